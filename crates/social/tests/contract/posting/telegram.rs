//! A Telegram channel.

use serde_json::json;
use social::posting::{Ending, Hurdle, Outlet};

use super::cases::contract;
use super::net::{Asked, City, Net, TEXT, Vendor};
use crate::world::Said;

#[derive(Clone, Copy)]
struct Telegram;

fn refused(code: u16, description: &str) -> Said {
    Said::json(code, &json!({ "ok": false, "error_code": code, "description": description }))
}

impl Vendor for Telegram {
    fn outlet(&self) -> Outlet {
        Outlet::Telegram
    }

    fn steps(&self) -> usize {
        0
    }

    fn answer(&self, net: &mut Net, asked: &Asked) -> Said {
        assert_eq!(asked.path, "/botmasuk-0/sendPhoto");
        assert!(
            asked.holds("@dinkes")
                && asked.holds(TEXT)
                && asked.holds("name=\"photo\"; filename=\"berita.jpg\"")
        );
        net.pictures += 1;
        net.posts.push(("17".to_owned(), TEXT.to_owned()));
        let result = json!({ "message_id": 17, "chat": { "id": -100, "username": "Dinkes" } });
        Said::json(200, &json!({ "ok": true, "result": result }))
    }

    fn throttled(&self) -> Said {
        Said::json(429, &json!({ "ok": false, "error_code": 429, "parameters": { "retry_after": 420 } }))
    }

    fn expired(&self) -> Said {
        refused(401, "Unauthorized")
    }

    fn text_refused(&self) -> Said {
        refused(400, "Bad Request: message text is empty")
    }

    fn picture_refused(&self) -> Said {
        refused(400, "Bad Request: IMAGE_PROCESS_FAILED")
    }

    fn too_many_bytes(&self) -> usize {
        (10 << 20) + 1
    }
}

contract!(Telegram);

#[tokio::test]
async fn a_bot_that_is_no_administrator_is_named_and_the_id_is_that_of_the_public_address() {
    for (said, expected) in [
        (refused(400, "Bad Request: chat not found"), Hurdle::NoPermission),
        (refused(403, "Forbidden: bot was kicked"), Hurdle::NoPermission),
        (refused(400, "Bad Request: message caption is too long"), Hurdle::TextTooLong),
    ] {
        let mut city = City::new(std::sync::Arc::new(Telegram)).await;
        city.net().always = Some(said);
        assert_eq!(city.post().await, Ending::Hurdle(expected));
    }
    let mut city = City::new(std::sync::Arc::new(Telegram)).await;
    let Ending::Posted(posted) = city.post().await else { panic!("it stands") };
    assert_eq!(social::post_address(&posted.permalink).map(|address| address.id), Some(posted.id));
}
