//! The dates of a request, by the calendar in use.

use rules::calendar::{WorkCalendar, builtin};
use rules::deadline::{Due, Start, rule};

use super::model::InformationRequest;
use crate::Ctx;

/// The calendar the body counts by.
pub(super) fn of(_ctx: &Ctx) -> &'static WorkCalendar {
    builtin()
}

/// When the written notice is due (UU 14/2008 Ps.22(7)). `None` when the calendar does not reach so far: a
/// request is taken all the same, and nothing is guessed.
pub(super) fn answer_due(ctx: &Ctx, received_at_ms: i64) -> Option<Due> {
    let start = Start::moment(received_at_ms, &ctx.directory.zone);
    rule("DL.REQ.ANSWER")?.term.due(of(ctx), start).ok()
}

/// Writes the dates of a period into the row.
pub(super) fn set(request: &mut InformationRequest, due: Option<Due>) {
    request.due_legal = due.map(|due| due.legal.to_string());
    request.due_safe = due.map(|due| due.safe.to_string());
    request.opens_on = due.and_then(|due| due.opens_on.ok()).map(|day| day.to_string());
}
