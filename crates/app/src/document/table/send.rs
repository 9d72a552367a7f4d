//! A table as CSV (RFC 4180, cells that could be taken for formulas made harmless) and as JSON.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use serde_json::json;

use super::read::{self, MOST_ROWS, Table};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::document::DocumentVersion;
use crate::document::send::{Seen, frame};
use crate::document::serve::present;
use crate::ids::DocumentId;

/// Larger answers are not kept in the memory for pages.
const KEPT_BYTES: usize = 256 * 1024;

/// `GET /dokumen/{document}/tabel.csv`
pub(super) async fn csv(
    Visit(ctx): Visit,
    Path(id): Path<DocumentId>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    answer(&ctx, id, "text/csv; charset=utf-8", &uri, &headers, |_, table| {
        let mut writer = paper::csv::CsvWriter::new(Vec::new(), true)?;
        for row in &table.rows {
            writer.row(row.iter().map(String::as_str))?;
        }
        Ok(writer.finish()?)
    })
    .await
}

/// `GET /dokumen/{document}/tabel.json`: `sheet`, `rows` (arrays of texts, the heading as it stands in the file),
/// `is_cut`, `most_rows`, `source` and `sha256` of the file.
pub(super) async fn json(
    Visit(ctx): Visit,
    Path(id): Path<DocumentId>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    answer(&ctx, id, "application/json", &uri, &headers, |version, table| {
        let value = json!({
            "source": format!("{}{}", ctx.origin, version.path()),
            "sha256": version.sha256,
            "sheet": table.sheet,
            "most_rows": MOST_ROWS,
            "is_cut": table.is_cut,
            "rows": table.rows,
        });
        Ok(serde_json::to_vec(&value).map_err(anyhow::Error::new)?)
    })
    .await
}

async fn answer(
    ctx: &Ctx,
    id: DocumentId,
    content_type: &'static str,
    uri: &Uri,
    asked: &HeaderMap,
    write: impl FnOnce(&DocumentVersion, &Table) -> Result<Vec<u8>>,
) -> Result<Response<Body>> {
    let found = present(ctx, id).await?;
    let mut response = frame(ctx, &Seen::Public, uri, content_type, &found.version.sha256, asked);
    if response.status() == StatusCode::NOT_MODIFIED {
        return Ok(response);
    }
    let table = read::read(ctx, &found.version, MOST_ROWS).await?;
    let bytes = write(&found.version, &table)?;
    if bytes.len() > KEPT_BYTES {
        response.extensions_mut().remove::<web::Cacheable>();
    }
    if table.is_cut {
        response.headers_mut().insert("x-table-cut-after", HeaderValue::from(MOST_ROWS));
    }
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    *response.body_mut() = Body::from(bytes);
    Ok(response)
}
