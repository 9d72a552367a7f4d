//! Broken links of the register: asked at night, shown to their unit from the second failure on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::link::check_all;
use axum::Router;
use axum::http::{Method, StatusCode};
use axum::response::Redirect;
use axum::routing::get;
use rules::role::Role;
use testkit::{Answer, TestApp};
use web::outgoing::{Outgoing, Policy, Resolver};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Works of every night: links, the looks at obligations, tasks, requests, objections, disputes and silent units, the
/// digest of requests, erasing who asked, followed searches, verdicts of websites, accounts on social networks, scores,
/// proposals of recognition, half-yearly reports, decisions of meetings.
const NIGHTLY: i64 = 17;

/// A server on loopback whose page can be mended, and a client that may ask it and nothing else here.
async fn elsewhere() -> (String, Outgoing, Arc<AtomicBool>) {
    let mended = Arc::new(AtomicBool::new(false));
    let held = Arc::clone(&mended);
    let router = Router::new()
        .route("/ada", get(|| async { "ada" }))
        .route("/pindah", get(|| async { Redirect::permanent("/ada") }))
        .route("/pilih-pilih", get(only_get))
        .route("/besar", get(|method: Method| async move { (only_get(method).await, vec![b'x'; 1 << 20]) }))
        .route(
            "/hilang",
            get(
                || async move { if held.load(Ordering::SeqCst) { StatusCode::OK } else { StatusCode::GONE } },
            ),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let policy = Policy { also: vec![address], max_bytes: 1_000, ..Policy::default() };
    (format!("http://{address}"), Outgoing::new(policy, Resolver::System).unwrap(), mended)
}

/// Some servers do not do HEAD.
async fn only_get(method: Method) -> StatusCode {
    if method == Method::HEAD { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::OK }
}

/// The page as someone who just signed in sees it.
async fn seen_by(city: &TestApp, role: Role, unit: &str) -> Answer {
    city.sign_in_as(role, unit).await.get("/kerja/tautan").await.expect(200)
}

#[tokio::test]
async fn a_link_that_fails_twice_is_shown_to_its_unit_until_it_is_mended() {
    let city = TestApp::new().await;
    let (base, client, mended) = elsewhere().await;
    let mut entry = city.entry("kel-satu").title("Laporan tahunan");
    for page in ["ada", "pindah", "pilih-pilih", "besar", "hilang"] {
        entry = entry.link(page, &format!("{base}/{page}"));
    }
    entry = entry.link("di dalam", "http://127.0.0.1:1/rahasia");
    entry.published().create().await;
    city.entry("kel-dua").link("rancangan", &format!("{base}/rancangan")).create().await;
    assert_eq!(check_all(&city.system(), &client).await.unwrap(), 6, "drafts are nobody's business");
    assert!(seen_by(&city, Role::UnitPpid, "kel-satu").await.shows("Tidak ada tautan rusak"));
    city.clock.advance(DAY_MS);
    check_all(&city.system(), &client).await.unwrap();
    let page = seen_by(&city, Role::UnitPpid, "kel-satu").await;
    assert!(page.shows("Laporan tahunan") && page.shows("Menjawab 410"), "{}", page.text());
    assert_eq!(page.source().matches("<td><a href=\"http").count(), 1, "{}", page.text());
    assert!(seen_by(&city, Role::MainPpid, "diskominfo").await.shows("hilang"));
    assert!(!seen_by(&city, Role::UnitPpid, "kel-dua").await.shows("hilang"));
    assert_eq!(app::link::count_broken(&city.app.db, city.body, None).await.unwrap(), 1);

    let home = city.sign_in_as(Role::UnitPpid, "kel-satu").await.get("/kerja").await.expect(200);
    assert!(home.shows("1 tautan rusak dalam informasi"), "{}", home.text());

    mended.store(true, Ordering::SeqCst);
    city.clock.advance(DAY_MS);
    check_all(&city.system(), &client).await.unwrap();
    assert!(seen_by(&city, Role::UnitPpid, "kel-satu").await.shows("Tidak ada tautan rusak"));
}

#[tokio::test]
async fn every_night_plans_the_next_one() {
    let city = TestApp::new().await;
    app::worker::plan(&city.app).await.unwrap();
    app::worker::plan(&city.app).await.unwrap();
    assert_eq!(jobs::count_waiting(&city.app.db).await.unwrap(), NIGHTLY, "planned once");
    // 09.00 now; the look is at two in the night.
    assert_eq!(jobs::next_due(&city.app.db).await.unwrap(), Some(city.app.clock.now() + 17 * 60 * 60 * 1000));
    city.clock.advance(DAY_MS);
    city.run_jobs().await;
    assert_eq!(jobs::count_waiting(&city.app.db).await.unwrap(), NIGHTLY, "the next night");
}
