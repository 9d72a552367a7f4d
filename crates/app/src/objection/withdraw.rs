//! Taking an objection back: only who filed it may, with the tracking code, until it is decided.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::Actor;
use rules::case::objection::Event;

use super::{show, step, tell};
use crate::audit;
use crate::ctx::Visit;
use crate::ids::ObjectionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Takes an objection back; the request goes from under objection to closed.
/// Errors: `NotFound` for a code that leads nowhere; `Refused` once it was decided; `Conflict`.
pub async fn withdraw(ctx: &Ctx, tracking: &str, (id, version): (ObjectionId, i64)) -> Result<()> {
    let (mut request, mut objection) = show::find(ctx, tracking, id).await?;
    if version != objection.version {
        return Err(Error::Conflict);
    }
    let known = step::known(ctx, &objection).await?;
    let to = known.check(ctx, &objection, Event::Withdraw, Actor::Requester)?;
    objection.closed_on = Some(ctx.today().to_string());
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &mut objection, to, ("withdrawn", "")).await?;
    let closed = crate::request::end_objection(ctx, &tx, &mut request).await?;
    audit::record(ctx, &tx, step::change("objection.withdraw", &objection, None)).await?;
    if let Some(change) = closed {
        audit::record(ctx, &tx, change).await?;
    }
    tell::officers(ctx, &tx, &objection, "objection-withdrawn").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /permohonan/{tracking}/keberatan/{objection}/cabut`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path((tracking, id)): Path<(String, ObjectionId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    withdraw(&ctx, &tracking, (id, fields.parse("version").unwrap_or_default())).await?;
    Ok(see_other(&ctx, &format!("/permohonan/{tracking}/keberatan/{id}?ok=objection-withdrawn")))
}
