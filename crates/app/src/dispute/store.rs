//! Queries of disputes: the file itself, its units, grounds and steps. What lies in it: [`super::content`].

use db::{Db, Sql, Tx, params, sql};
use rules::case::objection::ObjectionReason;

use super::model::{Dispute, Step};
use crate::ids::{BodyId, Coded, DisputeId, RequestId, UnitId};
use crate::{Error, Result};

const FIND_DISPUTE: Sql = sql!("sql/find_dispute.sql");
const FIND_BY_REQUEST: Sql = sql!("sql/find_by_request.sql");
const LIST_DISPUTES: Sql = sql!("sql/list_disputes.sql");
const LIST_OPEN: Sql = sql!("sql/list_open.sql");
const RAISE_NUMBER: Sql = sql!("sql/raise_number.sql");
const INSERT_DISPUTE: Sql = sql!("sql/insert_dispute.sql");
const UPDATE_DISPUTE: Sql = sql!("sql/update_dispute.sql");
const LOCK_DISPUTE: Sql = sql!("sql/lock_dispute.sql");
const SET_NEXT: Sql = sql!("sql/set_next.sql");
const INSERT_REASON: Sql = sql!("sql/insert_reason.sql");
const LIST_REASONS: Sql = sql!("sql/list_reasons.sql");
const INSERT_UNIT: Sql = sql!("sql/insert_unit.sql");
const DELETE_UNITS: Sql = sql!("sql/delete_units.sql");
const LIST_UNITS: Sql = sql!("sql/list_units.sql");
const INSERT_STEP: Sql = sql!("sql/insert_step.sql");
const LIST_STEPS: Sql = sql!("sql/list_steps.sql");

/// The file of a dispute.
pub(super) async fn find(db: &Db, body: BodyId, id: DisputeId) -> Result<Option<Dispute>> {
    Ok(db.optional(&FIND_DISPUTE, params![body, id]).await?)
}

/// The file on a request.
pub(super) async fn find_by_request(db: &Db, body: BodyId, request: RequestId) -> Result<Option<DisputeId>> {
    Ok(db.optional(&FIND_BY_REQUEST, params![body, request]).await?)
}

/// What a list asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted<'a> {
    /// Only files this unit shares.
    pub(super) unit: Option<UnitId>,
    /// Only this stage.
    pub(super) state: Option<&'a str>,
    /// Only files that are not closed.
    pub(super) is_open: bool,
    /// After this row: day of the next action and id.
    pub(super) after: Option<(&'a str, i64)>,
    /// Rows wanted.
    pub(super) limit: i64,
}

/// Files of the body, the next date first.
pub(super) async fn list(db: &Db, body: BodyId, wanted: Wanted<'_>) -> Result<Vec<Dispute>> {
    let (day, id) = wanted.after.map_or((None, None), |(day, id)| (Some(day.to_owned()), Some(id)));
    let state = wanted.state.map(str::to_owned);
    let values = params![body, wanted.unit, state, wanted.is_open, day, id, wanted.limit];
    Ok(db.all(&LIST_DISPUTES, values).await?)
}

/// Files that are not closed, by id after `last`. At most 500.
pub(super) async fn list_open(db: &Db, body: BodyId, last: DisputeId) -> Result<Vec<DisputeId>> {
    Ok(db.all(&LIST_OPEN, params![body, last]).await?)
}

/// The next number of a kind (`file`, `bundle`) in a year. The row it raises holds others back until commit.
pub(super) async fn raise_number(tx: &Tx, body: BodyId, kind: &str, year: i64) -> Result<i64> {
    Ok(tx.one(&RAISE_NUMBER, params![body, kind, year]).await?)
}

/// Writes a new file. `dispute.id`, `version` and the next action are not looked at.
pub(super) async fn insert(tx: &Tx, body: BodyId, dispute: &Dispute) -> Result<DisputeId> {
    let values = params![
        body,
        dispute.unit_id,
        dispute.request_id,
        dispute.objection_id,
        &dispute.objection_number,
        &dispute.number,
        dispute.state,
        &dispute.commission,
        &dispute.matter,
        dispute.answered_on.clone(),
        dispute.silent_since.clone(),
        dispute.is_sample,
        dispute.opened_at,
    ];
    Ok(tx.one(&INSERT_DISPUTE, values).await?)
}

/// Writes a file back. `dispute.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, dispute: &Dispute, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        dispute.id,
        dispute.version,
        dispute.unit_id,
        dispute.state,
        &dispute.commission,
        &dispute.registration_number,
        &dispute.court,
        &dispute.court_number,
        now_ms,
    ];
    match tx.exec(&UPDATE_DISPUTE, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Holds other changes of the file back until commit, so that the next action is found from all of it.
pub(super) async fn lock(tx: &Tx, body: BodyId, id: DisputeId, now_ms: i64) -> Result<()> {
    tx.exec(&LOCK_DISPUTE, params![body, id, now_ms]).await?;
    Ok(())
}

/// Notes the next action and its day (ISO).
pub(super) async fn set_next(tx: &Tx, body: BodyId, id: DisputeId, action: &str, on: &str) -> Result<()> {
    tx.exec(&SET_NEXT, params![body, id, action, on]).await?;
    Ok(())
}

/// Notes a ground of the objection.
pub(super) async fn insert_reason(
    tx: &Tx,
    body: BodyId,
    id: DisputeId,
    reason: ObjectionReason,
) -> Result<()> {
    tx.exec(&INSERT_REASON, params![body, id, Coded(reason)]).await?;
    Ok(())
}

/// The grounds of the objection, in the order of the law.
pub(super) async fn list_reasons(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<ObjectionReason>> {
    let found: Vec<Coded<ObjectionReason>> = db.all(&LIST_REASONS, params![body, id]).await?;
    Ok(found.into_iter().map(|Coded(reason)| reason).collect())
}

/// Says which units share the file.
pub(super) async fn put_units(tx: &Tx, body: BodyId, id: DisputeId, units: &[UnitId]) -> Result<()> {
    tx.exec(&DELETE_UNITS, params![body, id]).await?;
    for unit in units {
        tx.exec(&INSERT_UNIT, params![body, id, *unit]).await?;
    }
    Ok(())
}

/// The units that share the file.
pub(super) async fn list_units(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<UnitId>> {
    Ok(db.all(&LIST_UNITS, params![body, id]).await?)
}

/// Notes a step.
pub(super) async fn insert_step(tx: &Tx, body: BodyId, id: DisputeId, step: &Step) -> Result<()> {
    let values =
        params![body, id, step.at, &step.happened_on, step.event, step.state, &step.note, step.is_late];
    tx.exec(&INSERT_STEP, values).await?;
    Ok(())
}

/// What happened, oldest first.
pub(super) async fn list_steps(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Step>> {
    Ok(db.all(&LIST_STEPS, params![body, id]).await?)
}
