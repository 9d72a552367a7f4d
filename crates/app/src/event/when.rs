//! When something happens, in words and as days.

use jiff::civil::Date;

use super::model::Event;
use crate::Ctx;
use crate::page::Page;

/// First and last day, in the zone of the body.
pub(crate) fn days(ctx: &Ctx, event: &Event) -> (Date, Date) {
    let day = |ms: i64| rules::zone::day(ms, &ctx.directory.zone);
    // The end is no part of it: what ends at midnight ends the day before.
    let last = event.said.ends_at.saturating_sub(1).max(event.said.starts_at);
    (day(event.said.starts_at), day(last))
}

impl Page {
    /// When something in the diary happens: whole days as days, hours with the zone's letters.
    pub(super) fn when(&self, event: &Event) -> String {
        let (from, to) = (event.said.starts_at, event.said.ends_at);
        let zone = &self.directory.zone;
        let last = to.saturating_sub(1).max(from);
        let is_one_day = rules::zone::day(from, zone) == rules::zone::day(last, zone);
        match (event.said.is_all_day, is_one_day) {
            (true, true) => self.day(from),
            (true, false) => format!("{} – {}", self.day(from), self.day(last)),
            (false, true) => {
                let end = rules::zone::local(to, zone);
                let end = format!("{:02}.{:02}", end.hour(), end.minute());
                self.ww("event-until", &self.moment(from), &end)
            }
            (false, false) => format!("{} – {}", self.moment(from), self.moment(to)),
        }
    }

    /// `<time datetime>` of its begin: a day for whole days.
    pub(super) fn when_machine(&self, event: &Event) -> String {
        if event.said.is_all_day {
            return rules::zone::day(event.said.starts_at, &self.directory.zone).to_string();
        }
        self.rfc3339(event.said.starts_at)
    }
}
