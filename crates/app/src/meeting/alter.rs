//! Another day or place, or calling it off. Who was invited hears of it by mail, with an entry that replaces the one
//! in the calendar.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::{Date, Time};
use rules::meeting::{MeetingState, Step, step};
use rules::permission::Act;

use super::call::change;
use super::model::Meeting;
use super::plan::CHARS;
use super::{invite, item, store};
use crate::audit;
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{Coded, MeetingId};
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Another day, time and place.
#[derive(Debug, Clone, Default)]
pub struct Move {
    /// Day.
    pub on: Option<Date>,
    /// Begin, local time.
    pub from: Option<Time>,
    /// End, local time.
    pub to: Option<Time>,
    /// Where.
    pub place: String,
}

async fn find(ctx: &Ctx, id: MeetingId) -> Result<Meeting> {
    store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)
}

/// Moves a meeting that has not begun. Errors: `Invalid`, `Refused` for one that began or is over, `Conflict`,
/// `NotFound`, `Forbidden`.
pub async fn shift(ctx: &Ctx, id: MeetingId, to: &Move) -> Result<()> {
    ctx.allow(Act::ManageMeetings, None)?;
    let mut meeting = find(ctx, id).await?;
    if !matches!(meeting.state.0, MeetingState::Planned | MeetingState::Called) {
        return Err(Error::Refused("meeting-refused-begun"));
    }
    let at = |day: Date, time: Time| rules::zone::instant(day.to_datetime(time), &ctx.directory.zone);
    let starts = to.on.zip(to.from).and_then(|(day, time)| at(day, time));
    let ends = to.on.zip(to.to).and_then(|(day, time)| at(day, time));
    let mut errors = FieldErrors::default();
    if starts.is_none_or(|starts| starts <= ctx.now()) {
        errors.add("hari", "meeting-error-day");
    }
    if ends.is_none_or(|ends| starts.is_none_or(|starts| ends <= starts)) {
        errors.add("sampai", "meeting-error-end");
    }
    if to.place.trim().is_empty() || to.place.chars().count() > CHARS {
        errors.add("tempat", "meeting-error-place");
    }
    errors.into_result()?;
    meeting.starts_at = starts.unwrap_or(meeting.starts_at);
    meeting.ends_at = ends.unwrap_or(meeting.ends_at);
    to.place.trim().clone_into(&mut meeting.place);
    let from = meeting.state.0;
    write(ctx, meeting, from, ("meeting.move", "meeting-moved")).await
}

/// Calls a meeting off. Errors: `Invalid` without a reason, `Refused` for one that is over, `Conflict`, `NotFound`,
/// `Forbidden`.
pub async fn cancel(ctx: &Ctx, id: MeetingId, reason: &str) -> Result<()> {
    ctx.allow(Act::ManageMeetings, None)?;
    let meeting = find(ctx, id).await?;
    let mut errors = FieldErrors::default();
    if reason.trim().is_empty() || reason.chars().count() > CHARS {
        errors.add("alasan", "meeting-error-reason");
    }
    errors.into_result()?;
    let next = step(meeting.state.0, Step::Cancel, meeting.starts_at <= ctx.now());
    let state = Coded(next.ok_or(Error::Refused("meeting-refused-begun"))?);
    let (reason, from) = (reason.trim().to_owned(), meeting.state.0);
    write(ctx, Meeting { state, reason, ..meeting }, from, ("meeting.cancel", "meeting-off")).await
}

/// Writes the change, and tells who was invited.
async fn write(
    ctx: &Ctx,
    mut meeting: Meeting,
    from: MeetingState,
    (act, kind): (&'static str, &str),
) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let known = (from, meeting.revision);
    meeting.revision += 1;
    let units = store::list_units(ctx.db(), ctx.body(), meeting.id).await?;
    let tx = ctx.db().begin().await?;
    if !store::set(&tx, ctx.body(), &meeting, known).await? {
        return Err(Error::Conflict);
    }
    let entry = change(act, &meeting).as_role(role).because(&meeting.reason);
    audit::record(ctx, &tx, entry).await?;
    if from == MeetingState::Called {
        for unit in units {
            notify_unit(ctx, &tx, unit.unit_id, kind, &meeting.title, &meeting.desk()).await?;
            invite::enqueue(ctx, &tx, &meeting, unit.unit_id).await?;
        }
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/rapat/{meeting}/pindah`
pub(super) async fn post_move(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let to = Move {
        on: fields.parse("hari"),
        from: fields.parse("dari"),
        to: fields.parse("sampai"),
        place: fields.text("tempat").to_owned(),
    };
    after(&ctx, id, shift(&ctx, id, &to).await, ("pindah", "meeting-moved"), &fields).await
}

/// `POST /kerja/rapat/{meeting}/batal`
pub(super) async fn post_cancel(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = cancel(&ctx, id, fields.text("alasan")).await;
    after(&ctx, id, done, ("batal", "meeting-off"), &fields).await
}

/// Back to the meeting: with a word of thanks, or with the form as it was typed.
pub(super) async fn after(
    ctx: &Ctx,
    id: MeetingId,
    done: Result<()>,
    (form, ok): (&'static str, &str),
    fields: &Fields,
) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("/kerja/rapat/{id}?ok={ok}"))),
        Err(Error::Invalid(errors)) => item::page(ctx, id, Typed::wrong(form, fields, errors), None).await,
        Err(other) => Err(other),
    }
}
