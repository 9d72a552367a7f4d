//! Figures of a year by UU 14/2008 Ps.12: how many requests, in which time, granted and refused, with reasons.
//! Counted are the acts of a unit, never what a requester is like: no kind, no place, no name is counted here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rules::Code;
use rules::calendar::{Reading, WorkCalendar};
use rules::case::request::{Outcome, State};

use super::store::{self, Row};
use crate::deadline::recount::stored_day;
use crate::ids::UnitId;
use crate::{Ctx, Result};

/// Answers to the survey from which on an average is shown: of fewer one could tell who gave which mark.
const FEWEST_MARKS: i64 = 5;

/// Figures of one unit, or of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Received in the year.
    pub received: usize,
    /// Not answered yet, and the day has not passed.
    pub open: usize,
    /// Answered on or before the legal date.
    pub in_time: usize,
    /// Answered after it.
    pub late: usize,
    /// The day passed, and there is no answer.
    pub lapsed: usize,
    /// Prolonged (Ps.22(8)).
    pub extended: usize,
    /// Taken back, or not completed in time.
    pub ended: usize,
    /// Working days from receipt to notice, in order; answers whose calendar is not loaded are left out.
    days: Vec<u16>,
    /// Answers by outcome.
    pub outcomes: BTreeMap<&'static str, usize>,
    /// Refusals by the code of their ground (Ps.17).
    pub grounds: BTreeMap<String, usize>,
    /// Answers to the survey, and the sum of their marks.
    survey: (i64, i64),
}

/// What a row is, for the figures.
enum Standing {
    Open,
    InTime,
    Late,
    Lapsed,
    Ended,
}

impl Figures {
    /// Answered.
    pub fn answered(&self) -> usize {
        self.in_time + self.late
    }

    /// Answered in time, of all whose day came: whole percent. None when no day came yet.
    pub fn percent_in_time(&self) -> Option<usize> {
        (self.in_time * 100).checked_div(self.answered() + self.lapsed)
    }

    /// Working days within which half of the answers were given; none without answers.
    pub fn median_days(&self) -> Option<u16> {
        self.within(1, 2)
    }

    /// Working days within which nine of ten answers were given.
    pub fn ninth_tenth_days(&self) -> Option<u16> {
        self.within(9, 10)
    }

    /// Average mark of the survey, 1 to 5, in tenths. None with fewer than `FEWEST_MARKS` answers.
    pub fn satisfaction_tenths(&self) -> Option<i64> {
        let (answers, marks) = self.survey;
        (answers >= FEWEST_MARKS).then(|| (marks * 10 + answers / 2) / answers)
    }

    /// Nearest rank: the smallest time within which `part` of `of` answers were given.
    fn within(&self, part: usize, of: usize) -> Option<u16> {
        let rank = (self.days.len() * part).div_ceil(of);
        self.days.get(rank.checked_sub(1)?).copied()
    }

    fn add(&mut self, row: &Row, today: &str, calendar: &WorkCalendar) {
        self.received += 1;
        self.extended += usize::from(row.extended_on.is_some());
        *match standing(row, today) {
            Standing::Open => &mut self.open,
            Standing::InTime => &mut self.in_time,
            Standing::Late => &mut self.late,
            Standing::Lapsed => &mut self.lapsed,
            Standing::Ended => &mut self.ended,
        } += 1;
        if row.answered_on.is_none() {
            return;
        }
        self.days.extend(working_days(row, calendar));
        if let Some(outcome) = Outcome::from_code(&row.outcome) {
            *self.outcomes.entry(outcome.code()).or_default() += 1;
        }
        if let Some(ground) = row.ground.as_ref().filter(|ground| !ground.is_empty()) {
            *self.grounds.entry(ground.clone()).or_default() += 1;
        }
    }
}

fn standing(row: &Row, today: &str) -> Standing {
    match (row.answered_on.is_some(), row.is_late == Some(true)) {
        (true, false) => return Standing::InTime,
        (true, true) => return Standing::Late,
        (false, _) => {}
    }
    match row.state.0 {
        State::Withdrawn | State::NotProcessed => Standing::Ended,
        State::Lapsed | State::UnderObjection | State::Closed => Standing::Lapsed,
        _ if row.due_legal.as_deref().is_some_and(|due| due < today) => Standing::Lapsed,
        _ => Standing::Open,
    }
}

/// Working days of an answer as the law counts them: day 1 is the first one after the receipt. `None` for a case
/// without an answer, or beyond the calendar; a row that cannot be read is said in the log.
fn working_days(row: &Row, calendar: &WorkCalendar) -> Option<u16> {
    let read = |day: &str| {
        stored_day(day).inspect_err(|problem| tracing::error!(%problem, "not in the median")).ok()
    };
    let answered: Date = read(row.answered_on.as_deref()?)?;
    let mut day: Date = read(&row.received_on)?;
    let mut count = 0;
    while day < answered {
        day = day.tomorrow().ok()?;
        count += u16::from(calendar.is_working(day, Reading::Legal).ok()?);
    }
    Some(count)
}

/// Figures of the requests received in a year: by unit, those with requests only, in the order of the
/// directory; and of all together. Errors: the database does not answer.
pub async fn of_year(
    ctx: &Ctx,
    unit: Option<UnitId>,
    year: i16,
) -> Result<(Vec<(UnitId, Figures)>, Figures)> {
    let (first, last) = store::ends(year);
    between(ctx, unit, (&first, &last)).await
}

/// The same for the requests received from a day to another, both included, ISO.
/// Errors: the database does not answer.
pub async fn between(
    ctx: &Ctx,
    unit: Option<UnitId>,
    days: (&str, &str),
) -> Result<(Vec<(UnitId, Figures)>, Figures)> {
    let _turn = ctx.app.exports.acquire().await.map_err(anyhow::Error::new)?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let rows = store::between(ctx.db(), ctx.body(), unit, days).await?;
    let today = ctx.today().to_string();
    let mut by_unit: BTreeMap<UnitId, Figures> = BTreeMap::new();
    let mut all = Figures::default();
    for row in &rows {
        by_unit.entry(row.unit_id).or_default().add(row, &today, &calendar);
        all.add(row, &today, &calendar);
    }
    for mark in store::marks(ctx.db(), ctx.body(), unit, days).await? {
        by_unit.entry(mark.unit_id).or_default().survey = (mark.answers, mark.marks);
        all.survey = (all.survey.0 + mark.answers, all.survey.1 + mark.marks);
    }
    for figures in by_unit.values_mut().chain([&mut all]) {
        figures.days.sort_unstable();
    }
    let in_order = ctx.directory.all().iter().map(|unit| unit.id);
    let units = in_order.filter_map(|unit| by_unit.remove(&unit).map(|figures| (unit, figures))).collect();
    Ok((units, all))
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn the_median_and_the_ninth_tenth_are_times_that_were_really_needed() {
        let of = |days: &[u16]| Figures { days: days.to_vec(), ..Figures::default() };
        assert_eq!(of(&[]).median_days(), None);
        assert_eq!((of(&[4]).median_days(), of(&[4]).ninth_tenth_days()), (Some(4), Some(4)));
        let ten = of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 20]);
        assert_eq!((ten.median_days(), ten.ninth_tenth_days()), (Some(5), Some(9)));
    }

    #[test]
    fn an_average_of_few_marks_would_tell_who_gave_which() {
        let of = |survey| Figures { survey, ..Figures::default() }.satisfaction_tenths();
        assert_eq!((of((0, 0)), of((4, 20)), of((5, 21))), (None, None, Some(42)));
    }

    #[test]
    fn uu_14_2008_ps_12_silence_counts_against_the_share_in_time() {
        let figures = Figures { in_time: 3, late: 1, lapsed: 2, ..Figures::default() };
        assert_eq!(figures.percent_in_time(), Some(50));
        assert_eq!(Figures { open: 4, ..Figures::default() }.percent_in_time(), None);
    }
}
