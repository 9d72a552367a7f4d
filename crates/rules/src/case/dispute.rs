//! The way of a dispute (*sengketa*) at the Information Commission and after it: `domain.md` §7,
//! UU 14/2008 Ps.37-50. The city follows what others do; it never decides here.

use jiff::civil::Date;

use super::Actor::{Commission, Court, EitherParty, Officer, Requester, System};
use super::objection::ObjectionReason;
use super::{Actor, Effect, Refused, Row};
use crate::code::coded;
use crate::role::Role::MainPpid;

coded! {
    /// Where a dispute stands.
    pub enum State {
        /// It may be filed.
        Eligible = "eligible",
        /// Filed at the Commission.
        Filed = "filed",
        /// The days to file it are over.
        TimeBarred = "time_barred",
        /// The Commission has given it a number.
        Registered = "registered",
        /// The papers stayed incomplete.
        NotRegistered = "not_registered",
        /// Preliminary examination.
        Preliminary = "preliminary",
        /// Not heard: competence, standing or time.
        Inadmissible = "inadmissible",
        /// Mediation.
        Mediation = "mediation",
        /// Settled; final and binding (Ps.39).
        Settled = "settled",
        /// Adjudication.
        Adjudication = "adjudication",
        /// Ruled by the Commission.
        Ruled = "ruled",
        /// Before the court (Ps.47).
        Court = "court",
        /// Before the Supreme Court (Ps.50).
        Cassation = "cassation",
        /// Final.
        Final = "final",
        /// Being carried out.
        Execution = "execution",
        /// Taken back.
        Withdrawn = "withdrawn",
        /// The requester did not appear.
        Lapsed = "lapsed",
        /// Done.
        Closed = "closed",
    }
}

coded! {
    /// What happens to a dispute.
    pub enum Event {
        /// The objection was answered, or its days passed.
        Open = "open",
        /// Filed.
        File = "file",
        /// The days to file passed.
        RunOut = "run_out",
        /// The Commission registers it.
        Register = "register",
        /// The Commission does not.
        Refuse = "refuse",
        /// The sides are summoned.
        Summon = "summon",
        /// Found inadmissible.
        Dismiss = "dismiss",
        /// Both choose mediation.
        Mediate = "mediate",
        /// Mediation succeeds.
        Settle = "settle",
        /// Mediation fails or is not possible.
        Adjudicate = "adjudicate",
        /// The Commission rules.
        Rule = "rule",
        /// Not accepted in writing, and sued.
        Sue = "sue",
        /// Cassation is asked for.
        Cassate = "cassate",
        /// Nobody went on in time.
        BecomeFinal = "become_final",
        /// The Supreme Court decides.
        DecideCassation = "decide_cassation",
        /// Carrying out begins.
        Execute = "execute",
        /// Taken back.
        Withdraw = "withdraw",
        /// The requester did not appear.
        Absent = "absent",
        /// Nothing is left to do.
        Close = "close",
    }
}

coded! {
    /// A condition of a step.
    pub enum Guard {
        /// The last day is over.
        DuePassed = "due_passed",
        /// Mediation is open to letters b–g only (Ps.40(2)).
        NotLetterA = "not_letter_a",
        /// There is proof that the ruling was carried out.
        HasEvidence = "has_evidence",
    }
}

/// What the guards look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Today in the zone of the body.
    pub today: Date,
    /// `due_legal` of the step; `None` when the calendar does not reach it.
    pub due: Option<Date>,
    /// The grounds of the objection behind it.
    pub reasons: &'a [ObjectionReason],
    /// Whether execution is evidenced.
    pub has_evidence: bool,
}

impl Facts<'_> {
    fn holds(&self, guard: Guard) -> bool {
        match guard {
            Guard::DuePassed => self.due.is_some_and(|due| self.today > due),
            Guard::NotLetterA => !self.reasons.is_empty() && !self.reasons.contains(&ObjectionReason::A),
            Guard::HasEvidence => self.has_evidence,
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

/// The city's side keeps the file: what the Commission, a court or the other side did is written down by it.
const KEPT_FOR_COMMISSION: &[Actor] = &[Commission, Officer(MainPpid)];
const KEPT_FOR_COURT: &[Actor] = &[Court, Officer(MainPpid)];
const KEPT_FOR_REQUESTER: &[Actor] = &[Requester, Officer(MainPpid)];
const KEPT_FOR_PARTY: &[Actor] = &[EitherParty, Officer(MainPpid)];

/// States in which the Commission has the case.
const AT_THE_COMMISSION: &[State] =
    &[State::Filed, State::Registered, State::Preliminary, State::Mediation, State::Adjudication];

/// A row without guard and effects; the others are written out with `..`.
const fn row(
    from: &'static [State],
    event: Event,
    by: &'static [Actor],
    to: State,
    article: &'static str,
) -> Row<State, Event, Guard> {
    Row { from, event, by, guard: None, to, article, effects: &[] }
}

/// The whole table.
pub const TABLE: &[Row<State, Event, Guard>] = &[
    row(&[], Event::Open, &[System], State::Eligible, "UU 14/2008 Ps.37(1)"),
    // Late filing is the Commission's to judge; the file shows that it was late.
    Row {
        effects: &[Effect::MarkIfLate, Effect::Starts("DL.DSP.START")],
        ..row(
            &[State::Eligible, State::TimeBarred],
            Event::File,
            KEPT_FOR_REQUESTER,
            State::Filed,
            "UU 14/2008 Ps.37(2)",
        )
    },
    Row {
        guard: Some(Guard::DuePassed),
        ..row(&[State::Eligible], Event::RunOut, &[System], State::TimeBarred, "UU 14/2008 Ps.37(2)")
    },
    row(&[State::Filed], Event::Register, KEPT_FOR_COMMISSION, State::Registered, "Perki 1/2013"),
    row(&[State::Filed], Event::Refuse, KEPT_FOR_COMMISSION, State::NotRegistered, "Perki 1/2013"),
    row(&[State::Registered], Event::Summon, KEPT_FOR_COMMISSION, State::Preliminary, "UU 14/2008 Ps.38(1)"),
    row(&[State::Preliminary], Event::Dismiss, KEPT_FOR_COMMISSION, State::Inadmissible, "Perki 1/2013"),
    Row {
        guard: Some(Guard::NotLetterA),
        effects: &[Effect::Starts("DL.DSP.MEDIATE"), Effect::Starts("DL.DSP.FINISH")],
        ..row(
            &[State::Preliminary],
            Event::Mediate,
            KEPT_FOR_COMMISSION,
            State::Mediation,
            "UU 14/2008 Ps.40(1)-(2), 41",
        )
    },
    Row {
        effects: &[Effect::Starts("DL.DSP.FINISH")],
        ..row(
            &[State::Preliminary, State::Mediation],
            Event::Adjudicate,
            KEPT_FOR_COMMISSION,
            State::Adjudication,
            "UU 14/2008 Ps.42, 43(1)",
        )
    },
    row(&[State::Mediation], Event::Settle, KEPT_FOR_COMMISSION, State::Settled, "UU 14/2008 Ps.39, 40(3)"),
    Row {
        effects: &[Effect::Starts("DL.DSP.RULING_COPY"), Effect::Starts("DL.LAW.FILE")],
        ..row(&[State::Adjudication], Event::Rule, KEPT_FOR_COMMISSION, State::Ruled, "UU 14/2008 Ps.46")
    },
    Row {
        effects: &[Effect::MarkIfLate, Effect::Starts("DL.LAW.DECIDE")],
        ..row(&[State::Ruled], Event::Sue, KEPT_FOR_PARTY, State::Court, "UU 14/2008 Ps.47, 48(1)")
    },
    Row {
        effects: &[Effect::MarkIfLate, Effect::Starts("DL.CAS.DECIDE")],
        ..row(&[State::Court], Event::Cassate, KEPT_FOR_PARTY, State::Cassation, "UU 14/2008 Ps.50")
    },
    Row {
        guard: Some(Guard::DuePassed),
        effects: &[Effect::OpenForGood],
        ..row(
            &[State::Ruled, State::Court],
            Event::BecomeFinal,
            &[System],
            State::Final,
            "UU 14/2008 Ps.48(1), 50",
        )
    },
    Row {
        effects: &[Effect::OpenForGood],
        ..row(&[State::Cassation], Event::DecideCassation, KEPT_FOR_COURT, State::Final, "UU 14/2008 Ps.50")
    },
    row(
        &[State::Settled, State::Final],
        Event::Execute,
        &[Officer(MainPpid)],
        State::Execution,
        "UU 14/2008 Ps.39, 46",
    ),
    row(AT_THE_COMMISSION, Event::Withdraw, KEPT_FOR_REQUESTER, State::Withdrawn, "Perki 1/2013"),
    row(AT_THE_COMMISSION, Event::Absent, KEPT_FOR_COMMISSION, State::Lapsed, "Perki 1/2013"),
    Row {
        guard: Some(Guard::HasEvidence),
        ..row(&[State::Execution], Event::Close, &[Officer(MainPpid)], State::Closed, "UU 14/2008 Ps.46")
    },
    row(
        &[
            State::TimeBarred,
            State::NotRegistered,
            State::Inadmissible,
            State::Withdrawn,
            State::Lapsed,
            State::Final,
        ],
        Event::Close,
        &[Officer(MainPpid), System],
        State::Closed,
        "UU 14/2008 Ps.37-50",
    ),
];
