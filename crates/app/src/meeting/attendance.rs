//! Attendance by list: for units whose people have no telephone at hand, and to put right what was noted: who checked in
//! with a photographed code and is not in the room is struck out, with the reason on record.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::meeting::{MeetingState, Presence};
use rules::permission::Act;

use super::alter::after;
use super::call::change;
use super::model::Person;
use super::plan::CHARS;
use super::store::{self, Coming};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{MeetingId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest name, in characters.
const NAME_CHARS: usize = 200;

/// The list of a meeting.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// Units that are there.
    pub present: Vec<UnitId>,
    /// Names that are added, with their unit.
    pub names: Vec<(UnitId, String)>,
    /// Whether the head of the public body is there.
    pub is_head_present: bool,
}

/// Writes the list. A unit of which somebody checked in by code or by name stays present; after the meeting was
/// closed, every other unit is absent.
/// Errors: `Invalid` for a name that is too long, `Refused` before the meeting begins, `NotFound`, `Forbidden`.
pub async fn list(ctx: &Ctx, id: MeetingId, attendance: &Attendance) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let is_counted = matches!(meeting.state.0, MeetingState::Called | MeetingState::Held);
    if !is_counted || meeting.starts_at > ctx.now() {
        return Err(Error::Refused("meeting-refused-not-begun"));
    }
    if attendance.names.iter().any(|(_, name)| name.trim().chars().count() > NAME_CHARS) {
        let mut errors = FieldErrors::default();
        errors.add("hadir", "meeting-error-name");
        return Err(Error::Invalid(errors));
    }
    let persons = store::list_persons(ctx.db(), ctx.body(), id).await?;
    let rest = if meeting.state.0 == MeetingState::Held { Presence::Absent } else { Presence::Expected };
    let invited = store::list_units(ctx.db(), ctx.body(), id).await?;
    let tx = ctx.db().begin().await?;
    for one in &invited {
        let unit = one.unit_id;
        let name = attendance.names.iter().find(|(of, name)| *of == unit && !name.trim().is_empty());
        if let Some((_, name)) = name {
            let who = Coming { account: None, unit: Some(unit), name: name.trim(), way: "list" };
            store::insert_person(ctx, &tx, id, &who).await?;
        }
        let was_seen =
            name.is_some() || persons.iter().any(|one| one.is_there() && one.unit_id == Some(unit));
        let is_present = was_seen || attendance.present.contains(&unit);
        let presence = if is_present { Presence::Present } else { rest };
        if presence != one.presence.0 {
            store::set_presence(&tx, ctx.body(), id, unit, presence).await?;
        }
    }
    store::set_head(&tx, ctx.body(), id, attendance.is_head_present).await?;
    let present = attendance.present.len().to_string();
    audit::record(ctx, &tx, change("meeting.list", &meeting).as_role(role).detail(present)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Strikes out somebody who is not in the room. The unit is expected again, absent after the meeting was closed, unless
/// somebody else of it is there.
/// Errors: `Refused` without a reason, `Conflict` for who is struck out already, `NotFound` for nobody of this meeting,
/// `Forbidden`.
pub async fn strike(ctx: &Ctx, id: MeetingId, person: i64, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    if reason.trim().is_empty() || reason.chars().count() > CHARS {
        return Err(Error::Refused("meeting-refused-words"));
    }
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let persons = store::list_persons(ctx.db(), ctx.body(), id).await?;
    let struck = persons.iter().find(|one| one.id == person).ok_or(Error::NotFound)?;
    let rest = if meeting.state.0 == MeetingState::Held { Presence::Absent } else { Presence::Expected };
    let tx = ctx.db().begin().await?;
    if !store::strike_person(&tx, ctx.body(), id, person, reason.trim()).await? {
        return Err(Error::Conflict);
    }
    let mut entry = change("meeting.strike", &meeting).as_role(role).because(reason.trim());
    if let Some(unit) = struck.unit_id {
        entry = entry.in_unit(unit);
        let is_left = |one: &&Person| one.is_there() && one.id != person && one.unit_id == Some(unit);
        if persons.iter().filter(is_left).count() == 0 {
            store::set_presence(&tx, ctx.body(), id, unit, rest).await?;
        }
    }
    audit::record(ctx, &tx, entry.detail(struck.way.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/rapat/{meeting}/hadir/{person}/coret`
pub(super) async fn post_strike(
    SignedIn(ctx): SignedIn,
    Path((id, person)): Path<(MeetingId, i64)>,
    fields: Fields,
) -> Result<Response<Body>> {
    strike(&ctx, id, person, fields.text("alasan")).await?;
    Ok(see_other(&ctx, &format!("/kerja/rapat/{id}?ok=meeting-struck")))
}

/// `POST /kerja/rapat/{meeting}/daftar-hadir`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let name = |(field, name): (&str, &str)| {
        let unit = field.strip_prefix("nama-")?.parse().ok()?;
        Some((unit, name.to_owned()))
    };
    let attendance = Attendance {
        present: fields.all("hadir").filter_map(|unit| unit.parse().ok()).collect(),
        names: fields.iter().filter_map(name).collect(),
        is_head_present: fields.has("kepala"),
    };
    let done = list(&ctx, id, &attendance).await;
    after(&ctx, id, done, ("daftar-hadir", "meeting-listed"), &fields).await
}
