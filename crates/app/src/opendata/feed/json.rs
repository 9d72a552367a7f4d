//! JSON Feed 1.1.

use jiff::tz::TimeZone;
use rules::zone::rfc3339;
use serde_json::{Value, json};

use super::{Entry, Feed};

/// The feed as JSON; times are written in `zone`.
pub(super) fn write(feed: &Feed, zone: &TimeZone) -> String {
    let items: Vec<Value> = feed.entries.iter().map(|entry| item(entry, zone)).collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "icon": feed.icon,
        "language": "id",
        "authors": [{ "name": feed.author }],
        "items": items,
    })
    .to_string()
}

fn item(entry: &Entry, zone: &TimeZone) -> Value {
    let tags: Vec<&str> = entry.categories.iter().map(|(_, label)| label.as_str()).collect();
    let mut item = json!({
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.lead,
        "content_html": entry.html,
        "date_published": rfc3339(entry.published_at, zone),
        "date_modified": rfc3339(entry.updated_at, zone),
        "authors": [{ "name": entry.author }],
        "tags": tags,
    });
    let Some(fields) = item.as_object_mut() else { return item };
    if let Some(image) = &entry.image {
        fields.insert("image".to_owned(), Value::from(image.as_str()));
    }
    if !entry.enclosures.is_empty() {
        let files = entry.enclosures.iter().map(|file| {
            json!({
                "url": file.address,
                "mime_type": file.content_type,
                "title": file.title,
                "size_in_bytes": file.bytes,
            })
        });
        fields.insert("attachments".to_owned(), files.collect());
    }
    item
}
