//! X.

use rules::social::Kind;
use serde_json::{Value, json};
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, NOW, TO};
use crate::world::{Asked, Said, Told, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct X;

fn post(told: &Told) -> Value {
    let at =
        jiff::Timestamp::from_millisecond(told.at).unwrap().strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string();
    let mut post =
        json!({ "id": told.id, "text": "…", "created_at": at, "edit_history_tweet_ids": [told.id] });
    let other = match told.kind {
        Kind::Repost => Some("retweeted"),
        Kind::Reply => Some("replied_to"),
        _ => None,
    };
    if let Some(other) = other {
        post["referenced_tweets"] = json!([{ "type": other, "id": "1" }]);
    }
    post
}

impl Vendor for X {
    fn page(&self) -> usize {
        100
    }

    fn steps(&self) -> usize {
        1
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::X,
            base,
            version: String::new(),
            handle: "dinkes".to_owned(),
            remote_id: None,
            city_id: String::new(),
            city_key: "pembawa".to_owned(),
            tokens: tokens("", "", 0),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.key, "Bearer pembawa");
        if asked.path == "/2/users/by" {
            if world.is_renamed {
                return Said::json(
                    200,
                    &json!({ "errors": [{ "title": "Not Found Error", "value": "dinkes" }] }),
                );
            }
            return Said::json(
                200,
                &json!({ "data": [{ "id": "77", "username": "dinkes", "public_metrics": {} }] }),
            );
        }
        assert_eq!(asked.path, "/2/users/77/tweets");
        assert_eq!(asked.query["exclude"], "retweets,replies");
        assert!(asked.query["start_time"].ends_with('Z'));
        let size = asked.query["max_results"].parse().unwrap();
        let from = asked.query.get("pagination_token").map_or(0, |token| token.parse().unwrap());
        let (posts, next) = world.page(from, size);
        let mut list = json!({ "meta": { "result_count": posts.len(), "baru": 1 } });
        if !posts.is_empty() {
            list["data"] = posts.iter().map(post).collect();
        }
        if let Some(next) = next {
            list["meta"]["next_token"] = json!(next.to_string());
        }
        Said::json(200, &list)
    }

    fn throttled(&self, now: i64) -> Said {
        let reset = (now / 1000 + 900).to_string();
        let headers = vec![("x-rate-limit-limit", "1500".to_owned()), ("x-rate-limit-reset", reset)];
        Said(429, headers, json!({ "title": "Too Many Requests", "status": 429 }).to_string())
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        let titled =
            |status: u16, title: &str| Said::json(status, &json!({ "title": title, "status": status }));
        vec![
            (Problem::Reconnect, titled(401, "Unauthorized")),
            (Problem::NoPermission, titled(403, "Forbidden")),
            (Problem::Budget, titled(402, "CreditsDepleted")),
            (Problem::Budget, titled(429, "UsageCapExceeded")),
            (Problem::HandleUnknown, Said::json(200, &json!({ "errors": [{ "title": "Not Found Error" }] }))),
            (Problem::Private, Said::json(200, &json!({ "errors": [{ "title": "Authorization Error" }] }))),
        ]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![Kind::Repost, Kind::Reply]
    }
}

contract!(X);

fn many(count: i64) -> Vec<Told> {
    (1..=count).map(|n| Told { id: n.to_string(), at: TO - n * 60_000, kind: Kind::Original }).collect()
}

#[tokio::test]
async fn a_spend_cap_ends_the_reading_with_a_lower_bound() {
    let city = City::new(std::sync::Arc::new(X)).await;
    city.world.lock().unwrap().posts = many(300);
    // The account, one page of a hundred, and forty posts more: 10,000 + 140 × 5,000 millionths of a dollar.
    let read = city.read_with(city.connection(), Some(710_000), NOW).await.outcome;
    assert_eq!((read.problem, read.is_whole), (Some(Problem::Budget), false));
    assert_eq!((read.posts.len(), read.cost), (140, 710_000));
    let none = city.read_with(city.connection(), Some(9_999), NOW).await.outcome;
    assert_eq!((none.problem, none.asked, none.cost), (Some(Problem::Budget), 0, 0));
}

#[tokio::test]
async fn a_renamed_account_is_read_by_its_lasting_id_and_otherwise_said_to_be_gone() {
    let city = City::new(std::sync::Arc::new(X)).await;
    city.world.lock().unwrap().posts = many(2);
    let first = city.read().await.outcome;
    assert_eq!(first.remote_id.as_deref(), Some("77"));
    city.world.lock().unwrap().is_renamed = true;
    assert_eq!(city.read().await.outcome.problem, Some(Problem::HandleUnknown));
    let mut known = city.connection();
    known.remote_id = first.remote_id;
    let read = city.read_with(known, None, NOW).await.outcome;
    assert_eq!((read.posts.len(), read.problem, read.asked), (2, None, 1));
}

#[tokio::test]
async fn the_end_of_the_list_is_no_end_of_the_month() {
    let city = City::new(std::sync::Arc::new(X)).await;
    city.world.lock().unwrap().posts = many(800);
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.is_whole, read.problem), (800, false, None));
}
