//! The file of a dispute by its articles.

use jiff::civil::{Date, date};

use super::*;
use crate::Code as _;
use crate::calendar::builtin;
use crate::case::Effect;
use crate::case::dispute::TABLE;
use crate::deadline::Start;

const DAY: Date = date(2026, 3, 2);

fn all_days() -> Days {
    Days {
        answered_on: Some(DAY),
        silent_since: None,
        filed_on: Some(DAY),
        mediated_on: Some(DAY),
        begun_on: Some(DAY),
        ruled_on: Some(DAY),
        ruling_received_on: Some(DAY),
        sued_on: Some(DAY),
        court_received_on: None,
        cassated_on: Some(DAY),
    }
}

fn codes(state: State, days: &Days) -> Vec<&'static str> {
    clocks(state, days).iter().map(|clock| clock.rule.code.as_str()).collect()
}

fn ahead(state: State) -> Ahead {
    Ahead {
        state,
        last_step_on: DAY,
        due: None,
        hearing_on: None,
        task_on: None,
        order_due: None,
        is_received: true,
        orders_nothing: false,
    }
}

#[test]
fn every_period_a_step_starts_runs_in_the_stage_it_leads_to() {
    for row in TABLE {
        for effect in row.effects {
            let Effect::Starts(code) = effect else { continue };
            let days = match *code {
                "DL.DSP.RULING_COPY" => Days { ruling_received_on: None, ..all_days() },
                _ => all_days(),
            };
            assert!(codes(row.to, &days).contains(code), "{code} in {}", row.to);
        }
    }
}

#[test]
fn uu_14_2008_ps_37_ayat_2_the_days_to_file_run_from_receipt_of_the_answer_or_from_the_end_of_silence() {
    let answered = Days { answered_on: Some(DAY), ..Days::default() };
    let silent = Days { silent_since: Some(DAY), ..Days::default() };
    assert_eq!(codes(State::Eligible, &answered), ["DL.DSP.FILE"]);
    assert_eq!(codes(State::Eligible, &silent), ["DL.DSP.FILE_SILENT"]);
    assert_eq!(codes(State::Eligible, &Days::default()), [""; 0], "nothing is guessed");
}

#[test]
fn uu_14_2008_ps_48_ayat_1_the_days_to_sue_run_from_receipt_of_the_ruling_not_from_its_day() {
    let pronounced = Days { ruled_on: Some(DAY), ..Days::default() };
    assert_eq!(codes(State::Ruled, &pronounced), ["DL.DSP.RULING_COPY"]);
    let received = Days { ruling_received_on: Some(date(2026, 3, 9)), ..pronounced };
    let clock = clocks(State::Ruled, &received).remove(0);
    assert_eq!((clock.rule.code.as_str(), clock.from), ("DL.LAW.FILE", date(2026, 3, 9)));
    assert!(clock.is_of_a_side());
}

#[test]
fn uu_14_2008_ps_50_cassation_runs_from_receipt_of_the_courts_ruling() {
    assert_eq!(codes(State::Court, &all_days()), ["DL.LAW.DECIDE"]);
    let received = Days { court_received_on: Some(DAY), ..all_days() };
    assert_eq!(codes(State::Court, &received), ["DL.CAS.FILE"]);
}

#[test]
fn uu_14_2008_ps_38_ayat_2_a_hundred_working_days_are_the_commissions_and_only_expected() {
    let clock = clocks(State::Adjudication, &all_days()).remove(0);
    assert_eq!((clock.rule.code.as_str(), clock.rule.term.length), ("DL.DSP.FINISH", 100));
    assert!(!clock.is_of_a_side());
}

#[test]
fn every_open_stage_has_one_next_action_with_a_date_and_a_closed_file_has_none() {
    for state in State::ALL {
        assert_eq!(next(&ahead(*state)).is_some(), *state != State::Closed, "{state}");
    }
    assert_eq!(next(&ahead(State::Registered)).map(|next| next.on), Some(date(2026, 3, 16)), "look again");
}

#[test]
fn uu_14_2008_ps_48_ayat_1_the_bodys_own_step_is_due_on_the_safe_date() {
    let clock = clocks(State::Ruled, &all_days()).remove(0);
    let due = clock.rule.term.due(builtin(), Start::day(clock.from)).unwrap();
    assert!(due.safe < due.legal);
    let own = next(&Ahead { due: Some(due), ..ahead(State::Ruled) }).unwrap();
    assert_eq!(own, Next { action: NextAction::WeighSuit, on: due.safe });
    let others = next(&Ahead { due: Some(due), is_received: false, ..ahead(State::Ruled) }).unwrap();
    assert_eq!(others, Next { action: NextAction::AwaitCopy, on: due.legal });
}

#[test]
fn a_hearing_and_a_task_come_first_when_they_are_earlier() {
    let at = |day| Some(date(2026, 3, day));
    let both = Ahead { hearing_on: at(10), task_on: at(9), ..ahead(State::Adjudication) };
    assert_eq!(next(&both).map(|next| next.action), Some(NextAction::DoTask));
    let same = Ahead { task_on: at(10), ..both };
    assert_eq!(next(&same).map(|next| next.action), Some(NextAction::AttendHearing));
    let later = Ahead { hearing_on: at(30), task_on: None, ..both };
    assert_eq!(next(&later).map(|next| next.action), Some(NextAction::AwaitRuling));
}

#[test]
fn uu_14_2008_ps_46_what_is_ordered_is_carried_out_by_the_day_of_the_ruling() {
    let order = Ahead { order_due: Some(date(2026, 4, 1)), ..ahead(State::Execution) };
    let carry_out = Next { action: NextAction::CarryOut, on: date(2026, 4, 1) };
    assert_eq!(next(&order), Some(carry_out));
    let nothing = Ahead { orders_nothing: true, ..ahead(State::Final) };
    assert_eq!(next(&nothing).map(|next| next.action), Some(NextAction::CloseFile));
}

#[test]
fn reminders_come_before_on_and_weekly_after_the_day() {
    let on = date(2026, 3, 20);
    let days = |first: i8, last: i8| {
        (first..=last).filter(|day| reminds(date(2026, 3, *day), on)).collect::<Vec<_>>()
    };
    assert_eq!(days(1, 31), [13, 17, 19, 20, 27]);
}
