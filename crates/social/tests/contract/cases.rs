//! The cases every connector must pass, by name, and the macro that makes tests of them.

use jiff::tz::TimeZone;
use rules::activity::Month;
use rules::social::{Kind, Seen};
use social::{Post, Problem};

use crate::drive::{City, FROM, NOW, TO};
use crate::world::{Said, Told};

/// Makes one test per case for a vendor.
macro_rules! contract {
    ($vendor:expr; $($case:ident),+ $(,)?) => {
        $(
            #[tokio::test]
            async fn $case() {
                crate::cases::$case(&crate::drive::City::new(std::sync::Arc::new($vendor)).await).await;
            }
        )+
    };
    ($vendor:expr) => {
        crate::cases::contract!($vendor;
            an_empty_month_is_zero_and_whole,
            exactly_one_full_page_is_read,
            three_pages_are_read_or_the_month_is_not_whole,
            the_first_and_last_second_of_the_month_in_jakarta_count,
            the_same_item_on_two_pages_counts_once,
            a_pinned_old_item_first_ends_nothing,
            a_post_deleted_between_two_runs_stays_counted_when_it_was_seen_twice,
            a_clock_that_is_wrong_by_minutes_loses_nothing,
            sent_away_once_it_comes_back_and_reads_on,
            sent_away_for_ever_it_gives_up_and_says_so,
            a_fault_is_tried_again,
            a_storm_of_faults_ends_after_few_requests,
            a_fault_in_the_middle_leaves_a_lower_bound,
            what_cannot_be_read_is_named_and_no_zero,
            every_refusal_has_its_name,
            fields_nobody_knows_are_ignored,
            what_is_no_original_post_is_told_apart,
            a_server_that_is_gone_is_no_zero,
        );
    };
}
pub(crate) use contract;

fn told(at: i64) -> Told {
    Told { id: format!("{at}"), at, kind: Kind::Original }
}

/// So many posts of the month, newest first, an hour apart.
fn many(count: usize) -> Vec<Told> {
    (0..count).map(|n| told(TO - 3_600_000 * (i64::try_from(n).unwrap() + 1))).collect()
}

fn fill(city: &City, posts: Vec<Told>) {
    city.world.lock().unwrap().posts = posts;
}

fn script(city: &City, said: impl IntoIterator<Item = Option<Said>>) {
    city.world.lock().unwrap().script = said.into_iter().collect();
}

fn ids(posts: &[Post]) -> Vec<&str> {
    posts.iter().map(|post| post.id.as_str()).collect()
}

pub(crate) async fn an_empty_month_is_zero_and_whole(city: &City) {
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.problem, read.is_whole), (0, None, !is_endless(city)));
}

/// A feed of unknown length never says that it is whole.
fn is_endless(city: &City) -> bool {
    city.vendor.is_feed() && city.connection().connector == social::Connector::Feed
}

pub(crate) async fn exactly_one_full_page_is_read(city: &City) {
    let page = city.vendor.page();
    fill(city, many(page));
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.problem, read.is_whole), (page, None, !city.vendor.is_feed()));
}

pub(crate) async fn three_pages_are_read_or_the_month_is_not_whole(city: &City) {
    let page = city.vendor.page();
    fill(city, many(2 * page + 1));
    let read = city.read().await.outcome;
    assert_eq!(read.problem, None);
    if city.vendor.is_feed() {
        assert_eq!((read.posts.len(), read.is_whole), (page, false));
        assert_eq!(read.covered, (read.posts.first().unwrap().published, TO));
    } else {
        assert_eq!((read.posts.len(), read.is_whole), (2 * page + 1, true));
        assert_eq!(read.covered, (FROM, TO));
    }
}

pub(crate) async fn the_first_and_last_second_of_the_month_in_jakarta_count(city: &City) {
    // 1 January 00:00 WIB is 17:00 UTC of the day before.
    let edges = [TO + 1_000, TO, TO - 1_000, FROM, FROM - 1_000];
    fill(city, edges.into_iter().map(told).collect());
    let read = city.read().await.outcome;
    assert_eq!(ids(&read.posts), [FROM.to_string(), (TO - 1_000).to_string()]);
    assert!(read.is_whole);
}

pub(crate) async fn the_same_item_on_two_pages_counts_once(city: &City) {
    let page = city.vendor.page();
    fill(city, many(page + 3));
    city.world.lock().unwrap().overlaps = true;
    let expected = if city.vendor.is_feed() { page } else { page + 3 };
    assert_eq!(city.read().await.outcome.posts.len(), expected);
}

pub(crate) async fn a_pinned_old_item_first_ends_nothing(city: &City) {
    let mut posts = vec![told(FROM - 90 * 86_400_000)];
    posts.extend(many(3));
    fill(city, posts);
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.problem), (3, None));
}

pub(crate) async fn a_post_deleted_between_two_runs_stays_counted_when_it_was_seen_twice(city: &City) {
    fill(city, many(3));
    let runs = [city.read().await.outcome, city.read().await.outcome];
    city.world.lock().unwrap().posts.remove(1);
    let last = city.read().await.outcome;
    let zone = TimeZone::get("Asia/Jakarta").unwrap();
    let january = Month::parse("2023-01").unwrap();
    let counts = |first_runs: &[&social::Outcome]| {
        let all = runs.first().unwrap().posts.iter().filter(|post| {
            let times = first_runs.iter().filter(|run| run.posts.contains(post)).count();
            let seen = Seen {
                kind: post.kind,
                published: post.published,
                times: u32::try_from(times).unwrap(),
                is_deleted: !last.posts.contains(post),
            };
            seen.counts(january, &zone)
        });
        all.count()
    };
    assert_eq!((last.posts.len(), counts(&[&runs[0], &runs[1]]), counts(&[&runs[0]])), (2, 3, 2));
}

pub(crate) async fn a_clock_that_is_wrong_by_minutes_loses_nothing(city: &City) {
    fill(city, vec![told(TO - 1_000), told(TO - 120_000)]);
    // Ours is four minutes late: the newest post lies in our future.
    let read = city.read_with(city.connection(), None, TO - 240_000).await.outcome;
    assert_eq!((read.posts.len(), read.problem), (2, None));
    assert!(!read.is_whole || read.covered.1 == TO - 240_000, "what comes later is not claimed");
    // And a time to come back that has passed by our clock is a short wait, not a rush.
    script(city, [Some(city.vendor.throttled(NOW - 600_000))]);
    let read = city.read().await;
    assert!(read.ended > NOW && read.outcome.problem.is_none());
}

pub(crate) async fn sent_away_once_it_comes_back_and_reads_on(city: &City) {
    let page = city.vendor.page();
    fill(city, many(page));
    let mut said: Vec<Option<Said>> = vec![None; city.vendor.steps()];
    said.push(Some(city.vendor.throttled(NOW)));
    script(city, said);
    let read = city.read().await;
    assert_eq!((read.outcome.posts.len(), read.outcome.problem), (page, None));
    assert!(read.ended >= NOW + 60_000, "it waits as long as it was told: {}", read.ended - NOW);
}

pub(crate) async fn sent_away_for_ever_it_gives_up_and_says_so(city: &City) {
    city.world.lock().unwrap().always = Some(city.vendor.throttled(NOW));
    let read = city.read().await.outcome;
    assert_eq!((read.problem, read.is_whole, read.posts.len()), (Some(Problem::Throttled), false, 0));
    assert!(read.asked <= 5);
}

pub(crate) async fn a_fault_is_tried_again(city: &City) {
    fill(city, many(2));
    script(city, [Some(Said(503, Vec::new(), "<h1>busy</h1>".to_owned()))]);
    let read = city.read().await;
    assert_eq!((read.outcome.posts.len(), read.outcome.problem), (2, None));
    assert!(read.ended > NOW);
}

pub(crate) async fn a_storm_of_faults_ends_after_few_requests(city: &City) {
    city.world.lock().unwrap().always = Some(Said(500, Vec::new(), "{}".to_owned()));
    let read = city.read().await.outcome;
    assert_eq!((read.problem, read.is_whole), (Some(Problem::Unavailable), false));
    assert_eq!(city.world.lock().unwrap().requests, 4);
}

pub(crate) async fn a_fault_in_the_middle_leaves_a_lower_bound(city: &City) {
    let page = city.vendor.page();
    fill(city, many(3 * page));
    let ahead = city.vendor.steps() + usize::from(!city.vendor.is_feed());
    script(city, vec![None; ahead]);
    city.world.lock().unwrap().always = Some(Said(502, Vec::new(), String::new()));
    let read = city.read().await.outcome;
    assert_eq!((read.problem, read.is_whole), (Some(Problem::Unavailable), false));
    assert_eq!(read.posts.len(), if city.vendor.is_feed() { 0 } else { page });
    assert!(read.covered.0 > FROM, "what was not seen is not claimed");
}

pub(crate) async fn what_cannot_be_read_is_named_and_no_zero(city: &City) {
    for body in ["<html>masuk dulu</html>", "{\"data\": [", "[1, 2, 3]", "", "null"] {
        script(city, [Some(Said(200, Vec::new(), body.to_owned()))]);
        let read = city.read().await.outcome;
        assert!(!read.is_whole && read.posts.is_empty(), "{body}: {read:?}");
        assert!(matches!(read.problem, Some(Problem::Malformed | Problem::AgeGated)), "{body}: {read:?}");
    }
}

pub(crate) async fn every_refusal_has_its_name(city: &City) {
    let refusals = city.vendor.refusals();
    assert!(refusals.len() >= 2);
    for (problem, said) in refusals {
        city.world.lock().unwrap().always = Some(said.clone());
        let read = city.read().await.outcome;
        assert_eq!((read.problem, read.is_whole), (Some(problem), false), "{said:?}");
        assert!(read.asked <= 4, "nobody asks again and again after a no");
    }
}

pub(crate) async fn fields_nobody_knows_are_ignored(city: &City) {
    // Every answer of the pretended vendors carries fields that no documentation names.
    fill(city, many(2));
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.problem), (2, None));
}

pub(crate) async fn what_is_no_original_post_is_told_apart(city: &City) {
    let mut posts = many(2);
    for (n, kind) in city.vendor.kinds().into_iter().enumerate() {
        posts.push(Told { kind, ..told(FROM + 1_000 * (i64::try_from(n).unwrap() + 1)) });
    }
    posts.sort_by_key(|post| -post.at);
    let kinds: Vec<Kind> = posts.iter().rev().map(|post| post.kind).collect();
    fill(city, posts);
    let read = city.read().await.outcome;
    assert_eq!(read.posts.iter().map(|post| post.kind).collect::<Vec<_>>(), kinds);
}

pub(crate) async fn a_server_that_is_gone_is_no_zero(city: &City) {
    let mut connection = city.connection();
    // Loopback, but not the door that was opened for this test: the client refuses to go there.
    connection.base = social::Base::parse("http://127.0.0.1:9").unwrap();
    let read = city.read_with(connection, None, NOW).await.outcome;
    assert_eq!((read.problem, read.is_whole), (Some(Problem::Unavailable), false));
}
