//! XLSX written row by row: a hundred thousand rows take little memory.
//!
//! Rows go to a temporary file as they come (`constant_memory`); the workbook is packed at the end. Text is
//! always written as text, so nothing in it becomes a formula or a link.

use std::io::{Seek, Write};

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Most characters a cell may have by the file format.
const CELL_CHARS: usize = 32_767;
/// Most rows a sheet may have by the file format.
pub const MAX_ROWS: u32 = 1_048_576;

/// A column: its heading and its width in characters.
#[derive(Debug, Clone)]
pub struct Column {
    /// Heading.
    pub heading: String,
    /// Width, about so many digits.
    pub width: f64,
}

/// A cell.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'a> {
    /// Text, never a formula.
    Text(&'a str),
    /// A number.
    Number(f64),
}

/// A workbook with one sheet that is being written.
pub struct Sheet {
    workbook: Workbook,
    text: Format,
    row: u32,
}

impl Sheet {
    /// Begins a workbook: `name` is on the tab, `titles` are lines above the headings, one a row. The headings
    /// stay in view and repeat on every printed page; pages are A4 landscape, one page wide.
    /// Errors: no temporary file can be made.
    pub fn new(name: &str, titles: &[String], columns: &[Column]) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        let title = titles.first().map_or(name, String::as_str);
        workbook.set_properties(&DocProperties::new().set_title(title));
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(tab_name(name))?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        for (at, column) in columns.iter().enumerate() {
            sheet.set_column_width(column_number(at)?, column.width)?;
        }
        let mut row = 0;
        let strong = Format::new().set_bold();
        for line in titles {
            sheet.write_string_with_format(row, 0, shortened(line), &strong)?;
            row += 1;
        }
        let heading = strong.set_text_wrap().set_border(FormatBorder::Thin).set_background_color("#E6E6E6");
        for (at, column) in columns.iter().enumerate() {
            sheet.write_string_with_format(row, column_number(at)?, &column.heading, &heading)?;
        }
        sheet.set_repeat_rows(row, row)?;
        row += 1;
        sheet.set_freeze_panes(row, 0)?;
        let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Ok(Self { workbook, text, row })
    }

    /// Writes the next row. Errors: the sheet is full, or the disk is.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> Result<(), XlsxError> {
        let (row, text) = (self.row, &self.text);
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (at, cell) in cells.into_iter().enumerate() {
            write_cell(sheet, row, column_number(at)?, cell, text)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes a line over the whole width, in bold: the name of a class between its rows.
    /// Errors: as [`Sheet::row`].
    pub fn line(&mut self, words: &str) -> Result<(), XlsxError> {
        let row = self.row;
        let strong = Format::new().set_bold();
        let sheet = self.workbook.worksheet_from_index(0)?;
        sheet.write_string_with_format(row, 0, shortened(words), &strong)?;
        self.row += 1;
        Ok(())
    }

    /// Packs the workbook into `to`. Errors: the disk or the writer refuses.
    pub fn finish<W: Write + Seek + Send>(mut self, to: W) -> Result<(), XlsxError> {
        self.workbook.save_to_writer(to)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text("") => {}
        Cell::Text(text) => {
            sheet.write_string_with_format(row, column, shortened(text), format)?;
        }
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, number, format)?;
        }
    }
    Ok(())
}

fn column_number(at: usize) -> Result<u16, XlsxError> {
    u16::try_from(at).map_err(|_too_many| XlsxError::RowColumnLimitError)
}

/// At most as many characters as a cell holds; the format counts UTF-16 units.
fn shortened(text: &str) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= CELL_CHARS
    };
    text.chars().take_while(fits).collect()
}

/// A name a tab may have: at most 31 characters, none of `[]:*?/\`, no apostrophe at either end.
fn tab_name(name: &str) -> String {
    let allowed: String =
        name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(31).collect();
    let trimmed = allowed.trim_matches(['\'', ' ']);
    if trimmed.is_empty() { "Daftar".to_owned() } else { trimmed.to_owned() }
}
