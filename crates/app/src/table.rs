//! Tables as a file to take along (CSV), for spreadsheet programs.

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};

use crate::Result;

/// A CSV file: UTF-8 with a byte order mark, because spreadsheet programs take it for an old encoding
/// otherwise. Cells that such a program would run as a formula get an apostrophe in front.
pub fn csv_file(name: &str, head: &[String], rows: &[Vec<String>]) -> Result<Response<Body>> {
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let all = std::iter::once(head).chain(rows.iter().map(Vec::as_slice));
    for row in all {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(anyhow::Error::new)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("csv: {error}"))?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}

/// OWASP's list of first characters that begin a formula.
pub(crate) fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
