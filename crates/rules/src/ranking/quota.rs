//! How much a unit should publish: two a week, five a month unless the body says otherwise.

use jiff::civil::Date;

use crate::activity::Month;

/// What a body asks of each unit, over all its networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Posts a week; weeks of a month are its days 1–7, 8–14, 15–21, 22–28 and the rest.
    pub per_week: u32,
    /// Posts a month: below it the unit is not active.
    pub per_month: u32,
}

impl Default for Quota {
    fn default() -> Self {
        Self { per_week: 2, per_month: 5 }
    }
}

/// What is still missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// To keep pace until the end of this week of the month.
    pub this_week: u32,
    /// To reach the number of the month.
    pub this_month: u32,
}

impl Quota {
    /// Whether a month's number is enough.
    pub fn is_met(self, posts: u32) -> bool {
        posts >= self.per_month
    }

    /// What is missing on a day, with `posts` published in the month so far. After the month's end nothing can
    /// be added: the week is then the last one.
    pub fn missing(self, posts: u32, month: Month, today: Date) -> Missing {
        let last = month.last_day();
        let day = if today > last { last.day() } else { today.day() };
        // Full weeks only: the days after the 28th ask for no posts of their own.
        let weeks = u32::from(u8::try_from(day).unwrap_or(1).div_ceil(7).min(4));
        Missing {
            this_week: self.per_week.saturating_mul(weeks).saturating_sub(posts),
            this_month: self.per_month.saturating_sub(posts),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn two_a_week_and_five_a_month() {
        let quota = Quota::default();
        let november = Month::parse("2026-11").unwrap();
        for (posts, day, this_week, this_month) in
            [(0, 1, 2, 5), (0, 8, 4, 5), (2, 14, 2, 3), (5, 21, 1, 0), (8, 28, 0, 0), (6, 30, 2, 0)]
        {
            let missing = quota.missing(posts, november, date(2026, 11, day));
            assert_eq!(missing, Missing { this_week, this_month }, "{posts} posts on day {day}");
        }
        assert_eq!(quota.missing(1, november, date(2026, 12, 2)).this_month, 4);
        assert!(quota.is_met(5) && !quota.is_met(4));
    }
}
