//! RSS 2.0, for readers that know nothing newer.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::tz::TimeZone;

use super::super::xml::Xml;
use super::{Entry, Feed};

const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// The feed as RSS; times are written in `zone`.
pub(super) fn write(feed: &Feed, zone: &TimeZone) -> String {
    let mut xml = Xml::new();
    xml.open("rss", &NAMESPACES);
    xml.open("channel", &[]);
    xml.text("title", &feed.title);
    xml.text("link", &feed.home);
    xml.text("description", &feed.description);
    xml.text("language", "id");
    xml.text("lastBuildDate", &rfc822(feed.updated_at, zone));
    xml.text("generator", "Terbuka");
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.address)]);
    for entry in &feed.entries {
        write_item(&mut xml, entry, zone);
    }
    xml.end()
}

fn write_item(xml: &mut Xml, entry: &Entry, zone: &TimeZone) {
    xml.open("item", &[]);
    xml.text("title", &entry.title);
    xml.text("link", &entry.address);
    xml.text_with("guid", &[("isPermaLink", "false")], &entry.id);
    xml.text("pubDate", &rfc822(entry.published_at, zone));
    // `author` would have to be a mail address.
    xml.text("dc:creator", &entry.author);
    for (_, label) in &entry.categories {
        xml.text("category", label);
    }
    // RSS has room for one file; all of them are links in the other formats and on the page.
    if let Some(file) = entry.enclosures.first() {
        let length = file.bytes.to_string();
        let attributes =
            [("url", file.address.as_str()), ("length", &length), ("type", file.content_type.as_str())];
        xml.empty("enclosure", &attributes);
    }
    xml.text("description", &entry.lead);
    xml.text("content:encoded", &entry.html);
    xml.close();
}

/// `Sun, 22 Nov 2026 09:05:00 +0700`; empty for an instant outside the years RSS can write.
fn rfc822(ms: i64, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    DateTimePrinter::new().zoned_to_string(&instant.to_zoned(zone.clone())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_date_is_written_in_the_zone_of_the_body() {
        let zone = jiff::tz::TimeZone::get("Asia/Jakarta").unwrap();
        assert_eq!(super::rfc822(1_795_313_100_000, &zone), "Sun, 22 Nov 2026 09:05:00 +0700");
    }
}
