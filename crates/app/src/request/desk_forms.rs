//! The forms of the steps that can be taken now, in the order of a day's work.

use rules::Code;
use rules::case::request::{Event, Outcome};
use rules::exemption::grounds;

use super::desk_item::Shown;
use super::fee::CopyFee;
use super::letter::Signer;
use super::model::InformationRequest;
use super::step;
use crate::Ctx;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::org::input::{Input, Kind};
use crate::page::Page;

/// A form of a next step.
pub(super) struct StepForm {
    /// Words of its texts: `request-<key>-title`, `-lead`, `-do`.
    pub(super) key: &'static str,
    /// Last part of its address.
    pub(super) at: &'static str,
    /// Its fields.
    pub(super) inputs: Vec<Input>,
}

/// The forms that can be sent now, with what was typed and what is wrong with it. `merged` is what other units
/// answered of it, `fee` what copies were said to cost.
pub(super) fn offered(
    ctx: &Ctx,
    p: &Page,
    request: &InformationRequest,
    shown: &Shown,
    (merged, fee): (&str, Option<&CopyFee>),
) -> Vec<StepForm> {
    let form = Form { ctx, p, shown };
    let all = [
        (Event::Accept, "accept", "terima", Vec::new()),
        (Event::FindIncomplete, "ask", "kurang", vec![form.lines("kurang", "missing", 3).required()]),
        (Event::Complete, "complete", "lengkap", Vec::new()),
        (Event::Assign, "assign", "disposisi", form.unit(request, false)),
        (Event::Answer, "answer", "jawab", form.notice(request, merged, fee)),
        (Event::BeginTest, "test", "uji", Vec::new()),
        (Event::PassOn, "pass-on", "teruskan", form.unit(request, true)),
        (Event::Extend, "extend", "perpanjang", form.signed(request, Event::Extend)),
        (Event::Deliver, "deliver", "serahkan", form.signed(request, Event::Deliver)),
    ];
    all.into_iter()
        .filter(|(event, ..)| step::may(ctx, request, *event))
        .map(|(_, key, at, inputs)| StepForm { key, at, inputs })
        .collect()
}

/// Makes the fields of the forms of one page.
pub(super) struct Form<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) p: &'a Page,
    pub(super) shown: &'a Shown,
}

impl Form<'_> {
    /// A field with what was typed in it.
    pub(super) fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("request-field-{key}"), format!("request-hint-{key}")];
        let typed = self.shown.fields.raw(name).unwrap_or(value);
        Input::of(self.p, &keys, name, typed, kind).check(self.p, &self.shown.errors)
    }

    fn lines(&self, name: &'static str, key: &str, rows: u8) -> Input {
        self.of(name, key, "", Kind::Lines(rows))
    }

    fn line(&self, name: &'static str, key: &str, value: &str) -> Input {
        self.of(name, key, value, Kind::Line("text"))
    }

    /// Active units but `but`, to choose one.
    pub(super) fn units(&self, name: &'static str, key: &str, but: Option<UnitId>) -> Input {
        let choose = (String::new(), self.p.t("request-choose"));
        let units = self.ctx.directory.active().filter(|unit| Some(unit.id) != but);
        let units = units.map(|unit| (unit.code.clone(), unit.name.clone()));
        let units = std::iter::once(choose).chain(units).collect();
        self.of(name, key, "", Kind::Choice(units)).required()
    }

    fn unit(&self, request: &InformationRequest, is_passed_on: bool) -> Vec<Input> {
        let note = self.lines("catatan", "note", 2);
        vec![
            self.units("unit", "to-unit", is_passed_on.then_some(request.unit_id)),
            if is_passed_on { note.required() } else { note },
        ]
    }

    /// What a letter says and who signs it: who acts, unless another name is typed.
    fn signed(&self, request: &InformationRequest, event: Event) -> Vec<Input> {
        let role = self.ctx.allow(step::act_of(event), Some(request.unit_id)).ok().flatten();
        let signer = Signer::default().or_actor(self.ctx, role);
        let what = match event {
            Event::Extend => self.lines("alasan", "reason", 3),
            _ => self.lines("penyerahan", "delivery-note", 2),
        };
        vec![
            what.required(),
            self.line("penandatangan", "signer", &signer.name),
            self.line("jabatan-penandatangan", "position", &signer.position),
        ]
    }

    /// The written notice, in the order of its letters a to g.
    fn notice(&self, request: &InformationRequest, merged: &str, fee: Option<&CopyFee>) -> Vec<Input> {
        const OUTCOMES: [Outcome; 4] =
            [Outcome::Granted, Outcome::PartlyGranted, Outcome::RefusedExempt, Outcome::NotHeld];
        let choice = |value: &str, key: String| (value.to_owned(), self.p.t(&key));
        let outcomes =
            std::iter::once(choice("", "request-choose".to_owned())).chain(OUTCOMES.iter().map(|outcome| {
                choice(outcome.code(), format!("request-outcome-{}", outcome.code().replace('_', "-")))
            }));
        let is_english = self.p.locale == Locale::English;
        let grounds = std::iter::once(choice("", "request-ground-none".to_owned())).chain(
            grounds().iter().map(|ground| {
                let label = if is_english { &ground.label_en } else { &ground.label_id };
                (ground.code.clone(), format!("{}. {label}", ground.code.trim_start_matches("EX17")))
            }),
        );
        let held = ["ya", "tidak"].map(|code| choice(code, format!("request-held-{code}"))).to_vec();
        let officer = self.ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
        let means = self.p.t(&format!("request-format-{}", request.format.0.code()));
        vec![
            self.of("hasil", "outcome", "", Kind::Choice(outcomes.collect())).required(),
            self.of("dikuasai", "held", "ya", Kind::Choice(held)).required(),
            self.line("badan-lain", "holder", ""),
            self.of("dasar", "ground", "", Kind::Choice(grounds.collect())),
            self.lines("akibat", "consequence", 2),
            self.of("materi", "material", merged, Kind::Lines(4)),
            self.lines("penghitaman", "blacked-out", 2),
            self.line("sarana", "means", &means),
            self.line("biaya", "cost", &fee.map_or(0, CopyFee::owed).to_string()),
            self.line("pembayaran", "payment", fee.map(|fee| fee.payment.as_str()).unwrap_or_default()),
            self.line("pejabat", "officer", &officer).required(),
            self.line("jabatan", "position", "").required(),
        ]
    }
}
