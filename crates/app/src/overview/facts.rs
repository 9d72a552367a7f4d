//! What the other slices know today, gathered for one page.

use jiff::civil::Date;
use rules::activity::{Month, Verdict};
use rules::calendar::{Reading, WorkCalendar};

use crate::assessment::{self, NextStep, Standing};
use crate::claim::{self, Neighbour, OfficialYear};
use crate::coaching::{self, CoachingFacts};
use crate::contact::{self, Latest};
use crate::ids::UnitId;
use crate::meeting::{self, MeetingFacts};
use crate::report::{self, Figures};
use crate::semester::{self, SemesterFacts};
use crate::{Ctx, Result};

/// Steps a leader is shown.
pub(super) const STEPS: usize = 3;
/// Units named in a list; the rest is a number.
pub(super) const UNITS: usize = 8;

/// A unit without news.
pub(super) struct Silent {
    /// The unit.
    pub(super) unit: UnitId,
    /// What is being done about it; none while nobody spoke to it.
    pub(super) contact: Option<Latest>,
}

/// A step with the day by which it can be done.
pub(super) struct Due {
    /// The step.
    pub(super) step: NextStep,
    /// The day, when the calendar reaches so far.
    pub(super) by: Option<Date>,
}

/// Everything of the leader's page.
pub(super) struct Facts {
    /// Today's score by the current instrument.
    pub(super) standing: Option<Standing>,
    /// The cheapest steps to the next band.
    pub(super) steps: Vec<Due>,
    /// Official scores of past years.
    pub(super) official: Vec<OfficialYear>,
    /// The newest year with neighbours.
    pub(super) league: Option<(i32, Vec<Neighbour>)>,
    /// Requests received this year.
    pub(super) requests: Figures,
    /// Units with answers that came late or never, most first.
    pub(super) behind: Vec<(UnitId, usize)>,
    /// Units whose site had no news in the last full month.
    pub(super) silent: Vec<Silent>,
    /// That month.
    pub(super) month: Month,
    /// Meetings of this year.
    pub(super) meetings: MeetingFacts,
    /// Coaching of this year.
    pub(super) coaching: CoachingFacts,
    /// The half-year whose reports are due or were due last, and how they stand.
    pub(super) reports: (String, SemesterFacts),
}

/// Gathers what a leader sees. Errors: the database does not answer.
pub(super) async fn gather(ctx: &Ctx) -> Result<Facts> {
    let today = ctx.today();
    let month = Month::of(today).previous();
    let standing = assessment::standing(ctx).await?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let steps = standing.as_ref().map(|standing| standing.steps.iter().take(STEPS)).into_iter().flatten();
    let steps =
        steps.map(|step| Due { by: day_after(&calendar, today, step.effort_days), step: step.clone() });
    let steps = steps.collect();
    let (units, requests) = report::of_year(ctx, None, today.year()).await?;
    let mut behind: Vec<(UnitId, usize)> =
        units.iter().map(|(unit, figures)| (*unit, figures.late + figures.lapsed)).collect();
    behind.retain(|(_, cases)| *cases > 0);
    behind.sort_by_key(|(unit, cases)| (std::cmp::Reverse(*cases), *unit));
    let year = year_range(ctx, today);
    let half = last_half(today);
    Ok(Facts {
        steps,
        standing,
        official: claim::official(ctx).await?,
        league: claim::neighbours(ctx).await?,
        requests,
        behind,
        silent: silent(ctx, month).await?,
        month,
        meetings: meeting::facts(ctx, year.0, year.1).await?,
        coaching: coaching::facts(ctx, year.0, year.1).await?,
        reports: (half.clone(), semester::facts(ctx, &half).await?),
    })
}

/// The working day by which somebody who begins tomorrow is done.
fn day_after(calendar: &WorkCalendar, today: Date, days: u32) -> Option<Date> {
    let days = u16::try_from(days).ok()?;
    calendar.nth_after(today, days.max(1), Reading::Legal).ok()
}

/// Begin and end of the year of a day, Unix ms.
fn year_range(ctx: &Ctx, today: Date) -> (i64, i64) {
    let first = Month::of(today.first_of_year());
    let last = Month::of(today.last_of_year());
    (first.range(&ctx.directory.zone).0, last.range(&ctx.directory.zone).1)
}

/// The half-year that was over last: its reports are due in July and January.
fn last_half(today: Date) -> String {
    if today.month() > 6 { format!("{}-1", today.year()) } else { format!("{}-2", today.year() - 1) }
}

/// Units whose site is known to be without news in a month, in the order of the directory. A month nobody could
/// count blames no one.
async fn silent(ctx: &Ctx, month: Month) -> Result<Vec<Silent>> {
    let code = month.to_string();
    let verdicts = crate::website::store::list_verdicts(ctx.db(), ctx.body(), None, (&code, &code)).await?;
    let mut spoken = contact::latest(ctx).await?;
    let is_silent = |unit: UnitId| {
        verdicts.iter().any(|verdict| verdict.unit_id == unit && verdict.verdict.0 == Verdict::Dormant)
    };
    let units = ctx.directory.active().filter(|unit| is_silent(unit.id));
    Ok(units.map(|unit| Silent { unit: unit.id, contact: spoken.remove(&unit.id) }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_half_year_that_was_over_last_is_reported() {
        assert_eq!(last_half(date(2026, 11, 22)), "2026-1");
        assert_eq!(last_half(date(2026, 7, 1)), "2026-1");
        assert_eq!(last_half(date(2026, 6, 30)), "2025-2");
    }
}
