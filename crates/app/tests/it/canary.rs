//! The canary: a marker in everything that is not public, and a crawl over everything that is.

use std::collections::{BTreeSet, VecDeque};

use rules::role::Role;
use testkit::{Client, TestApp};

use crate::planted::{BESIDE, HIDDEN, Planted, SHOWN, guesses, plant};
use crate::sources::none;
use crate::walk::{fill, links, routes};

/// Pages of one crawl: many more than the small city has.
const MOST_PAGES: usize = 4_000;

/// The month in which the test city lives.
const MONTH: &str = "2026-11";

/// A unit has a hundred pages of single obligations, all made alike; the routes bring two of each unit.
fn is_one_of_many(link: &str) -> bool {
    let cell = link.split_once("/kerja/kewajiban/").is_some_and(|(_, rest)| !rest.starts_with("unit/"));
    cell || link.contains("kewajiban=") || is_another_month(link)
}

/// Calendars lead a year back and a year on, all pages made alike; the month of the day stands for all.
fn is_another_month(link: &str) -> bool {
    let named = ["bulan=", "minggu="].into_iter().find_map(|name| link.split_once(name));
    named.is_some_and(|(_, value)| !value.starts_with(MONTH))
}

/// Asks for everything reachable and everything guessable. Returns where the marker was seen, where the
/// control marker was seen, and how many answers were read.
async fn crawl(browser: &Client, planted: &Planted) -> (Vec<String>, BTreeSet<String>, usize) {
    let mut ahead: VecDeque<String> = guesses().into_iter().collect();
    ahead.extend(routes().iter().flat_map(|pattern| fill(pattern, &planted.places)));
    let english: Vec<String> = ahead.iter().map(|path| format!("/en{path}")).collect();
    ahead.extend(english);
    let mut known: BTreeSet<String> = ahead.iter().cloned().collect();
    let (mut leaks, mut shown, mut read) = (Vec::new(), BTreeSet::new(), 0);
    while let Some(path) = ahead.pop_front() {
        if path == "/keluar" || read >= MOST_PAGES {
            continue;
        }
        let answer = browser.get(&path).await;
        read += 1;
        assert!(answer.status < 500, "{path} answers {}: {}", answer.status, answer.text());
        let source = answer.source();
        let seen = format!("{:?}{source}", answer.headers).to_lowercase();
        // A search page repeats what was asked for.
        let asked = path.to_lowercase().contains(&HIDDEN.to_lowercase());
        let marker = if asked { BESIDE } else { HIDDEN };
        let is_leak = seen.contains(&marker.to_lowercase());
        if is_leak {
            leaks.push(format!("{path} ({})", answer.status));
        }
        if source.contains(SHOWN) {
            shown.insert(path.clone());
        }
        if answer.status == 200 {
            for link in links(browser.host(), &source).into_iter().filter(|link| !is_one_of_many(link)) {
                if known.insert(link.clone()) {
                    ahead.push_back(link);
                }
            }
        }
    }
    assert!(read < MOST_PAGES, "the crawl did not come to its end: {:#?}", most_common(&known));
    (leaks, shown, read)
}

/// How often each kind of address was met: the part before the query without its language and its last name.
fn most_common(known: &BTreeSet<String>) -> Vec<(usize, String)> {
    let mut kinds = std::collections::BTreeMap::<String, usize>::new();
    for path in known {
        let place = path.split('?').next().unwrap_or_default().trim_start_matches("/en");
        let kind: Vec<&str> = place.split('/').take(4).collect();
        *kinds.entry(kind.join("/")).or_default() += 1;
    }
    let mut kinds: Vec<(usize, String)> = kinds.into_iter().map(|(kind, count)| (count, kind)).collect();
    kinds.sort_unstable_by(|one, other| other.cmp(one));
    kinds.truncate(25);
    kinds
}

#[tokio::test]
async fn nobody_outside_sees_what_is_not_published() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let (leaks, shown, read) = crawl(&city.visitor(), &planted).await;
    none(&leaks);
    assert!(read > 50, "only {read} answers were read");
    let article = planted.shown.path();
    for path in [
        "/",
        "/berita",
        "/informasi",
        "/informasi/berkala",
        "/informasi/daftar",
        "/unit/kel-satu/informasi",
        "/unit/kel-satu",
        "/feed.xml",
        "/rss.xml",
        "/feed.json",
        "/api/v1/news?limit=200",
    ]
    .into_iter()
    .chain([article.as_str()])
    {
        assert!(shown.contains(path), "the published item is missing at {path}; it was seen at {shown:#?}");
    }
    let search = format!("/cari?q={SHOWN}");
    assert!(city.get(&search).await.shows(SHOWN), "search finds the published item");
}

#[tokio::test]
async fn a_neighbours_operator_sees_no_more_than_the_public() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let (leaks, shown, _) = crawl(&operator, &planted).await;
    none(&leaks);
    assert!(shown.contains("/berita"));
}

#[tokio::test]
async fn a_neighbours_ppid_sees_no_more_than_the_public() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let (leaks, shown, _) = crawl(&ppid, &planted).await;
    none(&leaks);
    assert!(shown.contains("/berita"));
}

#[tokio::test]
async fn the_units_own_operator_sees_them_so_the_canary_can_sing() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let (seen, _, _) = crawl(&operator, &planted).await;
    let is_desk = |place: &&String| place.starts_with("/kerja/");
    assert!(seen.iter().filter(is_desk).count() >= planted.hidden.len(), "{seen:#?}");
}

#[tokio::test]
async fn a_withdrawn_item_leaves_only_its_notice() {
    let city = TestApp::new().await;
    let planted = plant(&city, city.body).await;
    let answer = city.get(&planted.withdrawn.path()).await.expect(410);
    assert!(answer.shows("Datanya keliru"), "{}", answer.text());
    assert!(!answer.shows(HIDDEN));
}
