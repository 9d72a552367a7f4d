//! The questions about parts on the page of a request: asking another unit, and answering what was asked.

use rules::permission::Act;
use rules::request::proposed_part_day;

use super::desk_forms::Form;
use super::desk_item::Shown;
use super::model::InformationRequest;
use super::part::{Part, may_split};
use crate::Ctx;
use crate::ids::PartId;
use crate::org::input::{Input, Kind};
use crate::page::Page;

/// What is asked to split a case; empty when it cannot be split now.
pub(super) fn split(ctx: &Ctx, p: &Page, request: &InformationRequest, shown: &Shown) -> Vec<Input> {
    if !may_split(ctx, request) {
        return Vec::new();
    }
    let form = Form { ctx, p, shown };
    let safe = request.due_safe.as_deref().and_then(|day| day.parse().ok());
    let day = proposed_part_day(ctx.today(), safe).to_string();
    vec![
        form.units("unit-bagian", "part-unit", Some(request.unit_id)),
        form.of("bagian", "part", "", Kind::Lines(3)).required(),
        form.of("batas-bagian", "part-day", &day, Kind::Line("date")).required(),
    ]
}

/// The first open part of a unit of the actor, with the field for its answer.
pub(super) fn answerable(ctx: &Ctx, p: &Page, parts: &[Part], shown: &Shown) -> Option<(PartId, Input)> {
    let may = |part: &&Part| part.is_open() && ctx.may(Act::AnswerRequests, Some(part.unit_id));
    let part = parts.iter().find(may)?;
    let form = Form { ctx, p, shown };
    Some((part.id, form.of("jawaban-bagian", "part-answer", "", Kind::Lines(4)).required()))
}
