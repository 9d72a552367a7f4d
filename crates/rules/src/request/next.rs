//! What has to happen next to an open request, and by when: so that none falls between two chairs.

use jiff::civil::Date;

use crate::calendar::WorkCalendar;
use crate::case::request::State;
use crate::code::coded;
use crate::deadline::{Profile, Start, rule};

coded! {
    /// What comes next.
    pub enum NextAct {
        /// The desk says whether something is missing (Perki 1/2021).
        Check = "check",
        /// The requester adds what is missing; the clock of the answer runs on meanwhile.
        Complete = "complete",
        /// The main PPID hands it to the unit that holds the information (PP 61/2010 Ps.14(1)).
        Assign = "assign",
        /// The responsible unit answers in writing (UU 14/2008 Ps.22(7)).
        Answer = "answer",
        /// It answers at once: the day is over.
        AnswerLate = "answer_late",
    }
}

/// The one next act on a request and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub act: NextAct,
    /// By when, on the strictest reading; `None` while the calendar does not reach so far.
    pub on: Option<Date>,
}

/// The next act on a request received on a day, whose answer is due on `safe` by the strictest reading. `None` for a
/// request that is answered or over. No day is after the one of the answer.
pub fn next(
    state: State,
    received: Start,
    safe: Option<Date>,
    calendar: &WorkCalendar,
    profile: &Profile,
) -> Option<Next> {
    let act = match state {
        State::Received => NextAct::Check,
        State::Incomplete => NextAct::Complete,
        State::Registered => NextAct::Assign,
        State::Assigned | State::UnderTest | State::Extended => NextAct::Answer,
        State::Lapsed => NextAct::AnswerLate,
        State::Answered | State::UnderObjection | State::Closed | State::Withdrawn | State::NotProcessed => {
            return None;
        }
    };
    let check = || rule("DL.REQ.CHECK").and_then(|rule| profile.term(rule).due(calendar, received).ok());
    let on = match act {
        NextAct::Check => check().map(|due| due.safe).into_iter().chain(safe).min(),
        _ => safe,
    };
    Some(Next { act, on })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Code as _;
    use crate::calendar::builtin;
    use crate::deadline::Change;

    /// Received on Monday 2 November 2026.
    fn ask(state: State, safe: Option<Date>, profile: &Profile) -> Option<Next> {
        next(state, Start::day(date(2026, 11, 2)), safe, builtin(), profile)
    }

    #[test]
    fn uu_14_2008_ps_22_every_request_that_is_owed_an_answer_has_one_next_act_with_a_day() {
        let (law, safe) = (Profile::default(), date(2026, 11, 13));
        let open = State::ALL.iter().filter_map(|state| Some((*state, ask(*state, Some(safe), &law)?)));
        let acts: Vec<_> = open.map(|(state, next)| (state, next.act, next.on)).collect();
        assert_eq!(
            acts,
            [
                (State::Received, NextAct::Check, Some(date(2026, 11, 4))),
                (State::Incomplete, NextAct::Complete, Some(safe)),
                (State::Registered, NextAct::Assign, Some(safe)),
                (State::Assigned, NextAct::Answer, Some(safe)),
                (State::UnderTest, NextAct::Answer, Some(safe)),
                (State::Extended, NextAct::Answer, Some(safe)),
                (State::Lapsed, NextAct::AnswerLate, Some(safe)),
            ]
        );
    }

    #[test]
    fn a_body_that_looks_sooner_is_asked_sooner_and_never_after_the_answer() {
        let sooner = Change { code: "DL.REQ.CHECK".to_owned(), length: 1, basis: "Perwal 1/2026".to_owned() };
        let own = Profile::new(vec![sooner], None).unwrap();
        let on = |safe, profile: &Profile| ask(State::Received, safe, profile).and_then(|next| next.on);
        assert_eq!(on(Some(date(2026, 11, 13)), &own), Some(date(2026, 11, 2)));
        assert_eq!(on(Some(date(2026, 11, 3)), &Profile::default()), Some(date(2026, 11, 3)));
        assert_eq!(on(None, &Profile::default()), Some(date(2026, 11, 4)));
    }
}
