//! Giving a request to the unit that holds the information, and passing it on: it moves only from hand to
//! hand, so that every open case has exactly one responsible unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::request::Event;

use super::desk_item::{self, Shown};
use super::{step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{RequestId, UnitId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Assigns a registered request, or passes an assigned one on (PP 61/2010 Ps.14(1)). `note` tells the unit
/// what is wanted of it; the requester reads it too. The dates do not move.
/// Errors: `Invalid` for a unit that is not active, or when passed on without saying why; `Refused`, `Conflict`,
/// `Forbidden`, `NotFound`.
pub async fn assign(
    ctx: &Ctx,
    (id, version): (RequestId, i64),
    event: Event,
    unit: Option<UnitId>,
    note: &str,
) -> Result<()> {
    let mut errors = FieldErrors::default();
    let unit = unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
    if unit.is_none() {
        errors.add("unit", "request-error-unit");
    }
    if event == Event::PassOn && note.trim().is_empty() {
        errors.add("catatan", "request-error-pass-on");
    }
    errors.into_result()?;
    let unit = unit.ok_or(Error::NotFound)?.id;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    if event == Event::PassOn && unit == request.unit_id {
        return Err(Error::Invalid(FieldErrors(vec![("unit", "request-error-same-unit")])));
    }
    request.unit_id = unit;
    let act = if event == Event::PassOn { "request.pass-on" } else { "request.assign" };
    let kind = if event == Event::PassOn { "passed_on" } else { "assigned" };
    let tx = ctx.db().begin().await?;
    let change = step::change(act, &request, role).because(note);
    step::write(ctx, &tx, &mut request, to, (kind, note), change).await?;
    tell::officers(ctx, &tx, &request, "request-assigned").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Notes that a consequence test has begun (UU 14/2008 Ps.19). The clock runs on.
/// Errors: `Refused`, `Conflict`, `Forbidden`, `NotFound`.
pub async fn begin_test(ctx: &Ctx, id: RequestId, version: i64) -> Result<()> {
    let event = Event::BeginTest;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    let tx = ctx.db().begin().await?;
    let change = step::change("request.begin-test", &request, role);
    step::write(ctx, &tx, &mut request, to, ("under_test", ""), change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn post(ctx: Ctx, id: RequestId, fields: Fields, event: Event) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let unit = ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id);
    let done = assign(&ctx, (id, version), event, unit, fields.text("catatan")).await;
    desk_item::after(&ctx, id, done, "request-assigned", Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/disposisi`
pub(super) async fn post_assign(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    post(ctx, id, fields, Event::Assign).await
}

/// `POST /kerja/permohonan/{id}/teruskan`
pub(super) async fn post_pass_on(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    post(ctx, id, fields, Event::PassOn).await
}

/// `POST /kerja/permohonan/{id}/uji`
pub(super) async fn post_test(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = begin_test(&ctx, id, fields.parse("version").unwrap_or_default()).await;
    desk_item::after(&ctx, id, done, "request-test-begun", Shown::of(fields)).await
}
