//! Beginning an upload: its size and name are known, its bytes come later.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use rules::permission::Act;
use std::sync::Arc;

use super::store::{self, NewUpload};
use super::{jobs, protocol};
use crate::ctx::SignedIn;
use crate::{App, Ctx, Error, Result};

/// Unfinished uploads are kept so long after their last piece, milliseconds.
pub(super) const LIFE_MS: i64 = 24 * 60 * 60 * 1000;

/// Uploads one person may have open: more is a script gone wild.
const MOST_OPEN: i64 = 50;

/// Begins an upload of `bytes` bytes and returns its token.
/// Errors: `Forbidden`; `TooLarge`; `TooMany` while too many are open.
async fn create(ctx: &Ctx, name: String, bytes: i64) -> Result<NewUpload> {
    // Which unit it is for is said, and asked, by the form that takes it.
    if ctx.units_for(Act::ReadWorkroom).is_empty() {
        ctx.allow(Act::ReadWorkroom, None)?;
    }
    let account = ctx.account().ok_or(Error::SignedOut)?;
    if usize::try_from(bytes).map_or(true, |bytes| bytes > ctx.app.config.document_bytes) {
        return Err(Error::TooLarge);
    }
    if store::count_open(ctx.db(), ctx.body(), account, ctx.now()).await? >= MOST_OPEN {
        return Err(Error::TooMany);
    }
    let token = web::secrets::random_token();
    let new = NewUpload { token, account, name, bytes, expires_at: ctx.now().saturating_add(LIFE_MS) };
    let tx = ctx.db().begin().await?;
    let id = store::insert_upload(&tx, ctx.body(), &new, ctx.now()).await?;
    jobs::enqueue_clear(ctx, &tx, id, new.expires_at).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(new)
}

/// `POST /kerja/unggah`
pub(super) async fn post(SignedIn(ctx): SignedIn, headers: HeaderMap) -> Result<Response<Body>> {
    if let Some(refusal) = protocol::other_version(&headers) {
        return Ok(refusal);
    }
    let name = protocol::file_name(&headers);
    let new = create(&ctx, name, protocol::length(&headers)?).await?;
    let mut response = protocol::answer(StatusCode::CREATED);
    let address = format!("{}/kerja/unggah/{}", ctx.locale.prefix(), new.token);
    if let Ok(value) = HeaderValue::from_str(&address) {
        response.headers_mut().insert(header::LOCATION, value);
    }
    Ok(response)
}

/// `OPTIONS /kerja/unggah`
pub(super) async fn options(State(app): State<Arc<App>>) -> Response<Body> {
    protocol::abilities(app.config.document_bytes)
}
