//! The rungs of the ladder and the day of each. A body may move the days, never the order.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::about::About;
use crate::Code as _;
use crate::activity::Month;
use crate::code::coded;

coded! {
    /// Somebody who is spoken to, in the order of the ladder.
    pub enum Rung {
        /// Operators of the unit, while the month can still be saved.
        Operator = "operator",
        /// Operators again, and the unit's PPID, when the month ended without news.
        OperatorAgain = "operator_again",
        /// Secretary of the unit: its PPID.
        Secretary = "secretary",
        /// Head of the unit, by letter.
        Head = "head",
        /// The communications office: it telephones.
        Office = "office",
    }
}

/// Days that pass at least between two rungs, so that a machine that was down does not climb in one morning.
const GAP_DAYS: i64 = 3;

/// When a rung is reached: so many months after the silent one, on a day of that month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RungDay {
    /// Months after the silent month; 0 is the month itself.
    pub months_after: u8,
    /// Day of that month, 1 to 28.
    pub day: u8,
}

impl RungDay {
    /// The calendar day for a silent month.
    pub fn of(self, month: Month) -> Date {
        let reached = (0..self.months_after).fold(month, |month, _| month.next());
        reached.first_day().saturating_add(i64::from(self.day.saturating_sub(1)).days())
    }
}

/// Why days make no ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LadderFault {
    /// A day outside 1 to 28, or more than three months after.
    Day(Rung),
    /// A rung that is not after the one below it.
    Order(Rung),
}

/// The ladder of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder {
    days: [RungDay; 5],
}

impl Default for Ladder {
    /// Day 20 of the month, then day 1, 5, 10 and 15 of the month after.
    fn default() -> Self {
        let on = |months_after, day| RungDay { months_after, day };
        Self { days: [on(0, 20), on(1, 1), on(1, 5), on(1, 10), on(1, 15)] }
    }
}

/// The next rung and its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Who is next.
    pub rung: Rung,
    /// From when on.
    pub on: Date,
}

impl Ladder {
    /// A ladder with days of the body's own, lowest rung first.
    /// Errors: the first rung whose day is no day or not after the one below.
    pub fn new(days: [RungDay; 5]) -> Result<Self, LadderFault> {
        let mut below: Option<RungDay> = None;
        for (rung, day) in Rung::ALL.iter().copied().zip(days) {
            if !(1..=28).contains(&day.day) || day.months_after > 3 {
                return Err(LadderFault::Day(rung));
            }
            if below.is_some_and(|below| day <= below) {
                return Err(LadderFault::Order(rung));
            }
            below = Some(day);
        }
        Ok(Self { days })
    }

    /// The rungs with their days, lowest first.
    pub fn rungs(&self) -> impl Iterator<Item = (Rung, RungDay)> {
        Rung::ALL.iter().copied().zip(self.days)
    }

    /// From which day on a cause is looked at.
    pub fn begins(&self, about: About) -> Date {
        let [first, ..] = self.days;
        about.day(first, first)
    }

    /// The next rung about a cause. `last` is the highest rung reached and its day; `held_until` the last day
    /// of a promise or an accepted excuse. `None` when the top was reached.
    pub fn next(&self, about: About, last: Option<(Rung, Date)>, held_until: Option<Date>) -> Option<Due> {
        let (rung, day) = self.rungs().find(|(rung, _)| last.is_none_or(|(reached, _)| *rung > reached))?;
        let [first, ..] = self.days;
        let rested = last.map(|(_, on)| on.saturating_add(GAP_DAYS.days()));
        let released = held_until.map(|until| until.saturating_add(1.day()));
        let on = [Some(about.day(first, day)), rested, released].into_iter().flatten().max()?;
        Some(Due { rung, on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service_report::HalfYear;
    use jiff::civil::date;

    fn october() -> About {
        About::Silence(Month::parse("2026-10").unwrap())
    }

    #[test]
    fn a_silent_unit_is_written_to_on_day_20_and_again_on_day_1_then_higher_up() {
        let ladder = Ladder::default();
        let mut last = None;
        let mut climbed = Vec::new();
        while let Some(due) = ladder.next(october(), last, None) {
            climbed.push((due.rung, due.on));
            last = Some((due.rung, due.on));
        }
        assert_eq!(
            climbed,
            [
                (Rung::Operator, date(2026, 10, 20)),
                (Rung::OperatorAgain, date(2026, 11, 1)),
                (Rung::Secretary, date(2026, 11, 5)),
                (Rung::Head, date(2026, 11, 10)),
                (Rung::Office, date(2026, 11, 15)),
            ]
        );
    }

    #[test]
    fn a_late_report_is_asked_for_from_the_day_after_with_the_distances_of_the_ladder() {
        let period = HalfYear::parse("2026-1").unwrap();
        let late = About::Report(period, date(2026, 7, 15));
        assert_eq!(Ladder::default().begins(late), date(2026, 7, 16));
        let mut last = None;
        let mut days = Vec::new();
        while let Some(due) = Ladder::default().next(late, last, None) {
            days.push(due.on);
            last = Some((due.rung, due.on));
        }
        let of = |month, day| date(2026, month, day);
        assert_eq!(days, [of(7, 16), of(7, 28), of(8, 1), of(8, 6), of(8, 11)]);
        assert_eq!(About::parse(late.topic(), &late.text(), Some(date(2026, 7, 15))), Some(late));
        assert_eq!(
            About::parse(late.topic(), &late.text(), None),
            None,
            "a report without its day is no cause"
        );
    }

    #[test]
    fn a_promise_holds_the_ladder_until_the_day_after() {
        let last = Some((Rung::OperatorAgain, date(2026, 11, 1)));
        let due = Ladder::default().next(october(), last, Some(date(2026, 11, 12))).unwrap();
        assert_eq!((due.rung, due.on), (Rung::Secretary, date(2026, 11, 13)));
        let old = Ladder::default().next(october(), last, Some(date(2026, 11, 2))).unwrap();
        assert_eq!(old.on, date(2026, 11, 5), "a promise that ended early changes nothing");
    }

    #[test]
    fn after_a_long_silence_of_the_machine_the_rungs_keep_three_days_apart() {
        let due =
            Ladder::default().next(october(), Some((Rung::Operator, date(2026, 12, 20))), None).unwrap();
        assert_eq!((due.rung, due.on), (Rung::OperatorAgain, date(2026, 12, 23)));
    }

    #[test]
    fn days_of_a_body_climb_or_are_refused_by_rung() {
        let on = |months_after, day| RungDay { months_after, day };
        let days = [on(0, 15), on(1, 2), on(1, 8), on(1, 15), on(1, 20)];
        assert_eq!(Ladder::new(days).unwrap().begins(october()), date(2026, 10, 15));
        let [a, b, _, d, e] = days;
        assert_eq!(Ladder::new([a, b, b, d, e]), Err(LadderFault::Order(Rung::Secretary)));
        assert_eq!(Ladder::new([on(0, 31), b, on(1, 8), d, e]), Err(LadderFault::Day(Rung::Operator)));
        assert_eq!(Ladder::new([a, b, on(1, 8), d, on(9, 1)]), Err(LadderFault::Day(Rung::Office)));
    }
}
