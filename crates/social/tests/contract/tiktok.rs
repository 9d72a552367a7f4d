//! TikTok's Display interface.

use serde_json::json;
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, FROM, NOW};
use crate::world::{Asked, Said, Told, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct Tiktok;

fn fault(status: u16, code: &str) -> Said {
    Said::json(status, &json!({ "data": {}, "error": { "code": code, "message": "no", "log_id": "1" } }))
}

impl Vendor for Tiktok {
    fn page(&self) -> usize {
        20
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::Tiktok,
            base,
            version: String::new(),
            handle: "dinkes".to_owned(),
            remote_id: None,
            city_id: "klien".to_owned(),
            city_key: "rahasia".to_owned(),
            tokens: tokens("masuk-0", "ulang-0", NOW * 2),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        if asked.path == "/v2/oauth/token/" {
            return renew(world, &asked.body);
        }
        assert_eq!(asked.path, "/v2/video/list/");
        if asked.key != format!("Bearer masuk-{}", world.renewed) {
            return fault(401, "access_token_invalid");
        }
        let body: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
        let cursor = body["cursor"].as_i64().unwrap();
        assert_eq!(body["max_count"], 20);
        // The cursor is an instant; an overlap repeats the post at it.
        let at = world.posts.iter().position(|post| post.at < cursor).unwrap_or(world.posts.len());
        let (posts, next) = world.page(at, 20);
        let videos: Vec<_> = posts
            .iter()
            .map(|told| json!({ "id": told.id, "create_time": told.at / 1000, "share_url": "https://t.test/1", "baru": 0 }))
            .collect();
        let cursor = posts.last().map_or(cursor, |post| post.at);
        let data = json!({ "videos": videos, "cursor": cursor, "has_more": next.is_some() });
        Said::json(200, &json!({ "data": data, "error": { "code": "ok", "message": "", "log_id": "1" } }))
    }

    fn throttled(&self, _: i64) -> Said {
        fault(429, "rate_limit_exceeded")
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        vec![
            (Problem::NoPermission, fault(401, "scope_not_authorized")),
            (Problem::NoPermission, fault(403, "scope_permission_missed")),
            (
                Problem::Reconnect,
                Said::json(400, &json!({ "error": "invalid_grant", "error_description": "x" })),
            ),
        ]
    }
}

/// Renews once per key: the old one is dead after its use.
fn renew(world: &mut World, body: &str) -> Said {
    let form: std::collections::HashMap<String, String> =
        url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    assert_eq!((form["grant_type"].as_str(), form["client_key"].as_str()), ("refresh_token", "klien"));
    if form["refresh_token"] != format!("ulang-{}", world.renewed) {
        return Said::json(400, &json!({ "error": "invalid_grant", "error_description": "used" }));
    }
    world.renewed += 1;
    let (access, refresh) = (format!("masuk-{}", world.renewed), format!("ulang-{}", world.renewed));
    Said::json(
        200,
        &json!({ "access_token": access, "expires_in": 7200, "refresh_token": refresh,
        "refresh_expires_in": 15_552_000, "open_id": "o", "scope": "video.list", "token_type": "Bearer" }),
    )
}

contract!(Tiktok;
    an_empty_month_is_zero_and_whole,
    exactly_one_full_page_is_read,
    three_pages_are_read_or_the_month_is_not_whole,
    the_first_and_last_second_of_the_month_in_jakarta_count,
    the_same_item_on_two_pages_counts_once,
    a_post_deleted_between_two_runs_stays_counted_when_it_was_seen_twice,
    a_clock_that_is_wrong_by_minutes_loses_nothing,
    sent_away_once_it_comes_back_and_reads_on,
    sent_away_for_ever_it_gives_up_and_says_so,
    a_fault_is_tried_again,
    a_storm_of_faults_ends_after_few_requests,
    a_fault_in_the_middle_leaves_a_lower_bound,
    what_cannot_be_read_is_named_and_no_zero,
    fields_nobody_knows_are_ignored,
    what_is_no_original_post_is_told_apart,
    a_server_that_is_gone_is_no_zero,
);

#[tokio::test]
async fn every_refusal_has_its_name() {
    let city = City::new(std::sync::Arc::new(Tiktok)).await;
    for (problem, said) in Tiktok.refusals() {
        city.world.lock().unwrap().always = Some(said);
        let mut connection = city.connection();
        if problem == Problem::Reconnect {
            connection.tokens.access_until = NOW;
        }
        assert_eq!(city.read_with(connection, None, NOW).await.outcome.problem, Some(problem));
    }
}

#[tokio::test]
async fn an_expired_key_is_renewed_and_the_rotated_keys_are_handed_over() {
    let city = City::new(std::sync::Arc::new(Tiktok)).await;
    city.world.lock().unwrap().posts =
        vec![Told { id: "1".to_owned(), at: FROM, kind: rules::social::Kind::Original }];
    let mut connection = city.connection();
    connection.tokens.access_until = NOW + 60_000;
    let read = city.read_with(connection, None, NOW).await;
    assert_eq!((read.outcome.posts.len(), read.outcome.problem), (1, None));
    let [keys] = read.renewed.as_slice() else { panic!("one renewal") };
    assert_eq!((keys.access.as_str(), keys.refresh.as_str()), ("masuk-1", "ulang-1"));
    assert_eq!((keys.access_until, keys.refresh_until), (NOW + 7_200_000, NOW + 15_552_000_000));
    assert!(!format!("{keys:?}").contains("ulang-1"), "keys are never printed");
}

#[tokio::test]
async fn a_key_the_network_calls_bad_is_renewed_once() {
    let city = City::new(std::sync::Arc::new(Tiktok)).await;
    let mut connection = city.connection();
    connection.tokens.access = "salah".to_owned();
    let read = city.read_with(connection, None, NOW).await;
    assert_eq!((read.outcome.problem, read.renewed.len()), (None, 1));
    city.world.lock().unwrap().always = Some(fault(401, "access_token_invalid"));
    assert_eq!(
        city.read().await.outcome.problem,
        Some(Problem::Malformed),
        "a renewal answered with an error"
    );
}

#[tokio::test]
async fn a_lost_answer_to_a_renewal_ends_in_a_plain_request_to_connect_again() {
    let city = City::new(std::sync::Arc::new(Tiktok)).await;
    // The server renewed; the answer never came. Ours still has the old key.
    city.world.lock().unwrap().renewed = 1;
    let mut connection = city.connection();
    connection.tokens.access_until = NOW;
    let read = city.read_with(connection, None, NOW).await;
    assert_eq!(
        (read.outcome.problem, read.renewed.len(), read.outcome.asked),
        (Some(Problem::Reconnect), 0, 1)
    );
}
