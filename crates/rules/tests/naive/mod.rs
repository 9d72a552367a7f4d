//! The clock a second time, deliberately naive: no library of dates, no tables, one day after the other.
//! It shares nothing with the product but the data files, so that one mistake is not made twice.

use std::collections::HashMap;

/// Year, month, day.
pub(crate) type Day = (i32, u32, u32);

/// The dates of a period: legal, safe, opens on. `None` = cannot be known.
pub(crate) type Answer = Option<(Day, Day, Option<Day>)>;

/// What a case asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) start: Day,
    pub(crate) length: u32,
    /// `w`orking days, `d`ays, `m`onths.
    pub(crate) unit: char,
    pub(crate) is_backward: bool,
    pub(crate) is_end_of_period: bool,
}

/// Days with the codes of their kinds, as the data files write them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Calendar(pub(crate) HashMap<Day, String>);

impl Calendar {
    /// Takes the first two columns of a file.
    pub(crate) fn add(&mut self, file: &str) {
        for line in file.lines().filter(|line| line.starts_with("20")) {
            let mut fields = line.split(',');
            if let (Some(date), Some(kind)) = (fields.next(), fields.next()) {
                self.0.insert(parse(date), kind.to_owned());
            }
        }
    }

    fn is_loaded(&self, day: Day) -> bool {
        self.0.contains_key(&(day.0, 1, 1))
    }

    /// Errors: `None` in a year that is not loaded.
    fn works(&self, day: Day, leave_counts: bool) -> Option<bool> {
        if !self.is_loaded(day) {
            return None;
        }
        let is_week = weekday(day) < 5;
        Some(match self.0.get(&day).map(String::as_str) {
            Some("special_workday") => true,
            Some("collective_leave") => leave_counts && is_week,
            Some(_) => false,
            None => is_week,
        })
    }

    /// Walks until `count` working days were met; the day it stops on.
    fn walk(&self, from: Day, count: u32, step: fn(Day) -> Day, leave_counts: bool) -> Option<Day> {
        let (mut day, mut met) = (from, 0);
        self.works(day, leave_counts)?;
        while met < count {
            day = step(day);
            if self.works(day, leave_counts)? {
                met += 1;
            }
        }
        Some(day)
    }

    /// The dates a question asks for.
    pub(crate) fn answer(&self, question: Question) -> Answer {
        let (legal, safe) = if question.unit == 'w' {
            self.working(question)?
        } else {
            let legal = plain(question, question.length);
            (legal, if question.length > 0 { before(legal) } else { legal })
        };
        Some((legal, safe, self.walk(legal, 1, after, false)))
    }

    fn working(&self, question: Question) -> Option<(Day, Day)> {
        let (start, length) = (question.start, question.length);
        if question.is_backward {
            // Try every day back from the end: does the whole period fit after it?
            let fits = |end: Day| {
                let mut day = start;
                loop {
                    day = before(day);
                    let is_open = self.works(day, false)?;
                    let over = self.walk(day, length, after, false);
                    if is_open && over.is_some_and(|over| over <= end) {
                        return Some(day);
                    }
                }
            };
            return Some((fits(start)?, fits(before(start))?));
        }
        let on_day = |leave_counts: bool, wanted: u32| {
            // The event's own day is day 1 when it is worked on.
            let own = u32::from(self.works(start, leave_counts)?);
            self.walk(start, wanted - own.min(wanted), after, leave_counts)
        };
        let legal = if length == 0 { on_day(false, 1)? } else { self.walk(start, length, after, false)? };
        Some((legal, on_day(true, length.max(1))?))
    }
}

/// Days and months by counting them off.
fn plain(question: Question, length: u32) -> Day {
    let mut day = question.start;
    if question.unit == 'd' {
        for _ in 0..length {
            day = if question.is_backward { before(day) } else { after(day) };
        }
        return day;
    }
    let (mut year, mut month, wanted) = day;
    for _ in 0..length {
        (year, month) = match (question.is_backward, month) {
            (false, 12) => (year + 1, 1),
            (false, _) => (year, month + 1),
            (true, 1) => (year - 1, 12),
            (true, _) => (year, month - 1),
        };
    }
    let was_last = wanted == days_in(question.start.0, question.start.1);
    let last = days_in(year, month);
    (year, month, if question.is_end_of_period && was_last { last } else { wanted.min(last) })
}

/// A day such as 2026-03-13.
pub(crate) fn parse(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap_or(1));
    let mut next = || parts.next().unwrap_or(1);
    (i32::try_from(next()).unwrap_or(1), next(), next())
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day after.
pub(crate) fn after((year, month, day): Day) -> Day {
    match (day < days_in(year, month), month < 12) {
        (true, _) => (year, month, day + 1),
        (false, true) => (year, month + 1, 1),
        (false, false) => (year + 1, 1, 1),
    }
}

fn before((year, month, day): Day) -> Day {
    match (day, month) {
        (1, 1) => (year - 1, 12, 31),
        (1, _) => (year, month - 1, days_in(year, month - 1)),
        _ => (year, month, day - 1),
    }
}

/// 0 = Monday … 6 = Sunday, by Sakamoto's table.
fn weekday((year, month, day): Day) -> i32 {
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = if month < 3 { year - 1 } else { year };
    let of_month = shift.iter().zip(1..).find(|(_, at)| *at == month).map_or(0, |(shift, _)| *shift);
    let sunday_first = (year + year / 4 - year / 100 + year / 400 + of_month + day.cast_signed()) % 7;
    (sunday_first + 6) % 7
}
