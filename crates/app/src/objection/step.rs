//! What every act on an objection shares: find it, ask for permission, take the step of the law's table, write
//! it back with its row in the change log and its line for the requester.

use db::Tx;
use rules::case::objection::{Decision, Event, Facts, Guard, ObjectionReason, State, step};
use rules::case::{Actor, Refused};
use rules::permission::{Act, Denied};
use rules::role::Role;

use super::model::{self, Objection, Step};
use super::{desk_item, store};
use crate::audit::{self, Change};
use crate::ids::{BodyId, Coded, ObjectionId};
use crate::{Ctx, Error, Result};

/// Rows of the change log of one request that are looked at.
const MOST_ROWS: i64 = 1_000;

/// An objection on its way to where a step leads.
pub(super) struct Taken {
    /// As it was read.
    pub(super) objection: Objection,
    /// Role in which it is done.
    pub(super) role: Option<Role>,
    /// Where the step leads.
    pub(super) to: State,
}

/// What the guards look at beside the row.
pub(super) struct Known {
    reasons: Vec<ObjectionReason>,
    deciders: Vec<i64>,
    decision: Option<Decision>,
}

/// Reads what the guards look at. Whoever answered the request or prolonged it is its decider: the change log
/// says who that was (`domain.md` §2, hard separation).
pub(super) async fn known(ctx: &Ctx, objection: &Objection) -> Result<Known> {
    let (db, body) = (ctx.db(), ctx.body());
    let grounds = store::grounds_of(db, body, objection.id).await?;
    let rows = audit::of_object(db, body, "request", objection.request_id.0, MOST_ROWS).await?;
    let decided = rows.iter().filter(|row| is_decision_on_request(&row.act));
    Ok(Known {
        reasons: grounds.iter().map(|ground| ground.reason.0).collect(),
        deciders: decided.filter_map(|row| row.actor_id).collect(),
        decision: store::decision_of(db, body, objection.id).await?.map(|decision| decision.decision.0),
    })
}

fn is_decision_on_request(act: &str) -> bool {
    ["request.answer", "request.extend", "request.fee"].iter().any(|begin| act.starts_with(begin))
}

impl Known {
    /// The facts of the moment. Errors: `Internal` when the row holds a day nobody can read.
    fn facts(&self, ctx: &Ctx, objection: &Objection) -> Result<Facts<'_>> {
        Ok(Facts {
            today: ctx.today(),
            due: model::day(objection.due_legal.as_deref())?,
            account: ctx.account().map(|account| account.0),
            deciders: &self.deciders,
            reasons: &self.reasons,
            decision: self.decision,
        })
    }

    /// Whether the actor may take the step now, as far as can be said before a form is filled in.
    pub(super) fn may(&self, ctx: &Ctx, objection: &Objection, event: Event) -> Result<bool> {
        let Ok(role) = ctx.allow(act_of(event), Some(objection.unit_id)) else { return Ok(false) };
        Ok(step(Some(objection.state.0), event, officer(role), &self.facts(ctx, objection)?).is_ok())
    }

    /// Whether the actor would have to decide, and may not: the page says why there is no form.
    pub(super) fn is_barred(&self, ctx: &Ctx) -> bool {
        ctx.may(Act::DecideObjections, None)
            && ctx.account().is_some_and(|account| self.deciders.contains(&account.0))
    }

    /// Where a step leads. Errors: `Refused`, `Forbidden`.
    pub(super) fn check(&self, ctx: &Ctx, objection: &Objection, event: Event, by: Actor) -> Result<State> {
        let facts = self.facts(ctx, objection)?;
        step(Some(objection.state.0), event, by, &facts).map(|row| row.to).map_err(|refused| match refused {
            Refused::NotFromHere => Error::Refused("objection-refused-step"),
            Refused::NotYours => Error::Forbidden(Denied::NoRole),
            Refused::Guard(guard) => Error::Refused(match guard {
                Guard::OtherPerson => "objection-refused-other-person",
                Guard::NotLetterA => "objection-refused-letter-a",
                Guard::DuePassed => "objection-refused-early",
                Guard::HasOrder => "objection-refused-order",
            }),
        })
    }
}

/// The permission an event needs, for officers.
fn act_of(event: Event) -> Act {
    match event {
        Event::Review | Event::Decide | Event::Settle => Act::DecideObjections,
        Event::Execute => Act::AnswerRequests,
        Event::GoToCommission => Act::AssignRequests,
        _ => Act::ReceiveRequests,
    }
}

/// The command line and the program act for the main PPID; neither can decide.
fn officer(role: Option<Role>) -> Actor {
    Actor::Officer(role.unwrap_or(Role::MainPpid))
}

/// Reads an objection for a step of an officer. `version` is the one the person saw.
/// Errors: `NotFound`, `Forbidden`, `Conflict`; `Refused` with the rule that does not hold.
pub(super) async fn take(ctx: &Ctx, (id, version): (ObjectionId, i64), event: Event) -> Result<Taken> {
    let objection = desk_item::find(ctx, id).await?;
    let role = ctx.allow(act_of(event), Some(objection.unit_id))?;
    if version != objection.version {
        return Err(Error::Conflict);
    }
    let to = known(ctx, &objection).await?.check(ctx, &objection, event, officer(role))?;
    Ok(Taken { objection, role, to })
}

/// A row of the change log about an objection.
pub(super) fn change(act: &'static str, objection: &Objection, role: Option<Role>) -> Change {
    Change::new(act, "objection", objection.id)
        .in_unit(objection.unit_id)
        .as_role(role)
        .detail(&objection.number)
}

/// Writes an objection back with its line for the requester, without the change log: rows of cases are locked
/// before its head. Errors: `Conflict` when someone else changed it meanwhile.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &Tx,
    objection: &mut Objection,
    to: State,
    (kind, note): (&str, &str),
) -> Result<()> {
    objection.state = Coded(to);
    store::update(tx, ctx.body(), objection, ctx.now()).await?;
    note_line(ctx, tx, ctx.body(), objection.id, (kind, note)).await
}

/// Notes a line for the requester.
pub(super) async fn note_line(
    ctx: &Ctx,
    tx: &Tx,
    body: BodyId,
    id: ObjectionId,
    (kind, note): (&str, &str),
) -> Result<()> {
    let line = Step { at: ctx.now(), kind: kind.to_owned(), note: note.trim().to_owned() };
    store::insert_step(tx, body, id, &line).await
}

/// Notes that the requester went to the Information Commission (UU 14/2008 Ps.37). Called by the slice of
/// disputes inside its transaction, before it writes to the change log; the row to be written there is answered.
/// Errors: `Refused` for an objection that was neither answered nor lapsed; `Conflict`.
pub async fn go_to_commission(ctx: &Ctx, tx: &Tx, objection: &mut Objection) -> Result<Change> {
    let known = known(ctx, objection).await?;
    let to = known.check(ctx, objection, Event::GoToCommission, Actor::Requester)?;
    write(ctx, tx, objection, to, ("to_dispute", "")).await?;
    Ok(change("objection.go-to-commission", objection, None))
}

/// Notes that an objection is over because its dispute is. Called by the slice of disputes inside its transaction,
/// before it writes to the change log; the row to be written there is answered, none when the objection never went
/// to the Commission or was over before. Errors: `Conflict`.
pub(crate) async fn end_with_dispute(ctx: &Ctx, tx: &Tx, id: ObjectionId) -> Result<Option<Change>> {
    let found = store::find(tx, ctx.body(), id).await?;
    let is_there = |one: &Objection| one.state.0 == State::ToDispute && one.closed_on.is_none();
    let Some(mut objection) = found.filter(is_there) else { return Ok(None) };
    objection.closed_on = Some(ctx.today().to_string());
    write(ctx, tx, &mut objection, State::ToDispute, ("dispute_ended", "")).await?;
    Ok(Some(change("objection.end-with-dispute", &objection, None)))
}
