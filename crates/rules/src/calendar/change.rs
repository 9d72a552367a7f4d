//! Laying a decree over a calendar, and what that changes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{CalendarDay, DayKind, WorkCalendar};

/// The days of a calendar after a file was laid over it.
///
/// A file that names 1 January holds that year as a whole: what the calendar knew of the year goes, except
/// local holidays and special workdays, which no national decree names. Other files only add or replace the
/// days they name.
pub fn laid_over(base: &WorkCalendar, days: Vec<CalendarDay>) -> Vec<CalendarDay> {
    let whole: Vec<i16> =
        days.iter().filter(|day| day.date.day_of_year() == 1).map(|day| day.date.year()).collect();
    let stays = |day: &&CalendarDay| {
        let is_local = matches!(day.kind, DayKind::LocalHoliday | DayKind::SpecialWorkday);
        is_local || !whole.contains(&day.date.year())
    };
    let mut merged: BTreeMap<Date, CalendarDay> =
        base.days().filter(stays).map(|day| (day.date, day.clone())).collect();
    merged.extend(days.into_iter().map(|day| (day.date, day)));
    merged.into_values().collect()
}

/// One day that is not the same in two calendars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The day.
    pub date: Date,
    /// What the older calendar says; `None` = nothing special.
    pub before: Option<CalendarDay>,
    /// What the newer one says.
    pub after: Option<CalendarDay>,
}

/// Every day that differs, in order.
pub fn difference(older: &WorkCalendar, newer: &[CalendarDay]) -> Vec<Difference> {
    let newer: BTreeMap<Date, &CalendarDay> = newer.iter().map(|day| (day.date, day)).collect();
    let mut dates: Vec<Date> = older.days().map(|day| day.date).chain(newer.keys().copied()).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
        .into_iter()
        .map(|date| Difference {
            date,
            before: older.marked(date).cloned(),
            after: newer.get(&date).map(|day| (*day).clone()),
        })
        .filter(|change| change.before != change.after)
        .collect()
}
