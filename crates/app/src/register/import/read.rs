//! The rows of a file: which are entries, which are headings between them, and which cannot be taken.

use paper::dip::DIP_FIELDS;
use paper::table::{Book, Grid, Line, fingerprint, headings};
use rules::register::InformationClass;

use super::cells::{self, Said};
use super::mapping::{Mapping, class_of_code};
use super::words::{self, ClassWord};

/// A file with its headings found.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Headings of the columns, from the first on.
    pub headings: Vec<String>,
    /// What identifies the form; see [`paper::table::fingerprint`].
    pub fingerprint: String,
    /// Sheets of this form, with the place of their first row below the headings.
    sheets: Vec<(Grid, usize)>,
    /// Names of sheets with other columns, which are left out.
    pub other_sheets: Vec<String>,
    /// Names of hidden sheets, which are left out.
    pub hidden_sheets: Vec<String>,
}

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Sheet; empty for a CSV.
    pub sheet: String,
    /// Row in the sheet, from 1.
    pub number: u32,
    /// Text key.
    pub key: &'static str,
    /// What stands there, shortened.
    pub value: String,
}

/// A row that can be taken.
#[derive(Debug, Clone)]
pub(super) struct ReadRow {
    pub(super) sheet: String,
    pub(super) number: u32,
    pub(super) said: Said,
}

impl Source {
    /// Finds the headings. The sheet with most rows sets the form; sheets of the same form are read with it.
    /// `None` when no sheet has any.
    pub(super) fn new(book: Book) -> Option<Self> {
        let mut found = Vec::new();
        let mut other_sheets = Vec::new();
        for grid in book.sheets {
            match headings(&grid, DIP_FIELDS) {
                Some(named) => found.push((grid, named)),
                None if grid.rows.is_empty() => {}
                None => other_sheets.push(grid.name),
            }
        }
        let names =
            found.iter().max_by_key(|(grid, _)| grid.rows.len()).map(|(_, named)| named.names.clone())?;
        let form = fingerprint(&names);
        let mut sheets = Vec::new();
        for (grid, named) in found {
            if fingerprint(&named.names) == form {
                sheets.push((grid, named.first))
            } else {
                other_sheets.push(grid.name)
            }
        }
        Some(Self { headings: names, fingerprint: form, sheets, other_sheets, hidden_sheets: book.hidden })
    }

    /// Whether the headings are those of a list of exempt information, which is a list of its own.
    pub fn is_exempt_list(&self) -> bool {
        self.headings.iter().any(|name| words::class(name) == Some(ClassWord::Exempt))
    }

    /// Every row that is an entry or should be one, in order.
    pub(super) fn rows(&self, mapping: &Mapping) -> Vec<Result<ReadRow, RowFault>> {
        let default = class_of_code(&mapping.class);
        let of_sheet = |(grid, first): &(Grid, usize)| {
            let mut above = words::class(&grid.name).or(default.map(ClassWord::Class));
            let rows = grid.rows.iter().skip(*first);
            rows.filter_map(|line| read_row(mapping, &grid.name, line, &mut above)).collect::<Vec<_>>()
        };
        self.sheets.iter().flat_map(of_sheet).collect()
    }
}

/// `above` is the class named last, by a heading between the rows or a merged cell.
fn read_row(
    mapping: &Mapping,
    sheet: &str,
    line: &Line,
    above: &mut Option<ClassWord>,
) -> Option<Result<ReadRow, RowFault>> {
    let cell = |code: &str| mapping.column(code).map_or("", |column| line.cell(column));
    let fault = |key, value: &str| {
        let value = value.chars().take(60).collect();
        Some(Err(RowFault { sheet: sheet.to_owned(), number: line.number, key, value }))
    };
    let filled: Vec<&str> = line.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let title = cell("title");
    if let &[only] = filled.as_slice()
        && let Some(class) = words::class(only)
    {
        *above = Some(class);
        return None;
    }
    if title.is_empty() {
        // A heading, a total or the block of signatures has few cells; an entry without a title has more.
        return if filled.len() <= 2 { None } else { fault("register-import-no-title", filled.first()?) };
    }
    let named = cell("class");
    if !named.is_empty() {
        match words::class(named) {
            Some(class) => *above = Some(class),
            None => return fault("register-import-unknown-class", named),
        }
    }
    let class: InformationClass = match above {
        Some(ClassWord::Class(class)) => *class,
        Some(ClassWord::Exempt) => return fault("register-import-exempt", title),
        None => return fault("register-import-no-class", title),
    };
    match cells::read(mapping, line, class) {
        Ok(said) => Some(Ok(ReadRow { sheet: sheet.to_owned(), number: line.number, said })),
        Err(key) => fault(key, title),
    }
}
