//! Queries of meetings.

use db::{Db, Sql, Tx, params, sql};
use rules::meeting::{MeetingState, Presence, ResolutionState};

use super::model::{Invited, Material, Meeting, Person, Resolution, Series};
use crate::ids::{AccountId, BodyId, Coded, FileId, Hex, MeetingId, ResolutionId, SeriesId, UnitId};
use crate::{Ctx, Result};

const INSERT_SERIES: Sql = sql!("sql/insert_series.sql");
const FIND_SERIES: Sql = sql!("sql/find_series.sql");
const INSERT_MEETING: Sql = sql!("sql/insert_meeting.sql");
const FIND_MEETING: Sql = sql!("sql/find_meeting.sql");
const FIND_BY_NUMBER: Sql = sql!("sql/find_by_number.sql");
const LIST_OF_SERIES: Sql = sql!("sql/list_of_series.sql");
const LIST_MEETINGS: Sql = sql!("sql/list_meetings.sql");
const LIST_OF_UNITS: Sql = sql!("sql/list_of_units.sql");
const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");
const SET_MEETING: Sql = sql!("sql/set_meeting.sql");
const SET_MINUTES: Sql = sql!("sql/set_minutes.sql");
const SET_HEAD: Sql = sql!("sql/set_head.sql");
const RAISE_NUMBER: Sql = sql!("sql/raise_number.sql");
const INSERT_UNIT: Sql = sql!("sql/insert_unit.sql");
const LIST_UNITS: Sql = sql!("sql/list_units.sql");
const SET_AGENDA: Sql = sql!("sql/set_agenda.sql");
const SET_PRESENCE: Sql = sql!("sql/set_presence.sql");
const SET_ABSENT: Sql = sql!("sql/set_absent.sql");
const INSERT_PERSON: Sql = sql!("sql/insert_person.sql");
const STRIKE_PERSON: Sql = sql!("sql/strike_person.sql");
const LIST_PERSONS: Sql = sql!("sql/list_persons.sql");
const INSERT_MATERIAL: Sql = sql!("sql/insert_material.sql");
const LIST_MATERIALS: Sql = sql!("sql/list_materials.sql");
const INSERT_RESOLUTION: Sql = sql!("sql/insert_resolution.sql");
const FIND_RESOLUTION: Sql = sql!("sql/find_resolution.sql");
const LIST_RESOLUTIONS: Sql = sql!("sql/list_resolutions.sql");
const SET_RESOLUTION: Sql = sql!("sql/set_resolution.sql");
const SET_REMINDED: Sql = sql!("sql/set_reminded.sql");

/// Writes a series.
pub(super) async fn insert_series(ctx: &Ctx, tx: &Tx, title: &str, purpose: &str) -> Result<SeriesId> {
    let by = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let values = params![ctx.body(), title, purpose, ctx.now(), by, ctx.directory.body.is_sample];
    Ok(tx.one(&INSERT_SERIES, values).await?)
}

/// A series. `None` when the body has none of this id.
pub(super) async fn find_series(db: &Db, body: BodyId, id: SeriesId) -> Result<Option<Series>> {
    Ok(db.optional(&FIND_SERIES, params![body, id]).await?)
}

/// A meeting to be planned.
pub(super) struct New<'a> {
    pub(super) series: SeriesId,
    pub(super) batch: i64,
    pub(super) title: &'a str,
    pub(super) place: &'a str,
    pub(super) starts_at: i64,
    pub(super) ends_at: i64,
    pub(super) is_public: bool,
}

/// Writes a meeting with the units it is for.
pub(super) async fn insert(ctx: &Ctx, tx: &Tx, new: &New<'_>, units: &[UnitId]) -> Result<MeetingId> {
    let New { series, batch, title, place, starts_at, ends_at, is_public } = new;
    let values = params![
        ctx.body(),
        *series,
        *batch,
        *title,
        *place,
        *starts_at,
        *ends_at,
        *is_public,
        &Hex::default(),
        ctx.directory.body.is_sample,
    ];
    let id: MeetingId = tx.one(&INSERT_MEETING, values).await?;
    for unit in units {
        tx.exec(&INSERT_UNIT, params![ctx.body(), id, *unit]).await?;
    }
    Ok(id)
}

/// A meeting. `None` when the body has none of this id.
pub(super) async fn find(db: &Db, body: BodyId, id: MeetingId) -> Result<Option<Meeting>> {
    Ok(db.optional(&FIND_MEETING, params![body, id]).await?)
}

/// The meeting whose invitation has this number.
pub(super) async fn find_by_number(db: &Db, body: BodyId, number: &str) -> Result<Option<Meeting>> {
    Ok(db.optional(&FIND_BY_NUMBER, params![body, number]).await?)
}

/// Meetings of a series in their order.
pub(super) async fn list_of_series(db: &Db, body: BodyId, series: SeriesId) -> Result<Vec<Meeting>> {
    Ok(db.all(&LIST_OF_SERIES, params![body, series]).await?)
}

/// Meetings of a unit, which are called, or of all, latest first, before a begin and an id.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (before, id): (i64, MeetingId),
    limit: i64,
) -> Result<Vec<Meeting>> {
    Ok(match unit {
        Some(unit) => db.all(&LIST_OF_UNITS, params![body, before, id, limit, unit]).await?,
        None => db.all(&LIST_MEETINGS, params![body, before, id, limit]).await?,
    })
}

/// What the public calendar shows from an instant on, earliest first.
pub(super) async fn list_public(db: &Db, body: BodyId, from_ms: i64) -> Result<Vec<Meeting>> {
    Ok(db.all(&LIST_PUBLIC, params![body, from_ms]).await?)
}

/// Writes where a meeting stands. False when it was changed meanwhile from what it was (`from`, `revision`).
pub(super) async fn set(
    tx: &Tx,
    body: BodyId,
    one: &Meeting,
    (from, revision): (MeetingState, i64),
) -> Result<bool> {
    let values = params![
        body,
        one.id,
        &one.place,
        one.starts_at,
        one.ends_at,
        one.state,
        &one.number,
        one.called_at,
        &one.signer_name,
        &one.signer_position,
        &one.digest,
        one.log_seq,
        &one.reason,
        one.held_at,
        one.revision,
        Coded(from),
        revision,
    ];
    Ok(tx.exec(&SET_MEETING, values).await? == 1)
}

/// Writes the minutes. False for a meeting that was not called.
pub(super) async fn set_minutes(tx: &Tx, body: BodyId, id: MeetingId, minutes: &str) -> Result<bool> {
    Ok(tx.exec(&SET_MINUTES, params![body, id, minutes]).await? == 1)
}

/// Writes whether the head of the public body was there. False for a meeting that was not called.
pub(super) async fn set_head(tx: &Tx, body: BodyId, id: MeetingId, is_present: bool) -> Result<bool> {
    Ok(tx.exec(&SET_HEAD, params![body, id, is_present]).await? == 1)
}

/// The next number of a year.
pub(super) async fn raise_number(tx: &Tx, body: BodyId, year: i16) -> Result<i64> {
    Ok(tx.one(&RAISE_NUMBER, params![body, i64::from(year)]).await?)
}

/// Units a meeting is for.
pub(super) async fn list_units(db: &Db, body: BodyId, id: MeetingId) -> Result<Vec<Invited>> {
    Ok(db.all(&LIST_UNITS, params![body, id]).await?)
}

/// Keeps the gaps of a unit as they stand now.
pub(super) async fn set_agenda(
    tx: &Tx,
    body: BodyId,
    id: MeetingId,
    unit: UnitId,
    agenda: &str,
) -> Result<()> {
    tx.exec(&SET_AGENDA, params![body, id, unit, agenda]).await?;
    Ok(())
}

/// Writes whether a unit came.
pub(super) async fn set_presence(
    tx: &Tx,
    body: BodyId,
    id: MeetingId,
    unit: UnitId,
    presence: Presence,
) -> Result<()> {
    tx.exec(&SET_PRESENCE, params![body, id, unit, Coded(presence)]).await?;
    Ok(())
}

/// Writes down as absent every unit that did not come. Returns how many.
pub(super) async fn set_absent(tx: &Tx, body: BodyId, id: MeetingId) -> Result<u64> {
    Ok(tx.exec(&SET_ABSENT, params![body, id]).await?)
}

/// Somebody who comes.
pub(super) struct Coming<'a> {
    pub(super) account: Option<AccountId>,
    pub(super) unit: Option<UnitId>,
    pub(super) name: &'a str,
    pub(super) way: &'a str,
}

/// Notes somebody. False when the account is noted already.
pub(super) async fn insert_person(ctx: &Ctx, tx: &Tx, id: MeetingId, who: &Coming<'_>) -> Result<bool> {
    let Coming { account, unit, name, way } = who;
    let values = params![ctx.body(), id, *account, *unit, *name, *way, ctx.now()];
    Ok(tx.exec(&INSERT_PERSON, values).await? == 1)
}

/// Who came, in order.
pub(super) async fn list_persons(db: &Db, body: BodyId, id: MeetingId) -> Result<Vec<Person>> {
    Ok(db.all(&LIST_PERSONS, params![body, id]).await?)
}

/// Strikes somebody out. False when that was done already.
pub(super) async fn strike_person(
    tx: &Tx,
    body: BodyId,
    id: MeetingId,
    person: i64,
    reason: &str,
) -> Result<bool> {
    Ok(tx.exec(&STRIKE_PERSON, params![body, id, person, reason]).await? == 1)
}

/// Hangs a file on a meeting.
pub(super) async fn insert_material(ctx: &Ctx, tx: &Tx, id: MeetingId, file: FileId) -> Result<()> {
    tx.exec(&INSERT_MATERIAL, params![ctx.body(), id, file, ctx.now()]).await?;
    Ok(())
}

/// Files of a meeting.
pub(super) async fn list_materials(db: &Db, body: BodyId, id: MeetingId) -> Result<Vec<Material>> {
    Ok(db.all(&LIST_MATERIALS, params![body, id]).await?)
}

/// Writes a decision.
pub(super) async fn insert_resolution(
    ctx: &Ctx,
    tx: &Tx,
    id: MeetingId,
    unit: UnitId,
    (words, due_on): (&str, &str),
) -> Result<ResolutionId> {
    Ok(tx.one(&INSERT_RESOLUTION, params![ctx.body(), id, unit, words, due_on, ctx.now()]).await?)
}

/// A decision. `None` when the body has none of this id.
pub(super) async fn find_resolution(db: &Db, body: BodyId, id: ResolutionId) -> Result<Option<Resolution>> {
    Ok(db.optional(&FIND_RESOLUTION, params![body, id]).await?)
}

/// Which decisions are wanted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    pub(super) meeting: Option<MeetingId>,
    pub(super) unit: Option<UnitId>,
    pub(super) state: Option<ResolutionState>,
}

/// Decisions by their last day, at most 500.
pub(super) async fn list_resolutions(db: &Db, body: BodyId, wanted: Wanted) -> Result<Vec<Resolution>> {
    let Wanted { meeting, unit, state } = wanted;
    Ok(db.all(&LIST_RESOLUTIONS, params![body, meeting, unit, state.map(Coded)]).await?)
}

/// Ends a decision. False when it was ended meanwhile.
pub(super) async fn set_resolution(tx: &Tx, body: BodyId, one: &Resolution) -> Result<bool> {
    let values = params![body, one.id, one.state, one.ended_on.clone(), &one.note];
    Ok(tx.exec(&SET_RESOLUTION, values).await? == 1)
}

/// Notes the day of a reminder. False when it was ended meanwhile.
pub(super) async fn set_reminded(tx: &Tx, body: BodyId, id: ResolutionId, on: &str) -> Result<bool> {
    Ok(tx.exec(&SET_REMINDED, params![body, id, on]).await? == 1)
}
