//! `/program/berkas/{programme}/{source_file}`: the file behind the figures, as it came, for as long as it is published.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};

use rules::visibility::{self, Viewer, Visibility};

use super::store;
use crate::ctx::Visit;
use crate::ids::ProgrammeId;
use crate::page::public_today;
use crate::{Error, Result};

/// `GET /program/berkas/{programme}/{source_file}`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((id, name)): Path<(ProgrammeId, String)>,
) -> Result<Response<Body>> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    let own = format!("sumber.{}", file.ending());
    let seen = visibility::programme(file.state.0, file.unit_id.0, Viewer::Public);
    if seen != Visibility::Full || name != own {
        return Err(Error::NotFound);
    }
    let kind = match file.ending() {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        _ => "text/csv; charset=utf-8",
    };
    let mut response = public_today(&ctx, kind, Body::from(ctx.app.files.get(&file.sha256.0).await?));
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Somebody's file: saved, never shown inside the site.
    let unit = ctx.directory.unit(file.unit_id).map_or("unit", |unit| unit.code.as_str());
    let name = format!("attachment; filename=\"program-{unit}-{}.{}\"", file.year, file.ending());
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
