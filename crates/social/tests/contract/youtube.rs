//! YouTube's Data interface.

use serde_json::json;
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, NOW, TO};
use crate::world::{Asked, Said, Told, Vendor, World, tokens};

#[derive(Clone, Copy)]
struct Youtube;

fn fault(status: u16, reason: &str) -> Said {
    let errors = json!([{ "domain": "youtube", "reason": reason, "message": "no" }]);
    Said::json(status, &json!({ "error": { "code": status, "message": "no", "errors": errors } }))
}

impl Vendor for Youtube {
    fn page(&self) -> usize {
        50
    }

    fn steps(&self) -> usize {
        1
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::Youtube,
            base,
            version: String::new(),
            handle: "dinkes".to_owned(),
            remote_id: None,
            city_id: String::new(),
            city_key: "kunci".to_owned(),
            tokens: tokens("", "", 0),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.query["key"], "kunci");
        if asked.path == "/youtube/v3/channels" {
            let by_handle = asked.query.get("forHandle").is_some_and(|handle| handle == "@dinkes");
            let is_found =
                asked.query.get("id").is_some_and(|id| id == "UC1") || by_handle && !world.is_renamed;
            let details = json!({ "relatedPlaylists": { "uploads": "UU1" } });
            let items =
                if is_found { json!([{ "id": "UC1", "contentDetails": details }]) } else { json!([]) };
            return Said::json(200, &json!({ "kind": "youtube#channelListResponse", "items": items }));
        }
        assert_eq!(
            (asked.path.as_str(), asked.query["playlistId"].as_str()),
            ("/youtube/v3/playlistItems", "UU1")
        );
        let from = asked.query.get("pageToken").map_or(0, |token| token.parse().unwrap());
        let (posts, next) = world.page(from, 50);
        let items: Vec<_> = posts
            .iter()
            .map(|told| {
                let at = jiff::Timestamp::from_millisecond(told.at).unwrap().to_string();
                json!({ "contentDetails": { "videoId": told.id, "videoPublishedAt": at },
                    "snippet": { "publishedAt": "2020-01-01T00:00:00Z" }, "baru": {} })
            })
            .collect();
        let mut list = json!({ "items": items, "pageInfo": { "totalResults": world.posts.len() } });
        if let Some(next) = next {
            list["nextPageToken"] = json!(next.to_string());
        }
        Said::json(200, &list)
    }

    fn throttled(&self, _: i64) -> Said {
        let Said(status, _, body) = fault(403, "rateLimitExceeded");
        Said(status, vec![("retry-after", "120".to_owned())], body)
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        vec![
            (Problem::Budget, fault(403, "quotaExceeded")),
            (Problem::Reconnect, fault(400, "keyInvalid")),
            (Problem::NoPermission, fault(403, "accessNotConfigured")),
            (Problem::HandleUnknown, fault(404, "channelNotFound")),
            (Problem::HandleUnknown, Said::json(200, &json!({ "kind": "youtube#channelListResponse" }))),
            (Problem::Private, fault(403, "playlistItemsNotAccessible")),
        ]
    }
}

contract!(Youtube);

#[tokio::test]
async fn a_private_video_in_the_list_is_no_post_and_no_fault() {
    let city = City::new(std::sync::Arc::new(Youtube)).await;
    let item = json!({ "contentDetails": { "videoId": "x" } });
    city.world.lock().unwrap().script = [None, Some(Said::json(200, &json!({ "items": [item] })))].into();
    let read = city.read().await.outcome;
    assert_eq!((read.posts.len(), read.is_whole), (0, true));
}

#[tokio::test]
async fn the_units_of_the_day_end_the_reading_with_a_lower_bound() {
    let city = City::new(std::sync::Arc::new(Youtube)).await;
    city.world.lock().unwrap().posts = (1..=120)
        .map(|n| Told { id: n.to_string(), at: TO - n * 60_000, kind: rules::social::Kind::Original })
        .collect();
    let read = city.read_with(city.connection(), Some(2), NOW).await.outcome;
    assert_eq!((read.posts.len(), read.cost, read.problem), (50, 2, Some(Problem::Budget)));
    let whole = city.read_with(city.connection(), Some(10), NOW).await.outcome;
    assert_eq!((whole.posts.len(), whole.cost, whole.is_whole), (120, 4, true));
}

#[tokio::test]
async fn a_renamed_channel_is_read_by_its_lasting_id() {
    let city = City::new(std::sync::Arc::new(Youtube)).await;
    assert_eq!(city.read().await.outcome.remote_id.as_deref(), Some("UC1"));
    city.world.lock().unwrap().is_renamed = true;
    assert_eq!(city.read().await.outcome.problem, Some(Problem::HandleUnknown));
    let mut known = city.connection();
    known.remote_id = Some("UC1".to_owned());
    assert_eq!(city.read_with(known, None, NOW).await.outcome.problem, None);
}
