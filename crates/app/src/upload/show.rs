//! How far an upload is, and ending one.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response, StatusCode};

use super::store::{self, Upload};
use super::{jobs, protocol};
use crate::ctx::SignedIn;
use crate::{Ctx, Error, Result};

/// An open upload of the acting account.
/// Errors: `NotFound`, also for somebody else's.
pub(super) async fn find(ctx: &Ctx, token: &str) -> Result<Upload> {
    let account = ctx.account().ok_or(Error::SignedOut)?;
    store::find_upload(ctx.db(), ctx.body(), account, token, ctx.now()).await?.ok_or(Error::NotFound)
}

/// `HEAD /kerja/unggah/{token}` (the page cache makes a GET of every HEAD).
pub(super) async fn offset(SignedIn(ctx): SignedIn, Path(token): Path<String>) -> Result<Response<Body>> {
    let upload = find(&ctx, &token).await?;
    Ok(protocol::progress(StatusCode::OK, &upload))
}

/// `DELETE /kerja/unggah/{token}`: the person chose another file.
pub(super) async fn cancel(
    SignedIn(ctx): SignedIn,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    if let Some(refusal) = protocol::other_version(&headers) {
        return Ok(refusal);
    }
    let upload = find(&ctx, &token).await?;
    let tx = ctx.db().begin().await?;
    store::update_expired(&tx, ctx.body(), upload.id, ctx.now()).await?;
    jobs::enqueue_clear(&ctx, &tx, upload.id, ctx.now()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(protocol::answer(StatusCode::NO_CONTENT))
}
