//! Half-years: January to June, July to December.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::activity::Month;
use crate::zone;

/// A half-year, from the year 2000 on. Written `2026-1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i16,
    half: i8,
}

impl HalfYear {
    /// The half-year of a day.
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), half: if day.month() <= 6 { 1 } else { 2 } }
    }

    /// A half-year written `2026-1`. `None` for anything else and for years before 2000.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, half) = match text.split_once('-')? {
            (year, "1") if year.len() == 4 => (year, 1),
            (year, "2") if year.len() == 4 => (year, 2),
            _ => return None,
        };
        let year = year.parse().ok().filter(|year| (2000..=9000).contains(year))?;
        Some(Self { year, half })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 or 2.
    pub fn half(self) -> i8 {
        self.half
    }

    /// The half-year before.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.half == 1 { Self { year: self.year - 1, half: 2 } } else { Self { half: 1, ..self } }
    }

    /// The half-year after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.half == 2 { Self { year: self.year + 1, half: 1 } } else { Self { half: 2, ..self } }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, if self.half == 1 { 1 } else { 7 }, 1).unwrap_or(Date::ZERO)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.next().first_day().yesterday().unwrap_or(Date::ZERO)
    }

    /// Its six months, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(Month::of(self.first_day())), |month| Some(month.next())).take(6)
    }

    /// Its first instant and the first instant after it, Unix ms, in a zone: a half-open range.
    pub fn range(self, zone: &TimeZone) -> (i64, i64) {
        let start = |day: Date| zone::instant(day.at(0, 0, 0, 0), zone).unwrap_or_default();
        (start(self.first_day()), start(self.next().first_day()))
    }

    /// The last day a unit reports about: its own last day when it was merged or closed within the half-year
    /// (`domain.md` §9: its figures stay its own), else the last day of the half-year.
    pub fn last_day_of_unit(self, ended_on: Option<Date>) -> Date {
        ended_on
            .filter(|day| *day >= self.first_day())
            .map_or(self.last_day(), |day| day.min(self.last_day()))
    }

    /// Whether a unit that ended on a day, if it ended, has to report at all.
    pub fn concerns(self, ended_on: Option<Date>) -> bool {
        ended_on.is_none_or(|day| day >= self.first_day())
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{}", self.year, self.half)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_half_year_is_written_and_read_back() {
        let first = HalfYear::parse("2026-1").unwrap();
        assert_eq!(first.to_string(), "2026-1");
        assert_eq!((first.first_day(), first.last_day()), (date(2026, 1, 1), date(2026, 6, 30)));
        assert_eq!(first.next().last_day(), date(2026, 12, 31));
        assert_eq!(first.previous().to_string(), "2025-2");
        assert_eq!(first.months().map(Month::number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        for wrong in ["2026", "2026-0", "2026-3", "26-1", "2026-01", "1999-1", "x-1", "2026-1 ", ""] {
            assert_eq!(HalfYear::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_last_second_of_june_in_jakarta_is_of_the_first_half() {
        let jakarta = TimeZone::get("Asia/Jakarta").unwrap();
        let first = HalfYear::parse("2026-1").unwrap();
        let (from, until) = first.range(&jakarta);
        assert_eq!(HalfYear::of(zone::day(from, &jakarta)), first);
        assert_eq!(HalfYear::of(zone::day(until - 1, &jakarta)), first);
        assert_eq!(HalfYear::of(zone::day(until, &jakarta)), first.next());
        assert_eq!(until, first.next().range(&jakarta).0, "no instant lies between two half-years");
    }

    #[test]
    fn a_unit_merged_in_the_half_year_reports_until_its_last_day() {
        let first = HalfYear::parse("2026-1").unwrap();
        let merged = Some(date(2026, 3, 14));
        assert_eq!(first.last_day_of_unit(merged), date(2026, 3, 14));
        assert_eq!(first.last_day_of_unit(Some(date(2026, 8, 1))), date(2026, 6, 30));
        assert_eq!(first.last_day_of_unit(None), date(2026, 6, 30));
        assert!(first.concerns(merged) && first.concerns(None));
        assert!(!first.next().concerns(merged), "afterwards its successor reports");
    }
}
