//! Queries of objections.

use db::{Db, Sql, Tx, params, sql};
use rules::case::objection::{State, Timing};

use super::model::{Filing, Ground, Objection, ObjectionDecision, RegisterLine, Step};
use crate::ids::{BodyId, Coded, ObjectionId, RequestId, UnitId};
use crate::request::Receipt;
use crate::{Error, Result};

const FIND_OBJECTION: Sql = sql!("sql/find_objection.sql");
const FIND_BY_NUMBER: Sql = sql!("sql/find_objection_by_number.sql");
const FIND_BY_FORM: Sql = sql!("sql/find_objection_by_form.sql");
const LIST_OF_REQUEST: Sql = sql!("sql/list_of_request.sql");
const LIST_BY_DUE: Sql = sql!("sql/list_objections_by_due.sql");
const LIST_NEWEST: Sql = sql!("sql/list_objections_newest.sql");
const LIST_FOR_REGISTER: Sql = sql!("sql/list_for_register.sql");
const LIST_WAITING: Sql = sql!("sql/list_waiting.sql");
const LIST_TO_LOOK_AT: Sql = sql!("sql/list_objections_to_look_at.sql");
const INSERT_OBJECTION: Sql = sql!("sql/insert_objection.sql");
const UPDATE_OBJECTION: Sql = sql!("sql/update_objection.sql");
const SET_PLACE: Sql = sql!("sql/set_objection_place.sql");
const INSERT_GROUND: Sql = sql!("sql/insert_ground.sql");
const LIST_GROUNDS: Sql = sql!("sql/list_grounds.sql");
const INSERT_STEP: Sql = sql!("sql/insert_objection_step.sql");
const LIST_STEPS: Sql = sql!("sql/list_objection_steps.sql");
const RAISE_LETTER: Sql = sql!("sql/raise_letter.sql");
const INSERT_DECISION: Sql = sql!("sql/insert_decision.sql");
const SET_DECISION_PLACE: Sql = sql!("sql/set_decision_place.sql");
const FIND_DECIDED: Sql = sql!("sql/find_decided.sql");
const FIND_DECISION: Sql = sql!("sql/find_decision.sql");

/// An objection of the body.
/// Errors: the database does not answer.
pub async fn find(db: &Db, body: BodyId, id: ObjectionId) -> Result<Option<Objection>> {
    Ok(db.optional(&FIND_OBJECTION, params![body, id]).await?)
}

/// The objection of a registration number.
pub(crate) async fn find_by_number(db: &Db, body: BodyId, number: &str) -> Result<Option<Objection>> {
    Ok(db.optional(&FIND_BY_NUMBER, params![body, number]).await?)
}

/// The objection a form made that was sent before.
pub(super) async fn find_by_form(tx: &Tx, body: BodyId, token: &str) -> Result<Option<Objection>> {
    Ok(tx.optional(&FIND_BY_FORM, params![body, token]).await?)
}

/// Objections to what became of a request, the newest first. At most 50.
/// Errors: the database does not answer.
pub async fn of_request(db: &Db, body: BodyId, request: RequestId) -> Result<Vec<Objection>> {
    Ok(db.all(&LIST_OF_REQUEST, params![body, request]).await?)
}

/// As [`of_request`], inside the transaction that files another one.
pub(super) async fn of_request_in(tx: &Tx, body: BodyId, request: RequestId) -> Result<Vec<Objection>> {
    Ok(tx.all(&LIST_OF_REQUEST, params![body, request]).await?)
}

db::record! {
    /// One row of a list.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        /// Id.
        pub(super) id: ObjectionId,
        /// The unit of the request.
        pub(super) unit_id: UnitId,
        /// Where it stands.
        pub(super) state: Coded<State>,
        /// Registration number.
        pub(super) number: String,
        /// Whether it was filed in time.
        pub(super) timing: Coded<Timing>,
        /// Receipt, Unix ms.
        pub(super) received_at: i64,
        /// Last day of the answer by the strictest reading, ISO.
        pub(super) due_safe: Option<String>,
        /// Demonstration row.
        pub(super) is_sample: bool,
        /// Number of the request.
        pub(super) request_number: String,
        /// The information wanted.
        pub(super) subject: String,
    }
}

/// What a list asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted<'a> {
    /// Only this unit.
    pub(super) unit: Option<UnitId>,
    /// Only this state.
    pub(super) state: Option<&'a str>,
    /// Only what still waits for an answer.
    pub(super) is_open: bool,
    /// Rows wanted.
    pub(super) limit: i64,
}

/// Objections of the body, the most urgent first, after the row of this safe date and id; those without a date last.
pub(super) async fn list_by_due(
    db: &Db,
    body: BodyId,
    wanted: Wanted<'_>,
    after: Option<(&str, i64)>,
) -> Result<Vec<Listed>> {
    let (day, id) = after.map_or((None, None), |(day, id)| (Some(day.to_owned()), Some(id)));
    let state = wanted.state.map(str::to_owned);
    let values = params![body, wanted.unit, state, wanted.is_open, day, id, wanted.limit];
    Ok(db.all(&LIST_BY_DUE, values).await?)
}

/// Objections of the body, the newest first, before this id.
pub(super) async fn list_newest(
    db: &Db,
    body: BodyId,
    wanted: Wanted<'_>,
    before: Option<i64>,
) -> Result<Vec<Listed>> {
    let state = wanted.state.map(str::to_owned);
    let values = params![body, wanted.unit, state, wanted.is_open, before, wanted.limit];
    Ok(db.all(&LIST_NEWEST, values).await?)
}

/// Lines of the official register received from one day to another (ISO, both included), by id after `last`,
/// at most `limit`.
/// Errors: the database does not answer.
pub async fn list_for_register(
    db: &Db,
    body: BodyId,
    (from, to): (&str, &str),
    last: ObjectionId,
    limit: i64,
) -> Result<Vec<RegisterLine>> {
    Ok(db.all(&LIST_FOR_REGISTER, params![body, from, to, last, limit]).await?)
}

/// Objections a morning looks at, by id after `last`: unanswered ones due by `until` (ISO) or without a date,
/// orders due by then, and decisions after which nothing can follow. At most 500.
pub(super) async fn list_to_look_at(
    db: &Db,
    body: BodyId,
    until: &str,
    last: ObjectionId,
) -> Result<Vec<ObjectionId>> {
    Ok(db.all(&LIST_TO_LOOK_AT, params![body, until, last]).await?)
}

/// Writes a new objection. `objection.id` and `log_seq` are not looked at.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    objection: &Objection,
    filing: &Filing,
) -> Result<ObjectionId> {
    let values = params![
        body,
        objection.request_id,
        objection.unit_id,
        objection.state,
        &objection.number,
        &filing.form_token,
        objection.channel,
        objection.filer.clone(),
        &objection.position,
        &objection.purpose,
        objection.timing,
        objection.received_at,
        &objection.received_on,
        &objection.calendar,
        objection.due_legal.clone(),
        objection.due_safe.clone(),
        objection.opens_on.clone(),
        &objection.digest,
        objection.is_sample,
        objection.answer_days,
    ];
    Ok(tx.one(&INSERT_OBJECTION, values).await?)
}

/// Objections that wait for an answer, by id after `last`. At most 500.
pub(super) async fn list_waiting(tx: &Tx, body: BodyId, last: ObjectionId) -> Result<Vec<Objection>> {
    Ok(tx.all(&LIST_WAITING, params![body, last]).await?)
}

/// Notes where in the change log the filing stands.
pub(super) async fn set_place(tx: &Tx, body: BodyId, id: ObjectionId, log_seq: i64) -> Result<()> {
    tx.exec(&SET_PLACE, params![body, id, log_seq]).await?;
    Ok(())
}

/// Writes an objection back. `objection.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, objection: &Objection, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        objection.id,
        objection.version,
        objection.unit_id,
        objection.state,
        objection.due_legal.clone(),
        objection.due_safe.clone(),
        objection.opens_on.clone(),
        &objection.calendar,
        objection.decided_on.clone(),
        objection.dispute_opens_on.clone(),
        objection.dispute_due_on.clone(),
        objection.closed_on.clone(),
        now_ms,
    ];
    if tx.exec(&UPDATE_OBJECTION, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Notes a ground.
pub(super) async fn insert_ground(tx: &Tx, body: BodyId, id: ObjectionId, ground: &Ground) -> Result<()> {
    let values =
        params![body, id, ground.reason, ground.started_on.clone(), ground.last_on.clone(), ground.timing];
    tx.exec(&INSERT_GROUND, values).await?;
    Ok(())
}

/// The grounds of an objection, in the order of the law.
/// Errors: the database does not answer.
pub async fn grounds_of(db: &Db, body: BodyId, id: ObjectionId) -> Result<Vec<Ground>> {
    Ok(db.all(&LIST_GROUNDS, params![body, id]).await?)
}

/// Notes a step for the requester.
pub(super) async fn insert_step(tx: &Tx, body: BodyId, id: ObjectionId, step: &Step) -> Result<()> {
    tx.exec(&INSERT_STEP, params![body, id, step.at, &step.kind, &step.note]).await?;
    Ok(())
}

/// What happened to an objection, oldest first.
pub(super) async fn list_steps(db: &Db, body: BodyId, id: ObjectionId) -> Result<Vec<Step>> {
    Ok(db.all(&LIST_STEPS, params![body, id]).await?)
}

/// The next number of a decision letter in a year. The row it raises holds other decisions back until commit.
pub(super) async fn raise_letter(tx: &Tx, body: BodyId, year: i64) -> Result<i64> {
    Ok(tx.one(&RAISE_LETTER, params![body, year]).await?)
}

/// Writes the decision of an objection. Errors: `Database` when there is one already.
pub(super) async fn insert_decision(
    tx: &Tx,
    body: BodyId,
    id: ObjectionId,
    decision: &ObjectionDecision,
) -> Result<()> {
    let values = params![
        body,
        id,
        decision.decision,
        decision.is_settled,
        &decision.considerations,
        &decision.order_text,
        decision.order_unit_id,
        decision.order_due_on.clone(),
        &decision.letter_number,
        &decision.officer_name,
        &decision.officer_position,
        &decision.issued_on,
        decision.issued_at,
        decision.is_late,
    ];
    tx.exec(&INSERT_DECISION, values).await?;
    Ok(())
}

/// The decision of an objection; none before it.
/// Errors: the database does not answer.
pub async fn decision_of(db: &Db, body: BodyId, id: ObjectionId) -> Result<Option<ObjectionDecision>> {
    Ok(db.optional(&FIND_DECISION, params![body, id]).await?)
}

/// Notes where in the change log the decision stands.
pub(super) async fn set_decision_place(tx: &Tx, body: BodyId, id: ObjectionId, log_seq: i64) -> Result<()> {
    tx.exec(&SET_DECISION_PLACE, params![body, id, log_seq]).await?;
    Ok(())
}

/// The decision whose letter has this number, with its receipt; none for a letter without a place in the change log.
/// Errors: the database does not answer.
pub(crate) async fn find_issued(
    db: &Db,
    body: BodyId,
    number: &str,
) -> Result<Option<(Receipt, ObjectionDecision)>> {
    let found: Option<ObjectionId> = db.optional(&FIND_DECIDED, params![body, number]).await?;
    let Some(id) = found else { return Ok(None) };
    let decision = decision_of(db, body, id).await?.filter(|decision| decision.log_seq > 0);
    Ok(decision.map(|decision| (decision.receipt(id), decision)))
}
