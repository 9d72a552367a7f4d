//! Carrying out a decision for the requester: what was ordered is done, the requester is told, the request is
//! closed (UU 14/2008 Ps.36(2)).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::objection::Event;

use super::{desk_item, step, tell};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ObjectionId;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Notes that the order was carried out; `how` says what was done and is read by the requester.
/// Errors: `Invalid` without saying what; `Refused` when nothing was ordered; `Conflict`, `Forbidden`, `NotFound`.
pub async fn execute(ctx: &Ctx, id: ObjectionId, version: i64, how: &str) -> Result<()> {
    if how.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("pelaksanaan", "objection-error-execution")])));
    }
    let step::Taken { mut objection, role, to } = step::take(ctx, (id, version), Event::Execute).await?;
    let request = crate::request::find(ctx.db(), ctx.body(), objection.request_id).await?;
    let mut request = request.ok_or(Error::NotFound)?;
    objection.closed_on = Some(ctx.today().to_string());
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &mut objection, to, ("executed", how)).await?;
    let closed = crate::request::end_objection(ctx, &tx, &mut request).await?;
    audit::record(ctx, &tx, step::change("objection.execute", &objection, role)).await?;
    if let Some(change) = closed {
        audit::record(ctx, &tx, change).await?;
    }
    tell::requester(ctx, &tx, (&objection, &request), "executed", how).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/keberatan/{id}/laksanakan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done = execute(&ctx, id, version, fields.text("pelaksanaan")).await;
    desk_item::after(&ctx, id, done, "objection-executed", fields).await
}
