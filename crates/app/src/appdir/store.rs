//! Queries of applications.

use db::{Db, Sql, Tx, Value, params, sql};

use super::model::{CityApp, Said};
use crate::ids::{BodyId, CityAppId, UnitId};
use crate::{Ctx, Error, Result};

const INSERT: Sql = sql!("sql/insert_app.sql");
const UPDATE: Sql = sql!("sql/update_app.sql");
const FIND: Sql = sql!("sql/find_app.sql");
const PUT_CHECK: Sql = sql!("sql/put_check.sql");
const LIST: Sql = sql!("sql/list_apps.sql");

/// What is said of an application, in the order of both statements that write it.
fn said_values(said: &Said) -> Vec<Value> {
    params![
        &said.name,
        &said.about,
        &said.audience,
        &said.url,
        said.needs_login,
        &said.cost,
        &said.data_kept,
        &said.words,
        &said.manual,
        &said.status,
    ]
}

pub(super) async fn insert(ctx: &Ctx, tx: &Tx, unit: UnitId, said: &Said) -> Result<CityAppId> {
    let mut values = params![ctx.body(), unit, ctx.today().to_string(), ctx.directory.body.is_sample];
    values.extend(said_values(said));
    Ok(tx.one(&INSERT, values).await?)
}

/// Notes what an application answered.
pub(super) async fn put_check(tx: &Tx, body: BodyId, app: &CityApp, answer: &str, now: i64) -> Result<()> {
    tx.exec(&PUT_CHECK, params![body, app.head.id, &app.said.url, answer, now]).await?;
    Ok(())
}

/// Writes an application that was in a version. Errors: `Conflict` when it is not any more.
pub(super) async fn update(tx: &Tx, body: BodyId, app: &CityApp) -> Result<()> {
    let CityApp { head, said, .. } = app;
    let mut values = params![body, head.id, head.version, &head.state, &head.status_on];
    values.extend(said_values(said));
    if tx.exec(&UPDATE, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// An application. Errors: `NotFound`.
pub(super) async fn find(db: &Db, body: BodyId, id: CityAppId) -> Result<CityApp> {
    db.optional(&FIND, params![body, id]).await?.ok_or(Error::NotFound)
}

/// Applications by name, all or those in a state.
pub(super) async fn list(db: &Db, body: BodyId, state: Option<&str>) -> Result<Vec<CityApp>> {
    Ok(db.all(&LIST, params![body, state]).await?)
}
