//! Queries of bodies and units.

use std::collections::HashMap;

use db::{Db, Sql, Tx, params, sql};
use rules::Code;
use rules::role::Role;

use super::model::{Body, Official, Unit, UnitName, unit_digest};
use crate::ids::{BodyId, Hex, UnitId};
use crate::{Error, Result};

const LIST_BODIES: Sql = sql!("sql/list_bodies.sql");
const LIST_UNITS: Sql = sql!("sql/list_units.sql");
const LIST_NAMES: Sql = sql!("sql/list_names.sql");
const LIST_OFFICIALS: Sql = sql!("sql/list_officials.sql");
const LIST_SECOND_FACTOR: Sql = sql!("sql/list_second_factor.sql");
const INSERT_BODY: Sql = sql!("sql/insert_body.sql");
const SET_BODY_UNITS: Sql = sql!("sql/set_body_units.sql");
const UPDATE_BODY: Sql = sql!("sql/update_body.sql");
const DELETE_SECOND_FACTOR: Sql = sql!("sql/delete_second_factor.sql");
const INSERT_SECOND_FACTOR: Sql = sql!("sql/insert_second_factor.sql");
const INSERT_UNIT: Sql = sql!("sql/insert_unit.sql");
const FIND_UNIT: Sql = sql!("sql/find_unit.sql");
const UPDATE_UNIT: Sql = sql!("sql/update_unit.sql");
const INSERT_NAME: Sql = sql!("sql/insert_name.sql");
const DELETE_OFFICIALS: Sql = sql!("sql/delete_officials.sql");
const INSERT_OFFICIAL: Sql = sql!("sql/insert_official.sql");
const LIST_UNIT_DIGESTS: Sql = sql!("sql/list_unit_digests.sql");

/// All bodies of this installation.
pub async fn list_bodies(db: &Db) -> Result<Vec<Body>> {
    Ok(db.all(&LIST_BODIES, params![]).await?)
}

/// All units of a body, merged and closed ones too.
pub async fn list_units(db: &Db, body: BodyId) -> Result<Vec<Unit>> {
    Ok(db.all(&LIST_UNITS, params![body]).await?)
}

/// Former names and codes of all units of a body.
pub async fn list_names(db: &Db, body: BodyId) -> Result<Vec<UnitName>> {
    Ok(db.all(&LIST_NAMES, params![body]).await?)
}

/// People a unit names in public: leaders, then PPID structure.
pub async fn list_officials(db: &Db, body: BodyId, unit: UnitId) -> Result<Vec<Official>> {
    Ok(db.all(&LIST_OFFICIALS, params![body, unit]).await?)
}

/// Roles that must have a second factor. A role this version does not know is left out.
pub async fn list_second_factor(db: &Db, body: BodyId) -> Result<Vec<Role>> {
    let codes: Vec<String> = db.all(&LIST_SECOND_FACTOR, params![body]).await?;
    Ok(codes.iter().filter_map(|code| Role::from_code(code)).collect())
}

/// Creates a body. Its change log starts empty.
pub async fn insert_body(tx: &Tx, body: &Body, now_ms: i64) -> Result<BodyId> {
    let values = params![
        &body.code,
        &body.name,
        &body.short_name,
        &body.province,
        body.region_code.clone(),
        body.host.clone(),
        body.public_url.clone(),
        &body.time_zone,
        &body.ppid_label,
        &body.about,
        body.is_sample,
        &Hex::default(),
        now_ms,
    ];
    Ok(tx.one(&INSERT_BODY, values).await?)
}

/// What an administrator may change about a body.
#[derive(Debug, Clone)]
pub struct BodySettings {
    /// Full name.
    pub name: String,
    /// Name as people say it.
    pub short_name: String,
    /// Host name of the portal.
    pub host: Option<String>,
    /// Public address of the portal.
    pub public_url: Option<String>,
    /// `pembantu` or `pelaksana`.
    pub ppid_label: String,
    /// Text of the about page.
    pub about: String,
}

/// Writes the settings of a body.
/// Errors: another body has the host name (`DbError::Unique`).
pub async fn update_body(tx: &Tx, body: BodyId, settings: &BodySettings) -> db::DbResult<()> {
    let values = params![
        body,
        &settings.name,
        &settings.short_name,
        settings.host.clone(),
        settings.public_url.clone(),
        &settings.ppid_label,
        &settings.about,
    ];
    tx.exec(&UPDATE_BODY, values).await?;
    Ok(())
}

/// Replaces the list of roles that must have a second factor.
pub async fn replace_second_factor(tx: &Tx, body: BodyId, roles: &[Role]) -> Result<()> {
    tx.exec(&DELETE_SECOND_FACTOR, params![body]).await?;
    for role in roles {
        tx.exec(&INSERT_SECOND_FACTOR, params![body, role.code()]).await?;
    }
    Ok(())
}

/// Names the unit that is the city and the unit that is PPID utama.
pub async fn set_body_units(tx: &Tx, body: BodyId, root: Option<UnitId>, ppid: Option<UnitId>) -> Result<()> {
    tx.exec(&SET_BODY_UNITS, params![body, root, ppid]).await?;
    Ok(())
}

fn profile(unit: &Unit) -> Vec<db::Value> {
    params![
        &unit.code,
        &unit.name,
        &unit.short_name,
        &unit.sort_key,
        unit.unit_type,
        unit.parent_id,
        &unit.state,
        unit.merged_into_id,
        &unit.about,
        &unit.address,
        &unit.phone,
        &unit.email,
        &unit.website,
        &unit.hours,
        unit.latitude_e6,
        unit.longitude_e6,
        &unit.colour,
        unit.logo_file_id,
        &unit.source,
    ]
}

/// Creates a unit; `unit.id` is ignored.
pub async fn insert_unit(tx: &Tx, body: BodyId, unit: &Unit, now_ms: i64) -> Result<UnitId> {
    let mut values = params![body];
    values.extend(profile(unit));
    values.push(now_ms.into());
    Ok(tx.one(&INSERT_UNIT, values).await?)
}

/// Writes the whole profile of a unit. `unit.updated_at` is the value it was read with; the new one is
/// always later, even when the machine's clock was set back.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub async fn update_unit(tx: &Tx, body: BodyId, unit: &Unit, now_ms: i64) -> Result<()> {
    let mut values = params![body, unit.id];
    values.extend(profile(unit));
    values.extend(params![now_ms.max(unit.updated_at + 1), unit.updated_at]);
    match tx.exec(&UPDATE_UNIT, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// One unit, merged and closed ones too.
pub async fn find_unit(db: &Db, body: BodyId, unit: UnitId) -> Result<Option<Unit>> {
    Ok(db.optional(&FIND_UNIT, params![body, unit]).await?)
}

/// Keeps a former name.
pub async fn insert_name(tx: &Tx, body: BodyId, name: &UnitName, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        name.unit_id,
        &name.name,
        name.code.clone(),
        name.until_on.clone(),
        &name.reason,
        now_ms
    ];
    tx.exec(&INSERT_NAME, values).await?;
    Ok(())
}

/// Replaces the named people of one kind (`leader`, `ppid`).
pub async fn replace_officials(
    tx: &Tx,
    body: BodyId,
    unit: UnitId,
    kind: &str,
    officials: &[Official],
) -> Result<()> {
    tx.exec(&DELETE_OFFICIALS, params![body, unit, kind]).await?;
    for (place, official) in (0_i64..).zip(officials) {
        tx.exec(&INSERT_OFFICIAL, params![body, unit, kind, &official.position, &official.name, place])
            .await?;
    }
    Ok(())
}

/// Compares each unit's profile with the last digest in the change log; returns faults in plain English.
pub async fn verify_units(db: &Db, body: BodyId) -> Result<Vec<String>> {
    let logged: Vec<(i64, Hex)> = db.all(&LIST_UNIT_DIGESTS, params![body]).await?;
    let last: HashMap<i64, Hex> = logged.into_iter().collect();
    let units = list_units(db, body).await?;
    let differs = |unit: &&Unit| last.get(&unit.id.0).is_some_and(|digest| digest.0 != unit_digest(unit));
    Ok(units
        .iter()
        .filter(differs)
        .map(|unit| format!("the profile of unit {} was changed outside the program", unit.code))
        .collect())
}
