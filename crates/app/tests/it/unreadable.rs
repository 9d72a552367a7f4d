//! Stored values nobody can read are faults that are seen: never taken for "none", because then a number would be given
//! twice, a period would not run, or what the law opens would stay closed.

use rules::role::Role;
use testkit::TestApp;

use crate::exemption::approved;
use crate::request::{fields, file};

async fn spoil(city: &TestApp, how: db::Sql) {
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&how, db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_4_no_number_is_given_by_a_pattern_that_cannot_be_read() {
    let city = TestApp::new().await;
    let admin = city.sign_in_as(Role::MainPpid, "kota").await;
    let form = "/kerja/permohonan/penomoran";
    admin.post_form(form, &[("pola", "REG-{seq}.{unit}.{year}")]).await.expect(303);
    file(&city, "satu").await;
    spoil(&city, db::sql!("sql/spoil_pattern.sql")).await;
    city.visitor().multipart("/permohonan", &fields("dua"), &[]).await.expect(500);
    admin.get("/kerja/permohonan/2").await.expect(404);
}

#[tokio::test]
async fn a_stage_whose_last_day_cannot_be_read_is_not_a_stage_without_an_end() {
    let city = TestApp::new().await;
    let officer = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let list = "/kerja/indeks/penilaian";
    let begun = officer.post_form(list, &[("instrumen", "KIP6-2025"), ("unit", "")]).await.expect(303);
    let at = begun.location().split('?').next().unwrap().to_owned();
    let stage = [("tahap", "SAQ"), ("mulai", "2026-11-01"), ("sampai", "2026-12-01")];
    officer.post_form(&format!("{at}/tahap"), &stage).await.expect(303);
    officer.get(&at).await.expect(200);
    spoil(&city, db::sql!("sql/spoil_stage.sql")).await;
    officer.get(&at).await.expect(500);
    let later = [("tahap", "ACCOUNT"), ("mulai", "2026-12-02"), ("sampai", "2026-12-03")];
    officer.post_form(&format!("{at}/tahap"), &later).await.expect(500);
}

#[tokio::test]
async fn pp_61_2010_ps_11_an_end_that_cannot_be_read_does_not_withhold_for_ever() {
    let city = TestApp::new().await;
    let id = approved(&city, "kel-satu", &["BK.02.a"], "2026-12-31").await;
    city.get("/informasi/dikecualikan").await.expect(200);
    spoil(&city, db::sql!("sql/spoil_exemption.sql")).await;
    city.get("/informasi/dikecualikan").await.expect(500);
    city.get("/api/v1/obligations/matrix?unit=kel-satu").await.expect(500);
    assert!(app::exemption::store::find(&city.app.db, city.body, id).await.is_err());
}

#[tokio::test]
async fn a_due_day_that_cannot_be_is_not_the_usual_one() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    main.get("/kerja/laporan/semester").await.expect(200);
    spoil(&city, db::sql!("sql/spoil_due_day.sql")).await;
    main.get("/kerja/laporan/semester").await.expect(500);
}

#[tokio::test]
async fn a_cause_nobody_can_read_is_no_cause_on_the_list_of_contacts_either() {
    let city = TestApp::new().await;
    let id = crate::contact::plant(&city.system(), city.unit("kel-satu"), "Banjir").await;
    let office = city.sign_in_as(Role::MainPpid, "kota").await;
    for path in ["/kerja/kontak-unit".to_owned(), format!("/kerja/kontak-unit/{id}")] {
        office.get(&path).await.expect(200);
    }
    spoil(&city, db::sql!("sql/spoil_contact.sql")).await;
    for path in ["/kerja/kontak-unit".to_owned(), format!("/kerja/kontak-unit/{id}")] {
        office.get(&path).await.expect(500);
    }
}

#[tokio::test]
async fn differences_of_sums_that_cannot_be_read_are_not_sums_that_agree() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let table = "Kode,Uraian,Anggaran\n1.02.02,Program Kesehatan,100\n1.02.02.2.01,Kegiatan,90\n";
    let file = ("program.csv", table.as_bytes().to_vec());
    let unit = city.unit("kel-satu");
    let begun = app::programme::begin(&ctx, unit, file, Some(2026), None).await.unwrap().unwrap();
    app::programme::take(&ctx, begun.id).await.unwrap();
    app::programme::publish(&ctx, begun.id, "Pembulatan").await.unwrap();
    city.get("/program/unit/kel-satu").await.expect(200);
    spoil(&city, db::sql!("sql/spoil_programme.sql")).await;
    city.get("/program/unit/kel-satu?tahun=2026").await.expect(500);
}
