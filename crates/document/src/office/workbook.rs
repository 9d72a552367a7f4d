//! Spreadsheets (XLSX, ISO/IEC 29500): cell by cell as a stream, formulas with the values their program last worked
//! out. Hidden sheets are read and marked, so that nobody publishes in them what nobody sees.

use std::fmt::Write as _;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};

use super::package::Package;
use super::word::note_properties;
use crate::failure::Failure;
use crate::limits::Limits;
use crate::reading::{Reading, Taker};

/// Empty cells between two with text that are kept as such.
const MAX_GAP: u32 = 50;

/// Errors: `Damaged`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading, Failure> {
    let mut package = Package::open(bytes, limits)?;
    let mut taker = Taker::new(limits);
    note_properties(&mut package, &mut taker.reading);
    let comments: Vec<String> =
        ["xl/comments", "xl/threadedComments/"].iter().flat_map(|start| package.parts(start)).collect();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Failure::Damaged)?;
    let mut sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    taker.reading.page_count = sheets.len();
    // Hidden ones first: what lies there must not be cut away by a long sheet people see.
    sheets.sort_by_key(|(_, is_hidden)| !is_hidden);
    let mut rows_left = limits.max_rows;
    let count = sheets.len();
    for (index, (name, is_hidden)) in sheets.into_iter().enumerate() {
        if taker.is_late() || !taker.begin(Some(name.clone()), is_hidden, count - index - 1) {
            break;
        }
        read_sheet(&mut book, &name, &mut taker, &mut rows_left);
    }
    taker.reading.pages.sort_by_key(|page| page.is_hidden);
    for name in comments {
        if let Some(part) = package.part(&name) {
            let mut text = String::new();
            super::xml::walk(part, |node| {
                if let super::xml::Node::Text(piece) = node {
                    text.push_str(piece);
                    text.push(' ');
                }
                std::ops::ControlFlow::Continue(())
            });
            taker.part("comments", &text);
        }
    }
    Ok(taker.done())
}

/// Reads one sheet; a broken one ends where it breaks.
fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, taker: &mut Taker, rows_left: &mut usize) {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return };
    let mut row = None;
    let mut column = 0;
    let mut steps = 0_usize;
    let mut text = String::new();
    loop {
        steps += 1;
        if steps.is_multiple_of(10_000) && taker.is_late() {
            return;
        }
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => return,
            Err(_) => {
                taker.reading.truncated = true;
                return;
            }
        };
        text.clear();
        if value(cell.get_value(), &mut text).is_err() || text.is_empty() {
            continue;
        }
        let (at_row, at_column) = cell.get_position();
        let gap = if row == Some(at_row) {
            "\t".repeat(usize::try_from(at_column.saturating_sub(column).min(MAX_GAP)).unwrap_or(1))
        } else {
            if *rows_left == 0 {
                taker.reading.truncated = true;
                return;
            }
            *rows_left -= 1;
            if row.is_some() { "\n".to_owned() } else { String::new() }
        };
        (row, column) = (Some(at_row), at_column);
        if !taker.push(&gap) || !taker.push(&text) {
            return;
        }
    }
}

/// A value as people read it.
fn value(value: &DataRef<'_>, out: &mut String) -> std::fmt::Result {
    match value {
        DataRef::Int(number) => write!(out, "{number}"),
        DataRef::Float(number) => write!(out, "{number}"),
        DataRef::String(text) => write!(out, "{}", text.trim()),
        DataRef::SharedString(text) => write!(out, "{}", text.trim()),
        DataRef::Bool(is_true) => write!(out, "{is_true}"),
        DataRef::DateTime(at) if at.is_duration() => write!(out, "{}", at.as_f64()),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            if (hour, minute, second) == (0, 0, 0) {
                write!(out, "{year:04}-{month:02}-{day:02}")
            } else {
                write!(out, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => write!(out, "{text}"),
        DataRef::Error(_) | DataRef::Empty => Ok(()),
    }
}
