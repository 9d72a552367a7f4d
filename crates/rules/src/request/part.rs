//! Parts of a request: a question to another unit with a day of its own, while the case stays with the one unit that
//! has to answer. A house rule; UU 14/2008 Ps.22(7) knows one answer and one period.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// Where a part stands.
    pub enum PartState {
        /// With the unit that was asked.
        Open = "open",
        /// Answered by it.
        Done = "done",
        /// Given back: the unit does not hold it.
        Returned = "returned",
        /// Not needed any more: the case was answered or taken back.
        Recalled = "recalled",
    }
}

/// Why a day cannot be that of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartFault {
    /// It is over.
    Past,
    /// After the day on which the whole has to be answered by the strictest reading.
    AfterTheCase,
}

/// Checks the day of a part against the safe day of its case. A case whose day passed is owed at once, so any day
/// from today will do. Errors: see [`PartFault`].
pub fn check_part_day(today: Date, day: Date, case_safe: Option<Date>) -> Result<(), PartFault> {
    if day < today {
        return Err(PartFault::Past);
    }
    match case_safe {
        Some(safe) if safe >= today && day > safe => Err(PartFault::AfterTheCase),
        _ => Ok(()),
    }
}

/// The day proposed for a part: two days before the case is due, so that the whole can be put together; never
/// before today.
pub fn proposed_part_day(today: Date, case_safe: Option<Date>) -> Date {
    let end = case_safe.unwrap_or_else(|| today.saturating_add(7.days()));
    end.saturating_sub(2.days()).max(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn uu_14_2008_ps_22_ayat_7_a_part_is_due_before_the_whole() {
        let (today, safe) = (day("2026-11-23"), Some(day("2026-12-04")));
        assert_eq!(check_part_day(today, day("2026-12-04"), safe), Ok(()));
        assert_eq!(check_part_day(today, day("2026-12-05"), safe), Err(PartFault::AfterTheCase));
        assert_eq!(check_part_day(today, day("2026-11-22"), safe), Err(PartFault::Past));
        assert_eq!(check_part_day(today, day("2026-11-23"), None), Ok(()));
    }

    #[test]
    fn a_case_that_is_late_can_still_be_split() {
        assert_eq!(check_part_day(day("2026-12-10"), day("2026-12-11"), Some(day("2026-12-04"))), Ok(()));
    }

    #[test]
    fn the_proposed_day_leaves_time_to_put_the_whole_together() {
        assert_eq!(proposed_part_day(day("2026-11-23"), Some(day("2026-12-04"))), day("2026-12-02"));
        assert_eq!(proposed_part_day(day("2026-12-03"), Some(day("2026-12-04"))), day("2026-12-03"));
    }
}
