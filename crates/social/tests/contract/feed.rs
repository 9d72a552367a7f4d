//! Feeds: YouTube's fifteen newest, and any Atom address.

use serde_json::json;
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, NOW};
use crate::world::{Asked, Said, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct Youtube;

fn atom(world: &World, entries: usize, prefix: &str) -> Said {
    let (posts, _) = world.page(0, entries);
    let rows: String = posts
        .iter()
        .map(|told| {
            let at = jiff::Timestamp::from_millisecond(told.at).unwrap();
            let id = &told.id;
            format!(
                "<entry><id>{prefix}{id}</id><title>a</title><link rel=\"alternate\" href=\"https://v.test/{id}\"/>\
                 <published>{at}</published><updated>2026-01-01T00:00:00+00:00</updated><baru:x>1</baru:x></entry>"
            )
        })
        .collect();
    let feed = format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:baru=\"http://b.test/\">\
         <id>a</id><title>a</title><updated>2026-01-01T00:00:00Z</updated>{rows}</feed>"
    );
    Said(200, vec![("content-type", "text/xml; charset=UTF-8".to_owned())], feed)
}

fn refusals() -> Vec<(Problem, Said)> {
    let error = |status: u16| Said(status, Vec::new(), "<html>no</html>".to_owned());
    vec![
        (Problem::HandleUnknown, error(404)),
        (Problem::HandleUnknown, error(410)),
        (Problem::NoPermission, error(403)),
        (Problem::Malformed, Said::json(200, &json!({}))),
    ]
}

fn throttled() -> Said {
    Said(429, vec![("retry-after", "600".to_owned())], String::new())
}

impl Vendor for Youtube {
    fn page(&self) -> usize {
        15
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::YoutubeFeed,
            base,
            version: String::new(),
            handle: String::new(),
            remote_id: Some("UCabc".to_owned()),
            city_id: String::new(),
            city_key: String::new(),
            tokens: tokens("", "", 0),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!((asked.path.as_str(), asked.query["channel_id"].as_str()), ("/feeds/videos.xml", "UCabc"));
        atom(world, 15, "yt:video:")
    }

    fn throttled(&self, _: i64) -> Said {
        throttled()
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        refusals()
    }

    fn is_feed(&self) -> bool {
        true
    }
}

mod youtube {
    super::contract!(super::Youtube);
}

#[derive(Clone, Copy)]
struct Atom;

impl Vendor for Atom {
    fn page(&self) -> usize {
        20
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        let base = Base::parse(&format!("{base}@dinkes.rss")).unwrap();
        Connection {
            connector: Connector::Feed,
            base,
            ..Youtube.connection(Base::parse("http://a.test").unwrap())
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.path, "/@dinkes.rss");
        atom(world, 20, "")
    }

    fn throttled(&self, _: i64) -> Said {
        throttled()
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        refusals()
    }

    fn is_feed(&self) -> bool {
        true
    }
}

mod atom {
    super::contract!(super::Atom;
        an_empty_month_is_zero_and_whole,
        exactly_one_full_page_is_read,
        three_pages_are_read_or_the_month_is_not_whole,
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

    #[tokio::test]
    async fn readings_a_week_apart_make_a_month_whole_and_a_gap_does_not() {
        let day = 86_400_000;
        let feed = |reading: &crate::drive::Read| reading.outcome.covered;
        let city = super::City::new(std::sync::Arc::new(super::Atom)).await;
        let kind = rules::social::Kind::Original;
        let posts = |until: i64| {
            let told = |n: i64| crate::world::Told {
                id: (until - n * day / 2).to_string(),
                at: until - n * day / 2,
                kind,
            };
            (1..=20).map(told).collect::<Vec<_>>()
        };
        let mut ranges = Vec::new();
        for week in 0..5 {
            let now = crate::drive::FROM + 9 * day + week * 7 * day;
            city.world.lock().unwrap().posts = posts(now);
            ranges.push(feed(&city.read_with(city.connection(), None, now).await));
        }
        let (from, to) = (crate::drive::FROM, crate::drive::TO);
        assert!(rules::social::covers(&ranges, from, to));
        ranges.remove(2);
        ranges.remove(2);
        assert!(!rules::social::covers(&ranges, from, to), "{:?}", super::NOW);
    }
}
