//! Queries of what lies in the file of a dispute: rulings, hearings, parties, papers, tasks, bundles.

use db::{Db, Sql, Tx, Value, params, sql};

use super::model::{Bundle, Hearing, Paper, Party, Ruling, Task};
use crate::document::NewFile;
use crate::ids::{BodyId, BundleId, Coded, DisputeId, DutyId, ExhibitId, HearingId, Hex, PartyId, UnitId};
use crate::{Error, Result};

const PUT_RULING: Sql = sql!("sql/put_ruling.sql");
const LIST_RULINGS: Sql = sql!("sql/list_rulings.sql");
const INSERT_HEARING: Sql = sql!("sql/insert_hearing.sql");
const UPDATE_HEARING: Sql = sql!("sql/update_hearing.sql");
const LIST_HEARINGS: Sql = sql!("sql/list_hearings.sql");
const SET_PERSON: Sql = sql!("sql/set_person.sql");
const SET_BUNDLE: Sql = sql!("sql/set_bundle.sql");
const INSERT_PARTY: Sql = sql!("sql/insert_party.sql");
const LIST_PARTIES: Sql = sql!("sql/list_parties.sql");
const INSERT_PAPER: Sql = sql!("sql/insert_paper.sql");
const LIST_PAPERS: Sql = sql!("sql/list_papers.sql");
const INSERT_TASK: Sql = sql!("sql/insert_task.sql");
const FINISH_TASK: Sql = sql!("sql/finish_task.sql");
const LIST_TASKS: Sql = sql!("sql/list_tasks.sql");
const INSERT_BUNDLE: Sql = sql!("sql/insert_bundle.sql");
const LIST_BUNDLES: Sql = sql!("sql/list_bundles.sql");

/// Writes a ruling, or what is known of it by now.
pub(super) async fn put_ruling(tx: &Tx, body: BodyId, id: DisputeId, ruling: &Ruling) -> Result<()> {
    let values = params![
        body,
        id,
        ruling.level,
        ruling.number.trim(),
        &ruling.ruled_on,
        ruling.received_on.clone(),
        ruling.outcome,
        ruling.dictum.trim(),
        ruling.order_due.clone(),
    ];
    tx.exec(&PUT_RULING, values).await?;
    Ok(())
}

/// The rulings, oldest first.
pub(super) async fn list_rulings(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Ruling>> {
    Ok(db.all(&LIST_RULINGS, params![body, id]).await?)
}

/// What a hearing is, in the order of its columns.
fn columns(hearing: &Hearing) -> Vec<Value> {
    params![
        hearing.starts_at,
        hearing.place.trim(),
        hearing.agenda.trim(),
        hearing.attendees.trim(),
        hearing.is_closed,
        &hearing.was_attended,
        hearing.result.trim(),
    ]
}

/// Writes a new hearing; `hearing.id` is not looked at.
pub(super) async fn insert_hearing(
    tx: &Tx,
    body: BodyId,
    id: DisputeId,
    hearing: &Hearing,
) -> Result<HearingId> {
    let mut values = params![body, id];
    values.extend(columns(hearing));
    Ok(tx.one(&INSERT_HEARING, values).await?)
}

/// Writes a hearing back. Errors: `NotFound` when the file has no such hearing.
pub(super) async fn update_hearing(tx: &Tx, body: BodyId, id: DisputeId, hearing: &Hearing) -> Result<()> {
    let mut values = params![body, id, hearing.id];
    values.extend(columns(hearing));
    found(tx.exec(&UPDATE_HEARING, values).await?)
}

fn found(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The hearings, oldest first.
pub(super) async fn list_hearings(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Hearing>> {
    Ok(db.all(&LIST_HEARINGS, params![body, id]).await?)
}

/// Writes who stands on a side; `party.id` is not looked at.
pub(super) async fn insert_party(tx: &Tx, body: BodyId, id: DisputeId, party: &Party) -> Result<PartyId> {
    let values = params![
        body,
        id,
        party.side,
        &party.token,
        party.person.clone(),
        party.power_from.clone(),
        party.power_until.clone(),
    ];
    Ok(tx.one(&INSERT_PARTY, values).await?)
}

/// Who stands on the sides.
pub(super) async fn list_parties(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Party>> {
    Ok(db.all(&LIST_PARTIES, params![body, id]).await?)
}

/// Writes a paper whose bytes are in the file store.
pub(super) async fn insert_paper(
    tx: &Tx,
    body: BodyId,
    id: DisputeId,
    (kind, title): (Coded<rules::dispute::PaperKind>, &str),
    file: &NewFile,
    now_ms: i64,
) -> Result<ExhibitId> {
    let values =
        params![body, id, kind, title, &file.sha256, &file.name, &file.content_type, file.bytes, now_ms,];
    Ok(tx.one(&INSERT_PAPER, values).await?)
}

/// The papers of the file, in the order they came.
pub(super) async fn list_papers(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Paper>> {
    Ok(db.all(&LIST_PAPERS, params![body, id]).await?)
}

/// Writes a task.
pub(super) async fn insert_task(
    tx: &Tx,
    body: BodyId,
    id: DisputeId,
    unit: UnitId,
    what: &str,
    due_on: &str,
) -> Result<DutyId> {
    Ok(tx.one(&INSERT_TASK, params![body, id, unit, what, due_on]).await?)
}

/// Notes that a task is done. Errors: `NotFound` when there is no such open task in the file.
pub(super) async fn finish_task(tx: &Tx, body: BodyId, id: DisputeId, task: DutyId, on: &str) -> Result<()> {
    found(tx.exec(&FINISH_TASK, params![body, id, task, on]).await?)
}

/// The tasks, the earliest first.
pub(super) async fn list_tasks(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Task>> {
    Ok(db.all(&LIST_TASKS, params![body, id]).await?)
}

/// Writes a bundle.
pub(super) async fn insert_bundle(
    tx: &Tx,
    body: BodyId,
    id: DisputeId,
    (number, made_at): (&str, i64),
    content: Vec<u8>,
    digest: &Hex,
) -> Result<BundleId> {
    Ok(tx.one(&INSERT_BUNDLE, params![body, id, number, made_at, content, digest]).await?)
}

/// The bundles that were made, oldest first.
pub(super) async fn list_bundles(db: &Db, body: BodyId, id: DisputeId) -> Result<Vec<Bundle>> {
    Ok(db.all(&LIST_BUNDLES, params![body, id]).await?)
}

/// Writes another sealed person into a row.
pub(super) async fn set_person(tx: &Tx, body: BodyId, id: PartyId, person: Vec<u8>) -> Result<()> {
    tx.exec(&SET_PERSON, params![body, id, person]).await?;
    Ok(())
}

/// Writes another sealed letter into a bundle; its digest still says what it was when it was made.
pub(super) async fn set_bundle(tx: &Tx, body: BodyId, id: BundleId, sealed: Vec<u8>) -> Result<()> {
    tx.exec(&SET_BUNDLE, params![body, id, sealed]).await?;
    Ok(())
}
