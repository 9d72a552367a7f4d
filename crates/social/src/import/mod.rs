//! Tables and lists that people bring: the road that works when no interface may be asked.
//!
//! [`read`] finds out by the headings what a file is and turns each row into what it says, or into a fault with its
//! line. Nothing is guessed: a number that is missing is no number, and a row that cannot be read is named.
//! Five shapes: the exports of Meta Business Suite for Instagram and Facebook, monthly counts (one row each, or
//! one column per network), facts of a report (`kind`, `value`), and addresses of posts.

mod cell;
mod column;
mod count;
mod export;
mod link;

use jiff::tz::TimeZone;
use rules::activity::{Month, Network};
use rules::social::Kind;

pub use cell::network_named;
pub use column::{Column, Columns};

/// One row of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What the person says beside the file.
#[derive(Debug, Clone)]
pub struct Hints {
    /// Month of rows that name none.
    pub month: Option<Month>,
    /// Network of rows that name none.
    pub network: Option<Network>,
    /// Zone of times without one; an export does not say in which it is written.
    pub zone: TimeZone,
    /// The city whose rows are meant, folded; rows of another city are left out. Empty takes all.
    pub city: String,
    /// Columns a person has chosen, before those found by their names.
    pub chosen: Vec<(Column, usize)>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Posts as Meta Business Suite exports them.
    Export,
    /// Monthly counts.
    Counts,
    /// Facts of a report.
    Facts,
    /// Addresses of posts.
    Links,
}

impl Shape {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Counts => "counts",
            Self::Facts => "facts",
            Self::Links => "links",
        }
    }
}

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// There is this post.
    Post {
        /// Where.
        network: Network,
        /// Its id.
        id: String,
        /// Its address.
        permalink: String,
        /// When it was published, Unix ms.
        published: i64,
        /// What it is.
        kind: Kind,
    },
    /// So many posts in a month.
    Count {
        /// Where.
        network: Network,
        /// When.
        month: Month,
        /// How many.
        posts: u32,
        /// Where the proof is: an address, or the name of a source.
        proof: String,
    },
    /// The unit has an account that nobody counted; called inactive, which is no number.
    Uncounted {
        /// Where.
        network: Network,
        /// When; `None` where the row does not say.
        month: Option<Month>,
        /// Who says so.
        proof: String,
    },
    /// The unit has no account.
    NoAccount {
        /// Where; `None` on no network at all.
        network: Option<Network>,
        /// Since when; `None` where the row does not say.
        month: Option<Month>,
        /// Who says so.
        proof: String,
    },
}

/// A row that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its line.
    pub line: u32,
    /// The unit as written: code, name or handle; empty when the file names none.
    pub unit: String,
    /// What it says.
    pub said: Said,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its line.
    pub line: u32,
    /// Why: a stable code (`month`, `posts`, `network`, `unit`, `date`, `repeated`, `border`, `kind`, `city`, …).
    pub code: &'static str,
    /// What stands there.
    pub value: String,
}

/// A file as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it is.
    pub shape: Shape,
    /// Rows that say something.
    pub entries: Vec<Entry>,
    /// Rows that cannot be taken.
    pub faults: Vec<Fault>,
    /// Rows that are in order and not for us: of another city, about websites.
    pub left_out: Vec<Fault>,
    /// Headings as they stand; empty for a bare list.
    pub headings: Vec<String>,
    /// Which column means what.
    pub columns: Columns,
    /// Whether dates of figures were read with the day first, against the habit of the export.
    pub is_day_first: bool,
}

/// How far down headings are looked for: lists begin with a letterhead and a title.
const SEARCHED_LINES: usize = 15;

/// Reads a file. `None` when it is none of the shapes: then a person says what the columns mean.
pub fn read(lines: &[Line], hints: &Hints) -> Option<Reading> {
    if lines.first().is_some_and(|line| line.cells.iter().any(|cell| link::is_link(cell))) {
        return Some(link::read(lines, &Columns::default(), Vec::new(), hints));
    }
    let (at, found) = headings(lines, hints)?;
    let names = lines.get(at).map(|line| line.cells.clone()).unwrap_or_default();
    let rows = lines.get(at.saturating_add(1)..).unwrap_or_default();
    let has = |column| found.has(column);
    if has(Column::PostId) && has(Column::Published) {
        return Some(export::read(rows, &found, names, hints));
    }
    if has(Column::Kind) && has(Column::Value) && has(Column::Unit) {
        return Some(count::facts(rows, &found, names, hints));
    }
    if has(Column::Posts) || found.networks().next().is_some() && has(Column::Unit) {
        return Some(count::read(rows, &found, names, hints));
    }
    (has(Column::Link) || has(Column::Permalink)).then(|| link::read(rows, &found, names, hints))
}

/// The row that names most columns.
fn headings(lines: &[Line], hints: &Hints) -> Option<(usize, Columns)> {
    let searched = lines.iter().take(SEARCHED_LINES).enumerate();
    let found = searched.map(|(at, line)| (at, Columns::of(&line.cells, &hints.chosen)));
    // The first of equals: `max_by_key` alone would take the last.
    found
        .filter(|(_, columns)| columns.len() >= 1)
        .max_by_key(|(at, columns)| (columns.len(), std::cmp::Reverse(*at)))
}

impl Reading {
    fn new(shape: Shape, columns: Columns, headings: Vec<String>) -> Self {
        Self {
            shape,
            entries: Vec::new(),
            faults: Vec::new(),
            left_out: Vec::new(),
            headings,
            columns,
            is_day_first: false,
        }
    }

    fn fault(&mut self, line: u32, code: &'static str, value: &str) {
        self.faults.push(Fault { line, code, value: short(value) });
    }

    fn leave_out(&mut self, line: u32, code: &'static str, value: &str) {
        self.left_out.push(Fault { line, code, value: short(value) });
    }

    fn take(&mut self, line: u32, unit: &str, said: Said) {
        self.entries.push(Entry { line, unit: unit.trim().to_owned(), said });
    }
}

fn short(value: &str) -> String {
    value.chars().take(120).collect()
}

#[cfg(test)]
mod tests;
