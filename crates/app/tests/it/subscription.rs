//! Followed searches: the feed of a search, and letters to addresses whose owner said yes.

use app::audit;
use app::mail::{self, MailId};
use app::subscription::digest;
use axum::body::Body;
use axum::http::{Method, header};
use rules::role::Role;
use testkit::{START_MS, TestApp};

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;
const ADDRESS: &str = "warga@contoh.test";

/// The mail with a number: its reader, text, and the path of the link in it.
async fn letter(city: &TestApp, number: i64) -> Option<(String, String, String)> {
    let stored = mail::store::find(&city.app.db, city.body, MailId(number)).await.unwrap()?;
    assert!(stored.is_private && stored.to_address.is_empty(), "no address lies open");
    let host = stored
        .unsubscribe
        .split_once("/cari/langganan/")
        .map(|(_, token)| format!("/cari/langganan/{token}"));
    assert!(stored.text.contains(&stored.unsubscribe));
    Some((mail::reader(&city.app, city.body, &stored)?, stored.text, host?))
}

async fn ask(city: &TestApp, question: &str, email: &str) -> testkit::Answer {
    city.visitor().post_form("/cari/langganan", &[("cari", question), ("email", email)]).await
}

/// Asks and says yes. Returns the path of the link.
async fn follow(city: &TestApp, question: &str) -> String {
    ask(city, question, ADDRESS).await.expect(200);
    let (to, _, path) = letter(city, 1).await.unwrap();
    assert_eq!(to, ADDRESS);
    let page = city.visitor().post_form(&path, &[("act", "confirm")]).await.expect(200);
    assert!(page.shows("Anda menerima kabar"), "{}", page.text());
    path
}

/// All that stands in the change log.
async fn log(city: &TestApp) -> String {
    let filter = audit::Filter { unit: None, act: None, actor: None };
    let rows = audit::list_rows(&city.app.db, city.body, filter, i64::MAX, 1_000).await.unwrap();
    rows.iter().map(|row| format!("{} {} {}\n", row.act, row.detail, row.reason)).collect()
}

#[tokio::test]
async fn uu_27_2022_ps_20_nothing_is_sent_before_the_owner_of_the_address_says_yes() {
    let city = TestApp::with_mail_server().await;
    let form = city.get("/cari/langganan?q=jamban").await.expect(200);
    assert!(form.shows("“jamban”") && form.shows("UU 27/2022") && form.shows("paling banyak sekali sehari"));
    ask(&city, "q=jamban", "bukan alamat").await.expect(422);
    let sent = ask(&city, "q=jamban", " Warga@Contoh.test ").await.expect(200);
    assert_eq!(ask(&city, "q=jamban", ADDRESS).await.expect(200).text(), sent.text(), "the same words");
    assert!(letter(&city, 2).await.is_none(), "and no second letter within an hour");
    let (to, text, path) = letter(&city, 1).await.unwrap();
    assert_eq!(to, ADDRESS);
    assert!(text.contains("“jamban”") && text.contains("tujuh hari"));
    // Mail programs open links by themselves: that is no yes.
    assert!(city.get(&path).await.expect(200).shows("Ya, kirimi saya kabar"));
    city.clock.advance(HOUR_MS);
    city.entry("kel-satu").title("Jamban umum").published().at(city.clock.now()).create().await;
    city.run_jobs().await;
    city.clock.advance(DAY_MS);
    assert_eq!(digest::run(&city.system()).await.unwrap(), 0);
    // Nobody answered.
    city.clock.advance(7 * DAY_MS);
    digest::run(&city.system()).await.unwrap();
    city.get(&path).await.expect(404);
    let log = log(&city).await;
    assert!(log.contains("subscription.ask") && log.contains("subscription.forget 1"), "{log}");
    assert!(!log.to_lowercase().contains("warga@"));
}

#[tokio::test]
async fn a_letter_tells_what_was_published_since_the_last_and_nothing_hidden() {
    let city = TestApp::with_mail_server().await;
    city.entry("kel-satu").title("Jamban lama").published().at(START_MS - DAY_MS).create().await;
    let path = follow(&city, "q=jamban").await;
    city.clock.advance(HOUR_MS);
    let at = city.clock.now();
    let shown = city.entry("kel-satu").title("Jamban baru").published().at(at).create().await;
    city.news("kel-dua").title("Jamban diresmikan").published().create().await;
    city.entry("kel-satu").title("Jamban RAHASIA konsep").create().await;
    city.entry("kel-satu").title("Jamban RAHASIA ditarik").withdrawn("keliru").create().await;
    city.entry("kel-satu").title("Pasar").published().at(at).create().await;
    city.run_jobs().await;
    city.clock.advance(DAY_MS);
    assert_eq!(digest::run(&city.system()).await.unwrap(), 1);
    let (to, text, again) = letter(&city, 2).await.unwrap();
    assert_eq!((to.as_str(), &again), (ADDRESS, &path), "the link stays the same");
    assert!(text.contains("- Jamban baru") && text.contains("- Jamban diresmikan"), "{text}");
    assert!(text.contains(&shown.path()), "{text}");
    for absent in ["RAHASIA", "Jamban lama", "Pasar"] {
        assert!(!text.contains(absent), "{absent}: {text}");
    }
    city.clock.advance(DAY_MS);
    assert_eq!(digest::run(&city.system()).await.unwrap(), 0, "told once");
    assert!(!log(&city).await.contains("warga@"));
}

#[tokio::test]
async fn uu_27_2022_ps_9_one_click_ends_it_and_the_address_is_gone() {
    let city = TestApp::with_mail_server().await;
    let path = follow(&city, "jenis=register&unit=kel-satu").await;
    // As a mail program sends it: no cookie, no origin, no page (RFC 8058).
    let request = city
        .visitor()
        .request(Method::POST, &path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    city.visitor().send(request).await.expect(200);
    city.get(&path).await.expect(404);
    city.visitor().post_form("/cari/langganan/1-salah", &[]).await.expect(404);
    city.clock.advance(DAY_MS);
    assert_eq!(digest::run(&city.system()).await.unwrap(), 0);
}

#[tokio::test]
async fn the_outbox_shows_neither_reader_nor_text_of_such_a_letter() {
    let city = TestApp::with_mail_server().await;
    ask(&city, "q=jamban", ADDRESS).await.expect(200);
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    for page in ["/kerja/surel", "/kerja/surel/1"] {
        let page = admin.get(page).await.expect(200);
        assert!(page.shows("alamat tertutup"), "{}", page.text());
        assert!(!page.source().contains("warga@") && !page.source().contains("/cari/langganan/"));
    }
}

#[tokio::test]
async fn letters_to_strangers_are_few_and_need_a_mail_server() {
    let city = TestApp::with_mail_server().await;
    for number in 0..20 {
        ask(&city, &format!("q=kata{number}"), ADDRESS).await.expect(200);
    }
    ask(&city, "q=lagi", "lain@contoh.test").await.expect(429);
    assert!(letter(&city, 3).await.is_some() && letter(&city, 4).await.is_none(), "three wait at most");
    let without = TestApp::new().await;
    assert!(without.get("/cari/langganan?q=jamban").await.expect(200).shows("belum dapat mengirim surel"));
    ask(&without, "q=jamban", ADDRESS).await.expect(422);
}

#[tokio::test]
async fn the_feed_of_a_search_has_the_newest_first_and_nothing_hidden() {
    let city = TestApp::new().await;
    for (number, title) in ["Jamban satu", "Jamban dua"].into_iter().enumerate() {
        let at = START_MS - DAY_MS + i64::try_from(number).unwrap();
        city.entry("kel-satu").title(title).published().at(at).create().await;
    }
    city.news("kel-dua").title("Jamban & <berita>").published().create().await;
    city.entry("kel-satu").title("Jamban RAHASIA").submitted().create().await;
    city.run_jobs().await;
    let feed = city.get("/cari/feed.xml?q=jamban").await.expect(200);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let source = feed.source();
    let places: Vec<usize> = ["Jamban &amp; &lt;berita&gt;", "Jamban dua", "Jamban satu"]
        .map(|title| source.find(title).unwrap())
        .to_vec();
    assert!(places.is_sorted(), "{source}");
    assert!(!source.contains("RAHASIA"));
    let etag = feed.header("etag").to_owned();
    let again = city.visitor().get_with("/cari/feed.xml?q=jamban", "if-none-match", &etag).await;
    again.expect(304);
    let narrow = city.get("/cari/feed.xml?unit=kel-dua").await.expect(200);
    assert_eq!(narrow.source().matches("<entry>").count(), 1);
    assert_eq!(
        city.get("/cari/feed.xml?q=tidakada").await.expect(200).source().matches("<entry>").count(),
        0
    );
}

#[tokio::test]
async fn pages_announce_their_feeds() {
    let city = TestApp::new().await;
    for (page, feed) in [
        ("/cari?q=jamban&unit=dinkes", "/cari/feed.xml?q=jamban&#38;unit=dinkes"),
        ("/informasi", "/informasi/umpan.atom"),
        ("/informasi/berkala", "/informasi/berkala/umpan.atom"),
        ("/unit/dinkes/informasi", "/unit/dinkes/informasi/umpan.atom"),
        ("/informasi?unit=dinkes&tahun=2026", "/cari/feed.xml?jenis=register&#38;unit=dinkes&#38;tahun=2026"),
    ] {
        let source = city.get(page).await.expect(200).source();
        let link = source.lines().find(|line| line.contains("application/atom+xml") && line.contains(feed));
        assert!(link.is_some(), "{page}: {source}");
    }
}
