//! Splitting a request: the responsible unit asks others for a part, each by a day of its own; they answer or give it
//! back, and what they answered goes into the one notice. The case itself never leaves its unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::case::request::State;
use rules::permission::Act;
use rules::request::{PartFault, PartState, check_part_day};

use super::desk_item::{self, Shown};
use super::model::InformationRequest;
use super::{part_store, step, tell};
use crate::ctx::SignedIn;
use crate::deadline::recount::stored_day;
use crate::error::FieldErrors;
use crate::ids::{Coded, PartId, RequestId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result, audit};

/// Longest text of a part, in characters.
const TEXT_CHARS: usize = 4_000;

db::record! {
    /// What another unit was asked for.
    #[derive(Debug, Clone)]
    pub struct Part {
        /// Id.
        pub id: PartId,
        /// The request.
        pub request_id: RequestId,
        /// The unit asked.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<PartState>,
        /// What is wanted of it.
        pub subject: String,
        /// Until when, ISO.
        pub due_on: String,
        /// Its answer, or why it was given back.
        pub result: String,
        /// When it ended, Unix ms.
        pub ended_at: Option<i64>,
    }
}

impl Part {
    /// Whether the unit still owes it.
    pub(super) fn is_open(&self) -> bool {
        self.state.0 == PartState::Open
    }
}

/// A part to be asked for.
#[derive(Debug, Clone)]
pub struct NewPart {
    /// The unit.
    pub unit: UnitId,
    /// What is wanted of it.
    pub subject: String,
    /// Until when.
    pub due_on: Date,
}

/// Whether a case can be split now: a unit works on its answer.
pub(super) fn may_split(ctx: &Ctx, request: &InformationRequest) -> bool {
    let is_worked_on =
        matches!(request.state.0, State::Assigned | State::UnderTest | State::Extended | State::Lapsed);
    is_worked_on && ctx.may(Act::AnswerRequests, Some(request.unit_id))
}

/// Asks another unit for a part.
/// Errors: `Invalid` for a unit that has the case already or is not active, a day that is over or after that of the
/// case; `Refused` when nobody works on the case; `Forbidden`, `NotFound`.
pub async fn split(ctx: &Ctx, id: RequestId, new: &NewPart) -> Result<()> {
    let request = desk_item::find(ctx, id).await?;
    let role = ctx.allow(Act::AnswerRequests, Some(request.unit_id))?;
    if !may_split(ctx, &request) {
        return Err(Error::Refused("request-refused-step"));
    }
    let mut errors = text_errors("bagian", &new.subject);
    let is_active = ctx.directory.unit(new.unit).is_some_and(crate::org::Unit::is_active);
    if !is_active || new.unit == request.unit_id {
        errors.add("unit-bagian", "request-error-part-unit");
    }
    let safe = request.due_safe.as_deref().map(stored_day).transpose()?;
    match check_part_day(ctx.today(), new.due_on, safe) {
        Ok(()) => {}
        Err(PartFault::Past) => errors.add("batas-bagian", "request-error-part-past"),
        Err(PartFault::AfterTheCase) => errors.add("batas-bagian", "request-error-part-late"),
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    part_store::insert(&tx, ctx.body(), id, new, ctx.now()).await?;
    let change = step::change("request.split", &request, role).because(&new.subject);
    audit::record(ctx, &tx, change).await?;
    tell::unit(ctx, &tx, &request, new.unit, "request-part").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn text_errors(field: &'static str, text: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if text.trim().is_empty() {
        errors.add(field, "request-error-part-text");
    }
    if text.chars().count() > TEXT_CHARS {
        errors.add(field, "request-error-long");
    }
    errors
}

/// Answers a part (`Done`) or gives it back with a reason (`Returned`); only the unit that was asked may.
/// Errors: `Invalid` without words; `Conflict` when it ended meanwhile; `Forbidden`, `NotFound`.
pub async fn end_part(ctx: &Ctx, id: PartId, state: PartState, text: &str) -> Result<RequestId> {
    let part = part_store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let request = desk_item::find(ctx, part.request_id).await?;
    let role = ctx.allow(Act::AnswerRequests, Some(part.unit_id))?;
    text_errors("jawaban-bagian", text).into_result()?;
    let change = match state {
        PartState::Done => step::change("request.answer-part", &request, role),
        _ => step::change("request.return-part", &request, role).because(text),
    };
    let tx = ctx.db().begin().await?;
    part_store::end(&tx, ctx.body(), id, (state, text.trim()), ctx.now()).await?;
    audit::record(ctx, &tx, change).await?;
    tell::unit(ctx, &tx, &request, request.unit_id, "request-part-ended").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(request.id)
}

/// What the units answered, for the notice: one paragraph a unit.
pub(super) fn merged(ctx: &Ctx, parts: &[Part]) -> String {
    let done = parts.iter().filter(|part| part.state.0 == PartState::Done);
    let words = done.map(|part| format!("{}: {}", ctx.directory.name(part.unit_id), part.result));
    words.collect::<Vec<_>>().join("\n\n")
}

/// `POST /kerja/permohonan/{id}/bagi`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let new = NewPart {
        unit: ctx.directory.by_code(fields.text("unit-bagian")).map_or(UnitId(0), |unit| unit.id),
        subject: fields.text("bagian").to_owned(),
        due_on: fields.parse("batas-bagian").unwrap_or(Date::MIN),
    };
    let done = split(&ctx, id, &new).await;
    desk_item::after(&ctx, id, done, "request-split", Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/bagian/{part}`: the button says whether it is answered or given back.
pub(super) async fn post_end(
    SignedIn(ctx): SignedIn,
    Path((id, part)): Path<(RequestId, PartId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let is_returned = fields.has("kembalikan");
    let state = if is_returned { PartState::Returned } else { PartState::Done };
    let ok = if is_returned { "request-part-returned" } else { "request-part-done" };
    match end_part(&ctx, part, state, fields.text("jawaban-bagian")).await {
        Ok(request) => Ok(see_other(&ctx, &format!("/kerja/permohonan/{request}?ok={ok}"))),
        Err(error) => desk_item::after(&ctx, id, Err(error), ok, Shown::of(fields)).await,
    }
}
