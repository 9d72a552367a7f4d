//! Reading one site, step by step, without input or output: what to ask next, given the answers so far.
//!
//! The order: robots.txt, the page asked for, the WordPress interface, feeds, sitemaps, list pages, the newest
//! articles, the same page as other visitors, a few links and PDFs. A road that answers makes the ones behind it
//! shorter. One request at a time, never more than [`Options::max_requests`].

mod choose;
mod health;
mod phases;
mod roads;
mod robots;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rules::activity::{Month, Road};
use url::Url;

use crate::ask::{Answer, Ask, Content};
use crate::certificate;
use crate::injection::Search;
use crate::news::{self, Clock};
use crate::page::Page;
use crate::report::{Item, Memory, SiteReport, System, Trouble, Visitor};
use phases::Phase;
use robots::Robots;

/// How much of a site is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The page asked for and nothing else: is the site there?
    Front,
    /// News and planted content too.
    Whole,
}

/// What the caller wants.
#[derive(Debug, Clone)]
pub struct Options {
    /// Zone of the body, in which days and months are counted.
    pub zone: TimeZone,
    /// Months to count.
    pub months: Vec<Month>,
    /// How much is read.
    pub depth: Depth,
    /// Most requests in one reading.
    pub max_requests: u32,
    /// Most links tried out.
    pub max_links: usize,
    /// The RDAP service of the registry, asked once a week until when the name is registered; nothing = not asked.
    pub rdap: Option<Url>,
    /// What the last reading left.
    pub memory: Memory,
}

impl Options {
    /// A whole reading of the month of `now`, from scratch.
    pub fn new(zone: TimeZone, now: Timestamp) -> Self {
        let months = vec![Month::at(now.as_millisecond(), &zone)];
        Self {
            zone,
            months,
            depth: Depth::Whole,
            max_requests: 48,
            max_links: 12,
            rdap: None,
            memory: Memory::default(),
        }
    }
}

/// What a request is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Purpose {
    Robots,
    Front,
    Posts { api: Url, month: Option<Month>, page: u32 },
    Feed { address: Url, page: u32 },
    Map { nested: bool },
    List { page: u32 },
    Json,
    Script,
    Article,
    Probe(Visitor),
    Link,
    Pdf,
    Domain { name: String },
}

/// News of one road so far.
#[derive(Debug, Clone, Default)]
struct RoadSoFar {
    items: Vec<Item>,
    /// Whether there are older ones; nothing where nobody can know.
    more: Option<bool>,
    /// Months that were asked for by themselves and came whole.
    whole_months: BTreeSet<Month>,
}

/// The page asked for.
#[derive(Debug, Clone)]
struct Front {
    page: Page,
    address: Url,
    headers: Vec<(String, String)>,
}

/// The reading of one site. Ask [`Plan::next_ask`], fetch, [`Plan::take`], and so on until `next_ask` has nothing more;
/// then [`Plan::report`].
#[derive(Debug)]
pub struct Plan {
    asked: Url,
    options: Options,
    clock: Clock,
    phase: Phase,
    queue: VecDeque<(Ask, Purpose)>,
    current: Option<(Ask, Purpose)>,
    seen: BTreeSet<String>,
    robots: Robots,
    front: Option<Front>,
    roads: BTreeMap<Road, RoadSoFar>,
    search: Search,
    report: SiteReport,
    memory: Memory,
}

/// Most bytes of a page, a feed or a sitemap; a longer one is cut there.
const PAGE_BYTES: usize = 3 << 20;

impl Plan {
    /// A reading of the site at `url`, at the instant `now`.
    pub fn new(url: &Url, options: Options, now: Timestamp) -> Self {
        let clock = Clock { now, zone: options.zone.clone() };
        let memory = options.memory.clone();
        let official =
            url.host_str().is_some_and(|host| host.ends_with(".go.id") || host.ends_with(".desa.id"));
        let report = SiteReport {
            asked: url.to_string(),
            address: url.to_string(),
            official_domain: official,
            ..SiteReport::default()
        };
        Self {
            asked: url.clone(),
            phase: if options.depth == Depth::Front { Phase::Front } else { Phase::Robots },
            options,
            clock,
            queue: VecDeque::new(),
            current: None,
            seen: BTreeSet::new(),
            robots: Robots::default(),
            front: None,
            roads: BTreeMap::new(),
            search: Search::default(),
            report,
            memory,
        }
    }

    /// The next request. Nothing when the reading is over.
    pub fn next_ask(&mut self) -> Option<Ask> {
        while self.queue.is_empty() && self.phase != Phase::Done {
            self.advance();
        }
        if self.report.requests >= self.options.max_requests {
            return None;
        }
        let (ask, purpose) = self.queue.pop_front()?;
        self.report.requests += 1;
        self.current = Some((ask.clone(), purpose));
        Some(ask)
    }

    /// How long to wait before the next request, ms, as the site's robots.txt asks for; at most two seconds.
    pub fn pause_ms(&self) -> u64 {
        self.robots.pause_ms()
    }

    /// Takes the answer to the request that [`Plan::next_ask`] gave last.
    pub fn take(&mut self, answer: Answer) {
        let Some((ask, purpose)) = self.current.take() else { return };
        match purpose {
            Purpose::Robots => self.robots = Robots::read(&answer, &self.asked),
            Purpose::Front => self.take_front(answer),
            Purpose::Probe(visitor) => self.take_probe(visitor, &ask, &answer),
            Purpose::Link => self.take_link(&ask, &answer),
            Purpose::Pdf => self.take_pdf(&ask, &answer),
            Purpose::Domain { name } => self.take_domain(name, &answer),
            road => self.take_road(road, &ask, &answer),
        }
    }

    /// What the reading found.
    pub fn report(mut self) -> SiteReport {
        self.finish_news();
        self.finish_health();
        self.memory.families.extend(self.search.families());
        self.report.injection = self.search.conclude();
        self.report.memory = self.memory;
        self.report
    }

    /// Puts a request into the queue, unless robots.txt forbids it or it was made before.
    fn ask(&mut self, url: &Url, purpose: Purpose) {
        let mut url = url.clone();
        url.set_fragment(None);
        let key = format!("{url} {purpose:?}");
        let own =
            matches!(purpose, Purpose::Robots | Purpose::Front | Purpose::Probe(_) | Purpose::Domain { .. });
        if self.seen.contains(&key) || !(own || self.robots.allows(&url)) {
            return;
        }
        self.seen.insert(key);
        let kept = match purpose {
            Purpose::Feed { .. } | Purpose::Map { .. } => self.memory.answers.get(url.as_str()).cloned(),
            _ => None,
        }
        .unwrap_or_default();
        let ask = Ask {
            url,
            visitor: if let Purpose::Probe(visitor) = purpose { visitor } else { Visitor::Watcher },
            head: purpose == Purpose::Link,
            etag: kept.etag,
            last_modified: kept.last_modified,
            max_bytes: if purpose == Purpose::Pdf { 2 * PAGE_BYTES } else { PAGE_BYTES },
        };
        self.queue.push_back((ask, purpose));
    }

    fn take_front(&mut self, answer: Answer) {
        let address =
            answer.hops.last().and_then(|last| Url::parse(last).ok()).unwrap_or_else(|| self.asked.clone());
        self.report.address = address.to_string();
        self.report.response_ms = Some(answer.took_ms);
        self.report.redirects = answer.hops.iter().rev().skip(1).rev().cloned().collect();
        if let Some((der, problem)) = &answer.peer
            && address.scheme() == "https"
        {
            self.report.tls = Some(certificate::read(der, *problem, self.clock.now));
        }
        match (answer.outcome, answer.failure) {
            (Some(content), _) => self.take_front_content(content, address),
            (None, failure) => {
                let (trouble, text) = failure.unwrap_or((Trouble::NoConnection, String::new()));
                self.fail(trouble, text);
            }
        }
    }

    fn take_front_content(&mut self, content: Content, address: Url) {
        self.report.status = Some(content.status);
        let source = content.text();
        let page = self.read(&content, &source, &address);
        self.search.page(&page, &source, &address, Visitor::Watcher);
        self.report.title.clone_from(&page.title);
        if content.status >= 400 {
            return self.fail(Trouble::ErrorStatus, content.status.to_string());
        }
        if let Some((trouble, text)) = crate::trouble::in_page(&source, &page.visible, page.pictures) {
            return self.fail(trouble, text);
        }
        self.report.alive = true;
        self.report.system = crate::system::recognise(&page, &source, &content.headers);
        if self.options.depth == Depth::Whole {
            let items = news::listed(&page, &address, &self.clock);
            self.add(Road::Page, news::Reading { items, more: None });
        }
        self.front = Some(Front { page, address, headers: content.headers });
    }

    /// A page of HTML, or of plain text as one that has only text.
    fn read(&self, content: &Content, source: &str, address: &Url) -> Page {
        let kind = content.header("content-type").unwrap_or("text/html");
        if kind.starts_with("text/plain") || kind.starts_with("text/markdown") {
            return Page { visible: source.to_owned(), ..Page::default() };
        }
        Page::read(source, address, self.clock.local(), &self.clock.zone)
    }

    fn fail(&mut self, trouble: Trouble, text: String) {
        self.report.alive = false;
        self.report.trouble = Some(trouble);
        self.report.trouble_text = text;
        // A page that says it was taken over, or that shows itself to others only, still has to be looked at.
        let answered = self.report.status.is_some() && self.options.depth == Depth::Whole;
        self.phase = if answered { Phase::Probes } else { Phase::Done };
        self.queue.clear();
    }

    fn is(&self, system: System) -> bool {
        self.report.system == system
    }
}
