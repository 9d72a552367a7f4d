//! Where a contact stands and what units answer.

use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// Where a contact stands.
    pub enum State {
        /// The ladder runs.
        Open = "open",
        /// The unit promised news by a day.
        Promised = "promised",
        /// The office accepted an excuse until a day.
        Excused = "excused",
        /// It is over.
        Ended = "ended",
    }
}

coded! {
    /// What a unit answers.
    pub enum Answer {
        /// It has read the message.
        Acknowledged = "acknowledged",
        /// It promises news by a day.
        Promise = "promise",
        /// It asks for patience: a flooded office, an operator on leave.
        Excuse = "excuse",
        /// The operator changed; somebody new needs access.
        Handover = "handover",
    }
}

coded! {
    /// How a contact ended.
    pub enum Ending {
        /// The unit published again.
        Woke = "woke",
        /// The unit signed its report.
        Reported = "reported",
        /// The office ended it, with a reason.
        Closed = "closed",
    }
}

/// Longest promise and excuse, in days: longer silence is for the head of the unit to explain.
const LONGEST_DAYS: i32 = 31;

/// Whether a day may hold the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Until that day.
    Yes,
    /// The day is over.
    Past,
    /// The day is too far.
    TooFar,
}

/// Judges the day of a promise or an excuse.
pub fn holds(today: Date, until: Date) -> Holds {
    let days = today.until(until).map_or(i32::MAX, |span| span.get_days());
    match days {
        ..0 => Holds::Past,
        0..=LONGEST_DAYS => Holds::Yes,
        _ => Holds::TooFar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_promise_is_for_a_month_at_most_and_never_for_yesterday() {
        let today = date(2026, 11, 22);
        assert_eq!(holds(today, date(2026, 11, 21)), Holds::Past);
        assert_eq!(holds(today, today), Holds::Yes);
        assert_eq!(holds(today, date(2026, 12, 23)), Holds::Yes);
        assert_eq!(holds(today, date(2026, 12, 24)), Holds::TooFar);
    }
}
