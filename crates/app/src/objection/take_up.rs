//! The first looks at an objection: the desk registers it, the supervising officer takes it up.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::objection::Event;

use super::{desk_item, step};
use crate::audit;
use crate::ctx::SignedIn;
use crate::ids::ObjectionId;
use crate::page::Fields;
use crate::{Ctx, Result};

/// Notes that the desk has looked at identity and power of attorney and put the objection before the superior.
/// Errors: `Refused` when it is not where the step begins; `Conflict`, `Forbidden`, `NotFound`.
pub async fn register(ctx: &Ctx, id: ObjectionId, version: i64) -> Result<()> {
    go(ctx, (id, version), Event::Register, ("objection.register", "registered")).await
}

/// The supervising officer takes the objection up (UU 14/2008 Ps.35(1) and elucidation).
/// Errors: `Refused` for whoever decided or prolonged the request; as [`register`].
pub async fn review(ctx: &Ctx, id: ObjectionId, version: i64) -> Result<()> {
    go(ctx, (id, version), Event::Review, ("objection.review", "under_review")).await
}

async fn go(
    ctx: &Ctx,
    seen: (ObjectionId, i64),
    event: Event,
    (act, kind): (&'static str, &str),
) -> Result<()> {
    let step::Taken { mut objection, role, to } = step::take(ctx, seen, event).await?;
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &mut objection, to, (kind, "")).await?;
    audit::record(ctx, &tx, step::change(act, &objection, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/keberatan/{id}/daftar`
pub(super) async fn post_register(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = register(&ctx, id, fields.parse("version").unwrap_or_default()).await;
    desk_item::after(&ctx, id, done, "objection-registered", fields).await
}

/// `POST /kerja/keberatan/{id}/periksa`
pub(super) async fn post_review(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let done = review(&ctx, id, fields.parse("version").unwrap_or_default()).await;
    desk_item::after(&ctx, id, done, "objection-under-review", fields).await
}
