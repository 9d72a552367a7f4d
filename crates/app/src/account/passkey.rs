//! Passkeys (WebAuthn): a key in the officer's device, unlocked there, instead of password and code.

use db::{Sql, params, sql};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::AccountId;

const COUNT_PASSKEYS: Sql = sql!("sql/count_passkeys.sql");

/// How many passkeys an account has.
pub(super) async fn count(ctx: &Ctx, account: AccountId) -> Result<i64> {
    Ok(ctx.db().one(&COUNT_PASSKEYS, params![ctx.body(), account]).await?)
}
