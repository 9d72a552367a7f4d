//! Pictures of pages before and after, and the redrawn file itself. For those who decide; never kept by a browser.

use std::sync::Arc;

use ::document::child::{Format, Width};
use ::document::{Failure, Kind};
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};

use super::model::MADE;
use super::open::Opened;
use crate::ctx::SignedIn;
use crate::form::Query;
use crate::ids::DocumentVersionId;
use crate::{Ctx, Error, Result};

/// Pixels across: sharp on the widest sheet that is shown.
const WIDTH: Width = Width::Pixels(1_400);
/// Of the small pictures of the result.
const SMALL: Width = Width::Pixels(700);

/// `GET /kerja/dokumen/{content}/hitamkan/halaman.jpg?nomor=`
pub(super) async fn before(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    query: Query,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let kind = opened.kind()?;
    picture(&ctx, kind, &opened.content.sha256, &query, WIDTH).await
}

/// `GET /kerja/dokumen/{content}/hitamkan/hasil.jpg?nomor=`
pub(super) async fn after(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DocumentVersionId>,
    query: Query,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let kind = opened.kind()?;
    let sha256 = made(&opened)?;
    picture(&ctx, kind, &sha256, &query, SMALL).await
}

/// `GET /kerja/dokumen/{content}/hitamkan/hasil/{name}`
pub(super) async fn file(
    SignedIn(ctx): SignedIn,
    Path((id, name)): Path<(DocumentVersionId, String)>,
) -> Result<Response<Body>> {
    let opened = Opened::find(&ctx, id).await?;
    let kind = opened.kind()?;
    if name != opened.content.name {
        return Err(Error::NotFound);
    }
    let bytes = ctx.app.files.get(&made(&opened)?).await?;
    Ok(answer(kind.content_type(), bytes))
}

/// The redrawn file in the file store.
fn made(opened: &Opened) -> Result<String> {
    let plan = opened.plan.as_ref().filter(|plan| plan.state == MADE).ok_or(Error::NotFound)?;
    plan.sha256.clone().ok_or(Error::NotFound)
}

async fn picture(ctx: &Ctx, kind: Kind, sha256: &str, query: &Query, width: Width) -> Result<Response<Body>> {
    let page: usize = query.parse("nomor").unwrap_or(1);
    let bytes: Arc<[u8]> = ctx.app.files.get(sha256).await?.into();
    match ctx.app.reader.picture(kind, bytes, page.saturating_sub(1), width, Format::Jpeg).await {
        Ok(picture) => Ok(answer("image/jpeg", picture)),
        Err(Failure::Unavailable) => Err(Error::Unavailable),
        Err(_) => Err(Error::NotFound),
    }
}

fn answer(content_type: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
