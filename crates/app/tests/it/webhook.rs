//! Webhooks: signed, without a person in them, tried again, logged, and never sent into the house's own network.

use std::sync::{Arc, Mutex};

use app::webhook::{DeliveryId, add, deliver, signature};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use rules::role::Role;
use testkit::TestApp;
use web::outgoing::{Outgoing, Policy, Resolver};

use crate::request::file;

type Got = Arc<Mutex<Vec<(HeaderMap, String)>>>;

/// A receiver on loopback that says no to the first call, and a client that may reach it.
async fn receiver() -> (std::net::SocketAddr, Outgoing, Got) {
    let got = Got::default();
    let kept = Arc::clone(&got);
    let take = move |headers: HeaderMap, body: String| async move {
        let mut kept = kept.lock().unwrap();
        kept.push((headers, body));
        if kept.len() == 1 { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::OK }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().route("/peristiwa", post(take));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let policy = Policy { also: vec![address], ..Policy::default() };
    (address, Outgoing::new(policy, Resolver::System).unwrap(), got)
}

#[tokio::test]
async fn an_event_is_signed_tried_again_logged_and_names_nobody() {
    let city = TestApp::new().await;
    let (address, client, got) = receiver().await;
    let admin = city.sign_in_as(Role::MainPpid, "kota").await;
    let made = add(&admin.ctx(), &format!("http://{address}/peristiwa")).await.unwrap();
    file(&city, "satu").await;
    let id = DeliveryId(1);
    deliver(&city.app, &client, city.body, id).await.unwrap_err();
    deliver(&city.app, &client, city.body, id).await.unwrap();
    deliver(&city.app, &client, city.body, id).await.unwrap();
    let got = got.lock().unwrap().clone();
    assert_eq!(got.len(), 2, "refused once, taken once, never again");
    let (headers, body) = &got[1];
    let event: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!((&event["event"], &event["unit"]), (&"request.submit".into(), &"kel-satu".into()));
    assert!(event["number"].as_str().unwrap().starts_with("0001/PPID-KEL-SATU/"));
    for personal in ["Kanari", "9601014107900001", "anggaran"] {
        assert!(!body.contains(personal), "{personal}");
    }
    let seconds = headers["terbuka-timestamp"].to_str().unwrap().parse().unwrap();
    let bytes = |at: usize| u8::from_str_radix(made.secret.get(at * 2..at * 2 + 2).unwrap(), 16).unwrap();
    let secret: [u8; 32] = std::array::from_fn(bytes);
    assert_eq!(headers["terbuka-signature"], signature(&secret, seconds, body.as_bytes()));
    let page = admin.get("/kerja/pengaturan/webhook").await.expect(200);
    assert!(page.shows("request.submit") && page.shows("terkirim"), "{}", page.text());
}

#[tokio::test]
async fn a_receiver_in_the_houses_own_network_is_never_reached() {
    let city = TestApp::new().await;
    let (address, _, got) = receiver().await;
    let admin = city.sign_in_as(Role::MainPpid, "kota").await;
    add(&admin.ctx(), &format!("http://{address}/peristiwa")).await.unwrap();
    file(&city, "satu").await;
    let outside = Outgoing::new(Policy::default(), Resolver::System).unwrap();
    deliver(&city.app, &outside, city.body, DeliveryId(1)).await.unwrap_err();
    assert!(got.lock().unwrap().is_empty());
    assert!(admin.get("/kerja/pengaturan/webhook").await.expect(200).shows("not public"));
}

#[tokio::test]
async fn only_who_keeps_the_settings_adds_a_receiver_and_sees_its_secret_once() {
    let city = TestApp::new().await;
    let admin = city.sign_in_as(Role::MainPpid, "kota").await;
    let path = "/kerja/pengaturan/webhook";
    for wrong in ["bukan alamat", "ftp://contoh.test/", "https://nama:sandi@contoh.test/"] {
        admin.post_form(path, &[("alamat", wrong)]).await.expect(422);
    }
    let made = admin.post_form(path, &[("alamat", "https://penerima.contoh.test/x")]).await.expect(200);
    assert!(made.shows("Salin kunci ini sekarang"));
    assert!(admin.get(path).await.expect(200).shows("https://penerima.contoh.test/x"));
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.get(path).await.expect(403);
    unit.post_form(path, &[("alamat", "https://penerima.contoh.test/x")]).await.expect(403);
    admin.post_form(&format!("{path}/1/hapus"), &[]).await.expect(303);
    file(&city, "satu").await;
    assert!(!admin.get(path).await.expect(200).shows("request.submit"), "an ended one is told nothing");
}
