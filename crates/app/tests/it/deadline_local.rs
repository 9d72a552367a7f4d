//! A body's own periods: stricter than the law by a regulation, never looser; the clocks and the calculator keep them.

use rules::role::Role;
use testkit::TestApp;

use crate::request::file;

const PLACE: &str = "/kerja/pengaturan/tenggat";

fn period<'a>(code: &'a str, length: &'a str, basis: &'a str) -> [(&'a str, &'a str); 3] {
    [("jenis", code), ("panjang", length), ("dasar", basis)]
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_a_stricter_period_of_the_body_counts_from_then_on() {
    let city = TestApp::new().await;
    let before = file(&city, "lama").await;
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(admin.get("/kerja/pengaturan").await.expect(200).source().contains(PLACE));
    let basis = "Perwal 12/2024 Ps.9";
    let looser = admin.post_form(PLACE, &period("DL.REQ.ANSWER", "12", basis)).await.expect(422);
    assert!(looser.shows("tidak boleh lebih longgar") && looser.source().contains(basis));
    admin.post_form(PLACE, &period("DL.REQ.ANSWER", "5", " ")).await.expect(422);
    admin.post_form(PLACE, &period("DL.OBJ.FILE", "5", basis)).await.expect(422);
    admin.post_form(PLACE, &period("DL.REQ.ANSWER", "5", basis)).await.expect(303);
    assert!(admin.get(PLACE).await.expect(200).shows(basis));
    assert!(admin.get("/kerja/catatan").await.expect(200).shows("mengubah batas waktu"));
    // Sunday 22 November 2026: five and ten working days.
    let after = file(&city, "baru").await;
    for (path, day, how) in [
        (&after, "27 November 2026", " 5 hari kerja sejak diterima"),
        (&before, "4 Desember 2026", "10 hari kerja sejak diterima"),
    ] {
        let page = city.get(path).await.expect(200);
        assert!(page.shows(day) && page.shows(how), "what was told stays, and how: {}", page.text());
    }
    assert!(city.get("/permohonan").await.expect(200).shows("27 November 2026 (5 hari kerja)"));
    let asked = "/tenggat?kejadian=request_received&tanggal=2026-11-22";
    let page = city.get(asked).await.expect(200);
    assert!(page.shows("27 November 2026") && page.shows(basis), "{}", page.text());
    let api = city.get("/api/v1/deadlines?kind=DL.REQ.ANSWER&start=2026-11-22").await.expect(200).json();
    assert_eq!((&api["due_legal"], &api["local_basis"]), (&"2026-11-27".into(), &basis.into()));
    // The number of the law takes it back.
    admin.post_form(PLACE, &period("DL.REQ.ANSWER", "10", basis)).await.expect(303);
    assert!(!city.get(asked).await.expect(200).shows(basis));
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.get(PLACE).await.expect(403);
}

#[tokio::test]
async fn uu_14_2008_ps_36_ayat_2_an_objection_is_answered_within_the_bodys_own_period() {
    let city = crate::objection::july().await;
    let change = rules::deadline::Change {
        code: "DL.OBJ.ANSWER".to_owned(),
        length: 10,
        basis: "Perwal 12/2024 Ps.20".to_owned(),
    };
    app::deadline::local::set(&city.system(), &change).await.unwrap();
    let path = file(&city, "satu").await;
    let tracking = path.rsplit('/').next().unwrap();
    let filing = crate::objection::filing("Kanari");
    let filed = app::objection::submit(&city.system(), tracking, &filing).await.unwrap();
    let objection = app::objection::find(&city.app.db, city.body, filed.id).await.unwrap().unwrap();
    assert_eq!(objection.due_legal.as_deref(), Some("2026-07-20"));
}

#[tokio::test]
async fn pp_61_2010_ps_11_ayat_2_a_body_that_decides_earlier_is_told_and_reminded_earlier() {
    let city = TestApp::new().await;
    crate::exemption::approved(&city, "kel-satu", &[], "2027-03-31").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let look = async || -> Vec<String> {
        city.app.db.all(&db::sql!("sql/list_looks.sql"), db::params!["exemption.last_stretch"]).await.unwrap()
    };
    assert!(look().await.iter().any(|job| job.contains("2027-01-15")), "{:?}", look().await);
    let change = rules::deadline::Change {
        code: "DL.EXE.DECIDE".to_owned(),
        length: 40,
        basis: "Perwal 12/2024 Ps.30".to_owned(),
    };
    app::deadline::local::set(&city.system(), &change).await.unwrap();
    assert!(look().await.iter().any(|job| job.contains("2026-12-21")), "{:?}", look().await);
    let soon = crate::exemption::approved(&city, "kel-dua", &[], "2026-12-31").await;
    let page = ppid.get(&format!("/kerja/dikecualikan/{soon}")).await.expect(200);
    let told = page.shows("3 November 2026: 40 hari kerja") && page.shows("Perwal 12/2024 Ps.30");
    assert!(told, "not the 17th of the law: {}", page.text());
}
