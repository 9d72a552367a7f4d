//! Compares what a search robot, a visitor from a search engine, and a phone get with what a browser gets.

use std::collections::BTreeSet;

use url::Url;

use super::page_signs::is_foreign;
use super::{ALARM, landing, score, sign};
use crate::page::{Page, same_site, tidy};
use crate::report::{Sign, SignKind, Visitor};

/// What one visitor got.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    title: String,
    landed: Option<Url>,
    sent_on: Option<String>,
    lines: BTreeSet<String>,
    words: BTreeSet<String>,
    foreign: BTreeSet<String>,
    signs: BTreeSet<(SignKind, String)>,
    weight: u16,
}

impl Shown {
    pub(super) fn of(page: &Page, landed: &Url, signs: &[Sign]) -> Self {
        let lines =
            page.visible.split(['\n', '\t', '.']).map(|line| tidy(line, 400)).filter(|line| line.len() > 3);
        let hosts =
            page.links.iter().filter(|link| is_foreign(&link.href, landed)).filter_map(|link| {
                Url::parse(&link.href).ok().and_then(|url| url.host_str().map(str::to_owned))
            });
        Self {
            title: tidy(&page.title, 300),
            landed: Some(landed.clone()),
            sent_on: landing::sent_on(page, ""),
            lines: lines.take(20_000).collect(),
            words: page.visible.split_whitespace().map(str::to_lowercase).take(50_000).collect(),
            foreign: hosts.collect(),
            signs: signs.iter().map(|sign| (sign.kind, sign.text.clone())).collect(),
            weight: signs.iter().fold(0, |sum, sign| sum.saturating_add(sign.weight)),
        }
    }

    /// The share of words both have, in per cent.
    fn likeness(&self, other: &Self) -> usize {
        let both = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        both * 100 / all.max(1)
    }
}

/// The signs in the difference between the usual answer and another visitor's.
pub(super) fn compare(usual: &Shown, other: &Shown, visitor: Visitor, status: u16, asked: &Url) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut add = |weight, place: &str, text: &str| {
        signs.push(sign(SignKind::Cloaking, weight, asked, visitor, place, text));
    };
    let landed = |shown: &Shown| shown.landed.clone().unwrap_or_else(|| asked.clone());
    if landed(usual).host_str() != landed(other).host_str()
        && let Some(away) = sent_away(visitor, asked, &landed(other))
    {
        return vec![away];
    }
    if status >= 400 {
        return signs; // a robot or a stranger turned away is no planted page
    }
    if let Some(target) = other.sent_on.as_ref().filter(|target| usual.sent_on.as_ref() != Some(*target))
        && is_foreign(target, asked)
    {
        add(ALARM, "sent on", target);
    }
    let new_signs: Vec<&(SignKind, String)> = other.signs.difference(&usual.signs).collect();
    if let Some((_, text)) = new_signs.first().filter(|_| other.weight > usual.weight && other.weight >= 60) {
        add(ALARM, "signs for this visitor only", text);
    }
    let title = score(&other.title);
    if usual.title != other.title && title.weight >= 40 && !title.is_report() {
        add(ALARM, "title", &other.title);
    }
    let added: Vec<&str> = other.lines.difference(&usual.lines).map(String::as_str).collect();
    let added = added.join(" . ");
    let text = score(&added);
    let hosts = other.foreign.difference(&usual.foreign).count();
    if (text.weight >= 60 && !text.is_report()) || (text.weight >= 25 && hosts > 0) {
        add(ALARM, "text", &added);
    }
    if usual.title != other.title && usual.likeness(other) < 30 && visitor != Visitor::Phone {
        add(40, "another page", &other.title);
    }
    signs
}

/// The sign of a visitor who is sent to a foreign host.
pub(super) fn sent_away(visitor: Visitor, asked: &Url, landed: &Url) -> Option<Sign> {
    let elsewhere =
        !same_site(asked, landed) || (landed.host_str() == asked.host_str() && landed.port() != asked.port());
    let harmless = landed.host_str().is_some_and(|host| host.ends_with(".go.id"));
    (elsewhere && !harmless && visitor != Visitor::Watcher)
        .then(|| sign(SignKind::Redirect, ALARM, asked, visitor, "redirect", landed.as_str()))
}
