//! The logs of requests, objections and disputes as CSV, XLSX or PDF: of one year, of the body or of a unit.

use std::io::Cursor;

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use fluent_templates::fluent_bundle::FluentValue;
use paper::csv::CsvWriter;
use paper::xlsx::{self, Cell, Sheet};
use rules::case::CaseKind;
use rules::visibility::LogPart;
use serde::Serialize;

use super::cell::cell;
use super::column::{Column, columns};
use super::{dispute, objection, store};
use crate::ids::UnitId;
use crate::letter::About;
use crate::request::unseal;
use crate::{Ctx, Error, Result};

const TEMPLATE: &str = include_str!("letters/log.typ");

/// Rows of one PDF: a document is in memory whole.
const PDF_ROWS: usize = 1_000;

/// Which log.
#[derive(Debug, Clone, Copy)]
pub struct Log {
    /// Of which cases.
    pub cases: CaseKind,
    /// Of this unit; none = of the body.
    pub unit: Option<UnitId>,
    /// Year of receipt.
    pub year: i16,
    /// The most it is to tell. The reader gets no more than `rules::visibility::log` allows.
    pub most: LogPart,
}

/// The log ready to be written.
struct Sheeted {
    columns: Vec<Column>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Reads and words the log. One at a time, so that curious readers cannot keep the machine busy.
async fn sheeted(ctx: &Ctx, log: Log) -> Result<Sheeted> {
    let _turn = ctx.app.exports.acquire().await.map_err(anyhow::Error::new)?;
    let columns: Vec<Column> = columns(ctx, log).collect();
    let rows = match log.cases {
        CaseKind::Request => requests(ctx, log, &columns).await?,
        CaseKind::Objection => objection::rows(ctx, log, &columns).await?,
        CaseKind::Dispute => dispute::rows(ctx, log, &columns).await?,
    };
    let head = columns.iter().map(|column| ctx.locale.t(&format!("report-column-{}", column.key))).collect();
    Ok(Sheeted { columns, head, rows })
}

async fn requests(ctx: &Ctx, log: Log, columns: &[Column]) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for (place, row) in (1..).zip(store::of_year(ctx.db(), ctx.body(), log.unit, log.year).await?) {
        let who = match log.most {
            LogPart::Person => Some(unseal(&ctx.app, ctx.body(), &row.tracking, &row.requester)?),
            LogPart::Facts | LogPart::Words => None,
        };
        let cells = columns.iter().map(|column| cell(ctx, column.key, place, &row, who.as_ref()));
        rows.push(cells.collect());
    }
    Ok(rows)
}

/// Lines above the table: what it is, whose, of which year.
fn titles(ctx: &Ctx, log: Log) -> [String; 3] {
    let year = [("x", FluentValue::from(log.year.to_string()))];
    let issuer = log.unit.map_or(ctx.directory.body.name.as_str(), |unit| ctx.directory.name(unit));
    let whom = if log.most == LogPart::Facts { "report-log-public" } else { "report-log-closed" };
    [
        ctx.locale.with(&format!("report-log-title-{}", log.cases), &year),
        issuer.to_owned(),
        ctx.locale.t(whom),
    ]
}

fn name(log: Log) -> String {
    let with = if log.most == LogPart::Person { "-pemohon" } else { "" };
    format!("register-{}-{}{with}", path_word(log.cases), log.year)
}

/// How the log is called in addresses and names of files.
fn path_word(cases: CaseKind) -> &'static str {
    match cases {
        CaseKind::Request => "permohonan",
        CaseKind::Objection => "keberatan",
        CaseKind::Dispute => "sengketa",
    }
}

/// As CSV with the UTF-8 mark. Errors: the database; `Internal` when a requester cannot be unsealed.
pub(super) async fn csv_bytes(ctx: &Ctx, log: Log) -> Result<Vec<u8>> {
    let sheet = sheeted(ctx, log).await?;
    let mut writer = CsvWriter::new(Vec::new(), true)?;
    for row in std::iter::once(&sheet.head).chain(&sheet.rows) {
        writer.row(row.iter().map(String::as_str))?;
    }
    Ok(writer.finish()?)
}

/// As CSV to take along. Errors: as [`csv_bytes`].
pub(super) async fn csv(ctx: &Ctx, log: Log) -> Result<Response<Body>> {
    attachment(csv_bytes(ctx, log).await?, "text/csv; charset=utf-8", &format!("{}.csv", name(log)))
}

/// As a workbook. Errors: as [`csv_bytes`].
pub(super) async fn xlsx(ctx: &Ctx, log: Log) -> Result<Response<Body>> {
    let sheet = sheeted(ctx, log).await?;
    let titles = titles(ctx, log);
    let tab = ctx.locale.t(&format!("report-log-tab-{}", log.cases));
    let bytes = tokio::task::spawn_blocking(move || workbook(&tab, &titles, &sheet))
        .await
        .map_err(anyhow::Error::new)??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    attachment(bytes, kind, &format!("{}.xlsx", name(log)))
}

fn attachment(bytes: Vec<u8>, kind: &'static str, name: &str) -> Result<Response<Body>> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let disposition = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&disposition).map_err(anyhow::Error::new)?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

fn workbook(tab: &str, titles: &[String], sheet: &Sheeted) -> anyhow::Result<Vec<u8>> {
    let named = sheet.columns.iter().zip(&sheet.head);
    let columns: Vec<xlsx::Column> = named
        .map(|(column, heading)| xlsx::Column { heading: heading.clone(), width: f64::from(column.width) })
        .collect();
    let mut writer = Sheet::new(tab, titles, &columns)?;
    for row in &sheet.rows {
        writer.row(row.iter().map(|text| Cell::Text(text)))?;
    }
    let mut bytes = Cursor::new(Vec::new());
    writer.finish(&mut bytes)?;
    Ok(bytes.into_inner())
}

/// What the PDF prints.
#[derive(Serialize)]
struct Letter {
    title: String,
    issuer: String,
    whom: String,
    part: String,
    none: String,
    columns: Vec<String>,
    widths: Vec<u16>,
    rows: Vec<Vec<String>>,
}

/// As PDF, part `part` from 1. Errors: `NotFound` for a part that is not there; as [`csv_bytes`].
pub(super) async fn pdf(ctx: &Ctx, log: Log, part: usize) -> Result<Response<Body>> {
    let sheet = sheeted(ctx, log).await?;
    let parts = sheet.rows.len().div_ceil(PDF_ROWS).max(1);
    if !(1..=parts).contains(&part) {
        return Err(Error::NotFound);
    }
    let [title, issuer, whom] = titles(ctx, log);
    let numbers = [("x", FluentValue::from(part.to_string())), ("y", FluentValue::from(parts.to_string()))];
    let about = About {
        title: format!("{title}: {issuer}"),
        author: ctx.directory.body.name.clone(),
        made_at: ctx.now(),
        file_name: "register-permohonan.pdf",
    };
    let letter = Letter {
        title,
        issuer,
        whom,
        part: if parts > 1 { ctx.locale.with("report-log-part", &numbers) } else { String::new() },
        none: ctx.locale.t("report-log-none"),
        widths: sheet.columns.iter().map(|column| column.width).collect(),
        columns: sheet.head,
        rows: sheet.rows.into_iter().skip((part - 1) * PDF_ROWS).take(PDF_ROWS).collect(),
    };
    crate::letter::answer(TEMPLATE, letter, about).await
}
