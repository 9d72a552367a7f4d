//! Everything about a site that is not its news: other visitors, links, PDFs, required pages.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use rules::activity::Road;
use url::Url;

use super::{Plan, Purpose};
use crate::ask::{Answer, Ask};
use crate::injection::Got;
use crate::page::{Page, is_file, same_site};
use crate::report::{BrokenLink, Registration, RequiredPages, Visitor};
use crate::{pdf, rdap};

/// How long an answer of the registry is good.
const WEEK_HOURS: i64 = 7 * 24;
/// Most PDFs fetched in one reading.
const MOST_PDFS: usize = 2;
/// Most lines of a list in a report.
const MOST_LINES: usize = 20;

impl Plan {
    pub(super) fn take_probe(&mut self, visitor: Visitor, ask: &Ask, answer: &Answer) {
        let landed =
            answer.hops.last().and_then(|last| Url::parse(last).ok()).unwrap_or_else(|| ask.url.clone());
        match &answer.outcome {
            Some(content) => {
                let source = content.text();
                let page = self.read(content, &source, &landed);
                let got = Got { status: content.status, page: &page, source: &source, landed: &landed };
                self.search.probe(visitor, &ask.url, &got);
            }
            None => self.search.lost_probe(visitor, &ask.url, &landed),
        }
    }

    pub(super) fn ask_links(&mut self) {
        let Some(front) = self.front.clone() else { return };
        let mut taken = BTreeSet::from([front.address.to_string()]);
        let own: Vec<Url> = front
            .page
            .links
            .iter()
            .filter_map(|link| Url::parse(&link.href).ok())
            .map(|mut url| {
                url.set_fragment(None);
                url
            })
            .filter(|url| same_site(url, &front.address) && url.port() == front.address.port())
            .filter(|url| taken.insert(url.to_string()))
            .collect();
        let is_pdf = |url: &&Url| is_file(url.path(), &["pdf"]);
        for url in own.iter().filter(is_pdf).take(MOST_PDFS) {
            self.ask(url, Purpose::Pdf);
        }
        for url in own.iter().filter(|url| !is_pdf(url)).take(self.options.max_links) {
            self.ask(url, Purpose::Link);
        }
    }

    /// Asks the registry about the name, once a week.
    pub(super) fn ask_domain(&mut self) {
        let host = self.asked.host_str().and_then(rdap::registered);
        let (Some(base), Some(name)) = (self.options.rdap.clone(), host) else { return };
        let now = self.clock.now;
        let is_fresh = |known: &Registration| {
            known.name == name && now.duration_since(known.asked_at) < SignedDuration::from_hours(WEEK_HOURS)
        };
        if let Some(known) = self.memory.domain.clone().filter(is_fresh) {
            self.report.domain = Some(known);
        } else if let Some(address) = rdap::address(&base, &name) {
            self.ask(&address, Purpose::Domain { name });
        }
    }

    /// Takes what the registry says. A registry that does not answer leaves what was known.
    pub(super) fn take_domain(&mut self, name: String, answer: &Answer) {
        let content = answer.outcome.as_ref().filter(|content| content.is_ok());
        let until = content.and_then(|content| rdap::expiration(&content.body));
        if until.is_some() {
            self.memory.domain = Some(Registration { name, until, asked_at: self.clock.now });
        }
        self.report.domain.clone_from(&self.memory.domain);
    }

    pub(super) fn take_link(&mut self, ask: &Ask, answer: &Answer) {
        let status = answer.outcome.as_ref().map(|content| content.status);
        // 401, 403, 405 and 429 say that something is there.
        let broken = match status {
            Some(status) => matches!(status, 404 | 410) || (status >= 500 && status != 501),
            None => true,
        };
        if broken {
            let on = self.report.address.clone();
            self.report.broken_links.push(BrokenLink { address: ask.url.to_string(), on, status });
        }
    }

    pub(super) fn take_pdf(&mut self, ask: &Ask, answer: &Answer) {
        match &answer.outcome {
            Some(content) if content.is_ok() => {
                if pdf::lacks_text(&content.body) == Some(true) {
                    self.report.pdfs_without_text.push(ask.url.to_string());
                }
            }
            _ => self.take_link(ask, answer),
        }
    }

    pub(super) fn finish_health(&mut self) {
        let Some(front) = &self.front else { return };
        let fed = [Road::Wordpress, Road::Feed].into_iter().filter_map(|road| self.roads.get(&road));
        let titles: Vec<(String, String)> = fed
            .flat_map(|so_far| &so_far.items)
            .map(|item| (item.title.clone(), item.address.clone()))
            .collect();
        self.search.index(&titles, &front.page.visible, &front.address);
        self.report.pages = required(&front.page, &front.address);
        if front.address.scheme() == "https" {
            let plain = front.page.parts.iter().filter(|part| part.starts_with("http://"));
            self.report.mixed_content = plain.take(MOST_LINES).cloned().collect();
        }
    }
}

/// The pages a public body must have, as the front page links them.
fn required(page: &Page, address: &Url) -> RequiredPages {
    let find = |words: &[&str]| {
        page.links
            .iter()
            .filter(|link| Url::parse(&link.href).is_ok_and(|url| matches!(url.scheme(), "http" | "https")))
            .find(|link| {
                let path = Url::parse(&link.href).map(|url| url.path().to_lowercase()).unwrap_or_default();
                let text = link.text.to_lowercase();
                let short = text.split_whitespace().count() <= 6;
                words.iter().any(|word| (short && has_word(&text, word)) || has_word(&path, word))
            })
            .map(|link| link.href.clone())
            .filter(|href| href.trim_end_matches(['/', '#']) != address.as_str().trim_end_matches('/'))
    };
    RequiredPages {
        ppid: find(&["ppid"]),
        profile: find(&["profil", "profile", "tentang", "selayang", "about", "visi"]),
        contact: find(&["kontak", "hubungi", "contact", "hubungi-kami", "alamat"]),
        register: find(&["daftar informasi", "daftar-informasi", "dip", "daftar_informasi"]),
    }
}

/// Whether the words stand there as words: `dip` is not in `diperiksa`.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|after| after.chars().next());
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(before) && edge(after)
    })
}
