//! Atom (RFC 4287).

use jiff::tz::TimeZone;
use rules::zone::rfc3339;

use super::super::xml::Xml;
use super::{Entry, Feed};

/// The feed as Atom; times are written in `zone`.
pub(super) fn write(feed: &Feed, zone: &TimeZone) -> String {
    let mut xml = Xml::new();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "id")]);
    xml.text("id", &feed.id);
    xml.text("title", &feed.title);
    xml.text("subtitle", &feed.description);
    xml.text("updated", &rfc3339(feed.updated_at, zone));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.address)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)]);
    author(&mut xml, &feed.author);
    xml.text("icon", &feed.icon);
    xml.text("generator", "Terbuka");
    for entry in &feed.entries {
        write_entry(&mut xml, entry, zone);
    }
    xml.end()
}

fn author(xml: &mut Xml, name: &str) {
    xml.open("author", &[]);
    xml.text("name", name);
    xml.close();
}

fn write_entry(xml: &mut Xml, entry: &Entry, zone: &TimeZone) {
    xml.open("entry", &[]);
    xml.text("id", &entry.id);
    xml.text("title", &entry.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.address)]);
    for file in &entry.enclosures {
        let attributes = [
            ("rel", "enclosure"),
            ("type", file.content_type.as_str()),
            ("title", file.title.as_str()),
            ("length", &file.bytes.to_string()),
            ("href", file.address.as_str()),
        ];
        xml.empty("link", &attributes);
    }
    xml.text("published", &rfc3339(entry.published_at, zone));
    xml.text("updated", &rfc3339(entry.updated_at, zone));
    author(xml, &entry.author);
    for (term, label) in &entry.categories {
        xml.empty("category", &[("term", term), ("label", label)]);
    }
    xml.text("summary", &entry.lead);
    xml.text_with("content", &[("type", "html")], &entry.html);
    xml.close();
}
