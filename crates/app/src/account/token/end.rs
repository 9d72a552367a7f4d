//! Ending a token: the next request with it is refused.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store::{self, TokenId};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::page::see_other;
use crate::{Error, Result};

/// `POST /kerja/token/{id}/akhiri`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    end(&ctx, TokenId(id)).await?;
    Ok(see_other(&ctx, "/kerja/token?ok=token-ended"))
}

/// Ends an own token, or with `ManageTokens` anybody's.
/// Errors: `NotFound` when there is no such living token or it is somebody else's.
pub async fn end(ctx: &Ctx, id: TokenId) -> Result<()> {
    let role = ctx.allow(Act::ManageTokens, None);
    let owner = if role.is_ok() { None } else { Some(ctx.account().ok_or(Error::SignedOut)?) };
    let tx = ctx.db().begin().await?;
    if !store::end(&tx, ctx.body(), id, owner, ctx.now()).await? {
        return Err(Error::NotFound);
    }
    let change = Change::new("token.end", "token", id).as_role(role.ok().flatten());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
