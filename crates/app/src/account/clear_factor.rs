//! Taking the second factor of a colleague away when telephone and paper are lost. The person sets up a
//! new one at the next sign-in when a role demands it; the owner is told by mail.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::{enrol, letters, passkey, recovery, show, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::page::see_other;
use crate::{Error, Result};

/// `POST /kerja/akun/{id}/dua-langkah`
pub(super) async fn clear(SignedIn(ctx): SignedIn, Path(id): Path<i64>) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let role = ctx.allow(Act::ManageAccounts, None)?;
    if ctx.account() == Some(account.id) {
        return Err(Error::Refused("account-refused-own-factor"));
    }
    let tx = ctx.db().begin().await?;
    enrol::remove(&ctx, &tx, &account).await?;
    recovery::remove(&tx, ctx.body(), account.id).await?;
    passkey::delete_all(&ctx, &tx, account.id).await?;
    store::delete_other_sessions(&tx, ctx.body(), account.id, "").await?;
    letters::notice(&ctx, &tx, &account, "account-notice-second-factor-off", "").await?;
    let change = Change::new("account.clear-second-factor", "account", account.id).as_role(role);
    audit::record(&ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(see_other(&ctx, &format!("/kerja/akun/{id}?ok=account-factor-cleared")))
}
