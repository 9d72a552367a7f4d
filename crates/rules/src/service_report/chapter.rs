//! The yearly report: its six chapters and its last day.

use jiff::civil::Date;

use crate::code::coded;

/// Month of the last day, in the year after the budget year.
pub const YEARLY_DUE_MONTH: i8 = 3;

/// The last day in that month.
pub const YEARLY_DUE_DAY: i8 = 31;

coded! {
    /// What the yearly report says at least (Perki 1/2021 Ps.56), in the order of the article.
    pub enum Chapter {
        /// General policy of the information service.
        Policy = "policy",
        /// How it was carried out: facilities, staff, budget and its use.
        Means = "means",
        /// The service in detail: number, time, granted, refused, reasons.
        Service = "service",
        /// Objections, disputes, rulings and how they were followed.
        Disputes = "disputes",
        /// Obstacles from inside and outside.
        Obstacles = "obstacles",
        /// Recommendations and what will follow from them.
        Recommendations = "recommendations",
    }
}

/// The last day on which the report of a year is in time: three months after the budget year
/// (Perki 1/2021 Ps.56; the budget year is the calendar year).
pub fn yearly_due(year: i16) -> Date {
    Date::new(year.saturating_add(1), YEARLY_DUE_MONTH, YEARLY_DUE_DAY).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn perki_1_2021_ps_56_six_chapters_by_the_end_of_march() {
        assert_eq!(Chapter::ALL.len(), 6);
        assert_eq!(yearly_due(2025), jiff::civil::date(2026, 3, 31));
    }
}
