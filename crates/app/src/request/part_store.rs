//! Queries of the parts of requests.

use db::{Db, Sql, Tx, params, sql};
use rules::request::PartState;

use super::part::{NewPart, Part};
use crate::ids::{BodyId, Coded, PartId, RequestId, UnitId};
use crate::{Error, Result};

const INSERT_PART: Sql = sql!("sql/insert_part.sql");
const FIND_PART: Sql = sql!("sql/find_part.sql");
const LIST_PARTS: Sql = sql!("sql/list_parts.sql");
const LIST_OPEN_PARTS: Sql = sql!("sql/list_open_parts.sql");
const END_PART: Sql = sql!("sql/end_part.sql");
const RECALL_PARTS: Sql = sql!("sql/recall_parts.sql");

/// Asks a unit for a part.
pub(super) async fn insert(tx: &Tx, body: BodyId, id: RequestId, new: &NewPart, now_ms: i64) -> Result<()> {
    let values = params![body, id, new.unit, new.subject.trim(), new.due_on.to_string(), now_ms];
    tx.exec(&INSERT_PART, values).await?;
    Ok(())
}

/// A part.
pub(super) async fn find(db: &Db, body: BodyId, id: PartId) -> Result<Option<Part>> {
    Ok(db.optional(&FIND_PART, params![body, id]).await?)
}

/// Parts of a request, oldest first.
pub(super) async fn list(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<Part>> {
    Ok(db.all(&LIST_PARTS, params![body, id]).await?)
}

/// Parts that are still owed, by one unit or by all, the most urgent first; at most 100.
pub(super) async fn list_open(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Part>> {
    Ok(db.all(&LIST_OPEN_PARTS, params![body, unit]).await?)
}

/// Ends an open part. Errors: `Conflict` when it is not open any more.
pub(super) async fn end(
    tx: &Tx,
    body: BodyId,
    id: PartId,
    (state, result): (PartState, &str),
    now_ms: i64,
) -> Result<()> {
    match tx.exec(&END_PART, params![body, id, Coded(state), result, now_ms]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Ends every open part of a request.
pub(super) async fn recall(tx: &Tx, body: BodyId, id: RequestId, now_ms: i64) -> Result<()> {
    tx.exec(&RECALL_PARTS, params![body, id, now_ms]).await?;
    Ok(())
}
