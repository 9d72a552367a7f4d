//! CSV that a spreadsheet program can open without running anything.
//!
//! A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break may be taken for a formula by Excel or
//! LibreOffice and could send the reader's data away. Such a cell gets an apostrophe in front, unless it is a
//! plain number.

use std::borrow::Cow;
use std::io::Write;

/// A table on its way into `W`, comma-separated, lines end with CR LF (RFC 4180).
pub struct CsvWriter<W: Write> {
    inner: ::csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    /// Begins a file. With `has_mark` it starts with the UTF-8 mark, without which Excel reads Windows-1252.
    /// Errors: the writer's.
    pub fn new(mut to: W, has_mark: bool) -> std::io::Result<Self> {
        if has_mark {
            to.write_all(b"\xEF\xBB\xBF")?;
        }
        let inner =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).flexible(true).from_writer(to);
        Ok(Self { inner })
    }

    /// Writes one row, every cell made harmless. Errors: the writer's.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> std::io::Result<()> {
        let safe = cells.into_iter().map(harmless);
        for cell in safe {
            self.inner.write_field(cell.as_bytes())?;
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Writes what is still held back and gives the writer. Errors: the writer's.
    pub fn finish(mut self) -> std::io::Result<W> {
        self.inner.flush()?;
        self.inner.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
    }
}

/// The cell as it may stand in a CSV: an apostrophe before what could be a formula.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    let is_suspect = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if is_suspect && !is_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// `-6.01`, `+62`: digits with one sign, points and commas. Nothing that could compute.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(has_mark: bool, rows: &[&[&str]]) -> String {
        let mut writer = CsvWriter::new(Vec::new(), has_mark).unwrap();
        for row in rows {
            writer.row(row.iter().copied()).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn what_could_be_a_formula_is_text() {
        for cell in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        for cell in ["-6.01", "+62", "Rapat 1=1", "a@b.id", ""] {
            assert_eq!(harmless(cell), cell);
        }
    }

    #[test]
    fn quotes_lines_and_marks_are_as_rfc_4180_has_them() {
        let text = written(true, &[&["Judul", "Unit"], &["Satu, \"dua\"\ntiga", "=A1"]]);
        assert_eq!(text, "\u{feff}Judul,Unit\r\n\"Satu, \"\"dua\"\"\ntiga\",'=A1\r\n");
    }
}
