//! A calendar that changes while requests are open: dates are counted again, never earlier for a requester.

use app::deadline::calendar::{Loaded, Loading, load};
use app::request::submit;
use rules::calendar::{CalendarDay, DayKind};
use rules::role::Role;
use testkit::TestApp;

use crate::request::filing;

/// Within the ten working days after the day on which the clock of the tests stands.
const TUESDAY: jiff::civil::Date = jiff::civil::date(2026, 12, 1);

async fn announce(city: &TestApp, name: &str, date: jiff::civil::Date, kind: DayKind) -> Loaded {
    let decree = "SKB uji".to_owned();
    let day = CalendarDay { date, kind, name: "Hari uji".to_owned(), decree: decree.clone() };
    let loading = Loading { name: name.to_owned(), decree, is_provisional: false };
    load(&city.system(), &loading, vec![day]).await.unwrap().unwrap()
}

/// Files a request; the address of its page.
async fn file(city: &TestApp, marker: &str) -> String {
    let filed = submit(&city.visitor().ctx(), &filing(Some(city.unit("kel-satu")), marker)).await.unwrap();
    format!("/permohonan/{}", filed.tracking)
}

#[tokio::test]
async fn skb_3_menteri_a_new_holiday_moves_the_date_of_an_open_request_and_its_requester_is_told() {
    let city = TestApp::with_mail_server().await;
    let path = file(&city, "satu").await;
    assert!(city.get(&path).await.expect(200).shows("4 Desember 2026"));
    let loaded = announce(&city, "uji-1", TUESDAY, DayKind::NationalHoliday).await;
    assert_eq!(loaded.requests, 1);
    let page = city.get(&path).await.expect(200);
    assert!(page.shows("7 Desember 2026") && page.shows("kalender uji-1"), "{}", page.text());
    let told = "semula paling lambat 4 Desember 2026, sekarang 7 Desember 2026. Dasar: SKB uji.";
    assert!(page.shows(told), "{}", page.text());
    city.run_jobs().await;
    let administrator = city.sign_in_as(Role::Administrator, "kota").await;
    let outbox = administrator.get("/kerja/surel").await.expect(200);
    assert_eq!(outbox.text().matches("Tanggal jawaban permohonan").count(), 1, "{}", outbox.text());
    city.run_jobs().await;
    let again = administrator.get("/kerja/surel").await.expect(200);
    assert_eq!(again.text().matches("Tanggal jawaban permohonan").count(), 1, "told once");
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_8_the_own_period_of_the_day_of_receipt_stays_with_a_request() {
    let city = TestApp::new().await;
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    let keep = async |days: &str| {
        let form = [("jenis", "DL.REQ.ANSWER"), ("panjang", days), ("dasar", "Perwal 12/2024 Ps.9")];
        admin.post_form("/kerja/pengaturan/tenggat", &form).await.expect(303);
    };
    keep("5").await;
    let path = file(&city, "satu").await;
    keep("10").await;
    // Counted again: the five days are moved by the holiday, not made ten.
    let thursday = jiff::civil::date(2026, 11, 26);
    assert_eq!(announce(&city, "uji-1", thursday, DayKind::LocalHoliday).await.requests, 1);
    let page = city.get(&path).await.expect(200);
    let moved = "semula paling lambat 27 November 2026, sekarang 30 November 2026";
    assert!(page.shows(moved) && page.shows(" 5 hari kerja sejak diterima"), "{}", page.text());
    // Prolonged: five and seven.
    crate::objection::assign(&city).await;
    let signer = app::request::Signer::default();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let tracking = path.rsplit('/').next().unwrap();
    let request = app::request::follow(&city.system(), tracking).await.unwrap().request;
    app::request::extend(&ppid.ctx(), (request.id, request.version), "Dokumen tersebar.", &signer)
        .await
        .unwrap();
    let page = city.get(&path).await.expect(200);
    assert!(page.shows("9 Desember 2026") && page.shows("12 hari kerja"), "{}", page.text());
    let api = city.get(&format!("/api/v1/requests/{tracking}")).await.expect(200).json();
    assert_eq!(api["due_legal"], "2026-12-09");
}

#[tokio::test]
async fn a_working_day_announced_later_never_moves_what_a_requester_was_told_earlier() {
    let city = TestApp::new().await;
    let path = file(&city, "satu").await;
    let saturday = jiff::civil::date(2026, 11, 28);
    announce(&city, "uji-1", saturday, DayKind::SpecialWorkday).await;
    let page = city.get(&path).await.expect(200);
    assert!(page.shows("4 Desember 2026"), "{}", page.text());
    assert!(!page.shows("dihitung ulang"), "what did not change for the requester is no news");
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = crate::request::first_case(&ppid).await;
    assert!(ppid.get(&case).await.expect(200).shows("3 Desember 2026"), "officers hurry");
}

#[tokio::test]
async fn an_answered_request_keeps_its_dates_and_a_calendar_without_effect_changes_none() {
    let city = TestApp::new().await;
    let path = file(&city, "satu").await;
    let next_year = jiff::civil::date(2026, 12, 30);
    assert_eq!(announce(&city, "uji-1", next_year, DayKind::LocalHoliday).await.requests, 0);
    assert!(city.get(&path).await.shows("kalender nasional"), "counted as it was");
    let form = city.get(&path).await.source();
    let version = form.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    city.visitor().post_form(&format!("{path}/cabut"), &[("version", version)]).await.expect(303);
    assert_eq!(announce(&city, "uji-2", TUESDAY, DayKind::LocalHoliday).await.requests, 0);
}

#[tokio::test]
async fn a_request_whose_day_cannot_be_read_hides_no_other_from_the_morning_look() {
    let city = TestApp::new().await;
    let spoilt = file(&city, "satu").await;
    let silent = file(&city, "dua").await;
    let tracking = spoilt.rsplit('/').next().unwrap();
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&db::sql!("sql/spoil_due.sql"), db::params![city.body, tracking]).await.unwrap();
    tx.commit().await.unwrap();
    city.clock.advance(40 * 86_400_000);
    app::request::jobs::look(&city.system()).await.unwrap();
    assert!(city.get(&silent).await.expect(200).shows("Lewat waktu"));
    city.get(&spoilt).await.expect(500);
}
