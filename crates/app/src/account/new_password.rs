//! Setting a password: what a form must hold, and the write.

use db::{Sql, Tx, params, sql};
use rules::password::Refused;

use super::model::Account;
use super::password::Hashed;
use crate::Result;
use crate::ctx::Ctx;
use crate::error::FieldErrors;
use crate::form::Fields;

const UPDATE_PASSWORD: Sql = sql!("sql/update_password.sql");

/// Notes what is wrong with the fields `sandi` and `ulangi`.
pub(super) fn check(errors: &mut FieldErrors, fields: &Fields, email: &str, name: &str) {
    let password = fields.raw("sandi").unwrap_or_default();
    match rules::password::check(password, email, name) {
        Ok(()) if fields.raw("ulangi") != Some(password) => errors.add("ulangi", "account-password-differs"),
        Ok(()) => {}
        Err(Refused::TooShort) => errors.add("sandi", "account-password-too-short"),
        Err(Refused::TooLong) => errors.add("sandi", "account-password-too-long"),
        Err(Refused::Common) => errors.add("sandi", "account-password-common"),
        Err(Refused::OwnName) => errors.add("sandi", "account-password-own-name"),
    }
}

/// Hashes the field `sandi`.
pub(super) async fn hash(ctx: &Ctx, fields: &Fields) -> Result<Hashed> {
    ctx.app.hasher.hash(fields.raw("sandi").unwrap_or_default()).await
}

/// Writes a hashed password.
pub(super) async fn set(ctx: &Ctx, tx: &Tx, account: &Account, hashed: &Hashed) -> Result<()> {
    tx.exec(&UPDATE_PASSWORD, params![ctx.body(), account.id, &hashed.0]).await?;
    Ok(())
}
