//! The arithmetic of a period.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::calendar::{NotLoaded, Reading, WorkCalendar};
use crate::code::coded;

coded! {
    /// What a period is counted in.
    pub enum Unit {
        /// *Hari kerja*.
        WorkingDay = "working_day",
        /// *Hari* without *kerja*: every day counts, and a last day on a Sunday stays a Sunday.
        CalendarDay = "calendar_day",
        /// Months; the 31st becomes the last day of a shorter month.
        Month = "month",
        /// Hours from the minute on, through nights and holidays.
        Hour = "hour",
    }
}

coded! {
    /// Which way a period is counted.
    pub enum Direction {
        /// On from the event.
        After = "after",
        /// Back from the event: the last day that still leaves the whole period before it.
        Before = "before",
    }
}

coded! {
    /// Which day of the event starts the period. An answer has a day of issue and a day of receipt, and being
    /// in time can hang on which one counts, so both are kept apart.
    pub enum StartsOn {
        /// The day the addressee has it in hand.
        Receipt = "receipt",
        /// The day it is dated, signed or said.
        Issue = "issue",
        /// The day it happens or is found.
        Fact = "fact",
        /// The last day of another period.
        End = "end",
    }
}

/// A length of time as an article gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// How many; 0 = the same day.
    pub length: u16,
    /// Of what.
    pub unit: Unit,
    /// Which way.
    pub direction: Direction,
    /// From which day of the event.
    pub starts_on: StartsOn,
}

/// When the event was, in the zone of the body: 23:59:59 WIB still belongs to its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start(DateTime);

impl Start {
    /// A day whose hour is not known. For periods in hours it counts from its first minute, the earliest the
    /// event can have been.
    pub fn day(day: Date) -> Self {
        Self(day.at(0, 0, 0, 0))
    }

    /// A local date and time.
    pub fn local(at: DateTime) -> Self {
        Self(at)
    }

    /// An instant (Unix ms UTC) in the zone of the body.
    pub fn moment(ms: i64, zone: &TimeZone) -> Self {
        Self(crate::zone::local(ms, zone))
    }

    /// The day in the zone of the body.
    pub fn date(self) -> Date {
        self.0.date()
    }
}

/// The dates of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Last day by the prevailing reading; lateness is judged on it.
    pub legal: Date,
    /// Last day by the strictest reading seen; never after `legal`.
    pub safe: Date,
    /// First working day after `legal`, or why it cannot be known.
    pub opens_on: Result<Date, NotLoaded>,
    /// Local minute of the end, for periods in hours.
    pub at: Option<DateTime>,
}

impl Term {
    /// The dates of the period that begins (or, counted back, ends) with `start`.
    /// Errors: `NotLoaded` when working days have to be counted beyond the calendar.
    #[inline]
    pub fn due(self, calendar: &WorkCalendar, start: Start) -> Result<Due, NotLoaded> {
        let (legal, safe, at) = match (self.unit, self.direction) {
            (Unit::WorkingDay, Direction::After) => {
                let legal = calendar.nth_after(start.date(), self.length, Reading::Legal)?;
                (legal, calendar.nth_from(start.date(), self.length, Reading::Safe)?, None)
            }
            (Unit::WorkingDay, Direction::Before) => self.back(calendar, start.date())?,
            (Unit::Hour, _) => {
                let end = start.0.checked_add(self.signed(i64::from(self.length)).hours());
                let end = end.map_err(|_| NotLoaded { year: start.date().year() })?;
                (end.date(), end.date(), Some(end))
            }
            (Unit::CalendarDay | Unit::Month, _) => {
                let legal = self.by_date(start.date(), self.length)?;
                let safe = if self.length > 0 { legal.yesterday() } else { Ok(legal) };
                (legal, safe.map_err(|_| NotLoaded { year: legal.year() })?, None)
            }
        };
        Ok(Due { legal, safe, opens_on: calendar.nth_after(legal, 1, Reading::Legal), at })
    }

    /// The last working day after which the whole period still fits before the end of the day `end`; by the
    /// strict reading that day itself is no part of the period.
    fn back(self, calendar: &WorkCalendar, end: Date) -> Result<(Date, Date, Option<DateTime>), NotLoaded> {
        let safe = calendar.nth_before(end, self.length.saturating_add(1), Reading::Legal)?;
        let legal = if calendar.is_working(end, Reading::Legal)? {
            calendar.nth_before(end, self.length, Reading::Legal)?
        } else {
            safe
        };
        Ok((legal, safe, None))
    }

    /// The day `steps` calendar days or months from the start. From the last day of a period that ends with its
    /// month one comes to the last day of a month: the half year that ends on 30 June and one month is 31 July.
    pub(super) fn by_date(self, start: Date, steps: u16) -> Result<Date, NotLoaded> {
        let steps = self.signed(i64::from(steps));
        let span = if self.unit == Unit::Month { steps.months() } else { steps.days() };
        // Only at the end of the years that can be counted at all.
        let day = start.checked_add(span).map_err(|_| NotLoaded { year: start.year() })?;
        let keeps_month_end =
            self.unit == Unit::Month && self.starts_on == StartsOn::End && start == start.last_of_month();
        Ok(if keeps_month_end { day.last_of_month() } else { day })
    }

    fn signed(self, steps: i64) -> i64 {
        match self.direction {
            Direction::After => steps,
            Direction::Before => -steps,
        }
    }
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
