//! The public face: what a citizen meets on every kind of page, in both languages.

use app::audit::{Change, record};
use app::ctx::{Actor, Ctx};
use app::org::{UnitName, store};
use testkit::TestApp;

/// Every public page of the small city that needs no planted item.
const PAGES: [(&str, &str, &str); 20] = [
    ("/informasi", "Informasi Publik – Kota Contoh", "Public information – Kota Contoh"),
    ("/informasi/berkala", "Informasi berkala – Kota Contoh", "Periodic information – Kota Contoh"),
    ("/informasi/serta-merta", "Informasi serta-merta – Kota Contoh", "Immediate information – Kota Contoh"),
    (
        "/informasi/setiap-saat",
        "Informasi setiap saat – Kota Contoh",
        "Information available at any time – Kota Contoh",
    ),
    (
        "/informasi/daftar",
        "Daftar Informasi Publik – Kota Contoh",
        "Register of public information – Kota Contoh",
    ),
    ("/unit/dinkes/informasi", "Informasi Publik – Dinas Kesehatan", "Public information – Dinas Kesehatan"),
    ("/", "Kota Contoh: berita, layanan, dan unit", "Kota Contoh: news, services and units"),
    ("/unit", "Daftar unit – Kota Contoh", "Directory of units – Kota Contoh"),
    ("/unit/dinkes", "Dinas Kesehatan – Kota Contoh", "Dinas Kesehatan – Kota Contoh"),
    ("/unit/dinkes/berita", "Berita – Dinas Kesehatan", "News – Dinas Kesehatan"),
    ("/unit/dinkes/profil", "Profil – Dinas Kesehatan", "Profile – Dinas Kesehatan"),
    ("/unit/dinkes/kontak", "Kontak – Dinas Kesehatan", "Contact – Dinas Kesehatan"),
    ("/berita", "Berita – Kota Contoh", "News – Kota Contoh"),
    ("/berita/bulan/2026-11", "Berita November 2026 – Kota Contoh", "News of November 2026 – Kota Contoh"),
    ("/tentang", "Tentang situs ini – Kota Contoh", "About this site – Kota Contoh"),
    ("/tentang/galat", "Daftar kode galat – Kota Contoh", "List of error codes – Kota Contoh"),
    ("/kontak", "Kontak – Kota Contoh", "Contact – Kota Contoh"),
    ("/aksesibilitas", "Aksesibilitas – Kota Contoh", "Accessibility – Kota Contoh"),
    ("/privasi", "Privasi – Kota Contoh", "Privacy – Kota Contoh"),
    ("/umpan", "Ikuti berita – Kota Contoh", "Follow the news – Kota Contoh"),
];

fn title_of(source: &str) -> &str {
    source
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"))
        .map_or("", |(title, _)| title)
}

/// Values of one attribute in a page.
fn values<'a>(source: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    source.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn every_public_page_answers_in_both_languages_with_its_title() {
    let city = TestApp::new().await;
    for (path, indonesian, english) in PAGES {
        for (address, lang, title) in
            [(path.to_owned(), "id", indonesian), (format!("/en{path}"), "en", english)]
        {
            let source = city.get(&address).await.expect(200).source();
            assert_eq!(title_of(&source), title, "{address}");
            assert!(source.contains(&format!("<html lang=\"{lang}\"")), "{address}");
            assert_eq!(source.matches("<h1").count(), 1, "{address} has one main heading");
            for needed in ["name=\"description\"", "rel=\"canonical\"", "hreflang=\"id\"", "hreflang=\"en\""]
            {
                assert!(source.contains(needed), "{address} lacks {needed}");
            }
            assert!(source.contains("application/ld+json"), "{address} tells machines nothing");
        }
    }
}

#[tokio::test]
async fn a_public_page_is_light_and_loads_nothing_from_strangers() {
    let city = TestApp::new().await;
    for n in 0..30 {
        city.news("dinkes")
            .title(&format!("Kabar sehat {n}"))
            .lead("Penimbangan balita.")
            .published()
            .create()
            .await;
    }
    let item =
        city.news("dinkes").title("Posyandu buka").text("Datanglah *pagi*.").published().create().await;
    let article = item.path();
    let with_article = PAGES.iter().map(|(path, ..)| *path).chain([article.as_str()]);
    for path in with_article {
        let source = city.get(path).await.expect(200).source();
        assert!(source.len() < 60_000, "{path} has {} bytes", source.len());
        assert!(!source.contains(" style="), "{path} has a style attribute");
        assert!(!source.contains("<style"), "{path} has an inline style");
        assert!(!source.contains(" onclick="), "{path} has an inline script");
        for script in source.split("<script").skip(1) {
            let head = script.split('>').next().unwrap();
            assert!(head.contains(" src=\"/aset/") || head.contains("application/ld+json"), "{path}: {head}");
        }
        for loaded in values(&source, "src").into_iter().chain(values(&source, "srcset")) {
            assert!(loaded.starts_with('/') && !loaded.starts_with("//"), "{path} loads {loaded}");
        }
        for link in source.split("<link ").skip(1) {
            let head = link.split('>').next().unwrap();
            if head.contains("stylesheet") || head.contains("rel=\"icon\"") {
                let head = format!(" {head}");
                let to = values(&head, "href");
                assert!(to.iter().all(|to| to.starts_with("/aset/")), "{path} loads {to:?}");
                city.get(to[0]).await.expect(200);
            }
        }
    }
}

#[tokio::test]
async fn the_stylesheet_and_script_stay_within_the_budget() {
    let city = TestApp::new().await;
    let source = city.get("/").await.source();
    for (attribute, ending, most) in [("href", ".css", 25_000), ("src", ".js", 10_000)] {
        for path in values(&source, attribute).into_iter().filter(|path| path.ends_with(ending)) {
            let asset = city.visitor().get_with(path, "accept-encoding", "gzip").await.expect(200);
            assert_eq!(asset.header("content-encoding"), "gzip");
            assert!(asset.bytes.len() <= most, "{path} has {} bytes", asset.bytes.len());
        }
    }
}

#[tokio::test]
async fn an_article_says_who_when_and_where_to_complain() {
    let city = TestApp::new().await;
    let item = city
        .news("kel-satu")
        .title("Posyandu <b>pindah</b>")
        .lead("Pindah ke balai warga.")
        .text("Mulai *Senin*.")
        .published()
        .create()
        .await;
    let answer = city.get(&item.path()).await.expect(200);
    let source = answer.source();
    assert!(answer.shows("Kelurahan Satu") && answer.shows("Pindah ke balai warga."));
    assert!(source.contains("<strong>Senin</strong>"));
    assert!(!source.contains("<b>pindah"), "a title is text, never markup");
    assert!(source.contains(&format!("{}/bagikan.png", item.path())), "the shared link has a picture");
    assert!(source.contains("\"@type\":\"NewsArticle\""));
    assert!(source.contains("https://wa.me/?text="));
    assert!(source.contains("/unit/kel-satu/kontak"), "a unit without mail is reached by its contact page");
    let english = city.get(&format!("/en{}", item.path())).await.expect(200);
    assert!(english.shows("This item is written in Indonesian."));
}

#[tokio::test]
async fn nothing_unpublished_shows_and_a_withdrawn_item_says_why() {
    let city = TestApp::new().await;
    let draft = city.news("dinkes").title("Rahasia rapat").create().await;
    let gone =
        city.news("dinkes").title("Jadwal keliru").published().withdrawn("Jadwalnya keliru.").create().await;
    for path in ["/", "/berita", "/unit/dinkes", "/unit/dinkes/berita", "/unit"] {
        let text = city.get(path).await.expect(200).text();
        assert!(!text.contains("Rahasia rapat") && !text.contains("Jadwal keliru"), "{path}");
    }
    let page = city.get(&gone.path()).await.expect(410);
    assert!(page.shows("Jadwalnya keliru.") && !page.shows("Jadwal keliru –"));
    assert!(page.source().contains("action=\"/cari\""), "a way out by search");
    assert!(draft.path().ends_with('/') || city.get(&draft.path()).await.status == 404);
    city.get("/berita/tidak-pernah-ada").await.expect(404);
    city.get("/topik/tidak-ada").await.expect(404);
    for month in ["2026-13", "2026-1", "26-01", "kemarin", "2026-011"] {
        city.get(&format!("/berita/bulan/{month}")).await.expect(404);
    }
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_without_a_gap() {
    let city = TestApp::new().await;
    for n in 0..30 {
        city.news("dinkes").title(&format!("Kabar nomor {n:02}")).published().create().await;
    }
    for path in ["/berita", "/unit/dinkes/berita", "/en/berita"] {
        let first = city.get(path).await.expect(200).source();
        let next = values(&first, "href").into_iter().find(|to| to.contains("?setelah=")).unwrap().to_owned();
        assert!(next.starts_with(path));
        let second = city.get(&next).await.expect(200).source();
        for n in 0..30 {
            let title = format!("Kabar nomor {n:02}");
            assert!(first.contains(&title) != second.contains(&title), "{path}: {title} stands on one page");
        }
        assert_eq!(city.get(&format!("{path}?setelah=rusak")).await.expect(303).location(), path);
    }
}

#[tokio::test]
async fn a_unit_is_found_by_its_name_its_kind_and_its_former_name() {
    let city = TestApp::new().await;
    let tx = city.app.db.begin().await.unwrap();
    let body = city.directory().body.id;
    let former = UnitName {
        unit_id: city.unit("dinkes"),
        name: "Kantor Kesehatan Lama".to_owned(),
        code: Some("kankes".to_owned()),
        until_on: Some("2020-12-31".to_owned()),
        reason: String::new(),
    };
    store::insert_name(&tx, body, &former, city.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    city.app.reload_directories().await.unwrap();

    let page = city.get("/unit?nama=kantor+kesehatan").await.expect(200);
    assert!(page.shows("1 unit ditemukan") && page.shows("Dinas Kesehatan"));
    assert!(city.get("/unit?jenis=kelurahan").await.shows("2 unit ditemukan"));
    assert!(city.get("/unit?nama=zzz").await.shows("Tidak ada unit dengan nama itu"));
    assert!(city.get("/unit/dinkes/profil").await.shows("Kantor Kesehatan Lama"));
    for rest in ["", "/berita", "/profil", "/kontak"] {
        let answer = city.get(&format!("/unit/kankes{rest}")).await.expect(301);
        assert_eq!(answer.location(), format!("/unit/dinkes{rest}"));
        assert_eq!(
            city.get(&format!("/en/unit/kankes{rest}")).await.location(),
            format!("/en/unit/dinkes{rest}")
        );
        city.get(&format!("/unit/tidak-ada{rest}")).await.expect(404);
    }
}

#[tokio::test]
async fn a_merged_unit_leads_to_its_successor() {
    let city = TestApp::new().await;
    let directory = city.directory();
    let mut unit = directory.by_code("kel-dua").unwrap().clone();
    unit.state = "merged".to_owned();
    unit.merged_into_id = Some(city.unit("kel-satu"));
    let ctx = Ctx::for_system(&city.app, directory.clone(), Actor::Console);
    let tx = city.app.db.begin().await.unwrap();
    store::update_unit(&tx, directory.body.id, &unit, city.app.clock.now()).await.unwrap();
    record(&ctx, &tx, Change::new("unit.merge", "unit", unit.id).in_unit(unit.id).public()).await.unwrap();
    tx.commit().await.unwrap();
    city.app.reload_directories().await.unwrap();
    assert_eq!(city.get("/unit/kel-dua/profil").await.expect(301).location(), "/unit/kel-satu/profil");
    assert!(city.get("/unit/kel-satu/profil").await.shows("Kelurahan Dua digabung ke unit ini."));
}

#[tokio::test]
async fn the_contact_page_gives_the_place_as_plain_links() {
    let city = TestApp::new().await;
    let directory = city.directory();
    let mut unit = directory.by_code("dinkes").unwrap().clone();
    unit.address = "Jalan Contoh 1".to_owned();
    unit.phone = "(0254) 391001".to_owned();
    unit.website = "javascript:alert(1)".to_owned();
    (unit.latitude_e6, unit.longitude_e6) = (Some(-6_009_870), Some(106_042_200));
    let tx = city.app.db.begin().await.unwrap();
    store::update_unit(&tx, directory.body.id, &unit, city.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    city.app.reload_directories().await.unwrap();
    let page = city.get("/unit/dinkes/kontak").await.expect(200);
    let source = page.source();
    assert!(page.shows("Jalan Contoh 1"));
    assert!(source.contains("href=\"tel:+62254391001\""));
    assert!(source.contains("href=\"geo:-6.009870,106.042200\""));
    assert!(source.contains("\"latitude\":-6.00987"));
    assert!(!source.contains("href=\"javascript:"), "only web addresses become links");
}

#[tokio::test]
async fn a_fault_is_a_page_with_ways_out_in_the_readers_language() {
    let city = TestApp::new().await;
    let page = city.get("/tidak-ada").await.expect(404);
    assert!(page.shows("Halaman tidak ditemukan"));
    for way in ["href=\"/\"", "href=\"/unit\"", "href=\"/berita\"", "href=\"/kontak\"", "action=\"/cari\""] {
        assert!(page.source().contains(way), "{way}");
    }
    assert!(city.get("/en/tidak-ada").await.expect(404).shows("not"));
    assert!(page.source().contains("name=\"robots\" content=\"noindex\""));
    let list = city.get("/tentang/galat").await.source();
    assert!(list.contains("id=\"not-found\""), "problem documents of the API point there");
    let wrong = city.visitor().post_form("/berita", &[]).await;
    assert_eq!(wrong.status, 405);
}
