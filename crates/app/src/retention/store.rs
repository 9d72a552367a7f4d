//! Queries of retention, codes and applications.

use db::{Db, Sql, Tx, params, sql};

use super::rule::Rule;
use crate::Result;
use crate::ids::{BodyId, Hex, RequestId, UnitId};

const FIND_RULE: Sql = sql!("sql/find_rule.sql");
const PUT_RULE: Sql = sql!("sql/put_rule.sql");
const LIST_DUE: Sql = sql!("sql/list_due.sql");
const INSERT_ERASURE: Sql = sql!("sql/insert_erasure.sql");
const PUT_CODE: Sql = sql!("sql/put_code.sql");
const TRY_CODE: Sql = sql!("sql/try_code.sql");
const FORGIVE_TRY: Sql = sql!("sql/forgive_try.sql");
const DELETE_CODE: Sql = sql!("sql/delete_code.sql");
const FIND_APPLICATION: Sql = sql!("sql/find_application.sql");
const GET_APPLICATION: Sql = sql!("sql/get_application.sql");
const LIST_APPLICATIONS: Sql = sql!("sql/list_applications.sql");
const INSERT_APPLICATION: Sql = sql!("sql/insert_application.sql");
const SET_DECISION: Sql = sql!("sql/set_decision.sql");

db::id! {
    /// An application to have data erased.
    pub struct ApplicationId
}

impl<'de> serde::Deserialize<'de> for ApplicationId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

db::record! {
    /// An application with its case.
    #[derive(Debug, Clone)]
    pub(super) struct Application {
        pub(super) id: ApplicationId,
        pub(super) request_id: RequestId,
        pub(super) number: String,
        pub(super) unit_id: UnitId,
        /// `asked`, `granted`, `refused`.
        pub(super) state: String,
        pub(super) asked_at: i64,
        /// Why it was refused.
        pub(super) reason: String,
        /// Whether the case ended: before, the data are needed to answer it.
        pub(super) is_over: bool,
    }
}

/// The body's own rule.
pub(super) async fn find_rule(db: &Db, body: BodyId) -> Result<Option<Rule>> {
    Ok(db.optional(&FIND_RULE, params![body]).await?)
}

/// Sets the body's own rule.
pub(super) async fn put_rule(tx: &Tx, body: BodyId, rule: &Rule, now_ms: i64) -> Result<()> {
    tx.exec(&PUT_RULE, params![body, rule.years, &rule.source, now_ms]).await?;
    Ok(())
}

/// Cases that ended on or before a day (ISO) and still know who asked, by id after `last`. At most 200.
pub(super) async fn list_due(db: &Db, body: BodyId, until: &str, last: RequestId) -> Result<Vec<RequestId>> {
    Ok(db.all(&LIST_DUE, params![body, until, last]).await?)
}

/// Notes that a case forgot who asked; codes for it are void.
pub(super) async fn insert_erasure(tx: &Tx, body: BodyId, id: RequestId, now_ms: i64) -> Result<()> {
    tx.exec(&INSERT_ERASURE, params![body, id, now_ms]).await?;
    tx.exec(&DELETE_CODE, params![body, id]).await?;
    Ok(())
}

/// Keeps the digest of a fresh code; older ones are void.
pub(super) async fn put_code(tx: &Tx, body: BodyId, id: RequestId, digest: &Hex, now_ms: i64) -> Result<()> {
    tx.exec(&PUT_CODE, params![body, id, digest, now_ms]).await?;
    Ok(())
}

/// Counts a try and gives the digest to compare with; none when there is no code younger than `since_ms`, or it
/// was tried `most` times.
pub(super) async fn try_code(
    tx: &Tx,
    body: BodyId,
    id: RequestId,
    most: i64,
    since_ms: i64,
) -> Result<Option<Hex>> {
    Ok(tx.optional(&TRY_CODE, params![body, id, most, since_ms]).await?)
}

/// Takes a counted try back: it was right.
pub(super) async fn forgive_try(tx: &Tx, body: BodyId, id: RequestId) -> Result<()> {
    tx.exec(&FORGIVE_TRY, params![body, id]).await?;
    Ok(())
}

/// The newest application of a case.
pub(super) async fn find_application(db: &Db, body: BodyId, id: RequestId) -> Result<Option<Application>> {
    Ok(db.optional(&FIND_APPLICATION, params![body, id]).await?)
}

/// An application.
pub(super) async fn get_application(db: &Db, body: BodyId, id: ApplicationId) -> Result<Option<Application>> {
    Ok(db.optional(&GET_APPLICATION, params![body, id]).await?)
}

/// Applications, those that wait first. At most 200.
pub(super) async fn list_applications(db: &Db, body: BodyId) -> Result<Vec<Application>> {
    Ok(db.all(&LIST_APPLICATIONS, params![body]).await?)
}

/// Puts an application.
pub(super) async fn insert_application(tx: &Tx, body: BodyId, id: RequestId, now_ms: i64) -> Result<()> {
    tx.exec(&INSERT_APPLICATION, params![body, id, now_ms]).await?;
    Ok(())
}

/// Writes a decision. False when there is one.
pub(super) async fn set_decision(
    tx: &Tx,
    body: BodyId,
    id: ApplicationId,
    (state, reason): (&str, &str),
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&SET_DECISION, params![body, id, state, reason, now_ms]).await? == 1)
}
