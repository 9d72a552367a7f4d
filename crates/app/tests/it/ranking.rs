//! Monthly tables: counted, frozen, objected to, published, corrected; what the public sees of it and when.

use app::activity::{self, Count, Presence};
use app::ranking::{self, Claim, Wanted};
use rules::Code as _;
use rules::activity::{Month, Network, Reading, Road};
use rules::ranking::{Column, League};
use rules::role::Role;
use testkit::TestApp;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The kit's clock stands in November 2026.
fn october() -> Month {
    Month::parse("2026-10").unwrap()
}

/// Notes a number of a unit, as an import would.
async fn counted(city: &TestApp, unit: &str, network: Network, posts: u32) {
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    let unit = city.unit(unit);
    let count = Count {
        unit,
        month: october(),
        network,
        road: Road::Export,
        posts,
        complete: true,
        newest_at: None,
        evidence: format!("/kerja/akun-medsos/{unit}"),
    };
    activity::put(&ctx, &tx, &count).await.unwrap();
    tx.commit().await.unwrap();
}

/// Notes that a unit has an account whose posts nobody counted.
async fn present(city: &TestApp, unit: &str, network: Network) {
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    let presence = Presence { unit: city.unit(unit), network, from: october(), present: true };
    activity::put_presence(&ctx, &tx, presence).await.unwrap();
    tx.commit().await.unwrap();
}

async fn october_of_offices(city: &TestApp) {
    counted(city, "dinkes", Network::Instagram, 27).await;
    counted(city, "kec-satu", Network::Instagram, 13).await;
    counted(city, "kec-dua", Network::Instagram, 13).await;
    present(city, "diskominfo", Network::Instagram).await;
}

/// Rank, unit and posts of a table.
async fn rows(city: &TestApp, league: League, column: Column) -> Vec<(Option<i64>, String, Option<i64>)> {
    let wanted = Wanted { month: october(), league, column };
    let table = ranking::table(&city.system(), wanted).await.unwrap();
    table.items.into_iter().map(|item| (item.rank, item.unit, item.posts)).collect()
}

fn row(rank: i64, unit: &str, posts: i64) -> (Option<i64>, String, Option<i64>) {
    (Some(rank), unit.to_owned(), Some(posts))
}

#[tokio::test]
async fn a_table_ranks_ties_alike_and_gaps_not_at_all() {
    let city = TestApp::new().await;
    october_of_offices(&city).await;
    let instagram = Column::Network(Network::Instagram);
    let offices = rows(&city, League::Opd, instagram).await;
    let known = [row(1, "dinkes", 27), row(2, "kec-dua", 13), row(2, "kec-satu", 13)];
    assert_eq!(offices.len(), 4, "{offices:?}");
    assert!(known.iter().all(|row| offices.contains(row)), "{offices:?}");
    assert_eq!(offices[3], (None, "diskominfo".to_owned(), None), "an account without a number");
    // Nobody could count the other networks, so the sum is that of one, and a gap in it is no zero.
    assert_eq!(rows(&city, League::Opd, Column::All).await, offices);
    assert_eq!(
        rows(&city, League::Kecamatan, instagram).await.iter().filter(|row| row.0 == Some(1)).count(),
        2
    );
    let wanted = Wanted { month: october(), league: League::Kelurahan, column: instagram };
    let table = ranking::table(&city.system(), wanted).await.unwrap();
    assert!(table.is_provisional && table.items.iter().all(|item| item.status == "no_account"));
}

#[tokio::test]
async fn the_same_news_twice_and_a_word_or_two_do_not_count() {
    let city = TestApp::new().await;
    let at = october().range(&city.directory().zone).0 + DAY_MS;
    for title in
        ["Posyandu balita di balai warga", "POSYANDU balita, di balai warga!", "Kerja bakti hari Minggu pagi"]
    {
        city.news("kel-satu").title(title).lead("Warga diundang.").at(at).published().create().await;
    }
    let website = Column::Network(Network::Website);
    assert_eq!(rows(&city, League::Kelurahan, website).await[0], row(1, "kel-satu", 2));
    let wanted = Wanted { month: october(), league: League::Kelurahan, column: website };
    assert_eq!(ranking::table(&city.system(), wanted).await.unwrap().items[0].left_out, 1);
}

/// Of October, on Instagram, closed and published.
async fn the_csv_of_the_api_is_that_of_the_page(city: &TestApp) {
    let csv = city.get("/api/v1/rankings/2026-10?network=instagram&format=csv").await.expect(200);
    assert!(csv.header("content-type").starts_with("text/csv"));
    let (csv, page) =
        (csv.source(), city.get("/peringkat/2026-10/tabel.csv?jaringan=instagram").await.source());
    assert!(csv == page && csv.contains("2026-10,opd,instagram,1,dinkes,"), "{csv}");
    city.get("/api/v1/rankings/2026-10?format=xlsx").await.expect(422);
}

#[tokio::test]
async fn a_month_is_closed_by_steps_objected_to_published_and_corrected_in_the_open() {
    let city = TestApp::new().await;
    october_of_offices(&city).await;
    let desk = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let unit = city.sign_in_as(Role::UnitPpid, "kec-satu").await;
    desk.post_form("/kerja/peringkat/2026-11/bekukan", &[]).await.expect(422);
    unit.post_form("/kerja/peringkat/2026-10/bekukan", &[]).await.expect(403);
    desk.post_form("/kerja/peringkat/2026-10/bekukan", &[]).await.expect(303);
    // What is counted later changes nothing.
    counted(&city, "dinkes", Network::Instagram, 99).await;
    let instagram = Column::Network(Network::Instagram);
    assert_eq!(rows(&city, League::Opd, instagram).await[0], row(1, "dinkes", 27));
    city.get("/peringkat/2026-10").await.expect(404);
    city.get("/api/v1/rankings/2026-10").await.expect(404);

    let form = "/kerja/peringkat/2026-10/unit/kec-satu";
    let claim = [("jaringan", "instagram"), ("unggahan", "28"), ("alasan", "Ekspor akun menunjukkan 28.")];
    let with = |evidence| claim.into_iter().chain([("bukti", evidence)]).collect::<Vec<_>>();
    unit.post_form(form, &with("https://instagram.com/kecsatu")).await.expect(422);
    desk.post_form("/kerja/peringkat/2026-10/masa-sanggah", &[]).await.expect(303);
    let page = unit.get(form).await.expect(200);
    assert!(page.shows("Ajukan sanggahan") && page.shows("Sanggahan sampai"), "{}", page.text());
    let wrong = unit.post_form(form, &with("lihat saja")).await.expect(422);
    assert!(wrong.source().contains("lihat saja"), "what was typed stays");
    unit.post_form(form, &with("https://instagram.com/kecsatu")).await.expect(303);
    unit.post_form(form, &with("https://instagram.com/kecsatu")).await.expect(422);
    city.sign_in_as(Role::UnitPpid, "kec-dua")
        .await
        .post_form(form, &with("https://x.test"))
        .await
        .expect(403);
    desk.post_form("/kerja/peringkat/2026-10/terbitkan", &[]).await.expect(422);
    city.clock.advance(10 * DAY_MS);
    let desk = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    desk.post_form("/kerja/peringkat/2026-10/terbitkan", &[]).await.expect(422);

    let decision = [("putusan", "terima"), ("alasan", "Ekspor cocok.")];
    desk.post_form("/kerja/peringkat/2026-10/sanggahan/1", &decision).await.expect(303);
    desk.post_form("/kerja/peringkat/2026-10/sanggahan/1", &decision).await.expect(409);
    desk.post_form("/kerja/peringkat/2026-10/terbitkan", &[]).await.expect(303);
    assert_eq!(
        rows(&city, League::Opd, instagram).await[..2],
        [row(1, "kec-satu", 28), row(2, "dinkes", 27)]
    );
    let public = city.get("/peringkat/2026-10?liga=opd&jaringan=instagram").await.expect(200);
    assert!(public.shows("Ekspor cocok.") && public.shows("dari 13 menjadi 28"), "{}", public.text());
    assert!(!public.source().contains("/kerja/akun-medsos"), "the rows behind a number are for officers");

    let correction =
        [("unit", "dinkes"), ("jaringan", "instagram"), ("keadaan", "posts"), ("unggahan", "30")];
    desk.post_form("/kerja/peringkat/2026-10/koreksi", &correction).await.expect(422);
    let with_reason: Vec<_> = correction.into_iter().chain([("alasan", "Salah hitung cerita.")]).collect();
    desk.post_form("/kerja/peringkat/2026-10/koreksi", &with_reason).await.expect(303);
    let public = city.get("/peringkat/2026-10?liga=opd&jaringan=instagram").await.expect(200);
    assert!(
        public.shows("dari 27 menjadi 30") && public.shows("koreksi setelah terbit"),
        "{}",
        public.text()
    );
    let api = city.get("/api/v1/rankings/2026-10?network=instagram").await.expect(200).json();
    assert_eq!((&api["items"][0]["unit"], &api["items"][0]["rank"]), (&"dinkes".into(), &1.into()));
    assert_eq!(api["items"][3]["posts"], serde_json::Value::Null);
    the_csv_of_the_api_is_that_of_the_page(&city).await;
}

#[tokio::test]
async fn a_window_whose_last_day_cannot_be_read_is_a_fault_and_not_a_window_that_was_never_opened() {
    let city = TestApp::new().await;
    october_of_offices(&city).await;
    let desk = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    desk.post_form("/kerja/peringkat/2026-10/bekukan", &[]).await.expect(303);
    desk.post_form("/kerja/peringkat/2026-10/masa-sanggah", &[]).await.expect(303);
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&db::sql!("sql/spoil_window.sql"), db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    desk.post_form("/kerja/peringkat/2026-10/terbitkan", &[]).await.expect(500);
}

#[tokio::test]
async fn a_table_from_before_the_program_is_published_with_its_source() {
    let city = TestApp::new().await;
    october_of_offices(&city).await;
    let desk = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    assert!(ranking::take_over(&desk.ctx(), october(), "Siaran pers", false).await.is_err());
    ranking::take_over(&city.system(), october(), "Siaran pers", false).await.unwrap();
    assert!(city.get("/peringkat").await.expect(200).shows("Oktober 2026"));
    assert!(city.get("/peringkat/2026-10").await.expect(200).shows("Sumber: Siaran pers"));
    assert!(city.get("/peringkat/feed.xml").await.expect(200).source().contains("Dinas Kesehatan (27)"));
    let months = city.get("/api/v1/rankings").await.expect(200).json();
    assert_eq!(months["items"][0]["month"], "2026-10");
    let csv = city.get("/peringkat/2026-10/tabel.csv?jaringan=instagram").await.expect(200).source();
    assert!(csv.contains("2026-10,opd,instagram,1,dinkes,Dinas Kesehatan,27,posts"), "{csv}");
    let poster = city.get("/peringkat/2026-10/poster.svg").await.expect(200).source();
    assert!(poster.contains("width=\"1080\"") && poster.contains("Dinas Kesehatan"), "{poster}");
    let png = city.get("/peringkat/2026-10/poster.png").await.expect(200);
    assert_eq!(png.header("content-type"), "image/png");
    let pdf = city.get("/peringkat/2026-10/tabel.pdf").await.expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    let history = city.get("/peringkat/unit/dinkes").await.expect(200);
    assert!(history.shows("Oktober 2026") && history.shows("27"), "{}", history.text());
    assert!(city.get("/en/peringkat/aturan").await.expect(200).shows("An unknown number is not zero"));
}

#[tokio::test]
async fn a_unit_sees_where_it_stands_and_what_is_missing() {
    let city = TestApp::new().await;
    city.news("kel-satu").title("Posyandu balita di balai warga").published().create().await;
    let page =
        city.sign_in_as(Role::ContentOperator, "kel-satu").await.get("/kerja/peringkat").await.expect(200);
    assert!(page.shows("Peringkat 1 dari 1 unit") && page.shows("1 unggahan bulan ini"), "{}", page.text());
    assert!(page.shows("lagi minggu ini untuk menjaga status aktif"), "{}", page.text());
}

#[tokio::test]
async fn the_body_decides_who_is_compared_with_whom() {
    let city = TestApp::new().await;
    let desk = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    desk.get("/kerja/peringkat/aturan").await.expect(200);
    let fields = [("anggota", "kelurahan:kelurahan"), ("seminggu", "3"), ("sebulan", "12"), ("kata", "0")];
    desk.post_form("/kerja/peringkat/aturan", &fields[1..]).await.expect(422);
    desk.post_form("/kerja/peringkat/aturan", &fields).await.expect(303);
    assert!(rows(&city, League::Opd, Column::All).await.is_empty());
    assert!(city.get("/peringkat/aturan").await.expect(200).shows("Sasaran per bulan: 12 unggahan."));
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get("/kerja/peringkat/aturan").await.expect(403);
}

#[tokio::test]
async fn the_same_facts_give_the_same_table_and_digest() {
    let (one, two) = (TestApp::new().await, TestApp::new().await);
    let mut digests = Vec::new();
    for city in [&one, &two] {
        october_of_offices(city).await;
        ranking::freeze(&city.system(), october()).await.unwrap();
        ranking::open_window(&city.system(), october()).await.unwrap();
        city.clock.advance(10 * DAY_MS);
        ranking::publish(&city.system(), october()).await.unwrap();
        digests.push(city.get("/api/v1/rankings").await.json()["items"][0]["digest"].clone());
    }
    assert_eq!(digests[0], digests[1]);
    let wrong = ranking::Change { unit: one.unit("kota"), network: Network::X, reading: Reading::Posts(1) };
    assert!(ranking::correct(&one.system(), october(), wrong, "keliru").await.is_err(), "not in the tables");
    let claim = Claim {
        network: Network::Instagram,
        posts: 1,
        reason: "terlambat".to_owned(),
        evidence: "https://x.test".to_owned(),
    };
    assert!(
        ranking::protest(&one.system(), october(), one.unit("dinkes"), &claim).await.is_err(),
        "too late"
    );
}

#[tokio::test]
async fn a_month_of_120_units_on_seven_networks_closes_in_a_breath() {
    let city = TestApp::new().await;
    let kelurahan = (0..116).map(|n| format!("kel-{n:03},Kelurahan {n:03},kelurahan,kec-satu\n"));
    let csv = format!("code,name,type,parent\n{}", kelurahan.collect::<String>());
    let sheet = app::org::import::parse(csv.as_bytes()).unwrap();
    let ctx = city.system();
    app::org::import::apply(&ctx, app::org::import::plan(&ctx.directory, sheet)).await.unwrap();
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    for (place, unit) in (0_u32..).zip(ctx.directory.active()) {
        for network in Network::ALL.iter().copied().take(7) {
            let count = Count {
                unit: unit.id,
                month: october(),
                network,
                road: Road::Export,
                posts: place % 31,
                complete: true,
                newest_at: None,
                evidence: format!("/kerja/akun-medsos/{place}"),
            };
            activity::put(&ctx, &tx, &count).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    let before = std::time::Instant::now();
    ranking::freeze(&ctx, october()).await.unwrap();
    let froze = before.elapsed();
    ranking::open_window(&ctx, october()).await.unwrap();
    city.clock.advance(10 * DAY_MS);
    ranking::publish(&ctx, october()).await.unwrap();
    let took = before.elapsed();
    println!("frozen in {froze:?}, closed in {took:?}");
    assert!(took.as_secs() < 5, "{took:?}");
    let wanted = Wanted { month: october(), league: League::Kelurahan, column: Column::All };
    let table = ranking::public_table(&ctx, wanted).await.unwrap().unwrap();
    assert_eq!((table.items.len(), table.items[0].rank), (118, Some(1)));
}
