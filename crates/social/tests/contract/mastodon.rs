//! Mastodon.

use rules::social::Kind;
use serde_json::json;
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::world::{Asked, Said, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct Mastodon;

impl Vendor for Mastodon {
    fn page(&self) -> usize {
        40
    }

    fn steps(&self) -> usize {
        1
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::Mastodon,
            base,
            version: String::new(),
            handle: "dinkes".to_owned(),
            remote_id: None,
            city_id: String::new(),
            city_key: String::new(),
            tokens: tokens("", "", 0),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.key, "");
        if asked.path == "/api/v1/accounts/lookup" {
            assert_eq!(asked.query["acct"], "dinkes");
            return Said::json(200, &json!({ "id": "109", "acct": "dinkes", "baru": [] }));
        }
        assert_eq!(asked.path, "/api/v1/accounts/109/statuses");
        assert_eq!(asked.query["exclude_reblogs"], "true");
        let from = asked.query.get("max_id").map_or(0, |id| id.parse().unwrap());
        let (posts, next) = world.page(from, 40);
        let rows: Vec<_> = posts
            .iter()
            .map(|told| {
                let at = jiff::Timestamp::from_millisecond(told.at).unwrap().to_string();
                let reblog = (told.kind == Kind::Repost).then(|| json!({ "id": "1" }));
                let reply = (told.kind == Kind::Reply).then_some("2");
                json!({ "id": told.id, "created_at": at, "url": "https://s.test/1", "reblog": reblog,
                    "in_reply_to_id": reply, "quote": null })
            })
            .collect();
        let mut said = Said::json(200, &json!(rows));
        if let Some(next) = next {
            // The address is of a server we would never ask; only the id in it counts.
            let link = format!(
                "<https://luar.test/x?max_id={next}>; rel=\"next\", <https://luar.test/x?min_id=1>; rel=\"prev\""
            );
            said.1.push(("link", link));
        }
        said
    }

    fn throttled(&self, now: i64) -> Said {
        let reset = jiff::Timestamp::from_millisecond(now + 300_000).unwrap().to_string();
        Said(429, vec![("x-ratelimit-reset", reset)], json!({ "error": "Too many requests" }).to_string())
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        let error = |status: u16| Said::json(status, &json!({ "error": "no" }));
        vec![
            (Problem::HandleUnknown, error(404)),
            (Problem::HandleUnknown, error(410)),
            (Problem::NoPermission, error(403)),
            (Problem::Private, error(401)),
        ]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![Kind::Repost, Kind::Reply]
    }
}

contract!(Mastodon);
