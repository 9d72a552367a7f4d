//! An Instagram professional account.

use serde_json::{Value, json};
use social::posting::{Ending, Hurdle, Outlet};

use super::cases::contract;
use super::facebook::{error, too_often};
use super::net::{ALTERNATIVE, Asked, City, Net, Plan, TEXT, Vendor};
use crate::world::Said;

#[derive(Clone, Copy)]
struct Instagram;

impl Vendor for Instagram {
    fn outlet(&self) -> Outlet {
        Outlet::Instagram
    }

    fn steps(&self) -> usize {
        2
    }

    fn answer(&self, net: &mut Net, asked: &Asked) -> Said {
        let last = format!("/v25.0/wadah-{}", net.pictures);
        match asked.path.as_str() {
            "/refresh_access_token" => {
                net.renewed += 1;
                Said::json(
                    200,
                    &json!({ "access_token": format!("masuk-{}", net.renewed), "expires_in": 5_184_000 }),
                )
            }
            "/v25.0/77/media" if asked.body.is_empty() => {
                let row = |(id, text): &(String, String)| json!({ "id": id, "caption": text, "permalink": "https://www.instagram.com/p/abc/" });
                Said::json(200, &json!({ "data": net.posts.iter().map(row).collect::<Vec<Value>>() }))
            }
            "/v25.0/77/media" => {
                assert!(asked.holds(TEXT) && asked.holds(ALTERNATIVE) && asked.holds("/bagikan/potret.jpg"));
                net.pictures += 1;
                Said::json(200, &json!({ "id": format!("wadah-{}", net.pictures) }))
            }
            "/v25.0/77/media_publish" => {
                assert!(asked.holds(&format!("creation_id=wadah-{}", net.pictures)));
                net.posts.push(("9001".to_owned(), TEXT.to_owned()));
                Said::json(200, &json!({ "id": "9001" }))
            }
            "/v25.0/9001" => {
                Said::json(200, &json!({ "permalink": "https://www.instagram.com/p/abc/", "id": "9001" }))
            }
            path if path == last => {
                let state = if net.posts.is_empty() { "FINISHED" } else { "PUBLISHED" };
                Said::json(200, &json!({ "status_code": state, "id": "wadah" }))
            }
            other => panic!("{other}?{}", asked.query),
        }
    }

    fn throttled(&self) -> Said {
        too_often()
    }

    fn expired(&self) -> Said {
        error(190)
    }

    fn text_refused(&self) -> Said {
        error(100)
    }

    fn picture_refused(&self) -> Said {
        error(36_003)
    }

    fn too_many_bytes(&self) -> usize {
        (8 << 20) + 1
    }
}

contract!(Instagram);

fn state(code: &str) -> Plan {
    Plan::Say(Said::json(200, &json!({ "status_code": code })))
}

async fn city() -> City {
    City::new(std::sync::Arc::new(Instagram)).await
}

#[tokio::test]
async fn it_waits_until_the_picture_is_fetched() {
    let mut city = city().await;
    let before = city.now;
    city.script([Plan::Vendor, state("IN_PROGRESS"), state("IN_PROGRESS")]);
    assert!(matches!(city.post().await, Ending::Posted(_)));
    assert_eq!(city.now - before, 10_000);
}

#[tokio::test]
async fn a_container_that_was_lost_is_made_anew_once() {
    let mut city = city().await;
    city.script([Plan::Vendor, state("EXPIRED")]);
    assert!(matches!(city.post().await, Ending::Posted(_)));
    assert_eq!((city.net().pictures, city.progress.picture.as_str()), (2, "wadah-2"));
    let mut city = self::city().await;
    city.script([Plan::Vendor, state("ERROR"), Plan::Vendor, state("ERROR")]);
    assert_eq!(city.post().await, Ending::Hurdle(Hurdle::PictureRefused));
}

#[tokio::test]
async fn a_post_stands_though_its_address_cannot_be_asked() {
    let mut city = city().await;
    city.script([Plan::Vendor, Plan::Vendor, Plan::Vendor, Plan::Say(error(10))]);
    let Ending::Posted(posted) = city.post().await else { panic!("it stands") };
    assert_eq!((posted.id.as_str(), posted.permalink.as_str()), ("9001", ""));
}

#[tokio::test]
async fn a_key_that_is_about_to_run_out_is_renewed_and_kept_first() {
    let mut city = city().await;
    city.tokens.access_until = city.now + 86_400_000;
    assert!(matches!(city.post().await, Ending::Posted(_)));
    assert_eq!(
        (city.net().asked[0].as_str(), city.tokens.access.as_str()),
        ("/refresh_access_token", "masuk-1")
    );
    city.tokens.access_until = city.now;
    city.progress = social::posting::Progress::default();
    assert_eq!(city.post().await, Ending::Hurdle(Hurdle::Reconnect));
}
