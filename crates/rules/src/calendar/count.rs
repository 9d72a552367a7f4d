//! Counting working days by tables: how many lie before a day, and which one is the n-th.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{CalendarDay, NotLoaded, Reading, works};

/// Loaded years without a gap between them.
#[derive(Debug, Clone)]
pub(super) struct Run {
    first_year: i16,
    last_year: i16,
    /// Place of 1 January of each year among the days of the run.
    starts: Vec<usize>,
    legal: Count,
    safe: Count,
}

/// The working days of a run under one reading.
#[derive(Debug, Clone, Default)]
struct Count {
    /// Working days before the day at this place; one place more than there are days.
    before: Vec<usize>,
    /// The working days in order.
    days: Vec<Date>,
}

impl Count {
    fn push(&mut self, date: Date, is_working: bool) {
        self.before.push(self.days.len());
        if is_working {
            self.days.push(date);
        }
    }
}

/// The runs of these years, ascending.
pub(super) fn runs(years: &[i16], days: &BTreeMap<Date, CalendarDay>) -> Vec<Run> {
    years
        .chunk_by(|one, next| one.checked_add(1) == Some(*next))
        .filter_map(|years| Some(run(*years.first()?, *years.last()?, days)))
        .collect()
}

fn run(first_year: i16, last_year: i16, marked: &BTreeMap<Date, CalendarDay>) -> Run {
    let (mut starts, mut legal, mut safe) = (Vec::new(), Count::default(), Count::default());
    let first = Date::new(first_year, 1, 1).ok();
    let days =
        first.into_iter().flat_map(|first| std::iter::successors(Some(first), |day| day.tomorrow().ok()));
    for (place, date) in days.take_while(|day| day.year() <= last_year).enumerate() {
        if date.day_of_year() == 1 {
            starts.push(place);
        }
        legal.push(date, works(date, marked.get(&date), Reading::Legal));
        safe.push(date, works(date, marked.get(&date), Reading::Safe));
    }
    legal.before.push(legal.days.len());
    safe.before.push(safe.days.len());
    Run { first_year, last_year, starts, legal, safe }
}

impl Run {
    pub(super) fn holds(&self, year: i16) -> bool {
        (self.first_year..=self.last_year).contains(&year)
    }

    pub(super) fn after(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        self.ahead(date, usize::from(n), 1, reading)
    }

    pub(super) fn from(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        self.ahead(date, usize::from(n), 0, reading)
    }

    /// The n-th working day of those from `skip` days after the date on.
    #[inline]
    fn ahead(&self, date: Date, n: usize, skip: usize, reading: Reading) -> Result<Date, NotLoaded> {
        let count = self.count(reading);
        self.place(date)
            .and_then(|place| count.before.get(place + skip))
            .and_then(|before| count.days.get((before + n).checked_sub(1)?))
            .copied()
            .ok_or(NotLoaded { year: self.last_year.saturating_add(1) })
    }

    #[inline]
    pub(super) fn before(&self, date: Date, n: u16, reading: Reading) -> Result<Date, NotLoaded> {
        let count = self.count(reading);
        self.place(date)
            .and_then(|place| count.before.get(place))
            .and_then(|before| count.days.get(before.checked_sub(usize::from(n))?))
            .copied()
            .ok_or(NotLoaded { year: self.first_year.saturating_sub(1) })
    }

    #[inline]
    fn count(&self, reading: Reading) -> &Count {
        match reading {
            Reading::Legal => &self.legal,
            Reading::Safe => &self.safe,
        }
    }

    #[inline]
    fn place(&self, date: Date) -> Option<usize> {
        let year = usize::try_from(date.year().checked_sub(self.first_year)?).ok()?;
        let in_year = usize::try_from(date.day_of_year()).ok()?;
        Some(self.starts.get(year)? + in_year - 1)
    }
}
