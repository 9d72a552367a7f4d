//! The proof of a date: every day from the event to the end, and why it counts or does not.

use jiff::civil::Date;

use super::term::{Direction, Due, Start, Term, Unit};
use crate::calendar::{DayKind, NotLoaded, Reading, WorkCalendar};
use crate::code::coded;

coded! {
    /// Why a day counts or does not.
    pub enum Why {
        /// The day of the event; counting begins after it.
        Event = "event",
        /// Counts.
        Counted = "counted",
        /// Saturday or Sunday.
        Weekend = "weekend",
        /// *Hari libur nasional*.
        NationalHoliday = "national_holiday",
        /// *Cuti bersama*: counts by the strict reading only.
        CollectiveLeave = "collective_leave",
        /// Holiday of the region.
        LocalHoliday = "local_holiday",
        /// Voting day.
        ElectionDay = "election_day",
        /// Counts though the week says otherwise.
        SpecialWorkday = "special_workday",
    }
}

/// One day of the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedDay {
    /// The day.
    pub date: Date,
    /// What the calendar says about it, when it says something.
    pub kind: Option<DayKind>,
    /// Its name in the calendar; empty on a plain day.
    pub name: String,
    /// Counted as the n-th by the prevailing reading.
    pub n: Option<u16>,
    /// Counted as the n-th by the strict reading.
    pub n_safe: Option<u16>,
    /// Why.
    pub why: Why,
}

/// The proof of `due`, which is the answer of `term` to `start`. In order of dates, from the event to `legal`;
/// counted back, from `safe` to the event. Months are shown by their marks, hours by each full day.
/// Errors: as [`Term::due`].
pub fn explain(
    term: Term,
    calendar: &WorkCalendar,
    start: Start,
    due: &Due,
) -> Result<Vec<ExplainedDay>, NotLoaded> {
    let event = start.date();
    match (term.unit, term.direction) {
        (Unit::Month, _) => (0..=term.length)
            .map(|n| Ok(marked(calendar, term.by_date(event, n)?, Some(n).filter(|n| *n > 0))))
            .collect(),
        (Unit::WorkingDay, Direction::After) => working_days(term, calendar, event, due),
        (Unit::WorkingDay, Direction::Before) => counted_back(term, calendar, event, due),
        (Unit::CalendarDay | Unit::Hour, _) => {
            let (first, last) = if event <= due.legal { (event, due.legal) } else { (due.legal, event) };
            let days =
                days(first, last).zip(0..).map(|(day, n)| marked(calendar, day, Some(n).filter(|n| *n > 0)));
            Ok(days.collect())
        }
    }
}

/// Counting on: the event's own day is day 1 by the strict reading only.
fn working_days(
    term: Term,
    calendar: &WorkCalendar,
    event: Date,
    due: &Due,
) -> Result<Vec<ExplainedDay>, NotLoaded> {
    let (mut n, mut n_safe) = (0, 0);
    let mut proof = Vec::new();
    for day in days(event, due.legal) {
        // A period of no days ends on the event's own working day, or on the first one after it.
        let may_count = day > event || term.length == 0;
        let counts = may_count && calendar.is_working(day, Reading::Legal)?;
        let counts_safe = day <= due.safe && calendar.is_working(day, Reading::Safe)?;
        n += u16::from(counts);
        n_safe += u16::from(counts_safe);
        let mut line = marked(calendar, day, counts.then_some(n));
        line.n_safe = counts_safe.then_some(n_safe);
        if day == event && line.why == Why::Counted && !counts {
            line.why = Why::Event;
        }
        proof.push(line);
    }
    Ok(proof)
}

/// Counting back, shown forwards: after the last day for the act, the whole period passes before the end.
fn counted_back(
    term: Term,
    calendar: &WorkCalendar,
    event: Date,
    due: &Due,
) -> Result<Vec<ExplainedDay>, NotLoaded> {
    let (mut n, mut n_safe) = (0, 0);
    let mut proof = Vec::new();
    for day in days(due.safe, event) {
        let is_working = calendar.is_working(day, Reading::Legal)?;
        let counts = is_working && day > due.legal;
        let counts_safe = is_working && day > due.safe && n_safe < term.length;
        n += u16::from(counts);
        n_safe += u16::from(counts_safe);
        let mut line = marked(calendar, day, counts.then_some(n));
        line.n_safe = counts_safe.then_some(n_safe);
        if line.why == Why::Counted && !counts {
            line.why = Why::Event;
        }
        proof.push(line);
    }
    Ok(proof)
}

/// A line with what the calendar says. Without `n` a plain working day counts as the event's.
fn marked(calendar: &WorkCalendar, date: Date, n: Option<u16>) -> ExplainedDay {
    let marked = calendar.marked(date);
    let is_weekend = date.weekday().to_monday_one_offset() > 5;
    let why = match marked.map(|day| day.kind) {
        Some(DayKind::SpecialWorkday) => Why::SpecialWorkday,
        Some(_) | None if n.is_some() => Why::Counted,
        Some(DayKind::NationalHoliday) => Why::NationalHoliday,
        Some(DayKind::LocalHoliday) => Why::LocalHoliday,
        Some(DayKind::ElectionDay) => Why::ElectionDay,
        Some(DayKind::CollectiveLeave) if !is_weekend => Why::CollectiveLeave,
        Some(DayKind::CollectiveLeave) | None if is_weekend => Why::Weekend,
        Some(DayKind::CollectiveLeave) | None => Why::Counted,
    };
    ExplainedDay {
        date,
        kind: marked.map(|day| day.kind),
        name: marked.map(|day| day.name.clone()).unwrap_or_default(),
        n,
        n_safe: None,
        why,
    }
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(move |day| *day <= last)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{rule, rules};
    use super::*;
    use crate::calendar::builtin;

    fn proof(code: &str, event: Date) -> (Due, Vec<ExplainedDay>) {
        let (term, start) = (rule(code).unwrap().term, Start::day(event));
        let due = term.due(builtin(), start).unwrap();
        (due, explain(term, builtin(), start, &due).unwrap())
    }

    #[test]
    fn uu_14_2008_ps_22_the_ten_days_around_idul_fitri_2026_day_by_day() {
        let (_, days) = proof("DL.REQ.ANSWER", date(2026, 3, 13));
        let lines: Vec<String> = days
            .iter()
            .map(|day| format!("{} {:?} {:?} {}", day.date.day(), day.n, day.n_safe, day.why))
            .collect();
        assert_eq!(lines[0], "13 None Some(1) event");
        assert_eq!(lines[1], "14 None None weekend");
        assert_eq!(lines[3], "16 Some(1) Some(2) counted");
        assert_eq!(lines[5], "18 None Some(4) collective_leave");
        assert_eq!(lines[6], "19 None None national_holiday");
        assert_eq!(lines[12], "25 Some(3) Some(8) counted");
        assert_eq!(lines[14], "27 Some(5) Some(10) counted");
        assert_eq!(lines[17], "30 Some(6) None counted");
        assert_eq!(lines.last().unwrap(), "6 Some(10) None counted");
    }

    #[test]
    fn pp_61_2010_ps_11_counted_back_the_proof_shows_thirty_days_between() {
        let (due, days) = proof("DL.EXE.DECIDE", date(2026, 12, 31));
        assert_eq!(days.first().unwrap().date, due.safe);
        let of_legal: Vec<u16> = days.iter().filter_map(|day| day.n).collect();
        assert_eq!(of_legal, (1..=30).collect::<Vec<_>>());
        assert_eq!(days.iter().filter_map(|day| day.n_safe).max(), Some(30));
        assert!(days.iter().filter(|day| day.n == Some(1)).all(|day| day.date > due.legal));
    }

    #[test]
    fn the_last_counted_day_of_every_proof_is_the_date_it_proves() {
        for rule in rules() {
            let (due, days) = proof(&rule.code, date(2025, 11, 21));
            let counted: Vec<&ExplainedDay> = days.iter().filter(|day| day.n.is_some()).collect();
            match (rule.term.direction, rule.term.unit) {
                (Direction::After, Unit::WorkingDay | Unit::CalendarDay | Unit::Month) => {
                    let last = counted.last().map_or(date(2025, 11, 21), |day| day.date);
                    assert_eq!(last, due.legal, "{}", rule.code);
                    let n = counted.last().and_then(|day| day.n).unwrap_or_default();
                    assert_eq!(n.max(1), rule.term.length.max(1), "{}", rule.code);
                }
                _ => assert!(days.first().is_some_and(|day| day.date <= due.legal), "{}", rule.code),
            }
        }
    }
}
