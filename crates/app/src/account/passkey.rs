//! Passkeys (WebAuthn): a key in the officer's device, unlocked there. By itself it is two factors.
//!
//! What the browser must answer is kept here between the two requests of a ceremony (`account_ceremony`)
//! and taken out by the second one, so an answer counts once. A key belongs to the host name it was
//! made on.

use db::{Db, Sql, Tx, params, sql};
use webauthn_rs::prelude::{Passkey, Url, Webauthn, WebauthnBuilder};

use crate::ctx::Ctx;
use crate::ids::{AccountId, BodyId};
use crate::{Error, Result};

const COUNT_PASSKEYS: Sql = sql!("sql/count_passkeys.sql");
const LIST_PASSKEYS: Sql = sql!("sql/list_passkeys.sql");
const LIST_CREDENTIALS: Sql = sql!("sql/list_credentials.sql");
const FIND_PASSKEY: Sql = sql!("sql/find_passkey.sql");
const INSERT_PASSKEY: Sql = sql!("sql/insert_passkey.sql");
const UPDATE_PASSKEY_USED: Sql = sql!("sql/update_passkey_used.sql");
const UPDATE_PASSKEY_LABEL: Sql = sql!("sql/update_passkey_label.sql");
const DELETE_PASSKEY: Sql = sql!("sql/delete_passkey.sql");
const DELETE_PASSKEYS: Sql = sql!("sql/delete_passkeys.sql");
const INSERT_CEREMONY: Sql = sql!("sql/insert_ceremony.sql");
const TAKE_CEREMONY: Sql = sql!("sql/take_ceremony.sql");
const DELETE_OLD_CEREMONIES: Sql = sql!("sql/delete_old_ceremonies.sql");

/// Time to answer a ceremony, milliseconds.
const CEREMONY_MS: i64 = 5 * 60 * 1000;

db::record! {
    /// A passkey in the owner's list.
    #[derive(Debug, Clone)]
    pub(super) struct ListedKey {
        /// Id.
        pub id: i64,
        /// Name the owner gave it.
        pub label: String,
        /// Made, Unix ms.
        pub created_at: i64,
        /// Last used, Unix ms.
        pub used_at: Option<i64>,
    }
}

db::record! {
    /// A passkey as found by what the browser sent.
    pub(super) struct FoundKey {
        /// Id.
        pub id: i64,
        /// Owner.
        pub account_id: AccountId,
        /// Public part, JSON.
        pub credential: String,
    }
}

db::record! {
    /// What was kept of a ceremony.
    pub(super) struct Ceremony {
        /// Whose, when it began with somebody.
        pub account_id: Option<AccountId>,
        /// State of the library, JSON.
        pub state: String,
        /// End, Unix ms.
        pub expires_at: i64,
    }
}

/// How many passkeys an account has.
pub(super) async fn count(ctx: &Ctx, account: AccountId) -> Result<i64> {
    Ok(ctx.db().one(&COUNT_PASSKEYS, params![ctx.body(), account]).await?)
}

/// Passkeys of an account, oldest first.
pub(super) async fn list(ctx: &Ctx, account: AccountId) -> Result<Vec<ListedKey>> {
    Ok(ctx.db().all(&LIST_PASSKEYS, params![ctx.body(), account]).await?)
}

/// Public parts of all passkeys of an account.
pub(super) async fn credentials(ctx: &Ctx, account: AccountId) -> Result<Vec<Passkey>> {
    let texts: Vec<String> = ctx.db().all(&LIST_CREDENTIALS, params![ctx.body(), account]).await?;
    texts.iter().map(|text| parse(text)).collect()
}

/// Reads the stored JSON of a key.
pub(super) fn parse(text: &str) -> Result<Passkey> {
    Ok(serde_json::from_str(text).map_err(anyhow::Error::new)?)
}

/// The key with this credential id (base64url).
pub(super) async fn find(db: &Db, body: BodyId, credential_id: &str) -> Result<Option<FoundKey>> {
    Ok(db.optional(&FIND_PASSKEY, params![body, credential_id]).await?)
}

/// Keeps a new key.
pub(super) async fn insert(
    ctx: &Ctx,
    tx: &Tx,
    account: AccountId,
    credential_id: &str,
    key: &Passkey,
    label: &str,
) -> Result<()> {
    let json = serde_json::to_string(key).map_err(anyhow::Error::new)?;
    let values = params![ctx.body(), account, credential_id, json, label, ctx.now()];
    tx.exec(&INSERT_PASSKEY, values).await?;
    Ok(())
}

/// Notes that a key was used, with its counter.
pub(super) async fn set_used(ctx: &Ctx, tx: &Tx, id: i64, key: &Passkey) -> Result<()> {
    let json = serde_json::to_string(key).map_err(anyhow::Error::new)?;
    tx.exec(&UPDATE_PASSKEY_USED, params![ctx.body(), id, json, ctx.now()]).await?;
    Ok(())
}

/// Gives a key of the account another name. False when there is none.
pub(super) async fn rename(ctx: &Ctx, tx: &Tx, account: AccountId, id: i64, label: &str) -> Result<bool> {
    Ok(tx.exec(&UPDATE_PASSKEY_LABEL, params![ctx.body(), account, id, label]).await? == 1)
}

/// Takes a key of the account away. False when there is none.
pub(super) async fn delete(ctx: &Ctx, tx: &Tx, account: AccountId, id: i64) -> Result<bool> {
    Ok(tx.exec(&DELETE_PASSKEY, params![ctx.body(), account, id]).await? == 1)
}

/// Takes all keys of an account away.
pub(super) async fn delete_all(ctx: &Ctx, tx: &Tx, account: AccountId) -> Result<()> {
    tx.exec(&DELETE_PASSKEYS, params![ctx.body(), account]).await?;
    Ok(())
}

/// Begins a ceremony of `kind` (`register`, `authenticate`). Returns the token of its second request.
pub(super) async fn keep(
    ctx: &Ctx,
    kind: &str,
    account: Option<AccountId>,
    state: &impl serde::Serialize,
) -> Result<String> {
    let token = web::secrets::random_token();
    let json = serde_json::to_string(state).map_err(anyhow::Error::new)?;
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), hash, account, kind, json, ctx.now() + CEREMONY_MS];
    tx.exec(&INSERT_CEREMONY, values).await?;
    tx.exec(&DELETE_OLD_CEREMONIES, params![ctx.body(), ctx.now()]).await?;
    tx.commit().await?;
    Ok(token)
}

/// Takes a ceremony out; a second try with the same token finds nothing.
/// Errors: `Refused` when it is unknown, used or too old.
pub(super) async fn take(ctx: &Ctx, kind: &str, token: &str) -> Result<Ceremony> {
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let tx = ctx.db().begin().await?;
    let kept: Option<Ceremony> = tx.optional(&TAKE_CEREMONY, params![ctx.body(), hash, kind]).await?;
    tx.commit().await?;
    kept.filter(|kept| kept.expires_at > ctx.now()).ok_or(Error::Refused("account-passkey-failed"))
}

/// The library for the host of the request.
/// Errors: `Refused` on a host that cannot have passkeys (an IP address).
pub(super) fn webauthn(ctx: &Ctx) -> Result<Webauthn> {
    let refused = || Error::Refused("account-passkey-no-host");
    let origin = Url::parse(&ctx.origin).map_err(|_| refused())?;
    let host = origin.domain().ok_or_else(refused)?;
    let builder = WebauthnBuilder::new(host, &origin).map_err(|_| refused())?;
    builder.rp_name(&ctx.directory.body.short_name).build().map_err(|_| refused())
}
