//! Sitemaps: lists of addresses with the day of their last change, indexes of such lists, and news sitemaps.

use quick_xml::Reader;
use quick_xml::events::Event;
use rules::activity::Road;
use url::Url;

use super::{Clock, address_date, confidence_of};
use crate::page::{is_news_address, machine_date};
use crate::report::{Confidence, Item, Published, WrittenDate};

/// Most entries kept of one sitemap; the protocol allows 50,000.
const MOST: usize = 50_000;

/// What a sitemap says.
#[derive(Debug, Clone, Default)]
pub struct Sitemap {
    /// Further sitemaps with the day of their last change.
    pub maps: Vec<(Url, Option<Published>)>,
    /// Every address as written, also one that makes no sense.
    pub written: Vec<String>,
    /// Those that look like news, with a date.
    pub items: Vec<Item>,
}

#[derive(Default)]
struct Entry {
    loc: String,
    lastmod: String,
    news_date: String,
    title: String,
}

/// Reads a sitemap. `None` when it is none. One that breaks off is read as far as it goes.
pub fn read(bytes: &[u8], address: &Url, clock: &Clock) -> Option<Sitemap> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut sitemap = Sitemap::default();
    let (mut entries, mut entry) = (Vec::new(), Entry::default());
    let (mut name, mut known, mut index) = (String::new(), false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                name = tag.local_name().as_ref().to_ascii_lowercase();
                match name.as_str() {
                    "urlset" => known = true,
                    "sitemapindex" => (known, index) = (true, true),
                    "url" | "sitemap" => entry = Entry::default(),
                    _ => {}
                }
            }
            Ok(Event::Text(text)) => add(&mut entry, &name, text.as_ref()),
            Ok(Event::CData(text)) => add(&mut entry, &name, text.as_ref()),
            Ok(Event::GeneralRef(reference)) if reference.as_ref() == "amp" => add(&mut entry, &name, "&"),
            Ok(Event::End(tag)) => {
                if matches!(tag.local_name().as_ref(), "url" | "sitemap") && entries.len() < MOST {
                    entries.push(std::mem::take(&mut entry));
                }
                name.clear();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    if !known {
        return None;
    }
    if index {
        sitemap.maps = maps(&entries, address, clock);
    } else {
        sitemap.items = items(&entries, address, clock);
        sitemap.written = entries.into_iter().map(|entry| entry.loc).collect();
    }
    Some(sitemap)
}

fn add(entry: &mut Entry, name: &str, text: &str) {
    let field = match name {
        "loc" => &mut entry.loc,
        "lastmod" => &mut entry.lastmod,
        "publication_date" => &mut entry.news_date,
        "title" => &mut entry.title,
        _ => return,
    };
    field.push_str(text.trim());
}

fn maps(entries: &[Entry], address: &Url, clock: &Clock) -> Vec<(Url, Option<Published>)> {
    let read =
        |entry: &Entry| Some((address.join(&entry.loc).ok()?, machine_date(&entry.lastmod, &clock.zone)));
    entries.iter().filter_map(read).take(500).collect()
}

fn items(entries: &[Entry], address: &Url, clock: &Clock) -> Vec<Item> {
    // A generator that stamps all with the day it ran says nothing of the news.
    let first = entries.first().map(|entry| entry.lastmod.as_str());
    let stamped = entries.len() > 2 && entries.iter().all(|entry| Some(entry.lastmod.as_str()) == first);
    let mut items: Vec<Item> = entries
        .iter()
        .filter_map(|entry| {
            let url = address.join(&entry.loc).ok()?;
            let news = machine_date(&entry.news_date, &clock.zone);
            if news.is_none() && !is_news_address(&url) {
                return None;
            }
            let told = address_date(&url).map(Published::On);
            let changed = machine_date(&entry.lastmod, &clock.zone);
            let (published, written, confidence) = match (news, told, changed) {
                (Some(news), ..) => (news, WrittenDate::Machine, Confidence::percent(92)),
                (_, Some(told), _) => (told, WrittenDate::Address, confidence_of(WrittenDate::Address)),
                (.., Some(changed)) => {
                    let percent = if stamped { 15 } else { 50 };
                    (changed, WrittenDate::Changed, Confidence::percent(percent))
                }
                _ => return None,
            };
            let title = entry.title.clone();
            Some(Item { address: url.into(), title, published, written, road: Road::Sitemap, confidence })
        })
        .collect();
    items.retain(|item| clock.plausible(item.published));
    super::arrange(&mut items, &clock.zone);
    items
}
