//! Blacking out parts of a file in the workroom: nothing of what was cut is reached by anybody outside, on any road.

use app::Error;
use app::document::redact::{self, Choice, Frame};
use app::document::{self, TextState};
use app::error::FieldErrors;
use app::ids::{DocumentVersionId, EntryId};
use app::register::{self, Save};
use rules::role::Role;
use testkit::{Answer, Client, PlantedEntry, TestApp};

/// A made-up number with the shape of a NIK.
const NIK: &str = "3672011506850001";
/// A made-up name, found by its words.
const NAME: &str = "Zubaidah Kartawinata";

/// A page as an office sets it, made by the program's own typesetter.
fn paper() -> Vec<u8> {
    let template = "#set page(paper: \"a6\")\n#for line in data.lines [#line #parbreak()]";
    let lines = ["Daftar penerima bantuan", NAME, &format!("NIK {NIK}"), "Kelurahan Satu tahun 2026"];
    let meta = paper::pdf::Meta {
        title: "Daftar penerima".to_owned(),
        author: "Kelurahan Satu".to_owned(),
        language: "id".to_owned(),
        created: jiff::Timestamp::from_millisecond(testkit::START_MS).unwrap(),
    };
    paper::pdf::render(template, &serde_json::json!({ "lines": lines }), &meta).unwrap()
}

fn text_of(pdf: &[u8]) -> String {
    ::document::read(::document::Kind::Pdf, pdf, &::document::Limits::default()).unwrap().text()
}

async fn published(city: &TestApp) -> PlantedEntry {
    let page = format!("Daftar penerima bantuan {NAME} NIK {NIK} Kelurahan Satu tahun 2026");
    let entry =
        city.entry("kel-satu").title("Daftar penerima bantuan").file("penerima.pdf", &paper(), &[&page]);
    entry.finding("nik", 1, "3672••••••••0001").published().create().await
}

/// What a person waited for in vain is done by the job.
async fn wait(city: &TestApp) {
    city.clock.advance(10_000);
    city.run_jobs().await;
}

fn path(content: DocumentVersionId) -> String {
    format!("/kerja/dokumen/{content}/hitamkan")
}

async fn post(city: &TestApp, officer: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = officer.post_form(path, fields).await;
    wait(city).await;
    answer
}

/// The content that hangs on the public version now.
async fn public_content(city: &TestApp, entry: EntryId) -> DocumentVersionId {
    let ctx = city.system();
    let found = register::public::find_public(ctx.db(), ctx.body(), entry).await.unwrap();
    found.content.documents[0].document_version_id
}

#[tokio::test(flavor = "multi_thread")]
async fn uu_14_2008_ps_22_a_part_is_cut_and_the_rest_stays_open() {
    let city = TestApp::new().await;
    let entry = published(&city).await;
    let file = &entry.files[0];
    let own = path(file.version);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let desk = ppid.get(&entry.desk()).await.expect(200);
    assert!(desk.source().contains(&own), "the page about personal data leads here");

    post(&city, &ppid, &format!("{own}/mulai"), &[]).await.expect(303);
    let page = ppid.get(&own).await.expect(200);
    assert!(page.source().contains("name=\"cut\" value=\"1\" checked"), "{}", page.text());
    assert!(!page.source().contains(NIK), "the number itself is not repeated");

    let fields = [
        ("row", "1"),
        ("cut", "1"),
        ("ground-1", "PDP"),
        ("do", "words"),
        ("ground", "EX17H"),
        ("words", NAME),
    ];
    let answer = post(&city, &ppid, &own, &fields).await.expect(303);
    assert!(answer.location().contains("ok=redact-words#"), "{}", answer.location());

    let fields = [("row", "1"), ("cut", "1"), ("ground-1", "PDP"), ("do", "make")];
    let fields = [&fields[..], &[("row", "2"), ("cut", "2"), ("ground-2", "EX17H")]].concat();
    post(&city, &ppid, &own, &fields).await.expect(303);
    let page = ppid.get(&own).await.expect(200);
    assert!(page.source().contains(&format!("{own}/pakai")), "{}", page.text());
    assert_eq!(&ppid.get(&format!("{own}/hasil.jpg?nomor=1")).await.expect(200).bytes[..2], b"\xff\xd8");
    let public = format!("/dokumen/{}/penerima.pdf", file.document);
    assert!(text_of(&city.get(&public).await.expect(200).bytes).contains(NIK), "nothing has changed yet");

    let answer = post(&city, &ppid, &format!("{own}/pakai"), &[]).await.expect(303);
    assert!(answer.location().contains("ok=redact-done"));
    let after = city.get(&public).await.expect(200).bytes;
    let text = text_of(&after);
    assert!(text.contains("penerima bantuan") && text.contains("tahun 2026"), "{text}");
    for secret in [NIK, "Zubaidah", "Kartawinata"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    nobody_outside_reads_it(&city, &entry).await;
    what_was_cut_is_told(&city, &entry).await;
    the_original_stays_with_the_unit(&city, &ppid, &entry).await;
}

async fn nobody_outside_reads_it(city: &TestApp, entry: &PlantedEntry) {
    let file = &entry.files[0];
    let former = format!("/dokumen/{}/versi/1/penerima.pdf", file.document);
    city.get(&former).await.expect(404);
    let stranger = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    for address in ["", "/halaman", "/halaman.jpg", "/hasil.jpg", "/hasil/penerima.pdf"] {
        stranger.get(&format!("{}{address}", path(file.version))).await.expect(404);
    }
    stranger.get(&former).await.expect(404);
    for address in [
        entry.path(),
        "/informasi".to_owned(),
        "/api/v1/register?limit=200".to_owned(),
        format!("/cari?q={NIK}"),
        "/cari?q=Kartawinata".to_owned(),
        "/api/v1/search?q=Zubaidah".to_owned(),
        "/catalog.jsonld".to_owned(),
        "/api/3/action/package_search?q=Kartawinata".to_owned(),
    ] {
        let source = city.get(&address).await.source();
        let answers = source.replace(&format!("q={NIK}"), "").replace(&file.sha256, "ORIGINAL");
        assert!(!answers.contains("ORIGINAL"), "{address} tells the digest of the original");
        assert!(!answers.contains("/dokumen/1/versi/1/"), "{address} leads to the original");
    }
    let hits = city.get("/api/v1/search?q=Kartawinata").await.expect(200).json();
    assert_eq!(hits["items"].as_array().map(Vec::len), Some(0), "{hits}");
    let hits = city.get("/api/v1/search?q=penerima").await.expect(200).json();
    assert_ne!(hits["items"].as_array().map(Vec::len), Some(0), "what was not cut is still found: {hits}");
}

async fn what_was_cut_is_told(city: &TestApp, entry: &PlantedEntry) {
    let page = city.get(&entry.path()).await.expect(200);
    for words in [
        "Bagian yang dihitamkan",
        "data pribadi (NIK)",
        "UU 27/2022",
        "UU 14/2008 Pasal 17 huruf h",
        "Halaman 1",
    ] {
        assert!(page.shows(words), "{words} in {}", page.text());
    }
    assert!(page.shows("dihitamkan."), "the history says why the file changed: {}", page.text());
}

async fn the_original_stays_with_the_unit(city: &TestApp, ppid: &Client, entry: &PlantedEntry) {
    let former = format!("/dokumen/{}/versi/1/penerima.pdf", entry.files[0].document);
    assert!(text_of(&ppid.get(&former).await.expect(200).bytes).contains(NIK));
    // Nor does it come back by taking up an old version.
    let ctx = ppid.ctx();
    let now = register::find(&ctx, entry.id).await.unwrap();
    let mut content = register::latest(&ctx, &now).await.unwrap();
    content.documents[0].document_version_id = entry.files[0].version;
    let version = register::save(&ctx, entry.id, &Save { version: now.version, content }).await.unwrap();
    let refused = register::submit(&ctx, entry.id, version).await;
    assert!(matches!(refused, Err(Error::Refused("document-refused-redacted"))), "{refused:?}");
    assert_ne!(public_content(city, entry.id).await, entry.files[0].version);
    let log = city.sign_in_as(Role::MainPpid, "diskominfo").await.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("menghitamkan bagian berkas"), "{}", log.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_taps_make_a_box_without_a_script() {
    let city = TestApp::new().await;
    let entry = published(&city).await;
    let own = path(entry.files[0].version);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    post(&city, &ppid, &format!("{own}/mulai"), &[]).await.expect(303);
    let sheet = format!("{own}/halaman");
    let page = ppid.get(&format!("{sheet}?nomor=1")).await.expect(200);
    assert!(
        page.source().contains("type=\"image\" name=\"kecil\"") && page.source().contains("width=\"320\"")
    );

    let first = [
        ("nomor", "1"),
        ("ground", "EX17H"),
        ("note", "tanda tangan"),
        ("sedang.x", "72"),
        ("sedang.y", "36"),
    ];
    let to = ppid.post_form(&sheet, &first).await.expect(303).location().to_owned();
    let query = to.split(['?', '#']).nth(1).unwrap();
    let corner: Vec<&str> = query.split('&').filter(|part| part.starts_with(['x', 'y'])).collect();
    let value = |part: &str| part.split_once('=').unwrap().1.to_owned();
    let (x, y) = (value(corner[0]), value(corner[1]));
    assert!(ppid.get(&format!("{sheet}?{query}")).await.expect(200).source().contains("class=\"corner\""));
    let second =
        [("x", x.as_str()), ("y", y.as_str()), ("nomor", "1"), ("ground", "EX17H"), ("note", "tanda tangan")];
    let second = [&second[..], &[("kecil.x", "160"), ("kecil.y", "64")]].concat();
    ppid.post_form(&sheet, &second).await.expect(303);

    let ctx = ppid.ctx();
    let places = redact::store::list_places(ctx.db(), ctx.body(), entry.files[0].version).await.unwrap();
    let drawn = places.last().unwrap();
    assert_eq!((drawn.kind.as_str(), drawn.note.as_str()), ("box", "tanda tangan"));
    // A tenth of 720 pixels to half of 320: 40 % of the page's width.
    let a6 = 297_638;
    assert!(
        (drawn.left_mpt - a6 / 10).abs() < 500 && (drawn.width_mpt - a6 * 4 / 10).abs() < 500,
        "{drawn:?}"
    );

    ppid.post_form(&sheet, &[("nomor", "1"), ("ground", "EX17H"), ("do", "")]).await.expect(422);
    let beside =
        [("nomor", "1"), ("do", "numbers"), ("left", "10"), ("top", "10"), ("width", "0"), ("height", "5")];
    ppid.post_form(&sheet, &[&beside[..], &[("ground", "PDP")]].concat()).await.expect(422);
    let remove = format!("remove-{}", drawn.number);
    ppid.post_form(&sheet, &[("nomor", "1"), ("do", &remove)]).await.expect(303);
    let places = redact::store::list_places(ctx.db(), ctx.body(), entry.files[0].version).await.unwrap();
    assert!(places.iter().all(|place| place.kind != "box"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_loses_its_pixels_also_while_its_entry_is_a_draft() {
    let city = TestApp::new().await;
    let white = ::image::RgbImage::from_pixel(200, 100, ::image::Rgb([250, 250, 250]));
    let mut png = std::io::Cursor::new(Vec::new());
    white.write_to(&mut png, ::image::ImageFormat::Png).unwrap();
    let entry =
        city.entry("kel-satu").title("Foto ktp").file("ktp.png", &png.into_inner(), &[]).create().await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let (ctx, content) = (ppid.ctx(), entry.files[0].version);
    redact::begin(&ctx, content).await.unwrap();
    wait(&city).await;
    let half = Frame { page: 1, left: 0, top: 0, width: 100_000, height: 100_000 };
    redact::add_box(&ctx, content, half, "EX17H", "").await.unwrap();
    redact::make(&ctx, content).await.unwrap();
    wait(&city).await;
    let new = redact::apply(&ctx, content, false).await.unwrap();
    wait(&city).await;
    let version = document::store::find_version(ctx.db(), ctx.body(), new).await.unwrap().unwrap();
    assert_eq!((version.redacted_from_id, version.number), (Some(content), 2));
    let drawn =
        ::image::load_from_memory(&city.app.files.get(&version.sha256).await.unwrap()).unwrap().into_rgb8();
    assert!(drawn.get_pixel(5, 90).0.iter().all(|part| *part < 40));
    assert!(drawn.get_pixel(190, 90).0.iter().all(|part| *part > 200));
    let now = register::find(&ctx, entry.id).await.unwrap();
    let latest = register::latest(&ctx, &now).await.unwrap();
    assert_eq!(latest.documents[0].document_version_id, new);
    assert!(!now.is_public());
    city.get(&version.path()).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_decides_about_personal_data_cuts_and_only_with_a_ground() {
    let city = TestApp::new().await;
    let entry = published(&city).await;
    let content = entry.files[0].version;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    operator.get(&path(content)).await.expect(403);
    operator.post_form(&format!("{}/mulai", path(content)), &[]).await.expect(403);
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    other.post_form(&format!("{}/mulai", path(content)), &[]).await.expect(404);

    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let ctx = ppid.ctx();
    redact::begin(&ctx, content).await.unwrap();
    wait(&city).await;
    assert!(matches!(redact::begin(&ctx, content).await, Err(Error::Conflict)));
    let choice = |ground: &str, note: &str| Choice {
        number: 1,
        is_chosen: false,
        ground: ground.to_owned(),
        note: note.to_owned(),
    };
    for (ground, note) in
        [("EX17Z", ""), ("", ""), ("PDP", &*format!("NIK {NIK}")), ("PDP", &*"x".repeat(201))]
    {
        let refused = redact::choose(&ctx, content, &[choice(ground, note)], None).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{ground} {note}");
    }
    redact::choose(&ctx, content, &[choice("PDP", "")], None).await.unwrap();
    let nothing = redact::make(&ctx, content).await;
    let is_told = |errors: &FieldErrors| errors.0 == [("cut", "redact-error-nothing")];
    assert!(matches!(&nothing, Err(Error::Invalid(errors)) if is_told(errors)), "{nothing:?}");
    for words in [&[][..], &["ab".to_owned()][..]] {
        assert!(redact::add_words(&ctx, content, words, "PDP", "").await.is_err());
    }
    let missing =
        redact::add_words(&ctx, content, &["tidak ada di sini".to_owned()], "PDP", "").await.unwrap();
    assert_eq!(missing, ["tidak ada di sini"]);
    ppid.post_form(&format!("{}/batal", path(content)), &[]).await.expect(303);
    assert!(redact::store::find_plan(ctx.db(), ctx.body(), content).await.unwrap().is_none());
    assert_eq!(public_content(&city, entry.id).await, content, "the file stayed as it was");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_file_says_so_and_changes_nothing() {
    let city = TestApp::new().await;
    let entry =
        city.entry("kel-satu").file("rusak.pdf", b"%PDF-1.7 rusak", &["x"]).published().create().await;
    let content = entry.files[0].version;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    post(&city, &ppid, &format!("{}/mulai", path(content)), &[]).await.expect(303);
    assert!(ppid.get(&path(content)).await.expect(200).shows("Berkas ini rusak"));
    let sheet = city.entry("kel-satu").file("tabel.xlsx", b"PK", &["x"]).published().create().await;
    let refused = redact::begin(&ppid.ctx(), sheet.files[0].version).await;
    assert!(matches!(refused, Err(Error::Refused("redact-refused-kind"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn uu_27_2022_what_could_not_be_read_demands_a_decision() {
    let limits = ::document::Limits { max_text_bytes: 1_000, ..::document::Limits::default() };
    let reader = ::document::child::Reader::new(None, limits);
    let nowhere = ::document::ocr::Ocr::named("a-program-that-is-nowhere");
    let city = TestApp::with_reading(reader, Some(nowhere)).await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let ctx = ppid.ctx();
    let long = "Notulen rapat. ".repeat(200);
    let (entry, version) = taken(&city, &ppid, "notulen.txt", long.into_bytes()).await;
    let found = document::store::list_findings(ctx.db(), ctx.body(), version).await.unwrap();
    assert_eq!(
        found.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(),
        ["rest"],
        "it was cut at the limit"
    );
    let now = register::find(&ctx, entry).await.unwrap();
    let content = register::Content {
        title: "Notulen".to_owned(),
        summary: "Notulen rapat".to_owned(),
        ..register::latest(&ctx, &now).await.unwrap()
    };
    let saved = register::save(&ctx, entry, &Save { version: now.version, content }).await.unwrap();
    let refused = register::submit(&ctx, entry, saved).await;
    assert!(matches!(refused, Err(Error::Refused("document-refused-undecided"))), "{refused:?}");
    document::decide(&ctx, version, "lawful", "Sudah saya baca sampai akhir").await.unwrap();
    register::submit(&ctx, entry, saved).await.unwrap();

    let white = ::image::RgbImage::from_pixel(200, 100, ::image::Rgb([250, 250, 250]));
    let mut png = std::io::Cursor::new(Vec::new());
    white.write_to(&mut png, ::image::ImageFormat::Png).unwrap();
    let (scan, version) = taken(&city, &ppid, "pindaian.png", png.into_inner()).await;
    let read = document::store::find_version(ctx.db(), ctx.body(), version).await.unwrap().unwrap();
    assert_eq!(read.text_state.0, TextState::NoText);
    let desk = ppid.get(&format!("/kerja/informasi/{scan}")).await.expect(200);
    assert!(desk.shows("tidak dapat dicari isinya"), "{}", desk.text());
    let details = last_detail(&city, "document.read").await;
    assert_eq!(details, "no_text, ocr failed on 1 pages");
}

/// Sends a file by the first screen; the first saved version has it.
async fn taken(city: &TestApp, officer: &Client, name: &str, bytes: Vec<u8>) -> (EntryId, DocumentVersionId) {
    let part = testkit::FilePart {
        field: "files",
        file_name: name,
        content_type: "application/octet-stream",
        bytes: &bytes,
    };
    let answer = officer.multipart("/kerja/informasi/baru", &[], &[part]).await.expect(303);
    wait(city).await;
    let id = answer.location().split(['/', '?']).find_map(|part| part.parse().ok()).map(EntryId).unwrap();
    let ctx = officer.ctx();
    let versions = register::store::list_versions(ctx.db(), ctx.body(), id).await.unwrap();
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1]);
    let hung = register::store::list_documents(ctx.db(), ctx.body(), versions[0].id).await.unwrap();
    (id, hung[0].document_version_id)
}

async fn last_detail(city: &TestApp, act: &str) -> String {
    city.app.db.one(&db::sql!("sql/last_detail.sql"), db::params![city.body, act]).await.unwrap()
}

#[test]
fn ids_of_contents_stand_in_addresses() {
    assert_eq!(path(DocumentVersionId(7)), "/kerja/dokumen/7/hitamkan");
}
