//! Urgent information: announced by one person at once, seen on every page of its area and nowhere else, over at
//! its minute, and with a proof that it was shown.

use std::sync::Arc;

use app::alert::{self, Content, Issue, store};
use app::feeder::Feeder;
use app::ids::{AlertId, Coded};
use app::state::Parts;
use rules::alert::{AreaKind, Certainty, Danger, Severity, Urgency};
use rules::role::Role;
use testkit::{Answer, Client, TestApp};

const HOUR_MS: i64 = 3_600_000;
const HEADLINE: &str = "Banjir di bantaran Kali Satu";

/// A form that is complete, with some fields replaced or added.
fn form<'a>(area: &'a str, replaced: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("langkah", "terbit"),
        ("kunci", "kunci-uji"),
        ("jenis", "SM.01"),
        ("judul", HEADLINE),
        ("bahaya", "Sungai meluap, air setinggi lutut"),
        ("hindari", "Matikan listrik. Jauhi bantaran sungai."),
        ("bantuan", "Posko (0254) 000 112"),
        ("pengumum", "Kecamatan Satu"),
        ("wilayah", area),
        ("kesegeraan", "Immediate"),
        ("keparahan", "Severe"),
        ("kepastian", "Observed"),
        ("mulai", "2026-11-22T08:30"),
        ("sampai", "2026-11-23T09:00"),
    ];
    for (name, value) in replaced {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

fn district(city: &TestApp) -> String {
    format!("district:{}", city.unit("kec-satu"))
}

/// What an alert of a district says, for the commands.
fn content(city: &TestApp) -> Content {
    Content {
        danger: Coded(Danger::Natural),
        headline: HEADLINE.to_owned(),
        hazard: "Sungai meluap & <deras>".to_owned(),
        affected: String::new(),
        evacuation: String::new(),
        avoidance: "Jauhi sungai.".to_owned(),
        help: "Posko (0254) 000 112".to_owned(),
        announcer: "Kecamatan Satu".to_owned(),
        channels: String::new(),
        measures: String::new(),
        area_kind: Coded(AreaKind::District),
        area_units: alert::AreaUnits(vec![city.unit("kec-satu").0]),
        place: "RW 02".to_owned(),
        urgency: Coded(Urgency::Immediate),
        severity: Coded(Severity::Severe),
        certainty: Coded(Certainty::Observed),
        onset_at: city.clock.now(),
        expires_at: city.clock.now() + 24 * HOUR_MS,
    }
}

/// Announces for Kecamatan Satu as its own PPID.
async fn announced(city: &TestApp) -> (Client, AlertId) {
    let ppid = city.sign_in_as(Role::UnitPpid, "kec-satu").await;
    let issue =
        Issue { unit: city.unit("kec-satu"), form_key: web::secrets::random_token(), content: content(city) };
    let id = alert::issue(&ppid.ctx(), &issue).await.unwrap();
    (ppid, id)
}

/// Rows of the change log, by act.
async fn acts(city: &TestApp, id: AlertId) -> Vec<String> {
    let rows = app::audit::of_object(&city.app.db, city.body, "alert", id.0, 50).await.unwrap();
    rows.into_iter().map(|row| row.act).rev().collect()
}

fn has_banner(page: &Answer) -> bool {
    page.source().contains("<section class=\"alerts\"") && page.shows(HEADLINE)
}

#[tokio::test]
async fn uu_14_2008_ps_10_one_person_announces_and_every_page_of_the_area_says_so_at_once() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kec-satu").await;
    for path in ["/", "/unit/kel-satu", "/unit/dinkes"] {
        assert!(!has_banner(&city.get(path).await.expect(200)), "{path} is kept in memory without a banner");
    }
    ppid.get("/kerja/peringatan/baru").await.expect(200);
    let area = district(&city);
    let look = ppid.post_form("/kerja/peringatan/baru", &form(&area, &[("langkah", "tinjau")])).await;
    assert!(look.expect(200).shows("Belum terkirim"));
    assert!(!city.get("/peringatan").await.shows(HEADLINE), "what is only looked at is not announced");
    let back =
        ppid.post_form("/kerja/peringatan/baru", &form(&area, &[("langkah", "ubah")])).await.expect(200);
    assert!(back.source().contains("Posko (0254) 000 112"), "changing it first keeps what was typed");
    let sent = ppid.post_form("/kerja/peringatan/baru", &form(&area, &[])).await.expect(303);
    let page = sent.location().split('?').next().unwrap().replace("/kerja", "");
    for path in ["/", "/en", "/berita", "/unit/kec-satu", "/unit/kel-satu", "/unit/kel-dua/berita", "/kontak"]
    {
        assert!(has_banner(&city.get(path).await.expect(200)), "{path}");
    }
    let own_host = city.visitor_of(&format!("kel-satu.{}", city.host()));
    assert!(has_banner(&own_host.get("/").await.expect(200)), "the unit's own host name too");
    for path in ["/unit/kec-dua", "/unit/dinkes", "/unit/kota"] {
        assert!(!has_banner(&city.get(path).await.expect(200)), "{path}");
    }
    let shown = city.get(&page).await.expect(200);
    for words in ["Sungai meluap", "Matikan listrik", "Posko (0254)", "Kecamatan Satu", "Belum diketahui"] {
        assert!(shown.shows(words), "{words}");
    }
    assert!(city.get("/informasi/serta-merta").await.shows("Sungai meluap"), "the legal class leads to it");
    assert!(!city.get("/informasi/berkala").await.shows("Sungai meluap"));
}

#[tokio::test]
async fn a_form_sent_twice_announces_once() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kec-satu").await;
    let area = district(&city);
    let first = ppid.post_form("/kerja/peringatan/baru", &form(&area, &[])).await.expect(303);
    let second = ppid.post_form("/kerja/peringatan/baru", &form(&area, &[])).await.expect(303);
    assert_eq!(first.location(), second.location());
    assert_eq!(city.get("/api/v1/alerts").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn uu_14_2008_ps_10_only_what_people_need_first_is_asked_for_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kec-satu").await;
    let area = district(&city);
    for missing in ["judul", "bahaya", "hindari", "bantuan", "pengumum", "wilayah", "sampai"] {
        let fields = form(&area, &[(missing, ""), ("evakuasi", "Ke balai warga")]);
        let refused = ppid.post_form("/kerja/peringatan/baru", &fields).await.expect(422);
        assert!(refused.source().contains(&format!("href=\"#{missing}\"")), "{missing}");
        assert!(refused.source().contains("Ke balai warga"), "{missing}");
    }
    for (end, why) in [
        ("2026-11-22T08:00", "sudah lewat"),
        ("2026-12-30T08:00", "Paling lama 30 hari"),
        ("besok", "Isi tanggal dan jam"),
    ] {
        let refused = ppid.post_form("/kerja/peringatan/baru", &form(&area, &[("sampai", end)])).await;
        assert!(refused.expect(422).shows(why), "{end}");
    }
    let unknown = form("units", &[("units", "999999")]);
    assert!(ppid.post_form("/kerja/peringatan/baru", &unknown).await.expect(422).shows("Pilih wilayah"));
    assert_eq!(city.get("/api/v1/alerts").await.json()["items"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn uu_14_2008_ps_10_everyone_speaks_for_the_own_area_and_the_one_in_charge_for_the_city() {
    let city = TestApp::new().await;
    city.sign_in_as(Role::ContentOperator, "kel-satu").await.get("/kerja/peringatan/baru").await.expect(403);
    city.sign_in_as(Role::Administrator, "kota").await.get("/kerja/peringatan").await.expect(403);
    let village = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let own = format!("units:{}", city.unit("kel-satu"));
    let beside = city.unit("kel-dua").to_string();
    let send = async |who: &Client, area: &str, more: &[(&str, &str)], key: &str| {
        let mut fields = form(area, more);
        fields.retain(|(name, _)| *name != "kunci");
        fields.push(("kunci", key));
        who.post_form("/kerja/peringatan/baru", &fields).await
    };
    for area in ["city".to_owned(), district(&city)] {
        let refused = send(&village, &area, &[], "a").await.expect(422);
        assert!(refused.shows("hanya dapat mengumumkan untuk wilayahnya sendiri"), "{area}");
    }
    send(&village, "units", &[("units", &beside)], "b").await.expect(422);
    send(&village, &own, &[], "c").await.expect(303);
    let elsewhere = city.unit("dinkes").to_string();
    send(&village, &own, &[("unit", &elsewhere)], "d").await.expect(403);
    // The catalogue lays contagious disease on the health office, riots on another one.
    let health = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    send(&health, "city", &[("jenis", "SM.04")], "e").await.expect(303);
    send(&health, "city", &[("jenis", "SM.03")], "f").await.expect(422);
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    send(&editor, "city", &[("unit", &elsewhere)], "g").await.expect(303);
}

#[tokio::test]
async fn another_unit_cannot_change_or_end_an_alert() {
    let city = TestApp::new().await;
    let (_, id) = announced(&city).await;
    let village = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let item = village.get(&format!("/kerja/peringatan/{id}")).await.expect(200);
    assert!(!item.source().contains("/akhiri"), "what is not allowed is not offered");
    village.get(&format!("/kerja/peringatan/{id}/perbarui")).await.expect(403);
    let fields = [("version", "1"), ("alasan", "Sudah surut")];
    village.post_form(&format!("/kerja/peringatan/{id}/akhiri"), &fields).await.expect(403);
    assert!(has_banner(&city.get("/").await));
}

#[tokio::test]
async fn uu_14_2008_ps_10_an_alert_ends_at_its_minute_and_kept_pages_lose_the_banner() {
    let city = TestApp::new().await;
    let (_, id) = announced(&city).await;
    city.run_jobs().await;
    assert!(has_banner(&city.get("/").await));
    city.clock.advance(24 * HOUR_MS - 1);
    city.run_jobs().await;
    assert!(has_banner(&city.get("/").await));
    city.clock.advance(1);
    assert!(!has_banner(&city.get("/unit/kel-dua").await), "computed from the time, without a job");
    city.run_jobs().await;
    for path in ["/", "/unit/kel-satu", "/berita"] {
        assert!(!has_banner(&city.get(path).await), "{path}");
    }
    assert!(city.get(&format!("/peringatan/{id}")).await.expect(200).shows("Lewat waktu"));
    city.run_jobs().await;
    assert_eq!(acts(&city, id).await, ["alert.issue", "alert.show", "alert.expire"]);
}

#[tokio::test]
async fn an_update_replaces_what_is_shown_extends_it_and_keeps_the_old_message() {
    let city = TestApp::new().await;
    let (ppid, id) = announced(&city).await;
    let path = format!("/kerja/peringatan/{id}/perbarui");
    let form_page = ppid.get(&path).await.expect(200).source();
    assert!(form_page.contains("Jauhi sungai.") && form_page.contains("2026-11-23T09:00"));
    let area = district(&city);
    let changed = [("judul", "Air naik di Kali Satu"), ("sampai", "2026-11-24T09:00"), ("version", "1")];
    let mut fields = form(&area, &changed);
    ppid.post_form(&path, &fields).await.expect(422);
    fields.push(("catatan", "Diperpanjang, hujan belum reda"));
    ppid.post_form(&path, &fields).await.expect(303);
    let page = city.get("/unit/kel-satu").await;
    assert!(page.shows("Air naik di Kali Satu") && !page.shows(HEADLINE));
    let late = ppid.post_form(&path, &fields).await.expect(409);
    assert!(
        late.shows("sudah diubah orang lain") && late.source().contains("Diperpanjang, hujan belum reda")
    );
    // The end that was planned first does not end it any more.
    city.clock.advance(24 * HOUR_MS);
    city.run_jobs().await;
    assert!(city.get("/").await.shows("Air naik di Kali Satu"));
    let shown = city.get(&format!("/peringatan/{id}")).await.expect(200);
    assert!(shown.shows("Diperpanjang, hujan belum reda") && shown.shows("Peringatan pertama"));
    let first = city.get(&format!("/peringatan/{id}-1.cap.xml")).await.expect(200).source();
    assert!(first.contains(HEADLINE) && !first.contains("<references>"));
    city.clock.advance(24 * HOUR_MS);
    city.run_jobs().await;
    assert!(!city.get("/").await.shows("Air naik"));
    assert_eq!(acts(&city, id).await, ["alert.issue", "alert.update", "alert.show", "alert.expire"]);
}

#[tokio::test]
async fn an_alert_is_ended_with_a_reason_that_everyone_reads() {
    let city = TestApp::new().await;
    let (ppid, id) = announced(&city).await;
    let path = format!("/kerja/peringatan/{id}/akhiri");
    ppid.post_form(&path, &[("version", "1"), ("alasan", "")]).await.expect(422);
    assert!(has_banner(&city.get("/").await));
    ppid.post_form(&path, &[("version", "7"), ("alasan", "Surut")]).await.expect(409);
    ppid.post_form(&path, &[("version", "1"), ("alasan", "Air sudah surut")]).await.expect(303);
    assert!(!has_banner(&city.get("/").await) && !has_banner(&city.get("/unit/kel-satu").await));
    let shown = city.get(&format!("/peringatan/{id}")).await.expect(200);
    assert!(shown.shows("Air sudah surut") && shown.shows("Sudah aman"));
    ppid.post_form(&path, &[("version", "2"), ("alasan", "Sekali lagi")]).await.expect(422);
    ppid.get(&format!("/kerja/peringatan/{id}/perbarui")).await.expect(422);
    city.clock.advance(48 * HOUR_MS);
    city.run_jobs().await;
    assert_eq!(acts(&city, id).await, ["alert.issue", "alert.end"], "what was ended does not run out too");
}

#[tokio::test]
async fn the_minute_it_was_shown_is_proved_by_looking_at_the_page() {
    let city = TestApp::new().await;
    let (ppid, id) = announced(&city).await;
    assert!(ppid.get(&format!("/kerja/peringatan/{id}")).await.shows("Sedang diperiksa"));
    city.clock.advance(3_400);
    city.run_jobs().await;
    let showings = store::list_showings(&city.app.db, city.body, id).await.unwrap();
    let [showing] = showings.as_slice() else { panic!("one proof: {showings:?}") };
    assert!(showing.excerpt.contains(HEADLINE) && city.get("/").await.source().contains(&showing.excerpt));
    assert_eq!(showing.digest.0, web::secrets::sha256_hex(showing.excerpt.as_bytes()));
    let rows = app::audit::of_object(&city.app.db, city.body, "alert", id.0, 5).await.unwrap();
    assert_eq!(rows[0].after_digest, showing.digest, "the chained log holds what was shown");
    let words = "Ditayangkan di portal 22 November 2026 pukul 09.00 WIB, 3 detik setelah dikirim";
    assert!(city.get(&format!("/peringatan/{id}")).await.shows(words));
    assert!(ppid.get(&format!("/kerja/peringatan/{id}")).await.shows(words));
    // Reading writes nothing.
    let head = app::audit::head(&city.app.db, city.body).await.unwrap().log_seq;
    for path in ["/", "/peringatan", "/peringatan/feed.xml", "/api/v1/alerts"] {
        city.get(path).await.expect(200);
    }
    assert_eq!(app::audit::head(&city.app.db, city.body).await.unwrap().log_seq, head);
}

#[tokio::test]
async fn another_node_shows_it_too_and_another_city_never() {
    let city = TestApp::new().await;
    let other = city.add_city("tetangga", "Kota Tetangga").await;
    let parts = Parts {
        db: city.app.db.clone(),
        files: app::file::FileStore::open(&city.folder().join("berkas-kedua")).unwrap(),
        reader: document::child::Reader::new(None, document::Limits::default()),
        ocr: None,
        index: fulltext::Index::in_memory().unwrap(),
        clock: city.clock.clone(),
        secrets: web::Secrets::from_bytes([7; 32]),
        config: city.app.config.clone(),
    };
    let node = app::App::start(parts).await.unwrap();
    let mut feeder = Feeder::new(&node).await.unwrap();
    let (ppid, id) = announced(&city).await;
    feeder.step().await.unwrap();
    let alerts = |body| {
        let directory: Arc<app::org::Directory> = node.directory(body).unwrap();
        directory.alerts_at(city.clock.now(), None).len()
    };
    assert_eq!((alerts(city.body), alerts(other)), (1, 0));
    assert!(!city.visitor_of("tetangga.localhost").get("/").await.expect(200).shows(HEADLINE));
    let end = alert::End { id, version: 1, reason: "Aman".to_owned() };
    alert::end(&ppid.ctx(), &end).await.unwrap();
    feeder.step().await.unwrap();
    assert_eq!(alerts(city.body), 0);
}

#[tokio::test]
async fn the_feed_leads_to_the_page_and_to_cap() {
    let city = TestApp::new().await;
    let (_, id) = announced(&city).await;
    let feed = city.get("/peringatan/feed.xml").await.expect(200);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let source = feed.source();
    for piece in [format!("/peringatan/{id}\""), format!("/peringatan/{id}-1.cap.xml\"")] {
        assert!(source.contains(&piece), "{piece} in {source}");
    }
    assert!(
        source.contains("type=\"application/cap+xml\"")
            && source.contains("Sungai meluap &amp; &lt;deras&gt;")
    );
    assert!(city.get("/peringatan").await.source().contains("application/atom+xml"), "readers find the feed");
    let item = city.get("/api/v1/alerts?status=current").await.expect(200).json()["items"][0].clone();
    assert_eq!((item["state"].as_str(), item["area_units"][0].as_str()), (Some("current"), Some("kec-satu")));
    assert_eq!(item["contents"]["SM.F.02"], serde_json::Value::Null);
    city.clock.advance(24 * HOUR_MS);
    assert_eq!(city.get("/api/v1/alerts?status=past").await.json()["items"][0]["state"], "expired");
    for path in ["0", "x", "1.xml", "99.cap.xml", "-1", "1-1", &format!("{id}-2.cap.xml")] {
        city.get(&format!("/peringatan/{path}")).await.expect(404);
    }
}
