//! The whole register as one file: `/opendata/register.csv`, `.json`, `.ndjson`; `?unit=` and `?class=`
//! narrow it. The same facts as the API gives, in the same names.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use axum::routing::get;
use web::StreamSender;

use super::api::{EntryFacts, entry_facts};
use super::written::{Pages, Stopped, answer, filter};
use crate::ctx::Visit;
use crate::page::Query;
use crate::table::harmless;
use crate::{App, Result};

/// Columns of the CSV file.
const COLUMNS: [&str; 26] = [
    "id",
    "url",
    "class",
    "title",
    "summary",
    "unit",
    "unit_name",
    "holder",
    "responsible",
    "made_on",
    "made_at_place",
    "is_printed",
    "is_digital",
    "retention_active",
    "retention_inactive",
    "media",
    "language",
    "year",
    "obligations",
    "links",
    "documents",
    "correction",
    "published_at",
    "updated_at",
    "verified_at",
    "is_sample",
];

/// Addresses of the files.
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/opendata/register.csv", get(csv))
        .route("/opendata/register.json", get(json))
        .route("/opendata/register.ndjson", get(ndjson))
}

async fn ndjson(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let mut pages = Pages::new(ctx.clone(), filter(&ctx, &query)?);
    Ok(answer("application/x-ndjson", async move |sender: StreamSender| {
        while let Some(text) = lines(&ctx, &mut pages, "", "\n").await? {
            sender.send(text).await?;
        }
        Ok(())
    }))
}

async fn json(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let mut pages = Pages::new(ctx.clone(), filter(&ctx, &query)?);
    Ok(answer("application/json", async move |sender: StreamSender| {
        let mut before = "{\"items\":[\n";
        while let Some(text) = lines(&ctx, &mut pages, ",\n", "").await? {
            sender.send(format!("{before}{text}")).await?;
            before = ",\n";
        }
        let end = if before.starts_with(',') { "\n]}\n" } else { "{\"items\":[]}\n" };
        sender.send(end).await?;
        Ok(())
    }))
}

/// A page as lines of JSON; `None` at the end.
async fn lines(
    ctx: &crate::Ctx,
    pages: &mut Pages,
    between: &str,
    after: &str,
) -> std::result::Result<Option<String>, Stopped> {
    let page = pages.next().await?;
    if page.is_empty() {
        return Ok(None);
    }
    let mut text = String::new();
    for (place, entry) in page.into_iter().enumerate() {
        if place > 0 {
            text.push_str(between);
        }
        text.push_str(&serde_json::to_string(&entry_facts(ctx, entry)).map_err(anyhow::Error::new)?);
        text.push_str(after);
    }
    Ok(Some(text))
}

async fn csv(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let mut pages = Pages::new(ctx.clone(), filter(&ctx, &query)?);
    let mut response = answer("text/csv; charset=utf-8", async move |sender: StreamSender| {
        // The mark tells spreadsheet programs that it is UTF-8.
        let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
        writer.write_record(COLUMNS).map_err(anyhow::Error::new)?;
        loop {
            let page = pages.next().await?;
            let is_end = page.is_empty();
            for entry in page {
                let cells = cells(&entry_facts(&ctx, entry))?;
                writer.write_record(cells).map_err(anyhow::Error::new)?;
            }
            let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("csv: {error}"))?;
            sender.send(bytes).await?;
            if is_end {
                return Ok(());
            }
            writer = csv::Writer::from_writer(Vec::new());
        }
    });
    let name = HeaderValue::from_static("attachment; filename=\"daftar-informasi-publik.csv\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The cells of an entry in the order of [`COLUMNS`]; lists are joined by blanks.
fn cells(facts: &EntryFacts) -> Result<Vec<String>> {
    let value = serde_json::to_value(facts).map_err(anyhow::Error::new)?;
    Ok(COLUMNS.iter().map(|column| cell(value.get(*column))).collect())
}

fn cell(value: Option<&serde_json::Value>) -> String {
    use serde_json::Value;
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => harmless(text),
        Some(Value::Array(list)) => {
            let one = |item: &Value| item.get("url").and_then(Value::as_str).map(str::to_owned);
            let texts: Vec<String> =
                list.iter().map(|item| one(item).unwrap_or_else(|| cell(Some(item)))).collect();
            texts.join(" ")
        }
        Some(other) => other.to_string(),
    }
}
