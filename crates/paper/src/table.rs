//! Reading the tables officers have: XLSX, ODS and CSV, whatever their headings are called.
//!
//! [`read`] turns a file into sheets of text within fixed limits, so that neither a million rows nor a packed
//! bomb can take the memory of the server. [`headings`] finds the row that names the columns, below titles
//! and above numbering rows; [`suggest_mapping`] says which column means what. Formulas are never computed:
//! a cell has the value the spreadsheet program saved. Hidden sheets are not read, only named.

mod archive;
mod book;
mod header;
mod mapping;
mod ods;
mod text;

pub use header::{Headings, headings};
pub use mapping::{Field, fingerprint, suggest_mapping};
pub use text::{delimiter_of, text_of};

/// How much of a file is read at most.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of the file as it came.
    pub file_bytes: usize,
    /// Bytes of everything inside a packed file.
    pub unpacked_bytes: u64,
    /// Rows with content, of all sheets together.
    pub rows: usize,
    /// Columns; what lies further right is left out.
    pub columns: usize,
    /// Bytes of all texts together.
    pub text_bytes: usize,
    /// Reads only the first sheet that can be seen, and leaves out what goes beyond the limits instead of refusing
    /// it: for a preview.
    pub is_preview: bool,
    /// Tells what text would hide in tables of money: a number cell with exactly three decimals gets a fourth (`1.250`
    /// would read as grouped digits), and an error of a formula is given as the spreadsheet shows it (`#REF!`). XLSX only.
    pub is_exact: bool,
}

impl Default for Limits {
    /// 20 MB, 300 MB unpacked, 50,000 rows of 100 columns, 100 MB of text.
    fn default() -> Self {
        Self {
            file_bytes: 20_000_000,
            unpacked_bytes: 300_000_000,
            rows: 50_000,
            columns: 100,
            text_bytes: 100_000_000,
            is_preview: false,
            is_exact: false,
        }
    }
}

/// A file as read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// Sheets that can be seen, in their order; a CSV is one sheet without a name.
    pub sheets: Vec<Grid>,
    /// Names of hidden sheets, which were not read.
    pub hidden: Vec<String>,
    /// Whether a preview left something out.
    pub is_cut: bool,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// Name on the tab.
    pub name: String,
    /// Rows that hold anything.
    pub rows: Vec<Line>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Number of the row in the sheet, or of the line in the CSV, from 1.
    pub number: u32,
    /// Trimmed texts from the first column on; missing ones at the end are empty.
    pub cells: Vec<String>,
}

impl Line {
    /// The text of a column, empty when there is none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// More bytes than allowed, as it came or unpacked.
    #[error("the file is too large")]
    TooLarge,
    /// More rows than allowed.
    #[error("more than {0} rows")]
    TooManyRows(usize),
    /// An old workbook (`.xls`), or one with a password. It has to be saved as XLSX without a password.
    #[error("an old or protected workbook")]
    OldOrProtected,
    /// No table: a picture, a PDF, a program.
    #[error("not a table")]
    NotTable,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// A quote that begins in this line never closes, so the rows after it cannot be told apart.
    #[error("an open quote in line {0}")]
    OpenQuote(u32),
    /// The file is damaged; the reader's words, for the log.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// Reads a file; what it is, its first bytes tell, not its name. Errors: see [`TableError`].
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, TableError> {
    if bytes.len() > limits.file_bytes {
        return Err(TableError::TooLarge);
    }
    let book = if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(TableError::OldOrProtected);
    } else if bytes.starts_with(b"PK") {
        packed(bytes, limits)?
    } else {
        text::read(bytes, limits)?
    };
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) { Err(TableError::Empty) } else { Ok(book) }
}

/// The parsers of packed formats are not ours: should one break down on a made-up file, the file is refused
/// and the server goes on.
fn packed(bytes: &[u8], limits: &Limits) -> Result<Book, TableError> {
    let kind = archive::check(bytes, limits)?;
    let read = || match kind {
        archive::Kind::Xlsx => book::read(bytes, limits),
        archive::Kind::Ods => ods::read(bytes, limits),
    };
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_panic| Err(TableError::Damaged("the reader broke down".to_owned())))
}

/// Collects rows and keeps the limits.
struct Collector<'a> {
    limits: &'a Limits,
    rows: usize,
    text: usize,
    /// A preview has all it may have.
    is_full: bool,
}

impl<'a> Collector<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self { limits, rows: 0, text: 0, is_full: false }
    }

    /// Puts a text into a row; empty ones and those beyond the last column are left out.
    fn put(&mut self, line: &mut Line, column: usize, text: &str) -> Result<(), TableError> {
        let text = cleaned(text);
        if text.is_empty() || column >= self.limits.columns {
            return Ok(());
        }
        self.text = self.text.saturating_add(text.len());
        if self.text > self.limits.text_bytes {
            self.is_full = self.limits.is_preview;
            return if self.is_full { Ok(()) } else { Err(TableError::TooLarge) };
        }
        if line.cells.len() <= column {
            line.cells.resize(column.saturating_add(1), String::new());
        }
        if let Some(cell) = line.cells.get_mut(column) {
            *cell = text;
        }
        Ok(())
    }

    /// Takes a row into the sheet unless it is empty.
    fn take(&mut self, grid: &mut Grid, line: Line) -> Result<(), TableError> {
        if line.cells.is_empty() {
            return Ok(());
        }
        self.rows = self.rows.saturating_add(1);
        if self.rows > self.limits.rows {
            self.is_full = self.limits.is_preview;
            return if self.is_full { Ok(()) } else { Err(TableError::TooManyRows(self.limits.rows)) };
        }
        grid.rows.push(line);
        Ok(())
    }
}

/// Without control characters and space around; line breaks inside stay. Excel writes some as `_x000D_`.
fn cleaned(text: &str) -> String {
    let plain = text.replace("_x000D_", "").replace('\u{a0}', " ");
    let kept: String = plain.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect();
    kept.trim().to_owned()
}
