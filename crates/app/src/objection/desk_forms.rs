//! The forms of the steps that can be taken now.

use rules::Code as _;
use rules::case::objection::{Decision, Event};

use super::desk_item::Shown;
use super::model::Objection;
use super::step::Known;
use crate::org::input::{Input, Kind};
use crate::page::Page;
use crate::{Ctx, Result};

/// A form of a next step.
pub(super) struct StepForm {
    /// Words of its texts: `objection-<key>-title`, `-lead`, `-do`.
    pub(super) key: &'static str,
    /// Last part of its address.
    pub(super) at: &'static str,
    /// Its fields.
    pub(super) inputs: Vec<Input>,
}

/// The forms that can be sent now, with what was typed and what is wrong with it.
/// Errors: `Internal` when the row holds a day nobody can read.
pub(super) fn offered(
    ctx: &Ctx,
    p: &Page,
    (objection, known): (&Objection, &Known),
    shown: &Shown,
) -> Result<Vec<StepForm>> {
    let form = Form { ctx, p, shown };
    let done = form.of("pelaksanaan", "execution", "", Kind::Lines(3)).required();
    let all = [
        (Event::Review, "review", "periksa", Vec::new()),
        (
            Event::Decide,
            "decide",
            "putus",
            form.decision(objection, known.may(ctx, objection, Event::Settle)?),
        ),
        (Event::Execute, "execute", "laksanakan", vec![done]),
        (Event::Register, "register", "daftar", Vec::new()),
    ];
    let mut offered = Vec::new();
    for (event, key, at, inputs) in all {
        if known.may(ctx, objection, event)? {
            offered.push(StepForm { key, at, inputs });
        }
    }
    Ok(offered)
}

struct Form<'a> {
    ctx: &'a Ctx,
    p: &'a Page,
    shown: &'a Shown,
}

impl Form<'_> {
    fn of(&self, name: &'static str, key: &str, value: &str, kind: Kind) -> Input {
        let keys = [format!("objection-field-{key}"), format!("objection-hint-{key}")];
        let typed = self.shown.fields.raw(name).unwrap_or(value);
        Input::of(self.p, &keys, name, typed, kind).check(self.p, &self.shown.errors)
    }

    /// The written answer: decision, reasons, order with its day, who signs.
    fn decision(&self, objection: &Objection, may_settle: bool) -> Vec<Input> {
        let option = |value: &str, key: &str| (value.to_owned(), self.p.t(key));
        let mut decisions = vec![option("", "request-choose")];
        decisions.extend(Decision::ALL.iter().map(|one| {
            option(one.code(), &format!("objection-decision-{}", super::model::hyphens(one.code())))
        }));
        let mut ways = vec![option("putusan", "objection-way-decision")];
        if may_settle {
            ways.push(option("musyawarah", "objection-way-settled"));
        }
        let units = self.ctx.directory.active().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
        let unit =
            self.ctx.directory.unit(objection.unit_id).map(|unit| unit.code.as_str()).unwrap_or_default();
        let officer = self.ctx.officer().map(|officer| officer.name.as_str()).unwrap_or_default();
        vec![
            self.of("putusan", "decision", "", Kind::Choice(decisions)).required(),
            self.of("cara", "way", "putusan", Kind::Choice(ways)).required(),
            self.of("pertimbangan", "considerations", "", Kind::Lines(6)).required(),
            self.of("perintah", "order", "", Kind::Lines(3)),
            self.of("unit", "order-unit", unit, Kind::Choice(units)),
            self.of("batas", "order-due", "", Kind::Line("date")),
            self.of("pejabat", "officer", officer, Kind::Line("text")).required(),
            self.of("jabatan", "office", "", Kind::Line("text")).required(),
        ]
    }
}
