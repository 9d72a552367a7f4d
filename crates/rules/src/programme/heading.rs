//! Finding the headings of a table: below a letterhead, over one to three rows, with merged cells.

use super::columns::{Mapping, field_of, folded, suggest};
use super::money::scale_of;
use super::sheet::Line;

/// How far down headings are looked for.
const SEARCHED_ROWS: usize = 40;
/// Rows headings may take.
const MOST_ROWS: usize = 3;
/// A heading is shorter; a sentence is not one.
const HEADING_CHARS: usize = 120;

/// The headings of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// Words over each column, those of merged cells above in front.
    pub names: Vec<String>,
    /// Which of the lines is the first below them.
    pub first: usize,
    /// What numbers are multiplied by (`dalam juta rupiah`).
    pub scale: i64,
    /// What the words suggest.
    pub mapping: Mapping,
}

impl Headings {
    /// What identifies the form: its words, folded. A mapping is remembered by it.
    pub fn fingerprint(&self) -> String {
        self.names.iter().map(|name| folded(name)).collect::<Vec<_>>().join("|")
    }
}

/// The headings of a table: the rows among the first forty whose words name most columns. `year` as in [`suggest`].
/// `None` when no row names what a row is and a figure.
pub fn find_headings(lines: &[Line], year: Option<i32>) -> Option<Headings> {
    let mut best: Option<((usize, std::cmp::Reverse<usize>), Headings)> = None;
    for at in 0..lines.len().min(SEARCHED_ROWS) {
        for rows in 1..=MOST_ROWS {
            let Some(found) = taken(lines, at, rows, year) else { continue };
            // The most columns; of equals the fewest rows, then the first.
            let columns = found.mapping.0.values().map(Vec::len).sum();
            let score = (columns, std::cmp::Reverse(rows));
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

fn taken(lines: &[Line], at: usize, rows: usize, year: Option<i32>) -> Option<Headings> {
    let block = lines.get(at..at.checked_add(rows)?)?;
    // A title over the whole table is no heading of its columns.
    let is_title = |line: &Line| line.cells.iter().filter(|cell| !cell.trim().is_empty()).count() < 2;
    if !block.iter().all(is_heading_row) || block.iter().any(is_title) {
        return None;
    }
    let names = joined(block);
    let mapping = with_split_code(suggest(&names, year), lines, &names, at + rows);
    if !mapping.is_enough() {
        return None;
    }
    let mut first = at + rows;
    while lines.get(first).is_some_and(|line| is_numbering(line) || names_units(line, &mapping)) {
        first += 1;
    }
    let above = lines.iter().take(first).flat_map(|line| &line.cells).map(String::as_str);
    let said = above.chain(names.iter().map(String::as_str)).map(scale_of).max();
    Some(Headings { names, first, scale: said.unwrap_or(1), mapping })
}

/// A row of words, short ones. What holds a long number is a row of the table.
fn is_heading_row(line: &Line) -> bool {
    let is_long_number = |cell: &str| {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        digits >= 5 && cell.chars().filter(|c| c.is_alphabetic()).count() <= 2
    };
    line.cells.iter().all(|cell| cell.chars().count() <= HEADING_CHARS && !is_long_number(cell))
}

/// Words over each column. A cell that is empty while something stands below it belongs to the merged cell left of it.
fn joined(block: &[Line]) -> Vec<String> {
    let width = block.iter().map(|line| line.cells.len()).max().unwrap_or(0);
    let mut names = vec![Vec::<String>::new(); width];
    for (depth, line) in block.iter().enumerate() {
        let below = block.get(depth + 1..).unwrap_or_default();
        let mut group = "";
        for (column, name) in names.iter_mut().enumerate() {
            let own = line.cell(column);
            let has_below = below.iter().any(|line| !line.cell(column).is_empty());
            if own.is_empty() && has_below {
                push(name, group);
            } else {
                // A cell that has none below is merged downwards and covers nothing to its right.
                group = if has_below || below.is_empty() { own } else { "" };
                push(name, own);
            }
        }
    }
    names.into_iter().map(|parts| parts.join(" / ")).collect()
}

fn push(name: &mut Vec<String>, part: &str) {
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    if !part.is_empty() && name.last() != Some(&part) {
        name.push(part);
    }
}

/// A heading *Kode* merged over several columns: those without a name that hold nothing but short parts of codes.
fn with_split_code(mut mapping: Mapping, lines: &[Line], names: &[String], first: usize) -> Mapping {
    let Some(columns) = mapping.0.get_mut(&super::Field::Code) else { return mapping };
    let sample: Vec<&Line> = lines.iter().skip(first).take(200).collect();
    let is_part = |cell: &str| {
        cell.len() <= 12 && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | 'X' | 'x'))
    };
    while let Some(next) = columns.last().map(|last| last + 1) {
        let is_unnamed = names.get(next).is_some_and(|name| name.is_empty() || field_of(name).is_none());
        let is_numbered = names.get(next).is_some_and(|name| !name.is_empty());
        let mut cells = sample.iter().map(|line| line.cell(next)).filter(|cell| !cell.is_empty()).peekable();
        if !is_unnamed || is_numbered || cells.peek().is_none() || !cells.all(is_part) {
            break;
        }
        columns.push(next);
    }
    mapping
}

/// A row below the headings that says only what is counted in: `Rp`, `%`.
fn names_units(line: &Line, mapping: &Mapping) -> bool {
    let is_row = [super::Field::Code, super::Field::Name]
        .into_iter()
        .any(|field| mapping.column(field).is_some_and(|column| !line.cell(column).is_empty()));
    !is_row
        && line
            .cells
            .iter()
            .all(|cell| cell.chars().count() <= 20 && !cell.contains(|c: char| c.is_ascii_digit()))
}

/// A row that only counts the columns: `1 2 3 4`, `(1) (2) (5=4/3)`.
pub(super) fn is_numbering(line: &Line) -> bool {
    let mut count = 0_usize;
    let mut last = 0_u32;
    for cell in line.cells.iter().filter(|cell| !cell.is_empty()) {
        let cell = cell.trim_matches(['(', ')', ' ', '.']);
        let head = cell.split(['=', ' ']).next().unwrap_or_default();
        let Ok(number) = head.parse::<u32>() else { return false };
        if number > 60 || number < last || number > last.saturating_add(3) {
            return false;
        }
        last = number;
        count += 1;
    }
    count >= 3 && last >= 3
}
