//! A day that differs from the plain week.

use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// Why a day differs from the plain week (`domain.md` §12).
    pub enum DayKind {
        /// *Hari libur nasional*, by the joint decree of three ministers.
        NationalHoliday = "national_holiday",
        /// *Cuti bersama*: offices are closed; whether the clocks of UU 14/2008 stand still is disputed.
        CollectiveLeave = "collective_leave",
        /// A day the region is closed.
        LocalHoliday = "local_holiday",
        /// Voting day, by a decision of its own.
        ElectionDay = "election_day",
        /// Worked on though the week or a holiday says otherwise.
        SpecialWorkday = "special_workday",
    }
}

/// One day of a calendar that differs from the plain week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub date: Date,
    /// Why it differs.
    pub kind: DayKind,
    /// Its name in Indonesian.
    pub name: String,
    /// The decree that says so.
    pub decree: String,
}
