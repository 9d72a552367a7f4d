//! How long information may be withheld, and when people are reminded of the end.

use jiff::ToSpan;
use jiff::civil::Date;

use super::ground::{Ground, LongestPeriod};

/// Calendar days before the end on which the people concerned are reminded. From the last of them on it is
/// every week: the opening decision is due 30 working days before the end (PP 61/2010 Ps.11(1)), and eight
/// weeks hold 30 working days in any year, holidays and collective leave included.
pub const REMINDER_DAYS: [i32; 3] = [120, 90, 60];

/// Calendar days from which reminders come every week.
const WEEKLY_FROM: i32 = 56;

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

/// Days on which reminders of an end are due, from the first to the last, those before `from` left out.
pub fn reminder_days(until: Date, from: Date) -> Vec<Date> {
    let weekly = (0..=WEEKLY_FROM / 7).rev().map(|week| week * 7);
    REMINDER_DAYS
        .into_iter()
        .chain(weekly)
        .filter_map(|days| until.checked_sub(days.days()).ok())
        .filter(|day| *day >= from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::ground::ground;
    use super::*;
    use jiff::civil::date;

    const DECIDED: Date = date(2026, 11, 23);

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
    fn pp_61_2010_ps_11_ayat_1_reminders_come_in_time_for_the_opening_decision() {
        let days = reminder_days(date(2027, 12, 31), DECIDED);
        assert_eq!(days.first(), Some(&date(2027, 9, 2)));
        assert_eq!(days.last(), Some(&date(2027, 12, 31)));
        assert!(days.is_sorted());
        assert_eq!(days.len(), 12);
        assert!(reminder_days(date(2026, 12, 1), DECIDED).iter().all(|day| *day >= DECIDED));
    }
}
