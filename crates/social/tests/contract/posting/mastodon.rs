//! Mastodon.

use serde_json::json;
use social::posting::{Ending, Hurdle, Outlet};

use super::cases::contract;
use super::net::{ALTERNATIVE, Asked, City, Net, Plan, TEXT, Vendor};
use crate::world::Said;

#[derive(Clone, Copy)]
struct Mastodon;

fn error(status: u16) -> Said {
    Said::json(status, &json!({ "error": "Validation failed" }))
}

impl Vendor for Mastodon {
    fn outlet(&self) -> Outlet {
        Outlet::Mastodon
    }

    fn steps(&self) -> usize {
        1
    }

    fn answer(&self, net: &mut Net, asked: &Asked) -> Said {
        assert_eq!(asked.key, "Bearer masuk-0");
        match asked.path.as_str() {
            "/api/v2/media" => {
                assert!(asked.holds(ALTERNATIVE) && asked.holds("name=\"file\""));
                net.pictures += 1;
                Said::json(200, &json!({ "id": "8", "url": "https://s.test/8.jpg" }))
            }
            "/api/v1/media/8" => Said::json(200, &json!({ "id": "8", "url": "https://s.test/8.jpg" })),
            "/api/v1/statuses" => {
                let body: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
                assert_eq!(
                    (&body["status"], &body["media_ids"], &body["language"]),
                    (&json!(TEXT), &json!(["8"]), &json!("id"))
                );
                if !net.posts.iter().any(|(key, _)| *key == asked.idempotency) {
                    net.posts.push((asked.idempotency.clone(), TEXT.to_owned()));
                }
                Said::json(200, &json!({ "id": "109", "url": "https://s.test/@dinkes/109" }))
            }
            other => panic!("{other}"),
        }
    }

    fn throttled(&self) -> Said {
        Said(
            429,
            vec![("retry-after", "420".to_owned())],
            json!({ "error": "Too many requests" }).to_string(),
        )
    }

    fn expired(&self) -> Said {
        error(401)
    }

    fn text_refused(&self) -> Said {
        error(422)
    }

    fn picture_refused(&self) -> Said {
        error(422)
    }

    fn too_many_bytes(&self) -> usize {
        (8 << 20) + 1
    }
}

contract!(Mastodon);

#[tokio::test]
async fn it_waits_until_the_server_has_worked_on_the_picture() {
    let mut city = City::new(std::sync::Arc::new(Mastodon)).await;
    let before = city.now;
    let working = |status: u16| Plan::Say(Said::json(status, &json!({ "id": "8", "url": null })));
    city.script([working(202), working(206)]);
    assert!(matches!(city.post().await, Ending::Posted(_)));
    assert_eq!(city.now - before, 2_000);
}

#[tokio::test]
async fn a_key_the_server_has_forgotten_is_not_relied_on() {
    let mut city = City::new(std::sync::Arc::new(Mastodon)).await;
    assert!(matches!(city.post().await, Ending::Posted(_)));
    city.progress.doubt_at = Some(city.now);
    city.now += 3_600_000;
    assert_eq!(city.post().await, Ending::Hurdle(Hurdle::Unclear));
}
