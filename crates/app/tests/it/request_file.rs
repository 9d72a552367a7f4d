//! Files of a request: papers of the requester, sealed; files of the answer, guarded and given to who asked.

use app::document::{self, Finding, TextState, store::Facts};
use app::ids::EntryId;
use app::register::{self, HungDocument, Save};
use rules::role::Role;
use testkit::{Client, FilePart, TestApp};

use crate::request::{NOTICE, assigned, fields, file, first_case, lies_open, send};

/// A PDF just whole enough to be one, with a marker in it.
pub(crate) const SCAN: &[u8] = b"%PDF-1.4\n% penanda-kanari-ktp\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

fn scan(bytes: &[u8]) -> FilePart<'_> {
    FilePart {
        field: "identitas",
        file_name: "KTP Penanya Kanari.pdf",
        content_type: "application/pdf",
        bytes,
    }
}

#[tokio::test]
async fn the_requester_hands_in_a_paper_later_by_the_tracking_page_and_never_sees_it_again() {
    let city = TestApp::new().await;
    let public = file(&city, "nanti").await;
    let visitor = city.visitor();
    assert!(visitor.get(&public).await.expect(200).source().contains("/berkas\""));
    let none = visitor.multipart(&format!("{public}/berkas"), &[], &[]).await.expect(422);
    assert!(none.source().contains("<details id=\"berkas\" open>"), "{}", none.text());
    let before = city.get(&public).await.text();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    visitor.multipart(&format!("{public}/berkas"), &[], &[scan(SCAN)]).await.expect(303);
    let page = visitor.get(&public).await.expect(200);
    assert!(page.shows("Pemohon menambahkan berkas") && !before.contains("menambahkan berkas"));
    assert!(ppid.get("/kerja/pemberitahuan").await.expect(200).shows("menambahkan berkas"));
    let case = first_case(&ppid).await;
    assert!(ppid.get(&case).await.expect(200).shows("Berkas dari pemohon"));
    visitor.multipart("/permohonan/0000-0000-0000/berkas", &[], &[scan(SCAN)]).await.expect(404);
    visitor.post_form(&format!("{public}/cabut"), &[("version", "1")]).await.expect(303);
    visitor.multipart(&format!("{public}/berkas"), &[], &[scan(SCAN)]).await.expect(422);
}

#[tokio::test]
async fn uu_27_2022_ps_43_the_bytes_of_an_erased_paper_are_really_gone() {
    let city = TestApp::new().await;
    city.visitor().multipart("/permohonan", &fields("hapus"), &[scan(SCAN)]).await.expect(303);
    let kept = stored(&city);
    assert!(!kept.is_empty());
    let tx = city.app.db.begin().await.unwrap();
    let ctx = city.system();
    app::request::forget(&ctx, &tx, app::ids::RequestId(1), "uji").await.unwrap();
    tx.commit().await.unwrap();
    city.run_jobs().await;
    assert!(stored(&city).is_empty(), "nothing of it lies in the store");
}

/// Names of the files in the store.
fn stored(city: &TestApp) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![city.folder().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else if name.len() == 64 && name.chars().all(|c| c.is_ascii_hexdigit()) {
                found.push(name);
            }
        }
    }
    found
}

#[tokio::test]
async fn uu_27_2022_ps_35_a_scan_of_identity_is_sealed_and_each_opening_is_recorded() {
    let city = TestApp::new().await;
    let sent = city.visitor().multipart("/permohonan", &fields("satu"), &[scan(SCAN)]).await.expect(303);
    let public = sent.location().split('?').next().unwrap().to_owned();
    assert!(!lies_open(&city, b"penanda-kanari-ktp"), "the content is sealed");
    assert!(!lies_open(&city, b"ktp-penanya-kanari"), "and so is its name");
    assert!(
        !city.get(&public).await.expect(200).shows("Bukti identitas"),
        "the public page says nothing of it"
    );
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    let case = first_case(&desk).await;
    assert!(desk.get(&case).await.expect(200).shows("Bukti identitas"));
    let opened = desk.post_form(&format!("{case}/berkas/1"), &[]).await.expect(200);
    assert_eq!(opened.bytes, SCAN);
    assert!(opened.header("content-disposition").starts_with("attachment"));
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("membuka berkas pemohon"));
    // Who may read requests but not who asks does not open it; another unit does not know of it.
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    superior.post_form(&format!("{case}/berkas/1"), &[]).await.expect(403);
    let other = city.sign_in_as(Role::ServiceOfficer, "kel-dua").await;
    other.post_form(&format!("{case}/berkas/1"), &[]).await.expect(404);
}

#[tokio::test]
async fn a_scan_of_80_megabytes_is_refused_kindly_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let huge = vec![7_u8; 80 << 20];
    let answer = city.visitor().multipart("/permohonan", &fields("besar"), &[scan(&huge)]).await.expect(422);
    assert!(answer.shows("lebih dari 10 MB"), "{}", answer.text());
    assert!(answer.source().contains("Jalan Kanari 7"));
    let program =
        city.visitor().multipart("/permohonan", &fields("besar"), &[scan(b"MZ\x90\0program")]).await;
    assert!(program.expect(422).source().contains("Jalan Kanari 7"));
    assert!(
        city.get(&file(&city, "besar").await).await.shows("0001/PPID-KEL-SATU/"),
        "no number was used up"
    );
}

#[tokio::test]
async fn papers_come_later_at_the_desk_without_losing_a_day() {
    let city = TestApp::new().await;
    let public = file(&city, "satu").await;
    let before = city.get(&public).await.text();
    city.clock.advance(3 * 86_400_000);
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    let case = first_case(&desk).await;
    desk.multipart(&format!("{case}/berkas"), &[], &[]).await.expect(422);
    desk.multipart(&format!("{case}/berkas"), &[], &[scan(SCAN)]).await.expect(303);
    assert!(desk.get(&case).await.expect(200).shows("Bukti identitas"));
    assert_eq!(city.get(&public).await.text(), before, "the requester's dates stand");
}

/// Hangs a file with one finding of personal data on an entry.
async fn hang(city: &TestApp, who: &Client, entry: EntryId) -> app::ids::DocumentVersionId {
    let ctx = who.ctx();
    let bytes = b"Daftar penerima; NIK 9601014107900001".to_vec();
    let new = document::NewFile {
        bytes: i64::try_from(bytes.len()).unwrap(),
        sha256: city.app.files.put(bytes).await.unwrap(),
        name: "daftar.txt".to_owned(),
        kind: "txt".to_owned(),
        content_type: "text/plain".to_owned(),
    };
    let (document_id, version) = document::add(&ctx, entry, None, &new).await.unwrap();
    let finding =
        Finding { kind: "nik".to_owned(), page: 1, masked: "9601••••••••0001".to_owned() };
    let facts = Facts {
        state: TextState::Read,
        text_sha256: None,
        pages: Some(1),
        characters: Some(37),
        has_script: false,
        thumbnail_sha256: None,
        findings: vec![finding],
    };
    let tx = city.app.db.begin().await.unwrap();
    document::store::put_facts(&tx, ctx.body(), version, &facts).await.unwrap();
    tx.commit().await.unwrap();
    let found = register::find(&ctx, entry).await.unwrap();
    let mut content = register::latest(&ctx, &found).await.unwrap();
    content.documents.push(HungDocument {
        document_version_id: version,
        document_id,
        title: "Daftar penerima".to_owned(),
    });
    register::save(&ctx, entry, &Save { version: found.version, content }).await.unwrap();
    version
}

#[tokio::test]
async fn uu_27_2022_ps_65_files_of_an_answer_are_guarded_and_given_only_to_who_holds_the_code() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    let made = ppid.post_form(&format!("{case}/entri"), &[]).await.expect(303).location().to_owned();
    let entry = EntryId(made.rsplit('/').next().unwrap().parse().unwrap());
    let page = ppid.get(&made).await.expect(200);
    assert!(page.shows("Dari permohonan 0001/PPID-KEL-SATU/"), "linked back: {}", page.text());
    assert!(page.source().contains("Realisasi anggaran jalan lingkungan 2025"), "prefilled");
    assert!(ppid.get(&case).await.expect(200).source().contains(&made), "linked there");
    let version = hang(&city, &ppid, entry).await;
    let refused = send(&ppid, &case, "jawab", &NOTICE).await.expect(422);
    assert!(refused.source().contains("Laporan realisasi 2025"), "nothing typed is lost");
    document::decide(&ppid.ctx(), version, "lawful", "Dimuat dengan persetujuan").await.unwrap();
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    let link = format!("{public}/berkas/{version}/daftar.txt");
    assert!(city.get(&public).await.expect(200).source().contains(&link));
    let given = city.get(&link).await.expect(200);
    assert!(given.bytes.starts_with(b"Daftar penerima"));
    assert!(given.header("cache-control").starts_with("private"));
    city.get(&format!("/permohonan/0000-0000-0000/berkas/{version}/daftar.txt")).await.expect(404);
    let other = file(&city, "dua").await;
    city.get(&format!("{other}/berkas/{version}/daftar.txt")).await.expect(404);
    // What was given stays with the case.
    let found = register::find(&ppid.ctx(), entry).await.unwrap();
    let thrown = register::discard(&ppid.ctx(), entry, found.version).await;
    assert!(matches!(thrown, Err(app::Error::Refused("request-refused-given"))), "{thrown:?}");
}
