//! XLSX, cell after cell: the saved values, never the formulas.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Book, Collector, Grid, Limits, Line, TableError};

/// Reads the visible sheets. Errors: limits, `Damaged`.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, TableError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut book = Book::default();
    let mut collector = Collector::new(limits);
    let sheets = workbook.sheets_metadata().to_vec();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        if sheet.visible != SheetVisible::Visible {
            book.hidden.push(sheet.name);
            continue;
        }
        book.sheets.push(read_sheet(&mut workbook, sheet.name, &mut collector)?);
        if limits.is_preview {
            book.is_cut = collector.is_full;
            break;
        }
    }
    Ok(book)
}

fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: String,
    collector: &mut Collector<'_>,
) -> Result<Grid, TableError> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut grid = Grid { name, rows: Vec::new() };
    let mut line = Line::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        if number != line.number {
            collector.take(&mut grid, std::mem::take(&mut line))?;
            if collector.is_full {
                return Ok(grid);
            }
            line.number = number;
        }
        if let Some(text) = text_of(cell.get_value(), collector.limits.is_exact) {
            collector.put(&mut line, usize::try_from(column).unwrap_or(usize::MAX), &text)?;
        }
    }
    collector.take(&mut grid, line)?;
    Ok(grid)
}

/// The text of a cell; see [`Limits::is_exact`].
fn text_of(value: &DataRef<'_>, is_exact: bool) -> Option<String> {
    Some(match value {
        DataRef::Error(error) if is_exact => error.to_string(),
        DataRef::Float(number) if is_exact => {
            let text = number.to_string();
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            if decimals == 3 { format!("{text}0") } else { text }
        }
        DataRef::Empty | DataRef::Error(_) => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_true) => if *is_true { "ya" } else { "tidak" }.to_owned(),
        DataRef::DateTime(at) if at.is_duration() => at.as_f64().to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            match (hour, minute) {
                (0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"),
            }
        }
    })
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function value")]
fn damaged(error: XlsxError) -> TableError {
    TableError::Damaged(error.to_string())
}
