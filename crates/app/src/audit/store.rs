//! Queries of the change log.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{AccountId, BodyId, Hex, UnitId};

const RAISE_HEAD: Sql = sql!("sql/raise_head.sql");
const SET_HEAD: Sql = sql!("sql/set_head.sql");
const FIND_HEAD: Sql = sql!("sql/find_head.sql");
const LIST_HEADS: Sql = sql!("sql/list_heads.sql");
const INSERT_CHANGE: Sql = sql!("sql/insert_change.sql");
const LIST_CHANGES_AFTER: Sql = sql!("sql/list_changes_after.sql");
const LIST_LOG: Sql = sql!("sql/list_log.sql");
const LIST_ACTORS: Sql = sql!("sql/list_actors.sql");
const LIST_CHANGES_OF_OBJECT: Sql = sql!("sql/list_changes_of_object.sql");

db::record! {
    /// One row of the change log.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ChangeRow {
        /// Number within the body, without gaps, from 1.
        pub seq: i64,
        /// When, Unix ms; never before the row before it.
        pub at: i64,
        /// `officer`, `visitor`, `system`, `console`.
        pub actor_kind: String,
        /// Account, for officers.
        pub actor_id: Option<i64>,
        /// Name as it was then.
        pub actor_name: String,
        /// Code of the role in which it was done; empty for none.
        pub role: String,
        /// Unit concerned.
        pub unit_id: Option<UnitId>,
        /// The act, `slice.verb`.
        pub act: String,
        /// Kind of object.
        pub object_kind: String,
        /// Id of the object.
        pub object_id: i64,
        /// Whether public output may have changed.
        pub is_public: bool,
        /// Reason given.
        pub reason: String,
        /// Short text for the reader of the log.
        pub detail: String,
        /// Digest of the content before; hex or empty.
        pub before_digest: Hex,
        /// Digest of the content after; hex or empty.
        pub after_digest: Hex,
        /// Hash of this row, made over the hash of the row before and all fields.
        pub hash: Hex,
    }
}

db::record! {
    /// Head of a body's chain.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Head {
        /// Number of the last row.
        pub log_seq: i64,
        /// Time of the last row.
        pub log_at: i64,
        /// Hash of the last row.
        pub log_head: Hex,
    }
}

/// Takes the next number. Updating the body's row makes writers of one body wait for each other,
/// so numbers are given in the order of commits.
pub(super) async fn next_place(tx: &Tx, body: BodyId, now_ms: i64) -> Result<Head> {
    Ok(tx.one(&RAISE_HEAD, params![body, now_ms]).await?)
}

pub(super) async fn insert(tx: &Tx, body: BodyId, row: &ChangeRow) -> Result<()> {
    let values = params![
        body,
        row.seq,
        row.at,
        &row.actor_kind,
        row.actor_id,
        &row.actor_name,
        &row.role,
        row.unit_id,
        &row.act,
        &row.object_kind,
        row.object_id,
        row.is_public,
        &row.reason,
        &row.detail,
        &row.before_digest,
        &row.after_digest,
        &row.hash,
    ];
    tx.exec(&INSERT_CHANGE, values).await?;
    tx.exec(&SET_HEAD, params![body, &row.hash]).await?;
    Ok(())
}

/// Head of the chain of a body.
pub async fn head(db: &Db, body: BodyId) -> Result<Head> {
    Ok(db.one(&FIND_HEAD, params![body]).await?)
}

/// Number of the last row of every body.
pub async fn heads(db: &Db) -> Result<Vec<(BodyId, i64)>> {
    Ok(db.all(&LIST_HEADS, params![]).await?)
}

/// Rows after `seq`, oldest first, at most `limit`: the feed for search, cache and nodes.
pub async fn after(db: &Db, body: BodyId, seq: i64, limit: i64) -> Result<Vec<ChangeRow>> {
    Ok(db.all(&LIST_CHANGES_AFTER, params![body, seq, limit]).await?)
}

db::record! {
    /// One row of the change log for people, with the name of what was changed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LogRow {
        /// Number within the body.
        pub seq: i64,
        /// When, Unix ms.
        pub at: i64,
        /// `officer`, `visitor`, `system`, `console`.
        pub actor_kind: String,
        /// Name as it was then.
        pub actor_name: String,
        /// Code of the role; empty for none.
        pub role: String,
        /// Unit concerned.
        pub unit_id: Option<UnitId>,
        /// The act, `slice.verb`.
        pub act: String,
        /// Kind of object.
        pub object_kind: String,
        /// Id of the object.
        pub object_id: i64,
        /// Reason given.
        pub reason: String,
        /// Short text for the reader of the log.
        pub detail: String,
        /// Public title of a news item, name of a person. A draft's title is not shown here:
        /// who keeps the system reads no drafts.
        pub subject: Option<String>,
    }
}

/// Which rows of the log.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'a> {
    /// Of one unit.
    pub unit: Option<UnitId>,
    /// Of one act.
    pub act: Option<&'a str>,
    /// By one person.
    pub actor: Option<AccountId>,
}

/// Rows before `seq`, newest first.
pub async fn list(db: &Db, body: BodyId, filter: Filter<'_>, seq: i64, limit: i64) -> Result<Vec<LogRow>> {
    let values = params![body, seq, filter.unit, filter.act, filter.actor, limit];
    Ok(db.all(&LIST_LOG, values).await?)
}

/// People who may stand in the log, by name.
pub(super) async fn actors(db: &Db, body: BodyId) -> Result<Vec<(AccountId, String)>> {
    Ok(db.all(&LIST_ACTORS, params![body]).await?)
}

/// History of one object, newest first.
pub async fn of_object(db: &Db, body: BodyId, kind: &str, id: i64, limit: i64) -> Result<Vec<ChangeRow>> {
    Ok(db.all(&LIST_CHANGES_OF_OBJECT, params![body, kind, id, limit]).await?)
}
