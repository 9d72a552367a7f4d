//! Sharing a story: its kit, posting it to accounts on loopback servers that stand in for the networks, notes of posts
//! made by hand, and the counts of the accounts.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use app::activity;
use app::ids::{NewsId, SharePostId, SocialAccountId};
use app::share::{deliver, note, retry, send, send_all};
use app::social::{AccountFacts, PostingGrant, Setting, allow_posting, create, read_all, set};
use axum::Router;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use rules::activity::{Month, Network};
use rules::role::Role;
use serde_json::json;
use testkit::TestApp;
use web::outgoing::{Outgoing, Policy, Resolver};

/// A Mastodon server and a Facebook that take posts.
#[derive(Default)]
struct Net {
    pictures: usize,
    posts: Vec<String>,
    /// Status the next request to the path ending so is answered with.
    trouble: Option<(&'static str, u16)>,
    asked: usize,
}

fn answer(net: &mut Net, path: &str, body: &[u8]) -> (u16, String) {
    net.asked += 1;
    if let Some((ending, status)) = net.trouble
        && path.ends_with(ending)
    {
        return (status, json!({ "error": "no" }).to_string());
    }
    let told = match path {
        "/api/v2/media" => {
            net.pictures += 1;
            json!({ "id": "8" })
        }
        "/api/v1/media/8" => json!({ "id": "8" }),
        "/api/v1/statuses" => {
            let body: serde_json::Value = serde_json::from_slice(body).unwrap();
            net.posts.push(body["status"].as_str().unwrap().to_owned());
            json!({ "id": "109", "url": "https://sosial.test/@dinkes/109" })
        }
        "/api/v1/accounts/lookup" => json!({ "id": "9" }),
        "/api/v1/accounts/9/statuses" => {
            let row = json!({ "id": "109", "created_at": "2026-11-22T03:00:00Z", "url": "https://sosial.test/@dinkes/109" });
            json!(net.posts.iter().map(|_| row.clone()).collect::<Vec<_>>())
        }
        "/v25.0/dinkes/photos" => json!({ "id": "5" }),
        "/v25.0/dinkes/feed" => json!({ "id": "1_2" }),
        other => panic!("{other}"),
    };
    (200, told.to_string())
}

async fn network() -> (SocketAddr, Outgoing, Arc<Mutex<Net>>) {
    let net = Arc::new(Mutex::new(Net::default()));
    let shared = Arc::clone(&net);
    let handler = move |request: Request| {
        let shared = Arc::clone(&shared);
        async move {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 16 << 20).await.unwrap();
            let (status, told) = answer(&mut shared.lock().unwrap(), parts.uri.path(), &body);
            let mut response = Response::new(told);
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            response.headers_mut().insert("retry-after", "420".parse().unwrap());
            response
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(handler)).await });
    let policy = Policy { also: vec![address], ..Policy::default() };
    (address, Outgoing::new(policy, Resolver::System).unwrap(), net)
}

async fn account(city: &TestApp, network: Network, address: SocketAddr) -> SocialAccountId {
    let facts = AccountFacts {
        unit: city.unit("dinkes"),
        network,
        handle: "dinkes".to_owned(),
        url: format!("http://{address}/@dinkes"),
        owner: String::new(),
        decree: String::new(),
        administrators: String::new(),
        verified_how: String::new(),
        active_since: Month::parse("2026-01").unwrap(),
        remote_id: String::new(),
    };
    create(&city.system(), &facts).await.unwrap()
}

async fn connected(city: &TestApp, network: Network, address: SocketAddr) -> SocialAccountId {
    let id = account(city, network, address).await;
    let grant = PostingGrant {
        base: format!("http://{address}"),
        access: "kunci".to_owned(),
        ..PostingGrant::default()
    };
    allow_posting(&city.system(), id, &grant).await.unwrap();
    id
}

async fn story(city: &TestApp) -> NewsId {
    city.news("dinkes").title("Imunisasi hari Sabtu di Puskesmas").published().create().await.id
}

async fn at_least(city: &TestApp, network: Network) -> u32 {
    let all = activity::list(&city.system(), Month::parse("2026-11").unwrap()).await.unwrap();
    let unit = city.unit("dinkes");
    all.into_iter().find(|one| one.unit == unit && one.network == network).unwrap().reconciled.at_least
}

// Accounts are sent to in the order of their networks: Facebook before Mastodon.
const FIRST: SharePostId = SharePostId(1);
const SECOND: SharePostId = SharePostId(2);

#[tokio::test]
async fn a_published_story_has_a_kit_for_every_network_and_a_draft_has_none() {
    let city = TestApp::new().await;
    let news = city.news("dinkes").title("Imunisasi hari Sabtu di Puskesmas").published().create().await;
    let draft = city.news("dinkes").title("Belum jadi").create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let page = operator.get(&format!("/kerja/berita/{}/bagikan", news.id)).await.expect(200);
    for words in [
        "*Imunisasi hari Sabtu di Puskesmas*",
        "dari paling banyak 280",
        "Tautan di sini tidak dapat diketuk",
        "1080 × 1920",
    ] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    assert!(!page.source().contains("/bagikan/kirim"), "nothing is connected, so there is no button");
    assert!(operator.get(&format!("/kerja/berita/{}", news.id)).await.expect(200).shows("Bagikan"));
    operator.get(&format!("/kerja/berita/{}/bagikan", draft.id)).await.expect(404);
    let other = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    other.get(&format!("/kerja/berita/{}/bagikan", news.id)).await.expect(404);
    for (shape, size) in [
        ("persegi", (1_080, 1_080)),
        ("potret", (1_080, 1_350)),
        ("tegak", (1_080, 1_920)),
        ("lanskap", (1_200, 630)),
    ] {
        let picture = city.get(&format!("{}/bagikan/{shape}.jpg", news.path())).await.expect(200);
        assert_eq!(picture.header("content-type"), "image/jpeg");
        assert_eq!(size_of(&picture.bytes), Some(size), "{shape}");
    }
    for wrong in ["lain.jpg", "persegi.png", "persegi.jpg?x=1"] {
        city.get(&format!("{}/bagikan/{wrong}", news.path())).await.expect(404);
    }
}

/// Width and height of a JPEG, from its frame header (ITU T.81 B.2.2).
fn size_of(jpeg: &[u8]) -> Option<(u16, u16)> {
    let at = jpeg.windows(2).position(|pair| matches!(pair, [0xFF, 0xC0..=0xC2]))?;
    let number = |from: usize| Some(u16::from_be_bytes([*jpeg.get(from)?, *jpeg.get(from + 1)?]));
    Some((number(at + 7)?, number(at + 5)?))
}

#[tokio::test]
async fn two_operators_make_one_post_and_reading_it_later_counts_it_once() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let id = connected(&city, Network::Mastodon, address).await;
    let news = story(&city).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let path = format!("/kerja/berita/{news}/bagikan");
    assert!(ppid.get(&path).await.shows("Kirim sekarang ke 1 akun"));
    ppid.post_form(&format!("{path}/kirim"), &[]).await.expect(303);
    assert!(!send(&city.system(), news, id).await.unwrap(), "the second operator comes too late");
    assert!(ppid.get(&path).await.shows("menunggu giliran"));
    deliver(&city.system(), &client, FIRST).await.unwrap();
    deliver(&city.system(), &client, FIRST).await.unwrap();
    let posts = net.lock().unwrap().posts.clone();
    assert_eq!(posts.len(), 1);
    assert!(
        posts[0].starts_with("Imunisasi hari Sabtu") && posts[0].contains("/berita/imunisasi"),
        "{posts:?}"
    );
    assert!(ppid.get(&path).await.shows("https://sosial.test/@dinkes/109"));
    assert_eq!(at_least(&city, Network::Mastodon).await, 1);
    let setting = Setting { connector: "mastodon".to_owned(), ..Setting::default() };
    set(&city.system(), &setting).await.unwrap();
    assert_eq!(read_all(&city.system(), &client).await.unwrap(), 1);
    assert_eq!(at_least(&city, Network::Mastodon).await, 1, "the same post, seen again");
}

#[tokio::test]
async fn a_key_that_ran_out_on_one_network_holds_up_no_other() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let mastodon = connected(&city, Network::Mastodon, address).await;
    connected(&city, Network::Facebook, address).await;
    let news = story(&city).await;
    assert_eq!(send_all(&city.system(), news).await.unwrap(), 2);
    assert_eq!(send_all(&city.system(), news).await.unwrap(), 0);
    net.lock().unwrap().trouble = Some(("/api/v2/media", 401));
    for id in [FIRST, SECOND] {
        deliver(&city.system(), &client, id).await.unwrap();
    }
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let path = format!("/kerja/berita/{news}/bagikan");
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("kunci akun habis") && page.shows("https://www.facebook.com/1_2"), "{}", page.text());
    net.lock().unwrap().trouble = None;
    ppid.post_form(&format!("{path}/{mastodon}/lagi"), &[]).await.expect(303);
    deliver(&city.system(), &client, SECOND).await.unwrap();
    assert_eq!(net.lock().unwrap().posts.len(), 1);
    assert!(retry(&city.system(), news, mastodon, false).await.is_err(), "it is posted");
}

#[tokio::test]
async fn a_refused_text_is_told_and_the_next_try_uses_the_uploaded_picture() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let id = connected(&city, Network::Mastodon, address).await;
    let news = story(&city).await;
    send(&city.system(), news, id).await.unwrap();
    net.lock().unwrap().trouble = Some(("/api/v1/statuses", 422));
    deliver(&city.system(), &client, FIRST).await.unwrap();
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let path = format!("/kerja/berita/{news}/bagikan");
    assert!(ppid.get(&path).await.shows("jejaring menolak teksnya"));
    net.lock().unwrap().trouble = None;
    ppid.post_form(&format!("{path}/{id}/lagi"), &[]).await.expect(303);
    deliver(&city.system(), &client, FIRST).await.unwrap();
    let net = net.lock().unwrap();
    assert_eq!((net.pictures, net.posts.len()), (1, 1));
}

#[tokio::test]
async fn a_network_that_sends_us_away_is_asked_again_when_it_said() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    let id = connected(&city, Network::Mastodon, address).await;
    let news = story(&city).await;
    send(&city.system(), news, id).await.unwrap();
    net.lock().unwrap().trouble = Some(("/api/v2/media", 429));
    for _ in 0..3 {
        deliver(&city.system(), &client, FIRST).await.unwrap();
    }
    assert_eq!(net.lock().unwrap().asked, 1, "not before the time");
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    assert!(ppid.get(&format!("/kerja/berita/{news}/bagikan")).await.shows("meminta menunggu"));
    net.lock().unwrap().trouble = None;
    city.clock.advance(421_000);
    deliver(&city.system(), &client, FIRST).await.unwrap();
    assert_eq!(net.lock().unwrap().posts.len(), 1);
}

#[tokio::test]
async fn a_post_made_by_hand_is_noted_once_by_its_address_and_counted() {
    let city = TestApp::new().await;
    let (address, _, _) = network().await;
    let id = account(&city, Network::Instagram, address).await;
    let news = story(&city).await;
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let path = format!("/kerja/berita/{news}/bagikan/{id}/catat");
    for (wrong, words) in [
        ("halo", "Tempel alamat satu unggahan"),
        ("https://x.com/dinkes/status/287093446400000000", "media sosial lain"),
        ("https://www.instagram.com/kel.lain/p/CnAbCdEfGhI/", "milik akun lain"),
    ] {
        let page = operator.post_form(&path, &[("alamat", wrong)]).await.expect(422);
        assert!(
            page.shows(words) && page.source().contains(&format!("value=\"{wrong}\"")),
            "{wrong}: {}",
            page.text()
        );
    }
    let good = "https://www.instagram.com/p/DRPQabcdefg/";
    operator.post_form(&path, &[("alamat", good)]).await.expect(303);
    assert!(operator.get(&format!("/kerja/berita/{news}/bagikan")).await.shows("sudah dicatat"));
    assert!(note(&city.system(), news, id, good).await.is_err(), "noted once");
    let log = operator.get(&format!("/kerja/akun-medsos/{id}")).await.expect(200);
    assert!(log.shows("1 unggahan ditemukan"), "{}", log.text());
    let other = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    other.post_form(&path, &[("alamat", good)]).await.expect(404);
}

#[tokio::test]
async fn who_notes_an_account_on_the_way_comes_back_to_the_story() {
    let city = TestApp::new().await;
    let news = story(&city).await;
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let path = format!("/kerja/berita/{news}/bagikan");
    let page = operator.get(&path).await.expect(200).source();
    let link = format!("/kerja/akun-medsos/baru?unit=dinkes&amp;jaringan=facebook&amp;berita={news}");
    assert!(page.contains(&link), "{page}");
    let id = news.to_string();
    let mut fields =
        vec![("unit", "dinkes"), ("jaringan", "facebook"), ("berita", id.as_str()), ("akun", "!")];
    let wrong = operator.post_form("/kerja/akun-medsos/baru", &fields).await.expect(422);
    assert!(wrong.source().contains(&format!("name=\"berita\" value=\"{id}\"")), "{}", wrong.source());
    fields[3] = ("akun", "dinkes.kota");
    let made = operator.post_form("/kerja/akun-medsos/baru", &fields).await.expect(303);
    assert_eq!(made.location(), format!("{path}?ok=social-added#facebook"));
    assert!(operator.get(&path).await.expect(200).shows("@dinkes.kota"));
}

#[tokio::test]
async fn only_a_reviewer_sends_and_only_connected_accounts_are_sent_to() {
    let city = TestApp::new().await;
    let (address, _, net) = network().await;
    let id = account(&city, Network::Mastodon, address).await;
    let news = story(&city).await;
    assert!(send(&city.system(), news, id).await.is_err(), "no key, no posting");
    let operator = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    let keys = format!("/kerja/akun-medsos/{id}/unggah");
    assert!(operator.get(&format!("/kerja/akun-medsos/{id}")).await.shows("Izinkan mengunggah dari sini"));
    let wrong = [("alamat", "server kami"), ("kunci-unggah", "rahasia-kunci")];
    let back = operator.post_form(&keys, &wrong).await.expect(422);
    assert!(
        back.shows("Isi alamat lengkap") && back.source().contains("value=\"server kami\""),
        "{}",
        back.text()
    );
    assert!(!back.source().contains("rahasia-kunci"), "keys are never shown");
    let back = operator.post_form(&keys, &[("alamat", ""), ("kunci-unggah", "")]).await.expect(422);
    assert!(back.shows("Tempel kunci aksesnya"), "{}", back.text());
    operator.post_form(&keys, &[("alamat", ""), ("kunci-unggah", "rahasia-kunci")]).await.expect(303);
    let page = operator.get(&format!("/kerja/berita/{news}/bagikan")).await.expect(200);
    assert!(!page.source().contains("/kirim\""), "an operator prepares, a reviewer sends");
    operator.post_form(&format!("/kerja/berita/{news}/bagikan/{id}/kirim"), &[]).await.expect(403);
    assert!(!operator.get(&format!("/kerja/akun-medsos/{id}")).await.source().contains("rahasia-kunci"));
    operator.post_form(&keys, &[("cabut", "1")]).await.expect(303);
    assert!(send(&city.system(), news, id).await.is_err());
    let whatsapp = account(&city, Network::Whatsapp, address).await;
    let grant = PostingGrant { access: "x".to_owned(), ..PostingGrant::default() };
    assert!(allow_posting(&city.system(), whatsapp, &grant).await.is_err(), "no interface for channels");
    assert_eq!(net.lock().unwrap().asked, 0);
}

#[tokio::test]
async fn a_story_taken_off_is_not_sent_any_more_and_its_posts_are_named() {
    let city = TestApp::new().await;
    let (address, client, net) = network().await;
    connected(&city, Network::Mastodon, address).await;
    connected(&city, Network::Facebook, address).await;
    let news = story(&city).await;
    send_all(&city.system(), news).await.unwrap();
    deliver(&city.system(), &client, FIRST).await.unwrap();
    let found = app::news::store::find_news(city.system().db(), city.system().body(), news).await.unwrap();
    app::news::withdraw(&city.system(), news, found.unwrap().version, "Salah tanggal").await.unwrap();
    deliver(&city.system(), &client, SECOND).await.unwrap();
    assert_eq!(net.lock().unwrap().posts.len(), 0);
    let ppid = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    let page = ppid.get(&format!("/kerja/berita/{news}/bagikan")).await.expect(200);
    for words in ["sudah ditarik dari situs", "Perbaiki sendiri di akunnya", "ditarik sebelum sempat"] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    assert!(page.source().contains("href=\"https://www.facebook.com/1_2\""));
}
