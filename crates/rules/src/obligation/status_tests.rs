//! Tests of the status of obligations, named after the articles.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::obligation::catalogue;
use crate::zone::instant;

fn wib() -> TimeZone {
    TimeZone::get("Asia/Jakarta").unwrap()
}

fn at(day: Date) -> i64 {
    instant(day.at(12, 0, 0, 0), &wib()).unwrap()
}

fn standing(code: &str, verified: Option<Date>, today: Date) -> Standing {
    let facts = Facts { verified_at: verified.map(at), ..Facts::default() };
    status(catalogue().find(code).unwrap(), &facts, at(today), &wib())
}

fn signed(kind: StatementKind, year: Option<i16>, today: Date) -> ObligationStatus {
    let facts = Facts { statement: Some(Statement { kind, year }), ..Facts::default() };
    status(catalogue().find("BK.02.a").unwrap(), &facts, at(today), &wib()).status
}

#[test]
fn uu_14_2008_ps_9_3_periodic_information_is_fresh_for_six_months() {
    let verified = Some(date(2026, 5, 22));
    let last_day = standing("BK.02.a", verified, date(2026, 11, 22));
    assert_eq!(last_day.status, ObligationStatus::Published);
    assert_eq!(last_day.due_on, Some(date(2026, 11, 22)));
    assert_eq!(standing("BK.02.a", verified, date(2026, 11, 23)).status, ObligationStatus::Stale);
}

#[test]
fn uu_14_2008_ps_9_3_six_months_hold_where_the_row_names_no_period() {
    for code in ["BK.LG.14", "BK.09.2.01"] {
        assert_eq!(clock_months(catalogue().find(code).unwrap()), Some(SIX_MONTHS), "{code}");
    }
}

#[test]
fn uu_14_2008_ps_10_and_11_what_follows_an_event_or_a_change_has_no_clock() {
    for code in ["SM.01", "SS.16", "SS.04.a"] {
        let years_later = standing(code, Some(date(2020, 1, 1)), date(2026, 1, 1));
        assert_eq!((years_later.status, years_later.due_on), (ObligationStatus::Published, None), "{code}");
    }
}

#[test]
fn the_shortest_of_several_periods_rules() {
    // P1Y|P6M
    assert_eq!(clock_months(catalogue().find("BK.04.a").unwrap()), Some(6));
    // P1M|ON_CHANGE
    assert_eq!(clock_months(catalogue().find("SS.10").unwrap()), Some(1));
}

#[test]
fn a_month_ends_where_the_calendar_ends_it() {
    let until = standing("BK.02.a", Some(date(2026, 8, 31)), date(2026, 9, 1)).due_on;
    assert_eq!(until, Some(date(2027, 2, 28)));
}

#[test]
fn pp_13_2019_the_summary_of_the_lppd_counts_until_31_march_of_the_next_year() {
    let verified = Some(date(2026, 2, 10));
    let fresh = standing("BK.LG.16", verified, date(2027, 3, 31));
    assert_eq!((fresh.status, fresh.due_on), (ObligationStatus::Published, Some(date(2027, 3, 31))));
    assert_eq!(standing("BK.LG.16", verified, date(2027, 4, 1)).status, ObligationStatus::Stale);
    let never = standing("BK.LG.16", None, date(2026, 11, 22));
    assert_eq!((never.status, never.due_on), (ObligationStatus::Missing, Some(date(2026, 3, 31))));
}

#[test]
fn a_day_is_a_day_of_the_citys_zone() {
    let row = catalogue().find("BK.02.a").unwrap();
    // 1 June 2026, 00:30 in Jakarta, is still May in UTC.
    let verified = instant(date(2026, 6, 1).at(0, 30, 0, 0), &wib()).unwrap();
    let facts = Facts { verified_at: Some(verified), ..Facts::default() };
    assert_eq!(status(row, &facts, verified, &wib()).due_on, Some(date(2026, 12, 1)));
    assert_eq!(status(row, &facts, verified, &TimeZone::UTC).due_on, Some(date(2026, 11, 30)));
}

#[test]
fn a_statement_that_there_is_nothing_holds_for_its_year_only() {
    let kind = StatementKind::NothingToReport;
    assert_eq!(signed(kind, Some(2026), date(2026, 12, 31)), ObligationStatus::NothingToReport);
    assert_eq!(signed(kind, Some(2026), date(2027, 1, 1)), ObligationStatus::Missing);
    assert_eq!(signed(kind, None, date(2026, 1, 1)), ObligationStatus::Missing);
}

#[test]
fn a_statement_that_it_does_not_apply_holds_until_it_is_taken_back() {
    let kind = StatementKind::NotApplicable;
    assert_eq!(signed(kind, None, date(2031, 1, 1)), ObligationStatus::NotApplicable);
}

#[test]
fn a_fresh_publication_beats_every_paper_and_a_paper_beats_a_stale_one() {
    let row = catalogue().find("BK.02.a").unwrap();
    let statement = Some(Statement { kind: StatementKind::NotApplicable, year: None });
    let facts = |verified| Facts { verified_at: Some(at(verified)), statement, is_exempt: true };
    let today = at(date(2026, 11, 22));
    let fresh = status(row, &facts(date(2026, 11, 1)), today, &wib()).status;
    assert_eq!(fresh, ObligationStatus::Published);
    assert_eq!(status(row, &facts(date(2020, 1, 1)), today, &wib()).status, ObligationStatus::Exempt);
}

#[test]
fn a_heading_stands_as_its_worst_item() {
    use ObligationStatus::{Missing, NotApplicable, Published, Stale};
    assert_eq!(roll_up([Published, Stale, Missing].into_iter()), Some(Missing));
    assert_eq!(roll_up([Published, NotApplicable].into_iter()), Some(Published));
    assert_eq!(roll_up(std::iter::empty()), None);
    assert_eq!(ObligationStatus::ALL.iter().filter(|status| status.is_open()).count(), 2);
}

proptest! {
    #[test]
    fn once_stale_it_stays_stale_until_someone_verifies_again(
        row in 0usize..177, verified in 0i32..3_000, first in 0i32..1_500, more in 0i32..1_500,
    ) {
        let row = catalogue().all().get(row).unwrap();
        let start = date(2020, 1, 1);
        let plus = |days: i32| start.checked_add(days.days()).unwrap();
        let on = |today: i32| {
            let facts = Facts { verified_at: Some(at(plus(verified))), ..Facts::default() };
            status(row, &facts, at(plus(today)), &wib())
        };
        let (early, late) = (on(verified + first), on(verified + first + more));
        prop_assert!(early.status != ObligationStatus::Stale || late.status == ObligationStatus::Stale);
        prop_assert_eq!(early.due_on, late.due_on);
        if let Some(due) = early.due_on {
            prop_assert_eq!(early.status == ObligationStatus::Published, plus(verified + first) <= due);
            prop_assert!(due > plus(verified));
        }
    }

    #[test]
    fn verifying_later_never_counts_for_shorter(row in 0usize..177, first in 0i32..3_000, more in 0i32..1_000) {
        let row = catalogue().all().get(row).unwrap();
        let plus = |days: i32| date(2020, 1, 1).checked_add(days.days()).unwrap();
        prop_assert!(counts_until(row, plus(first)) <= counts_until(row, plus(first + more)));
    }
}

#[test]
fn uu_14_2008_ps_17_an_exemption_settles_what_is_missing_and_weighs_more_than_a_paper_of_the_unit() {
    let with = |statement: Option<Statement>| {
        let facts = Facts { statement, is_exempt: true, ..Facts::default() };
        status(catalogue().find("BK.02.a").unwrap(), &facts, at(date(2026, 11, 22)), &wib())
    };
    let exempt = Standing { status: ObligationStatus::Exempt, due_on: None };
    let paper = Statement { kind: StatementKind::NotApplicable, year: None };
    assert_eq!((with(None), with(Some(paper))), (exempt, exempt));
    assert!(!ObligationStatus::Exempt.is_open());
}
