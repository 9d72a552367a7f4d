//! Signs on one page.

use std::collections::BTreeSet;

use scraper::{Html, Selector};
use url::Url;

use super::{ALARM, Score, is_gambling_host, landing, score, sign};
use crate::page::{Link, Page, same_site};
use crate::report::{Sign, SignKind, Visitor};

/// A text that is an advertisement beyond doubt.
const SURE: u16 = 60;
/// A text that may be one: enough together with a link to a foreign host.
const MAYBE: u16 = 25;

/// Ends of host names that are no foreign hosts: the state, schools, and what pages of every kind link to.
const HARMLESS_HOSTS: &[&str] = &[
    "go.id",
    "desa.id",
    "ac.id",
    "sch.id",
    "mil.id",
    "facebook.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "youtu.be",
    "tiktok.com",
    "threads.net",
    "whatsapp.com",
    "wa.me",
    "t.me",
    "telegram.me",
    "linkedin.com",
    "google.com",
    "goo.gl",
    "google.co.id",
    "gstatic.com",
    "googleapis.com",
    "wordpress.org",
    "wordpress.com",
    "blogger.com",
    "pinterest.com",
    "gravatar.com",
    "w.org",
    "joomla.org",
    "drupal.org",
    "elementor.com",
    "cloudflare.com",
    "github.com",
    "microsoft.com",
    "apple.com",
    "wikipedia.org",
    "addtoany.com",
    "schema.org",
    "gmpg.org",
    "fontawesome.com",
];

/// Whether an address belongs to somebody this site has no reason to link out of sight.
pub(super) fn is_foreign(href: &str, address: &Url) -> bool {
    let Ok(url) = Url::parse(href) else { return false };
    let Some(host) = url.host_str() else { return false };
    let known = |end: &str| host == end || host.ends_with(&format!(".{end}"));
    !same_site(&url, address) && !HARMLESS_HOSTS.iter().any(|end| known(end)) && !is_local(host)
}

fn is_local(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok() || host == "[::1]"
}

/// Every sign on a page.
pub(super) fn find(page: &Page, source: &str, address: &Url, visitor: Visitor) -> Vec<Sign> {
    let body = score(&page.visible);
    let mut signs = Vec::new();
    let mut add =
        |kind, weight, place: &str, text: &str| signs.push(sign(kind, weight, address, visitor, place, text));
    for hidden in &page.hidden {
        let links = page.links.iter().filter(|link| link.hidden.is_some());
        let foreign = links.filter(|link| is_foreign(&link.href, address)).count();
        if let Some(weight) = unseen_weight(&score(&hidden.text), foreign) {
            add(SignKind::Hidden, weight, hidden.technique, &hidden.text);
        }
    }
    for (kind, place, code) in unseen_code(page) {
        let (text, links) = opened(code);
        let foreign = links.iter().filter(|href| is_foreign(href, address)).count();
        if let Some(weight) = unseen_weight(&score(&text), foreign) {
            add(kind, weight, place, &text);
        }
    }
    head_signs(page, &body, &mut add);
    let mut together = (0_u16, String::new());
    for link in page.links.iter().filter(|link| is_foreign(&link.href, address)) {
        let words = score(&link.text);
        if let Some(weight) = link_weight(link, &words, &body) {
            add(SignKind::OutboundLink, weight, &link.href, &link.text);
        } else if words.weight >= MAYBE && !words.is_report() {
            together = (together.0.saturating_add(words.weight), format!("{} . {}", together.1, link.text));
        }
    }
    // Each may be a name by chance; several such links in one page are a link farm.
    if together.0 >= 2 * MAYBE + 10 {
        add(SignKind::OutboundLink, ALARM, "several links", &together.1);
    }
    if let Some(text) = coded_letters(source) {
        add(SignKind::Obfuscated, ALARM, "codes", &text);
    }
    for (kind, weight, place, text) in landing::find(page, &body, source, address) {
        add(kind, weight, place, &text);
    }
    signs
}

/// The weight of a text nobody sees, with so many foreign links beside it.
fn unseen_weight(text: &Score, foreign: usize) -> Option<u16> {
    // A report in a folded menu: only its own site is linked.
    if text.is_report() && foreign == 0 && text.promo.len() < 4 {
        return None;
    }
    if text.weight >= SURE || (text.weight >= MAYBE && foreign > 0) {
        return Some(ALARM);
    }
    None
}

/// Parts of the source nobody sees.
fn unseen_code(page: &Page) -> impl Iterator<Item = (SignKind, &'static str, &str)> {
    let comments = page.comments.iter().map(|code| (SignKind::Comment, "comment", code.as_str()));
    let noscripts = page.noscripts.iter().map(|code| (SignKind::Noscript, "noscript", code.as_str()));
    let scripts =
        page.scripts.iter().filter(|code| code.contains("document.write") || code.contains("innerHTML"));
    let scripts = scripts.map(|code| (SignKind::Hidden, "script", code.as_str()));
    comments.chain(noscripts).chain(scripts)
}

/// The text and the links of a piece of source.
fn opened(code: &str) -> (String, Vec<String>) {
    let code: String = code.chars().take(200_000).collect();
    let code = unescaped(&code).unwrap_or(code);
    if !code.contains('<') {
        return (code, Vec::new());
    }
    let fragment = Html::parse_fragment(&code);
    let text = fragment.root_element().text().collect::<Vec<_>>().join(" ");
    let Ok(links) = Selector::parse("a[href]") else { return (text, Vec::new()) };
    let links = fragment.select(&links).filter_map(|link| link.attr("href")).map(str::to_owned).collect();
    (text, links)
}

/// Title, descriptions and keywords: read by search engines first. Not a sign where the page itself tells about
/// gambling as news do.
fn head_signs(page: &Page, body: &Score, add: &mut impl FnMut(SignKind, u16, &str, &str)) {
    let report = body.context.len() >= 2 && body.mentions >= 2;
    let planted = |text: &str| {
        let score = score(text);
        score.weight >= SURE
            && (!score.promo.is_empty() || score.dressed >= 3)
            && !score.is_report()
            && !report
    };
    if planted(&page.title) {
        add(SignKind::Title, ALARM, "title", &page.title);
    }
    for (name, content) in &page.metas {
        let speaks = matches!(
            name.as_str(),
            "description"
                | "keywords"
                | "og:title"
                | "og:description"
                | "twitter:title"
                | "twitter:description"
                | "news_keywords"
        );
        if speaks && planted(content) {
            add(SignKind::Meta, ALARM, name, content);
        }
    }
}

/// The weight of a link to a foreign host that everybody sees.
fn link_weight(link: &Link, words: &Score, body: &Score) -> Option<u16> {
    let host =
        Url::parse(&link.href).ok().and_then(|url| url.host_str().map(is_gambling_host)).unwrap_or(false);
    let around: BTreeSet<String> = score(&link.around).context;
    let advertises = words.weight >= SURE && (!words.promo.is_empty() || words.dressed >= 3);
    let doubtful = host && words.weight >= MAYBE;
    if !(advertises || doubtful) {
        return None;
    }
    // A sentence of news that quotes its source is no advertisement.
    let quoted = words.is_report() || around.len() >= 2 || (body.context.len() >= 4 && around.len() == 1);
    Some(match (quoted, host) {
        (false, _) => ALARM,
        (true, true) => 20,
        (true, false) => return None,
    })
}

/// Advertisements written as character codes: `&#115;&#108;&#111;&#116;` or `\u0073\u006c`.
fn coded_letters(source: &str) -> Option<String> {
    let coded = source.matches("&#").count();
    if coded >= 8 {
        let mut run = String::new();
        let mut rest = source;
        while let Some(at) = rest.find("&#") {
            if at > 3 {
                run.push(' ');
            }
            let after = rest.get(at + 2..).unwrap_or_default();
            let (code, tail) = after.split_once(';').unwrap_or((after, ""));
            let number = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => code.parse().ok(),
            };
            match number.and_then(char::from_u32).filter(|_| code.len() <= 7) {
                Some(letter) => {
                    run.push(letter);
                    rest = tail;
                }
                None => rest = after,
            }
        }
        // Whole words in codes, letter after letter: quotes and dashes never make words.
        let found = score(&run);
        if found.weight >= SURE && !found.is_report() {
            return Some(run.trim().to_owned());
        }
    }
    let text = unescaped(source)?;
    let (text, _) = if text.contains('<') { opened(&text.replace("\\u", "")) } else { (text, Vec::new()) };
    let found = score(&text);
    (found.weight >= SURE && !found.is_report()).then_some(text)
}

/// What `\u0073`, `\x73` and `%73` in a script stand for, where there are many of them.
fn unescaped(code: &str) -> Option<String> {
    for (mark, length) in [("\\u", 4), ("\\x", 2), ("%", 2)] {
        if code.matches(mark).count() < 40 {
            continue;
        }
        let mut parts = code.split(mark);
        let mut text = String::new();
        let _before = parts.next();
        let mut decoded = 0;
        for part in parts {
            let number = part.get(..length).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(letter) = number.and_then(char::from_u32) {
                text.push(letter);
                text.push_str(part.get(length..).unwrap_or_default());
                decoded += 1;
            }
        }
        if decoded >= 40 {
            return Some(text);
        }
    }
    None
}
