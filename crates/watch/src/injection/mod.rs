//! Looks for planted gambling pages, links and takeovers.
//!
//! Words alone in what a reader sees never raise an alarm: a news item about gambling says the same words. A sign
//! needs a place (hidden, comment, title, description), a link to a foreign host, or another answer for another
//! visitor (`domain.md` §10).

mod cloak;
mod landing;
mod letters;
mod listed;
mod page_signs;
mod spam;

use std::collections::BTreeSet;

use url::Url;

use crate::page::{Page, path_family};
use crate::report::{Injection, InjectionVerdict, Sign, SignKind, Visitor};
use cloak::Shown;

pub use letters::{Plain, plain};
pub use spam::{Score, is_gambling_host, score};

/// The weight from which the verdict is [`InjectionVerdict::Injected`].
pub const ALARM: u16 = 100;
/// The weight from which somebody should look.
const DOUBT: u16 = 30;
/// Most signs in a report.
const MOST_SIGNS: usize = 50;

/// What a visitor got.
#[derive(Debug, Clone, Copy)]
pub struct Got<'a> {
    /// Status of the answer.
    pub status: u16,
    /// The page.
    pub page: &'a Page,
    /// The page as sent.
    pub source: &'a str,
    /// The address that answered.
    pub landed: &'a Url,
}

/// The search through everything seen of one site.
#[derive(Debug, Default)]
pub struct Search {
    signs: Vec<Sign>,
    /// The page asked for as a person's browser got it, or as the watcher did before that.
    usual: Option<Shown>,
    families: BTreeSet<String>,
}

impl Search {
    /// Looks through one page.
    pub fn page(&mut self, page: &Page, source: &str, address: &Url, visitor: Visitor) {
        let found = page_signs::find(page, source, address, visitor);
        if self.usual.is_none() {
            self.usual = Some(Shown::of(page, address, &found));
        }
        let families = page.links.iter().filter_map(|link| Url::parse(&link.href).ok());
        self.families.extend(
            families.filter(|url| crate::page::same_site(url, address)).filter_map(|url| path_family(&url)),
        );
        self.add(found);
    }

    /// Looks at the page asked for as another visitor got it, and compares.
    pub fn probe(&mut self, visitor: Visitor, asked: &Url, got: &Got<'_>) {
        let found = page_signs::find(got.page, got.source, got.landed, visitor);
        let shown = Shown::of(got.page, got.landed, &found);
        if visitor == Visitor::Browser {
            self.usual = Some(shown);
        } else if let Some(usual) = &self.usual {
            let differences = cloak::compare(usual, &shown, visitor, got.status, asked);
            self.add(differences);
        }
        self.add(found);
    }

    /// Another visitor got no answer at all: only where it was sent matters.
    pub fn lost_probe(&mut self, visitor: Visitor, asked: &Url, landed: &Url) {
        if let Some(sign) = cloak::sent_away(visitor, asked, landed) {
            self.add(vec![sign]);
        }
    }

    /// Looks through the addresses of a sitemap. `known` are the path families of earlier readings.
    pub fn sitemap(&mut self, written: &[String], address: &Url, known: &BTreeSet<String>) {
        let spam: Vec<&String> = written.iter().filter(|loc| is_spam_address(loc)).collect();
        if spam.len() >= 3 {
            let text = spam.iter().take(3).map(|loc| loc.as_str()).collect::<Vec<_>>().join(" ");
            let place = format!("{} of {} addresses", spam.len(), written.len());
            self.add(vec![sign(SignKind::Sitemap, ALARM, address, Visitor::Watcher, &place, &text)]);
        }
        let families: BTreeSet<String> = written
            .iter()
            .filter_map(|loc| Url::parse(loc).ok())
            .filter_map(|url| path_family(&url))
            .collect();
        if !known.is_empty() {
            for family in families.difference(known) {
                let inside = written.iter().filter(|loc| loc.contains(&format!("/{family}/"))).count();
                if inside >= 20 {
                    let place = format!("{inside} addresses under /{family}/");
                    self.add(vec![sign(SignKind::NewPaths, 20, address, Visitor::Watcher, &place, family)]);
                }
            }
        }
        self.families.extend(families);
    }

    /// Compares the titles of the site's index (feed, list of posts), each with its address, with what a reader sees on
    /// the page at `address`.
    pub fn index(&mut self, titles: &[(String, String)], shown: &str, address: &Url) {
        self.add(listed::find(titles, shown, address).into_iter().collect());
    }

    /// First parts of the paths seen, at most 500.
    pub fn families(&self) -> BTreeSet<String> {
        self.families.iter().take(500).cloned().collect()
    }

    /// What it adds up to.
    pub fn conclude(mut self) -> Injection {
        self.signs.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.kind.cmp(&b.kind)));
        let weight = self.signs.iter().fold(0_u16, |sum, sign| sum.saturating_add(sign.weight));
        self.signs.truncate(MOST_SIGNS);
        let verdict = if weight >= ALARM {
            InjectionVerdict::Injected
        } else if weight >= DOUBT {
            InjectionVerdict::Suspect
        } else {
            InjectionVerdict::Clean
        };
        Injection { verdict, weight, signs: self.signs }
    }

    /// Adds signs, each kind, place and text once.
    fn add(&mut self, signs: Vec<Sign>) {
        for sign in signs {
            let same = |known: &Sign| {
                known.kind == sign.kind && known.text == sign.text && known.place == sign.place
            };
            if !self.signs.iter().any(same) {
                self.signs.push(sign);
            }
        }
    }
}

/// An address whose words are an advertisement, and not a report: `/polisi-bongkar-situs-slot` is news.
fn is_spam_address(address: &str) -> bool {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split_once(['/', '?']).map_or("", |(_, path)| path);
    let words = path.replace("%20", " ").replace("%27", "").replace(['+', '-', '_', '/', '.', '=', '?'], " ");
    let score = score(&words);
    score.weight >= 60 && !score.is_report()
}

/// Makes a sign.
fn sign(kind: SignKind, weight: u16, address: &Url, visitor: Visitor, place: &str, text: &str) -> Sign {
    Sign {
        kind,
        weight,
        address: address.to_string(),
        visitor,
        place: place.to_owned(),
        text: crate::page::tidy(text, 200),
    }
}
