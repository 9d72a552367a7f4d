//! `/api/v1/units`: the units of the body.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use rules::Code;
use rules::unit::UnitType;
use serde::Serialize;

use super::params::{AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::problem::Fault;
use super::{Answer, List, Operation, item};
use crate::Error;
use crate::ctx::{Ctx, Visit};
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::{Query, moved};

/// The identifiers of `rules::unit::UnitType`; a test compares them.
pub(super) const TYPES: &[&str] = &[
    "city",
    "ppid_utama",
    "sekretariat_daerah",
    "bagian",
    "sekretariat_dprd",
    "inspektorat",
    "dinas",
    "badan",
    "satpol_pp",
    "rsud",
    "puskesmas",
    "upt",
    "kecamatan",
    "kelurahan",
    "sekolah",
    "bumd",
];

const STATES: &[&str] = &["active", "merged", "closed", "all"];

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/units",
    id: "listUnits",
    summary: "Units of the city: offices, hospital, health centres, districts, urban villages.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("type", Kind::OneOf(TYPES), "Only units of this type.", "kelurahan"),
        Param::new("parent", Kind::Code, "Only units directly below the unit with this code.", ""),
        Param::new("state", Kind::OneOf(STATES), "Which units; without it only active ones.", "active"),
    ],
    answer: "UnitList",
    others: &[],
};

pub(super) const SHOW: Operation = Operation {
    path: "/api/v1/units/{code}",
    id: "getUnit",
    summary: "One unit.",
    key: Some(Param::new("code", Kind::Code, "Code of the unit.", "dinkes")),
    query: &[],
    answer: "Unit",
    others: &[(301, "The unit has another code now."), (404, "There is no such unit.")],
};

/// A unit as the API gives it. Empty texts are facts nobody has entered yet.
#[derive(Serialize)]
struct UnitFacts<'a> {
    code: &'a str,
    name: &'a str,
    short_name: &'a str,
    r#type: &'static str,
    parent: Option<&'a str>,
    state: &'a str,
    merged_into: Option<&'a str>,
    url: String,
    logo: Option<String>,
    about: &'a str,
    address: &'a str,
    phone: &'a str,
    email: &'a str,
    website: &'a str,
    hours: &'a str,
    location: Option<Location>,
    source: &'a str,
    updated_at: String,
}

/// A point on the map, in degrees (WGS 84).
#[derive(Serialize)]
struct Location {
    latitude: f64,
    longitude: f64,
}

fn facts<'a>(ctx: &'a Ctx, unit: &'a Unit) -> UnitFacts<'a> {
    let code_of = |id: UnitId| ctx.directory.unit(id).map(|unit| unit.code.as_str());
    UnitFacts {
        code: &unit.code,
        name: &unit.name,
        short_name: &unit.short_name,
        r#type: unit.unit_type.0.code(),
        parent: unit.parent_id.and_then(code_of),
        state: &unit.state,
        merged_into: unit.merged_into_id.and_then(code_of),
        url: format!("{}{}", ctx.origin, unit.path()),
        logo: unit.logo_file_id.map(|_| format!("{}/logo/{}.png", ctx.origin, unit.code)),
        about: &unit.about,
        address: &unit.address,
        phone: &unit.phone,
        email: &unit.email,
        website: &unit.website,
        hours: &unit.hours,
        location: unit
            .latitude_e6
            .and_then(degrees)
            .zip(unit.longitude_e6.and_then(degrees))
            .map(|(latitude, longitude)| Location { latitude, longitude }),
        source: &unit.source,
        updated_at: rules::zone::rfc3339(unit.updated_at, &ctx.directory.zone),
    }
}

fn degrees(millionths: i64) -> Option<f64> {
    i32::try_from(millionths).ok().map(|millionths| f64::from(millionths) / 1_000_000.0)
}

/// `GET /api/v1/units`: in the order of their ids, so that a renamed unit neither doubles nor vanishes
/// while someone pages through.
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let parent = match values.text("parent") {
        Some(code) => Some(unit_parameter(&ctx, "parent", code)?.id),
        None => None,
    };
    let unit_type = values.text("type").and_then(UnitType::from_code);
    let state = values.text("state").unwrap_or("active");
    let [after] = values.cursor()?.unwrap_or([0]);
    let limit = usize::try_from(values.number("limit", LIMIT_DEFAULT)).unwrap_or(1);
    let mut units: Vec<&Unit> = ctx
        .directory
        .all()
        .iter()
        .filter(|unit| parent.is_none_or(|parent| unit.parent_id == Some(parent)))
        .filter(|unit| unit_type.is_none_or(|unit_type| unit.unit_type.0 == unit_type))
        .filter(|unit| state == "all" || unit.state == state)
        .collect();
    let total = u64::try_from(units.len()).ok();
    units.sort_by_key(|unit| unit.id);
    units.retain(|unit| unit.id.0 > after);
    let has_more = units.len() > limit;
    units.truncate(limit);
    let next = units.last().filter(|_| has_more).map(|last| web::cursor::encode(&[last.id.0]));
    let items = units.into_iter().map(|unit| facts(&ctx, unit)).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total })
}

/// The unit a parameter names.
/// Errors: 404 when there is none.
pub(super) fn unit_parameter<'a>(ctx: &'a Ctx, name: &str, code: &str) -> Result<&'a Unit, Fault> {
    ctx.directory.by_code(code).ok_or_else(|| Fault::names_nothing(name, "names no unit; see /api/v1/units"))
}

/// `GET /api/v1/units/{code}`
pub(super) async fn show(
    Visit(ctx): Visit,
    code: Result<Path<String>, PathRejection>,
    query: Query,
) -> Answer {
    let values = Values::read(SHOW.query, &query)?;
    // Bytes that are no text name no unit.
    let code = code.map_or_else(|_| String::new(), |Path(code)| code);
    if let Some(unit) = ctx.directory.by_code(&code) {
        return item(&ctx, &values, &facts(&ctx, unit));
    }
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    Ok(moved(&ctx, &format!("/api/v1/units/{}", unit.code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_types_are_those_of_the_law() {
        let types: Vec<&str> = UnitType::ALL.iter().map(|unit_type| unit_type.code()).collect();
        assert_eq!(types, TYPES);
    }
}
