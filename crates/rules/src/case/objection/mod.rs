//! The way of an objection (*keberatan*): `domain.md` §6, UU 14/2008 Ps.35-36.

mod decision;
mod filing;

use jiff::civil::Date;

use super::Actor::{Officer, Requester, System};
use super::request::Outcome;
use super::{Actor, Effect, Refused, Row};
use crate::code::coded;
use crate::role::Role::{MainPpid, ServiceOfficer, SupervisingOfficer, UnitPpid};

pub use decision::{DecisionFault, DecisionText, check_decision};
pub use filing::{CaseDays, Filing, FilingFault, Timing, Window, check_filing, timing_of, window};

coded! {
    /// Where an objection stands.
    pub enum State {
        /// Filed.
        Filed = "filed",
        /// It has its number and its receipt.
        Registered = "registered",
        /// With the supervising officer.
        UnderReview = "under_review",
        /// Answered in writing.
        Decided = "decided",
        /// Thirty working days passed without an answer.
        NoResponse = "no_response",
        /// The decision was carried out.
        Executed = "executed",
        /// Taken to the Information Commission.
        ToDispute = "to_dispute",
        /// Taken back by the requester.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What happens to an objection.
    pub enum Event {
        /// Filed, or written down for signature.
        File = "file",
        /// Registered.
        Register = "register",
        /// The supervising officer takes it up.
        Review = "review",
        /// Answered in writing.
        Decide = "decide",
        /// Settled by deliberation (*musyawarah*).
        Settle = "settle",
        /// The last day passed.
        Lapse = "lapse",
        /// The decision was carried out.
        Execute = "execute",
        /// The requester goes to the Commission.
        GoToCommission = "go_to_commission",
        /// Taken back.
        Withdraw = "withdraw",
    }
}

coded! {
    /// The seven grounds of UU 14/2008 Ps.35(1); several may be ticked.
    pub enum ObjectionReason {
        /// Refused on a ground of exemption.
        A = "obj_a",
        /// Periodic information is not there.
        B = "obj_b",
        /// No answer.
        C = "obj_c",
        /// Not answered as asked.
        D = "obj_d",
        /// Not fulfilled.
        E = "obj_e",
        /// An unreasonable fee.
        F = "obj_f",
        /// Later than the law allows.
        G = "obj_g",
    }
}

coded! {
    /// The day on which the reason is found, which starts the thirty working days (Ps.36(1)).
    pub enum FoundOn {
        /// The answer was received.
        AnswerReceived = "answer_received",
        /// The last day for an answer passed.
        LastDayPassed = "last_day_passed",
        /// The requester noticed it.
        Noticed = "noticed",
    }
}

coded! {
    /// What the supervising officer decided.
    pub enum Decision {
        /// For the requester.
        UpheldRequester = "upheld_requester",
        /// In part.
        Partly = "partly",
        /// For the PPID.
        Rejected = "rejected",
    }
}

coded! {
    /// A condition of a step.
    pub enum Guard {
        /// Whoever decided the request does not decide the objection on it.
        OtherPerson = "other_person",
        /// No settlement on letter a, which Ps.35(2) does not name.
        NotLetterA = "not_letter_a",
        /// The last day is over.
        DuePassed = "due_passed",
        /// The decision orders something.
        HasOrder = "has_order",
    }
}

impl ObjectionReason {
    /// The event from which its thirty working days run.
    pub fn found_on(self) -> FoundOn {
        match self {
            Self::A | Self::D | Self::F | Self::G => FoundOn::AnswerReceived,
            Self::C => FoundOn::LastDayPassed,
            // Nothing arrives when information is missing or not handed over.
            Self::B | Self::E => FoundOn::Noticed,
        }
    }
}

/// What is known of the request an objection is about.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one yes or no for each ground of Ps.35(1)")]
pub struct RequestFacts {
    /// How it was answered; `None` = not.
    pub outcome: Option<Outcome>,
    /// Whether the last day passed without an answer in time.
    pub is_late: bool,
    /// Whether what was granted was handed over.
    pub is_delivered: bool,
    /// Whether the fee is above the published standard.
    pub is_fee_high: bool,
    /// Whether the obligation it is about is missing or stale.
    pub is_obligation_unmet: bool,
}

/// The grounds that fit, for the form to tick beforehand; the requester decides.
pub fn suggested(facts: &RequestFacts) -> Vec<ObjectionReason> {
    let granted = matches!(facts.outcome, Some(Outcome::Granted | Outcome::PartlyGranted));
    let withheld = matches!(facts.outcome, Some(Outcome::RefusedExempt | Outcome::PartlyGranted));
    let is_answered = facts.outcome.is_some();
    [
        (withheld, ObjectionReason::A),
        (facts.is_obligation_unmet, ObjectionReason::B),
        (facts.is_late && !is_answered, ObjectionReason::C),
        (is_answered, ObjectionReason::D),
        (granted && !facts.is_delivered, ObjectionReason::E),
        (facts.is_fee_high, ObjectionReason::F),
        (facts.is_late && is_answered, ObjectionReason::G),
    ]
    .into_iter()
    .filter_map(|(fits, reason)| fits.then_some(reason))
    .collect()
}

/// What the guards look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Today in the zone of the body.
    pub today: Date,
    /// `due_legal` of the answer; `None` when the calendar does not reach it.
    pub due: Option<Date>,
    /// Account that takes the step.
    pub account: Option<i64>,
    /// Accounts that decided the request.
    pub deciders: &'a [i64],
    /// The grounds of the objection.
    pub reasons: &'a [ObjectionReason],
    /// The decision, once there is one.
    pub decision: Option<Decision>,
}

impl Facts<'_> {
    fn holds(&self, guard: Guard) -> bool {
        match guard {
            Guard::OtherPerson => self.account.is_some_and(|account| !self.deciders.contains(&account)),
            Guard::NotLetterA => !self.reasons.is_empty() && !self.reasons.contains(&ObjectionReason::A),
            Guard::DuePassed => self.due.is_some_and(|due| self.today > due),
            Guard::HasOrder => matches!(self.decision, Some(Decision::UpheldRequester | Decision::Partly)),
        }
    }
}

/// Takes a step. Returns its row: where it leads and what follows.
/// Errors: [`Refused`] with the condition that does not hold.
pub fn step(
    state: Option<State>,
    event: Event,
    by: Actor,
    facts: &Facts<'_>,
) -> Result<&'static Row<State, Event, Guard>, Refused<Guard>> {
    super::find(TABLE, (state, event, by), |guard| facts.holds(guard))
}

const DESK: &[Actor] = &[Officer(ServiceOfficer), Officer(UnitPpid), Officer(MainPpid)];

/// The whole table.
pub const TABLE: &[Row<State, Event, Guard>] = &[
    Row {
        from: &[],
        event: Event::File,
        by: &[Requester, Officer(ServiceOfficer)],
        guard: None,
        to: State::Filed,
        article: "UU 14/2008 Ps.35(1), 36(1)",
        effects: &[
            Effect::MarkIfLate,
            Effect::Number,
            Effect::TellRequester,
            Effect::Starts("DL.OBJ.ANSWER"),
        ],
    },
    Row {
        from: &[State::Filed],
        event: Event::Register,
        by: DESK,
        guard: None,
        to: State::Registered,
        article: "UU 14/2008 Ps.36(2)",
        effects: &[],
    },
    // A house rule: the clock runs from receipt, so the superior need not wait for the desk.
    Row {
        from: &[State::Filed, State::Registered],
        event: Event::Review,
        by: &[Officer(SupervisingOfficer)],
        guard: Some(Guard::OtherPerson),
        to: State::UnderReview,
        article: "UU 14/2008 Ps.35(1) and elucidation",
        effects: &[],
    },
    Row {
        from: &[State::UnderReview],
        event: Event::Decide,
        by: &[Officer(SupervisingOfficer)],
        guard: Some(Guard::OtherPerson),
        to: State::Decided,
        article: "UU 14/2008 Ps.36(2)-(3)",
        effects: &[Effect::TellRequester, Effect::Stops, Effect::Starts("DL.DSP.FILE")],
    },
    Row {
        from: &[State::UnderReview],
        event: Event::Settle,
        by: &[Officer(SupervisingOfficer)],
        guard: Some(Guard::NotLetterA),
        to: State::Decided,
        article: "UU 14/2008 Ps.35(2)",
        effects: &[Effect::TellRequester, Effect::Stops, Effect::Starts("DL.DSP.FILE")],
    },
    Row {
        from: &[State::Filed, State::Registered, State::UnderReview],
        event: Event::Lapse,
        by: &[System],
        guard: Some(Guard::DuePassed),
        to: State::NoResponse,
        article: "UU 14/2008 Ps.36(2), 37(1)",
        effects: &[Effect::TellSuperior, Effect::TellRequester, Effect::Starts("DL.DSP.FILE_SILENT")],
    },
    // A house rule: an answer that comes late is recorded as what it is.
    Row {
        from: &[State::NoResponse],
        event: Event::Decide,
        by: &[Officer(SupervisingOfficer)],
        guard: Some(Guard::OtherPerson),
        to: State::Decided,
        article: "UU 14/2008 Ps.36(2)-(3)",
        effects: &[Effect::MarkIfLate, Effect::TellRequester, Effect::Starts("DL.DSP.FILE")],
    },
    Row {
        from: &[State::Decided],
        event: Event::Execute,
        by: &[Officer(UnitPpid), Officer(MainPpid)],
        guard: Some(Guard::HasOrder),
        to: State::Executed,
        article: "UU 14/2008 Ps.36(2)",
        effects: &[Effect::TellRequester],
    },
    Row {
        from: &[State::Decided, State::NoResponse],
        event: Event::GoToCommission,
        by: &[Requester, Officer(MainPpid)],
        guard: None,
        to: State::ToDispute,
        article: "UU 14/2008 Ps.37(1)-(2)",
        effects: &[Effect::MarkIfLate],
    },
    // A house rule: who objected may take it back as long as nothing was decided.
    Row {
        from: &[State::Filed, State::Registered, State::UnderReview, State::NoResponse],
        event: Event::Withdraw,
        by: &[Requester],
        guard: None,
        to: State::Withdrawn,
        article: "UU 14/2008 Ps.35(1)",
        effects: &[Effect::Stops],
    },
];
