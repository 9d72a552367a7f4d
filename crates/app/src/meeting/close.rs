//! Minutes, and the end of a meeting: who did not come stands on the record as absent.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::meeting::{MeetingState, Step, step};
use rules::permission::Act;

use super::alter::after;
use super::call::change;
use super::store;
use crate::audit;
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{Coded, MeetingId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest minutes, in characters.
const MINUTES_CHARS: usize = 20_000;

/// Writes the minutes; they may be mended later, the log keeps the digests of each text.
/// Errors: `Invalid` when they are too long, `Refused` before the meeting began, `NotFound`, `Forbidden`.
pub async fn write_minutes(ctx: &Ctx, id: MeetingId, minutes: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    if minutes.chars().count() > MINUTES_CHARS {
        let mut errors = FieldErrors::default();
        errors.add("notulen", "meeting-error-minutes-long");
        return Err(Error::Invalid(errors));
    }
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let tx = ctx.db().begin().await?;
    if meeting.starts_at > ctx.now() || !store::set_minutes(&tx, ctx.body(), id, minutes.trim()).await? {
        return Err(Error::Refused("meeting-refused-not-begun"));
    }
    let digest = |text: &str| web::secrets::sha256_hex(text.as_bytes());
    let entry = change("meeting.minutes", &meeting).as_role(role);
    audit::record(ctx, &tx, entry.digests(digest(&meeting.minutes), digest(minutes.trim()))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Ends a meeting. Units that did not come are told that they are missed. Returns how many were absent.
/// Errors: `Refused` before it began, `Conflict`, `NotFound`, `Forbidden`.
pub async fn close(ctx: &Ctx, id: MeetingId) -> Result<u64> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let mut meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let next = step(meeting.state.0, Step::Close, meeting.starts_at <= ctx.now());
    meeting.state = Coded(next.ok_or(Error::Refused("meeting-refused-not-begun"))?);
    meeting.held_at = Some(ctx.now());
    let missing = store::list_units(ctx.db(), ctx.body(), id).await?.into_iter();
    let missing = missing.filter(|unit| rules::Code::code(unit.presence.0) == "expected");
    let tx = ctx.db().begin().await?;
    if !store::set(&tx, ctx.body(), &meeting, (MeetingState::Called, meeting.revision)).await? {
        return Err(Error::Conflict);
    }
    let absent = store::set_absent(&tx, ctx.body(), id).await?;
    for unit in missing {
        notify_unit(ctx, &tx, unit.unit_id, "meeting-missed", &meeting.title, &meeting.desk()).await?;
    }
    let entry = change("meeting.close", &meeting).as_role(role).detail(absent.to_string());
    audit::record(ctx, &tx, entry).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(absent)
}

/// `POST /kerja/rapat/{meeting}/notulen`
pub(super) async fn post_minutes(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = write_minutes(&ctx, id, fields.text("notulen")).await;
    after(&ctx, id, done, ("notulen", "meeting-minutes"), &fields).await
}

/// `POST /kerja/rapat/{meeting}/tutup`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<MeetingId>) -> Result<Response<Body>> {
    close(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/rapat/{id}?ok=meeting-closed")))
}
