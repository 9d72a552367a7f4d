//! What was decided is a task with a unit and a day, followed until it is done.

use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// Where a decision of a meeting stands.
    pub enum ResolutionState {
        /// The unit works on it.
        Open = "open",
        /// The unit has done it and said what.
        Done = "done",
        /// It fell away, with a reason.
        Dropped = "dropped",
    }
}

coded! {
    /// Why a unit is reminded of a decision.
    pub enum Nudge {
        /// The day is near.
        Soon = "soon",
        /// The day is over.
        Late = "late",
    }
}

/// Days before the last day on which the unit is reminded.
const SOON_DAYS: i32 = 3;

/// Days between reminders once the day is over.
const AGAIN_DAYS: i32 = 7;

/// Whether an open decision due on `due` is to be called to mind on `today`: once when its day is near, and once a
/// week from the day after it, until it is done. `reminded` is the day of the last reminder.
pub fn nudge(due: Date, reminded: Option<Date>, today: Date) -> Option<Nudge> {
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    if today > due {
        let is_due = reminded.is_none_or(|last| last <= due || days(last, today) >= AGAIN_DAYS);
        return is_due.then_some(Nudge::Late);
    }
    let is_near = days(today, due) <= SOON_DAYS;
    (is_near && reminded.is_none()).then_some(Nudge::Soon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_unit_is_reminded_before_the_day_and_every_week_after_it() {
        let due = date(2026, 11, 20);
        assert_eq!(nudge(due, None, date(2026, 11, 16)), None);
        assert_eq!(nudge(due, None, date(2026, 11, 17)), Some(Nudge::Soon));
        assert_eq!(nudge(due, Some(date(2026, 11, 17)), date(2026, 11, 20)), None);
        assert_eq!(nudge(due, Some(date(2026, 11, 17)), date(2026, 11, 21)), Some(Nudge::Late));
        assert_eq!(nudge(due, Some(date(2026, 11, 21)), date(2026, 11, 27)), None);
        assert_eq!(nudge(due, Some(date(2026, 11, 21)), date(2026, 11, 28)), Some(Nudge::Late));
        assert_eq!(nudge(due, None, date(2027, 3, 1)), Some(Nudge::Late), "nobody looked for months");
    }
}
