//! The dates of an objection, by the calendar the body counts with. Where it does not reach, nothing is guessed.

use jiff::civil::Date;
use rules::calendar::WorkCalendar;
use rules::deadline::{Due, Rule, Start, Term, rule};

use super::model::{self, Objection};
use crate::{Ctx, Result};

/// Writes when the answer to an objection is due: thirty working days from receipt, or what the body kept then, never
/// prolonged (UU 14/2008 Ps.36(2)).
/// Errors: `Internal` when the row holds days that are no period.
pub(super) fn set_answer(ctx: &Ctx, calendar: &WorkCalendar, objection: &mut Objection) -> Result<()> {
    let received = Start::moment(objection.received_at, &ctx.directory.zone);
    let due = answer_term(objection.answer_days)?.due(calendar, received).ok();
    objection.due_legal = due.map(|due| due.legal.to_string());
    objection.due_safe = due.map(|due| due.safe.to_string());
    objection.opens_on = due.and_then(|due| due.opens_on.ok()).map(|day| day.to_string());
    objection.calendar.clone_from(&calendar.version().name);
    Ok(())
}

fn answer_rule() -> Result<&'static Rule> {
    Ok(rule("DL.OBJ.ANSWER").ok_or_else(|| anyhow::anyhow!("no rule for the answer to an objection"))?)
}

/// Working days the body has for an answer to what comes in now.
/// Errors: the database does not answer.
pub(super) async fn answer_days(ctx: &Ctx) -> Result<i64> {
    let profile = crate::deadline::local::profile(ctx.db(), ctx.body()).await?;
    Ok(i64::from(profile.term(answer_rule()?).length))
}

/// The period of the answer with these working days. Errors: `Internal` for days that are no period.
pub(super) fn answer_term(days: i64) -> Result<Term> {
    let length = u16::try_from(days).map_err(anyhow::Error::new)?;
    Ok(Term { length, ..answer_rule()?.term })
}

/// Writes when a dispute can be filed after a written answer told on `day`: fourteen working days from its
/// receipt (Ps.37(2)). The answer is told the same day by mail and on the page of the case.
pub(super) fn set_dispute_after_answer(calendar: &WorkCalendar, objection: &mut Objection, day: Date) {
    let due = count("DL.DSP.FILE", calendar, Start::day(day));
    objection.dispute_opens_on = Some(day.to_string());
    objection.dispute_due_on = due.map(|due| due.legal.to_string());
}

/// Writes when a dispute can be filed after silence: from the first working day after the last day of the
/// answer, fourteen working days from that last day (Perki 1/2013).
/// Errors: `Internal` when the row holds a day nobody can read.
pub(super) fn set_dispute_after_silence(calendar: &WorkCalendar, objection: &mut Objection) -> Result<()> {
    let last = model::day(objection.due_legal.as_deref())?;
    let due = last.and_then(|last| count("DL.DSP.FILE_SILENT", calendar, Start::day(last)));
    objection.dispute_opens_on.clone_from(&objection.opens_on);
    objection.dispute_due_on = due.map(|due| due.legal.to_string());
    Ok(())
}

fn count(code: &str, calendar: &WorkCalendar, start: Start) -> Option<Due> {
    rule(code)?.term.due(calendar, start).ok()
}
