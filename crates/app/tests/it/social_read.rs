//! Accounts read through a network's interface, from a server on loopback: what is found, what is gone, what it may cost.

use std::sync::{Arc, Mutex};

use app::activity;
use app::social::{AccountFacts, Setting, create, give_keys, read_all, set};
use axum::Router;
use axum::extract::Request;
use rules::activity::{Month, Network, Reading, Road};
use serde_json::json;
use testkit::TestApp;
use web::outgoing::{Outgoing, Policy, Resolver};

/// Posts of a network by id, with their instant as it writes them; and how often it was asked.
#[derive(Default)]
struct Net {
    posts: Vec<(&'static str, &'static str)>,
    asked: usize,
    refresh: usize,
}

/// X and TikTok on loopback.
async fn network() -> (std::net::SocketAddr, Outgoing, Arc<Mutex<Net>>) {
    let net = Arc::new(Mutex::new(Net::default()));
    let shared = Arc::clone(&net);
    let answer = move |request: Request| {
        let shared = Arc::clone(&shared);
        async move {
            let mut net = shared.lock().unwrap();
            net.asked += 1;
            let path = request.uri().path().to_owned();
            let answer = match path.as_str() {
                "/2/users/by" => json!({ "data": [{ "id": "77" }] }),
                "/v2/oauth/token/" => {
                    net.refresh += 1;
                    let (access, refresh) =
                        (format!("masuk-{}", net.refresh), format!("ulang-{}", net.refresh));
                    json!({ "access_token": access, "expires_in": 7200, "refresh_token": refresh,
                        "refresh_expires_in": 15_552_000 })
                }
                "/v2/video/list/" => {
                    json!({ "data": { "videos": [], "has_more": false }, "error": { "code": "ok" } })
                }
                _ => {
                    let row = |(id, at): &(&str, &str)| json!({ "id": id, "created_at": at });
                    json!({ "data": net.posts.iter().map(row).collect::<Vec<_>>(), "meta": {} })
                }
            };
            answer.to_string()
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    let policy = Policy { also: vec![address], ..Policy::default() };
    (address, Outgoing::new(policy, Resolver::System).unwrap(), net)
}

fn account(city: &TestApp, network: Network) -> AccountFacts {
    AccountFacts {
        unit: city.unit("dinkes"),
        network,
        handle: "dinkes".to_owned(),
        url: "https://contoh.test/dinkes".to_owned(),
        owner: String::new(),
        decree: String::new(),
        administrators: String::new(),
        verified_how: String::new(),
        active_since: Month::parse("2026-01").unwrap(),
        remote_id: String::new(),
    }
}

async fn number(city: &TestApp, of: &str) -> (Reading, Vec<Road>, u32) {
    let all = activity::list(&city.system(), Month::parse(of).unwrap()).await.unwrap();
    let unit = city.unit("dinkes");
    let one = all.into_iter().find(|one| one.unit == unit && one.network == Network::X).unwrap();
    (one.reconciled.reading, one.roads.iter().map(|road| road.road).collect(), one.reconciled.at_least)
}

#[tokio::test]
async fn an_account_is_read_once_a_day_and_a_post_seen_twice_stays_when_it_is_deleted() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    create(&city.system(), &account(&city, Network::X)).await.unwrap();
    assert_eq!(
        read_all(&city.system(), &client).await.unwrap(),
        0,
        "nothing is asked before it is switched on"
    );
    let base = format!("http://{address}");
    let setting = Setting { connector: "x".to_owned(), base, city_key: "k".to_owned(), ..Setting::default() };
    set(&city.system(), &setting).await.unwrap();
    net.lock().unwrap().posts =
        vec![("3", "2026-11-22T01:00:00Z"), ("2", "2026-11-05T00:00:00Z"), ("1", "2026-10-31T17:00:00Z")];
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    assert_eq!(number(&city, "2026-11").await, (Reading::Unknown, vec![Road::Api], 3), "the month runs");
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 0, "once a day");
    city.clock.advance(86_400_000);
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    net.lock().unwrap().posts.remove(1);
    // After the end of the month the month before is read once more, and is whole.
    city.clock.advance(9 * 86_400_000);
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    assert_eq!(number(&city, "2026-11").await.0, Reading::Posts(3), "the deleted one was seen twice");
}

#[tokio::test]
async fn a_days_budget_ends_a_reading_with_a_problem_in_plain_words() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let id = create(&city.system(), &account(&city, Network::X)).await.unwrap();
    let setting = Setting {
        connector: "x".to_owned(),
        base: format!("http://{address}"),
        city_key: "k".to_owned(),
        daily_budget: Some(20_000),
        ..Setting::default()
    };
    set(&city.system(), &setting).await.unwrap();
    read_all(&city.system(), &client).await.unwrap();
    assert_eq!(net.lock().unwrap().asked, 1, "the account was looked up, no post was paid for");
    let admin = city.sign_in_as(rules::role::Role::MainPpid, "kota").await;
    let page = admin.get(&format!("/kerja/akun-medsos/{id}")).await.expect(200);
    assert!(page.shows("Anggaran hari ini habis"), "{}", page.text());
    assert!(admin.get("/kerja/pengaturan/medsos").await.expect(200).shows("Terpakai hari ini: 10"));
}

#[tokio::test]
async fn rotated_keys_are_kept_sealed_and_used_the_next_day() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let id = create(&city.system(), &account(&city, Network::Tiktok)).await.unwrap();
    let base = format!("http://{address}");
    let setting =
        Setting { connector: "tiktok".to_owned(), base, city_key: "k".to_owned(), ..Setting::default() };
    set(&city.system(), &setting).await.unwrap();
    let now = city.clock.now();
    let tokens = social::Tokens {
        access: "lama".to_owned(),
        refresh: "ulang-0".to_owned(),
        access_until: now,
        refresh_until: now + 86_400_000_000,
    };
    give_keys(&city.system(), id, &tokens).await.unwrap();
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    let seen = {
        let net = net.lock().unwrap();
        (net.refresh, net.asked)
    };
    assert_eq!(seen, (1, 2));
    city.clock.advance(86_400_000);
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    assert_eq!(
        net.lock().unwrap().refresh,
        2,
        "a key of two hours is renewed with the key that came with it"
    );
}
