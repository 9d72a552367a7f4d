//! The change log: readable by few, and no change behind the program's back goes unseen.

use app::audit::verify::{Verdict, verify};
use db::Sql;
use rules::role::Role;
use testkit::TestApp;

/// A city with some history, a hand that changes one thing in the database, and what verify says.
async fn after_tampering(statement: Sql) -> Verdict {
    let city = TestApp::new().await;
    city.news("kel-satu").title("Kerja bakti").published().create().await;
    let clean = verify(&city.app.db, city.body).await.unwrap();
    assert_eq!(clean.findings, []);
    assert!(clean.rows >= 8 && clean.revisions == 1, "{clean:?}");
    let tx = city.app.db.begin().await.unwrap();
    assert_eq!(tx.exec(&statement, db::params![city.body]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    verify(&city.app.db, city.body).await.unwrap()
}

#[tokio::test]
async fn a_changed_row_is_found_at_its_number() {
    let verdict = after_tampering(db::sql!("sql/tamper_row.sql")).await;
    assert_eq!(verdict.findings[0].seq, Some(3));
    assert!(verdict.findings[0].what.contains("changed after it was written"), "{verdict:?}");
}

#[tokio::test]
async fn a_flipped_hash_breaks_the_chain_behind_it() {
    let verdict = after_tampering(db::sql!("sql/tamper_hash.sqlite.sql", "sql/tamper_hash.pg.sql")).await;
    let rows: Vec<_> = verdict.findings.iter().map(|finding| finding.seq).collect();
    assert!(rows.contains(&Some(2)) && rows.contains(&Some(3)), "{verdict:?}");
}

#[tokio::test]
async fn a_removed_row_is_missed() {
    let verdict = after_tampering(db::sql!("sql/tamper_remove.sql")).await;
    assert!(verdict.findings.iter().any(|finding| finding.what == "row 4 is missing"), "{verdict:?}");
}

#[tokio::test]
async fn a_cut_off_end_is_missed() {
    let verdict = after_tampering(db::sql!("sql/tamper_cut.sql")).await;
    assert!(verdict.findings.iter().any(|finding| finding.what.contains("was written last")), "{verdict:?}");
}

#[tokio::test]
async fn a_changed_profile_is_found() {
    let verdict = after_tampering(db::sql!("sql/tamper_unit.sql")).await;
    assert_eq!(verdict.findings.len(), 1);
    assert!(verdict.findings[0].what.contains("unit dinkes"), "{verdict:?}");
}

#[tokio::test]
async fn a_changed_text_is_found() {
    let verdict = after_tampering(db::sql!("sql/tamper_revision.sql")).await;
    assert!(verdict.findings[0].what.contains("saved text"), "{verdict:?}");
}

#[tokio::test]
async fn the_log_is_read_by_those_who_may_and_in_plain_words() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = main.get("/kerja/catatan").await.expect(200);
    assert!(page.shows("membuat unit Dinas Kesehatan"), "{}", page.text());
    let one = main.get("/kerja/catatan?unit=dinkes&tindakan=unit.create").await.expect(200);
    assert!(!one.shows("membuat unit Kecamatan Satu"));
    let file = main.get("/kerja/catatan/unduh?unit=dinkes").await.expect(200);
    assert!(file.source().contains("unit.create"), "{}", file.source());
    let activity = main.get("/kerja/unit/dinkes/aktivitas").await.expect(200);
    assert!(activity.shows("membuat unit Dinas Kesehatan"));
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    assert_eq!(operator.get("/kerja/catatan").await.status, 403);
    assert_eq!(operator.get("/kerja/catatan/unduh").await.status, 403);
}

#[tokio::test]
async fn the_log_goes_back_page_by_page() {
    let city = TestApp::new().await;
    let rows = (0..60).map(|n| format!("u{n},Unit {n},dinas,kota\n")).collect::<String>();
    let sheet = app::org::import::parse(format!("code,name,type,parent\n{rows}").as_bytes()).unwrap();
    let plan = app::org::import::plan(&city.directory(), sheet);
    app::org::import::apply(&city.system(), plan).await.unwrap();
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let newest = main.get("/kerja/catatan").await.expect(200);
    assert!(newest.shows("membuat unit Unit 59") && !newest.shows("membuat unit Dinas Kesehatan"));
    let older = newest.source().split("sebelum=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let back = main.get(&format!("/kerja/catatan?sebelum={older}")).await.expect(200);
    assert!(back.shows("membuat unit Dinas Kesehatan") && !back.shows("membuat unit Unit 59"));
}
