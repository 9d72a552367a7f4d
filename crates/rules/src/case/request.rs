//! The way of a request (*permohonan informasi*): `domain.md` §5, UU 14/2008 Ps.22.

use jiff::civil::Date;

use super::Actor::{Officer, Requester, System};
use super::{Actor, Effect, Refused, Row};
use crate::code::coded;
use crate::role::Role::{MainPpid, ServiceOfficer, UnitPpid};

coded! {
    /// Where a request stands.
    pub enum State {
        /// Filed; it has its number, and the clock runs.
        Received = "received",
        /// The requester was told what is missing. The act knows no stop of the clock for it.
        Incomplete = "incomplete",
        /// Complete.
        Registered = "registered",
        /// With the unit that holds the information.
        Assigned = "assigned",
        /// A consequence test runs; the clock runs on (UU 14/2008 Ps.19).
        UnderTest = "under_test",
        /// Prolonged once (Ps.22(8)).
        Extended = "extended",
        /// The written notice is out (Ps.22(7)).
        Answered = "answered",
        /// The day passed without a notice; it can still be answered, late.
        Lapsed = "lapsed",
        /// An objection was filed (Ps.35).
        UnderObjection = "under_objection",
        /// Done.
        Closed = "closed",
        /// Taken back by the requester.
        Withdrawn = "withdrawn",
        /// Not completed in time.
        NotProcessed = "not_processed",
    }
}

coded! {
    /// What happens to a request.
    pub enum Event {
        /// Filed, or written down for someone who asks by word of mouth (Ps.22(1), (3)).
        Submit = "submit",
        /// Something is missing.
        FindIncomplete = "find_incomplete",
        /// The requester adds it.
        Complete = "complete",
        /// The requester does not.
        RunOut = "run_out",
        /// Nothing is missing.
        Accept = "accept",
        /// Handed to the unit that holds the information.
        Assign = "assign",
        /// Handed on to another unit, or given back and assigned anew.
        PassOn = "pass_on",
        /// A consequence test begins.
        BeginTest = "begin_test",
        /// Prolonged, with a reason in writing.
        Extend = "extend",
        /// The written notice is issued.
        Answer = "answer",
        /// The last day passed.
        Lapse = "lapse",
        /// The information was handed over and the receipt signed.
        Deliver = "deliver",
        /// An objection was filed.
        Object = "object",
        /// Objection and dispute are over.
        EndObjection = "end_objection",
        /// Time to object passed.
        WindowOver = "window_over",
        /// Taken back.
        Withdraw = "withdraw",
    }
}

coded! {
    /// How a request ended.
    pub enum Outcome {
        /// Given.
        Granted = "granted",
        /// Given in part, the rest blacked out with reasons (Ps.22(7)e).
        PartlyGranted = "partly_granted",
        /// Refused on a ground of Ps.17.
        RefusedExempt = "refused_exempt",
        /// Not held or not documented yet (Ps.6(3)e, 22(7)b).
        NotHeld = "not_held",
        /// Taken back by the requester.
        Withdrawn = "withdrawn",
        /// Not completed in time.
        NotProcessed = "not_processed",
    }
}

coded! {
    /// A condition of a step.
    pub enum Guard {
        /// Within the days the requester has to complete it.
        InTime = "in_time",
        /// After those days.
        OutOfTime = "out_of_time",
        /// Once, within the first period, with a reason in writing (Ps.22(8)).
        OnceWithReason = "once_with_reason",
        /// The notice has an outcome and its contents a–g (Ps.22(7)).
        NoticeComplete = "notice_complete",
        /// The last day is over.
        DuePassed = "due_passed",
        /// There is something to hand over.
        Granted = "granted",
    }
}

/// What the guards look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// Today in the zone of the body.
    pub today: Date,
    /// `due_legal` of the period the step is about; `None` when the calendar does not reach it.
    pub due: Option<Date>,
    /// Whether it was prolonged before.
    pub was_extended: bool,
    /// Whether a reason was written.
    pub has_reason: bool,
    /// Whether the notice has all its contents.
    pub notice_is_complete: bool,
    /// The outcome, once there is one.
    pub outcome: Option<Outcome>,
}

impl Facts {
    fn holds(&self, guard: Guard) -> bool {
        let is_over = self.due.is_some_and(|due| self.today > due);
        match guard {
            // A day that cannot be known yet has not passed.
            Guard::InTime => !is_over,
            Guard::OutOfTime | Guard::DuePassed => is_over,
            Guard::OnceWithReason => !self.was_extended && self.has_reason && !is_over,
            Guard::NoticeComplete => self.notice_is_complete && self.outcome.is_some(),
            Guard::Granted => matches!(self.outcome, Some(Outcome::Granted | Outcome::PartlyGranted)),
        }
    }
}

/// Takes a step. Returns its row: where it leads and what follows.
/// Errors: [`Refused`] with the condition that does not hold.
pub fn step(
    state: Option<State>,
    event: Event,
    by: Actor,
    facts: &Facts,
) -> Result<&'static Row<State, Event, Guard>, Refused<Guard>> {
    super::find(TABLE, (state, event, by), |guard| facts.holds(guard))
}

/// The desk: service officers write down, register and hand over; the PPIDs may do it too.
const DESK: &[Actor] = &[Officer(ServiceOfficer), Officer(UnitPpid), Officer(MainPpid)];

/// Who answers: the PPID of the unit for what the main PPID gave it, or the main PPID.
const ANSWERS: &[Actor] = &[Officer(UnitPpid), Officer(MainPpid)];

/// Every state in which the notice is still owed in time.
const OPEN: &[State] = &[
    State::Received,
    State::Incomplete,
    State::Registered,
    State::Assigned,
    State::UnderTest,
    State::Extended,
];

/// The whole table.
pub const TABLE: &[Row<State, Event, Guard>] = &[
    Row {
        from: &[],
        event: Event::Submit,
        by: &[Requester, Officer(ServiceOfficer), Officer(UnitPpid), Officer(MainPpid)],
        guard: None,
        to: State::Received,
        article: "UU 14/2008 Ps.22(1)-(6)",
        effects: &[Effect::Number, Effect::Starts("DL.REQ.ANSWER"), Effect::Starts("DL.REQ.CHECK")],
    },
    Row {
        from: &[State::Received],
        event: Event::FindIncomplete,
        by: DESK,
        guard: Some(Guard::InTime),
        to: State::Incomplete,
        article: "Perki 1/2021",
        effects: &[Effect::TellRequester, Effect::Starts("DL.REQ.COMPLETE")],
    },
    Row {
        from: &[State::Incomplete],
        event: Event::Complete,
        by: &[Requester, Officer(ServiceOfficer), Officer(UnitPpid), Officer(MainPpid)],
        guard: Some(Guard::InTime),
        to: State::Registered,
        article: "Perki 1/2021",
        effects: &[],
    },
    Row {
        from: &[State::Incomplete],
        event: Event::RunOut,
        by: &[System],
        guard: Some(Guard::OutOfTime),
        to: State::NotProcessed,
        article: "Perki 1/2021",
        effects: &[Effect::TellRequester, Effect::Stops],
    },
    Row {
        from: &[State::Received],
        event: Event::Accept,
        by: DESK,
        guard: None,
        to: State::Registered,
        article: "UU 14/2008 Ps.22(2)-(4)",
        effects: &[],
    },
    Row {
        from: &[State::Registered],
        event: Event::Assign,
        by: &[Officer(MainPpid)],
        guard: None,
        to: State::Assigned,
        article: "PP 61/2010 Ps.14(1)",
        effects: &[],
    },
    // A house rule: a request never falls between two chairs, so it moves only from hand to hand.
    Row {
        from: &[State::Assigned],
        event: Event::PassOn,
        by: ANSWERS,
        guard: None,
        to: State::Assigned,
        article: "PP 61/2010 Ps.14(1)",
        effects: &[],
    },
    Row {
        from: &[State::Assigned],
        event: Event::BeginTest,
        by: ANSWERS,
        guard: None,
        to: State::UnderTest,
        article: "UU 14/2008 Ps.19",
        effects: &[],
    },
    Row {
        from: &[State::Assigned, State::UnderTest],
        event: Event::Extend,
        by: &[Officer(MainPpid)],
        guard: Some(Guard::OnceWithReason),
        to: State::Extended,
        article: "UU 14/2008 Ps.22(8)",
        effects: &[Effect::TellRequester, Effect::Starts("DL.REQ.EXTEND")],
    },
    Row {
        from: &[State::Assigned, State::UnderTest, State::Extended],
        event: Event::Answer,
        by: ANSWERS,
        guard: Some(Guard::NoticeComplete),
        to: State::Answered,
        article: "UU 14/2008 Ps.22(7)",
        effects: &[Effect::TellRequester, Effect::Stops, Effect::Starts("DL.OBJ.FILE")],
    },
    Row {
        from: OPEN,
        event: Event::Lapse,
        by: &[System],
        guard: Some(Guard::DuePassed),
        to: State::Lapsed,
        article: "UU 14/2008 Ps.22(7)-(8), 35(1)c",
        effects: &[Effect::TellSuperior, Effect::TellRequester, Effect::Starts("DL.OBJ.FILE")],
    },
    Row {
        from: &[State::Lapsed],
        event: Event::Answer,
        by: ANSWERS,
        guard: Some(Guard::NoticeComplete),
        to: State::Answered,
        article: "UU 14/2008 Ps.22(7), 35(1)g",
        effects: &[Effect::MarkIfLate, Effect::TellRequester, Effect::Stops],
    },
    Row {
        from: &[State::Answered],
        event: Event::Deliver,
        by: DESK,
        guard: Some(Guard::Granted),
        to: State::Closed,
        article: "UU 14/2008 Ps.22(7)d, f",
        effects: &[],
    },
    // What was delivered can still be late, dear or not what was asked (Ps.35(1)d, f, g), so a closed request too.
    Row {
        from: &[State::Answered, State::Lapsed, State::Closed],
        event: Event::Object,
        by: &[Requester, Officer(ServiceOfficer)],
        guard: None,
        to: State::UnderObjection,
        article: "UU 14/2008 Ps.35(1), 36(1)",
        effects: &[Effect::MarkIfLate, Effect::Number, Effect::Starts("DL.OBJ.ANSWER")],
    },
    // House rules: a case does not stay open for ever.
    Row {
        from: &[State::UnderObjection],
        event: Event::EndObjection,
        by: &[System],
        guard: None,
        to: State::Closed,
        article: "UU 14/2008 Ps.36-39",
        effects: &[Effect::Stops],
    },
    Row {
        from: &[State::Answered, State::Lapsed],
        event: Event::WindowOver,
        by: &[System],
        guard: Some(Guard::DuePassed),
        to: State::Closed,
        article: "UU 14/2008 Ps.36(1)",
        effects: &[],
    },
    Row {
        from: &[
            State::Received,
            State::Incomplete,
            State::Registered,
            State::Assigned,
            State::UnderTest,
            State::Extended,
            State::Lapsed,
        ],
        event: Event::Withdraw,
        by: &[Requester],
        guard: None,
        to: State::Withdrawn,
        article: "UU 14/2008 Ps.22(1)",
        effects: &[Effect::Stops],
    },
];
