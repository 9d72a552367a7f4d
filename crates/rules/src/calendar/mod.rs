//! The working-day calendar: which day counts, and by which decree.
//!
//! The clocks of UU 14/2008 run in *hari kerja*, which the act does not define. Offices work Monday to Friday
//! (Perpres 21/2023 Ps.3) except on the days a joint decree of three ministers names (*SKB 3 Menteri*), on
//! election days and on days a city adds. A calendar is data with a version; what it does not hold is refused
//! ([`NotLoaded`]) and never guessed.

mod builtin;
mod change;
mod count;
mod day;
mod read;

pub use builtin::{builtin, named, names};
pub use change::{Difference, difference, laid_over};
pub use day::{CalendarDay, DayKind};
pub use read::{Fault, FaultKind, read};

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::{Date, Weekday};

use count::Run;

/// The calendar holds nothing about this year, so nothing can be counted there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded {
    /// The first year that is missing.
    pub year: i16,
}

impl fmt::Display for NotLoaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "calendar not loaded for {}", self.year)
    }
}

impl std::error::Error for NotLoaded {}

/// Which calendar was used: recorded with every date that is told to someone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarVersion {
    /// Short name, unique within a body: `nasional-2026.1`.
    pub name: String,
    /// The decree that brought this version about.
    pub decree: String,
    /// Years that are known as a whole, ascending.
    pub years: Vec<i16>,
    /// Whether a year of it still waits to be compared with its decree.
    pub is_provisional: bool,
}

/// How a question counts *cuti bersama* (`domain.md` §12: no article names it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Collective leave is no working day: lateness is judged on it.
    Legal,
    /// Collective leave is a working day: the strictest reading for the officer.
    Safe,
}

/// A calendar of working days. Made once, asked often: every count is one look into a table.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    version: CalendarVersion,
    days: BTreeMap<Date, CalendarDay>,
    runs: Vec<Run>,
}

impl WorkCalendar {
    /// A calendar of these days. A year is loaded as a whole when its 1 January is among them: it is a national
    /// holiday in every decree. Of two rows for one date the later one holds.
    pub fn new(name: &str, decree: &str, is_provisional: bool, days: Vec<CalendarDay>) -> Self {
        let days: BTreeMap<Date, CalendarDay> = days.into_iter().map(|day| (day.date, day)).collect();
        let years: Vec<i16> =
            days.keys().filter(|date| date.day_of_year() == 1).map(|date| date.year()).collect();
        let runs = count::runs(&years, &days);
        let version =
            CalendarVersion { name: name.to_owned(), decree: decree.to_owned(), years, is_provisional };
        Self { version, days, runs }
    }

    /// Its name, decree and years.
    pub fn version(&self) -> &CalendarVersion {
        &self.version
    }

    /// All days that differ from the plain week, in order.
    pub fn days(&self) -> impl Iterator<Item = &CalendarDay> {
        self.days.values()
    }

    /// What the calendar says about a date beside its day of the week.
    pub fn marked(&self, date: Date) -> Option<&CalendarDay> {
        self.days.get(&date)
    }

    /// Whether the year of the date is loaded.
    pub fn holds(&self, date: Date) -> bool {
        self.run(date).is_ok()
    }

    /// Whether people work on the date. Errors: `NotLoaded` outside the loaded years.
    pub fn is_working(&self, date: Date, reading: Reading) -> Result<bool, NotLoaded> {
        self.run(date).map(|_| works(date, self.marked(date), reading))
    }

    /// The `n`-th working day after the date, so that 1 is the first one after it.
    /// 0 is the date itself or, when it is closed, the first working day after it.
    /// Errors: `NotLoaded` when the count runs out of the loaded years.
    #[inline]
    pub fn nth_after(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        if n == 0 { self.nth_from(date, 1, reading) } else { self.run(date)?.after(date, n, reading) }
    }

    /// How many working days lie after a date, up to another one. Errors: as [`Self::nth_after`].
    pub fn count_after(&self, date: Date, last: Date, reading: Reading) -> Result<u16, NotLoaded> {
        let days = std::iter::successors(date.tomorrow().ok(), |day| day.tomorrow().ok());
        days.take_while(|day| *day <= last)
            .try_fold(0_u16, |sum, day| Ok(sum.saturating_add(self.is_working(day, reading)?.into())))
    }

    /// The `n`-th working day counted from the date itself; 0 counts as 1.
    /// Errors: as [`Self::nth_after`].
    #[inline]
    pub fn nth_from(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        self.run(date)?.from(date, n.max(1), reading)
    }

    /// The `n`-th working day before the date, counted back; the date itself does not count.
    /// Errors: as [`Self::nth_after`].
    #[inline]
    pub fn nth_before(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        self.run(date)?.before(date, n, reading)
    }

    #[inline]
    fn run(&self, date: Date) -> Result<&Run, NotLoaded> {
        self.runs.iter().find(|run| run.holds(date.year())).ok_or(NotLoaded { year: date.year() })
    }
}

/// The one place that says whether a day is worked on.
fn works(date: Date, marked: Option<&CalendarDay>, reading: Reading) -> bool {
    match (marked.map(|day| day.kind), reading) {
        (Some(DayKind::SpecialWorkday), _) => true,
        (Some(DayKind::NationalHoliday | DayKind::LocalHoliday | DayKind::ElectionDay), _) => false,
        (Some(DayKind::CollectiveLeave), Reading::Legal) => false,
        (Some(DayKind::CollectiveLeave) | None, _) => {
            !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
        }
    }
}

#[cfg(test)]
mod tests;
