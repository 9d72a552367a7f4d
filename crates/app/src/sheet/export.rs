//! A table as CSV and XLSX: for people to take along, and as the files of its entry in the register.

use std::io::Cursor;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use paper::csv::CsvWriter;
use paper::xlsx::{Cell, Column as Heading, Sheet};
use rules::sheet::ColumnKind;

use super::access::{self, Seen};
use super::value::in_words;
use crate::ctx::SignedIn;
use crate::ids::TableId;
use crate::page::Page;
use crate::{Ctx, Result};

/// Width of a column in a spreadsheet, in characters.
const WIDTH: f64 = 28.0;

/// Headings: the unit, then the columns.
fn headings(ctx: &Ctx, seen: &Seen) -> Vec<String> {
    let unit = ctx.locale.t("sheet-column-unit");
    std::iter::once(unit).chain(seen.columns.iter().map(|column| column.name.clone())).collect()
}

/// Rows in the order of the units' names: numbers and days as programs read them, yes and no in words.
fn rows(ctx: &Ctx, seen: &Seen) -> Vec<Vec<String>> {
    let p = Page::new(ctx, "");
    let mut rows: Vec<_> = seen.rows.iter().collect();
    rows.sort_by_key(|row| (ctx.directory.unit(row.unit_id).map(|unit| unit.sort_key.clone()), row.id));
    let line = |row: &&super::model::Row| {
        let cells = row.cells();
        let text = |column: &super::model::Column| {
            let kept = cells.get(&column.id.0).map_or("", String::as_str);
            match column.kind.0 {
                ColumnKind::YesNo => in_words(&p, ColumnKind::YesNo, kept),
                _ => kept.to_owned(),
            }
        };
        let unit = ctx.directory.name(row.unit_id).to_owned();
        std::iter::once(unit).chain(seen.columns.iter().map(text)).collect()
    };
    rows.iter().map(line).collect()
}

/// The table as CSV. Errors: none but of memory.
pub(super) fn csv_bytes(ctx: &Ctx, seen: &Seen) -> Result<Vec<u8>> {
    let mut writer = CsvWriter::new(Vec::new(), true)?;
    let all = std::iter::once(headings(ctx, seen)).chain(rows(ctx, seen));
    for row in all {
        writer.row(row.iter().map(String::as_str))?;
    }
    Ok(writer.finish()?)
}

/// The table as a workbook. Errors: the temporary folder is full.
pub(super) fn xlsx_bytes(ctx: &Ctx, seen: &Seen) -> Result<Vec<u8>> {
    let columns: Vec<Heading> =
        headings(ctx, seen).into_iter().map(|heading| Heading { heading, width: WIDTH }).collect();
    let titles = [seen.table.title.clone(), ctx.directory.body.name.clone()];
    let mut sheet = Sheet::new(&seen.table.title, &titles, &columns).map_err(anyhow::Error::new)?;
    for row in rows(ctx, seen) {
        // The first cell is the unit.
        let kinds = std::iter::once(ColumnKind::Text).chain(seen.columns.iter().map(|one| one.kind.0));
        let cells = row.iter().zip(kinds).map(|(text, kind)| match (kind, text.parse()) {
            (ColumnKind::Number, Ok(number)) => Cell::Number(number),
            _ => Cell::Text(text),
        });
        sheet.row(cells).map_err(anyhow::Error::new)?;
    }
    let mut bytes = Cursor::new(Vec::new());
    sheet.finish(&mut bytes).map_err(anyhow::Error::new)?;
    Ok(bytes.into_inner())
}

fn file(bytes: Vec<u8>, content_type: &'static str, name: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// `GET /kerja/tabel/{table}/isi.csv`
pub(super) async fn csv(SignedIn(ctx): SignedIn, Path(id): Path<TableId>) -> Result<Response<Body>> {
    let seen = access::find(&ctx, id).await?;
    Ok(file(csv_bytes(&ctx, &seen)?, "text/csv; charset=utf-8", &format!("tabel-{id}.csv")))
}

/// `GET /kerja/tabel/{table}/isi.xlsx`
pub(super) async fn xlsx(SignedIn(ctx): SignedIn, Path(id): Path<TableId>) -> Result<Response<Body>> {
    let seen = access::find(&ctx, id).await?;
    let bytes = xlsx_bytes(&ctx, &seen)?;
    Ok(file(
        bytes,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &format!("tabel-{id}.xlsx"),
    ))
}
