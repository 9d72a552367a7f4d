//! The dates of a request, by the calendar the body counts with.

use rules::calendar::WorkCalendar;
use rules::deadline::{Due, Start, Term, rule};

use super::model::InformationRequest;
use crate::{Ctx, Result};

/// When the written notice on a request received at `received_at_ms` is due (UU 14/2008 Ps.22(7)), prolonged or
/// not (Ps.22(8)), and the name of the calendar it was counted by. `None` when the calendar does not reach so
/// far: a request is taken all the same, and nothing is guessed.
/// Errors: the database does not answer.
pub(super) async fn answer_due(
    ctx: &Ctx,
    received_at_ms: i64,
    is_extended: bool,
) -> Result<(String, Option<Due>)> {
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let due = count(&calendar, Start::moment(received_at_ms, &ctx.directory.zone), is_extended);
    Ok((calendar.version().name.clone(), due))
}

fn count(calendar: &WorkCalendar, received: Start, is_extended: bool) -> Option<Due> {
    answer_term(is_extended)?.due(calendar, received).ok()
}

/// The period of the written notice (UU 14/2008 Ps.22(7)), prolonged (Ps.22(8)) or not.
pub(super) fn answer_term(is_extended: bool) -> Option<Term> {
    let rule = rule("DL.REQ.ANSWER")?;
    if is_extended { rule.extended() } else { Some(rule.term) }
}

/// Writes the dates of a period and its calendar into the row.
pub(super) fn set(request: &mut InformationRequest, (calendar, due): (String, Option<Due>)) {
    request.due_legal = due.map(|due| due.legal.to_string());
    request.due_safe = due.map(|due| due.safe.to_string());
    request.opens_on = due.and_then(|due| due.opens_on.ok()).map(|day| day.to_string());
    request.calendar = calendar;
}
