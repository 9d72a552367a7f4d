//! Exempt information (*informasi dikecualikan*): grounds, periods, the consequence test and its end.
//!
//! Withholding is the exception: strict, limited, only after a consequence test (UU 14/2008 Ps.2(2), 2(4), 17–20;
//! PP 61/2010 Ps.2–11). A status ends by itself: nobody has to open what the law opens (PP 61/2010 Ps.11(3)).

mod ground;
mod period;

pub use ground::{Ground, LongestPeriod, ground, grounds};
pub use period::{
    Period, PeriodRefused, REMINDER_DAYS, check_period, ends_after, last_look, last_reminders, opening_due,
    reminder_days,
};

use crate::code::coded;

coded! {
    /// Where an exemption stands.
    pub enum State {
        /// The consequence test is being written.
        Draft = "draft",
        /// The PPID has signed the test and the decision; the head has not approved yet.
        Tested = "tested",
        /// Approved by the head of the public body: withheld.
        InForce = "in_force",
        /// The PPID has decided to open it at the end of its period (PP 61/2010 Ps.11(1)).
        OpeningDecided = "opening_decided",
        /// Open.
        Public = "public",
    }
}

coded! {
    /// What can be done with an exemption.
    pub enum Step {
        /// Write the consequence test.
        Edit = "edit",
        /// Advise, as a member of the team of considerations.
        Advise = "advise",
        /// Sign the classification decision (PP 61/2010 Ps.3(1), 4).
        Decide = "decide",
        /// Approve it as head of the public body (PP 61/2010 Ps.3(2)).
        Approve = "approve",
        /// Send it back to be written on.
        Return = "return",
        /// Decide to open it at the end of its period (PP 61/2010 Ps.11(1)).
        DecideOpening = "decide_opening",
        /// Open it now: ruling, consent, public office, open hearing.
        Open = "open",
        /// Throw away a draft.
        Discard = "discard",
    }
}

coded! {
    /// What opened information that was exempt.
    pub enum OpenedBy {
        /// Decision of the PPID in time (PP 61/2010 Ps.11(1)).
        Decision = "decision",
        /// The end of the period without a decision (PP 61/2010 Ps.11(3)).
        Law = "law",
        /// Objection, Information Commission or court (UU 14/2008 Ps.11(2), 18(1)g).
        Ruling = "ruling",
        /// Written consent of the person concerned, grounds g and h (UU 14/2008 Ps.18(2)a).
        Consent = "consent",
        /// The person's public office, grounds g and h (UU 14/2008 Ps.18(2)b).
        PublicOffice = "public_office",
        /// A court hearing open to the public, ground a (PP 61/2010 Ps.5(2)).
        Hearing = "hearing",
    }
}

coded! {
    /// Information that may never be exempt (UU 14/2008 Ps.18(1)).
    pub enum NeverExempt {
        /// Letter a.
        Ruling = "ruling",
        /// Letter b: decisions, regulations, circulars and other policies, binding or not.
        Policy = "policy",
        /// Letter c.
        EndOfInvestigation = "end_of_investigation",
        /// Letter d.
        SpendingPlan = "spending_plan",
        /// Letter e.
        FinancialReport = "financial_report",
        /// Letter f.
        RecoveredMoney = "recovered_money",
        /// Letter g: opened by objection or dispute.
        OpenedBefore = "opened_before",
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The unit that holds the information, or the main PPID.
    Writer,
    /// A member of the team of considerations.
    Adviser,
    /// The main PPID.
    Ppid,
    /// The head of the public body.
    Head,
}

/// The whole table: from, step, who, to (`None` = gone). A pair that is not here is refused.
pub const TRANSITIONS: &[(State, Step, By, Option<State>)] = &[
    (State::Draft, Step::Edit, By::Writer, Some(State::Draft)),
    (State::Draft, Step::Advise, By::Adviser, Some(State::Draft)),
    (State::Draft, Step::Decide, By::Ppid, Some(State::Tested)),
    (State::Draft, Step::Discard, By::Writer, None),
    (State::Tested, Step::Return, By::Head, Some(State::Draft)),
    (State::Tested, Step::Approve, By::Head, Some(State::InForce)),
    (State::InForce, Step::DecideOpening, By::Ppid, Some(State::OpeningDecided)),
    (State::InForce, Step::Open, By::Ppid, Some(State::Public)),
    (State::OpeningDecided, Step::Open, By::Ppid, Some(State::Public)),
];

/// Looks the step up. Returns who may do it and where it leads; `None` when it does not begin here.
pub fn transition(state: State, step: Step) -> Option<(By, Option<State>)> {
    TRANSITIONS
        .iter()
        .find(|(from, by_step, ..)| *from == state && *by_step == step)
        .map(|(_, _, by, to)| (*by, *to))
}

/// The state on a day: at the end of the period the information is public by itself, whatever was or was
/// not done (PP 61/2010 Ps.11(3)).
pub fn state_on(state: State, until: Option<jiff::civil::Date>, day: jiff::civil::Date) -> State {
    match (state, until) {
        (State::InForce | State::OpeningDecided, Some(until)) if ends_after(until) <= day => State::Public,
        _ => state,
    }
}

/// Whether it is withheld on a day: approved by the head and its period not over. What is only being tested
/// withholds nothing (UU 14/2008 Ps.2(4), 19; PP 61/2010 Ps.3, 11(3)).
pub fn withholds(state: State, until: Option<jiff::civil::Date>, day: jiff::civil::Date) -> bool {
    matches!(state_on(state, until, day), State::InForce | State::OpeningDecided)
}

/// What opens information at the end of its period: the decision of the PPID when there is one, else the
/// law (PP 61/2010 Ps.11(1), 11(3)).
pub fn opened_at_end(state: State) -> OpenedBy {
    match state {
        State::OpeningDecided => OpenedBy::Decision,
        _ => OpenedBy::Law,
    }
}

/// Whether the law lets this cause open information withheld on this ground.
pub fn may_open(ground: &Ground, by: OpenedBy) -> bool {
    match by {
        OpenedBy::Ruling => true,
        OpenedBy::Consent | OpenedBy::PublicOffice => matches!(ground.letter, 'g' | 'h'),
        OpenedBy::Hearing => ground.letter == 'a',
        // The end of a period is nobody's act.
        OpenedBy::Decision | OpenedBy::Law => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use jiff::civil::date;

    #[test]
    fn pp_61_2010_ps_3_nothing_is_in_force_before_the_head_approves() {
        for (from, step, by, to) in TRANSITIONS {
            if *to == Some(State::InForce) {
                assert_eq!((*from, *step, *by), (State::Tested, Step::Approve, By::Head));
            }
        }
    }

    #[test]
    fn uu_14_2008_ps_19_nothing_is_decided_without_a_test() {
        assert!(transition(State::Draft, Step::Approve).is_none());
        assert!(transition(State::InForce, Step::Edit).is_none());
    }

    #[test]
    fn every_pair_of_the_table_stands_once() {
        for state in State::ALL {
            for step in Step::ALL {
                let rows = TRANSITIONS.iter().filter(|(s, p, ..)| s == state && p == step).count();
                assert!(rows <= 1, "{state} {step}");
                assert_eq!(transition(*state, *step).is_some(), rows == 1);
            }
        }
    }

    #[test]
    fn pp_61_2010_ps_11_ayat_3_it_is_public_the_day_after_its_period_and_nobody_can_hold_it_back() {
        let until = Some(date(2026, 12, 31));
        assert_eq!(state_on(State::InForce, until, date(2026, 12, 31)), State::InForce);
        assert_eq!(state_on(State::InForce, until, date(2027, 1, 1)), State::Public);
        assert_eq!(state_on(State::OpeningDecided, until, date(2027, 1, 1)), State::Public);
        assert_eq!(state_on(State::Draft, until, date(2027, 1, 1)), State::Draft);
        assert_eq!(state_on(State::InForce, None, date(2099, 1, 1)), State::InForce);
    }

    #[test]
    fn pp_61_2010_ps_11_ayat_1_what_was_decided_to_open_is_opened_by_that_decision() {
        assert_eq!(opened_at_end(State::OpeningDecided), OpenedBy::Decision);
        assert_eq!(opened_at_end(State::InForce), OpenedBy::Law);
    }

    #[test]
    fn pp_61_2010_ps_3_only_what_is_approved_withholds_and_only_until_its_last_day() {
        let until = Some(date(2026, 12, 31));
        for state in State::ALL {
            let is_approved = matches!(state, State::InForce | State::OpeningDecided);
            assert_eq!(withholds(*state, until, date(2026, 12, 31)), is_approved, "{state}");
            assert!(!withholds(*state, until, date(2027, 1, 1)), "{state}");
        }
    }

    #[test]
    fn uu_14_2008_ps_18_ayat_2_consent_opens_personal_secrets_and_nothing_else() {
        let (law, secret) = (ground("EX17A").unwrap(), ground("EX17H.3").unwrap());
        assert!(may_open(secret, OpenedBy::Consent) && !may_open(law, OpenedBy::Consent));
        assert!(may_open(law, OpenedBy::Hearing) && !may_open(secret, OpenedBy::Hearing));
        assert!(may_open(law, OpenedBy::Ruling) && !may_open(law, OpenedBy::Law));
    }
}
