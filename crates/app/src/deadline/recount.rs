//! Dates of open cases when the calendar changes: counted again, and none that was told to a requester moves
//! earlier (`domain.md` §12). Slices with a clock (requests, objections) share this.

use jiff::civil::Date;
use rules::calendar::{NotLoaded, WorkCalendar};
use rules::deadline::{Due, Start, Term, recompute};

use crate::locale::{day_in_words, iso_in_words};
use crate::{Ctx, Error, Result};

/// Dates as they are stored, ISO; none where the calendar did not reach.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told<'a> {
    /// Last legal day.
    pub(crate) legal: Option<&'a str>,
    /// The same by the strictest reading.
    pub(crate) safe: Option<&'a str>,
    /// First day of the next step.
    pub(crate) opens_on: Option<&'a str>,
}

/// A day as it is stored. Errors: `Internal` for a row that cannot be read: a day that is not understood must
/// never count as "not known yet", or the case would never lapse.
pub(crate) fn stored_day(text: &str) -> Result<Date> {
    let problem = |error| anyhow::Error::new(error).context(format!("stored day {text:?}"));
    text.parse().map_err(|error| Error::Internal(problem(error)))
}

/// The dates of a case received on a day (ISO) by another calendar; `None` when they stay, or when the calendar
/// does not reach so far: then what was told stays.
/// Errors: `Internal` for a stored day that cannot be read.
pub(crate) fn again(
    term: Term,
    newer: &WorkCalendar,
    received_on: &str,
    told: Told<'_>,
) -> Result<Option<Due>> {
    let received = Start::day(stored_day(received_on)?);
    let told = match told.legal {
        None => None,
        Some(legal) => {
            let legal = stored_day(legal)?;
            let safe = told.safe.map_or(Ok(legal), stored_day)?;
            let unknown = NotLoaded { year: legal.year() };
            let opens_on = told.opens_on.map(stored_day).transpose()?.ok_or(unknown);
            Some(Due { legal, safe, opens_on, at: None })
        }
    };
    let Ok(again) = recompute(term, newer, received, told.as_ref()) else { return Ok(None) };
    let differs = |told: &Due| (told.legal, told.safe, told.opens_on.ok()) != days(&again.due);
    Ok(told.as_ref().is_none_or(differs).then_some(again.due))
}

/// The days alone: why a day is not known is no difference.
fn days(due: &Due) -> (Date, Date, Option<Date>) {
    (due.legal, due.safe, due.opens_on.ok())
}

/// What the requester reads: the old day, the new one, and by which decree. `None` when the legal day stays.
pub(crate) fn note(ctx: &Ctx, was: Option<&str>, now: &Due, newer: &WorkCalendar) -> Option<String> {
    if was == Some(now.legal.to_string().as_str()) {
        return None;
    }
    let now = ("now", day_in_words(ctx.locale, now.legal).into());
    let decree = ("decree", newer.version().decree.clone().into());
    Some(match was {
        Some(was) => {
            let was = ("was", iso_in_words(ctx.locale, was).into());
            ctx.locale.with("deadline-recount-moved", &[was, now, decree])
        }
        None => ctx.locale.with("deadline-recount-known", &[now, decree]),
    })
}
