//! `/api/v1/deadlines`: until when, by which article, and every day between as proof.

use super::params::{Kind, NO_MOMENT, Param, Values};
use super::problem::Fault;
use super::{Answer, Operation};
use crate::ctx::Visit;
use crate::deadline::{answer, calendar, local};
use crate::page::Query;

const fn required(param: Param) -> Param {
    Param { is_required: true, ..param }
}

pub(super) const COUNT: Operation = Operation {
    path: "/api/v1/deadlines",
    id: "countDeadline",
    summary: "The due dates of a period of law (legal, safe, first day the next step is open), proved day by day.",
    key: None,
    query: &[
        required(Param::new("kind", Kind::Deadline, "Code of the period.", "DL.REQ.ANSWER")),
        required(Param::new(
            "start",
            Kind::Moment,
            "When the event was that starts the period, in the zone of the body.",
            "2025-11-21",
        )),
        Param::new(
            "calendar",
            Kind::Text { most: 80 },
            "Name of another calendar of working days; without it the one the body uses.",
            "nasional-2026.1",
        ),
    ],
    answer: "Deadline",
    others: &[(
        404,
        "The calendar does not reach so far, or there is none of that name: nothing is guessed.",
    )],
};

/// `GET /api/v1/deadlines`
pub(super) async fn count(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(COUNT.query, &query)?;
    let zone = &ctx.directory.zone;
    let start = values.text("start").and_then(|text| answer::start_of(text, zone));
    let start = start.ok_or_else(|| Fault::parameter("start", NO_MOMENT))?;
    let rule = values.text("kind").and_then(rules::deadline::rule);
    let rule = rule.ok_or_else(|| Fault::parameter("kind", "is no code of a period"))?;
    let calendar = match values.text("calendar") {
        Some(name) => calendar::by_name(ctx.db(), ctx.body(), name)
            .await?
            .ok_or_else(|| Fault::names_nothing("calendar", "names no calendar"))?,
        None => calendar::current(ctx.db(), ctx.body()).await?,
    };
    let profile = local::profile(ctx.db(), ctx.body()).await?;
    let counted = answer::answer((rule, &profile), &calendar, start, zone)
        .map_err(|why| Fault::names_nothing("start", &format!("leads beyond what is known: {why}")))?;
    super::item(&ctx, &values, &counted)
}
