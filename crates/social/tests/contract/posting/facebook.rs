//! A Facebook page.

use serde_json::{Value, json};
use social::posting::Outlet;

use super::cases::contract;
use super::net::{ALTERNATIVE, Asked, Net, TEXT, Vendor};
use crate::world::Said;

#[derive(Clone, Copy)]
struct Facebook;

/// A fault of Meta.
pub(super) fn error(code: i64) -> Said {
    Said::json(400, &json!({ "error": { "message": "…", "code": code } }))
}

pub(super) fn too_often() -> Said {
    let usage = json!({ "77": [{ "type": "pages", "estimated_time_to_regain_access": 7 }] });
    let headers = vec![("x-business-use-case-usage", usage.to_string())];
    Said(400, headers, json!({ "error": { "code": 32 } }).to_string())
}

impl Vendor for Facebook {
    fn outlet(&self) -> Outlet {
        Outlet::Facebook
    }

    fn steps(&self) -> usize {
        1
    }

    fn answer(&self, net: &mut Net, asked: &Asked) -> Said {
        match asked.path.as_str() {
            "/v25.0/77/photos" => {
                assert!(
                    asked.holds("name=\"published\"\r\n\r\nfalse")
                        && asked.holds(ALTERNATIVE)
                        && asked.holds("masuk-0")
                );
                net.pictures += 1;
                Said::json(200, &json!({ "id": format!("gambar-{}", net.pictures) }))
            }
            "/v25.0/77/feed" => {
                let picture = json!({ "media_fbid": format!("gambar-{}", net.pictures) }).to_string();
                assert!(
                    asked.holds(TEXT) && asked.holds(&picture),
                    "{:?}",
                    String::from_utf8_lossy(&asked.body)
                );
                let id = format!("77_{}", net.posts.len() + 1);
                net.posts.push((id.clone(), TEXT.to_owned()));
                Said::json(200, &json!({ "id": id }))
            }
            "/v25.0/77/published_posts" => {
                let row = |(id, text): &(String, String)| json!({ "id": id, "message": text });
                Said::json(200, &json!({ "data": net.posts.iter().rev().map(row).collect::<Vec<Value>>() }))
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
        error(324)
    }

    fn too_many_bytes(&self) -> usize {
        (4 << 20) + 1
    }
}

contract!(Facebook);

#[tokio::test]
async fn a_page_that_may_not_be_posted_to_is_named() {
    for (code, expected) in [
        (200, social::posting::Hurdle::NoPermission),
        (506, social::posting::Hurdle::AlreadyThere),
        (368, social::posting::Hurdle::Throttled),
    ] {
        let mut city = super::net::City::new(std::sync::Arc::new(Facebook)).await;
        city.net().always = Some(error(code));
        assert_eq!(city.post().await, social::posting::Ending::Hurdle(expected), "{code}");
    }
}
