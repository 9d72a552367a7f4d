//! Queries of redaction.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Place, Plan};
use crate::document::Cut;
use crate::ids::{AccountId, BodyId, DocumentVersionId, EntryId};
use crate::{Error, Result};

const FIND_PLAN: Sql = sql!("sql/find_plan.sql");
const INSERT_PLAN: Sql = sql!("sql/insert_plan.sql");
const UPDATE_PLAN: Sql = sql!("sql/update_plan.sql");
const DELETE_PLAN: Sql = sql!("sql/delete_plan.sql");
const DELETE_PLACES: Sql = sql!("sql/delete_places.sql");
const LIST_PLACES: Sql = sql!("sql/list_places.sql");
const INSERT_PLACE: Sql = sql!("sql/insert_place.sql");
const UPDATE_GROUP: Sql = sql!("sql/update_group.sql");
const CHOOSE_ALL: Sql = sql!("sql/choose_all.sql");
const DELETE_GROUP: Sql = sql!("sql/delete_group.sql");
const INSERT_CUT: Sql = sql!("sql/insert_cut.sql");
const DELETE_PLACES_OF_ENTRY: Sql = sql!("sql/delete_places_of_entry.sql");
const DELETE_PLANS_OF_ENTRY: Sql = sql!("sql/delete_plans_of_entry.sql");

/// The plan of a content; `None` when nobody began one.
pub async fn find_plan(db: &Db, body: BodyId, id: DocumentVersionId) -> Result<Option<Plan>> {
    Ok(db.optional(&FIND_PLAN, params![body, id]).await?)
}

/// Begins a plan; personal data is to be looked for.
pub async fn insert_plan(
    tx: &Tx,
    body: BodyId,
    id: DocumentVersionId,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&INSERT_PLAN, params![body, id, by, now_ms]).await?;
    Ok(())
}

/// Writes a plan back. `before` is the state it was read in.
/// Errors: `Conflict` when it moved on meanwhile.
pub async fn update_plan(tx: &Tx, body: BodyId, plan: &Plan, before: &str, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        plan.document_version_id,
        before,
        &plan.state,
        plan.pages,
        &plan.fault,
        &plan.fault_detail,
        plan.sha256.clone(),
        plan.bytes,
        &plan.still_shown,
        now_ms,
    ];
    match tx.exec(&UPDATE_PLAN, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Removes a plan with its places. The redrawn file stays unreferenced in the store.
pub async fn delete_plan(tx: &Tx, body: BodyId, id: DocumentVersionId) -> Result<()> {
    tx.exec(&DELETE_PLACES, params![body, id]).await?;
    tx.exec(&DELETE_PLAN, params![body, id]).await?;
    Ok(())
}

/// Places of a plan by page, at most 5,000.
pub async fn list_places(db: &Db, body: BodyId, id: DocumentVersionId) -> Result<Vec<Place>> {
    Ok(db.all(&LIST_PLACES, params![body, id]).await?)
}

/// Adds a place.
pub async fn insert_place(tx: &Tx, body: BodyId, id: DocumentVersionId, place: &Place) -> Result<()> {
    let values = params![
        body,
        id,
        place.position,
        place.number,
        place.page,
        place.left_mpt,
        place.top_mpt,
        place.width_mpt,
        place.height_mpt,
        &place.kind,
        &place.masked,
        &place.ground,
        &place.note,
        place.is_chosen,
    ];
    tx.exec(&INSERT_PLACE, values).await?;
    Ok(())
}

/// Notes what was picked for the places of one finding.
pub async fn update_group(
    tx: &Tx,
    body: BodyId,
    id: DocumentVersionId,
    number: i64,
    picked: (bool, &str, &str),
) -> Result<()> {
    let (is_chosen, ground, note) = picked;
    tx.exec(&UPDATE_GROUP, params![body, id, number, is_chosen, ground, note]).await?;
    Ok(())
}

/// Ticks or unticks every place.
pub async fn choose_all(tx: &Tx, body: BodyId, id: DocumentVersionId, is_chosen: bool) -> Result<()> {
    tx.exec(&CHOOSE_ALL, params![body, id, is_chosen]).await?;
    Ok(())
}

/// Removes the places of one finding.
pub async fn delete_group(tx: &Tx, body: BodyId, id: DocumentVersionId, number: i64) -> Result<()> {
    tx.exec(&DELETE_GROUP, params![body, id, number]).await?;
    Ok(())
}

/// Notes what was cut from a content, for its readers.
pub async fn insert_cuts(tx: &Tx, body: BodyId, id: DocumentVersionId, cuts: &[Cut]) -> Result<()> {
    for (position, cut) in (1_i64..).zip(cuts) {
        let values = params![
            body,
            id,
            position,
            cut.page,
            cut.left_mpt,
            cut.top_mpt,
            cut.width_mpt,
            cut.height_mpt,
            &cut.ground,
            &cut.note,
        ];
        tx.exec(&INSERT_CUT, values).await?;
    }
    Ok(())
}

/// Removes the plans of an entry that was never public.
pub async fn delete_of_entry(tx: &Tx, body: BodyId, entry: EntryId) -> Result<()> {
    tx.exec(&DELETE_PLACES_OF_ENTRY, params![body, entry]).await?;
    tx.exec(&DELETE_PLANS_OF_ENTRY, params![body, entry]).await?;
    Ok(())
}
