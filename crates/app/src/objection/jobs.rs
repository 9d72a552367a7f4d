//! The morning look at objections: dates that could not be counted before are counted, officers are warned on the
//! safe date and the head of the body when it is there, silence opens the way to the Commission (UU 14/2008
//! Ps.36(2), 37), orders are reminded of, and what nobody took further is closed.

use db::Tx;
use jiff::ToSpan as _;
use rules::calendar::WorkCalendar;
use rules::case::Actor as Who;
use rules::case::objection::{Event, State};
use rules::role::Role;

use super::model::{self, Objection};
use super::{clock, step, store, tell};
use crate::audit;
use crate::daily::{Daily, pass_over};
use crate::ids::ObjectionId;
use crate::request::InformationRequest;
use crate::{Ctx, Error, Result};

/// Calendar days before the safe date on which the first warning goes out.
const AHEAD_DAYS: i64 = 7;

/// Before people come to work.
pub(crate) struct Look;

impl Daily for Look {
    const NAME: &'static str = "objection.look";
    const HOUR: i8 = 5;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        look(ctx).await
    }
}

/// Looks at every objection for which something is due. Each is a transaction of its own: one that somebody
/// changes at the same moment is passed over and looked at again the next morning.
/// Errors: the database does not answer.
pub async fn look(ctx: &Ctx) -> Result<()> {
    let until = ctx.today().saturating_add(AHEAD_DAYS.days()).to_string();
    let mut last = ObjectionId(0);
    loop {
        let found = store::list_to_look_at(ctx.db(), ctx.body(), &until, last).await?;
        let Some(end) = found.last() else { break };
        last = *end;
        for id in &found {
            pass_over(one(ctx, *id).await, "objection", id.0)?;
        }
    }
    ctx.app.ring();
    Ok(())
}

async fn one(ctx: &Ctx, id: ObjectionId) -> Result<()> {
    let Some(objection) = store::find(ctx.db(), ctx.body(), id).await? else { return Ok(()) };
    let request = crate::request::find(ctx.db(), ctx.body(), objection.request_id).await?;
    let request = request.ok_or(Error::NotFound)?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    if count_again(ctx, &calendar, objection.clone(), &request).await? {
        // With its dates it is looked at as any other.
        let counted = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
        return look_at(ctx, &calendar, counted, request).await;
    }
    look_at(ctx, &calendar, objection, request).await
}

/// Counts dates that lay beyond the calendar when they were asked for. Answers whether one is known now.
async fn count_again(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    mut objection: Objection,
    request: &InformationRequest,
) -> Result<bool> {
    let is_known = match objection.state.0 {
        State::Filed | State::Registered | State::UnderReview if objection.due_legal.is_none() => {
            clock::set_answer(ctx, calendar, &mut objection)?;
            objection.due_legal.is_some()
        }
        State::Decided if objection.dispute_due_on.is_none() => {
            if let Some(day) = model::day(objection.decided_on.as_deref())? {
                clock::set_dispute_after_answer(calendar, &mut objection, day);
            }
            objection.dispute_due_on.is_some()
        }
        State::NoResponse if objection.dispute_due_on.is_none() => {
            clock::set_dispute_after_silence(calendar, &mut objection)?;
            objection.dispute_due_on.is_some()
        }
        _ => false,
    };
    if is_known {
        let state = objection.state.0;
        let tx = ctx.db().begin().await?;
        step::write(ctx, &tx, &mut objection, state, ("counted", "")).await?;
        audit::record(ctx, &tx, step::change("objection.count", &objection, None)).await?;
        tell::requester(ctx, &tx, (&objection, request), "counted", "").await?;
        tx.commit().await?;
    }
    Ok(is_known)
}

async fn look_at(
    ctx: &Ctx,
    calendar: &WorkCalendar,
    mut objection: Objection,
    request: InformationRequest,
) -> Result<()> {
    if objection.state.0 == State::Decided {
        return after_decision(ctx, objection, request).await;
    }
    let known = step::known(ctx, &objection).await?;
    let lapse = known.check(ctx, &objection, Event::Lapse, Who::System);
    let tx = ctx.db().begin().await?;
    match lapse {
        Ok(to) => {
            clock::set_dispute_after_silence(calendar, &mut objection)?;
            step::write(ctx, &tx, &mut objection, to, ("no_response", "")).await?;
            audit::record(ctx, &tx, step::change("objection.lapse", &objection, None)).await?;
            tell::requester(ctx, &tx, (&objection, &request), "lapsed", "").await?;
            tell::officers(ctx, &tx, &objection, "objection-lapsed").await?;
            tell::these(ctx, &tx, &objection, "objection-lapsed", &[(Role::Patron, None)]).await?;
        }
        Err(Error::Refused(_)) => warn(ctx, &tx, &objection).await?,
        Err(other) => return Err(other),
    }
    tx.commit().await?;
    Ok(())
}

/// The superior and the PPIDs are warned while the safe date is ahead; from that day on the head of the body too.
async fn warn(ctx: &Ctx, tx: &Tx, objection: &Objection) -> Result<()> {
    let Some(due) = model::day(objection.due_safe.as_deref())? else { return Ok(()) };
    if due > ctx.today().saturating_add(AHEAD_DAYS.days()) {
        return Ok(());
    }
    let is_over = due <= ctx.today();
    tell::officers(ctx, tx, objection, if is_over { "objection-due" } else { "objection-soon" }).await?;
    if is_over {
        tell::these(ctx, tx, objection, "objection-due", &[(Role::Patron, None)]).await?;
    }
    Ok(())
}

/// A decided objection: whoever was ordered something is reminded up to the day and after it; what orders nothing
/// is closed with its request once the days for a dispute are over.
async fn after_decision(ctx: &Ctx, mut objection: Objection, mut request: InformationRequest) -> Result<()> {
    let decision = store::decision_of(ctx.db(), ctx.body(), objection.id).await?;
    let has_order = decision.is_some_and(|decision| !decision.order_text.is_empty());
    let over = model::day(objection.dispute_due_on.as_deref())?.is_some_and(|last| ctx.today() > last);
    let tx = ctx.db().begin().await?;
    if has_order {
        let unit = Some(objection.unit_id);
        let roles = [(Role::UnitPpid, unit), (Role::MainPpid, None), (Role::SupervisingOfficer, None)];
        tell::these(ctx, &tx, &objection, "objection-order-due", &roles).await?;
    } else if over {
        objection.closed_on = Some(ctx.today().to_string());
        let state = objection.state.0;
        step::write(ctx, &tx, &mut objection, state, ("closed", "")).await?;
        let closed = crate::request::end_objection(ctx, &tx, &mut request).await?;
        audit::record(ctx, &tx, step::change("objection.close", &objection, None)).await?;
        if let Some(change) = closed {
            audit::record(ctx, &tx, change).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
