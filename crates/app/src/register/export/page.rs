//! Answers: the lists of the city and of a unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};

use super::kept::{self, Format};
use super::list::List;
use crate::ctx::Visit;
use crate::page::{Query, public};
use crate::{Ctx, Error, Result};

/// Larger files are sent piece by piece and not kept in memory.
const WHOLE_BYTES: u64 = 1 << 20;

/// `GET /informasi/daftar.xlsx`
pub(super) async fn city_xlsx(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    send(&ctx, None, Format::Xlsx, &query).await
}

/// `GET /informasi/daftar.csv`
pub(super) async fn city_csv(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    send(&ctx, None, Format::Csv, &query).await
}

/// `GET /informasi/daftar.pdf`, `?bagian=2`
pub(super) async fn city_pdf(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    send(&ctx, None, Format::Pdf(part(&query)?), &query).await
}

/// `GET /unit/{code}/informasi/daftar.xlsx`
pub(super) async fn unit_xlsx(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    send(&ctx, Some(&code), Format::Xlsx, &query).await
}

/// `GET /unit/{code}/informasi/daftar.csv`
pub(super) async fn unit_csv(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    send(&ctx, Some(&code), Format::Csv, &query).await
}

/// `GET /unit/{code}/informasi/daftar.pdf`, `?bagian=2`
pub(super) async fn unit_pdf(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    send(&ctx, Some(&code), Format::Pdf(part(&query)?), &query).await
}

/// The part asked for; the first when none is. Errors: `NotFound` for something that is no number.
fn part(query: &Query) -> Result<i64> {
    if query.has("bagian") { query.parse("bagian").ok_or(Error::NotFound) } else { Ok(1) }
}

async fn send(ctx: &Ctx, code: Option<&str>, format: Format, query: &Query) -> Result<Response<Body>> {
    let list = List::find(ctx, code).await?;
    if let Format::Pdf(part) = format
        && !(1..=list.parts()).contains(&part)
    {
        return Err(Error::NotFound);
    }
    let path = kept::file(ctx, &list, format).await?;
    let file = tokio::fs::File::open(&path).await?;
    let bytes = file.metadata().await?.len();
    let content_type = match format {
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Csv => "text/csv; charset=utf-8",
        Format::Pdf(_) => "application/pdf",
    };
    let mut response = if bytes <= WHOLE_BYTES {
        public(ctx, content_type, tokio::fs::read(&path).await?)
    } else {
        let mut response = public(ctx, content_type, crate::file::send::stream(file));
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
        response
    };
    // An address with a query of someone's invention is not kept: it would fill the memory.
    if bytes > WHOLE_BYTES || query.iter().next().is_some() {
        response.extensions_mut().remove::<web::Cacheable>();
    }
    let headers = response.headers_mut();
    let named = file_name(code, format);
    let way = if matches!(format, Format::Pdf(_)) { "inline" } else { "attachment" };
    if let Ok(value) = HeaderValue::from_str(&format!("{way}; filename=\"{named}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok(response)
}

/// Codes are letters, digits and hyphens only.
fn file_name(code: Option<&str>, format: Format) -> String {
    let whose = code.map(|code| format!("-{code}")).unwrap_or_default();
    let part = match format {
        Format::Pdf(part) if part > 1 => format!("-{part}"),
        _ => String::new(),
    };
    format!("daftar-informasi-publik{whose}{part}.{}", format.extension())
}
