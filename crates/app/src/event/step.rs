//! Publishing, calling off and taking back.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::event::Step;
use rules::permission::Act;

use super::{readable, save};
use crate::audit::Change;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, EventId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest reason, in characters.
const REASON_CHARS: usize = 300;

/// Makes something public; what was called off happens after all. Errors: `NotFound`, `Forbidden`; `Refused`.
pub async fn publish(ctx: &Ctx, id: EventId) -> Result<()> {
    take(ctx, id, Step::Publish, "event.publish", "").await
}

/// Says in public that something does not happen. Errors: as [`publish()`]; `Invalid` without a reason.
pub async fn cancel(ctx: &Ctx, id: EventId, reason: &str) -> Result<()> {
    let length = reason.chars().count();
    if length == 0 || length > REASON_CHARS {
        let key = if length == 0 { "event-error-reason" } else { "event-error-long" };
        return Err(Error::Invalid(FieldErrors(vec![("alasan-batal", key)])));
    }
    take(ctx, id, Step::Cancel, "event.cancel", reason).await
}

/// Takes something out of the public diary. Errors: as [`publish()`].
pub async fn withdraw(ctx: &Ctx, id: EventId) -> Result<()> {
    take(ctx, id, Step::Withdraw, "event.withdraw", "").await
}

async fn take(ctx: &Ctx, id: EventId, step: Step, act: &'static str, reason: &str) -> Result<()> {
    let mut event = readable(ctx, id).await?;
    let role = ctx.allow(Act::PublishAgenda, Some(event.head.unit_id))?;
    let next = rules::event::step(event.head.state.0, step).ok_or(Error::Refused("event-refused-state"))?;
    event.head.state = Coded(next);
    // A move stays told; what is drawn back or happens after all has no reason any more.
    if event.head.moved_from.is_none() || step == Step::Cancel {
        reason.clone_into(&mut event.head.reason);
    }
    if step == Step::Withdraw {
        event.head.moved_from = None;
    }
    save::write(ctx, event, Change::new(act, "event", id.0).as_role(role).public().because(reason)).await
}

fn back(ctx: &Ctx, id: EventId, code: &str) -> Response<Body> {
    see_other(ctx, &format!("/kerja/agenda/{id}?ok={code}"))
}

/// `POST /kerja/agenda/{agenda}/terbitkan`
pub(super) async fn post_publish(SignedIn(ctx): SignedIn, Path(id): Path<EventId>) -> Result<Response<Body>> {
    publish(&ctx, id).await?;
    Ok(back(&ctx, id, "event-published"))
}

/// `POST /kerja/agenda/{agenda}/batalkan`
pub(super) async fn post_cancel(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EventId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match cancel(&ctx, id, fields.text("alasan-batal").trim()).await {
        Ok(()) => Ok(back(&ctx, id, "event-cancelled")),
        Err(Error::Invalid(errors)) => super::form::again(&ctx, id, "batal", &fields, errors).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/agenda/{agenda}/tarik`
pub(super) async fn post_withdraw(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EventId>,
) -> Result<Response<Body>> {
    withdraw(&ctx, id).await?;
    Ok(back(&ctx, id, "event-withdrawn"))
}
