//! Until when a half-yearly report is due, and how late it is.

use std::fmt;

use jiff::civil::Date;

use super::HalfYear;

/// Day of July or January on which reports are due unless the body says otherwise (`domain.md` §9).
pub const DUE_DAY: i8 = 15;

/// Days before the due day on which a unit is told.
const AHEAD: [i32; 2] = [7, 1];

/// The body's own day of the month after the half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay(i8);

/// Why a day cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueFault;

impl Default for DueDay {
    fn default() -> Self {
        Self(DUE_DAY)
    }
}

impl DueDay {
    /// A day of July and January, 1 to 31. Errors: [`DueFault`] for every other number.
    pub fn new(day: i64) -> Result<Self, DueFault> {
        i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(Self).ok_or(DueFault)
    }

    /// The day of the month.
    pub fn day(self) -> i8 {
        self.0
    }

    /// Last day on which a report of the half-year is in time.
    pub fn of(self, period: HalfYear) -> Date {
        let first = period.next().first_day();
        first.with().day(self.0).build().unwrap_or(first)
    }
}

impl fmt::Display for DueDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// How a report stands to its due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// Signed on or before the due day.
    InTime,
    /// Not signed yet, so many days are left; 0 on the due day itself.
    Open(i32),
    /// Signed, or still not signed, so many days after the due day.
    Late(i32),
}

impl Lateness {
    /// Days beyond the due day; none while it is in time.
    pub fn days_late(self) -> Option<i32> {
        match self {
            Self::Late(days) => Some(days),
            Self::InTime | Self::Open(_) => None,
        }
    }
}

/// How late a report is. `signed_on` is the day of the first signature: a report that was sent back is not made late
/// by the office that reads it.
pub fn lateness(signed_on: Option<Date>, due_on: Date, today: Date) -> Lateness {
    let beyond = (signed_on.unwrap_or(today) - due_on).get_days();
    match (signed_on, beyond) {
        (_, 1..) => Lateness::Late(beyond),
        (Some(_), _) => Lateness::InTime,
        (None, _) => Lateness::Open(-beyond),
    }
}

/// Whether a unit that has not signed is told today: a week and a day ahead. Late reports are for the ladder of contact
/// ([`crate::contact`]). `told_on` is the last day it was told.
pub fn must_remind(due_on: Date, today: Date, told_on: Option<Date>) -> bool {
    AHEAD.contains(&(due_on - today).get_days()) && told_on != Some(today)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn reports_are_due_in_july_and_january() {
        let first = HalfYear::parse("2026-1").unwrap();
        assert_eq!(DueDay::default().of(first), date(2026, 7, 15));
        assert_eq!(DueDay::default().of(first.next()), date(2027, 1, 15));
        assert_eq!(DueDay::new(31).unwrap().of(first), date(2026, 7, 31));
        assert_eq!((DueDay::new(0), DueDay::new(32)), (Err(DueFault), Err(DueFault)));
    }

    #[test]
    fn the_due_day_itself_is_in_time_and_a_returned_report_stays_in_time() {
        let due = date(2026, 7, 15);
        assert_eq!(lateness(Some(due), due, date(2026, 9, 1)), Lateness::InTime);
        assert_eq!(lateness(Some(date(2026, 7, 18)), due, date(2026, 9, 1)), Lateness::Late(3));
        assert_eq!(lateness(None, due, date(2026, 7, 15)), Lateness::Open(0));
        assert_eq!(lateness(None, due, date(2026, 7, 16)), Lateness::Late(1));
        assert_eq!(lateness(None, due, date(2026, 7, 1)).days_late(), None);
    }

    #[test]
    fn a_unit_is_told_a_week_and_a_day_ahead() {
        let due = date(2026, 7, 15);
        let told = |today, last| must_remind(due, today, last);
        assert!(told(date(2026, 7, 8), None) && told(date(2026, 7, 14), Some(date(2026, 7, 8))));
        assert!(!told(date(2026, 7, 8), Some(date(2026, 7, 8))), "once a day");
        assert!(!told(date(2026, 7, 10), None) && !told(due, None));
        assert!(!told(date(2026, 7, 16), Some(date(2026, 7, 14))), "then the ladder of contact speaks");
    }
}
