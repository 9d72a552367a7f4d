//! A file as a table of programmes.

use paper::table::{self as sheets, Limits};
use rules::programme::{self, Headings, Line, Mapping, Sheet};

use crate::ids::Hex;
use crate::social::import::Problem;

/// Rows of one file at most.
const MOST_ROWS: usize = 100_000;
/// Lines above the table that may name its year.
const TITLE_LINES: usize = 15;

/// A file with its headings found.
#[derive(Debug, Clone)]
pub(super) struct Opened {
    pub(super) sheet_name: String,
    pub(super) other_sheets: Vec<String>,
    pub(super) year: Option<i32>,
    pub(super) headings: Headings,
    lines: Vec<Line>,
}

/// What a file says.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Sheet that was read; empty for a CSV.
    pub sheet_name: String,
    /// Sheets that were not read.
    pub other_sheets: Vec<String>,
    /// Year of the budget; `None` when nobody says it.
    pub year: Option<i32>,
    /// What identifies the form: SHA-256 of its headings.
    pub(super) fingerprint: Hex,
    /// Rows, sums, faults.
    pub sheet: Sheet,
}

impl Reading {
    /// Whether it can be taken: it has rows, a year and no faults.
    pub fn is_fine(&self) -> bool {
        !self.sheet.items.is_empty() && self.sheet.faults.is_empty() && self.year.is_some()
    }
}

/// Opens a file: the sheet with the most rows below headings that name programmes and money. `year` is what somebody
/// says; without it title lines and the name of the file are asked.
pub(super) fn open(bytes: &[u8], name: &str, year: Option<i32>) -> Result<Opened, Problem> {
    let limits = Limits { rows: MOST_ROWS, is_exact: true, ..Limits::default() };
    let book = sheets::read(bytes, &limits).map_err(Problem::Table)?;
    let mut found: Option<Opened> = None;
    let mut names: Vec<String> = Vec::new();
    let mut first = Vec::new();
    for grid in book.sheets {
        let line = |line: sheets::Line| Line { number: line.number, cells: line.cells };
        let lines: Vec<Line> = grid.rows.into_iter().map(line).collect();
        names.push(grid.name.clone());
        if first.is_empty() {
            first = lines.first().map(|line| line.cells.clone()).unwrap_or_default();
        }
        let year = year.or_else(|| year_of(&lines, name));
        let Some(headings) = programme::find_headings(&lines, year) else { continue };
        if found.as_ref().is_none_or(|best| lines.len() > best.lines.len()) {
            let (sheet_name, other_sheets) = (grid.name, Vec::new());
            found = Some(Opened { sheet_name, other_sheets, year, headings, lines });
        }
    }
    let mut found = found.ok_or(Problem::Columns(first))?;
    names.retain(|name| *name != found.sheet_name);
    found.other_sheets = names;
    Ok(found)
}

/// The year title lines name, else the headings, else the name of the file.
fn year_of(lines: &[Line], name: &str) -> Option<i32> {
    let filled = |line: &&Line| line.cells.iter().filter(|cell| !cell.is_empty()).count() <= 2;
    let cells = |line| -> &Vec<String> {
        let line: &Line = line;
        &line.cells
    };
    let titles = lines.iter().take(TITLE_LINES).filter(filled).flat_map(cells).map(String::as_str);
    let heads = lines.iter().take(TITLE_LINES).flat_map(cells).map(String::as_str);
    programme::year_of(titles).or_else(|| programme::year_of(heads)).or_else(|| programme::year_of([name]))
}

impl Opened {
    /// What identifies the form.
    pub(super) fn fingerprint(&self) -> Hex {
        Hex(web::secrets::sha256_hex(self.headings.fingerprint().as_bytes()))
    }

    /// Reads the rows. `None` when the mapping names no figures.
    pub(super) fn read(self, mapping: &Mapping) -> Option<Reading> {
        let sheet = programme::read(&self.lines, self.year, Some(mapping))?;
        let fingerprint = self.fingerprint();
        let Self { sheet_name, other_sheets, year, .. } = self;
        Some(Reading { sheet_name, other_sheets, year, fingerprint, sheet })
    }
}
