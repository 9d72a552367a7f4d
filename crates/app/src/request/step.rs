//! What every act on a request shares: find it, ask for permission, take the step of the law's table, write
//! it back with its row in the change log and its line for the requester.

use db::Tx;
use jiff::civil::Date;
use rules::case::request::{Event, Facts, Guard, State, step};
use rules::case::{Actor, Refused};
use rules::permission::{Act, Denied};
use rules::role::Role;

use super::model::{InformationRequest, Step};
use super::{desk_item, store};
use crate::audit::{self, Change};
use crate::ids::{Coded, RequestId};
use crate::{Ctx, Error, Result};

/// A request on its way to where a step leads.
pub(super) struct Taken {
    /// As it was read.
    pub(super) request: InformationRequest,
    /// Role in which it is done.
    pub(super) role: Option<Role>,
    /// Where the step leads.
    pub(super) to: State,
}

/// The permission an event needs, for officers.
pub(super) fn act_of(event: Event) -> Act {
    match event {
        Event::Assign | Event::Extend => Act::AssignRequests,
        Event::PassOn | Event::BeginTest | Event::Answer => Act::AnswerRequests,
        _ => Act::ReceiveRequests,
    }
}

/// What the guards look at, from the row. What a form adds is set by its act.
pub(super) fn facts(ctx: &Ctx, request: &InformationRequest) -> Facts {
    Facts {
        today: ctx.today(),
        due: request.due_legal.as_deref().and_then(|day| day.parse::<Date>().ok()),
        was_extended: request.extended_on.is_some(),
        has_reason: false,
        notice_is_complete: false,
        outcome: rules::Code::from_code(&request.outcome),
    }
}

/// Whether the actor may take the step now, as far as can be said before a form is filled in.
pub(super) fn may(ctx: &Ctx, request: &InformationRequest, event: Event) -> bool {
    let Ok(role) = ctx.allow(act_of(event), Some(request.unit_id)) else { return false };
    let hoped = Facts {
        has_reason: true,
        notice_is_complete: true,
        outcome: facts(ctx, request).outcome.or(Some(rules::case::request::Outcome::Granted)),
        ..facts(ctx, request)
    };
    step(Some(request.state.0), event, officer(role), &hoped).is_ok()
}

/// The command line and the program act for the main PPID.
fn officer(role: Option<Role>) -> Actor {
    Actor::Officer(role.unwrap_or(Role::MainPpid))
}

/// Reads a request for a step of an officer. `version` is the one the person saw; `fill` adds what the form
/// says to the facts. Errors: `NotFound`, `Forbidden`, `Conflict`; `Refused` with the rule that does not hold.
pub(super) async fn take(
    ctx: &Ctx,
    (id, version): (RequestId, i64),
    event: Event,
    fill: impl FnOnce(&mut Facts),
) -> Result<Taken> {
    let request = desk_item::find(ctx, id).await?;
    let role = ctx.allow(act_of(event), Some(request.unit_id))?;
    if version != request.version {
        return Err(Error::Conflict);
    }
    let mut facts = facts(ctx, &request);
    fill(&mut facts);
    let to = check(&request, event, officer(role), &facts)?;
    Ok(Taken { request, role, to })
}

/// Where a step leads. Errors: `Refused`, `Forbidden`.
pub(super) fn check(request: &InformationRequest, event: Event, by: Actor, facts: &Facts) -> Result<State> {
    step(Some(request.state.0), event, by, facts).map(|row| row.to).map_err(|refused| match refused {
        Refused::NotFromHere => Error::Refused("request-refused-step"),
        Refused::NotYours => Error::Forbidden(Denied::NoRole),
        Refused::Guard(guard) => Error::Refused(match guard {
            Guard::InTime => "request-refused-in-time",
            Guard::OutOfTime | Guard::DuePassed => "request-refused-early",
            Guard::OnceWithReason => "request-refused-extend",
            Guard::NoticeComplete => "request-refused-notice",
            Guard::Granted => "request-refused-granted",
        }),
    })
}

/// A row of the change log about a request.
pub(super) fn change(act: &'static str, request: &InformationRequest, role: Option<Role>) -> Change {
    Change::new(act, "request", request.id).in_unit(request.unit_id).as_role(role).detail(&request.number)
}

/// Writes a request back with its row in the change log and its line for the requester. Answers the place of that
/// row. Errors: `Conflict` when someone else changed it meanwhile.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &Tx,
    request: &mut InformationRequest,
    to: State,
    (kind, note): (&str, &str),
    change: Change,
) -> Result<i64> {
    request.state = Coded(to);
    store::update(tx, ctx.body(), request, ctx.now()).await?;
    let place = audit::record(ctx, tx, change).await?;
    let step =
        Step { at: ctx.now(), kind: kind.to_owned(), unit_id: request.unit_id, note: note.trim().to_owned() };
    store::insert_step(tx, ctx.body(), request.id, &step).await?;
    Ok(place)
}
