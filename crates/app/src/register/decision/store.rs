//! Queries of decisions.

use db::{Db, Sql, Tx, params, sql};
use rules::register::InformationClass;

use super::adopt::Adopt;
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, DecisionId, Hex, UnitId};

const INSERT_DECISION: Sql = sql!("sql/insert_decision.sql");
const FREEZE_ROWS: Sql = sql!("sql/freeze_rows.sql");
const LIST_DIGESTS: Sql = sql!("sql/list_digests.sql");
const UPDATE_DECISION: Sql = sql!("sql/update_decision.sql");
const FIND_DECISION: Sql = sql!("sql/find_decision.sql");
const LIST_DECISIONS: Sql = sql!("sql/list_decisions.sql");
const LIST_ROWS: Sql = sql!("sql/list_rows.sql");

db::record! {
    /// A decision.
    #[derive(Debug, Clone)]
    pub(super) struct Decision {
        pub(super) id: DecisionId,
        pub(super) unit_id: UnitId,
        pub(super) with_below: bool,
        pub(super) number: String,
        pub(super) decided_on: String,
        pub(super) title: String,
        pub(super) signer: String,
        pub(super) signer_position: String,
        pub(super) entries: i64,
        pub(super) digest: Hex,
    }
}

db::record! {
    /// An entry as a decision adopted it.
    #[derive(Debug, Clone)]
    pub(super) struct FrozenRow {
        pub(super) position: i64,
        pub(super) unit_id: UnitId,
        pub(super) title: String,
        pub(super) class: Coded<InformationClass>,
        pub(super) year: Option<i64>,
        /// Why this version may not be read any more; empty = it may.
        pub(super) closed_reason: String,
        /// Present address of the entry, when it is public still.
        pub(super) slug: Option<String>,
    }
}

/// Writes a decision, without rows yet.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    unit: UnitId,
    input: &Adopt,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<DecisionId> {
    let values = params![
        body,
        unit,
        &input.number,
        &input.decided_on,
        &input.title,
        &input.signer,
        &input.signer_position,
        &Hex::default(),
        by,
        now_ms,
        input.with_below,
    ];
    Ok(tx.one(&INSERT_DECISION, values).await?)
}

/// Freezes the public entries of a unit, with those directly below it or without, or of all units as rows of
/// the decision. Returns how many.
pub(super) async fn freeze(
    tx: &Tx,
    body: BodyId,
    id: DecisionId,
    unit: Option<UnitId>,
    with_below: bool,
) -> Result<u64> {
    Ok(tx.exec(&FREEZE_ROWS, params![body, id, unit, with_below]).await?)
}

db::record! {
    struct Frozen {
        position: i64,
        digest: Hex,
    }
}

/// Digests of the frozen versions in order.
pub(super) async fn digests(db: &Db, body: BodyId, id: DecisionId) -> Result<Vec<String>> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let rows: Vec<Frozen> = db.all(&LIST_DIGESTS, params![body, id, after]).await?;
        let Some(last) = rows.last() else { return Ok(all) };
        after = last.position;
        all.extend(rows.into_iter().map(|row| row.digest.0));
    }
}

/// Notes how many rows the decision has and their digest.
pub(super) async fn close(tx: &Tx, body: BodyId, id: DecisionId, entries: i64, digest: &Hex) -> Result<()> {
    tx.exec(&UPDATE_DECISION, params![body, id, entries, digest]).await?;
    Ok(())
}

/// A decision of the body.
pub(super) async fn find(db: &Db, body: BodyId, id: DecisionId) -> Result<Option<Decision>> {
    Ok(db.optional(&FIND_DECISION, params![body, id]).await?)
}

/// Decisions, newest first, at most 500.
pub(super) async fn list(db: &Db, body: BodyId) -> Result<Vec<Decision>> {
    Ok(db.all(&LIST_DECISIONS, params![body]).await?)
}

/// Rows of a decision after a position, at most `limit`.
pub(super) async fn rows(
    db: &Db,
    body: BodyId,
    id: DecisionId,
    after: i64,
    limit: i64,
) -> Result<Vec<FrozenRow>> {
    Ok(db.all(&LIST_ROWS, params![body, id, after, limit]).await?)
}
