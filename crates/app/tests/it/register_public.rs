//! The register of public information as everyone reads it: lists, entries, documents, history.

use app::document::{self, NewFile};
use app::ids::EntryId;
use app::register;
use axum::body::Body;
use axum::http::Method;
use rules::register::InformationClass;
use rules::role::Role;
use testkit::{Answer, PlantedEntry, TestApp};

const PDF: &[u8] = b"%PDF-1.4 isi dokumen yang cukup panjang untuk dibagi";

async fn published(city: &TestApp, unit: &str, title: &str) -> PlantedEntry {
    city.entry(unit).title(title).file("berkas.pdf", PDF, &["isi"]).published().create().await
}

/// A new content at the old address, verified.
async fn correct(city: &TestApp, entry: &PlantedEntry, bytes: &[u8], note: &str) {
    let ctx = city.system();
    let sha256 = city.app.files.put(bytes.to_vec()).await.unwrap();
    let file = NewFile {
        sha256,
        name: "berkas-baru.pdf".to_owned(),
        kind: "pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        bytes: i64::try_from(bytes.len()).unwrap(),
    };
    let (_, version) = document::add(&ctx, entry.id, Some(entry.files[0].document), &file).await.unwrap();
    let facts = document::store::Facts {
        state: document::TextState::NoText,
        text_sha256: None,
        pages: Some(2),
        characters: None,
        has_script: false,
        thumbnail_sha256: None,
        findings: Vec::new(),
    };
    let tx = city.app.db.begin().await.unwrap();
    document::store::put_facts(&tx, city.body, version, &facts).await.unwrap();
    document::store::upsert_decision(&tx, city.body, version, "seen", "dilihat", None, city.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let now = register::find(&ctx, entry.id).await.unwrap();
    let mut content = register::latest(&ctx, &now).await.unwrap();
    note.clone_into(&mut content.correction);
    content.documents[0].document_version_id = version;
    register::save(&ctx, entry.id, &register::Save { version: now.version, content }).await.unwrap();
    publish(city, entry.id).await;
}

async fn publish(city: &TestApp, id: EntryId) {
    let ctx = city.system();
    let version = register::find(&ctx, id).await.unwrap().version;
    let input = register::Publish { id, version, override_reason: String::new() };
    register::publish(&ctx, &input).await.unwrap();
    city.run_jobs().await;
}

async fn withdraw(city: &TestApp, id: EntryId, reason: &str) {
    let ctx = city.system();
    let version = register::find(&ctx, id).await.unwrap().version;
    register::withdraw(&ctx, id, version, reason).await.unwrap();
    city.run_jobs().await;
}

fn path(entry: &PlantedEntry) -> String {
    format!("/dokumen/{}/{}", entry.files[0].document, entry.files[0].name)
}

/// Asks with one more header.
async fn ask(city: &TestApp, path: &str, headers: &[(&str, &str)]) -> Answer {
    let browser = city.visitor();
    let request = headers
        .iter()
        .fold(browser.request(Method::GET, path), |request, (name, value)| request.header(*name, *value));
    browser.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn uu_14_2008_ps_9_11_the_register_is_listed_by_class_unit_and_year() {
    let city = TestApp::new().await;
    published(&city, "dinkes", "Rencana kerja dinas").await;
    city.entry("kel-satu")
        .title("Agenda lurah")
        .class(InformationClass::OnDemand)
        .year(2025)
        .published()
        .create()
        .await;
    city.entry("kel-satu").title("Rancangan rahasia").create().await;
    let all = city.get("/informasi").await.expect(200);
    for words in ["Rencana kerja dinas", "Agenda lurah", "Sudah ada 2 informasi", "dari 2 unit"] {
        assert!(all.shows(words), "{words}: {}", all.text());
    }
    assert!(!all.shows("Rancangan rahasia"));
    let periodic = city.get("/informasi/berkala").await.expect(200);
    assert!(periodic.shows("Rencana kerja dinas") && !periodic.shows("Agenda lurah"));
    assert!(periodic.shows("UU 14/2008 Pasal 9"));
    for (path, has, lacks) in [
        ("/informasi?kelas=setiap-saat", "Agenda lurah", "Rencana kerja dinas"),
        ("/informasi?tahun=2025", "Agenda lurah", "Rencana kerja dinas"),
        ("/informasi?unit=dinkes&tahun=2026", "Rencana kerja dinas", "Agenda lurah"),
        ("/unit/kel-satu/informasi", "Agenda lurah", "Rencana kerja dinas"),
    ] {
        let page = city.get(path).await.expect(200);
        assert!(page.shows(has) && !page.shows(lacks), "{path}: {}", page.text());
    }
    let none = city.get("/informasi?tahun=1999").await.expect(200);
    assert!(none.shows("Tidak ada informasi yang cocok"));
}

#[tokio::test]
async fn a_kecamatan_shows_its_own_entries_and_those_of_its_kelurahan_when_asked() {
    let city = TestApp::new().await;
    published(&city, "kec-satu", "Rencana kerja kecamatan").await;
    published(&city, "kel-satu", "Rencana kerja kelurahan").await;
    published(&city, "kec-dua", "Rencana kecamatan lain").await;
    let own = city.get("/unit/kec-satu/informasi").await.expect(200);
    assert!(own.shows("Rencana kerja kecamatan") && !own.shows("Rencana kerja kelurahan"));
    let all = city.get("/unit/kec-satu/informasi?bawahan=ya").await.expect(200);
    assert!(all.shows("Rencana kerja kecamatan") && all.shows("Rencana kerja kelurahan"));
    assert!(!all.shows("Rencana kecamatan lain"));
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_without_a_row_twice() {
    let city = TestApp::new().await;
    for number in 0..35 {
        city.entry("dinkes").title(&format!("Laporan nomor {number:02}.")).published().create().await;
    }
    let first = city.get("/informasi/berkala").await.expect(200);
    let next =
        first.source().split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap().to_owned();
    let next = next.split('"').next().unwrap().to_owned();
    let second = city.get(&next).await.expect(200);
    for number in 0..35 {
        let title = format!("Laporan nomor {number:02}.");
        assert!(first.shows(&title) != second.shows(&title), "{title} is on exactly one page");
    }
    assert_eq!(city.get("/informasi/berkala?setelah=rusak").await.status, 303);
}

#[tokio::test]
async fn an_entry_shows_the_columns_of_the_form_its_duties_and_its_files() {
    let city = TestApp::new().await;
    let entry = city
        .entry("dinkes")
        .title("Profil Dinas Kesehatan")
        .obligation("BK.01.a")
        .link("Situs lain", "https://contoh.test/lain")
        .content(|content| {
            "Sekretaris Dinas".clone_into(&mut content.responsible);
            "2026-03".clone_into(&mut content.made_on);
            "Kota Contoh".clone_into(&mut content.made_at_place);
            "2 tahun".clone_into(&mut content.retention_active);
            "3 tahun".clone_into(&mut content.retention_inactive);
        })
        .file("profil.pdf", PDF, &["satu", "dua"])
        .file("tabel.csv", b"a;b", &["a b"])
        .published()
        .create()
        .await;
    let page = city.get(&entry.path()).await.expect(200);
    for words in [
        "Berkala",
        "Dinas Kesehatan",
        "Sekretaris Dinas",
        "Maret 2026, Kota Contoh",
        "Aktif 2 tahun, inaktif 3 tahun",
        "Cetak dan digital",
        "2 halaman",
        "Teksnya dapat dicari",
        "Kedudukan/domisili",
        "Situs lain",
        "22 Mei 2027",
        "(0254) 000001",
    ] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    let source = page.source();
    assert!(source.contains("\"@type\":\"Dataset\"") && source.contains(&entry.files[1].sha256));
    assert!(city.get("/informasi?kewajiban=BK.01.a").await.shows("Profil Dinas Kesehatan"));
    let english = city.get(&format!("/en{}", entry.path())).await.expect(200);
    assert!(english.shows("Periodic") && english.shows("Retention"));
}

#[tokio::test]
async fn the_form_of_the_law_has_its_columns_and_numbers() {
    let city = TestApp::new().await;
    published(&city, "dinkes", "Laporan kinerja").await;
    city.entry("dinkes").title("Izin terbit").class(InformationClass::OnDemand).published().create().await;
    let page = city.get("/informasi/daftar?unit=dinkes").await.expect(200);
    for words in [
        "No.",
        "Penanggung jawab",
        "Jangka waktu penyimpanan",
        "Jenis media",
        "1 Laporan kinerja",
        "2 Izin terbit",
    ] {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
}

#[tokio::test]
async fn a_corrected_file_takes_the_old_address_and_the_old_one_stays_in_the_history() {
    let city = TestApp::new().await;
    let entry = published(&city, "dinkes", "Anggaran 2026").await;
    correct(&city, &entry, b"%PDF-1.4 angka yang benar", "Angka belanja diperbaiki").await;
    let old = city.get(&path(&entry)).await.expect(301);
    let now = format!("/dokumen/{}/berkas-baru.pdf", entry.files[0].document);
    assert_eq!(old.location(), now);
    assert_eq!(city.get(&now).await.expect(200).bytes, b"%PDF-1.4 angka yang benar");
    let former = format!("/dokumen/{}/versi/1/berkas.pdf", entry.files[0].document);
    let answer = city.get(&former).await.expect(200);
    assert_eq!((answer.bytes.as_slice(), answer.header("x-robots-tag")), (PDF, "noindex"));
    let page = city.get(&entry.path()).await.expect(200);
    for words in
        ["Angka belanja diperbaiki", "Riwayat", "Versi 1", "Versi 2", "Berlaku sekarang", "Hasil pindai"]
    {
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    assert!(page.source().contains(&former) && page.source().contains(&entry.files[0].sha256));
}

#[tokio::test]
async fn what_was_withdrawn_names_reason_and_unit_and_does_not_come_back_as_history() {
    let city = TestApp::new().await;
    let entry = published(&city, "dinkes", "Daftar penerima").await;
    withdraw(&city, entry.id, "Memuat data pribadi").await;
    for path in [entry.path(), path(&entry)] {
        let answer = city.get(&path).await.expect(410);
        assert!(answer.shows("Memuat data pribadi") && answer.shows("Dinas Kesehatan"), "{}", answer.text());
        assert!(!answer.shows("Daftar penerima"));
    }
    let ctx = city.system();
    let version = register::find(&ctx, entry.id).await.unwrap().version;
    register::reopen(&ctx, entry.id, version).await.unwrap();
    correct(&city, &entry, b"%PDF-1.4 tanpa nama", "Nama dihapus").await;
    let page = city.get(&entry.path()).await.expect(200);
    assert!(page.shows("Versi ini ditutup. Alasan: Memuat data pribadi"), "{}", page.text());
    let former = format!("/dokumen/{}/versi/1/berkas.pdf", entry.files[0].document);
    assert_eq!(city.get(&former).await.status, 404);
    let officer = city.sign_in_as(Role::UnitPpid, "dinkes").await;
    assert_eq!(officer.get(&former).await.expect(200).header("cache-control"), "private, no-cache");
}

#[tokio::test]
async fn a_document_is_sent_so_that_nothing_in_it_can_run() {
    let city = TestApp::new().await;
    let entry = city
        .entry("dinkes")
        .file("berkas.pdf", PDF, &["isi"])
        .file("halaman.html", b"<script>alert(1)</script>", &["isi"])
        .file("rekap.csv", b"a;b", &["a"])
        .published()
        .create()
        .await;
    let pdf = city.get(&path(&entry)).await.expect(200);
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"berkas.pdf\"");
    for (at, name) in [(1, "halaman.html"), (2, "rekap.csv")] {
        let answer = city.get(&format!("/dokumen/{}/{name}", entry.files[at].document)).await.expect(200);
        assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        assert!(answer.header("content-security-policy").contains("sandbox"), "{name}");
        assert!(!answer.header("content-type").contains("html"), "{name}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn rfc_9110_a_large_document_is_sent_in_parts_and_never_twice() {
    let city = TestApp::new().await;
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
    let entry = city.entry("dinkes").file("tebal.pdf", &bytes, &["isi"]).published().create().await;
    let to = path(&entry);
    let whole = city.get(&to).await.expect(200);
    assert_eq!((whole.bytes.len(), whole.header("accept-ranges")), (3_000_000, "bytes"));
    let tag = whole.header("etag").to_owned();
    assert_eq!(ask(&city, &to, &[("if-none-match", &tag)]).await.status, 304);
    let part = ask(&city, &to, &[("range", "bytes=1000000-1000099")]).await.expect(206);
    assert_eq!(part.bytes, bytes[1_000_000..1_000_100]);
    assert_eq!(part.header("content-range"), "bytes 1000000-1000099/3000000");
    let tail = ask(&city, &to, &[("range", "bytes=-10"), ("if-range", &tag)]).await.expect(206);
    assert_eq!(tail.bytes, bytes[2_999_990..]);
    let changed = ask(&city, &to, &[("range", "bytes=-10"), ("if-range", "\"lain\"")]).await.expect(200);
    assert_eq!(changed.bytes.len(), 3_000_000);
    let outside = ask(&city, &to, &[("range", "bytes=3000000-")]).await.expect(416);
    assert_eq!(outside.header("content-range"), "bytes */3000000");
}

#[tokio::test]
async fn a_document_nobody_verified_is_there_for_its_own_unit_only() {
    let city = TestApp::new().await;
    let draft = city.entry("dinkes").file("konsep.pdf", PDF, &["isi"]).create().await;
    let to = path(&draft);
    assert_eq!(city.get(&to).await.status, 404);
    let stranger = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    assert_eq!(stranger.get(&to).await.status, 404);
    let own = city.sign_in_as(Role::ContentOperator, "dinkes").await;
    assert_eq!(own.get(&to).await.expect(200).header("cache-control"), "private, no-cache");
    assert_eq!(city.get(&to).await.status, 404, "the officer's copy is not kept for others");
}

#[tokio::test]
async fn news_and_public_information_are_two_things_that_point_at_each_other() {
    let city = TestApp::new().await;
    let entry = published(&city, "dinkes", "Jadwal imunisasi").await;
    let news = city.news("dinkes").title("Imunisasi dimulai").published().create().await;
    let tx = city.app.db.begin().await.unwrap();
    register::relate::insert(&tx, city.body, news.id, entry.id).await.unwrap();
    tx.commit().await.unwrap();
    assert!(city.get(&entry.path()).await.expect(200).shows("Imunisasi dimulai"));
    assert!(city.get(&news.path()).await.expect(200).shows("Jadwal imunisasi"));
    let unit = city.get("/unit/dinkes").await.expect(200);
    for words in ["Berita", "Informasi Publik", "Jadwal imunisasi", "Imunisasi dimulai"] {
        assert!(unit.shows(words), "{words}");
    }
    assert!(!city.get("/berita").await.shows("Jadwal imunisasi"), "the register is no news");
    assert!(!city.get("/unit/dinkes/berita").await.shows("Jadwal imunisasi"));
    assert!(!city.get("/informasi").await.shows("Imunisasi dimulai"), "news is no public information");
    let counted = app::news::public::activity_by_unit(&city.app.db, city.body).await.unwrap();
    assert_eq!(counted.iter().map(|unit| unit.items).sum::<i64>(), 1, "entries do not count as news");
}

#[tokio::test]
async fn the_sitemap_names_public_entries_and_no_others() {
    let city = TestApp::new().await;
    let shown = published(&city, "dinkes", "Rencana strategis").await;
    let gone = published(&city, "dinkes", "Salah unggah").await;
    withdraw(&city, gone.id, "Salah unggah").await;
    assert!(city.get("/sitemap.xml").await.expect(200).source().contains("/sitemap/informasi-0.xml"));
    let part = city.get("/sitemap/informasi-0.xml").await.expect(200).source();
    assert!(part.contains(&shown.path()) && !part.contains(&gone.path()));
    assert_eq!(city.get("/sitemap/informasi-7.xml").await.status, 404);
}
