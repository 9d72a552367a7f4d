//! Finding the row that names the columns.
//!
//! Official lists begin with a letterhead, a title over merged cells and the decision; then come the
//! headings, sometimes over two rows ("Bentuk informasi" above "cetak" and "elektronik"), then often a row
//! that only numbers the columns.

use super::mapping::{Field, matches};
use super::{Grid, Line};

/// How far down headings are looked for.
const SEARCHED_ROWS: usize = 30;
/// A heading is shorter than this many characters; a sentence is not one.
const HEADING_CHARS: usize = 120;

/// Where the columns are named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings {
    /// Number of the row in the sheet, from 1.
    pub number: u32,
    /// Headings from the first column on; empty where a column has none.
    pub names: Vec<String>,
    /// Which of [`Grid::rows`] is the first below the headings.
    pub first: usize,
}

/// The headings of a sheet: the row among the first 30 in which most of `known` are recognised, or, when fewer
/// than two are, the first row with the most cells. `None` for a sheet without rows below a heading.
pub fn headings(grid: &Grid, known: &[Field]) -> Option<Headings> {
    let candidates = || grid.rows.iter().take(SEARCHED_ROWS).enumerate().filter(|(_, line)| is_short(line));
    // The first of equals: `max_by_key` alone would take the last.
    let best = candidates()
        .map(|(at, line)| (matches(&line.cells, known), at))
        .rev_max()
        .filter(|(found, _)| *found >= 2)
        .or_else(|| candidates().map(|(at, line)| (filled(line), at)).rev_max());
    let (_, at) = best?;
    let line = grid.rows.get(at)?;
    let mut names: Vec<String> = line.cells.iter().map(|cell| one_line(cell)).collect();
    let mut first = at.saturating_add(1);
    if let Some(below) = grid.rows.get(first).filter(|below| is_second_level(line, below)) {
        join_levels(&mut names, below);
        first = first.saturating_add(1);
    }
    if grid.rows.get(first).is_some_and(is_numbering) {
        first = first.saturating_add(1);
    }
    (first < grid.rows.len()).then_some(Headings { number: line.number, names, first })
}

trait FirstBest: Iterator<Item = (usize, usize)> + Sized {
    /// The highest score, the earliest row among equals.
    fn rev_max(self) -> Option<(usize, usize)> {
        self.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)))
    }
}

impl<T: Iterator<Item = (usize, usize)>> FirstBest for T {}

fn filled(line: &Line) -> usize {
    line.cells.iter().filter(|cell| !cell.is_empty()).count()
}

fn is_short(line: &Line) -> bool {
    line.cells.iter().all(|cell| cell.chars().count() <= HEADING_CHARS)
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `below` goes on naming columns that `above` leaves open: something stands under an empty heading,
/// and under a filled one only where the next is empty, as merged cells are saved.
fn is_second_level(above: &Line, below: &Line) -> bool {
    let is_open = |at: usize| above.cell(at).is_empty();
    let named: Vec<usize> = (0..below.cells.len()).filter(|at| !below.cell(*at).is_empty()).collect();
    let belongs = |at: &usize| (is_open(*at) && *at > 0) || (is_open(at.saturating_add(1)));
    let is_name =
        |at: &usize| below.cell(*at).chars().count() <= 40 && below.cell(*at).parse::<f64>().is_err();
    named.iter().any(|at| is_open(*at))
        && named.iter().all(|at| belongs(at) && is_name(at))
        && named.len() < filled(above)
        && !is_numbering(below)
}

fn join_levels(names: &mut Vec<String>, below: &Line) {
    if names.len() < below.cells.len() {
        names.resize(below.cells.len(), String::new());
    }
    let mut group = String::new();
    for (at, name) in names.iter_mut().enumerate() {
        if !name.is_empty() {
            group.clone_from(name);
        }
        let part = one_line(below.cell(at));
        if !part.is_empty() {
            *name = if group.is_empty() { part } else { format!("{group} / {part}") };
        }
    }
}

/// A row that only counts the columns: `1 2 3 4`, `(1) (2) (3)`.
fn is_numbering(line: &Line) -> bool {
    let numbers: Option<Vec<u32>> = line
        .cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .map(|cell| cell.trim_matches(['(', ')', '.', ' ']).parse().ok())
        .collect();
    numbers.is_some_and(|numbers| {
        numbers.len() >= 3
            && numbers.first().is_some_and(|first| *first <= 1)
            && numbers.iter().zip(numbers.iter().skip(1)).all(|(one, next)| one.checked_add(1) == Some(*next))
    })
}
