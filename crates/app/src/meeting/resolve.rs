//! Decisions: who does what until when, that it is done, or why it fell away.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::meeting::{MeetingState, ResolutionState};
use rules::permission::Act;

use super::alter::after;
use super::model::Resolution;
use super::plan::CHARS;
use super::{follow, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{Coded, MeetingId, ResolutionId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Where decisions are followed.
pub(super) const DESK: &str = "/kerja/rapat/keputusan";

/// Field of what was done.
const DONE: &str = "hasil";
/// Field of why a decision fell away.
const DROP: &str = "alasan";

/// What was decided.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// What is to be done.
    pub words: String,
    /// Who does it.
    pub unit: Option<UnitId>,
    /// Until when.
    pub due_on: Option<Date>,
}

/// Writes a decision of a meeting that has begun, and tells the unit.
/// Errors: `Invalid`, `Refused` before it began, `NotFound`, `Forbidden`.
pub async fn resolve(ctx: &Ctx, id: MeetingId, decision: &Decision) -> Result<ResolutionId> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let is_counted = matches!(meeting.state.0, MeetingState::Called | MeetingState::Held);
    if !is_counted || meeting.starts_at > ctx.now() {
        return Err(Error::Refused("meeting-refused-not-begun"));
    }
    let unit = decision.unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
    let mut errors = FieldErrors::default();
    if decision.words.trim().is_empty() || decision.words.chars().count() > CHARS {
        errors.add("keputusan", "meeting-error-words");
    }
    if unit.is_none() {
        errors.add("pelaksana", "meeting-error-unit");
    }
    let begun = rules::zone::day(meeting.starts_at, &ctx.directory.zone);
    if decision.due_on.is_none_or(|due| due < begun) {
        errors.add("batas", "meeting-error-due");
    }
    errors.into_result()?;
    let (Some(unit), Some(due)) = (unit, decision.due_on) else { return Err(Error::BadRequest) };
    let due = due.to_string();
    let words = decision.words.trim();
    let tx = ctx.db().begin().await?;
    let made = store::insert_resolution(ctx, &tx, id, unit.id, (words, &due)).await?;
    let change = Change::new("meeting.resolve", "meeting_resolution", made).in_unit(unit.id).as_role(role);
    audit::record(ctx, &tx, change.detail(due)).await?;
    notify_unit(ctx, &tx, unit.id, "meeting-task", words, DESK).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(made)
}

/// The unit, or the office for it, says that a decision is done, with what was done.
/// Errors: `Invalid` without words, `Conflict` when it is over, `NotFound`, `Forbidden`.
pub async fn finish(ctx: &Ctx, id: ResolutionId, note: &str) -> Result<()> {
    let one = store::find_resolution(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let role = ctx.allow(Act::FollowResolutions, Some(one.unit_id))?;
    end(ctx, one, (ResolutionState::Done, "meeting.finish", role), note).await
}

/// The office lets a decision fall away, with the reason. Errors: as [`finish`].
pub async fn discard(ctx: &Ctx, id: ResolutionId, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let one = store::find_resolution(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    end(ctx, one, (ResolutionState::Dropped, "meeting.drop", role), reason).await
}

async fn end(
    ctx: &Ctx,
    mut one: Resolution,
    (to, act, role): (ResolutionState, &'static str, Option<rules::role::Role>),
    words: &str,
) -> Result<()> {
    let mut errors = FieldErrors::default();
    if words.trim().is_empty() || words.chars().count() > CHARS {
        errors.add(if to == ResolutionState::Done { DONE } else { DROP }, "meeting-error-ending");
    }
    errors.into_result()?;
    one.state = Coded(to);
    one.ended_on = Some(ctx.today().to_string());
    words.trim().clone_into(&mut one.note);
    let tx = ctx.db().begin().await?;
    if !store::set_resolution(&tx, ctx.body(), &one).await? {
        return Err(Error::Conflict);
    }
    let change = Change::new(act, "meeting_resolution", one.id).in_unit(one.unit_id).as_role(role);
    audit::record(ctx, &tx, change.because(words)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/rapat/{meeting}/keputusan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let decision = Decision {
        words: fields.text("keputusan").to_owned(),
        unit: fields.parse("pelaksana"),
        due_on: fields.parse("batas"),
    };
    let done = resolve(&ctx, id, &decision).await.map(|_id| ());
    after(&ctx, id, done, ("keputusan", "meeting-resolved"), &fields).await
}

/// Back to the decisions: with a word of thanks, or with the form as it was typed.
async fn ended(
    ctx: &Ctx,
    id: ResolutionId,
    done: Result<()>,
    (field, ok): (&'static str, &str),
    fields: &Fields,
) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("{DESK}?ok={ok}"))),
        Err(Error::Invalid(errors)) => {
            let wrong = follow::Wrong { id, field, words: fields.text(field).to_owned(), errors };
            follow::page(ctx, ResolutionState::Open, Some(wrong), None).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /kerja/rapat/keputusan/{resolution}/selesai`
pub(super) async fn post_done(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ResolutionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = finish(&ctx, id, fields.text(DONE)).await;
    ended(&ctx, id, done, (DONE, "meeting-finished"), &fields).await
}

/// `POST /kerja/rapat/keputusan/{resolution}/gugur`
pub(super) async fn post_drop(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ResolutionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = discard(&ctx, id, fields.text(DROP)).await;
    ended(&ctx, id, done, (DROP, "meeting-dropped"), &fields).await
}
