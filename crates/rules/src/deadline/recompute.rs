//! What a changed calendar does to a date that was told to someone.

use super::term::{Due, Start, Term};
use crate::calendar::{NotLoaded, WorkCalendar};

/// The dates after a change of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recomputed {
    /// The dates that hold now.
    pub due: Due,
    /// The dates the new calendar gives by itself, for the log.
    pub computed: Due,
    /// Whether anything differs from what was told.
    pub is_changed: bool,
}

/// Counts again with another calendar. What was told to a citizen (`legal`, `opens_on` and the hour) never
/// moves earlier (`domain.md` §12); the officers' date moves both ways. `told` is `None` when nothing could be
/// computed before. Errors: `NotLoaded` when the new calendar ends before the date.
pub fn recompute(
    term: Term,
    calendar: &WorkCalendar,
    start: Start,
    told: Option<&Due>,
) -> Result<Recomputed, NotLoaded> {
    let computed = term.due(calendar, start)?;
    let due = told.map_or(computed, |told| Due {
        legal: told.legal.max(computed.legal),
        safe: computed.safe,
        opens_on: later(told.opens_on, computed.opens_on),
        at: told.at.max(computed.at),
    });
    Ok(Recomputed { due, computed, is_changed: told != Some(&due) })
}

/// The later of two days that are known, else the one that is.
fn later<T: Ord, E>(told: Result<T, E>, computed: Result<T, E>) -> Result<T, E> {
    match (told, computed) {
        (Ok(told), Ok(computed)) => Ok(told.max(computed)),
        (Ok(known), Err(_)) | (Err(_), Ok(known)) => Ok(known),
        (Err(_), Err(why)) => Err(why),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::super::rule;
    use super::*;
    use crate::calendar::{CalendarDay, DayKind, builtin, laid_over};

    fn with(day: Date, kind: DayKind) -> WorkCalendar {
        let day = CalendarDay { date: day, kind, name: "x".to_owned(), decree: "y".to_owned() };
        WorkCalendar::new("uji", "keputusan", false, laid_over(builtin(), vec![day]))
    }

    const FRIDAY: Date = date(2026, 7, 3);

    fn told() -> (Term, Due) {
        let term = rule("DL.REQ.ANSWER").unwrap().term;
        (term, term.due(builtin(), Start::day(FRIDAY)).unwrap())
    }

    #[test]
    fn a_holiday_announced_yesterday_moves_the_date_later() {
        let (term, told) = told();
        let newer = with(date(2026, 7, 8), DayKind::CollectiveLeave);
        let again = recompute(term, &newer, Start::day(FRIDAY), Some(&told)).unwrap();
        assert!(again.is_changed);
        assert_eq!((told.legal, again.due.legal), (date(2026, 7, 17), date(2026, 7, 20)));
        // Collective leave never moves the strict reading.
        assert_eq!(again.due.safe, told.safe);
    }

    #[test]
    fn a_day_that_becomes_a_working_day_never_moves_what_was_told_earlier() {
        let (term, told) = told();
        let newer = with(date(2026, 7, 11), DayKind::SpecialWorkday);
        let again = recompute(term, &newer, Start::day(FRIDAY), Some(&told)).unwrap();
        assert_eq!((again.due.legal, again.due.opens_on), (told.legal, told.opens_on));
        assert_eq!(again.computed.legal, date(2026, 7, 16));
        assert!(again.due.safe < told.safe, "officers are warned earlier");
    }

    #[test]
    fn a_date_that_could_not_be_known_becomes_known() {
        let (term, _) = told();
        let again = recompute(term, builtin(), Start::day(FRIDAY), None).unwrap();
        assert!(again.is_changed);
        let far = recompute(term, builtin(), Start::day(date(2026, 12, 28)), None);
        assert_eq!(far, Err(NotLoaded { year: 2027 }));
        let open_end = Due { opens_on: Err(NotLoaded { year: 2027 }), ..again.due };
        let filled = recompute(term, builtin(), Start::day(FRIDAY), Some(&open_end)).unwrap();
        assert_eq!(filled.due.opens_on, again.due.opens_on);
    }

    #[test]
    fn the_same_calendar_changes_nothing() {
        let (term, told) = told();
        let again = recompute(term, builtin(), Start::day(FRIDAY), Some(&told)).unwrap();
        assert!(!again.is_changed && again.due == told && again.computed == told);
    }

    proptest! {
        #[test]
        fn no_change_of_any_day_moves_a_told_date_earlier(offset in 0..60_i64, kind in 0..5_usize) {
            let day = date(2026, 6, 15).checked_add(jiff::Span::new().days(offset)).unwrap();
            let kinds = <DayKind as crate::Code>::ALL;
            let (term, told) = told();
            let again = recompute(term, &with(day, kinds[kind]), Start::day(FRIDAY), Some(&told)).unwrap();
            prop_assert!(again.due.legal >= told.legal);
            prop_assert!(again.due.opens_on.unwrap() >= told.opens_on.unwrap());
            prop_assert!(again.due.safe <= again.due.legal);
        }
    }
}
