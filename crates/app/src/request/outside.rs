//! What the slices that follow a request may read of it, and how they add to the page of the requester.

use db::Tx;
use rules::permission::Act;

use super::model::{InformationRequest, Step};
use super::{desk_item, store, tell};
use crate::ids::{RequestId, UnitId};
use crate::{Ctx, Error, Result};

/// A request the actor may read, by its id.
/// Errors: `NotFound` for everyone else.
pub(crate) async fn find_readable(ctx: &Ctx, id: RequestId) -> Result<InformationRequest> {
    desk_item::find(ctx, id).await
}

/// A request the actor may read, by its registration number as typed. `None` for everyone else.
pub(crate) async fn find_numbered(ctx: &Ctx, number: &str) -> Result<Option<InformationRequest>> {
    let found = store::find_by_number(ctx.db(), ctx.body(), number.trim()).await?;
    Ok(found.filter(|request| ctx.may(Act::ReadRequests, Some(request.unit_id))))
}

/// A request as it lies behind another case that was found with permission of its own.
/// Errors: `NotFound`.
pub(crate) async fn find_behind(ctx: &Ctx, id: RequestId) -> Result<InformationRequest> {
    store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)
}

/// Tells the requester of a stage of the dispute: by a line on the page of the request (text key
/// `request-step-<kind>`) and by mail where there is an address. `mail` is what the mail says beside it.
pub(crate) async fn tell_of_dispute(
    ctx: &Ctx,
    tx: &Tx,
    id: RequestId,
    unit_id: UnitId,
    (kind, day, mail): (&str, &str, &str),
) -> Result<()> {
    let step = Step { at: ctx.now(), kind: kind.to_owned(), unit_id, note: day.to_owned() };
    store::insert_step(tx, ctx.body(), id, &step).await?;
    let request = store::find_in(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let who = request.requester(&ctx.app, ctx.body())?;
    tell::requester(ctx, tx, &request, &who, "dispute", mail).await
}
