//! The dates of a request, by the calendar and the periods of the body.

use rules::deadline::{Due, Profile, Start, Term, rule};

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
    let profile = crate::deadline::local::profile(ctx.db(), ctx.body()).await?;
    let received = Start::moment(received_at_ms, &ctx.directory.zone);
    let due = answer_term(&profile, is_extended).and_then(|term| term.due(&calendar, received).ok());
    Ok((calendar.version().name.clone(), due))
}

/// The period of the written notice (UU 14/2008 Ps.22(7)) as the body keeps it, prolonged (Ps.22(8)) or not.
pub(super) fn answer_term(profile: &Profile, is_extended: bool) -> Option<Term> {
    let rule = rule("DL.REQ.ANSWER")?;
    if is_extended { profile.extended(rule) } else { Some(profile.term(rule)) }
}

/// Writes the dates of a period and its calendar into the row.
pub(super) fn set(request: &mut InformationRequest, (calendar, due): (String, Option<Due>)) {
    request.due_legal = due.map(|due| due.legal.to_string());
    request.due_safe = due.map(|due| due.safe.to_string());
    request.opens_on = due.and_then(|due| due.opens_on.ok()).map(|day| day.to_string());
    request.calendar = calendar;
}
