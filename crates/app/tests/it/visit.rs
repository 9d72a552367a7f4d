//! Reads without cookies and personal data, and what citizens look for and do not find.

use app::visit;
use rules::role::Role;
use testkit::{Client, TestApp};

const DAY_MS: i64 = 86_400_000;
const BROWSER: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";

async fn read(client: &Client, path: &str, agent: &str) {
    client.get_with(path, "user-agent", agent).await.expect(200);
}

#[tokio::test]
async fn a_read_counts_from_memory_too_and_nothing_of_the_reader_is_kept() {
    let city = TestApp::new().await;
    let item = city.news("kel-satu").title("Pasar murah Kelurahan Satu").published().create().await;
    let entry = city.entry("kel-satu").title("Daftar aset").published().create().await;
    let visitor = city.visitor();
    for _ in 0..3 {
        read(&visitor, &item.path(), BROWSER).await;
    }
    read(&visitor, &entry.path(), BROWSER).await;
    read(&visitor, &item.path(), "Mozilla/5.0 (compatible; Googlebot/2.1)").await;
    city.get(&item.path()).await.expect(200);
    visit::store_counts(&city.app).await.unwrap();
    // Another node, and the next day.
    city.clock.set(city.clock.now() + DAY_MS);
    read(&visitor, &item.path(), BROWSER).await;
    visit::store_counts(&city.app).await.unwrap();
    visit::store_counts(&city.app).await.unwrap();

    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let csv = operator.get("/kerja/kunjungan.csv").await.expect(200).source();
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[1].contains("Pasar murah Kelurahan Satu") && lines[1].ends_with("kel-satu,4"), "{csv}");
    assert!(lines[2].contains("Daftar aset") && lines[2].ends_with(",1"), "{csv}");
    let page = operator.get("/kerja/kunjungan").await.expect(200);
    assert!(
        page.shows("Pasar murah Kelurahan Satu") && page.shows("Dibaca 5 kali pada November 2026"),
        "{}",
        page.text()
    );
    operator.get("/kerja/kunjungan?unit=kel-dua").await.expect(403);
    operator.get("/kerja/kunjungan?bulan=2999-01").await.expect(404);
    let empty = operator.get("/kerja/kunjungan?bulan=2020-01").await.expect(200);
    assert!(
        empty.shows("Belum ada yang dibaca") && empty.shows("Dibaca 0 kali pada Januari 2020"),
        "{}",
        empty.text()
    );
    let before = operator.get("/kerja/kunjungan?bulan=2026-10").await.expect(200);
    assert!(before.source().contains("bulan=2026-11"), "the way back to this month");
}

#[tokio::test]
async fn the_body_decides_whether_everybody_sees_the_numbers() {
    let city = TestApp::new().await;
    let item = city.news("kel-satu").title("Pasar murah").published().create().await;
    let gone = city.news("kel-satu").title("Salah tulis").published().create().await;
    for path in [item.path(), gone.path()] {
        read(&city.visitor(), &path, BROWSER).await;
    }
    visit::store_counts(&city.app).await.unwrap();
    city.get("/kunjungan").await.expect(404);
    assert!(!city.get("/privasi").await.expect(200).source().contains("href=\"/kunjungan\""));
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    editor.post_form("/kerja/kunjungan/tampilkan", &[]).await.expect(403);
    let ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    ppid.post_form("/kerja/kunjungan/tampilkan", &[]).await.expect(303);
    let refused = ppid.post_form("/kerja/kunjungan/tampilkan", &[]).await.expect(422);
    assert!(refused.source().contains("href=\"/kerja\""), "officers find back to the workroom");
    let ctx = city.system();
    let version =
        app::news::store::find_news(&city.app.db, city.body, gone.id).await.unwrap().unwrap().version;
    app::news::withdraw(&ctx, gone.id, version, "Keliru").await.unwrap();
    let page = city.get("/kunjungan").await.expect(200);
    assert!(page.shows("Pasar murah") && !page.shows("Salah tulis"), "{}", page.text());
    assert!(city.get("/privasi").await.expect(200).source().contains("href=\"/kunjungan\""));
    ppid.post_form("/kerja/kunjungan/sembunyikan", &[]).await.expect(303);
    city.get("/kunjungan").await.expect(404);
}

async fn search(city: &TestApp, words: &str) {
    let query = words.replace(' ', "+").replace('@', "%40");
    read(&city.visitor(), &format!("/cari?q={query}"), BROWSER).await;
}

#[tokio::test]
async fn uu_14_2008_ps_7_what_citizens_do_not_find_becomes_a_task_of_a_unit() {
    let city = TestApp::new().await;
    for _ in 0..3 {
        for words in
            ["Jadwal Imunisasi", "jadwal, imunisasi!", "paspor", "nik 3672011708900001", "budi@contoh.test"]
        {
            search(&city, words).await;
        }
        city.get("/cari?q=robot+bertanya").await.expect(200);
        read(&city.visitor(), "/cari?q=tersaring&jenis=news", BROWSER).await;
        visit::store_counts(&city.app).await.unwrap();
        city.clock.set(city.clock.now() + DAY_MS);
    }
    search(&city, "hanya sekali").await;
    visit::store_counts(&city.app).await.unwrap();

    city.sign_in_as(Role::UnitPpid, "kel-satu").await.get("/kerja/dicari").await.expect(403);
    let ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let page = ppid.get("/kerja/dicari").await.expect(200);
    assert!(page.shows("jadwal imunisasi 6 3"), "{}", page.text());
    for hidden in ["3672", "budi", "robot", "tersaring", "hanya sekali"] {
        assert!(!page.shows(hidden), "{hidden}: {}", page.text());
    }
    ppid.get("/kerja/dicari/jawab?kata=hanya+sekali").await.expect(404);
    ppid.get("/kerja/dicari/jawab?kata=jadwal+imunisasi").await.expect(200);

    let unit = city.unit("kel-satu").to_string();
    let offer = |due: &'static str| {
        [("kata", "jadwal imunisasi"), ("unit", ""), ("golongan", "setiap_saat"), ("tenggat", due)]
    };
    let nobody = ppid.post_form("/kerja/dicari/usulkan", &offer("2026-12-31")).await.expect(422);
    assert!(nobody.shows("Pilih unit yang menguasai") && nobody.source().contains("2026-12-31"));
    let mut late = offer("2020-01-01");
    late[1].1 = &unit;
    ppid.post_form("/kerja/dicari/usulkan", &late).await.expect(422);
    let mut fine = offer("2026-12-31");
    fine[1].1 = &unit;
    ppid.post_form("/en/kerja/dicari/usulkan", &fine).await.expect(303);
    ppid.post_form("/kerja/dicari/usulkan", &fine).await.expect(404);
    let aside = [("kata", "paspor"), ("alasan", "")];
    ppid.post_form("/kerja/dicari/bukan-urusan", &aside).await.expect(422);
    let aside = [("kata", "paspor"), ("alasan", "Diurus kantor imigrasi.")];
    ppid.post_form("/kerja/dicari/bukan-urusan", &aside).await.expect(303);
    let page = ppid.get("/kerja/dicari").await.expect(200);
    assert!(page.shows("Tidak ada. Semua yang sering dicari"), "{}", page.text());
    assert!(page.shows("Diminta kepada") && page.shows("Diurus kantor imigrasi."), "{}", page.text());
    let operator = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let tasks = operator.get("/kerja").await.expect(200);
    assert!(tasks.shows("Yang dicari warga: jadwal imunisasi"), "{}", tasks.text());
}
