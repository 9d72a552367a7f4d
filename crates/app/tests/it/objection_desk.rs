//! Objections written down at the desk, objections to information that was not announced, and the letter that decides.

use rules::case::objection::{ObjectionReason, State, Timing};
use rules::role::Role;
use testkit::{Answer, Client, FilePart, TestApp};

use crate::objection::july;
use crate::request::{NIK, file, send};
use crate::request_file::SCAN;

const NEW: &str = "/kerja/keberatan/baru";
const NUMBER: &str = "0001/PPID-KEL-SATU/VII/2026";

/// An objection as said at the desk on a day.
fn said(day: &str) -> Vec<(&str, &str)> {
    vec![
        ("nomor", NUMBER),
        ("formulir", "lisan"),
        ("kanal", "walk_in"),
        ("tanggal", day),
        ("pukul", "08:15"),
        ("alasan", "obj_e"),
        ("posisi", "Belum dipenuhi"),
        ("tujuan", "Penelitian"),
    ]
}

/// What is said of information that was not announced.
fn unannounced() -> Vec<(&'static str, &'static str)> {
    vec![
        ("formulir", "berkala"),
        ("informasi", "Laporan keuangan 2025"),
        ("tujuan", "Penelitian"),
        ("unit", "kel-satu"),
        ("posisi", "Tidak ada di situs sejak Januari"),
        ("pemohon", "individual"),
        ("nama", "Penanya Kanari"),
        ("alamat", "Jalan Kanari 7"),
        ("surel", "penanya@example.test"),
        ("nik", NIK),
    ]
}

async fn of_desk(city: &TestApp, answer: Answer) -> app::objection::Objection {
    let id = answer.expect(303).location().split('?').next().unwrap().rsplit('/').next().unwrap().parse();
    let id = app::ids::ObjectionId(id.unwrap());
    app::objection::find(&city.app.db, city.body, id).await.unwrap().unwrap()
}

async fn desk(city: &TestApp) -> Client {
    city.sign_in_as(Role::ServiceOfficer, "kel-satu").await
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_an_objection_said_at_the_desk_is_written_down_and_counts_from_its_receipt() {
    let city = july().await;
    file(&city, "satu").await;
    city.clock.advance(7 * 86_400_000);
    let desk = desk(&city).await;
    assert!(desk.get("/kerja/keberatan").await.expect(200).source().contains(NEW));
    assert!(desk.get(&format!("{NEW}?nomor=9/LAIN")).await.expect(200).shows("tidak ditemukan"));
    let form = desk.get(&format!("{NEW}?nomor={NUMBER}")).await.expect(200);
    assert!(form.shows(NUMBER) && !form.source().contains("Penanya Kanari"), "who asked is not shown");
    let future = desk.post_form(NEW, &said("2026-07-20")).await.expect(422);
    assert!(future.source().contains("Belum dipenuhi"), "what was typed stays");
    let objection = of_desk(&city, desk.post_form(NEW, &said("2026-07-10")).await).await;
    assert_eq!((objection.received_on.as_str(), objection.state.0), ("2026-07-10", State::Filed));
    // Thirty working days after Friday 10 July, with 17 August a holiday of the calendar.
    let straight = objection.due_legal.clone().unwrap();
    assert!(straight.as_str() >= "2026-08-21" && straight.as_str() <= "2026-08-26", "{straight}");
    let page = desk.get(&objection.desk()).await.expect(200);
    assert!(page.shows("Dicatat petugas"), "{}", page.text());
    let again = of_desk(&city, desk.post_form(NEW, &said("2026-07-10")).await).await;
    assert_eq!(again.id, objection.id, "the same form is one objection");
}

#[tokio::test]
async fn only_the_desk_of_the_unit_writes_an_objection_down() {
    let city = july().await;
    file(&city, "satu").await;
    let other = city.sign_in_as(Role::ServiceOfficer, "kel-dua").await;
    assert!(other.get(&format!("{NEW}?nomor={NUMBER}")).await.expect(200).shows("tidak ditemukan"));
    other.post_form(NEW, &said("2026-07-06")).await.expect(404);
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    superior.get(NEW).await.expect(403);
    superior.get(&format!("{NEW}/berkala")).await.expect(403);
    city.visitor().post_form(NEW, &said("2026-07-06")).await.expect(401);
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_huruf_b_information_that_was_not_announced_needs_no_request() {
    let city = july().await;
    let page = city.get("/permohonan").await.expect(200);
    assert!(page.source().contains("href=\"/keberatan/baru\""));
    let wrong = city.visitor().post_form("/keberatan/baru", &[("informasi", "Laporan")]).await.expect(422);
    assert!(wrong.shows("Ceritakan apa yang terjadi") && wrong.source().contains("Laporan"));
    let filed = city.visitor().post_form("/keberatan/baru", &unannounced()).await.expect(303);
    let path = filed.location().split('?').next().unwrap().to_owned();
    let page = city.get(&path).await.expect(200);
    assert!(page.shows("b. Tidak disediakannya informasi berkala") && page.shows("Laporan keuangan 2025"));
    assert!(page.shows("0001/KEB-KEL-SATU/VII/2026") && !page.source().contains("Penanya Kanari"));
    let receipt = city.get(&format!("{path}/tanda-terima.pdf")).await.expect(200);
    assert!(receipt.bytes.starts_with(b"%PDF"));
    let plain = page.source().replace("&#38;", "&").replace("&amp;", "&");
    let check = plain.split("/tanda-terima?").nth(1).unwrap().split('"').next().unwrap();
    assert!(city.get(&format!("/tanda-terima?{check}")).await.shows("asli"));
    // The tracking code leads to it; no request is counted anywhere.
    let tracking = path.split('/').nth(2).unwrap();
    assert_eq!(city.get(&format!("/permohonan/{tracking}")).await.expect(303).location(), path);
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(!ppid.get("/kerja/permohonan?tab=semua").await.expect(200).shows("Laporan keuangan 2025"));
    let log = city.get("/permohonan/register.csv?tahun=2026").await.expect(200).source();
    assert!(!log.contains("KEB-KEL-SATU"), "{log}");
    assert!(city.get("/keberatan/register.csv?tahun=2026").await.source().contains("0001/KEB-KEL-SATU"));
}

#[tokio::test]
async fn uu_14_2008_ps_36_the_letter_that_decides_it_has_a_code_that_can_be_checked() {
    let city = july().await;
    let desk = desk(&city).await;
    let mut all = unannounced();
    all.extend([("kanal", "letter"), ("tanggal", "2026-07-03"), ("pukul", "10:00")]);
    let objection = of_desk(&city, desk.post_form(&format!("{NEW}/berkala"), &all).await).await;
    assert_eq!((objection.received_on.as_str(), objection.timing.0), ("2026-07-03", Timing::InTime));
    let grounds = app::objection::grounds_of(&city.app.db, city.body, objection.id).await.unwrap();
    assert_eq!(grounds.iter().map(|one| one.reason.0).collect::<Vec<_>>(), [ObjectionReason::B]);
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    send(&superior, &objection.desk(), "periksa", &[]).await.expect(303);
    let decision = [
        ("putusan", "upheld_requester"),
        ("cara", "putusan"),
        ("pertimbangan", "Wajib diumumkan"),
        ("perintah", "Umumkan laporannya"),
        ("batas", "2026-07-20"),
        ("pejabat", "Contoh Sekda"),
        ("jabatan", "Sekretaris Daerah"),
    ];
    send(&superior, &objection.desk(), "putus", &decision).await.expect(303);
    let page = superior.get(&objection.desk()).await.expect(200);
    assert!(page.shows("0001/KEP-KEB-KEL-SATU/VII/2026"), "{}", page.text());
    let issued = app::objection::decision_of(&city.app.db, city.body, objection.id).await.unwrap().unwrap();
    assert!(issued.log_seq > 0, "its place in the change log is kept");
    let code = app::objection::decision_code(&city.system(), objection.id, &issued);
    let number = &issued.letter_number;
    let good = city.get(&format!("/tanda-terima?nomor={number}&kode={code}")).await.expect(200);
    assert!(good.shows("Contoh Sekda") && good.shows("Tanggapan atasan PPID"), "{}", good.text());
    let wrong = city.get(&format!("/tanda-terima?nomor={number}&kode=00")).await.expect(200);
    assert!(wrong.shows("tidak dikenali"));
    // Carried out, the folder is over too, and the public page says so.
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    send(&unit, &objection.desk(), "laksanakan", &[("pelaksanaan", "Diumumkan")]).await.expect(303);
    let found = app::objection::find(&city.app.db, city.body, objection.id).await.unwrap().unwrap();
    assert_eq!(found.closed_on.as_deref(), Some("2026-07-06"));
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_4_each_series_has_a_pattern_of_its_own_and_none_is_taken_for_another() {
    const PLACE: &str = "/kerja/permohonan/penomoran";
    let city = july().await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let taken = [("jenis", "objection"), ("pola", "{seq:04}/PPID-{unit}/{roman}/{year}")];
    assert!(ppid.post_form(PLACE, &taken).await.expect(422).shows("sudah dipakai"));
    ppid.post_form(PLACE, &[("jenis", "objection"), ("pola", "{kind}/{seq}/{unit}/{year}")])
        .await
        .expect(422);
    ppid.post_form(PLACE, &[("jenis", "objection"), ("pola", "K-{seq}.{unit}.{year}")]).await.expect(303);
    let shown = ppid.get(&format!("{PLACE}?jenis=objection")).await.expect(200);
    assert!(shown.shows("K-7.") && shown.shows("Surat keberatan"), "{}", shown.text());
    let filed = city.visitor().post_form("/keberatan/baru", &unannounced()).await.expect(303);
    let page = city.get(filed.location().split('?').next().unwrap()).await.expect(200);
    assert!(page.shows("K-1.KEL-SATU.2026"));
}

fn proof() -> FilePart<'static> {
    FilePart { field: "lampiran", file_name: "tangkapan.pdf", content_type: "application/pdf", bytes: SCAN }
}

#[tokio::test]
async fn papers_come_with_an_objection_without_a_request_and_later_sealed_and_only_for_the_desk() {
    let city = july().await;
    let visitor = city.visitor();
    assert!(city.get("/keberatan/baru").await.expect(200).source().contains("name=\"identitas\""));
    let page = FilePart { bytes: b"<html><script>1</script></html>", ..proof() };
    let wrong = visitor.multipart("/keberatan/baru", &unannounced(), &[page]).await.expect(422);
    assert!(
        wrong.source().contains("id=\"lampiran-galat\"") && wrong.source().contains("Laporan keuangan 2025")
    );
    let filed = visitor.multipart("/keberatan/baru", &unannounced(), &[proof()]).await.expect(303);
    let path = filed.location().split('?').next().unwrap().to_owned();
    assert!(!crate::request::lies_open(&city, b"penanda-kanari-ktp"), "the paper lies open on the disk");
    // Handed in later, on the page of the objection.
    let folder = path.split("/keberatan/").next().unwrap().to_owned();
    assert!(city.get(&path).await.expect(200).source().contains(&format!("action=\"{folder}/berkas\"")));
    let none = visitor.multipart(&format!("{folder}/berkas"), &[], &[]).await.expect(422);
    assert!(none.source().contains("<details id=\"berkas\" open>"));
    let later = visitor.multipart(&format!("{folder}/berkas"), &[], &[proof()]).await.expect(303);
    assert_eq!(
        city.get(later.location()).await.expect(303).location(),
        format!("{path}?ok=request-paper-added")
    );
    // The desk opens them there; a neighbour's does not.
    let desk = desk(&city).await;
    let at = format!("/kerja/keberatan/{}", path.rsplit('/').next().unwrap());
    let item = desk.get(&at).await.expect(200);
    assert!(item.shows("Berkas dari pemohon") && item.source().contains("/kerja/permohonan/1/berkas/2"));
    assert_eq!(desk.post_form("/kerja/permohonan/1/berkas/1", &[]).await.expect(200).bytes, SCAN);
    assert!(
        desk.multipart("/kerja/permohonan/1/berkas", &[], &[]).await.expect(422).shows("0001/KEB-KEL-SATU")
    );
    desk.multipart("/kerja/permohonan/1/berkas", &[], &[proof()]).await.expect(303);
    let other = city.sign_in_as(Role::ServiceOfficer, "kel-dua").await;
    other.post_form("/kerja/permohonan/1/berkas/1", &[]).await.expect(404);
    let how = [("kanal", "letter"), ("tanggal", "2026-07-06"), ("pukul", "07:30")];
    let written: Vec<(&str, &str)> =
        unannounced().into_iter().filter(|(name, _)| *name != "formulir").chain(how).collect();
    let written = desk.multipart(&format!("{NEW}/berkala"), &written, &[proof()]).await;
    assert!(written.status == 303, "{}", written.text());
}
