//! The workroom's home for every role, monthly activity, notifications.

use app::dashboard::notify;
use rules::Code as _;
use rules::role::Role;
use testkit::TestApp;

#[tokio::test]
async fn every_role_has_a_home_whose_links_all_lead_somewhere() {
    let city = TestApp::new().await;
    city.news("kel-satu").title("Kerja bakti").published().create().await;
    for role in Role::ALL {
        let officer = city.sign_in_as(*role, "kel-satu").await;
        let home = officer.get("/kerja").await.expect(200);
        let main = home.source().split("<main").nth(1).unwrap().to_owned();
        assert!(main.contains("<section"), "{role} has an empty home: {}", home.text());
        for href in main.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            // Pages of other slices have tests of their own.
            if href.starts_with("/kerja/unit")
                || href.starts_with("/kerja/aktivitas")
                || href.starts_with("/kerja/catatan")
            {
                assert_eq!(officer.get(href).await.status, 200, "{role}: {href}");
            }
        }
    }
}

#[tokio::test]
async fn the_home_shows_what_waits_for_whom() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let me = operator.officer().id;
    city.news("kel-satu").title("Kurang foto").by(me).returned("Tambahkan foto kegiatan").create().await;
    city.news("kel-satu").title("Siap diperiksa").by(me).submitted().create().await;
    city.news("kel-dua").title("Milik tetangga").submitted().create().await;
    let home = operator.get("/kerja").await.expect(200);
    assert!(home.shows("Kurang foto") && home.shows("Tambahkan foto kegiatan"), "{}", home.text());
    assert!(!home.shows("Milik tetangga"));
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let home = ppid.get("/kerja").await.expect(200);
    assert!(home.shows("Siap diperiksa") && !home.shows("Milik tetangga"), "{}", home.text());
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    assert!(editor.get("/kerja").await.shows("Milik tetangga"));
    let administrator = city.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(!administrator.get("/kerja").await.shows("Siap diperiksa"), "keeps the system, reads no drafts");
}

#[tokio::test]
async fn who_published_what_in_a_month() {
    let city = TestApp::new().await;
    city.news("kel-satu").title("Bulan ini").published().create().await;
    city.news("kel-satu").title("Masih naskah").create().await;
    let patron = city.sign_in_as(Role::Patron, "kota").await;
    let page = patron.get("/kerja/aktivitas?bulan=2026-11").await.expect(200);
    assert!(page.shows("1 berita dari 1 unit"), "{}", page.text());
    let unit = patron.get("/kerja/aktivitas?bulan=2026-11&unit=kel-satu").await.expect(200);
    assert!(unit.shows("Bulan ini") && !unit.shows("Masih naskah"));
    assert!(patron.get("/kerja/aktivitas?bulan=2026-10").await.expect(200).shows("0 berita dari 0 unit"));
    let file = patron.get("/kerja/aktivitas/unduh?bulan=2026-11").await.expect(200);
    assert!(file.source().contains("2026-11,kel-satu,Kelurahan Satu,Kelurahan,1,"), "{}", file.source());
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    assert_eq!(operator.get("/kerja/aktivitas").await.status, 403);
}

#[tokio::test]
async fn a_notification_is_read_once_and_by_its_owner() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let other = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let tx = city.app.db.begin().await.unwrap();
    let to = operator.officer().id;
    notify(&city.system(), &tx, to, "returned", "Judul", "Lengkapi", "/kerja/unit/kel-satu").await.unwrap();
    tx.commit().await.unwrap();
    let list = operator.get("/kerja/pemberitahuan").await.expect(200);
    assert!(
        list.shows("“Judul” dikembalikan dengan catatan") && list.shows("Pemberitahuan (1)"),
        "{}",
        list.text()
    );
    assert!(!other.get("/kerja/pemberitahuan").await.expect(200).shows("Judul"));
    let id =
        list.source().split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    other.post_form("/kerja/pemberitahuan", &[("id", &id)]).await.expect(404);
    let gone = operator.post_form("/kerja/pemberitahuan", &[("id", &id)]).await.expect(303);
    assert_eq!(gone.location(), "/kerja/unit/kel-satu");
    assert!(!operator.get("/kerja/pemberitahuan").await.shows("Pemberitahuan (1)"));
}

#[tokio::test]
async fn nobody_is_told_of_the_own_act() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let tx = city.app.db.begin().await.unwrap();
    notify(&operator.ctx(), &tx, operator.officer().id, "published", "Judul", "", "/kerja").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!operator.get("/kerja/pemberitahuan").await.shows("Judul"));
}
