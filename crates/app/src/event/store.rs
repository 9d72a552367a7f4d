//! Queries of the diary.

use db::{Db, Sql, Tx, Value, params, sql};

use super::model::{Content, Event};
use crate::ids::{BodyId, EventId, UnitId};
use crate::{Ctx, Error, Result};

const INSERT: Sql = sql!("sql/insert_event.sql");
const UPDATE: Sql = sql!("sql/update_event.sql");
const FIND: Sql = sql!("sql/find_event.sql");
const LIST_DESK: Sql = sql!("sql/list_desk.sql");
const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");

/// Which part of the public diary is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Not over at this instant, Unix ms.
    pub from: i64,
    /// Begun before this instant, Unix ms.
    pub to: i64,
    /// Only of this unit.
    pub unit: Option<UnitId>,
    /// Only in this kecamatan: held there, or by the kecamatan or one of its kelurahan.
    pub district: Option<UnitId>,
    /// Behind this begin and id.
    pub after: (i64, i64),
    /// At most so many.
    pub limit: i64,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            from: i64::MIN,
            to: i64::MAX,
            unit: None,
            district: None,
            after: (i64::MIN, i64::MIN),
            limit: 50,
        }
    }
}

/// What is said, in the order of both statements that write it.
fn said_values(said: &Content) -> Vec<Value> {
    params![
        &said.title,
        &said.about,
        said.starts_at,
        said.ends_at,
        said.is_all_day,
        &said.place,
        said.district_id,
        &said.contact,
        &said.link,
    ]
}

pub(super) async fn insert(ctx: &Ctx, tx: &Tx, unit: UnitId, said: &Content) -> Result<EventId> {
    let mut values = params![ctx.body(), unit, ctx.now(), ctx.directory.body.is_sample];
    values.extend(said_values(said));
    Ok(tx.one(&INSERT, values).await?)
}

/// Writes something that was in a version. Errors: `Conflict` when it is not any more.
pub(super) async fn update(tx: &Tx, body: BodyId, event: &Event) -> Result<()> {
    let Event { head, said } = event;
    let mut values =
        params![body, head.id, head.version, head.state, head.moved_from, &head.reason, head.changed_at];
    values.extend(said_values(said));
    if tx.exec(&UPDATE, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Something in the diary. Errors: `NotFound`.
pub(super) async fn find(db: &Db, body: BodyId, id: EventId) -> Result<Event> {
    db.optional(&FIND, params![body, id]).await?.ok_or(Error::NotFound)
}

/// Everything written down, the last to begin first, before a begin and id.
pub(super) async fn list_desk(db: &Db, body: BodyId, (at, id): (i64, i64), limit: i64) -> Result<Vec<Event>> {
    Ok(db.all(&LIST_DESK, params![body, at, id, limit]).await?)
}

/// A part of the public diary, the first to begin first.
pub(super) async fn list_public(db: &Db, body: BodyId, wanted: &Wanted) -> Result<Vec<Event>> {
    let Wanted { from, to, unit, district, after, limit } = *wanted;
    Ok(db.all(&LIST_PUBLIC, params![body, from, to, unit, after.0, after.1, limit, district]).await?)
}
