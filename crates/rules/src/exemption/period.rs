//! How long information may be withheld, and when people are reminded of the end.

use jiff::ToSpan;
use jiff::civil::Date;

use super::ground::{Ground, LongestPeriod};
use crate::calendar::{NotLoaded, WorkCalendar};
use crate::deadline::{Due, Profile, Start, rule};

/// Calendar days before the end on which the people concerned are reminded; from the last day for the opening
/// decision on it is every day ([`last_reminders`]).
pub const REMINDER_DAYS: [i32; 3] = [120, 90, 60];

/// Calendar days before the end on which [`last_reminders`] is asked, for the 30 working days of the law: the opening
/// decision is due no earlier than that in any year, holidays and collective leave included, and the calendar of the
/// end is known by then. A body that decides earlier looks earlier by the same share.
const LAST_LOOK: i64 = 75;

/// What a decision says about its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period<'a> {
    /// Last day on which it is withheld.
    pub until: Option<Date>,
    /// Words for a period without a fixed end: which rule or which need decides.
    pub basis: &'a str,
    /// Day on which someone must look again when no end is fixed.
    pub review_on: Option<Date>,
}

/// Why a period is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodRefused {
    /// The ground needs a fixed last day (PP 61/2010 Ps.5(1)).
    UntilMissing,
    /// The last day lies beyond the longest period of the ground (PP 61/2010 Ps.5(1)).
    TooLong,
    /// The last day is not after the day of the decision.
    Over,
    /// No last day, and no rule or need that decides (PP 61/2010 Ps.6–9).
    BasisMissing,
    /// No last day, and no day of review: letters a–f are not permanent (UU 14/2008 Ps.20(1)).
    ReviewMissing,
}

/// Checks the period of a decision made on `decided_on`.
pub fn check_period(ground: &Ground, decided_on: Date, period: Period<'_>) -> Result<(), PeriodRefused> {
    if let Some(until) = period.until {
        if until <= decided_on {
            return Err(PeriodRefused::Over);
        }
        if let LongestPeriod::Years(years) = ground.longest {
            let last =
                decided_on.checked_add(i64::from(years).years()).map_err(|_| PeriodRefused::TooLong)?;
            if until > last {
                return Err(PeriodRefused::TooLong);
            }
        }
        return Ok(());
    }
    if matches!(ground.longest, LongestPeriod::Years(_)) {
        return Err(PeriodRefused::UntilMissing);
    }
    if period.basis.trim().is_empty() {
        return Err(PeriodRefused::BasisMissing);
    }
    match period.review_on {
        Some(review_on) if review_on > decided_on => Ok(()),
        _ => Err(PeriodRefused::ReviewMissing),
    }
}

/// The first day on which information withheld until `until` is public.
pub fn ends_after(until: Date) -> Date {
    until.tomorrow().unwrap_or(until)
}

/// The dates of the opening decision of information withheld until `until`: counted back 30 working days
/// (PP 61/2010 Ps.11(2)), or as many more as the body's own rule asks for.
/// Errors: `NotLoaded` when the calendar does not hold those days.
pub fn opening_due(until: Date, calendar: &WorkCalendar, profile: &Profile) -> Result<Due, NotLoaded> {
    let rule = rule("DL.EXE.DECIDE").ok_or(NotLoaded { year: until.year() })?;
    profile.term(rule).due(calendar, Start::day(until))
}

/// Days on which reminders of an end are due, from the first to the last, those before `from` left out.
pub fn reminder_days(until: Date, from: Date) -> Vec<Date> {
    let days = REMINDER_DAYS.into_iter().filter_map(|days| until.checked_sub(days.days()).ok());
    days.filter(|day| *day >= from).collect()
}

/// The day on which [`last_reminders`] is to be asked, `from` or later.
pub fn last_look(until: Date, from: Date, profile: &Profile) -> Date {
    let days = rule("DL.EXE.DECIDE").map_or(LAST_LOOK, |rule| {
        let (own, of_law) = (i64::from(profile.term(rule).length), i64::from(rule.term.length.max(1)));
        (LAST_LOOK * own + of_law - 1) / of_law
    });
    until.checked_sub(days.days()).unwrap_or(from).max(from)
}

/// The reminders of the end's last stretch, `from` or later: every day from the safe day of the opening decision
/// on. While the calendar does not hold it, every week from `from` on: too early rather than too late.
pub fn last_reminders(until: Date, from: Date, calendar: &WorkCalendar, profile: &Profile) -> Vec<Date> {
    let (first, step) = match opening_due(until, calendar, profile) {
        Ok(due) => (due.safe.max(from), 1),
        Err(_) => (from, 7),
    };
    std::iter::successors(Some(first), |day| day.tomorrow().ok())
        .take_while(|day| *day <= until)
        .step_by(step)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::ground::ground;
    use super::*;
    use crate::calendar::builtin;
    use jiff::civil::date;

    const DECIDED: Date = date(2026, 11, 23);

    fn law() -> Profile {
        Profile::default()
    }

    fn until(day: Date) -> Period<'static> {
        Period { until: Some(day), ..Period::default() }
    }

    #[test]
    fn pp_61_2010_ps_5_thirty_years_to_the_day() {
        let law = ground("EX17A").unwrap();
        assert_eq!(check_period(law, DECIDED, until(date(2056, 11, 23))), Ok(()));
        assert_eq!(check_period(law, DECIDED, until(date(2056, 11, 24))), Err(PeriodRefused::TooLong));
        assert_eq!(check_period(law, DECIDED, Period::default()), Err(PeriodRefused::UntilMissing));
        assert_eq!(check_period(law, DECIDED, until(DECIDED)), Err(PeriodRefused::Over));
    }

    #[test]
    fn uu_14_2008_ps_20_without_a_last_day_there_is_a_basis_and_a_day_of_review() {
        let secret = ground("EX17H").unwrap();
        let open = Period { until: None, basis: "selama rahasia pribadi perlu dilindungi", review_on: None };
        assert_eq!(check_period(secret, DECIDED, Period::default()), Err(PeriodRefused::BasisMissing));
        assert_eq!(check_period(secret, DECIDED, open), Err(PeriodRefused::ReviewMissing));
        let reviewed = Period { review_on: Some(date(2027, 11, 23)), ..open };
        assert_eq!(check_period(secret, DECIDED, reviewed), Ok(()));
    }

    #[test]
    fn pp_61_2010_ps_11_ayat_2_reminders_come_in_time_for_the_opening_decision() {
        let until = date(2026, 12, 31);
        let early = reminder_days(until, date(2026, 9, 20));
        assert_eq!(early, [date(2026, 10, 2), date(2026, 11, 1)]);
        assert_eq!(last_look(until, date(2026, 9, 20), &law()), date(2026, 10, 17));
        assert_eq!(last_look(until, DECIDED, &law()), DECIDED);
        let due = opening_due(until, builtin(), &law()).unwrap();
        assert_eq!((due.legal, due.safe), (date(2026, 11, 17), date(2026, 11, 16)));
        let daily = last_reminders(until, date(2026, 10, 17), builtin(), &law());
        assert_eq!((daily.first(), daily.last()), (Some(&due.safe), Some(&until)));
        assert_eq!(daily.len(), 46);
        assert_eq!(last_reminders(until, DECIDED, builtin(), &law()).first(), Some(&DECIDED));
    }

    #[test]
    fn pp_61_2010_ps_11_ayat_2_a_city_that_decides_earlier_is_reminded_earlier() {
        let until = date(2026, 12, 31);
        let own = crate::deadline::Change {
            code: "DL.EXE.DECIDE".to_owned(),
            length: 40,
            basis: "Perwali 1/2026".to_owned(),
        };
        let own = Profile::new(vec![own], None).unwrap();
        let (early, late) =
            (opening_due(until, builtin(), &own).unwrap(), opening_due(until, builtin(), &law()).unwrap());
        assert!(early.legal < late.legal);
        assert_eq!(last_look(until, date(2026, 1, 1), &own), date(2026, 9, 22));
        let daily = last_reminders(until, date(2026, 9, 22), builtin(), &own);
        assert_eq!(daily.first(), Some(&early.safe));
    }

    #[test]
    fn where_the_calendar_ends_reminders_come_every_week() {
        let until = date(2027, 3, 31);
        assert_eq!(opening_due(until, builtin(), &law()), Err(NotLoaded { year: 2027 }));
        let weekly = last_reminders(until, date(2027, 1, 30), builtin(), &law());
        assert_eq!((weekly.len(), weekly.get(1)), (9, Some(&date(2027, 2, 6))));
    }

    #[test]
    fn in_every_loaded_year_the_last_look_comes_before_the_opening_decision_is_due() {
        let ends = std::iter::successors(Some(date(2019, 1, 1)), |day| day.tomorrow().ok());
        for until in ends.take_while(|day| *day <= date(2026, 12, 31)) {
            let due = opening_due(until, builtin(), &law()).unwrap();
            assert!(last_look(until, date(2018, 1, 1), &law()) <= due.safe, "{until}");
        }
    }
}
