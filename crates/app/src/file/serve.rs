//! Sending files: photos, attachments, logos. Whether someone may see a file is asked of what it hangs
//! on; a hidden file and one that does not exist look the same (404).

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use rules::permission::Act;

use super::send;
use super::store::{self, File};
use crate::ctx::{Anyone, Visit};
use crate::ids::{FileId, NewsId};
use crate::page::{Query, public};
use crate::{Ctx, Error, Result};

/// Nothing in a sent file may run or load anything, whatever it is.
const SANDBOX: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// Who gets a file, and so how it may be kept.
enum Seen {
    /// Anyone: it hangs on something public.
    Public,
    /// This viewer only.
    Private,
}

/// Decides whether the viewer may have the file.
/// Errors: `NotFound` for everyone else.
async fn decide(ctx: &Ctx, file: &File, query: &Query) -> Result<Seen> {
    if store::is_public(ctx.db(), ctx.body(), file.id).await? {
        return Ok(Seen::Public);
    }
    if ctx.officer().is_some() {
        if ctx.may(Act::ReadWorkroom, Some(file.unit_id)) {
            return Ok(Seen::Private);
        }
        let units = store::list_using_units(ctx.db(), ctx.body(), file.id).await?;
        if units.into_iter().any(|unit| ctx.may(Act::ReadWorkroom, Some(unit))) {
            return Ok(Seen::Private);
        }
    }
    if let Some(news) = query.parse::<NewsId>("n")
        && crate::news::opens_file(ctx, news, file.id, query.text("t")).await?
    {
        return Ok(Seen::Private);
    }
    Err(Error::NotFound)
}

fn answer(
    ctx: &Ctx,
    seen: &Seen,
    uri: &Uri,
    content_type: &str,
    sha256: &str,
    headers: &HeaderMap,
) -> Response<Body> {
    let etag = format!("\"{}\"", sha256.get(..32).unwrap_or(sha256));
    let is_known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag));
    let mut response = match seen {
        // An address with a query of someone's invention is not kept: it would fill the memory.
        Seen::Public if uri.query().is_none() => public(ctx, "application/octet-stream", Body::empty()),
        Seen::Public => {
            let mut response = Response::new(Body::empty());
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
            response
        }
        Seen::Private => {
            let mut response = Response::new(Body::empty());
            let rule = HeaderValue::from_static("private, no-cache");
            response.headers_mut().insert(header::CACHE_CONTROL, rule);
            response
        }
    };
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let to = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(content_type) {
        to.insert(header::CONTENT_TYPE, value);
    }
    if let Ok(value) = HeaderValue::from_str(&etag) {
        to.insert(header::ETAG, value);
    }
    to.insert(header::CONTENT_SECURITY_POLICY, SANDBOX);
    to.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

async fn fill(ctx: &Ctx, mut response: Response<Body>, sha256: &str, bytes: i64) -> Result<Response<Body>> {
    if response.status() == StatusCode::OK {
        *response.body_mut() = send::body(&ctx.app, sha256, bytes, response.headers_mut()).await?;
    }
    Ok(response)
}

/// `GET /foto/{id}/{width}.jpg`: the smallest picture at least that wide, else the widest there is.
pub(super) async fn photo(
    Anyone(ctx): Anyone,
    Path((id, name)): Path<(FileId, String)>,
    query: Query,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let width: i64 = name.strip_suffix(".jpg").and_then(|width| width.parse().ok()).ok_or(Error::NotFound)?;
    let file = find(&ctx, id, "photo").await?;
    let seen = decide(&ctx, &file, &query).await?;
    let variant = store::find_variant(ctx.db(), ctx.body(), id, width).await?;
    let (sha256, bytes) =
        variant.map_or((file.sha256, file.bytes), |variant| (variant.sha256, variant.bytes));
    let response = answer(&ctx, &seen, &uri, "image/jpeg", &sha256, &headers);
    fill(&ctx, response, &sha256, bytes).await
}

/// `GET /lampiran/{id}/{name}`: always as a download.
pub(super) async fn attachment(
    Anyone(ctx): Anyone,
    Path((id, name)): Path<(FileId, String)>,
    query: Query,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let file = find(&ctx, id, "attachment").await?;
    let mut seen = decide(&ctx, &file, &query).await?;
    if file.name != name && matches!(seen, Seen::Public) {
        // The number finds it; an address with an invented name is not kept.
        seen = Seen::Private;
    }
    let mut response = answer(&ctx, &seen, &uri, &file.content_type, &file.sha256, &headers);
    // Stored names have only a-z, 0-9, hyphens and their extension.
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", file.name)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    fill(&ctx, response, &file.sha256, file.bytes).await
}

/// `GET /logo/{code}.png`: the logo of an active unit, which is always public.
pub(super) async fn logo(
    Visit(ctx): Visit,
    Path(name): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let code = name.strip_suffix(".png").ok_or(Error::NotFound)?;
    let unit = ctx.directory.by_code(code).ok_or(Error::NotFound)?;
    let file = find(&ctx, unit.logo_file_id.ok_or(Error::NotFound)?, "logo").await?;
    let response = answer(&ctx, &Seen::Public, &uri, "image/png", &file.sha256, &headers);
    fill(&ctx, response, &file.sha256, file.bytes).await
}

async fn find(ctx: &Ctx, id: FileId, kind: &str) -> Result<File> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    file.filter(|file| file.kind == kind).ok_or(Error::NotFound)
}
