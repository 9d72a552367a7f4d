//! When something happens, in words and as days.

use jiff::civil::Date;

use super::model::Event;
use crate::Ctx;
use crate::locale::{Locale, day_in_words, moment_in_words};
use crate::org::Directory;
use crate::page::Page;

/// First and last day, in the zone of the body.
pub(crate) fn days(ctx: &Ctx, event: &Event) -> (Date, Date) {
    let day = |ms: i64| rules::zone::day(ms, &ctx.directory.zone);
    // The end is no part of it: what ends at midnight ends the day before.
    let last = event.said.ends_at.saturating_sub(1).max(event.said.starts_at);
    (day(event.said.starts_at), day(last))
}

/// When something in the diary happens: whole days as days, hours with the zone's letters.
pub(crate) fn in_words(directory: &Directory, locale: Locale, event: &Event) -> String {
    let (from, to) = (event.said.starts_at, event.said.ends_at);
    let zone = &directory.zone;
    let day = |ms: i64| day_in_words(locale, rules::zone::day(ms, zone));
    let moment = |ms: i64| moment_in_words(locale, ms, zone);
    let last = to.saturating_sub(1).max(from);
    let is_one_day = rules::zone::day(from, zone) == rules::zone::day(last, zone);
    match (event.said.is_all_day, is_one_day) {
        (true, true) => day(from),
        (true, false) => format!("{} – {}", day(from), day(last)),
        (false, true) => {
            let end = rules::zone::local(to, zone);
            let end = format!("{:02}.{:02}", end.hour(), end.minute());
            locale.with("event-until", &[("x", moment(from).into()), ("y", end.into())])
        }
        (false, false) => format!("{} – {}", moment(from), moment(to)),
    }
}

impl Page {
    /// When something in the diary happens, in the reader's language.
    pub(crate) fn when(&self, event: &Event) -> String {
        in_words(&self.directory, self.locale, event)
    }

    /// `<time datetime>` of its begin: a day for whole days.
    pub(crate) fn when_machine(&self, event: &Event) -> String {
        if event.said.is_all_day {
            return rules::zone::day(event.said.starts_at, &self.directory.zone).to_string();
        }
        self.rfc3339(event.said.starts_at)
    }
}
