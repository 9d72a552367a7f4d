//! The dates of a request, by the calendar and the periods of the body.

use std::sync::Arc;

use rules::calendar::{Reading, WorkCalendar};
use rules::deadline::{Due, Profile, Rule, Start, Term, rule};
use rules::request::{Next, next};

use super::model::InformationRequest;
use crate::deadline::recount::stored_day;
use crate::deadline::{calendar, local};
use crate::locale::Locale;
use crate::{Ctx, Result};

/// Name of the calendar dates were counted by, and the dates. `None` when the calendar does not reach so far: a request
/// is taken all the same, and nothing is guessed.
pub(super) type Counted = (String, Option<Due>);

/// What is counted with today.
pub(super) struct Clock {
    calendar: Arc<WorkCalendar>,
    profile: Profile,
}

impl Clock {
    /// Calendar and periods of the body. Errors: the database does not answer.
    pub(super) async fn of(ctx: &Ctx) -> Result<Self> {
        let calendar = calendar::current(ctx.db(), ctx.body()).await?;
        Ok(Self { calendar, profile: local::profile(ctx.db(), ctx.body()).await? })
    }

    /// The one next act on a request; `None` when it is answered or over.
    /// Errors: `Internal` for a stored day that cannot be read.
    pub(super) fn next(&self, ctx: &Ctx, request: &InformationRequest) -> Result<Option<Next>> {
        let received = Start::moment(request.received_at, &ctx.directory.zone);
        let safe = request.due_safe.as_deref().map(stored_day).transpose()?;
        Ok(next(request.state.0, received, safe, &self.calendar, &self.profile))
    }

    /// Working days the body has for an answer to what comes in now (UU 14/2008 Ps.22(7)).
    /// Errors: `Internal` when the table of the law lacks the period.
    pub(super) fn answer_days(&self) -> Result<i64> {
        Ok(i64::from(self.profile.term(answer_rule()?).length))
    }

    /// When the written notice on a request received at `received_at_ms` with these working days is due, prolonged
    /// (Ps.22(8)) or not. Errors: `Internal` for days that are no period.
    pub(super) fn answer_due(
        &self,
        ctx: &Ctx,
        received_at_ms: i64,
        days: i64,
        is_extended: bool,
    ) -> Result<Counted> {
        let received = Start::moment(received_at_ms, &ctx.directory.zone);
        let due = answer_term(days, is_extended)?.due(&self.calendar, received).ok();
        Ok((self.calendar.version().name.clone(), due))
    }
}

/// How the day of the answer was counted, in words: the working days there are until then, the article, the calendar.
/// Empty while no day is known. Errors: `Internal` for a stored day that cannot be read.
pub(super) async fn how(ctx: &Ctx, locale: Locale, request: &InformationRequest) -> Result<String> {
    let Some(due) = request.due_legal.as_deref().map(stored_day).transpose()? else {
        return Ok(String::new());
    };
    let received = stored_day(&request.received_on)?;
    let known = calendar::by_name(ctx.db(), ctx.body(), &request.calendar).await?;
    let days = known.and_then(|calendar| calendar.count_after(received, due, Reading::Legal).ok());
    let articles = if request.extended_on.is_some() { "Pasal 22 ayat 7 dan 8" } else { "Pasal 22 ayat 7" };
    let mut said = vec![("x", request.calendar.clone().into()), ("y", articles.into())];
    Ok(match days {
        Some(days) => {
            said.push(("n", i64::from(days).into()));
            locale.with("request-fact-due-how", &said)
        }
        None => locale.with("request-fact-due-by", &said),
    })
}

/// The period of the written notice (UU 14/2008 Ps.22(7)).
fn answer_rule() -> Result<&'static Rule> {
    Ok(rule("DL.REQ.ANSWER").ok_or_else(|| anyhow::anyhow!("no rule for the answer to a request"))?)
}

/// It with these working days, prolonged (Ps.22(8)) or not. Errors: `Internal` for days that are no period.
pub(crate) fn answer_term(days: i64, is_extended: bool) -> Result<Term> {
    let rule = answer_rule()?;
    let more = rule.extension.filter(|_| is_extended).unwrap_or(0);
    let length = u16::try_from(days).map_err(anyhow::Error::new)?.saturating_add(more);
    Ok(Term { length, ..rule.term })
}

/// Writes the dates of a period and its calendar into the row.
pub(super) fn set(request: &mut InformationRequest, (calendar, due): Counted) {
    request.due_legal = due.map(|due| due.legal.to_string());
    request.due_safe = due.map(|due| due.safe.to_string());
    request.opens_on = due.and_then(|due| due.opens_on.ok()).map(|day| day.to_string());
    request.calendar = calendar;
}
