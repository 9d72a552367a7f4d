//! Decisions (SK) that adopt a register: a kecamatan with its kelurahan, and proof that nothing was changed.

use app::audit::verify::verify;
use app::register::decision::{Adopt, adopt};
use db::Sql;
use testkit::TestApp;

/// Three public entries below Kecamatan Satu and one elsewhere, adopted with the units below.
async fn adopted(city: &TestApp) -> String {
    city.entry("kec-satu").title("Profil Kecamatan Satu").published().create().await;
    city.entry("kel-satu").title("Daftar aset Kelurahan Satu").published().create().await;
    city.entry("kel-dua").title("Daftar aset Kelurahan Dua").published().create().await;
    city.entry("kec-dua").title("Profil Kecamatan Dua").published().create().await;
    let input = Adopt {
        unit: Some(city.unit("kec-satu")),
        with_below: true,
        number: "188/12/2026".to_owned(),
        decided_on: "2026-11-20".to_owned(),
        title: "Daftar Informasi Publik Kecamatan Satu".to_owned(),
        signer: "Siti Aminah".to_owned(),
        signer_position: "Camat".to_owned(),
    };
    let id = adopt(&city.system(), &input).await.unwrap();
    format!("/informasi/keputusan/{id}")
}

/// Faults after a hand changed one row in the database.
async fn after_tampering(statement: Sql) -> Vec<String> {
    let city = TestApp::new().await;
    adopted(&city).await;
    assert_eq!(verify(&city.app.db, city.body).await.unwrap().findings, []);
    let tx = city.app.db.begin().await.unwrap();
    assert_eq!(tx.exec(&statement, db::params![city.body]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let verdict = verify(&city.app.db, city.body).await.unwrap();
    verdict.findings.into_iter().map(|finding| finding.what).collect()
}

#[tokio::test]
async fn pp_17_2018_ps_25_a_decision_adopts_a_kecamatan_with_its_kelurahan_grouped_by_unit() {
    let city = TestApp::new().await;
    let path = adopted(&city).await;
    let page = city.get(&path).await.expect(200);
    assert!(
        page.shows("Kecamatan Satu dengan unit di bawahnya") && page.shows("3 informasi"),
        "{}",
        page.text()
    );
    for title in ["Profil Kecamatan Satu", "Daftar aset Kelurahan Satu", "Daftar aset Kelurahan Dua"] {
        assert!(page.shows(title), "{title}");
    }
    assert!(!page.shows("Profil Kecamatan Dua"));
    assert_eq!(page.source().matches("scope=\"rowgroup\"").count(), 3, "a group for every unit");
    city.entry("kel-dua").title("Terbit kemudian").published().create().await;
    assert!(!city.get(&path).await.shows("Terbit kemudian"), "frozen");
    let roll_up = city.get("/informasi/daftar?unit=kec-satu&bawahan=ya").await.expect(200);
    assert!(roll_up.shows("Terbit kemudian") && roll_up.shows("Profil Kecamatan Satu"));
    assert!(!city.get("/informasi/daftar?unit=kec-satu").await.expect(200).shows("Terbit kemudian"));
}

#[tokio::test]
async fn perki_1_2021_a_row_changed_after_the_decision_is_reported_by_name() {
    let faults = after_tampering(db::sql!("sql/tamper_version.sql")).await;
    let named =
        |fault: &&String| fault.contains("188/12/2026") && fault.contains("Daftar aset Kelurahan Satu");
    assert_eq!(faults.iter().filter(named).count(), 1, "{faults:?}");
    assert!(!faults.iter().any(|fault| fault.contains("Kelurahan Dua")), "{faults:?}");
}

#[tokio::test]
async fn a_row_taken_out_of_an_adopted_register_is_missed() {
    let faults = after_tampering(db::sql!("sql/tamper_adopted.sql")).await;
    assert!(faults.iter().any(|fault| fault.contains("decision 188/12/2026")), "{faults:?}");
}
