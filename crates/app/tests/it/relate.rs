//! News and entries that belong together: linked and unlinked from either side by who writes on both, seen
//! by the public only where both are public.

use app::register::relate::{relate, unrelate};
use rules::role::Role;
use testkit::TestApp;

#[tokio::test]
async fn an_operator_links_from_either_side_and_takes_the_link_off_again() {
    let city = TestApp::new().await;
    let entry = city.entry("kel-satu").title("Jadwal posyandu").published().create().await;
    let news = city.news("kel-satu").title("Posyandu dibuka").published().create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let of_news = format!("/kerja/berita/{}/informasi", news.id);
    let of_entry = format!("{}/berita", entry.desk());
    assert!(operator.get(&entry.desk()).await.expect(200).source().contains(&of_entry));
    assert!(operator.get(&format!("/kerja/berita/{}", news.id)).await.source().contains(&of_news));
    assert!(operator.get(&of_news).await.expect(200).shows("Belum ada dokumen yang ditautkan"));
    // By choice.
    let id = entry.id.to_string();
    operator.post_form(&of_news, &[("pilih", id.as_str()), ("alamat", "")]).await.expect(303);
    assert!(city.get(&news.path()).await.expect(200).shows("Jadwal posyandu"));
    assert!(city.get(&entry.path()).await.expect(200).shows("Posyandu dibuka"));
    let id = news.id.to_string();
    operator.post_form(&format!("{of_entry}/lepas"), &[("lepas", id.as_str())]).await.expect(303);
    assert!(!city.get(&entry.path()).await.expect(200).shows("Posyandu dibuka"));
    assert!(!city.get(&news.path()).await.expect(200).shows("Jadwal posyandu"));
    // By the address someone copied.
    let address = format!("https://contoh.test/en{}?x=1", news.path());
    operator.post_form(&of_entry, &[("alamat", address.as_str())]).await.expect(303);
    assert!(operator.get(&of_entry).await.expect(200).shows("Posyandu dibuka"));
    let id = entry.id.to_string();
    operator.post_form(&format!("{of_news}/lepas"), &[("lepas", id.as_str())]).await.expect(303);
    assert!(!city.get(&entry.path()).await.expect(200).shows("Posyandu dibuka"));
    let refused = operator.post_form(&of_entry, &[("alamat", "/berita/tidak-ada")]).await.expect(422);
    assert!(refused.shows("Alamat ini tidak ditemukan") && refused.source().contains("/berita/tidak-ada"));
    let refused = operator.post_form(&of_news, &[("alamat", ""), ("pilih", "")]).await.expect(422);
    assert!(refused.shows("Pilih satu judul"));
    let admin = city.sign_in_as(Role::MainPpid, "kota").await;
    let log = admin.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("menautkan") && log.shows("melepas tautan"), "{}", log.text());
}

#[tokio::test]
async fn uu_14_2008_ps_2_a_hidden_one_never_shows_at_a_public_one() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let entry = city.entry("kel-satu").title("Jadwal posyandu").published().create().await;
    let news = city.news("kel-satu").title("Posyandu dibuka").published().create().await;
    let draft = city.news("kel-satu").title("Naskah rahasia").create().await;
    let taken_off = city.news("kel-satu").title("Berita keliru").withdrawn("Keliru").create().await;
    let proposed = city.entry("kel-satu").title("Isian rahasia").submitted().create().await;
    let gone = city.entry("kel-satu").title("Isian keliru").withdrawn("Keliru").create().await;
    for news in [draft.id, taken_off.id] {
        relate(&ctx, news, entry.id).await.unwrap();
    }
    for entry in [proposed.id, gone.id] {
        relate(&ctx, news.id, entry).await.unwrap();
    }
    let public = city.get(&entry.path()).await.expect(200).source();
    assert!(!public.contains("Naskah rahasia") && !public.contains("Berita keliru"));
    let public = city.get(&news.path()).await.expect(200).source();
    assert!(!public.contains("Isian rahasia") && !public.contains("Isian keliru"));
    // In the workroom the own unit sees them, with a word that citizens do not.
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let page = operator.get(&format!("{}/berita", entry.desk())).await.expect(200);
    assert!(page.shows("Naskah rahasia") && page.shows("Belum terlihat warga"));
}

#[tokio::test]
async fn who_writes_for_one_unit_links_nothing_of_another_and_does_not_learn_of_its_drafts() {
    let city = TestApp::new().await;
    let entry = city.entry("kel-dua").title("Isian kel-dua").published().create().await;
    let own = city.news("kel-satu").title("Berita sendiri").published().create().await;
    let draft = city.news("kel-dua").title("Naskah rahasia").create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = format!("/kerja/berita/{}/informasi", own.id);
    let refused = operator.post_form(&path, &[("alamat", entry.path().as_str())]).await.expect(422);
    assert!(refused.shows("Ini milik unit lain"), "{}", refused.text());
    let off = [("lepas", entry.id.to_string())];
    let off: Vec<(&str, &str)> = off.iter().map(|(name, value)| (*name, value.as_str())).collect();
    operator.post_form(&format!("{path}/lepas"), &off).await.expect(403);
    operator.get(&format!("{}/berita", entry.desk())).await.expect(404);
    operator.get(&format!("/kerja/berita/{}/informasi", draft.id)).await.expect(404);
    // The city's editor writes for all units; the operator then sees of it only what is public.
    let shared = city.entry("kel-satu").title("Isian bersama").published().create().await;
    relate(&city.system(), draft.id, shared.id).await.unwrap();
    let page = operator.get(&format!("{}/berita", shared.desk())).await.expect(200);
    assert!(!page.source().contains("Naskah rahasia"));
}

#[tokio::test]
async fn what_is_thrown_away_leaves_no_link_behind() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let entry = city.entry("kel-satu").create().await;
    let news = city.news("kel-satu").create().await;
    relate(&ctx, news.id, entry.id).await.unwrap();
    relate(&ctx, news.id, entry.id).await.unwrap();
    let version = app::register::find(&ctx, entry.id).await.unwrap().version;
    app::register::discard(&ctx, entry.id, version).await.unwrap();
    let entry = city.entry("kel-satu").create().await;
    relate(&ctx, news.id, entry.id).await.unwrap();
    let version =
        app::news::store::find_news(&city.app.db, city.body, news.id).await.unwrap().unwrap().version;
    app::news::discard(&ctx, news.id, version).await.unwrap();
    unrelate(&ctx, news.id, entry.id).await.unwrap_err();
}
