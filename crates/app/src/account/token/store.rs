//! Queries of tokens.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{AccountId, BodyId};

const INSERT_TOKEN: Sql = sql!("sql/insert_token.sql");
const FIND_TOKEN: Sql = sql!("sql/find_token.sql");
const TOUCH_TOKEN: Sql = sql!("sql/touch_token.sql");
const END_TOKEN: Sql = sql!("sql/end_token.sql");
const LIST_TOKENS: Sql = sql!("sql/list_tokens.sql");

db::id! {
    /// A token of the API.
    pub struct TokenId
}

db::record! {
    /// A living token with its owner.
    #[derive(Debug, Clone)]
    pub(super) struct Living {
        /// Id.
        pub id: TokenId,
        /// Name its owner gave it.
        pub name: String,
        /// Owner.
        pub account_id: AccountId,
        /// Name of the owner.
        pub account_name: String,
        /// Address of the owner.
        pub email: String,
        /// Last use, Unix ms, at most a minute old.
        pub used_at: Option<i64>,
    }
}

db::record! {
    /// A token in the list.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        /// Id.
        pub id: TokenId,
        /// Name its owner gave it.
        pub name: String,
        /// Owner.
        pub account_id: AccountId,
        /// Name of the owner.
        pub account_name: String,
        /// Made, Unix ms.
        pub created_at: i64,
        /// Over in any case, Unix ms.
        pub expires_at: i64,
        /// Last use, Unix ms.
        pub used_at: Option<i64>,
    }
}

/// Keeps a token by its hash.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    account: AccountId,
    name: &str,
    hash: &str,
    (now_ms, until_ms): (i64, i64),
) -> Result<TokenId> {
    Ok(tx.one(&INSERT_TOKEN, params![body, account, name, hash, now_ms, until_ms]).await?)
}

/// The living token of a hash, of an account that may still sign in.
pub(super) async fn find(db: &Db, body: BodyId, hash: &str, now_ms: i64) -> Result<Option<Living>> {
    Ok(db.optional(&FIND_TOKEN, params![body, hash, now_ms]).await?)
}

/// Notes a use.
pub(super) async fn touch(tx: &Tx, body: BodyId, id: TokenId, now_ms: i64) -> Result<()> {
    tx.exec(&TOUCH_TOKEN, params![body, id, now_ms]).await?;
    Ok(())
}

/// Ends a token; `owner` = only when it is this account's. False when there is no such living token.
pub(super) async fn end(
    tx: &Tx,
    body: BodyId,
    id: TokenId,
    owner: Option<AccountId>,
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&END_TOKEN, params![body, id, owner, now_ms]).await? == 1)
}

/// Tokens not ended, newest first, at most 500; of one account or of all.
pub(super) async fn list(db: &Db, body: BodyId, owner: Option<AccountId>) -> Result<Vec<Listed>> {
    Ok(db.all(&LIST_TOKENS, params![body, owner]).await?)
}
