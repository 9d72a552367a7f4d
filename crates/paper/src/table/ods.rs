//! ODS of LibreOffice, read as a stream: repeated cells and rows are numbers in the file, and a reader that
//! writes them all out can be made to fill the memory with a few bytes.

use std::collections::HashSet;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Book, Collector, Grid, Limits, Line, TableError};

/// Reads the visible sheets. Errors: limits, `Damaged`.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let part = archive.by_name("content.xml").map_err(damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(limits.unpacked_bytes)));
    reader.config_mut().check_end_names = false;
    let mut sheets = Sheets::new(limits);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(tag) => sheets.open(&tag)?,
            Event::Empty(tag) => {
                sheets.open(&tag)?;
                sheets.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => sheets.close(tag.local_name().as_ref())?,
            Event::Text(text) => sheets.write(&text.xml10_content()),
            Event::CData(text) => sheets.write(&text.xml10_content()),
            Event::GeneralRef(name) => sheets.write(&character(&name)),
            Event::Eof => return Ok(sheets.book),
            _ => {}
        }
        if sheets.is_done() {
            sheets.finish();
            return Ok(sheets.book);
        }
        buffer.clear();
    }
}

/// What the reader stands in.
struct Sheets<'a> {
    collector: Collector<'a>,
    book: Book,
    /// Styles of hidden sheets.
    hidden_styles: HashSet<String>,
    style: String,
    grid: Grid,
    is_hidden: bool,
    row: u32,
    row_repeat: u32,
    line: Line,
    column: usize,
    column_repeat: usize,
    /// Inside a paragraph of a cell, and not inside a note.
    paragraphs: usize,
    notes: usize,
    text: String,
    value: String,
}

impl<'a> Sheets<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            collector: Collector::new(limits),
            book: Book::default(),
            hidden_styles: HashSet::new(),
            style: String::new(),
            grid: Grid::default(),
            is_hidden: false,
            row: 0,
            row_repeat: 1,
            line: Line::default(),
            column: 0,
            column_repeat: 1,
            paragraphs: 0,
            notes: 0,
            text: String::new(),
            value: String::new(),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), TableError> {
        match tag.local_name().as_ref() {
            "style" => self.style = attribute(tag, "style:name")?,
            "table-properties" if attribute(tag, "table:display")? == "false" => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" => {
                self.grid = Grid { name: attribute(tag, "table:name")?, rows: Vec::new() };
                self.is_hidden = self.hidden_styles.contains(&attribute(tag, "table:style-name")?);
                self.row = 0;
            }
            "table-row" => {
                self.row_repeat = attribute(tag, "table:number-rows-repeated")?.parse().unwrap_or(1);
                self.line = Line { number: self.row.saturating_add(1), cells: Vec::new() };
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                self.column_repeat = attribute(tag, "table:number-columns-repeated")?.parse().unwrap_or(1);
                self.value = saved_value(tag)?;
                self.text.clear();
            }
            "annotation" => self.notes += 1,
            "p" | "h" => {
                if self.notes == 0 && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            "s" | "tab" => self.write(" "),
            "line-break" => self.write("\n"),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), TableError> {
        match name {
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            "annotation" => self.notes = self.notes.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.close_cell()?,
            "table-row" => {
                let line = std::mem::take(&mut self.line);
                self.row = self.row.saturating_add(self.row_repeat);
                if !line.cells.is_empty() && !self.is_hidden {
                    self.take_repeated(&line)?;
                }
            }
            "table" => {
                let grid = std::mem::take(&mut self.grid);
                if self.is_hidden { self.book.hidden.push(grid.name) } else { self.book.sheets.push(grid) }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether a preview has the first sheet, or all of it that it may have.
    fn is_done(&self) -> bool {
        self.collector.limits.is_preview && (self.collector.is_full || !self.book.sheets.is_empty())
    }

    /// Keeps the sheet a preview stopped in.
    fn finish(&mut self) {
        self.book.is_cut = self.collector.is_full;
        if self.book.sheets.is_empty() {
            self.book.sheets.push(std::mem::take(&mut self.grid));
        }
    }

    /// A row repeated with content is one entry filled down; taken once a row it stands for, and counted so.
    fn take_repeated(&mut self, line: &Line) -> Result<(), TableError> {
        self.collector.take(&mut self.grid, line.clone())?;
        for number in line.number.saturating_add(1)..=self.row {
            if self.collector.is_full {
                break;
            }
            let mut copy = Line { number, cells: Vec::new() };
            for (column, text) in line.cells.iter().enumerate() {
                self.collector.put(&mut copy, column, text)?;
            }
            self.collector.take(&mut self.grid, copy)?;
        }
        Ok(())
    }

    /// Dates and numbers come as they are saved, everything else as it is shown.
    fn close_cell(&mut self) -> Result<(), TableError> {
        let text = if self.value.is_empty() { &self.text } else { &self.value };
        let end = self.column.saturating_add(self.column_repeat);
        let last = end.min(self.collector.limits.columns);
        if !text.trim().is_empty() && !self.is_hidden {
            for column in self.column..last {
                self.collector.put(&mut self.line, column, text)?;
            }
        }
        self.column = end;
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if self.paragraphs > 0 && self.notes == 0 {
            self.text.push_str(text);
        }
    }
}

fn saved_value(tag: &BytesStart<'_>) -> Result<String, TableError> {
    Ok(match attribute(tag, "office:value-type")?.as_str() {
        "date" => attribute(tag, "office:date-value")?.replace("T00:00:00", ""),
        "float" => attribute(tag, "office:value")?,
        _ => String::new(),
    })
}

/// An attribute by its full name; empty when there is none.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<String, TableError> {
    match tag.try_get_attribute(name).map_err(damaged)? {
        Some(found) => {
            Ok(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(damaged)?.into_owned())
        }
        None => Ok(String::new()),
    }
}

/// `&amp;`, `&#8211;`: the character meant; nothing for unknown names.
fn character(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(&name.xml10_content()).unwrap_or_default().to_owned()
}

fn damaged(error: impl std::fmt::Display) -> TableError {
    TableError::Damaged(error.to_string())
}
