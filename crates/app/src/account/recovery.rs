//! Recovery codes: ten codes on paper for the day the telephone is gone. Each works once.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{AccountId, BodyId};

const INSERT_RECOVERY_CODE: Sql = sql!("sql/insert_recovery_code.sql");
const DELETE_RECOVERY_CODES: Sql = sql!("sql/delete_recovery_codes.sql");
const USE_RECOVERY_CODE: Sql = sql!("sql/use_recovery_code.sql");
const COUNT_RECOVERY_CODES: Sql = sql!("sql/count_recovery_codes.sql");

const LABEL: &str = "account.recovery";
const CODES: usize = 10;
/// Letters and digits that cannot be mistaken for each other in handwriting; 32, so no bias.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

fn hash(ctx: &Ctx, account: AccountId, code: &str) -> String {
    let bytes = format!("{}|{account}|{code}", ctx.body());
    crate::audit::hex(&ctx.app.secrets.mac(LABEL, bytes.as_bytes()))
}

fn new_code() -> String {
    let bytes: [u8; 10] = rand::random();
    let letter = |byte: &u8| LETTERS.get(usize::from(byte & 31)).copied().map_or('a', char::from);
    bytes.iter().map(letter).collect()
}

/// Replaces all codes of an account. Returns the new ones, to be shown once.
pub(super) async fn replace(ctx: &Ctx, tx: &Tx, account: AccountId) -> Result<Vec<String>> {
    remove(tx, ctx.body(), account).await?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let code = new_code();
        tx.exec(&INSERT_RECOVERY_CODE, params![ctx.body(), account, hash(ctx, account, &code)]).await?;
        let (head, tail) = code.split_at_checked(5).unwrap_or((&code, ""));
        codes.push(format!("{head}-{tail}"));
    }
    Ok(codes)
}

/// Takes all codes away.
pub(super) async fn remove(tx: &Tx, body: BodyId, account: AccountId) -> Result<()> {
    tx.exec(&DELETE_RECOVERY_CODES, params![body, account]).await?;
    Ok(())
}

/// Uses a code up. False when it is none or was used before.
pub(super) async fn use_up(ctx: &Ctx, tx: &Tx, account: AccountId, typed: &str) -> Result<bool> {
    let code: String = typed.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let values = params![ctx.body(), account, hash(ctx, account, &code), ctx.now()];
    Ok(tx.exec(&USE_RECOVERY_CODE, values).await? == 1)
}

/// How many codes are left.
pub(super) async fn count(db: &Db, body: BodyId, account: AccountId) -> Result<i64> {
    Ok(db.one(&COUNT_RECOVERY_CODES, params![body, account]).await?)
}
