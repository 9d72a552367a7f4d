//! Queries of accounts, roles, sessions and failed tries.

use db::{Db, Sql, Tx, params, sql};
use rules::role::Grant;

use super::model::{Account, GrantRow, SessionRow};
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, UnitId};

const INSERT_ACCOUNT: Sql = sql!("sql/insert_account.sql");
const FIND_ACCOUNT: Sql = sql!("sql/find_account.sql");
const FIND_ACCOUNT_BY_EMAIL: Sql = sql!("sql/find_account_by_email.sql");
const INSERT_GRANT: Sql = sql!("sql/insert_grant.sql");
const LIST_GRANTS: Sql = sql!("sql/list_grants.sql");
const INSERT_SESSION: Sql = sql!("sql/insert_session.sql");
const FIND_SESSION: Sql = sql!("sql/find_session.sql");
const TOUCH_SESSION: Sql = sql!("sql/touch_session.sql");
const TOUCH_ACCOUNT: Sql = sql!("sql/touch_account.sql");
const DELETE_SESSION: Sql = sql!("sql/delete_session.sql");
const DELETE_OTHER_SESSIONS: Sql = sql!("sql/delete_other_sessions.sql");
const DELETE_OLD_SESSIONS: Sql = sql!("sql/delete_old_sessions.sql");
const LIST_SESSIONS: Sql = sql!("sql/list_sessions.sql");

/// An account by id.
pub async fn find_account(db: &Db, body: BodyId, id: AccountId) -> Result<Option<Account>> {
    Ok(db.optional(&FIND_ACCOUNT, params![body, id]).await?)
}

/// An account by its address in lower case.
pub async fn find_account_by_email(db: &Db, body: BodyId, email: &str) -> Result<Option<Account>> {
    Ok(db.optional(&FIND_ACCOUNT_BY_EMAIL, params![body, email]).await?)
}

/// Roles held now, in units of any state.
pub async fn list_grants(db: &Db, body: BodyId, account: AccountId) -> Result<Vec<Grant>> {
    let rows: Vec<GrantRow> = db.all(&LIST_GRANTS, params![body, account]).await?;
    Ok(rows.into_iter().map(Grant::from).collect())
}

pub(super) async fn insert_account(
    tx: &Tx,
    body: BodyId,
    account: &super::NewAccount,
    now_ms: i64,
) -> Result<AccountId> {
    let state = if account.password.is_some() { "active" } else { "invited" };
    let values = params![
        body,
        &account.email,
        &account.name,
        state,
        account.password.as_ref().map(|hashed| hashed.0.clone()),
        account.locale.code(),
        now_ms,
    ];
    Ok(tx.one(&INSERT_ACCOUNT, values).await?)
}

pub(super) async fn insert_grant(
    tx: &Tx,
    body: BodyId,
    account: AccountId,
    grant: Grant,
    now_ms: i64,
) -> Result<i64> {
    let values = params![body, account, UnitId(grant.unit), Coded(grant.role), now_ms];
    Ok(tx.one(&INSERT_GRANT, values).await?)
}

/// A session to be written.
pub(super) struct NewSession {
    pub token_hash: String,
    pub account: AccountId,
    pub stage: super::model::Stage,
    pub expires_at: i64,
    pub network: String,
    pub agent: String,
}

pub(super) async fn insert_session(tx: &Tx, body: BodyId, new: &NewSession, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        &new.token_hash,
        new.account,
        new.stage.code(),
        now_ms,
        new.expires_at,
        &new.network,
        &new.agent,
    ];
    tx.exec(&INSERT_SESSION, values).await?;
    Ok(())
}

pub(super) async fn find_session(db: &Db, body: BodyId, token_hash: &str) -> Result<Option<SessionRow>> {
    Ok(db.optional(&FIND_SESSION, params![body, token_hash]).await?)
}

/// Notes that a session was used.
pub(super) async fn touch(tx: &Tx, body: BodyId, session: &SessionRow, now_ms: i64) -> Result<()> {
    tx.exec(&TOUCH_SESSION, params![body, &session.token_hash, now_ms]).await?;
    tx.exec(&TOUCH_ACCOUNT, params![body, session.account_id, now_ms]).await?;
    Ok(())
}

/// Notes that somebody was here.
pub(super) async fn set_seen(tx: &Tx, body: BodyId, account: AccountId, now_ms: i64) -> Result<()> {
    tx.exec(&TOUCH_ACCOUNT, params![body, account, now_ms]).await?;
    Ok(())
}

/// Ends one session, of the account when one is named. False when there was none.
pub(super) async fn delete_session(
    tx: &Tx,
    body: BodyId,
    account: Option<AccountId>,
    token_hash: &str,
) -> Result<bool> {
    Ok(tx.exec(&DELETE_SESSION, params![body, account, token_hash]).await? == 1)
}

/// Ends all sessions of an account but one (an empty hash keeps none). Returns how many.
pub(super) async fn delete_other_sessions(
    tx: &Tx,
    body: BodyId,
    account: AccountId,
    kept: &str,
) -> Result<u64> {
    Ok(tx.exec(&DELETE_OTHER_SESSIONS, params![body, account, kept]).await?)
}

/// Forgets sessions that ended at `now_ms` or were last used before `idle_ms`.
pub(super) async fn delete_old_sessions(tx: &Tx, body: BodyId, now_ms: i64, idle_ms: i64) -> Result<u64> {
    Ok(tx.exec(&DELETE_OLD_SESSIONS, params![body, now_ms, idle_ms]).await?)
}

db::record! {
    /// A session in the owner's list.
    #[derive(Debug, Clone)]
    pub(super) struct ListedSession {
        /// SHA-256 of the token.
        pub token_hash: String,
        /// See `Stage`.
        pub stage: String,
        /// Begun, Unix ms.
        pub created_at: i64,
        /// Last used, Unix ms.
        pub seen_at: i64,
        /// Ends in any case, Unix ms.
        pub expires_at: i64,
        /// Network.
        pub address_prefix: String,
        /// User agent, shortened.
        pub agent: String,
    }
}

/// Living sessions of an account, last used first.
pub(super) async fn list_sessions(
    db: &Db,
    body: BodyId,
    account: AccountId,
    now_ms: i64,
    idle_ms: i64,
) -> Result<Vec<ListedSession>> {
    Ok(db.all(&LIST_SESSIONS, params![body, account, now_ms, idle_ms]).await?)
}
