//! What became of a promise: news, or a report, by a day.

use jiff::civil::Date;

use super::Ending;
use crate::code::coded;

coded! {
    /// Where a promise stands.
    pub enum Promise {
        /// Its day has not passed, or nobody has looked since.
        Open = "open",
        /// The unit did it in time.
        Kept = "kept",
        /// The day passed without it.
        Broken = "broken",
    }
}

/// What is known of the contact in which something was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Since {
    /// The last day on which the unit was written to again.
    pub written_on: Option<Date>,
    /// How the contact ended, and on which day that was seen.
    pub ended: Option<(Ending, Date)>,
}

/// Where a promise until a day stands. The look of the morning after still sees what came on the last day.
/// `None` when the office ended the contact before: nobody waits for it any more.
pub fn promise(until: Date, today: Date, since: Since) -> Option<Promise> {
    let morning_after = until.tomorrow().unwrap_or(until);
    match since.ended {
        Some((Ending::Closed, on)) if on <= until => return None,
        Some((Ending::Woke | Ending::Reported, on)) if on <= morning_after => return Some(Promise::Kept),
        Some(_) => return Some(Promise::Broken),
        None => {}
    }
    let is_missed = today > morning_after || since.written_on.is_some_and(|on| on > until);
    Some(if is_missed { Promise::Broken } else { Promise::Open })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const UNTIL: Date = date(2026, 12, 10);

    fn ended(ending: Ending, on: Date) -> Since {
        Since { ended: Some((ending, on)), ..Since::default() }
    }

    #[test]
    fn a_promise_is_open_until_the_morning_after_and_broken_when_nothing_came() {
        let none = Since::default();
        assert_eq!(promise(UNTIL, date(2026, 12, 10), none), Some(Promise::Open));
        assert_eq!(promise(UNTIL, date(2026, 12, 11), none), Some(Promise::Open), "nobody has looked yet");
        let again = Since { written_on: Some(date(2026, 12, 11)), ..none };
        assert_eq!(promise(UNTIL, date(2026, 12, 11), again), Some(Promise::Broken));
        assert_eq!(promise(UNTIL, date(2026, 12, 12), none), Some(Promise::Broken));
        let before = Since { written_on: Some(date(2026, 12, 1)), ..none };
        assert_eq!(promise(UNTIL, date(2026, 12, 2), before), Some(Promise::Open));
    }

    #[test]
    fn news_of_the_last_day_is_seen_on_the_morning_after_and_keeps_the_promise() {
        for (ending, on, state) in [
            (Ending::Woke, date(2026, 12, 3), Promise::Kept),
            (Ending::Woke, date(2026, 12, 11), Promise::Kept),
            (Ending::Reported, date(2026, 12, 11), Promise::Kept),
            (Ending::Woke, date(2026, 12, 20), Promise::Broken),
            (Ending::Closed, date(2026, 12, 20), Promise::Broken),
        ] {
            assert_eq!(promise(UNTIL, date(2027, 3, 1), ended(ending, on)), Some(state), "{ending} {on}");
        }
        assert_eq!(promise(UNTIL, date(2027, 3, 1), ended(Ending::Closed, date(2026, 12, 9))), None);
    }
}
