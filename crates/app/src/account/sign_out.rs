//! Signing out (`/keluar`).

use axum::body::Body;
use axum::http::{HeaderMap, Response};

use super::{session, store};
use crate::Result;
use crate::ctx::Visit;
use crate::page::see_other;

/// `POST /keluar`: ends the session, complete or not.
pub(super) async fn sign_out(Visit(ctx): Visit, headers: HeaderMap) -> Result<Response<Body>> {
    if let Some(current) = session::current(&ctx, &headers).await? {
        let tx = ctx.db().begin().await?;
        let row = current.row;
        store::delete_session(&tx, ctx.body(), Some(row.account_id), &row.token_hash).await?;
        tx.commit().await?;
    }
    let response = see_other(&ctx, "/masuk?ok=signed-out");
    Ok(session::with_cookies(response, [session::end_cookie(&ctx)]))
}
