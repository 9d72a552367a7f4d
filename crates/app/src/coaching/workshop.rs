//! Workshops that were held, noted by the office with how many people of which unit were there.

use axum::body::Body;
use axum::http::Response;
use jiff::civil::Date;
use rules::coaching::course;
use rules::permission::Act;

use super::{list, model};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{UnitId, WorkshopId};
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Name of the form.
pub(super) const WORKSHOP: &str = "lokakarya";
/// Longest place, in characters.
const PLACE_CHARS: usize = 300;
/// Most people of a unit in a workshop.
const PEOPLE: i64 = 500;

/// Notes a workshop that was held, with how many people of which unit were there.
/// Errors: `Invalid` when something is missing or the day is to come, `NotFound` for no course, `Forbidden`.
pub async fn note_workshop(
    ctx: &Ctx,
    code: &str,
    (held_on, place): (Option<Date>, &str),
    units: &[(UnitId, i64)],
) -> Result<WorkshopId> {
    let role = ctx.allow(Act::ManageCoaching, None)?;
    let course = course(code).ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    if held_on.is_none_or(|day| day > ctx.today()) {
        errors.add("hari", "coaching-error-day");
    }
    if place.trim().is_empty() || place.chars().count() > PLACE_CHARS {
        errors.add("tempat", "coaching-error-place");
    }
    let is_known = |unit: &UnitId| ctx.directory.unit(*unit).is_some();
    if units.is_empty() || units.iter().any(|(unit, n)| !is_known(unit) || !(1..=PEOPLE).contains(n)) {
        errors.add("orang", "coaching-error-people");
    }
    errors.into_result()?;
    let Some(day) = held_on else { return Err(Error::BadRequest) };
    let at = rules::zone::instant(day.at(12, 0, 0, 0), &ctx.directory.zone).unwrap_or_default();
    let tx = ctx.db().begin().await?;
    let of = (course.code.as_str(), day.to_string());
    let id = model::insert_workshop(ctx, &tx, (of.0, &of.1, at), place.trim(), units).await?;
    let change = Change::new("coaching.workshop", "coaching_workshop", id).as_role(role);
    audit::record(ctx, &tx, change.detail(course.code.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// `POST /kerja/pembinaan/lokakarya`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let people = |(name, value): (&str, &str)| {
        let unit = name.strip_prefix("orang-")?.parse().ok()?;
        Some((unit, value.trim().parse().ok().filter(|people| *people != 0)?))
    };
    let units: Vec<(UnitId, i64)> = fields.iter().filter_map(people).collect();
    let at = (fields.parse("hari"), fields.text("tempat"));
    match note_workshop(&ctx, fields.text("kursus"), at, &units).await {
        Ok(_) => Ok(see_other(&ctx, "/kerja/pembinaan?ok=coaching-noted")),
        Err(Error::Invalid(errors)) => list::page(&ctx, Typed::wrong(WORKSHOP, &fields, errors), None).await,
        Err(other) => Err(other),
    }
}
