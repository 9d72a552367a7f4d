//! News on pages: lists of links with dates, and the date of an article itself.

use std::collections::{BTreeSet, HashMap};

use rules::activity::Road;
use url::Url;

use super::{Clock, address_date, confidence_of};
use crate::page::{Link, Page, PageDate, Region, is_file, is_generic_text, is_news_address, same_site, tidy};
use crate::report::{Confidence, Item, Published, WrittenDate};

/// The news a page lists: each date together with the link it stands by.
pub fn listed(page: &Page, address: &Url, clock: &Clock) -> Vec<Item> {
    // A site behind another name, or a copy of it, links by the name it was made for.
    let own = page.heads_of("canonical").next().and_then(|own| Url::parse(own).ok());
    let is_own = |url: &Url| same_site(url, address) || own.as_ref().is_some_and(|own| same_site(url, own));
    let links = page.links.iter().filter_map(|link| candidate(link, address));
    let links: Vec<(&Link, Url)> = links.filter(|(_, url)| is_own(url)).collect();
    let mut by_element: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, (link, _)) in links.iter().enumerate() {
        for element in &link.chain {
            by_element.entry(*element).or_default().push(at);
        }
    }
    let settled = numbers_settled(page);
    let mut items = Vec::new();
    for date in page.dates.iter().filter(|date| usable(date, clock)) {
        let found = date.chain.iter().take(6).find_map(|element| {
            let near = by_element.get(element)?;
            best(near, &links, date)
        });
        if let Some((link, url, crowded)) = found {
            let mut item = item(date, link, url, &links, settled, clock);
            if crowded {
                item.confidence = item.confidence.scaled(85);
            }
            items.push(item);
        }
    }
    for (link, url) in &links {
        if let Some(day) = address_date(url) {
            items.push(Item {
                address: url.to_string(),
                title: title_of(link, &links, url),
                published: Published::On(day),
                written: WrittenDate::Address,
                road: Road::Page,
                confidence: confidence_of(WrittenDate::Address),
            });
        }
    }
    items.retain(|item| clock.plausible(item.published));
    super::arrange(&mut items, &clock.zone);
    items
}

/// Links that can be a news item of this site.
fn candidate<'a>(link: &'a Link, address: &Url) -> Option<(&'a Link, Url)> {
    if matches!(link.region, Region::Menu | Region::Foot | Region::Comments) {
        return None;
    }
    let mut url = Url::parse(&link.href).ok()?;
    url.set_fragment(None);
    let here = url.path().trim_end_matches('/') == address.path().trim_end_matches('/')
        && url.query() == address.query();
    let document = is_file(url.path(), &["pdf", "doc", "docx", "xls", "xlsx", "zip", "jpg", "jpeg", "png"]);
    if here || document || archive(&url) {
        return None;
    }
    let speaks = !is_generic_text(&link.text) && link.text.split_whitespace().count() >= 3;
    (speaks || is_news_address(&url)).then_some((link, url))
}

/// An archive of a day or month, a category, a tag or an author: not an item.
fn archive(url: &Url) -> bool {
    let parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let listed = ["category", "kategori", "tag", "author", "penulis", "feed", "page"];
    let only_numbers =
        !parts.is_empty() && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    let query = url.query().unwrap_or_default();
    only_numbers && parts.len() >= 2
        || parts.iter().any(|part| listed.contains(&part.to_lowercase().as_str()))
        || query.starts_with("m=")
        || query.starts_with("cat=")
        || query.starts_with("author=")
}

fn usable(date: &PageDate, clock: &Clock) -> bool {
    !date.prose
        && date.written != WrittenDate::Changed
        && date.region == Region::Content
        && (clock.plausible(date.published)
            || date.other.is_some_and(|day| clock.plausible(Published::On(day))))
}

/// The link a date belongs to among those under one element: the nearest, one with words before one without.
/// Also says whether several different ones stand there.
fn best<'a>(
    near: &[usize],
    links: &'a [(&'a Link, Url)],
    date: &PageDate,
) -> Option<(&'a Link, &'a Url, bool)> {
    let all = || near.iter().filter_map(|at| links.get(*at));
    let distinct: BTreeSet<&str> = all().map(|(_, url)| url.as_str()).take(50).collect();
    let (link, url) = all().min_by_key(|(link, url)| {
        let after = link.place > date.place;
        let distance = link.place.abs_diff(date.place);
        (!is_news_address(url) && is_generic_text(&link.text), distance + usize::from(after))
    })?;
    // Far too many to know which one: this element is the whole list, the date stands apart from its items.
    if distinct.len() > 12 { None } else { Some((link, url, distinct.len() > 1)) }
}

fn item(
    date: &PageDate,
    link: &Link,
    url: &Url,
    links: &[(&Link, Url)],
    settled: bool,
    clock: &Clock,
) -> Item {
    let mut published = date.published;
    let mut confidence = confidence_of(date.written);
    if let Some(other) = date.other {
        if !clock.plausible(published) {
            published = Published::On(other);
        }
        if settled {
            confidence = Confidence::percent(75);
        }
    }
    Item {
        address: url.to_string(),
        title: title_of(link, links, url),
        published,
        written: date.written,
        road: Road::Page,
        confidence,
    }
}

/// Whether the page has a date in numbers with one reading only. Then it writes the day first throughout, as
/// Indonesian pages do, and `12/03/2023` is less in doubt.
fn numbers_settled(page: &Page) -> bool {
    page.dates.iter().any(|date| date.written == WrittenDate::Numbers)
}

/// The longest words that lead to the same address, without a date that stands among them.
fn title_of(link: &Link, links: &[(&Link, Url)], url: &Url) -> String {
    let same = links.iter().filter(|(_, other)| other == url).map(|(link, _)| link.text.as_str());
    let best = same.filter(|text| !is_generic_text(text)).max_by_key(|text| text.chars().count());
    tidy(best.unwrap_or(&link.text), 300)
}

/// The date of a page that is itself a news item: declared for machines, or standing by its heading.
pub fn article_date(page: &Page, address: &Url, clock: &Clock) -> Option<Item> {
    let make = |published: Published, written: WrittenDate, percent: u8| {
        clock.plausible(published).then(|| Item {
            address: address.to_string(),
            title: if page.heading.is_empty() { page.title.clone() } else { page.heading.clone() },
            published,
            written,
            road: Road::Page,
            confidence: Confidence::percent(percent),
        })
    };
    let declared = page.declared.iter().find_map(|date| make(date.published, WrittenDate::Machine, 93));
    declared
        .or_else(|| address_date(address).and_then(|day| make(Published::On(day), WrittenDate::Address, 85)))
        .or_else(|| {
            let heading = page.heading_place.unwrap_or(0);
            let near = page.dates.iter().filter(|date| {
                !date.prose && date.region == Region::Content && date.written != WrittenDate::Changed
            });
            let first = near
                .filter(|date| clock.plausible(date.published))
                .min_by_key(|date| (date.written != WrittenDate::Machine, heading.abs_diff(date.place)))?;
            make(first.published, first.written, confidence_of(first.written).get())
        })
}
