//! Known answers and promises of the arithmetic.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::{rule, rules};
use super::*;
use crate::calendar::builtin;

fn due(code: &str, start: Date) -> Due {
    rule(code).unwrap().term.due(builtin(), Start::day(start)).unwrap()
}

#[test]
fn uu_14_2008_ps_22_ayat_7_received_on_friday_before_idul_fitri() {
    let due = due("DL.REQ.ANSWER", date(2026, 3, 13));
    assert_eq!((due.legal, due.safe), (date(2026, 4, 6), date(2026, 3, 27)));
    assert_eq!(due.opens_on, Ok(date(2026, 4, 7)));
}

#[test]
fn uu_14_2008_ps_22_ayat_7_received_on_21_november_2025() {
    assert_eq!(due("DL.REQ.ANSWER", date(2025, 11, 21)).legal, date(2025, 12, 5));
    assert_eq!(due("DL.REQ.ANSWER", date(2025, 11, 21)).safe, date(2025, 12, 4));
    assert_eq!(due("DL.REQ.ANSWER", date(2025, 11, 21)).opens_on, Ok(date(2025, 12, 8)));
}

#[test]
fn uu_14_2008_ps_22_ayat_8_the_extension_is_the_following_seven_working_days() {
    let term = rule("DL.REQ.ANSWER").unwrap().extended().unwrap();
    let extended = term.due(builtin(), Start::day(date(2026, 3, 13))).unwrap();
    let first = due("DL.REQ.ANSWER", date(2026, 3, 13));
    assert_eq!(extended.legal, due("DL.REQ.EXTEND", first.legal).legal);
    assert_eq!(extended.legal, date(2026, 4, 15));
}

#[test]
fn uu_14_2008_ps_22_the_number_is_given_at_receipt() {
    assert_eq!(due("DL.REQ.NUMBER", date(2026, 3, 13)).legal, date(2026, 3, 13));
    let on_sunday = due("DL.REQ.NUMBER", date(2026, 3, 15));
    assert_eq!((on_sunday.legal, on_sunday.safe), (date(2026, 3, 16), date(2026, 3, 16)));
}

#[test]
fn received_on_a_closed_day_the_count_starts_from_the_next_working_day() {
    for closed in [date(2026, 3, 14), date(2026, 3, 15)] {
        let due = due("DL.REQ.CHECK", closed);
        assert_eq!((due.legal, due.safe), (date(2026, 3, 25), date(2026, 3, 18)));
    }
    // 18 March is collective leave: the strict reading counts it, the prevailing one does not.
    assert_eq!(due("DL.REQ.CHECK", date(2026, 3, 18)).safe, date(2026, 3, 23));
}

#[test]
fn a_second_before_midnight_belongs_to_the_day_of_the_citys_zone() {
    let late = date(2026, 3, 13).at(23, 59, 59, 0);
    for (zone, day) in [("Asia/Jakarta", date(2026, 3, 13)), ("Asia/Jayapura", date(2026, 3, 14))] {
        let jakarta = TimeZone::get("Asia/Jakarta").unwrap();
        let ms = crate::zone::instant(late, &jakarta).unwrap();
        let start = Start::moment(ms, &TimeZone::get(zone).unwrap());
        assert_eq!(start.date(), day);
    }
    let answer = rule("DL.REQ.ANSWER").unwrap().term;
    assert_eq!(answer.due(builtin(), Start::local(late)).unwrap().legal, date(2026, 4, 6));
}

#[test]
fn uu_14_2008_ps_50_cassation_is_fourteen_plain_days() {
    let due = due("DL.CAS.FILE", date(2026, 3, 13));
    assert_eq!((due.legal, due.safe), (date(2026, 3, 27), date(2026, 3, 26)));
    assert_eq!(due.opens_on, Ok(date(2026, 3, 30)));
}

#[test]
fn uu_27_2022_ps_46_a_breach_is_told_within_72_hours_holidays_or_not() {
    let term = rule("DL.PDP.BREACH").unwrap().term;
    let failed = date(2026, 3, 20).at(14, 30, 0, 0);
    let due = term.due(builtin(), Start::local(failed)).unwrap();
    assert_eq!(due.at, Some(date(2026, 3, 23).at(14, 30, 0, 0)));
    assert_eq!((due.legal, due.safe), (date(2026, 3, 23), date(2026, 3, 23)));
}

#[test]
fn reports_end_with_the_last_day_of_a_month() {
    assert_eq!(due("DL.REP.ANNUAL", date(2025, 12, 31)).legal, date(2026, 3, 31)); // Perki 1/2021 Ps.56
    assert_eq!(due("DL.REP.LRA_S1", date(2026, 6, 30)).legal, date(2026, 7, 31)); // PP 12/2019 Ps.160(2)
    assert_eq!(due("DL.REP.LKPD", date(2025, 12, 31)).legal, date(2026, 6, 30)); // UU 23/2014 Ps.320(1)
    assert_eq!(due("DL.REP.SEMESTER", date(2026, 6, 30)).legal, date(2026, 7, 15));
}

#[test]
fn uu_14_2008_ps_9_ayat_3_six_months_after_the_end_of_august() {
    assert_eq!(due("DL.PUB.PERIODIC", date(2025, 8, 31)).legal, date(2026, 2, 28));
    assert_eq!(due("DL.PUB.PERIODIC", date(2025, 2, 28)).legal, date(2025, 8, 28));
}

#[test]
fn pp_61_2010_ps_11_ayat_2_the_opening_decision_leaves_thirty_working_days() {
    // Thursday 31 December 2026 is a working day: it is the thirtieth.
    let at_year_end = due("DL.EXE.DECIDE", date(2026, 12, 31));
    assert_eq!((at_year_end.legal, at_year_end.safe), (date(2026, 11, 17), date(2026, 11, 16)));
    // A period that ends on a Sunday has lost its last working day already on Friday.
    let on_sunday = due("DL.EXE.DECIDE", date(2026, 12, 20));
    assert_eq!(on_sunday.legal, due("DL.EXE.DECIDE", date(2026, 12, 18)).legal);
}

#[test]
fn uu_25_2009_ps_28_ayat_3_repair_is_announced_thirty_days_ahead() {
    let due = due("DL.SVC.REPAIR", date(2026, 7, 1));
    assert_eq!((due.legal, due.safe), (date(2026, 6, 1), date(2026, 5, 31)));
}

#[test]
fn beyond_the_calendar_nothing_is_guessed() {
    let answer = rule("DL.REQ.ANSWER").unwrap().term;
    let refused = answer.due(builtin(), Start::day(date(2026, 12, 16)));
    assert_eq!(refused, Err(NotLoaded { year: 2027 }));
    // The last day is known, the day after it is not.
    let last = answer.due(builtin(), Start::day(date(2026, 12, 15))).unwrap();
    assert_eq!((last.legal, last.opens_on), (date(2026, 12, 31), Err(NotLoaded { year: 2027 })));
    // Plain days need no calendar to be counted.
    assert_eq!(due("DL.EXE.MAX_A", date(2026, 1, 15)).legal, date(2056, 1, 15));
    assert_eq!(answer.due(builtin(), Start::day(date(2017, 12, 29))), Err(NotLoaded { year: 2017 }));
    assert!(rule("DL.EXE.MAX_A").unwrap().term.due(builtin(), Start::day(date(9999, 1, 1))).is_err());
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..3200_i64).prop_map(|days| date(2018, 1, 1).checked_add(days.days()).unwrap())
}

proptest! {
    #[test]
    fn the_strict_reading_is_never_later_and_the_next_step_never_earlier(day in any_day(), place in 0..49_usize) {
        if let Ok(due) = rules()[place].term.due(builtin(), Start::day(day)) {
            prop_assert!(due.safe <= due.legal);
            if let Ok(opens_on) = due.opens_on {
                prop_assert!(due.legal < opens_on);
                prop_assert_eq!(builtin().is_working(opens_on, Reading::Legal), Ok(true));
            }
        }
    }

    #[test]
    fn a_later_event_never_ends_earlier(day in any_day(), more in 0..40_i64, place in 0..49_usize) {
        let term = rules()[place].term;
        let later = day.checked_add(more.days()).unwrap();
        if let (Ok(one), Ok(two)) = (term.due(builtin(), Start::day(day)), term.due(builtin(), Start::day(later))) {
            prop_assert!(one.legal <= two.legal && one.safe <= two.safe);
        }
    }

    #[test]
    fn counted_back_the_whole_period_still_fits(day in any_day(), length in 1..60_u16) {
        let back = Term {
            length,
            unit: Unit::WorkingDay,
            direction: Direction::Before,
            starts_on: StartsOn::End,
        };
        let on = Term { direction: Direction::After, ..back };
        if let Ok(due) = back.due(builtin(), Start::day(day)) {
            prop_assert!(on.due(builtin(), Start::day(due.legal)).unwrap().legal <= day);
            let next = builtin().nth_after(due.legal, 1, Reading::Legal).unwrap();
            prop_assert!(on.due(builtin(), Start::day(next)).map_or(true, |too_late| too_late.legal > day));
        }
    }
}
