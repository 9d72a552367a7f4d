//! The phases of a reading and what each of them asks for.

use std::collections::BTreeSet;

use rules::activity::Road;
use url::Url;

use super::{Plan, Purpose};
use crate::news::posts_address;
use crate::page::{Link, is_file, is_news_address, same_site};
use crate::report::{System, Visitor};

/// Where a reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Robots,
    Front,
    Posts,
    Feeds,
    Maps,
    Lists,
    Scripts,
    Articles,
    Probes,
    Links,
    Done,
}

/// Words of links and parts of addresses behind which lists of news stand.
const LISTS: &[&str] = &[
    "berita",
    "news",
    "artikel",
    "kabar",
    "warta",
    "kegiatan",
    "publikasi",
    "siaran",
    "rilis",
    "pengumuman",
    "blog",
    "informasi",
];

impl Plan {
    /// Fills the queue for the current phase and goes on to the next.
    pub(super) fn advance(&mut self) {
        let asked = self.asked.clone();
        self.phase = match self.phase {
            Phase::Robots => {
                if let Ok(robots) = asked.join("/robots.txt") {
                    self.ask(&robots, Purpose::Robots);
                }
                Phase::Front
            }
            Phase::Front => {
                self.ask(&asked, Purpose::Front);
                if self.options.depth == super::Depth::Front { Phase::Done } else { Phase::Posts }
            }
            Phase::Posts => {
                self.report.kept_out = !self.robots.allows(&asked);
                self.ask_posts();
                Phase::Feeds
            }
            Phase::Feeds => {
                self.ask_feeds();
                Phase::Maps
            }
            Phase::Maps => {
                self.ask_maps();
                Phase::Lists
            }
            Phase::Lists => {
                self.ask_lists();
                Phase::Scripts
            }
            Phase::Scripts => {
                self.ask_scripts();
                Phase::Articles
            }
            Phase::Articles => {
                self.ask_articles();
                Phase::Probes
            }
            Phase::Probes => {
                let front = Url::parse(&self.report.address).unwrap_or_else(|_| asked.clone());
                let page = if self.report.redirects.is_empty() { front } else { asked };
                for visitor in [Visitor::Browser, Visitor::SearchRobot, Visitor::FromSearch, Visitor::Phone] {
                    self.ask(&page, Purpose::Probe(visitor));
                }
                Phase::Links
            }
            Phase::Links => {
                self.ask_domain();
                self.ask_links();
                Phase::Done
            }
            Phase::Done => Phase::Done,
        };
    }

    /// The folder of the page asked for: `/webdesa/` of `/webdesa/index.php`.
    fn base(&self) -> Option<Url> {
        let front = self.front.as_ref()?;
        let mut base = front.address.join(".").ok()?;
        base.set_query(None);
        Some(base)
    }

    /// Whether a road gave the days of its items for sure, and some.
    pub(super) fn has_news(&self, road: Road) -> bool {
        self.roads.get(&road).is_some_and(|so_far| !so_far.items.is_empty())
    }

    fn ask_posts(&mut self) {
        let (Some(front), Some(base)) = (&self.front, self.base()) else { return };
        let told = front.page.heads_of("https://api.w.org/").next().map(str::to_owned).or_else(|| {
            let header =
                front.headers.iter().find(|(name, value)| name == "link" && value.contains("api.w.org"))?;
            header.1.split(['<', '>']).nth(1).map(str::to_owned)
        });
        // A copy of a site may name the host it was copied from: only the own host is asked.
        let told = told
            .and_then(|told| base.join(&told).ok())
            .filter(|api| same_site(api, &base) && api.port() == base.port());
        let api = match told {
            Some(api) => api,
            None if self.is(System::Wordpress) => match base.join("wp-json/") {
                Ok(api) => api,
                Err(_) => return,
            },
            None => return,
        };
        self.ask(&posts_address(&api, None, 1), Purpose::Posts { api, month: None, page: 1 });
    }

    fn ask_feeds(&mut self) {
        if self.has_news(Road::Wordpress) {
            return;
        }
        let (Some(front), Some(base)) = (&self.front, self.base()) else { return };
        let mut feeds: Vec<Url> = front
            .page
            .heads
            .iter()
            .filter(|(rel, kind, ..)| {
                rel.contains("alternate")
                    && (kind.contains("rss") || kind.contains("atom") || kind.contains("feed+json"))
            })
            .filter(|(_, _, title, href)| {
                let text = format!("{title} {href}").to_lowercase();
                !["comment", "komentar"].iter().any(|word| text.contains(word))
            })
            .filter_map(|(.., href)| Url::parse(href).ok())
            .filter(|feed| same_site(feed, &base))
            .take(2)
            .collect();
        if feeds.is_empty() {
            let linked = front.page.links.iter().filter_map(|link| Url::parse(&link.href).ok()).find(|url| {
                let path = url.path().to_lowercase();
                let named = [".rss", "/rss", "rss.xml", "feed.xml", "/feed", "/feed/", "atom.xml"];
                named.iter().any(|end| path.ends_with(end)) && same_site(url, &base)
            });
            feeds.extend(linked);
        }
        if feeds.is_empty() {
            let guesses: &[&str] = match self.report.system {
                System::Wordpress => &["feed/", "?feed=rss2"],
                System::Opensid => &["feed", "index.php/feed"],
                System::Joomla => &["index.php?format=feed&type=rss", "?format=feed&type=rss"],
                System::Blogspot => &["feeds/posts/default?max-results=150"],
                System::Drupal => &["rss.xml"],
                System::Terbuka => &["feed.xml"],
                System::Spse => &[],
                System::Other => &["feed", "rss.xml", "feed.xml", "rss"],
            };
            feeds.extend(guesses.iter().filter_map(|guess| base.join(guess).ok()));
        }
        if self.is(System::Blogspot) {
            feeds
                .iter_mut()
                .filter(|feed| feed.query().is_none())
                .for_each(|feed| feed.set_query(Some("max-results=150")));
        }
        for feed in feeds {
            self.ask(&feed, Purpose::Feed { address: feed.clone(), page: 1 });
        }
    }

    fn ask_maps(&mut self) {
        let Some(base) = self.base() else { return };
        let mut maps: Vec<Url> =
            self.robots.sitemaps().into_iter().filter(|map| same_site(map, &base)).collect();
        if maps.is_empty() {
            let usual: &[&str] = if self.is(System::Wordpress) {
                &["sitemap.xml", "wp-sitemap.xml"]
            } else {
                &["sitemap.xml"]
            };
            maps.extend(usual.iter().filter_map(|name| base.join(name).ok()));
        }
        for map in maps.into_iter().take(2) {
            self.ask(&map, Purpose::Map { nested: false });
        }
    }

    /// Pages that list news, as the front page links them; only where no better road was found.
    fn ask_lists(&mut self) {
        let fed = self.has_news(Road::Feed) && !self.is(System::Other) && self.shows_months(Road::Feed);
        if self.has_news(Road::Wordpress) || fed {
            return;
        }
        let Some(front) = &self.front else { return };
        let rank = |link: &Link| -> Option<(usize, usize, Url)> {
            let mut url = Url::parse(&link.href).ok().filter(|url| same_site(url, &front.address))?;
            url.set_fragment(None); // a menu entry "#" is the front page again
            let text = link.text.to_lowercase();
            let path = format!("{} {}", url.path(), url.query().unwrap_or_default()).to_lowercase();
            let short = text.split_whitespace().count() <= 4;
            let by_word = LISTS.iter().position(|word| short && text.contains(word));
            let by_path = LISTS.iter().position(|word| path.contains(word));
            let place = by_word.into_iter().chain(by_path).min()?;
            let is_item = is_news_address(&url) && text.split_whitespace().count() > 4;
            let is_document = is_file(url.path(), &["pdf", "jpg", "jpeg", "png", "doc", "docx"]);
            (!is_item && !is_document && (short || by_path.is_some())).then_some((place, path.len(), url))
        };
        let mut lists: Vec<(usize, usize, Url)> = front.page.links.iter().filter_map(rank).collect();
        lists.sort_by_key(|list| (list.0, list.1));
        let mut taken = BTreeSet::new();
        let here = front.address.as_str().to_owned();
        let lists: Vec<Url> = lists
            .into_iter()
            .map(|(.., url)| url)
            .filter(|url| url.as_str() != here && taken.insert(url.to_string()))
            .take(3)
            .collect();
        for list in lists {
            self.ask(&list, Purpose::List { page: 1 });
        }
    }

    /// Lists that a script loads, where nothing else told a day.
    fn ask_scripts(&mut self) {
        if self.roads.values().any(|so_far| so_far.items.iter().any(|item| item.confidence.get() >= 60)) {
            return;
        }
        let Some(front) = self.front.clone() else { return };
        let inline: String = front.page.scripts.join("\n");
        self.ask_json_named_in(&inline, &front.address);
        let known =
            ["jquery", "bootstrap", "min.js", "wp-includes", "gtag", "analytics", "popper", "swiper", "aos"];
        let scripts: Vec<Url> = front
            .page
            .parts
            .iter()
            .filter_map(|part| Url::parse(part).ok())
            .filter(|url| is_file(url.path(), &["js"]) && same_site(url, &front.address))
            .filter(|url| !known.iter().any(|name| url.path().contains(name)))
            .take(3)
            .collect();
        let loads = !scripts.is_empty() || !inline.is_empty();
        for script in scripts {
            self.ask(&script, Purpose::Script);
        }
        // Where scripts fill the page, the list mostly has one of these names.
        for guess in ["berita.json", "data/berita.json", "news.json"].iter().filter(|_| loads) {
            if let Ok(guess) = front.address.join(guess) {
                self.ask(&guess, Purpose::Json);
            }
        }
    }

    /// Asks for the lists of news a script names: `fetch("data/berita.json")`.
    pub(super) fn ask_json_named_in(&mut self, script: &str, address: &Url) {
        let names = script.split(['"', '\'', '`']).filter(|name| {
            let bare = name.split(['?', '#']).next().unwrap_or_default().to_lowercase();
            bare.len() < 200 && is_file(&bare, &["json"]) && LISTS.iter().any(|word| bare.contains(word))
        });
        let urls: BTreeSet<Url> = names.filter_map(|name| address.join(name).ok()).collect();
        for url in urls.into_iter().filter(|url| same_site(url, address)).take(3) {
            self.ask(&url, Purpose::Json);
        }
    }

    /// The newest items of roads that are not sure of their days: the article itself knows best.
    fn ask_articles(&mut self) {
        if self.has_news(Road::Wordpress) || (self.has_news(Road::Feed) && !self.is(System::Other)) {
            return;
        }
        let mut unsure: Vec<_> = [Road::Page, Road::Sitemap]
            .iter()
            .filter_map(|road| self.roads.get(road))
            .flat_map(|so_far| so_far.items.iter().take(3))
            .filter(|item| item.confidence.get() < 90)
            .map(|item| (item.published.ms(&self.clock.zone), item.address.clone()))
            .collect();
        unsure.sort();
        for (_, address) in unsure.into_iter().rev().take(4) {
            if let Ok(url) = Url::parse(&address)
                && !is_file(url.path(), &["json"])
            {
                self.ask(&url, Purpose::Article);
            }
        }
    }
}
