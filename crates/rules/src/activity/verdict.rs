//! What the newest news of a site says about the unit behind it (`domain.md` §10: older than 30 days warn,
//! older than 90 days inactive). The thresholds belong to the body.

use jiff::civil::Date;

use crate::code::coded;

coded! {
    /// How alive a website is.
    pub enum Verdict {
        /// News within the first threshold.
        Active = "active",
        /// News, but older than the first threshold.
        LessActive = "less_active",
        /// No news since the second threshold.
        Dormant = "dormant",
        /// There is no site, or nothing answers there.
        NoSite = "no_site",
        /// A site is there, but the date of its news cannot be found. Somebody must look.
        Unknown = "unknown",
    }
}

/// The thresholds of a body, in days of age of the newest news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Older than this is less active.
    pub less_active_after: u16,
    /// Older than this is dormant.
    pub dormant_after: u16,
}

impl Default for Thresholds {
    /// `domain.md` §10: 30 and 90 days.
    fn default() -> Self {
        Self { less_active_after: 30, dormant_after: 90 }
    }
}

/// The verdict on one day. `alive` is whether a reader finds the site. News dated after today counts as today's:
/// zones differ.
pub fn verdict(alive: bool, newest: Option<Date>, today: Date, thresholds: Thresholds) -> Verdict {
    if !alive {
        return Verdict::NoSite;
    }
    let Some(newest) = newest else { return Verdict::Unknown };
    let age = newest.until(today).map_or(0, |span| span.get_days());
    if age > i32::from(thresholds.dormant_after) {
        Verdict::Dormant
    } else if age > i32::from(thresholds.less_active_after) {
        Verdict::LessActive
    } else {
        Verdict::Active
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_age_of_the_newest_news_decides() {
        let today = date(2026, 11, 22);
        let on = |newest| verdict(true, Some(newest), today, Thresholds::default());
        assert_eq!(on(date(2026, 10, 23)), Verdict::Active, "thirty days");
        assert_eq!(on(date(2026, 10, 22)), Verdict::LessActive, "thirty-one days");
        assert_eq!(on(date(2026, 8, 24)), Verdict::LessActive, "ninety days");
        assert_eq!(on(date(2026, 8, 23)), Verdict::Dormant, "ninety-one days");
        assert_eq!(on(date(2026, 11, 23)), Verdict::Active, "already tomorrow there");
    }

    #[test]
    fn no_site_and_no_date_are_told_apart() {
        let today = date(2026, 11, 22);
        assert_eq!(verdict(false, Some(today), today, Thresholds::default()), Verdict::NoSite);
        assert_eq!(verdict(true, None, today, Thresholds::default()), Verdict::Unknown);
        let strict = Thresholds { less_active_after: 7, dormant_after: 14 };
        assert_eq!(verdict(true, Some(date(2026, 11, 1)), today, strict), Verdict::Dormant);
    }
}
