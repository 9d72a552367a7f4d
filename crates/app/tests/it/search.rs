//! The one search box finds what somebody needs: applications, services, the diary and programmes.

use app::Ctx;
use app::appdir::{self, Said};
use app::ctx::Actor;
use app::ids::BodyId;
use app::{event, programme, service};
use rules::service::Component;
use serde_json::Value;
use testkit::TestApp;

const DAY_MS: i64 = 86_400_000;

fn presence() -> Said {
    Said {
        name: "Presensi Pegawai".to_owned(),
        about: "Mencatat kehadiran guru dan pegawai. Kepala sekolah melihat rekapnya setiap hari.".to_owned(),
        audience: "Guru dan pegawai".to_owned(),
        url: "https://presensi.contoh.test".to_owned(),
        words: "absen guru".to_owned(),
        status: "active".to_owned(),
        ..Said::default()
    }
}

/// What the API finds, in order: kind and title.
async fn found(city: &TestApp, question: &str) -> Vec<String> {
    city.run_jobs().await;
    let answer = city.get(&format!("/api/v1/search?q={question}")).await.expect(200).json();
    let name = |hit: &Value| format!("{} {}", hit["kind"].as_str().unwrap(), hit["title"].as_str().unwrap());
    answer["items"].as_array().unwrap().iter().map(name).collect()
}

fn of_body(city: &TestApp, body: BodyId) -> Ctx {
    Ctx::for_system(&city.app, city.directory_of(body), Actor::System("test"))
}

#[tokio::test]
async fn a_teacher_finds_the_application_from_its_publication_to_its_withdrawal() {
    let city = TestApp::new().await;
    let ctx = city.system();
    for title in ["Guru teladan", "Absen guru di sekolah", "Guru belajar daring"] {
        city.news("dinkes").title(title).published().create().await;
    }
    let id = appdir::create(&ctx, city.unit("kel-satu"), &presence()).await.unwrap();
    assert!(!found(&city, "absen+guru").await.contains(&"app Presensi Pegawai".to_owned()), "a draft");
    appdir::publish(&ctx, id).await.unwrap();
    assert_eq!(found(&city, "absen+guru").await[0], "app Presensi Pegawai");
    assert_eq!(
        found(&city, "kehadiran+pns").await,
        ["app Presensi Pegawai"],
        "other words for the same need"
    );
    let page = city.get("/cari?q=absen+guru").await.expect(200);
    assert!(page.shows("Aplikasi Kelurahan Satu"), "{}", page.text());
    assert!(page.shows("Kepala sekolah melihat rekapnya setiap hari."), "both sentences: {}", page.text());
    assert!(page.source().contains(&format!("href=\"/aplikasi/{id}\"")));
    let english = city.get("/en/cari?q=absen+guru&jenis=app").await.expect(200);
    assert!(english.shows("Application (1)") && english.shows("1 result"), "{}", english.text());

    let closed = Said { status: "closed".to_owned(), ..presence() };
    appdir::save(&ctx, id, 2, &closed).await.unwrap();
    city.run_jobs().await;
    assert!(city.get("/cari?q=presensi").await.expect(200).shows("Ditutup"));
    appdir::withdraw(&ctx, id).await.unwrap();
    assert!(found(&city, "presensi").await.is_empty());
}

#[tokio::test]
async fn what_another_city_offers_is_not_found_here() {
    let city = TestApp::new().await;
    let other = of_body(&city, city.add_city("tetangga", "Kota Tetangga").await);
    let unit = other.directory.by_code("kel-satu").unwrap().id;
    let id = appdir::create(&other, unit, &presence()).await.unwrap();
    appdir::publish(&other, id).await.unwrap();
    let id = event::create(&other, unit, &crate::event::content(&other, "presensi")).await.unwrap();
    event::publish(&other, id).await.unwrap();
    assert!(found(&city, "presensi").await.is_empty());
    let theirs = city.visitor_of("tetangga.localhost").get("/api/v1/search?q=presensi").await.expect(200);
    assert_eq!(theirs.json()["total"], 2);
}

#[tokio::test]
async fn a_service_is_found_by_what_it_is_for_and_by_what_it_asks_for() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let mut said = crate::service::content("desa");
    "Pencetakan KTP".clone_into(&mut said.name);
    "Membuat kartu tanda penduduk pengganti.".clone_into(&mut said.summary);
    "ktp hilang".clone_into(&mut said.words);
    said.standard.0.insert(Component::Requirements, "Surat kehilangan dari kepolisian".to_owned());
    let id = service::create(&ctx, city.unit("kel-satu"), &said).await.unwrap();
    assert!(found(&city, "ktp+hilang").await.is_empty(), "a draft");
    service::publish(&ctx, id).await.unwrap();
    for question in ["ktp+hilang", "kartu+penduduk", "surat+kepolisian", "dukcapil"] {
        assert_eq!(found(&city, question).await, ["service Pencetakan KTP"], "{question}");
    }
    let page = city.get("/cari?q=dukcapil").await.expect(200);
    assert!(page.shows("Membuat kartu tanda penduduk pengganti."), "{}", page.text());
    "Cetak ulang KTP".clone_into(&mut said.name);
    service::save(&ctx, id, 2, &said).await.unwrap();
    assert_eq!(found(&city, "ktp+hilang").await, ["service Cetak ulang KTP"]);
    service::withdraw(&ctx, id).await.unwrap();
    assert!(found(&city, "ktp+hilang").await.is_empty());
}

#[tokio::test]
async fn what_is_over_in_the_diary_stays_behind_what_is_coming() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let mut last = None;
    for (title, days) in [("KTP keliling pasar", 1), ("KTP keliling balai desa di Kelurahan Satu", 40)] {
        let starts_at = ctx.now() + days * DAY_MS;
        let mut said = crate::event::content(&ctx, "desa");
        title.clone_into(&mut said.title);
        (said.starts_at, said.ends_at) = (starts_at, starts_at + DAY_MS / 4);
        let id = event::create(&ctx, city.unit("kel-satu"), &said).await.unwrap();
        event::publish(&ctx, id).await.unwrap();
        last = Some(id);
    }
    let (near, far) = ("event KTP keliling pasar", "event KTP keliling balai desa di Kelurahan Satu");
    assert_eq!(found(&city, "ktp+keliling").await, [near, far]);
    assert_eq!(found(&city, "ktp+keliling&year=2027").await, [far], "the year it is held in");
    assert!(!city.get("/cari?q=ktp+keliling").await.expect(200).shows("Sudah lewat"));
    city.clock.set(ctx.now() + 7 * DAY_MS);
    assert_eq!(found(&city, "ktp+keliling").await, [far, near], "what is over stays findable");
    assert!(city.get("/cari?q=ktp+keliling").await.expect(200).shows("Sudah lewat"));
    let last = last.unwrap();
    event::cancel(&city.system(), last, "Banjir.").await.unwrap();
    city.run_jobs().await;
    assert!(city.get("/cari?q=ktp+keliling").await.expect(200).shows("Dibatalkan"));
    event::withdraw(&city.system(), last).await.unwrap();
    assert_eq!(found(&city, "ktp+keliling").await, [near]);
}

async fn table(city: &TestApp, name: &str) -> app::ids::ProgrammeId {
    let table = format!(
        "Tahun Anggaran 2026,,\nKode,Uraian,Anggaran,Lokasi\n1.02.02,Program Kesehatan,100,\n\
         1.02.02.2.01,Penyediaan Fasilitas,100,\n1.02.02.2.01.0001,{name},100,Kecamatan Satu\n"
    );
    let file = ("program.csv", table.into_bytes());
    let ctx = city.system();
    let begun = programme::begin(&ctx, city.unit("dinkes"), file, None, None).await.unwrap().unwrap();
    assert!(programme::take(&ctx, begun.id).await.unwrap().is_fine());
    begun.id
}

#[tokio::test]
async fn uu_23_2014_ps_391_a_citizen_finds_whose_programme_it_is_and_one_version_at_a_time() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let first = table(&city, "Rehabilitasi puskesmas").await;
    assert!(found(&city, "rehabilitasi+puskesmas").await.is_empty(), "a draft");
    programme::publish(&ctx, first, "").await.unwrap();
    let title = "programme Program Dinas Kesehatan, 2026";
    assert_eq!(found(&city, "rehabilitasi+puskesmas").await, [title]);
    assert_eq!(
        found(&city, "dinas+kesehatan").await[0],
        "unit Dinas Kesehatan",
        "the unit itself comes first"
    );
    let page = city.get("/cari?q=rehabilitasi+puskesmas").await.expect(200);
    assert!(page.source().contains("href=\"/program/unit/dinkes?tahun=2026\""), "{}", page.source());
    assert!(page.shows("Rehabilitasi puskesmas, Kecamatan Satu"), "{}", page.text());
    assert!(city.get("/en/cari?q=puskesmas").await.expect(200).source().contains("/en/program/unit/dinkes"));

    let second = table(&city, "Pengadaan ambulans").await;
    programme::publish(&ctx, second, "").await.unwrap();
    assert_eq!(found(&city, "ambulans").await, [title]);
    assert!(found(&city, "%22rehabilitasi+puskesmas%22").await.is_empty(), "the version before is gone");
    programme::draw(&ctx, second).await.unwrap();
    programme::discard(&ctx, second).await.unwrap();
    assert_eq!(found(&city, "rehabilitasi+puskesmas").await, [title], "and comes back");
    assert!(found(&city, "ambulans").await.is_empty());
}

#[tokio::test]
async fn an_index_made_anew_holds_what_the_change_log_fed() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let unit = city.unit("kel-satu");
    let id = appdir::create(&ctx, unit, &presence()).await.unwrap();
    appdir::publish(&ctx, id).await.unwrap();
    appdir::create(&ctx, unit, &Said { name: "Rancangan presensi".to_owned(), ..presence() }).await.unwrap();
    let id = service::create(&ctx, unit, &crate::service::content("presensi")).await.unwrap();
    service::publish(&ctx, id).await.unwrap();
    let id = event::create(&ctx, unit, &crate::event::content(&ctx, "presensi")).await.unwrap();
    event::publish(&ctx, id).await.unwrap();
    programme::publish(&ctx, table(&city, "Presensi puskesmas").await, "").await.unwrap();
    city.news("kel-satu").title("Presensi guru").published().create().await;
    city.entry("kel-satu").title("Rekap presensi").published().create().await;
    let (fed, count) = (found(&city, "presensi").await, city.app.index.count());
    assert_eq!(fed.len(), 6, "{fed:?}");
    app::search::rebuild(&city.app, city.body).await.unwrap();
    assert_eq!((found(&city, "presensi").await, city.app.index.count()), (fed, count));
}

#[tokio::test]
async fn the_applications_of_the_demonstration_are_found_by_what_people_say() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let rows: toml::Table = include_str!("../../../../demo/apps.toml").parse().unwrap();
    for row in rows["app"].as_array().unwrap() {
        let text = |name: &str| row.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let said = Said {
            name: text("name"),
            about: text("about"),
            audience: text("audience"),
            url: text("url"),
            words: text("words"),
            status: text("status"),
            ..Said::default()
        };
        let id = appdir::create(&ctx, city.unit("diskominfo"), &said).await.unwrap();
        appdir::publish(&ctx, id).await.unwrap();
    }
    for title in [
        "Warga berobat gratis di seluruh puskesmas kota mulai bulan depan",
        "Guru absen karena banjir, murid sekolah dasar belajar di rumah",
        "Kota menuju UHC: hampir semua warga sudah ditanggung jaminan",
    ] {
        city.news("dinkes").title(title).published().create().await;
    }
    for (question, app) in [
        ("absen+guru", "Presensi Pegawai (contoh)"),
        ("berobat+gratis", "Cek Jaminan Kesehatan (contoh)"),
        ("UHC", "Cek Jaminan Kesehatan (contoh)"),
        ("aduan+jalan+rusak", "Lapor Kota (contoh)"),
        ("loker", "Bursa Kerja (contoh)"),
    ] {
        assert_eq!(found(&city, question).await[0], format!("app {app}"), "{question}");
    }
}

#[tokio::test]
async fn who_follows_a_search_is_told_of_the_diary_and_of_programmes() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let id =
        event::create(&ctx, city.unit("kel-satu"), &crate::event::content(&ctx, "puskesmas")).await.unwrap();
    event::publish(&ctx, id).await.unwrap();
    event::cancel(&ctx, id, "Hujan.").await.unwrap();
    programme::publish(&ctx, table(&city, "Rehabilitasi puskesmas").await, "").await.unwrap();
    let said = Said { name: "Antrean puskesmas".to_owned(), ..presence() };
    let app = appdir::create(&ctx, city.unit("dinkes"), &said).await.unwrap();
    appdir::publish(&ctx, app).await.unwrap();
    city.run_jobs().await;
    let feed = city.get("/cari/feed.xml?q=puskesmas").await.expect(200).source();
    assert!(feed.contains("Acara puskesmas (Dibatalkan)") && feed.contains("Aula puskesmas"), "{feed}");
    assert!(feed.contains("Program Dinas Kesehatan, 2026"), "{feed}");
    assert!(!feed.contains("Antrean"), "an application stands without a day: {feed}");
}

#[tokio::test]
async fn a_search_that_finds_an_application_is_not_one_that_found_nothing() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let id = appdir::create(&ctx, city.unit("kel-satu"), &presence()).await.unwrap();
    appdir::publish(&ctx, id).await.unwrap();
    city.run_jobs().await;
    let agent = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";
    for _ in 0..3 {
        for question in ["absen+guru", "paspor"] {
            city.visitor().get_with(&format!("/cari?q={question}"), "user-agent", agent).await.expect(200);
        }
        app::visit::store_counts(&city.app).await.unwrap();
        city.clock.set(city.clock.now() + DAY_MS);
    }
    for _ in 0..2 {
        city.visitor().get_with("/cari?q=paspor", "user-agent", agent).await.expect(200);
    }
    app::visit::store_counts(&city.app).await.unwrap();
    let ppid = city.sign_in_as(rules::role::Role::MainPpid, "diskominfo").await;
    let page = ppid.get("/kerja/dicari").await.expect(200);
    assert!(page.shows("paspor") && !page.shows("absen guru"), "{}", page.text());
}
