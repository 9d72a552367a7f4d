//! Instagram: business discovery, and the account's own media.

use rules::social::Kind;
use serde_json::{Value, json};
use social::{Base, Connection, Connector, Problem};

use crate::cases::contract;
use crate::drive::{City, NOW};
use crate::world::{Asked, Said, Told, Vendor, World, tokens};

const YEAR: i64 = 365 * 86_400_000;

pub(crate) fn iso(ms: i64) -> String {
    jiff::Timestamp::from_millisecond(ms).unwrap().strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()
}

pub(crate) fn fault(status: u16, code: i64, subcode: i64) -> Said {
    let error = json!({ "message": "no", "type": "OAuthException", "code": code, "error_subcode": subcode, "baru": 1 });
    Said::json(status, &json!({ "error": error }))
}

pub(crate) fn throttled(status: u16) -> Said {
    let usage = r#"{"17841":[{"type":"instagram","call_count":101,"estimated_time_to_regain_access":3}]}"#;
    let Said(_, _, body) = fault(status, 4, 0);
    Said(status, vec![("x-business-use-case-usage", usage.to_owned())], body)
}

fn media(told: &Told) -> Value {
    let product = match told.kind {
        Kind::Story => "STORY",
        Kind::Advert => "AD",
        _ => "FEED",
    };
    json!({ "id": told.id, "timestamp": iso(told.at), "media_type": "CAROUSEL_ALBUM", "media_product_type": product,
        "permalink": format!("https://www.instagram.com/p/{}/", told.id), "belum_dikenal": { "a": [1] } })
}

#[derive(Clone, Copy)]
struct Discovery;

impl Vendor for Discovery {
    fn page(&self) -> usize {
        50
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        Connection {
            connector: Connector::InstagramDiscovery,
            base,
            version: "v25.0".to_owned(),
            handle: "kel.pabean".to_owned(),
            remote_id: None,
            city_id: "17841".to_owned(),
            city_key: "kunci".to_owned(),
            tokens: tokens("", "", 0),
        }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        assert_eq!(asked.path, "/v25.0/17841");
        assert_eq!(asked.query["access_token"], "kunci");
        let fields = &asked.query["fields"];
        assert!(fields.starts_with("business_discovery.username(kel.pabean){") && !fields.contains("since"));
        let after =
            fields.split(".after(").nth(1).map_or(0, |rest| rest.split(')').next().unwrap().parse().unwrap());
        let (posts, next) = world.page(after, 50);
        let mut media_list = json!({ "data": posts.iter().map(media).collect::<Vec<_>>() });
        if let Some(next) = next {
            media_list["paging"] = json!({ "cursors": { "after": next.to_string() } });
        }
        let found =
            json!({ "followers_count": 5, "media_count": world.posts.len(), "media": media_list, "id": "1" });
        Said::json(200, &json!({ "business_discovery": found, "id": "17841", "baru": true }))
    }

    fn throttled(&self, _: i64) -> Said {
        throttled(403)
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        vec![
            (Problem::PersonalOrUnknown, fault(400, 100, 2_207_013)),
            (Problem::PersonalOrUnknown, fault(400, 110, 2_207_013)),
            (Problem::AgeGated, Said::json(200, &json!({ "id": "17841" }))),
            (
                Problem::AgeGated,
                Said::json(200, &json!({ "business_discovery": { "media_count": 9 }, "id": "1" })),
            ),
            (Problem::NoPermission, fault(403, 10, 0)),
            (Problem::NoPermission, fault(403, 200, 0)),
            (Problem::Reconnect, fault(401, 190, 463)),
        ]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![Kind::Story, Kind::Advert]
    }
}

mod discovery {
    super::contract!(super::Discovery);
}

#[derive(Clone, Copy)]
struct Own;

impl Vendor for Own {
    fn page(&self) -> usize {
        50
    }

    fn steps(&self) -> usize {
        0
    }

    fn connection(&self, base: Base) -> Connection {
        let connector = Connector::InstagramOwn;
        Connection { connector, tokens: tokens("lama", "", NOW + YEAR), ..Discovery.connection(base) }
    }

    fn answer(&self, world: &mut World, asked: &Asked) -> Said {
        if asked.path == "/refresh_access_token" {
            assert_eq!(asked.query["grant_type"], "ig_refresh_token");
            world.access = "baru".to_owned();
            return Said::json(
                200,
                &json!({ "access_token": "baru", "token_type": "bearer", "expires_in": 5_184_000 }),
            );
        }
        assert_eq!(asked.path, "/v25.0/me/media");
        if !world.access.is_empty() && asked.query["access_token"] != world.access {
            return fault(401, 190, 463);
        }
        let after = asked.query.get("after").map_or(0, |after| after.parse().unwrap());
        let (posts, next) = world.page(after, 50);
        let mut list = json!({ "data": posts.iter().map(media).collect::<Vec<_>>(), "baru": 1 });
        let last = (after + posts.len()).to_string();
        // The last page has a cursor too, but nothing to follow.
        list["paging"] = json!({ "cursors": { "after": next.map_or(last, |next| next.to_string()) } });
        if next.is_some() {
            list["paging"]["next"] = json!("https://graph.test/next");
        }
        Said::json(200, &list)
    }

    fn throttled(&self, _: i64) -> Said {
        throttled(429)
    }

    fn refusals(&self) -> Vec<(Problem, Said)> {
        // Consent succeeds for an account without a role on an app of standard access; then every call fails so.
        vec![
            (Problem::NoPermission, fault(400, 100, 0)),
            (Problem::Reconnect, fault(401, 190, 460)),
            (Problem::NoPermission, fault(403, 10, 0)),
        ]
    }

    fn kinds(&self) -> Vec<Kind> {
        vec![Kind::Story]
    }
}

mod own {
    super::contract!(super::Own);

    #[tokio::test]
    async fn a_key_near_its_end_is_renewed_first_and_handed_over() {
        let city = super::City::new(std::sync::Arc::new(super::Own)).await;
        let mut connection = city.connection();
        connection.tokens.access_until = super::NOW + 86_400_000;
        let read = city.read_with(connection, None, super::NOW).await;
        assert_eq!(read.outcome.problem, None);
        assert_eq!(read.renewed.iter().map(|keys| keys.access.as_str()).collect::<Vec<_>>(), ["baru"]);
    }

    #[tokio::test]
    async fn a_key_that_ran_out_asks_for_a_person() {
        let city = super::City::new(std::sync::Arc::new(super::Own)).await;
        let mut connection = city.connection();
        connection.tokens.access_until = super::NOW - 1;
        let read = city.read_with(connection, None, super::NOW).await.outcome;
        assert_eq!((read.problem, read.asked), (Some(super::Problem::Reconnect), 0));
    }
}
