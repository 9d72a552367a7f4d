//! Filing an objection: from which day each ground counts, whether the filing is in time, and what it holds.
//!
//! Late and early filings are taken and marked: nobody is turned away over a day (`domain.md` §6).

use jiff::civil::Date;

use super::{FoundOn, ObjectionReason};
use crate::calendar::WorkCalendar;
use crate::code::coded;
use crate::deadline::{Start, rule};

coded! {
    /// How a filing stands to the thirty working days of UU 14/2008 Ps.36(1).
    pub enum Timing {
        /// Within them.
        InTime = "in_time",
        /// Before the ground exists: the answer may still come.
        Early = "early",
        /// After them; the supervising officer decides what follows.
        Late = "late",
        /// The calendar does not reach the day it hangs on.
        Unknown = "unknown",
    }
}

/// The days of a request on which its grounds hang.
#[derive(Debug, Clone, Copy, Default)]
pub struct CaseDays {
    /// Day of the written notice.
    pub answered_on: Option<Date>,
    /// Last day for it by the prevailing reading.
    pub due: Option<Date>,
}

/// The thirty working days of one ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The ground.
    pub reason: ObjectionReason,
    /// Day from which they count; none while it lies in what has not happened or cannot be counted.
    pub started_on: Option<Date>,
    /// Their last day; none when it cannot be counted.
    pub last_on: Option<Date>,
    /// How a filing of today stands to them.
    pub timing: Timing,
}

/// The thirty working days of a ground as they stand `today`.
/// Units: working days of `calendar`.
/// Law: UU 14/2008 Ps.36(1). Confidence: high for the length; what counts as "found" is our reading.
pub fn window(reason: ObjectionReason, days: &CaseDays, calendar: &WorkCalendar, today: Date) -> Window {
    let started_on = match reason.found_on() {
        FoundOn::AnswerReceived => days.answered_on,
        FoundOn::LastDayPassed => days.due,
        // Whoever files today has noticed it by today.
        FoundOn::Noticed => Some(today),
    };
    let last = started_on
        .zip(rule("DL.OBJ.FILE"))
        .map(|(start, rule)| rule.term.due(calendar, Start::day(start)).map(|due| due.legal));
    let has_begun = match reason.found_on() {
        FoundOn::LastDayPassed => started_on.is_some_and(|last_day| today > last_day),
        FoundOn::AnswerReceived | FoundOn::Noticed => started_on.is_some(),
    };
    let timing = match last {
        None if reason.found_on() == FoundOn::LastDayPassed => Timing::Unknown,
        _ if !has_begun => Timing::Early,
        Some(Ok(last)) if today > last => Timing::Late,
        // A last day in a year without a calendar lies ahead of every day before that year.
        Some(Err(missing)) if today.year() >= missing.year => Timing::Unknown,
        _ => Timing::InTime,
    };
    Window { reason, started_on, last_on: last.and_then(Result::ok), timing }
}

/// The filing as a whole: one ground in time carries it.
pub fn timing_of(windows: &[Window]) -> Timing {
    let has = |timing: Timing| windows.iter().any(|window| window.timing == timing);
    [Timing::InTime, Timing::Late, Timing::Early].into_iter().find(|one| has(*one)).unwrap_or(Timing::Unknown)
}

/// An objection as typed, without spaces at its ends. Empty = not stated.
#[derive(Debug, Clone, Copy)]
pub struct Filing<'a> {
    /// The grounds that were ticked.
    pub reasons: &'a [ObjectionReason],
    /// What happened (*kasus posisi*).
    pub position: &'a str,
    /// What the information is for.
    pub purpose: &'a str,
    /// Where the answer goes, when it is not where the request says.
    pub email: &'a str,
    /// Who acts for the requester.
    pub representative: &'a str,
    /// Of which paper that right comes.
    pub power_of_attorney: &'a str,
}

/// Why an objection cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingFault {
    /// No ground of Ps.35(1) is ticked.
    Reasons,
    /// Ps.35(1) elucidation: the case position.
    Position,
    /// Ps.35(1) elucidation: the purpose of use.
    Purpose,
    /// Who represents someone names the power of attorney.
    PowerOfAttorney,
    /// Not a mail address.
    Email,
}

/// Checks an objection against its least contents; every fault at once.
/// Law: UU 14/2008 Ps.35(1) and its elucidation. Confidence: high.
pub fn check_filing(filing: &Filing<'_>) -> Vec<FilingFault> {
    let faults = [
        (filing.reasons.is_empty(), FilingFault::Reasons),
        (filing.position.is_empty(), FilingFault::Position),
        (filing.purpose.is_empty(), FilingFault::Purpose),
        (
            !filing.representative.is_empty() && filing.power_of_attorney.is_empty(),
            FilingFault::PowerOfAttorney,
        ),
        (!filing.email.is_empty() && !crate::request::is_email(filing.email), FilingFault::Email),
    ];
    faults.into_iter().filter(|(is_fault, _)| *is_fault).map(|(_, fault)| fault).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Code;
    use crate::calendar::builtin;
    use ObjectionReason as R;

    const DAYS: CaseDays = CaseDays { answered_on: Some(date(2026, 7, 6)), due: Some(date(2026, 7, 20)) };

    fn timing(reason: R, days: CaseDays, today: Date) -> Timing {
        window(reason, &days, builtin(), today).timing
    }

    #[test]
    fn uu_14_2008_ps_36_ayat_1_thirty_working_days_from_the_answer_and_not_one_more() {
        let seen = window(R::A, &DAYS, builtin(), date(2026, 7, 7));
        assert_eq!((seen.started_on, seen.timing), (DAYS.answered_on, Timing::InTime));
        let last = seen.last_on.unwrap();
        for reason in [R::A, R::D, R::F, R::G] {
            assert_eq!(timing(reason, DAYS, last), Timing::InTime, "{reason}");
            assert_eq!(timing(reason, DAYS, last.tomorrow().unwrap()), Timing::Late, "{reason}");
        }
    }

    #[test]
    fn uu_14_2008_ps_35_ayat_1_c_silence_counts_from_the_last_day_and_before_it_a_filing_is_early() {
        let silent = CaseDays { answered_on: None, ..DAYS };
        assert_eq!(timing(R::C, silent, date(2026, 7, 20)), Timing::Early);
        assert_eq!(timing(R::C, silent, date(2026, 7, 21)), Timing::InTime);
        assert_eq!(timing(R::C, silent, date(2026, 12, 1)), Timing::Late);
        assert_eq!(timing(R::C, CaseDays::default(), date(2026, 7, 21)), Timing::Unknown);
        for reason in [R::A, R::D, R::F, R::G] {
            assert_eq!(timing(reason, silent, date(2026, 7, 21)), Timing::Early, "{reason}");
        }
    }

    #[test]
    fn uu_14_2008_ps_35_ayat_1_b_and_e_count_from_the_day_they_are_noticed() {
        for reason in [R::B, R::E] {
            assert_eq!(timing(reason, CaseDays::default(), date(2026, 7, 21)), Timing::InTime, "{reason}");
        }
    }

    #[test]
    fn a_last_day_beyond_the_calendar_is_still_ahead() {
        let late_in_the_year = CaseDays { answered_on: Some(date(2026, 12, 1)), due: None };
        let seen = window(R::D, &late_in_the_year, builtin(), date(2026, 12, 2));
        assert_eq!((seen.last_on, seen.timing), (None, Timing::InTime));
        assert_eq!(timing(R::D, late_in_the_year, date(2027, 1, 4)), Timing::Unknown);
    }

    #[test]
    fn one_ground_in_time_carries_the_filing() {
        let of = |reasons: &[R], today| {
            let windows: Vec<Window> = reasons.iter().map(|r| window(*r, &DAYS, builtin(), today)).collect();
            timing_of(&windows)
        };
        assert_eq!(of(&[R::A, R::C], date(2026, 7, 7)), Timing::InTime);
        assert_eq!(of(&[R::C], date(2026, 7, 7)), Timing::Early);
        assert_eq!(of(&[R::A], date(2026, 11, 2)), Timing::Late);
        assert_eq!(of(&[R::A, R::E], date(2026, 11, 2)), Timing::InTime);
        assert_eq!(timing_of(&[]), Timing::Unknown);
    }

    #[test]
    fn uu_14_2008_ps_35_ayat_1_reason_position_and_purpose_are_needed() {
        let full = Filing {
            reasons: R::ALL,
            position: "Ditolak tanpa alasan",
            purpose: "Penelitian",
            email: "",
            representative: "",
            power_of_attorney: "",
        };
        assert_eq!(check_filing(&full), Vec::new());
        let empty = Filing { reasons: &[], position: "", purpose: "", ..full };
        assert_eq!(check_filing(&empty), [FilingFault::Reasons, FilingFault::Position, FilingFault::Purpose]);
        let wrong = Filing { representative: "Kuasa", email: "bukan surel", ..full };
        assert_eq!(check_filing(&wrong), [FilingFault::PowerOfAttorney, FilingFault::Email]);
    }
}
