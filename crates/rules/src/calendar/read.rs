//! Reading a calendar from a file: `date,kind,name,decree`, one day a line, `#` begins a remark.

use std::fmt;

use jiff::civil::Date;

use super::{CalendarDay, DayKind};
use crate::Code;

/// Most days one file may hold: a century of decrees.
const MOST_DAYS: usize = 5_000;

/// A line that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The columns date, kind, name, decree are not all there.
    Columns,
    /// Not a day such as 2026-12-25.
    Date(String),
    /// Not a kind of day.
    Kind(String),
    /// A day without a name or without a decree: nobody could prove it.
    Unproved,
    /// The date stands in the file twice.
    Twice(Date),
    /// The file is no text of the expected form.
    Unreadable,
    /// The file holds no day.
    Empty,
    /// More days than a calendar can have.
    TooMany,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match &self.kind {
            FaultKind::Columns => write!(f, "the columns are date,kind,name,decree"),
            FaultKind::Date(text) => write!(f, "{text:?} is not a day such as 2026-12-25"),
            FaultKind::Kind(text) => {
                let kinds: Vec<&str> = DayKind::ALL.iter().map(|kind| kind.code()).collect();
                write!(f, "{text:?} is none of {}", kinds.join(", "))
            }
            FaultKind::Unproved => write!(f, "name and decree may not be empty"),
            FaultKind::Twice(date) => write!(f, "{date} stands there twice"),
            FaultKind::Unreadable => write!(f, "not a CSV file in UTF-8"),
            FaultKind::Empty => write!(f, "no day"),
            FaultKind::TooMany => write!(f, "more than {MOST_DAYS} days"),
        }
    }
}

impl std::error::Error for Fault {}

/// Reads the days of a file, in any order. Kinds may be written in upper case.
/// Errors: the first line that cannot be taken; a calendar with a hole in it is worse than none.
pub fn read(source: &[u8]) -> Result<Vec<CalendarDay>, Fault> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let mut rows =
        csv::ReaderBuilder::new().comment(Some(b'#')).trim(csv::Trim::All).flexible(true).from_reader(source);
    let whole = |kind| Fault { line: 0, kind };
    let headers = rows.headers().map_err(|_| whole(FaultKind::Unreadable))?.clone();
    let place = |name: &str| headers.iter().position(|header| header.eq_ignore_ascii_case(name));
    let (Some(date), Some(kind), Some(name), Some(decree)) =
        (place("date"), place("kind"), place("name"), place("decree"))
    else {
        return Err(whole(FaultKind::Columns));
    };
    let mut days: std::collections::BTreeMap<Date, CalendarDay> = std::collections::BTreeMap::new();
    for row in rows.records() {
        let row = row.map_err(|_| whole(FaultKind::Unreadable))?;
        let line = row.position().map_or(0, csv::Position::line);
        let field = |place: usize| row.get(place).unwrap_or_default();
        let day =
            one(field(date), field(kind), field(name), field(decree)).map_err(|kind| Fault { line, kind })?;
        let date = day.date;
        if days.insert(date, day).is_some() {
            return Err(Fault { line, kind: FaultKind::Twice(date) });
        }
        if days.len() > MOST_DAYS {
            return Err(whole(FaultKind::TooMany));
        }
    }
    if days.is_empty() { Err(whole(FaultKind::Empty)) } else { Ok(days.into_values().collect()) }
}

fn one(date: &str, kind: &str, name: &str, decree: &str) -> Result<CalendarDay, FaultKind> {
    let is_iso = date.len() == 10; // jiff reads other notations too; one is enough for a file
    let day = date.parse().ok().filter(|_| is_iso).ok_or_else(|| FaultKind::Date(date.to_owned()))?;
    let known = DayKind::from_code(&kind.to_ascii_lowercase());
    let known = known.ok_or_else(|| FaultKind::Kind(kind.to_owned()))?;
    if name.is_empty() || decree.is_empty() {
        return Err(FaultKind::Unproved);
    }
    Ok(CalendarDay { date: day, kind: known, name: name.to_owned(), decree: decree.to_owned() })
}
