//! Units: import from tables good and bad, profiles, names, mergers, and who may do it.

use app::Error;
use app::ctx::{Actor, Ctx};
use app::org::import::{self, ImportProblem, Plan};
use app::org::{End, Naming};
use rules::role::Role;
use testkit::{FilePart, TestApp};

const GOOD: &str = "code,name,short_name,type,parent,address,phone,latitude,longitude,colour,former_names\n\
    kel-tiga,Kelurahan Tiga,,kelurahan,kec-tiga,,,,,hijau,Desa Tiga; Kampung Tiga\n\
    kec-tiga,Kecamatan Tiga,Kec. Tiga,kecamatan,kota,Jalan Raya 3,,\"-6,01\",\"106,04\",,\n\
    dinkes,Dinas Kesehatan dan Keluarga Berencana,Dinkes,dinas,kota,,(0254) 111,,,,\n";

fn plan(city: &TestApp, text: &str) -> Plan {
    import::plan(&city.directory(), import::parse(text.as_bytes()).unwrap())
}

fn faults(plan: &Plan) -> Vec<(u64, &'static str)> {
    plan.problems.iter().map(|problem| (problem.line, problem.key)).collect()
}

async fn log_rows(city: &TestApp) -> i64 {
    app::audit::head(&city.app.db, city.body).await.unwrap().log_seq
}

#[tokio::test]
async fn a_table_creates_and_changes_units_in_any_order_of_rows() {
    let city = TestApp::new().await;
    let planned = plan(&city, GOOD);
    assert_eq!(faults(&planned), []);
    let new: Vec<_> = planned.create.iter().map(|entry| entry.unit.code.as_str()).collect();
    assert_eq!(new, ["kec-tiga", "kel-tiga"], "those above come first");
    let outcome = import::apply(&city.system(), planned).await.unwrap();
    assert_eq!((outcome.created, outcome.changed), (2, 1));

    let directory = city.directory();
    let village = directory.by_code("kel-tiga").unwrap();
    assert_eq!(village.parent_id, Some(city.unit("kec-tiga")));
    assert_eq!(directory.by_code("kec-tiga").unwrap().latitude_e6, Some(-6_010_000));
    let health = directory.by_code("dinkes").unwrap();
    assert_eq!(health.phone, "(0254) 111");
    assert_eq!(health.address, "Jalan Contoh Nomor 1", "an empty cell removes nothing");
    let former = |unit| {
        let names = directory.former_names().iter().filter(move |name| name.unit_id == unit);
        names.map(|name| name.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(former(health.id), ["Dinas Kesehatan"]);
    assert_eq!(former(village.id).len(), 2);
}

#[tokio::test]
async fn the_same_table_again_changes_nothing() {
    let city = TestApp::new().await;
    import::apply(&city.system(), plan(&city, GOOD)).await.unwrap();
    let before = log_rows(&city).await;
    let again = plan(&city, GOOD);
    assert!(again.is_empty(), "{}", again.to_text(app::locale::Locale::Indonesian));
    assert_eq!(again.unchanged, 3);
    import::apply(&city.system(), again).await.unwrap();
    assert_eq!(log_rows(&city).await, before);
}

#[tokio::test]
async fn a_plan_that_is_only_read_changes_nothing() {
    let city = TestApp::new().await;
    let before = log_rows(&city).await;
    let text = plan(&city, GOOD).to_text(app::locale::Locale::Indonesian);
    assert!(text.contains("+ kec-tiga  Kecamatan Tiga"), "{text}");
    assert!(
        text.contains("Nama lengkap: Dinas Kesehatan -> Dinas Kesehatan dan Keluarga Berencana"),
        "{text}"
    );
    assert!(text.contains("2 unit baru, 1 unit berubah"), "{text}");
    assert_eq!(log_rows(&city).await, before);
    assert_eq!(city.directory().active().count(), 7);
}

#[tokio::test]
async fn every_fault_of_the_tree_is_named_by_row_and_nothing_is_done() {
    let city = TestApp::new().await;
    let text = "code,name,type,parent\n\
        a1,Satu,kelurahan,kec-hilang\n\
        a2,Dua,kelurahan,dinkes\n\
        a3,Tiga,dinas,\n\
        a4,Empat,city,\n\
        kec-satu,Kecamatan Satu,dinas,kota\n";
    let planned = plan(&city, text);
    assert_eq!(
        faults(&planned),
        [
            (2, "org-import-unknown-parent"),
            (3, "org-import-wrong-parent"),
            (4, "org-import-no-parent"),
            (5, "org-import-second-city"),
            (6, "org-import-wrong-children"),
        ]
    );
    assert!(matches!(import::apply(&city.system(), planned).await, Err(Error::Refused(_))));
    assert_eq!(city.directory().active().count(), 7);
}

#[tokio::test]
async fn windows_1252_is_read_as_it_was_written() {
    let city = TestApp::new().await;
    let mut bytes = b"kode;nama;jenis;induk;alamat\nkel-cafe;Kelurahan Caf".to_vec();
    bytes.extend(b"\xe9;kelurahan;kec-satu;Jalan \x93Melati\x94\n");
    let sheet = import::parse(&bytes).unwrap();
    assert_eq!(sheet.encoding, "windows-1252");
    import::apply(&city.system(), import::plan(&city.directory(), sheet)).await.unwrap();
    let unit = city.directory().by_code("kel-cafe").cloned().unwrap();
    assert_eq!((unit.name.as_str(), unit.address.as_str()), ("Kelurahan Café", "Jalan “Melati”"));
}

#[tokio::test]
async fn a_plan_made_before_somebody_saved_is_refused() {
    let city = TestApp::new().await;
    let stale = plan(&city, GOOD);
    let rename = "code,name,type,parent\ndinkes,Dinas Lain,dinas,kota\n";
    import::apply(&city.system(), plan(&city, rename)).await.unwrap();
    assert!(matches!(import::apply(&city.system(), stale).await, Err(Error::Conflict)));
    assert!(city.directory().by_code("kec-tiga").is_none());
}

#[tokio::test]
async fn a_hundred_and_twenty_units_take_well_under_ten_seconds() {
    let city = TestApp::new().await;
    let rows = (0..120).map(|n| format!("u{n},Unit {n},dinas,kota\n")).collect::<String>();
    let start = std::time::Instant::now();
    let planned = plan(&city, &format!("code,name,type,parent\n{rows}"));
    import::apply(&city.system(), planned).await.unwrap();
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert_eq!(city.directory().active().count(), 127);
}

#[tokio::test]
async fn the_pages_show_the_difference_first_and_do_it_after_consent() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    main.get("/kerja/unit/impor").await.expect(200);
    let file =
        FilePart { field: "berkas", file_name: "unit.csv", content_type: "text/csv", bytes: GOOD.as_bytes() };
    let page = main.multipart("/kerja/unit/impor", &[], &[file]).await.expect(200);
    assert!(page.shows("Kecamatan Tiga"), "{}", page.text());
    assert_eq!(city.directory().active().count(), 7);
    let source = page.source();
    let hidden = |name: &str| {
        let rest = source.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().replace("&#43;", "+").replace("&#61;", "=").replace("&#47;", "/")
    };
    let (content, digest) = (hidden("isi"), hidden("sidik"));
    let path = "/kerja/unit/impor/terapkan";
    main.post_form(path, &[("isi", &content), ("sidik", "lain")]).await.expect(409);
    assert_eq!(city.directory().active().count(), 7);
    main.post_form(path, &[("isi", &content), ("sidik", &digest)]).await.expect(303);
    assert_eq!(city.directory().active().count(), 9);
}

#[tokio::test]
async fn bad_files_are_answered_in_plain_words() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let many = (0..50_000).map(|n| format!("u{n},Unit {n},dinas,kota\n")).collect::<String>();
    let many = format!("code,name,type,parent\n{many}");
    let cases: [(&[u8], &str); 5] = [
        (b"satu,dua\n1,2\n", "Kolom ini tidak ditemukan"),
        (b"PK\x03\x04 zip", "buku kerja Excel"),
        (b"", "kosong"),
        (many.as_bytes(), "lebih dari 5.000 baris"),
        (b"code,name,type,parent\na,A,dinas,kota\na,B,dinas,kota\n", "Baris 3"),
    ];
    for (bytes, words) in cases {
        let file = FilePart { field: "berkas", file_name: "unit.csv", content_type: "text/csv", bytes };
        let page = main.multipart("/kerja/unit/impor", &[], &[file]).await.expect(422);
        assert!(page.shows(words), "{words}: {}", page.text());
    }
    assert_eq!(city.directory().active().count(), 7);
    assert_eq!(import::parse(many.as_bytes()), Err(ImportProblem::TooManyRows));
}

fn profile<'a>(seen: &'a str, point: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("dilihat", seen),
        ("singkatan", "Kel. Satu"),
        ("alamat", "Jalan Baru 5"),
        ("surel", email),
        ("titik", point),
        ("warna", "green"),
        ("pimpinan-jabatan", "Lurah"),
        ("pimpinan-nama", "Nama Contoh"),
        ("pimpinan-jabatan", ""),
        ("pimpinan-nama", ""),
    ]
}

fn seen(city: &TestApp, code: &str) -> String {
    city.directory().by_code(code).unwrap().updated_at.to_string()
}

#[tokio::test]
async fn an_operator_edits_the_own_profile_and_the_page_keeps_what_was_typed() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let old = seen(&city, "kel-satu");
    let wrong = operator.post_form("/kerja/unit/kel-satu", &profile(&old, "106.04, -6.01", "bukan")).await;
    let wrong = wrong.expect(422);
    assert!(wrong.shows("bukan alamat surel") && wrong.source().contains("Jalan Baru 5"), "{}", wrong.text());
    let link = "https://www.google.com/maps/@-6.01,106.04,17z";
    operator.post_form("/kerja/unit/kel-satu", &profile(&old, link, "a@contoh.test")).await.expect(303);
    let unit = city.directory().by_code("kel-satu").cloned().unwrap();
    assert_eq!((unit.latitude_e6, unit.longitude_e6), (Some(-6_010_000), Some(106_040_000)));
    assert_eq!((unit.colour.as_str(), unit.address.as_str()), ("green", "Jalan Baru 5"));
    let officials = app::org::store::list_officials(&city.app.db, city.body, unit.id).await.unwrap();
    assert_eq!(officials.len(), 1);
    let stale =
        operator.post_form("/kerja/unit/kel-satu", &profile(&old, "", "b@contoh.test")).await.expect(409);
    assert!(stale.shows("Sudah diubah orang lain") && stale.source().contains("b@contoh.test"));
    assert_eq!(city.directory().by_code("kel-satu").unwrap().email, "a@contoh.test");
}

#[tokio::test]
async fn only_who_may_manages_units() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let all =
        ["/kerja/unit/impor", "/kerja/unit/baru", "/kerja/unit/kel-satu/nama", "/kerja/unit/kel-satu/gabung"];
    for path in all {
        assert_eq!(operator.get(path).await.status, 403, "{path}");
    }
    assert_eq!(operator.get("/kerja/unit/kel-dua").await.status, 403);
    assert_eq!(operator.get("/kerja/unit/kel-dua/aktivitas").await.status, 404);
    operator.get("/kerja/unit").await.expect(200);
    let refused = import::apply(&operator.ctx(), plan(&city, GOOD)).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    let visitor = Ctx::for_system(&city.app, city.directory(), Actor::Visitor);
    assert!(matches!(import::apply(&visitor, plan(&city, GOOD)).await, Err(Error::SignedOut)));
}

fn naming(city: &TestApp, code: &str) -> Naming {
    let directory = city.directory();
    Naming::of(&directory, directory.by_code(code).unwrap())
}

#[tokio::test]
async fn a_renamed_unit_keeps_its_old_name_and_address() {
    let city = TestApp::new().await;
    let unit = city.unit("kel-satu");
    let new = Naming {
        name: "Kelurahan Satu Baru".to_owned(),
        code: "kel-satu-baru".to_owned(),
        until_on: "31-12-2025".to_owned(),
        reason: "Perwal 12/2025".to_owned(),
        ..naming(&city, "kel-satu")
    };
    app::org::rename(&city.system(), unit, &new).await.unwrap();
    let directory = city.directory();
    assert_eq!(directory.successor("kel-satu").unwrap().code, "kel-satu-baru");
    let former = &directory.former_names()[0];
    assert_eq!((former.name.as_str(), former.until_on.as_deref()), ("Kelurahan Satu", Some("2025-12-31")));
    // The old code stays reserved for the unit it belonged to.
    let taken = Naming { code: "kel-satu".to_owned(), seen: 0, ..naming(&city, "kel-dua") };
    assert!(matches!(app::org::create(&city.system(), &taken).await, Err(Error::Invalid(_))));
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    assert!(main.get("/kerja/unit/kel-satu-baru/nama").await.expect(200).shows("Kelurahan Satu"));
}

#[tokio::test]
async fn a_new_unit_is_made_on_the_page_with_its_faults_beside_the_fields() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let form = |code, parent| {
        [("nama", "Kelurahan Tiga"), ("kode", code), ("jenis", "kelurahan"), ("induk", parent)]
    };
    let wrong = main.post_form("/kerja/unit/baru", &form("Kel Tiga", "dinkes")).await.expect(422);
    assert!(wrong.shows("hanya boleh berisi huruf kecil") && wrong.shows("tidak dapat berada di bawah"));
    let made = main.post_form("/kerja/unit/baru", &form("kel-tiga", "kec-dua")).await.expect(303);
    assert_eq!(made.location(), "/kerja/unit/kel-tiga?ok=unit-created");
    main.get(made.location()).await.expect(200);
}

#[tokio::test]
async fn a_merged_unit_hands_over_drafts_and_people_and_its_address() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let published = city.news("kel-satu").title("Sudah terbit").published().create().await;
    let draft = city.news("kel-satu").title("Belum selesai").by(operator.officer().id).create().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let form = [("cara", "gabung"), ("penerus", "kel-dua"), ("alasan", "Perda 3/2026")];
    main.get("/kerja/unit/kel-satu/gabung").await.expect(200);
    main.post_form("/kerja/unit/kel-satu/gabung", &form).await.expect(303);
    let (kept, moved) = (city.unit("kel-satu"), city.unit("kel-dua"));
    let unit_of =
        async |id| app::news::store::find_news(&city.app.db, city.body, id).await.unwrap().unwrap().unit_id;
    assert_eq!(unit_of(published.id).await, kept);
    assert_eq!(unit_of(draft.id).await, moved);
    assert_eq!(city.directory().successor("kel-satu").unwrap().code, "kel-dua");
    let grants =
        app::account::store::list_grants(&city.app.db, city.body, operator.officer().id).await.unwrap();
    assert_eq!(grants.iter().map(|grant| grant.unit).collect::<Vec<_>>(), [moved.0]);
    operator.get("/kerja/unit/kel-dua").await.expect(200);
    let verdict = app::audit::verify::verify(&city.app.db, city.body).await.unwrap();
    assert_eq!(verdict.findings, []);
}

#[tokio::test]
async fn what_the_city_needs_cannot_end() {
    let city = TestApp::new().await;
    let end = async |code: &str, how, reason: &str| {
        app::org::end(&city.system(), city.unit(code), how, reason).await
    };
    assert!(matches!(end("kota", End::Close, "x").await, Err(Error::Refused("org-end-needed"))));
    assert!(matches!(end("diskominfo", End::Close, "x").await, Err(Error::Refused("org-end-needed"))));
    assert!(matches!(end("kec-satu", End::Close, "x").await, Err(Error::Refused("org-end-children"))));
    assert!(matches!(end("kel-satu", End::Close, "").await, Err(Error::Invalid(_))));
    // Kelurahan fit below the other kecamatan, so they move along.
    end("kec-satu", End::Merge(city.unit("kec-dua")), "Perda 3/2026").await.unwrap();
    let directory = city.directory();
    assert_eq!(directory.by_code("kel-satu").unwrap().parent_id, Some(city.unit("kec-dua")));
}
