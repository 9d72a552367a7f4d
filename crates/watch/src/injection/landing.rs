//! Pages that are not the site's any more: the advertisement of a gambling house, or the banner of somebody who
//! took the site over.

use url::Url;

use super::{ALARM, Score, is_gambling_host, page_signs::is_foreign, score};
use crate::page::Page;
use crate::report::SignKind;

/// What those who deface a site write, in lower case.
const BANNERS: &[&str] = &[
    "hacked by",
    "h4ck3d by",
    "hacked",
    "owned by",
    "pwned by",
    "pwned",
    "defaced by",
    "deface by",
    "knocked by",
    "touched by",
    "stamped by",
    "was here",
    "diretas oleh",
    "cyber team",
    "cyber army",
    "0wned",
    "own3d",
    "fucked by",
    "haxor",
    "h4x0r",
    "security is low",
    "your security",
    "greetz",
    "greets to",
    "we are anonymous",
    "we are family",
    "defacer",
    "tersakiti team",
    "ganteng security",
    "hacktivist",
    "mr. ",
    "mr.d",
    "xploit",
    "shell by",
    "r00t",
];

/// Signs that the page as a whole is somebody else's.
pub(super) fn find(
    page: &Page,
    body: &Score,
    source: &str,
    address: &Url,
) -> Vec<(SignKind, u16, &'static str, String)> {
    let mut found = Vec::new();
    let head = head_of(page);
    if is_landing(page, body, &head) {
        found.push((SignKind::Landing, ALARM, "page", page.title.clone()));
    }
    if let Some(text) = banner(page, &head, body, source) {
        found.push((SignKind::Defaced, ALARM, "page", text));
    }
    // The page for phones or the page search engines should show lies with somebody else.
    let elsewhere = ["amphtml", "canonical"]
        .iter()
        .flat_map(|rel| page.heads_of(rel))
        .find(|href| is_foreign(href, address));
    if let Some(href) = elsewhere
        && (is_gambling_url(href) || (!head.promo.is_empty() && !head.is_report()))
    {
        found.push((SignKind::Meta, ALARM, "amphtml or canonical", href.to_owned()));
    }
    if let Some(target) =
        sent_on(page, source).filter(|target| is_foreign(target, address) && is_gambling_url(target))
    {
        found.push((SignKind::Redirect, ALARM, "refresh or script", target));
    }
    found
}

fn is_gambling_url(href: &str) -> bool {
    let host = Url::parse(href).ok().and_then(|url| url.host_str().map(is_gambling_host));
    host.unwrap_or(false) || score(&href.replace(['/', '-', '?', '='], " ")).weight >= 60
}

/// Everything the page says of itself to search engines.
fn head_of(page: &Page) -> Score {
    let mut text = page.title.clone();
    for name in ["description", "keywords", "og:title", "og:description", "og:site_name", "author"] {
        text.push_str(" . ");
        text.push_str(page.meta(name).unwrap_or_default());
    }
    score(&text)
}

/// An advertisement from head to foot: many different phrases of one, close together, and hardly a word of news.
fn is_landing(page: &Page, body: &Score, head: &Score) -> bool {
    let dense = body.mentions * 60 >= body.words;
    let reports = body.context.len() * 2 > body.promo.len();
    let titled = !head.promo.is_empty() && !score(&page.title).is_report();
    let much = body.promo.len() >= 4 && titled && dense;
    let very_much = body.promo.len() >= 8 && body.mentions * 40 >= body.words;
    !reports && (much || very_much)
}

/// The banner of a takeover, where there is hardly anything else to read.
fn banner(page: &Page, head: &Score, body: &Score, source: &str) -> Option<String> {
    let shown = page.visible.split_whitespace().count();
    let mut head_text = format!("{} . {}", page.title, page.heading);
    for (name, content) in &page.metas {
        if !name.contains("viewport") {
            head_text.push_str(" . ");
            head_text.push_str(content);
        }
    }
    let head_text = head_text.to_lowercase();
    let body_text = page.visible.to_lowercase();
    let report = body.context.len() >= 2;
    let strong = |text: &str| {
        BANNERS.iter().take(13).find(|banner| text.contains(**banner)).map(|banner| (*banner).to_owned())
    };
    if shown < 400 && !head.is_report() {
        if let Some(text) = strong(&head_text) {
            return Some(text);
        }
        // A short news item may quote such a banner.
        if shown < 250
            && !report
            && let Some(text) = strong(&body_text)
        {
            return Some(text);
        }
    }
    let weak =
        BANNERS.iter().filter(|banner| head_text.contains(**banner) || body_text.contains(**banner)).count();
    let own_links = page.links.iter().filter(|link| !link.href.contains('#')).count();
    // Music that starts by itself over a page without links: no office makes such a front page.
    let stage = source.contains("<audio") || source.contains("autoplay") || source.contains("oncontextmenu");
    (shown < 250 && !report && own_links < 4 && (weak >= 2 || (weak >= 1 && stage)))
        .then(|| page.title.clone())
}

/// Where the page sends its visitors by itself.
pub(super) fn sent_on(page: &Page, source: &str) -> Option<String> {
    let refresh = page.metas.iter().find(|(name, _)| name == "refresh").and_then(|(_, content)| {
        let (_, target) = content.split_once('=')?;
        Some(target.trim().trim_matches(['\'', '"']).to_owned())
    });
    refresh.or_else(|| {
        if source.len() > 20_000 {
            return None;
        }
        page.scripts.iter().find_map(|script| {
            let at = ["location.href", "location.replace", "window.location", "location="]
                .iter()
                .find_map(|call| script.split_once(call))?
                .1;
            let target = at.split(['"', '\'']).nth(1)?;
            target.starts_with("http").then(|| target.to_owned())
        })
    })
}
