//! Taking a request back: only who asked may, with the tracking code.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::case::Actor;
use rules::case::request::{Event, Outcome};

use super::{part_store, show, step, tell};
use crate::ctx::Visit;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Takes a request back.
/// Errors: `NotFound` for a code that leads nowhere; `Refused` once it was answered; `Conflict`.
pub async fn withdraw(ctx: &Ctx, tracking: &str, version: i64) -> Result<()> {
    let mut request = show::find(ctx, tracking).await?;
    if version != request.version {
        return Err(Error::Conflict);
    }
    let facts = step::facts(ctx, &request);
    let to = step::check(&request, Event::Withdraw, Actor::Requester, &facts)?;
    Outcome::Withdrawn.code().clone_into(&mut request.outcome);
    request.closed_on = Some(ctx.today().to_string());
    let tx = ctx.db().begin().await?;
    part_store::recall(&tx, ctx.body(), request.id, ctx.now()).await?;
    let change = step::change("request.withdraw", &request, None);
    step::write(ctx, &tx, &mut request, to, ("withdrawn", ""), change).await?;
    tell::officers(ctx, &tx, &request, "request-withdrawn").await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /permohonan/{tracking}/cabut`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    withdraw(&ctx, &tracking, fields.parse("version").unwrap_or_default()).await?;
    Ok(see_other(&ctx, &format!("/permohonan/{tracking}?ok=request-withdrawn")))
}
