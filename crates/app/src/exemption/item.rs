//! One exemption in the workroom: the guided test, the advice, the decision and what can be done next.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::deadline::rule;
use rules::exemption::{NeverExempt, OpenedBy, State, Step, grounds, may_open, opening_due};
use rules::obligation::ObligationClass;

use super::model::{Advice, Exemption, Test};
use super::{step, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ExemptionId;
use crate::locale::{Locale, day_in_words};
use crate::obligation::picker::{self, Picker};
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status};
use crate::{Ctx, Result};

/// Obligations an exemption may cover; see `save::may_cover`.
const CLASSES: [ObligationClass; 3] =
    [ObligationClass::Periodic, ObligationClass::Immediate, ObligationClass::OnDemand];

/// What is shown over what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The test as typed.
    pub(super) test: Option<Test>,
    /// Fields of the smaller forms as typed.
    pub(super) fields: Fields,
    pub(super) errors: FieldErrors,
    pub(super) is_conflict: bool,
}

impl Shown {
    /// A smaller form that could not be taken.
    pub(super) fn refused(errors: FieldErrors, fields: Fields) -> Self {
        Self { fields, errors, ..Self::default() }
    }
}

#[derive(Template)]
#[template(path = "exemption/pages/item.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the page offers, each shown by itself")]
struct ItemPage {
    p: Page,
    exemption: Exemption,
    state: State,
    unit: String,
    advice: Vec<Advice>,
    inputs: Vec<Input>,
    picker: Picker,
    /// Obligations it covers: code and words.
    obligations: Vec<(String, String)>,
    /// Inputs of the forms that can be sent now; empty = not offered.
    advise: Vec<Input>,
    decide: Vec<Input>,
    approve: Vec<Input>,
    send_back: Vec<Input>,
    opening: Vec<Input>,
    /// Last day for the opening decision, in words; empty = not offered or not known.
    opening_by: String,
    open: Vec<Input>,
    may_edit: bool,
    may_discard: bool,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    show_optional: bool,
}

/// A form of a next step: title, lead, button, last part of its address, fields.
type StepForm<'a> = (&'static str, &'static str, &'static str, &'static str, &'a [Input]);

impl ItemPage {
    fn state_text(&self) -> String {
        self.p.t(&format!("exemption-state-{}", self.state.code().replace('_', "-")))
    }

    fn advice_text(&self, advice: &Advice) -> String {
        self.p.t(&format!("exemption-advice-{}", advice.advice))
    }

    /// The forms that can be sent now.
    fn forms(&self) -> Vec<StepForm<'_>> {
        let all: [StepForm<'_>; 5] = [
            ("exemption-decide-title", "exemption-decide-lead", "exemption-decide", "tetapkan", &self.decide),
            (
                "exemption-approve-title",
                "exemption-approve-lead",
                "exemption-approve",
                "setujui",
                &self.approve,
            ),
            (
                "exemption-return-title",
                "exemption-return-lead",
                "exemption-return",
                "kembalikan",
                &self.send_back,
            ),
            (
                "exemption-opening-title",
                "exemption-opening-lead",
                "exemption-opening",
                "buka-akhir",
                &self.opening,
            ),
            ("exemption-open-title", "exemption-open-lead", "exemption-open", "buka", &self.open),
        ];
        all.into_iter().filter(|(.., fields)| !fields.is_empty()).collect()
    }
}

/// `GET /kerja/dikecualikan/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    query: Query,
) -> Result<Response<Body>> {
    let shown = Shown::default();
    answer(&ctx, id, shown, StatusCode::OK, Some(query.text("ok"))).await
}

/// The page after a form that could not be taken: everything typed is there again.
pub(super) async fn page(ctx: &Ctx, id: ExemptionId, shown: Shown) -> Result<Response<Body>> {
    let status = if shown.is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    answer(ctx, id, shown, status, None).await
}

async fn answer(
    ctx: &Ctx,
    id: ExemptionId,
    shown: Shown,
    status: StatusCode,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let exemption = step::find(ctx, id).await?;
    let advice = store::list_advice(ctx.db(), ctx.body(), id).await?;
    let title = if exemption.information.is_empty() {
        ctx.locale.t("exemption-untitled")
    } else {
        exemption.information.clone()
    };
    let p = Page::new(ctx, title).section("exemptions").flash(ok);
    let test = shown.test.clone().unwrap_or_else(|| exemption.test());
    let form = Form { p: &p, shown: &shown };
    let groups = crate::obligation::groups(ctx, exemption.unit_id).await?;
    let words = ("exemption-obligations", "exemption-obligations-hint");
    let refusal = shown.errors.get("kewajiban").map(|key| p.t(key)).unwrap_or_default();
    let offered = |step: Step, inputs: Vec<Input>| {
        if step::may(ctx, &exemption, step) { inputs } else { Vec::new() }
    };
    let opening_by = opening_by(ctx, &exemption).await?;
    let page = ItemPage {
        state: exemption.state_on(ctx.today()),
        unit: ctx.directory.name(exemption.unit_id).to_owned(),
        inputs: form.test(&test),
        picker: Picker::new(&p, words, (&groups, &CLASSES), &test.obligations, &[]).refuse(refusal),
        obligations: picker::labels(&p, &test.obligations),
        advise: offered(Step::Advise, form.advise()),
        decide: offered(Step::Decide, form.decide(ctx)),
        approve: offered(
            Step::Approve,
            form.lines(&[("nama-kepala", "head-name"), ("jabatan-kepala", "head-position")]),
        ),
        send_back: offered(Step::Return, vec![form.input("catatan-kepala", "remark", Kind::Lines(3))]),
        opening: offered(
            Step::DecideOpening,
            vec![
                form.input("nomor-buka", "opening-number", Kind::Line("text")).required(),
                form.input("tanggal-buka", "opening-on", Kind::Line("date")).required(),
            ],
        ),
        opening_by,
        open: offered(Step::Open, form.open(&exemption)),
        may_edit: step::may(ctx, &exemption, Step::Edit),
        may_discard: step::may(ctx, &exemption, Step::Discard),
        errors: shown.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        is_conflict: shown.is_conflict,
        show_optional: false,
        advice,
        exemption,
        p,
    };
    html_status(status, &page)
}

/// The last day for the opening decision in words, while it can still be made (PP 61/2010 Ps.11(2)).
async fn opening_by(ctx: &Ctx, exemption: &Exemption) -> Result<String> {
    let Some(until) = exemption.until().filter(|_| exemption.state.0 == State::InForce) else {
        return Ok(String::new());
    };
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let profile = crate::deadline::local::profile(ctx.db(), ctx.body()).await?;
    let by = match opening_due(until, &calendar, &profile) {
        Ok(due) => day_in_words(ctx.locale, due.legal),
        Err(why) => {
            return Ok(ctx.locale.with("exemption-opening-unknown", &[("n", i64::from(why.year).into())]));
        }
    };
    let own = rule("DL.EXE.DECIDE").and_then(|rule| Some((profile.basis(rule)?, profile.term(rule).length)));
    Ok(match own {
        None => ctx.locale.with("exemption-opening-by", &[("x", by.into())]),
        Some((basis, days)) => {
            let told = [("x", by.into()), ("n", i64::from(days).into()), ("y", basis.to_owned().into())];
            ctx.locale.with("exemption-opening-by-own", &told)
        }
    })
}

/// What is chosen or typed, in words.
fn value(input: &Input, p: &Page) -> String {
    match &input.kind {
        Kind::Choice(options) => options
            .iter()
            .find(|(value, _)| *value == input.value && !value.is_empty())
            .map(|(_, label)| label.clone())
            .unwrap_or_default(),
        Kind::Line("date") => input
            .value
            .parse()
            .map_or_else(|_| input.value.clone(), |day: jiff::civil::Date| day_in_words(p.locale, day)),
        _ => input.value.clone(),
    }
}

/// The inputs of this page.
struct Form<'a> {
    p: &'a Page,
    shown: &'a Shown,
}

impl Form<'_> {
    fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("exemption-field-{key}"), format!("exemption-hint-{key}")];
        Input::of(self.p, &keys, name, value, kind).check(self.p, &self.shown.errors)
    }

    /// A field of a smaller form, with what was typed.
    fn input(&self, name: &'static str, key: &str, kind: Kind) -> Input {
        self.of(name, key, self.shown.fields.text(name), kind)
    }

    fn lines(&self, fields: &[(&'static str, &str)]) -> Vec<Input> {
        fields.iter().map(|(name, key)| self.input(name, key, Kind::Line("text")).required()).collect()
    }

    /// The test, in the order of its legal steps.
    fn test(&self, test: &Test) -> Vec<Input> {
        let choice = |code: &str, key: String| (code.to_owned(), self.p.t(&key));
        let occasions = step::OCCASIONS
            .iter()
            .map(|code| choice(code, format!("exemption-occasion-{}", code.replace('_', "-"))));
        let is_english = self.p.locale == Locale::English;
        let grounds = std::iter::once((String::new(), self.p.t("exemption-choose"))).chain(
            grounds().iter().map(|ground| {
                let label = if is_english { &ground.label_en } else { &ground.label_id };
                (ground.code.clone(), format!("{}. {label}", ground.code.trim_start_matches("EX17")))
            }),
        );
        let never = std::iter::once((String::new(), self.p.t("exemption-never-none"))).chain(
            NeverExempt::ALL.iter().map(|kind| {
                choice(kind.code(), format!("exemption-never-{}", kind.code().replace('_', "-")))
            }),
        );
        vec![
            self.of("saat", "occasion", &test.occasion, Kind::Choice(occasions.collect())),
            self.of("informasi", "information", &test.information, Kind::Lines(2)),
            self.of("dokumen", "document", &test.document, Kind::Lines(2)),
            self.of("bagian", "part", &test.withheld_part, Kind::Lines(2)),
            self.of("tidak-boleh", "never", &test.never_exempt, Kind::Choice(never.collect())),
            self.of("alasan", "ground", &test.ground, Kind::Choice(grounds.collect())),
            self.of("undang-undang", "law", &test.law, Kind::Lines(2)),
            self.of("bila-dibuka", "if-opened", &test.if_opened, Kind::Lines(3)),
            self.of("bila-ditutup", "if-closed", &test.if_closed, Kind::Lines(3)),
            self.of("pertimbangan", "weighing", &test.weighing, Kind::Lines(4)),
            self.of("sampai", "until", &test.exempt_until, Kind::Line("date")),
            self.of("dasar-waktu", "basis", &test.period_basis, Kind::Line("text")),
            self.of("tinjau", "review", &test.review_on, Kind::Line("date")),
        ]
    }

    fn advise(&self) -> Vec<Input> {
        let choices = ["close", "part", "open"]
            .iter()
            .map(|code| ((*code).to_owned(), self.p.t(&format!("exemption-advice-{code}"))));
        vec![
            self.input("saran", "advice", Kind::Choice(choices.collect())),
            self.input("catatan", "advice-note", Kind::Lines(3)).required(),
        ]
    }

    /// The decision; name and place are proposed.
    fn decide(&self, ctx: &Ctx) -> Vec<Input> {
        let typed = |name: &str, proposed: String| {
            let typed = self.shown.fields.text(name);
            if typed.is_empty() { proposed } else { typed.to_owned() }
        };
        let officer = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
        let place = ctx.directory.body.short_name.clone();
        let line =
            |name, key: &str, value: &str, kind| self.of(name, key, value, Kind::Line(kind)).required();
        vec![
            line("nomor", "number", self.shown.fields.text("nomor"), "text"),
            line("tanggal", "decided-on", &typed("tanggal", ctx.today().to_string()), "date"),
            line("tempat", "place", &typed("tempat", place), "text"),
            line("nama-ppid", "ppid-name", &typed("nama-ppid", officer), "text"),
            line("jabatan-ppid", "ppid-position", self.shown.fields.text("jabatan-ppid"), "text"),
        ]
    }

    fn open(&self, exemption: &Exemption) -> Vec<Input> {
        let causes = OpenedBy::ALL
            .iter()
            .filter(|cause| exemption.ground().is_some_and(|ground| may_open(ground, **cause)))
            .map(|cause| {
                let key = format!("exemption-opened-{}", cause.code().replace('_', "-"));
                (cause.code().to_owned(), self.p.t(&key))
            });
        vec![
            self.input("sebab", "cause", Kind::Choice(causes.collect())),
            self.input("alasan-buka", "open-reason", Kind::Lines(2)).required(),
        ]
    }
}
