//! Every row of every table is walked, and every guard is met from both sides.

use jiff::civil::date;

use super::objection::{Decision, ObjectionReason};
use super::request::Outcome;
use super::*;

/// What all tables promise: reachable, unambiguous, ending, with articles and known periods.
fn check<S, E, G>(table: &'static [Row<S, E, G>])
where
    S: Code + PartialEq + std::fmt::Debug,
    E: Code + PartialEq + std::fmt::Debug,
    G: Code + PartialEq + std::fmt::Debug,
{
    for state in S::ALL {
        assert!(table.iter().any(|row| row.to == *state), "nothing leads to {state:?}");
        for event in E::ALL {
            let rows = table.iter().filter(|row| row.event == *event && row.from.contains(state)).count();
            assert!(rows <= 1, "{state:?} {event:?} stands twice");
        }
    }
    for event in E::ALL {
        assert!(table.iter().any(|row| row.event == *event), "{event:?} happens nowhere");
    }
    for guard in G::ALL {
        assert!(table.iter().any(|row| row.guard == Some(*guard)), "{guard:?} guards nothing");
    }
    for row in table {
        assert!(!row.by.is_empty() && !row.article.is_empty());
        for effect in row.effects {
            if let Effect::Starts(code) = effect {
                assert!(crate::deadline::rule(code).is_some(), "{code}");
            }
        }
        walk(table, row);
    }
}

/// The row is taken from each of its states by each of its actors when its guard holds, and refused otherwise.
fn walk<S, E, G>(table: &'static [Row<S, E, G>], row: &'static Row<S, E, G>)
where
    S: Code + PartialEq + std::fmt::Debug,
    E: Code + PartialEq + std::fmt::Debug,
    G: Code + PartialEq + std::fmt::Debug,
{
    let states: Vec<Option<S>> =
        if row.from.is_empty() { vec![None] } else { row.from.iter().copied().map(Some).collect() };
    for state in states {
        for actor in row.by {
            let taken = find(table, (state, row.event, *actor), |_| true).unwrap();
            assert!(std::ptr::eq(taken, row), "{state:?} {:?}", row.event);
            let refused = find(table, (state, row.event, *actor), |_| false).err();
            assert_eq!(refused, row.guard.map(Refused::Guard));
        }
        let stranger = Actor::Officer(Role::Administrator);
        assert_eq!(find(table, (state, row.event, stranger), |_| true).err(), Some(Refused::NotYours));
    }
    for other in S::ALL.iter().filter(|state| !row.from.contains(state)) {
        let is_elsewhere = table.iter().any(|row2| row2.event == row.event && row2.from.contains(other));
        let found = find(table, (Some(*other), row.event, Actor::System), |_| true).err();
        assert!(is_elsewhere || found == Some(Refused::NotFromHere), "{other:?} {:?}", row.event);
    }
}

#[test]
fn uu_14_2008_ps_22_every_step_of_a_request_and_no_other() {
    check(request::TABLE);
}

#[test]
fn uu_14_2008_ps_35_36_every_step_of_an_objection_and_no_other() {
    check(objection::TABLE);
}

#[test]
fn uu_14_2008_ps_37_50_every_step_of_a_dispute_and_no_other() {
    check(dispute::TABLE);
}

const PPID: Actor = Actor::Officer(Role::MainPpid);
const SUPERIOR: Actor = Actor::Officer(Role::SupervisingOfficer);

fn request_facts() -> request::Facts {
    request::Facts {
        today: date(2026, 7, 8),
        due: Some(date(2026, 7, 8)),
        was_extended: false,
        has_reason: true,
        notice_is_complete: true,
        outcome: Some(Outcome::Granted),
    }
}

#[test]
fn uu_14_2008_ps_22_ayat_8_once_with_a_reason_and_within_the_first_period() {
    use request::{Event, Facts, Guard, State, step};
    let facts = request_facts();
    let extend = |facts: &Facts| step(Some(State::Assigned), Event::Extend, PPID, facts).map(|row| row.to);
    let refused = Err(Refused::Guard(Guard::OnceWithReason));
    assert_eq!(extend(&facts), Ok(State::Extended));
    assert_eq!(extend(&Facts { was_extended: true, ..facts }), refused);
    assert_eq!(extend(&Facts { has_reason: false, ..facts }), refused);
    assert_eq!(extend(&Facts { today: date(2026, 7, 9), ..facts }), refused);
    let again = step(Some(State::Extended), Event::Extend, PPID, &facts).err();
    assert_eq!(again, Some(Refused::NotFromHere));
    let by_unit = step(Some(State::Assigned), Event::Extend, Actor::Officer(Role::UnitPpid), &facts).err();
    assert_eq!(by_unit, Some(Refused::NotYours));
}

#[test]
fn uu_14_2008_ps_22_ayat_7_no_notice_without_its_contents() {
    use request::{Event, Facts, Guard, State, step};
    let facts = request_facts();
    let answer = |facts: &Facts| step(Some(State::Lapsed), Event::Answer, PPID, facts).map(|row| row.to);
    assert_eq!(answer(&facts), Ok(State::Answered), "late is still answered");
    let refused = Err(Refused::Guard(Guard::NoticeComplete));
    assert_eq!(answer(&Facts { notice_is_complete: false, ..facts }), refused);
    assert_eq!(answer(&Facts { outcome: None, ..facts }), refused);
}

#[test]
fn a_request_lapses_after_its_last_day_and_never_on_it_or_without_a_calendar() {
    use request::{Event, Facts, State, step};
    let facts = request_facts();
    let lapse =
        |facts: &Facts| step(Some(State::UnderTest), Event::Lapse, Actor::System, facts).map(|row| row.to);
    assert!(lapse(&facts).is_err());
    assert_eq!(lapse(&Facts { today: date(2026, 7, 9), ..facts }), Ok(State::Lapsed));
    assert!(lapse(&Facts { due: None, ..facts }).is_err());
}

#[test]
fn an_incomplete_request_is_completed_in_time_or_not_processed() {
    use request::{Event, Facts, State, step};
    let (now, later) = (request_facts(), Facts { today: date(2026, 7, 9), ..request_facts() });
    let go =
        |event, by, facts: &Facts| step(Some(State::Incomplete), event, by, facts).map(|row| row.to).ok();
    assert_eq!(go(Event::Complete, Actor::Requester, &now), Some(State::Registered));
    assert_eq!(go(Event::Complete, Actor::Requester, &later), None);
    assert_eq!(go(Event::RunOut, Actor::System, &now), None);
    assert_eq!(go(Event::RunOut, Actor::System, &later), Some(State::NotProcessed));
}

#[test]
fn only_what_was_granted_can_be_delivered() {
    use request::{Event, Facts, State, step};
    for outcome in Outcome::ALL {
        let facts = Facts { outcome: Some(*outcome), ..request_facts() };
        let done = step(Some(State::Answered), Event::Deliver, PPID, &facts);
        assert_eq!(done.is_ok(), matches!(outcome, Outcome::Granted | Outcome::PartlyGranted), "{outcome}");
    }
}

fn objection_facts(reasons: &[ObjectionReason]) -> objection::Facts<'_> {
    objection::Facts {
        today: date(2026, 7, 8),
        due: Some(date(2026, 7, 8)),
        account: Some(1),
        deciders: &[2, 3],
        reasons,
        decision: Some(Decision::Partly),
    }
}

#[test]
fn uu_14_2008_ps_35_whoever_decided_the_request_never_decides_the_objection() {
    use objection::{Event, Facts, Guard, State, step};
    let facts = objection_facts(&[ObjectionReason::A]);
    let decide =
        |facts: &Facts<'_>| step(Some(State::UnderReview), Event::Decide, SUPERIOR, facts).map(|row| row.to);
    assert_eq!(decide(&facts), Ok(State::Decided));
    let refused = Err(Refused::Guard(Guard::OtherPerson));
    assert_eq!(decide(&Facts { account: Some(3), ..facts }), refused);
    assert_eq!(decide(&Facts { account: None, ..facts }), refused);
    assert_eq!(step(Some(State::UnderReview), Event::Decide, PPID, &facts).err(), Some(Refused::NotYours));
}

#[test]
fn uu_14_2008_ps_35_ayat_2_letter_a_is_not_settled_by_deliberation() {
    use objection::{Event, State, step};
    for reason in ObjectionReason::ALL {
        let reasons = [*reason, ObjectionReason::G];
        let done = step(Some(State::UnderReview), Event::Settle, SUPERIOR, &objection_facts(&reasons));
        assert_eq!(done.is_ok(), *reason != ObjectionReason::A, "{reason}");
    }
    assert!(step(Some(State::UnderReview), Event::Settle, SUPERIOR, &objection_facts(&[])).is_err());
}

#[test]
fn a_decision_that_orders_nothing_is_not_carried_out() {
    use objection::{Event, Facts, State, step};
    let facts = objection_facts(&[ObjectionReason::C]);
    let execute = |facts: &Facts<'_>| step(Some(State::Decided), Event::Execute, PPID, facts).is_ok();
    assert!(execute(&facts) && !execute(&Facts { decision: Some(Decision::Rejected), ..facts }));
    let lapse = |facts: &Facts<'_>| step(Some(State::Registered), Event::Lapse, Actor::System, facts).is_ok();
    assert!(!lapse(&facts) && lapse(&Facts { today: date(2026, 7, 9), ..facts }));
}

#[test]
fn uu_14_2008_ps_35_ayat_1_the_seven_grounds_are_suggested_from_the_case() {
    use objection::{FoundOn, ObjectionReason as R, RequestFacts, suggested};
    let answered =
        |outcome| RequestFacts { outcome: Some(outcome), is_delivered: true, ..RequestFacts::default() };
    assert_eq!(suggested(&RequestFacts::default()), []);
    assert_eq!(suggested(&answered(Outcome::RefusedExempt)), [R::A, R::D]);
    assert_eq!(suggested(&RequestFacts { is_obligation_unmet: true, ..RequestFacts::default() }), [R::B]);
    assert_eq!(suggested(&RequestFacts { is_late: true, ..RequestFacts::default() }), [R::C]);
    assert_eq!(suggested(&RequestFacts { is_delivered: false, ..answered(Outcome::Granted) }), [R::D, R::E]);
    assert_eq!(suggested(&RequestFacts { is_fee_high: true, ..answered(Outcome::Granted) }), [R::D, R::F]);
    assert_eq!(suggested(&RequestFacts { is_late: true, ..answered(Outcome::Granted) }), [R::D, R::G]);
    let found: Vec<FoundOn> = R::ALL.iter().map(|reason| reason.found_on()).collect();
    assert_eq!(found.iter().filter(|on| **on == FoundOn::AnswerReceived).count(), 4);
    assert_eq!(R::C.found_on(), FoundOn::LastDayPassed);
    assert_eq!(R::B.found_on(), FoundOn::Noticed);
}

#[test]
fn uu_14_2008_ps_40_ayat_2_letter_a_goes_straight_to_adjudication() {
    use dispute::{Event, Facts, Guard, State, step};
    let facts = Facts {
        today: date(2026, 7, 8),
        due: Some(date(2026, 7, 8)),
        reasons: &[ObjectionReason::A],
        has_evidence: false,
    };
    let go = |state, event, facts: &Facts<'_>| step(Some(state), event, PPID, facts).map(|row| row.to);
    assert_eq!(go(State::Preliminary, Event::Mediate, &facts), Err(Refused::Guard(Guard::NotLetterA)));
    assert_eq!(go(State::Preliminary, Event::Adjudicate, &facts), Ok(State::Adjudication));
    let open = Facts { reasons: &[ObjectionReason::C], ..facts };
    assert_eq!(go(State::Preliminary, Event::Mediate, &open), Ok(State::Mediation));
    assert_eq!(go(State::Execution, Event::Close, &facts), Err(Refused::Guard(Guard::HasEvidence)));
    assert_eq!(go(State::Execution, Event::Close, &Facts { has_evidence: true, ..facts }), Ok(State::Closed));
    let end = |today| {
        step(Some(State::Ruled), Event::BecomeFinal, Actor::System, &Facts { today, ..facts }).is_ok()
    };
    assert!(!end(date(2026, 7, 8)) && end(date(2026, 7, 9)));
}

#[test]
fn the_pictures_in_the_documentation_are_those_of_the_tables() {
    let kept = include_str!("../../../../docs/law/case-states.md");
    assert_eq!(kept, diagram::document(), "run: cargo run -p rules --example case_states");
}

#[test]
fn an_objection_is_taken_back_by_who_filed_it_until_it_is_decided() {
    use objection::{Event, State, step};
    let facts = objection_facts(&[ObjectionReason::C]);
    let back = |state, by| step(Some(state), Event::Withdraw, by, &facts).map(|row| row.to).ok();
    for state in [State::Filed, State::Registered, State::UnderReview, State::NoResponse] {
        assert_eq!(back(state, Actor::Requester), Some(State::Withdrawn), "{state}");
        assert_eq!(back(state, SUPERIOR), None);
    }
    assert_eq!(back(State::Decided, Actor::Requester), None);
}
