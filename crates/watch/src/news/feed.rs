//! RSS, RDF, Atom and JSON feeds; also broken and cut ones.

use jiff::Timestamp;
use rules::activity::Road;
use url::Url;

use super::{Clock, Reading, plain};
use crate::page::machine_date;
use crate::report::{Confidence, Item, Published, WrittenDate};

/// Reads a feed. `None` when it is none. A feed that breaks off or is no valid XML is read as far as it goes.
pub fn read(bytes: &[u8], address: &Url, clock: &Clock) -> Option<Reading> {
    let text = String::from_utf8_lossy(bytes);
    let head: String = text.chars().take(2000).collect::<String>().to_lowercase();
    let is_feed = ["<rss", "<feed", "<rdf:rdf", "jsonfeed.org"].iter().any(|mark| head.contains(mark));
    if !is_feed || head.contains("<html") {
        return None;
    }
    let mut items = whole(bytes, address).unwrap_or_else(|| in_pieces(&text, address, clock));
    items.retain(|item| clock.plausible(item.published));
    super::arrange(&mut items, &clock.zone);
    let total = value_of(&text, "opensearch:totalresults").and_then(|total| total.parse::<usize>().ok());
    let more = total.map(|total| total > items.len());
    Some(Reading { items, more })
}

/// A valid feed.
fn whole(bytes: &[u8], address: &Url) -> Option<Vec<Item>> {
    let parser = feed_rs::parser::Builder::new().base_uri(Some(address.as_str())).build();
    let feed = parser.parse(bytes).ok()?;
    let items = feed.entries.into_iter().take(2000).filter_map(|entry| {
        let changed_only = entry.published.is_none();
        let at = entry.published.or(entry.updated)?;
        let published = Published::At(Timestamp::from_millisecond(at.timestamp_millis()).ok()?);
        let own = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
        let link = entry.links.iter().find(|link| own(link.rel.as_deref())).or_else(|| entry.links.first());
        let link = link.map_or(entry.id.as_str(), |link| link.href.as_str());
        Some(Item {
            address: address.join(link).map_or_else(|_| link.to_owned(), String::from),
            title: plain(&entry.title.map(|title| title.content).unwrap_or_default()),
            published,
            written: if changed_only { WrittenDate::Changed } else { WrittenDate::Machine },
            road: Road::Feed,
            confidence: Confidence::percent(if changed_only { 80 } else { 96 }),
        })
    });
    let items: Vec<Item> = items.collect();
    // Dates the library does not know, in Indonesian words for instance, leave no item: read it by pieces.
    (!items.is_empty()).then_some(items)
}

/// The entries one by one, whatever surrounds them.
fn in_pieces(text: &str, address: &Url, clock: &Clock) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = text;
    while let Some((at, close)) = next_entry(rest) {
        let body = rest.get(at..).unwrap_or_default();
        let Some(end) = find_folded(body, close) else { break };
        let entry = body.get(..end).unwrap_or_default();
        items.extend(piece(entry, address, clock));
        rest = body.get(end + close.len()..).unwrap_or_default();
        if items.len() >= 2000 {
            break;
        }
    }
    items
}

fn next_entry(text: &str) -> Option<(usize, &'static str)> {
    let item = find_folded(text, "<item").map(|at| (at, "</item>"));
    let entry = find_folded(text, "<entry").map(|at| (at, "</entry>"));
    [item, entry].into_iter().flatten().min_by_key(|(at, _)| *at)
}

fn find_folded(text: &str, what: &str) -> Option<usize> {
    text.as_bytes().windows(what.len()).position(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}

fn piece(entry: &str, address: &Url, clock: &Clock) -> Option<Item> {
    let dated = ["pubdate", "published", "dc:date", "issued", "date", "updated"];
    let written = dated.iter().find_map(|name| value_of(entry, name).map(|value| (*name, value)))?;
    let published = machine_date(&written.1, &clock.zone).or_else(|| {
        bahasa::find_dates(&written.1, clock.local()).first().map(|found| Published::On(found.day))
    })?;
    let link = value_of(entry, "link").filter(|link| !link.is_empty()).or_else(|| href_of(entry));
    let link = link.or_else(|| value_of(entry, "guid")).unwrap_or_default();
    Some(Item {
        address: address.join(&link).map_or(link, String::from),
        title: plain(&value_of(entry, "title").unwrap_or_default()),
        published,
        written: if written.0 == "updated" { WrittenDate::Changed } else { WrittenDate::Machine },
        road: Road::Feed,
        confidence: Confidence::percent(if written.0 == "updated" { 70 } else { 88 }),
    })
}

/// The text of the first element of a name (in lower case), CDATA opened.
fn value_of(text: &str, name: &str) -> Option<String> {
    let mut rest = text;
    let open = format!("<{name}");
    loop {
        let at = find_folded(rest, &open)?;
        let after = rest.get(at + open.len()..)?;
        if after.starts_with(['>', ' ', '\n', '\t', '\r']) {
            let (_, value) = after.split_once('>')?;
            let end = find_folded(value, &format!("</{name}"))?;
            let value = value.get(..end)?.trim();
            let value =
                value.strip_prefix("<![CDATA[").and_then(|data| data.strip_suffix("]]>")).unwrap_or(value);
            return Some(value.trim().to_owned());
        }
        rest = after;
    }
}

fn href_of(entry: &str) -> Option<String> {
    let at = find_folded(entry, "<link")?;
    let tag = entry.get(at..)?.split_once('>')?.0;
    let (_, after) = tag.split_once("href=")?;
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after.get(1..)?.split(quote).next().map(str::to_owned)
}
