//! Months of a body's zone, as the activity pages name and choose them (`2026-11`).

use jiff::civil::Date;

use crate::ctx::Ctx;
use crate::locale::Locale;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    pub year: i16,
    pub month: i8,
}

impl Month {
    /// The month of a day.
    pub(super) fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// A month written `2026-11`. `None` for anything else and for months before 2000.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        ((2000..=9000).contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month before.
    pub(super) fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year - 1, month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }

    /// `2026-11`.
    pub(super) fn code(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    /// `November 2026`.
    pub(super) fn in_words(self, locale: Locale) -> String {
        match Date::new(self.year, self.month, 1) {
            Ok(day) => {
                let words = crate::locale::day_in_words(locale, day);
                words.split_once(' ').map_or_else(|| words.clone(), |(_, month)| month.to_owned())
            }
            Err(_) => self.code(),
        }
    }

    /// First instant and first instant after, Unix ms, in the body's zone.
    pub(super) fn range(self, ctx: &Ctx) -> (i64, i64) {
        rules::zone::month_range(self.year, self.month, &ctx.directory.zone).unwrap_or((0, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_before_january_is_december() {
        let january = Month::parse("2026-01").unwrap();
        assert_eq!(january.previous().code(), "2025-12");
        assert_eq!(january.in_words(Locale::Indonesian), "Januari 2026");
        for odd in ["2026-13", "2026", "x-1", "1026-01", ""] {
            assert_eq!(Month::parse(odd), None, "{odd}");
        }
    }
}
