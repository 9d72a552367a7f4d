//! What an objection does to the request it is about (UU 14/2008 Ps.35-36): it goes under objection, and comes
//! back from there when objection and dispute are over.
//!
//! Called by the slice of objections inside its transaction, before it writes to the change log: rows of cases
//! are always locked before the head of the log, so that two transactions never wait for each other.

use db::Tx;
use rules::case::Actor;
use rules::case::request::Event;

use super::model::{InformationRequest, Step};
use super::{step, store};
use crate::audit::Change;
use crate::ids::{Coded, UnitId};
use crate::{Ctx, Result};

/// Puts a request under objection. Returns the row for the change log; none for a request that is still being
/// worked on: an early objection does not take it out of the hands that owe the answer.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(crate) async fn object(ctx: &Ctx, tx: &Tx, request: &mut InformationRequest) -> Result<Option<Change>> {
    moved(ctx, tx, request, (Event::Object, Actor::Requester), ("request.object", "objected")).await
}

/// Closes a request whose objection is over. Returns the row for the change log; none when it is not under
/// objection.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(crate) async fn end_objection(
    ctx: &Ctx,
    tx: &Tx,
    request: &mut InformationRequest,
) -> Result<Option<Change>> {
    let taken = (Event::EndObjection, Actor::System);
    moved(ctx, tx, request, taken, ("request.end-objection", "objection_ended")).await
}

/// Gives a request whose objection was upheld to the unit that has to carry the decision out. Returns the row for
/// the change log; none when it is with that unit already.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(crate) async fn give_to(
    ctx: &Ctx,
    tx: &Tx,
    request: &mut InformationRequest,
    unit: UnitId,
) -> Result<Option<Change>> {
    if request.unit_id == unit {
        return Ok(None);
    }
    request.unit_id = unit;
    put(ctx, tx, request, "passed_on").await?;
    Ok(Some(step::change("request.pass-on", request, None)))
}

async fn moved(
    ctx: &Ctx,
    tx: &Tx,
    request: &mut InformationRequest,
    (event, by): (Event, Actor),
    (act, kind): (&'static str, &str),
) -> Result<Option<Change>> {
    let Ok(to) = step::check(request, event, by, &step::facts(ctx, request)) else { return Ok(None) };
    request.state = Coded(to);
    if event == Event::EndObjection {
        request.closed_on.get_or_insert_with(|| ctx.today().to_string());
    }
    put(ctx, tx, request, kind).await?;
    Ok(Some(step::change(act, request, None)))
}

/// Writes a request back with its line for the requester.
async fn put(ctx: &Ctx, tx: &Tx, request: &InformationRequest, kind: &str) -> Result<()> {
    store::update(tx, ctx.body(), request, ctx.now()).await?;
    let line = Step { at: ctx.now(), kind: kind.to_owned(), unit_id: request.unit_id, note: String::new() };
    store::insert_step(tx, ctx.body(), request.id, &line).await
}
