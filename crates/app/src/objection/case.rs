//! What is known of the request an objection is about: which grounds fit, and the days they count from.

use jiff::civil::Date;
use rules::Code as _;
use rules::case::objection::{CaseDays, ObjectionReason, RequestFacts, Window, suggested, window};
use rules::case::request::{Outcome, State};

use super::model;
use crate::request::{InformationRequest, WrittenNotice, find_notice};
use crate::{Ctx, Result};

/// The grounds of a request as they stand today.
pub(super) struct Case {
    /// All seven, in the order of the law.
    pub(super) windows: Vec<Window>,
    /// Those that fit the case.
    pub(super) suggested: Vec<ObjectionReason>,
}

impl Case {
    /// The thirty working days of a ground.
    pub(super) fn window(&self, reason: ObjectionReason) -> Option<&Window> {
        self.windows.iter().find(|window| window.reason == reason)
    }
}

/// Looks at a request as it stands on a day: today, or that on which an objection was received.
/// Errors: the database does not answer; `Internal` when a row holds a day nobody can read.
pub(super) async fn of(ctx: &Ctx, request: &InformationRequest, today: Date) -> Result<Case> {
    let notice = find_notice(ctx.db(), ctx.body(), request.id).await?;
    let calendar = crate::deadline::calendar::current(ctx.db(), ctx.body()).await?;
    let days = CaseDays {
        answered_on: model::day(request.answered_on.as_deref())?,
        due: model::day(request.due_legal.as_deref())?,
    };
    let is_over = request.answered_on.is_none() && days.due.is_some_and(|due| today > due);
    let facts = facts(request, notice.as_ref(), is_over);
    Ok(Case {
        windows: ObjectionReason::ALL.iter().map(|one| window(*one, &days, &calendar, today)).collect(),
        suggested: suggested(&facts),
    })
}

fn facts(request: &InformationRequest, notice: Option<&WrittenNotice>, is_over: bool) -> RequestFacts {
    let answered = |outcome: &Outcome| !matches!(outcome, Outcome::Withdrawn | Outcome::NotProcessed);
    RequestFacts {
        outcome: Outcome::from_code(&request.outcome).filter(answered),
        is_late: is_over || request.state.0 == State::Lapsed || notice.is_some_and(|notice| notice.is_late),
        is_delivered: request.closed_on.is_some(),
        // No list of usual fees is kept here: whoever was asked to pay may say that it is too much.
        is_fee_high: notice.is_some_and(|notice| notice.cost_rupiah > 0),
        // A request names no obligation; the ground is offered without being ticked.
        is_obligation_unmet: request.is_announcement,
    }
}

/// Whether an objection to the request can be filed at all: only one that was taken back has nothing to object to.
pub(super) fn is_open_to_objection(request: &InformationRequest) -> bool {
    request.state.0 != State::Withdrawn
}
