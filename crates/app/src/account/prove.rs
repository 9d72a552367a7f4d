//! Asking for the password again before something grave, with the same throttle as sign-in.

use axum::http::HeaderMap;

use super::model::Account;
use super::throttle::{self, Gate};
use crate::ctx::Ctx;
use crate::error::FieldErrors;
use crate::form::Fields;
use crate::{Error, Result};

/// Checks the field `sandi_lama` against the account's password.
/// Errors: `Invalid` (`sandi_lama`), `TooMany`.
pub(super) async fn password(
    ctx: &Ctx,
    headers: &HeaderMap,
    account: &Account,
    fields: &Fields,
) -> Result<()> {
    let origin = throttle::origin(ctx, headers, Some(account.id), "password");
    let Gate::Open(row) = throttle::enter(ctx, &origin, &account.email).await? else {
        return Err(Error::TooMany);
    };
    let typed = fields.raw("sandi_lama").unwrap_or_default();
    let typed = if typed.len() <= rules::password::MAX_BYTES { typed } else { "" };
    if !ctx.app.hasher.verify(typed, account.password_hash.as_deref()).await? {
        let mut errors = FieldErrors::default();
        errors.add("sandi_lama", "account-password-wrong");
        return Err(Error::Invalid(errors));
    }
    let tx = ctx.db().begin().await?;
    throttle::strike_out(&tx, ctx.body(), row).await?;
    tx.commit().await?;
    Ok(())
}
