//! Facebook pages.

use rules::social::Kind;
use serde_json::{Value, json};
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, NOW};
use crate::instagram::{fault, iso};
use crate::world::{Asked, Said, Told, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct Page;

fn post(told: &Told) -> Value {
    let status = if told.kind == Kind::Repost { "shared_story" } else { "added_photos" };
    json!({ "id": told.id, "created_time": iso(told.at), "status_type": status,
        "permalink_url": format!("https://www.facebook.com/5/posts/{}", told.id), "is_baru": null })
}

impl Vendor for Page {
    fn page(&self) -> usize {
        100
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::FacebookPage,
            base,
            version: "v25.0".to_owned(),
            handle: "dinkes".to_owned(),
            remote_id: Some("5".to_owned()),
            city_id: String::new(),
            city_key: String::new(),
            tokens: tokens("halaman", "", NOW * 2),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.path, "/v25.0/5/published_posts");
        assert_eq!(asked.query["access_token"], "halaman");
        assert!(!asked.query.contains_key("until"), "a change after the month would hide a post of it");
        let after = asked.query.get("after").map_or(0, |after| after.parse().unwrap());
        let (posts, next) = world.page(after, 100);
        let mut list = json!({ "data": posts.iter().map(post).collect::<Vec<_>>() });
        if let Some(next) = next {
            let base = &world.access;
            list["paging"] = json!({ "next": format!("{base}/v25.0/5/published_posts?access_token=halaman&after={next}") });
        }
        Said::json(200, &list)
    }

    fn throttled(&self, _: i64) -> Said {
        let usage = r#"{"5":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":7}]}"#;
        let Said(status, _, body) = fault(400, 80_001, 0);
        Said(status, vec![("x-business-use-case-usage", usage.to_owned())], body)
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        vec![
            (Problem::NoPermission, fault(403, 200, 0)),
            (Problem::NoPermission, fault(400, 10, 0)),
            (Problem::Reconnect, fault(400, 190, 460)),
            (Problem::HandleUnknown, fault(404, 803, 0)),
        ]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![Kind::Repost]
    }
}

/// Tells the pretended vendor its own address, for its links to the next page.
async fn city() -> City {
    let city = City::new(std::sync::Arc::new(Page)).await;
    let base = city.connection().base.to_string();
    city.world.lock().unwrap().access = base.trim_end_matches('/').to_owned();
    city
}

contract!(Page;
    an_empty_month_is_zero_and_whole,
    exactly_one_full_page_is_read,
    the_first_and_last_second_of_the_month_in_jakarta_count,
    a_pinned_old_item_first_ends_nothing,
    a_post_deleted_between_two_runs_stays_counted_when_it_was_seen_twice,
    a_clock_that_is_wrong_by_minutes_loses_nothing,
    sent_away_once_it_comes_back_and_reads_on,
    sent_away_for_ever_it_gives_up_and_says_so,
    a_fault_is_tried_again,
    a_storm_of_faults_ends_after_few_requests,
    what_cannot_be_read_is_named_and_no_zero,
    every_refusal_has_its_name,
    fields_nobody_knows_are_ignored,
    what_is_no_original_post_is_told_apart,
    a_server_that_is_gone_is_no_zero,
);

#[tokio::test]
async fn three_pages_are_read_to_their_end() {
    crate::cases::three_pages_are_read_or_the_month_is_not_whole(&city().await).await;
}

#[tokio::test]
async fn the_same_item_on_two_pages_counts_once() {
    crate::cases::the_same_item_on_two_pages_counts_once(&city().await).await;
}

#[tokio::test]
async fn a_fault_in_the_middle_leaves_a_lower_bound() {
    crate::cases::a_fault_in_the_middle_leaves_a_lower_bound(&city().await).await;
}

#[tokio::test]
async fn a_next_page_on_another_server_gets_no_key() {
    let city = City::new(std::sync::Arc::new(Page)).await;
    city.world.lock().unwrap().access = "http://pencuri.test".to_owned();
    city.world.lock().unwrap().posts = (0..150)
        .map(|n| Told { id: n.to_string(), at: NOW - 86_400_000 * 3 - n, kind: Kind::Original })
        .collect();
    let read = city.read().await.outcome;
    assert_eq!((read.problem, read.asked), (Some(Problem::Malformed), 1));
}
