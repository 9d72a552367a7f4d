//! The first look of the desk: accept, ask for what is missing, take what was missing.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::request::Event;

use super::desk_item::{self, Shown};
use super::{step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::RequestId;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Accepts a request: nothing is missing (UU 14/2008 Ps.22(2)–(4)).
/// Errors: `Refused` when it is not where the step begins; `Conflict`, `Forbidden`, `NotFound`.
pub async fn accept(ctx: &Ctx, id: RequestId, version: i64) -> Result<()> {
    let event = Event::Accept;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    let tx = ctx.db().begin().await?;
    let change = step::change("request.accept", &request, role);
    step::write(ctx, &tx, &mut request, to, ("registered", ""), change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Tells the requester what is missing (Perki 1/2021). The clock of the act runs on.
/// Errors: `Invalid` without saying what; as [`accept`].
pub async fn ask_for_more(ctx: &Ctx, id: RequestId, version: i64, what: &str) -> Result<()> {
    if what.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("kurang", "request-error-missing")])));
    }
    let event = Event::FindIncomplete;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    let who = request.requester(&ctx.app, ctx.body())?;
    let tx = ctx.db().begin().await?;
    let change = step::change("request.ask-for-more", &request, role);
    step::write(ctx, &tx, &mut request, to, ("incomplete", what), change).await?;
    tell::requester(ctx, &tx, &request, &who, "incomplete", what).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Notes that what was missing has come. Errors: as [`accept`].
pub async fn complete(ctx: &Ctx, id: RequestId, version: i64) -> Result<()> {
    let event = Event::Complete;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    let tx = ctx.db().begin().await?;
    let change = step::change("request.complete", &request, role);
    step::write(ctx, &tx, &mut request, to, ("completed", ""), change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/permohonan/{id}/terima`
pub(super) async fn post_accept(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = accept(&ctx, id, fields.parse("version").unwrap_or_default()).await;
    desk_item::after(&ctx, id, done, "request-accepted", Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/kurang`
pub(super) async fn post_ask(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done = ask_for_more(&ctx, id, version, fields.text("kurang")).await;
    desk_item::after(&ctx, id, done, "request-asked", Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/lengkap`
pub(super) async fn post_complete(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = complete(&ctx, id, fields.parse("version").unwrap_or_default()).await;
    desk_item::after(&ctx, id, done, "request-completed", Shown::of(fields)).await
}
