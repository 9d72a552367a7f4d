//! Takes the answers of the roads to news and asks for what follows from them.

use rules::activity::{Month, Road};
use url::Url;

use super::{Plan, Purpose, RoadSoFar};
use crate::ask::{Answer, Ask, Content};
use crate::news::{self, Reading};
use crate::page::{Page, same_site};
use crate::report::{Confidence, Item, KeptAnswer, Published, System, Visitor};

/// Most pages of one road for one month: 1,000 posts of WordPress.
const MOST_PAGES: u32 = 10;
/// Most pages of a list or a feed.
const MOST_LIST_PAGES: u32 = 5;
/// Most sitemaps of an index.
const MOST_MAPS: usize = 4;

impl Plan {
    pub(super) fn take_road(&mut self, purpose: Purpose, ask: &Ask, answer: &Answer) {
        let Some(content) = &answer.outcome else {
            return self.road_failed(&purpose);
        };
        let address =
            answer.hops.last().and_then(|last| Url::parse(last).ok()).unwrap_or_else(|| ask.url.clone());
        match purpose {
            Purpose::Posts { api, month, page } => self.take_posts(&api, month, page, content),
            Purpose::Feed { address: feed, page } => self.take_feed(&feed, page, ask, content, &address),
            Purpose::Map { nested } => self.take_map(nested, ask, content, &address),
            Purpose::List { page } => self.take_list(page, content, &address),
            Purpose::Article => self.take_article(ask, content, &address),
            Purpose::Json => {
                if let Some(items) = news::json_list(&content.body, &address, &self.clock) {
                    self.add(Road::Page, Reading { items, more: Some(false) });
                }
            }
            Purpose::Script => {
                let base = self.front.as_ref().map_or(address, |front| front.address.clone());
                self.ask_json_named_in(&content.text(), &base);
            }
            _ => {}
        }
    }

    fn road_failed(&mut self, purpose: &Purpose) {
        if let Purpose::Posts { api, month: None, page: 1 } = purpose {
            self.try_rest_route(api);
        }
    }

    /// The same interface without pretty addresses; sites that block `/wp-json/` often forget it.
    fn try_rest_route(&mut self, api: &Url) {
        if api.query().is_some_and(|query| query.contains("rest_route")) {
            return;
        }
        let Some(front) = &self.front else { return };
        let Ok(mut api) = front.address.join(".") else { return };
        api.set_query(Some("rest_route=/"));
        self.ask(&news::posts_address(&api, None, 1), Purpose::Posts { api, month: None, page: 1 });
    }

    fn take_posts(&mut self, api: &Url, month: Option<Month>, page: u32, content: &Content) {
        let Some(reading) = news::posts(content, page, &self.clock) else {
            if month.is_none() && page == 1 {
                self.try_rest_route(api);
            }
            return;
        };
        let more = reading.more == Some(true);
        let oldest = reading.items.iter().map(|item| item.published.day(&self.clock.zone)).min();
        match month {
            None => {
                self.add(Road::Wordpress, reading);
                for month in self.options.months.clone() {
                    // Not seen whole yet: older posts exist and the oldest seen is of the month or later.
                    if more && oldest.is_some_and(|oldest| oldest >= month.first_day()) {
                        let first = news::posts_address(api, Some(month), 1);
                        self.ask(&first, Purpose::Posts { api: api.clone(), month: Some(month), page: 1 });
                    }
                }
            }
            Some(month) => {
                let passed = oldest.is_some_and(|oldest| oldest < month.first_day());
                self.add(Road::Wordpress, Reading { items: reading.items, more: Some(true) });
                if !more || passed {
                    self.roads.entry(Road::Wordpress).or_default().whole_months.insert(month);
                } else if page < MOST_PAGES {
                    let next = news::posts_address(api, Some(month), page + 1);
                    self.ask(&next, Purpose::Posts { api: api.clone(), month: Some(month), page: page + 1 });
                }
            }
        }
    }

    fn take_feed(&mut self, feed: &Url, page: u32, ask: &Ask, content: &Content, address: &Url) {
        let reading = if content.status == 304 {
            let kept = self.memory.answers.get(ask.url.as_str()).cloned().unwrap_or_default();
            Some(Reading { items: kept.items, more: kept.cut.then_some(true) })
        } else if content.is_ok() {
            let body = content.body.as_slice();
            news::feed(body, address, &self.clock).inspect(|reading| {
                let kept = keep(content, &reading.items, reading.more == Some(true));
                self.memory.answers.insert(ask.url.to_string(), kept);
            })
        } else {
            None
        };
        let wordpress = self.is(System::Wordpress);
        let Some(mut reading) = reading else {
            if page > 1 && content.status == 404 {
                self.roads.entry(Road::Feed).or_default().more = Some(false);
            }
            return;
        };
        if content.cut {
            reading.more = Some(true);
        }
        let oldest = reading.items.iter().map(|item| item.published.day(&self.clock.zone)).min();
        let wanted = self.options.months.iter().map(|month| month.first_day()).min();
        let unfinished = matches!((oldest, wanted), (Some(oldest), Some(wanted)) if oldest >= wanted);
        self.add(Road::Feed, reading);
        // Feeds of WordPress have further pages; asked for only while the month is not whole.
        if wordpress && unfinished && page < MOST_LIST_PAGES {
            let mut next = feed.clone();
            let others: Vec<(String, String)> =
                feed.query_pairs().map(|(a, b)| (a.into_owned(), b.into_owned())).collect();
            next.query_pairs_mut().clear().extend_pairs(others).append_pair("paged", &(page + 1).to_string());
            self.ask(&next, Purpose::Feed { address: feed.clone(), page: page + 1 });
        }
    }

    fn take_map(&mut self, nested: bool, ask: &Ask, content: &Content, address: &Url) {
        if content.status == 304 {
            let items =
                self.memory.answers.get(ask.url.as_str()).map(|kept| kept.items.clone()).unwrap_or_default();
            return self.add(Road::Sitemap, Reading { items, more: None });
        }
        let read = if content.is_ok() { news::sitemap(&content.body, address, &self.clock) } else { None };
        let Some(map) = read else { return };
        self.search.sitemap(&map.written, address, &self.memory.families);
        if !map.items.is_empty() {
            let kept =
                keep(content, map.items.get(..500.min(map.items.len())).unwrap_or_default(), content.cut);
            self.memory.answers.insert(ask.url.to_string(), kept);
            self.add(Road::Sitemap, Reading { items: map.items, more: content.cut.then_some(true) });
        }
        if nested {
            return;
        }
        let mut maps: Vec<(Url, Option<Published>)> =
            map.maps.into_iter().filter(|(url, _)| same_site(url, &self.asked)).collect();
        let zone = self.clock.zone.clone();
        maps.sort_by_key(|(url, changed)| {
            let path = url.path().to_lowercase();
            let news = ["post", "news", "berita", "artikel"].iter().any(|word| path.contains(word));
            (!news, std::cmp::Reverse(changed.map(|changed| changed.ms(&zone))))
        });
        for (url, _) in maps.into_iter().take(MOST_MAPS) {
            self.ask(&url, Purpose::Map { nested: true });
        }
    }

    fn take_list(&mut self, page: u32, content: &Content, address: &Url) {
        if !content.is_ok() {
            return;
        }
        let source = content.text();
        let list = self.read(content, &source, address);
        self.search.page(&list, &source, address, Visitor::Watcher);
        let items = news::listed(&list, address, &self.clock);
        let next = next_page(&list, address, page);
        let oldest = items.iter().map(|item| item.published.day(&self.clock.zone)).min();
        let wanted = self.options.months.iter().map(|month| month.first_day()).min();
        let unfinished = matches!((oldest, wanted), (Some(oldest), Some(wanted)) if oldest >= wanted);
        let more = if items.is_empty() { None } else { Some(next.is_some()) };
        if items.is_empty() {
            self.ask_json_named_in(&list.scripts.join("\n"), address);
        }
        self.add(Road::Page, Reading { items, more });
        if let Some(next) = next.filter(|_| unfinished && page < MOST_LIST_PAGES) {
            self.ask(&next, Purpose::List { page: page + 1 });
        }
    }

    fn take_article(&mut self, ask: &Ask, content: &Content, address: &Url) {
        if !content.is_ok() {
            return;
        }
        let source = content.text();
        let page = self.read(content, &source, address);
        self.search.page(&page, &source, address, Visitor::Watcher);
        let Some(own) = news::article_date(&page, &ask.url, &self.clock) else { return };
        let zone = self.clock.zone.clone();
        for so_far in self.roads.values_mut() {
            for item in so_far.items.iter_mut().filter(|item| item.address == ask.url.as_str()) {
                settle(item, &own, &zone);
            }
        }
    }

    /// Adds what one answer of a road said.
    pub(super) fn add(&mut self, road: Road, reading: Reading) {
        if reading.items.is_empty() && reading.more.is_none() {
            return;
        }
        let zone = self.clock.zone.clone();
        let so_far: &mut RoadSoFar = self.roads.entry(road).or_default();
        so_far.items.extend(reading.items);
        news::arrange(&mut so_far.items, &zone);
        so_far.items.truncate(2000);
        so_far.more = reading.more.or(so_far.more);
    }
}

/// The article's own word on a date that a list or a sitemap told.
fn settle(item: &mut Item, own: &Item, zone: &jiff::tz::TimeZone) {
    let agree = item.published.day(zone) == own.published.day(zone);
    if agree {
        item.confidence = Confidence::percent(item.confidence.get().max(own.confidence.get()).min(90) + 5);
    } else if own.confidence >= item.confidence {
        (item.published, item.written, item.confidence) =
            (own.published, own.written, own.confidence.scaled(95));
    }
    if item.title.is_empty() {
        item.title.clone_from(&own.title);
    }
}

fn keep(content: &Content, items: &[Item], cut: bool) -> KeptAnswer {
    KeptAnswer {
        etag: content.header("etag").map(str::to_owned),
        last_modified: content.header("last-modified").map(str::to_owned),
        items: items.to_vec(),
        cut,
    }
}

/// The page with older items.
fn next_page(page: &Page, address: &Url, number: u32) -> Option<Url> {
    let told = page.heads_of("next").next().and_then(|next| Url::parse(next).ok());
    let words =
        ["next", "berikutnya", "selanjutnya", "older posts", "»", "›", "next »", "lebih lama", "older"];
    let following = (number + 1).to_string();
    told.or_else(|| {
        page.links.iter().find_map(|link| {
            let text = link.text.trim().to_lowercase();
            let url = Url::parse(&link.href).ok()?;
            let place = format!("{}?{}", url.path(), url.query().unwrap_or_default()).to_lowercase();
            let paged = ["page", "halaman", "hal=", "start=", "offset=", "p="]
                .iter()
                .any(|word| place.contains(word));
            let fits = words.contains(&text.as_str()) || (text == following && paged);
            (fits && same_site(&url, address) && url.as_str() != address.as_str()).then_some(url)
        })
    })
}
