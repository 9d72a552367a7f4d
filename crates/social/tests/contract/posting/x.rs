//! X.

use serde_json::json;
use social::posting::{Ending, Hurdle, Outlet};

use super::cases::contract;
use super::net::{ALTERNATIVE, Asked, City, Net, Plan, TEXT, Vendor};
use crate::drive::NOW;
use crate::world::Said;

#[derive(Clone, Copy)]
struct X;

fn titled(status: u16, title: &str, detail: &str) -> Said {
    Said::json(status, &json!({ "title": title, "detail": detail, "status": status }))
}

impl Vendor for X {
    fn outlet(&self) -> Outlet {
        Outlet::X
    }

    fn steps(&self) -> usize {
        2
    }

    fn answer(&self, net: &mut Net, asked: &Asked) -> Said {
        if asked.path == "/2/oauth2/token" {
            assert!(asked.holds("client_id=aplikasi&client_secret=rahasia"));
            assert!(asked.holds(&format!("refresh_token=ulang-{}", net.renewed)), "each is good once");
            net.renewed += 1;
            let (access, refresh) = (format!("masuk-{}", net.renewed), format!("ulang-{}", net.renewed));
            return Said::json(
                200,
                &json!({ "access_token": access, "refresh_token": refresh, "expires_in": 7200 }),
            );
        }
        assert_eq!(asked.key, format!("Bearer masuk-{}", net.renewed));
        match asked.path.as_str() {
            "/2/media/upload" => {
                assert!(asked.holds("tweet_image") && asked.holds("filename=\"berita.jpg\""));
                net.pictures += 1;
                Said::json(200, &json!({ "data": { "id": "55", "media_key": "3_55" } }))
            }
            "/2/media/metadata" => {
                assert!(asked.holds(ALTERNATIVE));
                Said::json(200, &json!({ "data": { "id": "55" } }))
            }
            "/2/tweets" => {
                let body: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
                assert_eq!((&body["text"], &body["media"]["media_ids"]), (&json!(TEXT), &json!(["55"])));
                if !net.posts.is_empty() {
                    return titled(
                        403,
                        "Forbidden",
                        "You are not allowed to create a Tweet with duplicate content.",
                    );
                }
                net.posts.push(("1001".to_owned(), TEXT.to_owned()));
                Said::json(201, &json!({ "data": { "id": "1001", "text": TEXT } }))
            }
            other => panic!("{other}"),
        }
    }

    fn throttled(&self) -> Said {
        Said(
            429,
            vec![("retry-after", "420".to_owned())],
            json!({ "title": "Too Many Requests" }).to_string(),
        )
    }

    fn expired(&self) -> Said {
        titled(401, "Unauthorized", "Unauthorized")
    }

    fn text_refused(&self) -> Said {
        titled(400, "Invalid Request", "One or more parameters to your request was invalid.")
    }

    fn picture_refused(&self) -> Said {
        titled(400, "Invalid Request", "media type unrecognized")
    }

    fn too_many_bytes(&self) -> usize {
        (5 << 20) + 1
    }
}

contract!(X);

async fn city() -> City {
    City::new(std::sync::Arc::new(X)).await
}

#[tokio::test]
async fn a_key_of_two_hours_is_renewed_and_kept_before_anything_is_posted() {
    let mut city = city().await;
    city.tokens.access_until = NOW;
    assert!(matches!(city.post().await, Ending::Posted(_)));
    assert_eq!((city.tokens.access.as_str(), city.tokens.refresh.as_str()), ("masuk-1", "ulang-1"));
}

#[tokio::test]
async fn a_key_that_is_called_bad_is_renewed_once() {
    let mut city = city().await;
    city.script([Plan::Say(titled(401, "Unauthorized", ""))]);
    assert!(matches!(city.post().await, Ending::Posted(_)));
    let found = {
        let net = city.net();
        (net.renewed, net.pictures)
    };
    assert_eq!(found, (1, 1));
}

#[tokio::test]
async fn money_that_is_used_up_and_a_missing_right_are_told_apart() {
    for (said, expected) in [
        (titled(402, "CreditsDepleted", ""), Hurdle::Budget),
        (titled(403, "Forbidden", "not permitted"), Hurdle::NoPermission),
        (titled(429, "UsageCapExceeded", ""), Hurdle::Budget),
        (titled(413, "Too large", ""), Hurdle::PictureTooLarge),
    ] {
        let mut city = city().await;
        city.net().always = Some(said);
        assert_eq!(city.post().await, Ending::Hurdle(expected));
    }
}
