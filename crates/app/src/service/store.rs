//! Queries of services and pledges.

use db::{Db, Sql, Tx, Value, params, sql};

use super::model::{Content, Pledge, Service};
use crate::ids::{BodyId, ServiceId, UnitId};
use crate::{Ctx, Error, Result};

const INSERT: Sql = sql!("sql/insert_service.sql");
const UPDATE: Sql = sql!("sql/update_service.sql");
const FIND: Sql = sql!("sql/find_service.sql");
const LIST: Sql = sql!("sql/list_services.sql");
const INSERT_PLEDGE: Sql = sql!("sql/insert_pledge.sql");
const FIND_PLEDGE: Sql = sql!("sql/find_pledge.sql");

/// What is said of a service, in the order of both statements that write it.
fn said_values(said: &Content) -> Vec<Value> {
    params![
        &said.name,
        &said.summary,
        &said.words,
        &said.standard,
        &said.hours,
        &said.special_name,
        &said.special_from,
        &said.special_to,
        &said.special_hours,
        said.is_open_on_holidays,
        &said.queue_link,
    ]
}

pub(super) async fn insert(ctx: &Ctx, tx: &Tx, unit: UnitId, said: &Content) -> Result<ServiceId> {
    let mut values = params![ctx.body(), unit, ctx.now(), ctx.directory.body.is_sample];
    values.extend(said_values(said));
    Ok(tx.one(&INSERT, values).await?)
}

/// Writes a service that was in a version. Errors: `Conflict` when it is not any more.
pub(super) async fn update(tx: &Tx, body: BodyId, service: &Service) -> Result<()> {
    let Service { head, said } = service;
    let mut values = params![body, head.id, head.version, &head.state, head.changed_at];
    values.extend(said_values(said));
    if tx.exec(&UPDATE, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// A service. Errors: `NotFound`.
pub(super) async fn find(db: &Db, body: BodyId, id: ServiceId) -> Result<Service> {
    db.optional(&FIND, params![body, id]).await?.ok_or(Error::NotFound)
}

/// Services by name, all or those in a state, of all units or one.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    state: Option<&str>,
    unit: Option<UnitId>,
) -> Result<Vec<Service>> {
    Ok(db.all(&LIST, params![body, state, unit]).await?)
}

/// Writes a signed pledge down.
pub(super) async fn insert_pledge(ctx: &Ctx, tx: &Tx, pledge: &Pledge) -> Result<i64> {
    let values = params![
        ctx.body(),
        pledge.unit_id,
        &pledge.text,
        &pledge.signer_name,
        &pledge.signer_position,
        &pledge.signed_on,
        ctx.now(),
        pledge.is_sample,
    ];
    Ok(tx.one(&INSERT_PLEDGE, values).await?)
}

/// The pledge of a unit that holds now.
pub(super) async fn find_pledge(db: &Db, body: BodyId, unit: UnitId) -> Result<Option<Pledge>> {
    Ok(db.optional(&FIND_PLEDGE, params![body, unit]).await?)
}
