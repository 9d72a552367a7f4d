//! Inviting: the number, the agenda as it stands now, a word to every unit, and the letters by mail.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::Month;
use rules::meeting::{MeetingState, Step, number, step};
use rules::permission::Act;

use super::gaps::{Gaps, gaps};
use super::model::{CALLED, Meeting};
use super::{invite, item, series, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{Coded, MeetingId, SeriesId};
use crate::page::{Fields, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Longest name or office of a signer, in characters.
const CHARS: usize = 300;

/// Who signs an invitation.
#[derive(Debug, Clone, Default)]
pub struct Signer {
    /// Name.
    pub name: String,
    /// Office.
    pub position: String,
}

impl Signer {
    fn check(&self) -> Result<()> {
        let mut errors = FieldErrors::default();
        let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
        if !is_fine(&self.name) {
            errors.add("nama", "meeting-error-signer");
        }
        if !is_fine(&self.position) {
            errors.add("jabatan", "meeting-error-position");
        }
        errors.into_result()
    }

    /// Who signs, as the form proposes: the officer, as head of the office of the main PPID.
    pub(super) fn proposed(ctx: &Ctx) -> Self {
        let name = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
        let office = ctx.directory.body.ppid_unit_id.map(|unit| ctx.directory.name(unit).to_owned());
        let office = office.unwrap_or_default();
        Self { name, position: ctx.locale.with("meeting-signer-position", &[("x", office.into())]) }
    }

    fn of(fields: &Fields) -> Self {
        Self { name: fields.text("nama").to_owned(), position: fields.text("jabatan").to_owned() }
    }
}

/// Invites the units of a planned meeting. Returns the number.
/// Errors: `Invalid`, `Refused` when it has begun, `Conflict` when it was called, `NotFound`, `Forbidden`.
pub async fn call(ctx: &Ctx, id: MeetingId, signer: &Signer) -> Result<String> {
    ctx.allow(Act::ManageMeetings, None)?;
    signer.check()?;
    let meeting = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    invite_units(ctx, meeting, signer, &gaps(ctx).await?).await
}

/// Invites the units of every planned meeting of a series that has not begun. Returns how many were called.
/// Errors: as [`call`].
pub async fn call_series(ctx: &Ctx, series: SeriesId, signer: &Signer) -> Result<usize> {
    ctx.allow(Act::ManageMeetings, None)?;
    signer.check()?;
    let gaps = gaps(ctx).await?;
    let mut called = 0;
    for meeting in store::list_of_series(ctx.db(), ctx.body(), series).await? {
        if meeting.state.0 == MeetingState::Planned && meeting.starts_at > ctx.now() {
            invite_units(ctx, meeting, signer, &gaps).await?;
            called += 1;
        }
    }
    Ok(called)
}

async fn invite_units(ctx: &Ctx, meeting: Meeting, signer: &Signer, gaps: &Gaps) -> Result<String> {
    if meeting.state.0 != MeetingState::Planned {
        return Err(Error::Conflict);
    }
    let next = step(meeting.state.0, Step::Call, meeting.starts_at <= ctx.now());
    next.ok_or(Error::Refused("meeting-refused-begun"))?;
    write(ctx, meeting, signer, gaps).await
}

/// Writes a call, whatever the hour.
pub(super) async fn write(ctx: &Ctx, mut meeting: Meeting, signer: &Signer, gaps: &Gaps) -> Result<String> {
    let role = ctx.allow(Act::ManageMeetings, None)?;
    let units = store::list_units(ctx.db(), ctx.body(), meeting.id).await?;
    let today = ctx.today();
    let tx = ctx.db().begin().await?;
    let seq = store::raise_number(&tx, ctx.body(), today.year()).await?;
    meeting.number = number(seq, Month::of(today));
    meeting.called_at = Some(ctx.now());
    signer.name.trim().clone_into(&mut meeting.signer_name);
    signer.position.trim().clone_into(&mut meeting.signer_position);
    meeting.state = Coded(MeetingState::Called);
    meeting.digest = meeting.content_digest(ctx);
    let change = change(CALLED, &meeting).as_role(role).detail(meeting.number.clone());
    meeting.log_seq = audit::record(ctx, &tx, change.digests("", meeting.digest.0.clone())).await?;
    if !store::set(&tx, ctx.body(), &meeting, (MeetingState::Planned, meeting.revision)).await? {
        return Err(Error::Conflict);
    }
    let nothing = Vec::new();
    for unit in units.iter().map(|invited| invited.unit_id) {
        let agenda = gaps.get(&unit).unwrap_or(&nothing);
        let agenda = serde_json::to_string(agenda).map_err(anyhow::Error::new)?;
        store::set_agenda(&tx, ctx.body(), meeting.id, unit, &agenda).await?;
        notify_unit(ctx, &tx, unit, "meeting-called", &meeting.title, &meeting.desk()).await?;
        invite::enqueue(ctx, &tx, &meeting, unit).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(meeting.number)
}

/// A change of the log about a meeting; public when the public calendar shows it.
pub(super) fn change(act: &'static str, meeting: &Meeting) -> Change {
    let change = Change::new(act, "meeting", meeting.id);
    if meeting.is_public { change.public() } else { change }
}

/// `POST /kerja/rapat/{meeting}/undang`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<MeetingId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match call(&ctx, id, &Signer::of(&fields)).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/rapat/{id}?ok=meeting-called"))),
        Err(Error::Invalid(errors)) => {
            item::page(&ctx, id, Typed::wrong("undang", &fields, errors), None).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /kerja/rapat/seri/{series}/undang`
pub(super) async fn post_series(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SeriesId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match call_series(&ctx, id, &Signer::of(&fields)).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/rapat/seri/{id}?ok=meeting-called"))),
        Err(Error::Invalid(errors)) => {
            series::page(&ctx, id, &Typed::wrong("undang", &fields, errors), None).await
        }
        Err(other) => Err(other),
    }
}
