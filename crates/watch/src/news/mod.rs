//! The roads to the news of a site: what an answer on each of them says.
//!
//! Every road gives [`Reading`]: items with the confidence of their dates, and whether there were more of them.

mod feed;
mod json_list;
mod listing;
mod sitemap;
mod wordpress;

pub use feed::read as feed;
pub use json_list::read as json_list;
pub use listing::{article_date, listed};
pub use sitemap::{Sitemap, read as sitemap};
pub use wordpress::{posts, posts_address};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use url::Url;

use crate::report::{Confidence, Item, Published, WrittenDate};

/// When and where a page is read.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The instant.
    pub now: Timestamp,
    /// The zone of the body.
    pub zone: TimeZone,
}

impl Clock {
    /// The local time of reading.
    pub fn local(&self) -> DateTime {
        self.zone.to_datetime(self.now)
    }

    /// The local day of reading.
    pub fn today(&self) -> Date {
        self.local().date()
    }

    /// Whether something can have been published then: not before there were websites of public bodies, not
    /// after tomorrow. A calendar plugin knows days in 2099.
    pub fn plausible(&self, published: Published) -> bool {
        let day = published.day(&self.zone);
        let tomorrow = self.today().checked_add(1.day()).unwrap_or(Date::MAX);
        (1995..=9999).contains(&day.year()) && day <= tomorrow
    }
}

/// What one answer says of the news.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Its items.
    pub items: Vec<Item>,
    /// Whether older items exist that were not in it, as far as one knows. `None`: nobody can know.
    pub more: Option<bool>,
}

/// The date an address tells: `/2023/02/11/judul` or `/2023/02/judul` (then the first of the month is not the
/// day, so nothing).
pub fn address_date(url: &Url) -> Option<Date> {
    let parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    parts.windows(4).find_map(|four| {
        let [year, month, day, _] = four else { return None };
        if year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            .ok()
            .filter(|day| day.year() > 1990)
    })
}

/// How sure a date is that was written that way.
pub(crate) fn confidence_of(written: WrittenDate) -> Confidence {
    Confidence::percent(match written {
        WrittenDate::Machine => 90,
        WrittenDate::Address => 85,
        WrittenDate::Words => 80,
        WrittenDate::Numbers => 75,
        WrittenDate::Relative => 65,
        WrittenDate::Ambiguous => 50,
        WrittenDate::Changed => 40,
    })
}

/// Text of HTML without its tags, entities read.
pub(crate) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return crate::page::tidy(html, 300);
    }
    let fragment = scraper::Html::parse_fragment(html);
    crate::page::tidy(&fragment.root_element().text().collect::<String>(), 300)
}

/// Puts the newest first and takes each address once, keeping the surer date.
pub(crate) fn arrange(items: &mut Vec<Item>, zone: &TimeZone) {
    items.sort_by(|a, b| a.address.cmp(&b.address).then(b.confidence.cmp(&a.confidence)));
    items.dedup_by(|later, earlier| later.address == earlier.address);
    items.sort_by(|a, b| b.published.ms(zone).cmp(&a.published.ms(zone)).then(a.address.cmp(&b.address)));
}
