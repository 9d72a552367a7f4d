//! Calendar months of a body's zone. A ranking counts by them (`domain.md` §11: WIB, UTC+7).

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::zone;

/// A calendar month, from the year 2000 on. Written `2026-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The month of an instant (Unix ms) in a zone.
    pub fn at(ms: i64, zone: &TimeZone) -> Self {
        Self::of(zone::day(ms, zone))
    }

    /// A month written `2026-11`. `None` for anything else and for months before 2000.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((2000..=9000).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> i8 {
        self.month
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// Whether it lies at most so many months before or after another.
    pub fn is_near(self, other: Self, months: i32) -> bool {
        let count = |month: Self| i32::from(month.year) * 12 + i32::from(month.month);
        (count(self) - count(other)).abs() <= months
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(Date::ZERO)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// Its first instant and the first instant after it, Unix ms, in a zone: a half-open range.
    pub fn range(self, zone: &TimeZone) -> (i64, i64) {
        zone::month_range(self.year, self.month, zone).unwrap_or((0, 0))
    }

    /// Whether an instant (Unix ms) lies in it, in a zone.
    pub fn contains(self, ms: i64, zone: &TimeZone) -> bool {
        let (from, to) = self.range(zone);
        (from..to).contains(&ms)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_and_read_back() {
        let month = Month::parse("2026-01").unwrap();
        assert_eq!(month.to_string(), "2026-01");
        assert_eq!(month.previous().to_string(), "2025-12");
        assert_eq!(month.previous().next(), month);
        for wrong in ["2026", "2026-13", "1999-12", "x-1", ""] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_year_on_is_near_and_a_month_more_is_not() {
        let month = |text: &str| Month::parse(text).unwrap();
        for near in ["2025-11", "2026-11", "2027-11"] {
            assert!(month(near).is_near(month("2026-11"), 12), "{near}");
        }
        for far in ["2025-10", "2027-12"] {
            assert!(!month(far).is_near(month("2026-11"), 12), "{far}");
        }
    }

    #[test]
    fn the_last_second_of_january_in_jakarta_is_of_january() {
        let jakarta = TimeZone::get("Asia/Jakarta").unwrap();
        let january = Month::parse("2023-01").unwrap();
        let (from, to) = january.range(&jakarta);
        assert!(january.contains(from, &jakarta) && january.contains(to - 1, &jakarta));
        assert!(!january.contains(from - 1, &jakarta) && !january.contains(to, &jakarta));
        assert_eq!(Month::at(to, &jakarta), january.next());
    }
}
