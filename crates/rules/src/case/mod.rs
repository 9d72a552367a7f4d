//! The ways of a request, an objection and a dispute as tables: who may do what from where, by which article,
//! on which condition, and what follows. UU 14/2008 Ps.22, 35-50; `domain.md` §5-§7.
//!
//! What is not in a table is refused. A row without an article of the act names the house rule in its comment.
//! The pictures in `docs/law/case-states.md` are made from these tables ([`diagram`]).

pub mod diagram;
pub mod dispute;
pub mod objection;
pub mod request;

use crate::Code;
use crate::code::coded;
use crate::role::Role;

coded! {
    /// The three kinds of cases, each with a way and a log of its own.
    pub enum CaseKind {
        /// A request for information.
        Request = "request",
        /// An objection to what became of it.
        Objection = "objection",
        /// A dispute at the Information Commission.
        Dispute = "dispute",
    }
}

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The one who asks, or the representative.
    Requester,
    /// An officer in this role.
    Officer(Role),
    /// The Information Commission.
    Commission,
    /// A court.
    Court,
    /// Either side of a dispute.
    EitherParty,
    /// Nobody: a period ends, or another case moves this one.
    System,
}

/// What follows from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// A registration number and a receipt are given (UU 14/2008 Ps.22(4)-(6)).
    Number,
    /// This period of `deadline::rules` starts.
    Starts(&'static str),
    /// The periods that run for the body end.
    Stops,
    /// The requester is told in writing.
    TellRequester,
    /// The superior is told that nobody acted.
    TellSuperior,
    /// Marked as late when it was; never refused for it.
    MarkIfLate,
    /// What was withheld becomes public for good (UU 14/2008 Ps.11(2), 18(1)g).
    OpenForGood,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<S: 'static, E, G> {
    /// Where it may begin; empty = where a case begins.
    pub from: &'static [S],
    /// What happens.
    pub event: E,
    /// Who may do it.
    pub by: &'static [Actor],
    /// The condition, if there is one.
    pub guard: Option<G>,
    /// Where it leads.
    pub to: S,
    /// The article.
    pub article: &'static str,
    /// What follows.
    pub effects: &'static [Effect],
}

/// Why a step is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused<G> {
    /// The step does not begin here: the page was old, or the case moved on meanwhile.
    NotFromHere,
    /// Someone else has to take it.
    NotYours,
    /// A condition of the law is not met.
    Guard(G),
}

/// Finds the row of a step and asks its guard. `state` is `None` for a case that does not exist yet.
fn find<S, E, G>(
    table: &'static [Row<S, E, G>],
    (state, event, by): (Option<S>, E, Actor),
    holds: impl Fn(G) -> bool,
) -> Result<&'static Row<S, E, G>, Refused<G>>
where
    S: PartialEq + Copy,
    E: PartialEq,
    G: Copy,
{
    let begins = |row: &&Row<S, E, G>| match state {
        Some(state) => row.from.contains(&state),
        None => row.from.is_empty(),
    };
    let row = table.iter().filter(|row| row.event == event).find(begins).ok_or(Refused::NotFromHere)?;
    if !row.by.contains(&by) {
        return Err(Refused::NotYours);
    }
    match row.guard {
        Some(guard) if !holds(guard) => Err(Refused::Guard(guard)),
        _ => Ok(row),
    }
}

impl Actor {
    /// A name for pictures and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requester => "requester",
            Self::Officer(role) => role.code(),
            Self::Commission => "commission",
            Self::Court => "court",
            Self::EitherParty => "either_party",
            Self::System => "system",
        }
    }
}

#[cfg(test)]
mod tests;
