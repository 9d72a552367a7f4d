//! Objections: filed with the tracking code on grounds the case suggests, late or early; decided by the superior and
//! never by whoever decided the request; carried out, lapsed or taken back.

use std::sync::Arc;

use app::Error;
use app::ctx::{Actor, Ctx, Officer};
use app::ids::{Coded, ObjectionId, RequestId};
use app::objection::{Filing, ObjectionDecision};
use rules::case::objection::{Decision, ObjectionReason, State, Timing};
use rules::request::Channel;
use rules::role::{Grant, Role};
use testkit::{Client, TestApp};

use crate::request::{NIK, NOTICE, first_case, send, version};

/// Monday 6 July 2026, 09.00 WIB: the calendar of the year reaches all days of an objection.
const MONDAY_MS: i64 = 1_783_303_200_000;
const DAY_MS: i64 = 86_400_000;

/// A filing in which everything that is free text carries `marker`.
pub(crate) fn filing(marker: &str) -> Filing {
    Filing {
        channel: Channel::Online,
        reasons: vec![ObjectionReason::D],
        position: format!("Kasus {marker}"),
        purpose: format!("Tujuan {marker}"),
        email: String::new(),
        representative: format!("Kuasa {marker}"),
        power_of_attorney: format!("Surat {marker}"),
        form_token: format!("keberatan-{marker}"),
    }
}

/// A city in July.
pub(crate) async fn july() -> TestApp {
    let city = TestApp::new().await;
    city.clock.set(MONDAY_MS);
    city
}

/// A request of today; the path of its page.
async fn request(city: &TestApp) -> String {
    crate::request::file(city, "permohonan").await
}

/// A request that was refused as exempt by the PPID of its unit on the day it came.
async fn refused(city: &TestApp) -> String {
    let path = request(city).await;
    assign(city).await;
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let case = first_case(&unit).await;
    let refusal: Vec<(&str, &str)> = NOTICE
        .into_iter()
        .map(|(name, value)| match name {
            "hasil" => (name, "refused_exempt"),
            "dasar" => (name, "EX17H.3"),
            _ => (name, value),
        })
        .chain([("akibat", "Rahasia keuangan pribadi terbuka")])
        .collect();
    send(&unit, &case, "jawab", &refusal).await.expect(303);
    path
}

pub(crate) async fn assign(city: &TestApp) {
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    send(&ppid, &case, "disposisi", &[("unit", "kel-satu")]).await.expect(303);
}

const FIELDS: [(&str, &str); 4] = [
    ("formulir", "satu"),
    ("alasan", "obj_a"),
    ("posisi", "Permohonan ditolak tanpa uji"),
    ("tujuan", "Penelitian"),
];

/// Objects by the form; the path of the objection.
async fn object(city: &TestApp, path: &str) -> String {
    let answer = city.visitor().post_form(&format!("{path}/keberatan"), &FIELDS).await.expect(303);
    answer.location().split('?').next().unwrap().to_owned()
}

/// Where officers work on the objection of this path.
fn desk(path: &str) -> String {
    format!("/kerja/keberatan/{}", path.rsplit('/').next().unwrap())
}

const UPHELD: [(&str, &str); 7] = [
    ("putusan", "upheld_requester"),
    ("cara", "putusan"),
    ("pertimbangan", "Anggaran adalah informasi terbuka"),
    ("perintah", "Berikan laporan realisasi 2025"),
    ("batas", "2026-07-20"),
    ("pejabat", "Contoh Sekda"),
    ("jabatan", "Sekretaris Daerah"),
];

async fn superior(city: &TestApp) -> Client {
    city.sign_in_as(Role::SupervisingOfficer, "kota").await
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_the_grounds_that_fit_are_shown_with_their_days_and_ticked() {
    let city = july().await;
    let path = refused(&city).await;
    let page = city.get(&path).await.expect(200);
    assert!(page.shows("a. Penolakan atas permohonan") && page.shows("d. Permohonan ditanggapi tidak"));
    assert!(page.shows("Dihitung sejak jawaban tanggal 6 Juli 2026"), "{}", page.text());
    assert!(!page.shows("c. Tidak ditanggapinya"));
    let form = city.get(&format!("{path}/keberatan")).await.expect(200).source();
    for (code, is_ticked) in [("obj_a", true), ("obj_c", false), ("obj_d", true), ("obj_g", false)] {
        let input = form.split(&format!("id=\"{code}\"")).nth(1).unwrap().split('>').next().unwrap();
        assert_eq!(input.contains(" checked"), is_ticked, "{code}");
    }
    assert!(form.contains("Realisasi anggaran jalan lingkungan 2025"), "the case position is begun");
    assert!(!form.contains(NIK) && !form.contains("Penanya Kanari"), "who asked is not shown");
}

#[tokio::test]
async fn uu_14_2008_ps_36_ayat_2_the_number_and_the_date_come_at_once_and_a_form_sent_twice_is_one() {
    let city = july().await;
    let path = refused(&city).await;
    let objection = object(&city, &path).await;
    assert_eq!(object(&city, &path).await, objection);
    let page = city.get(&format!("{objection}?ok=objection-filed")).await.expect(200);
    assert!(page.shows("0001/KEB-KEL-SATU/VII/2026"), "{}", page.text());
    assert!(page.shows("Atasan PPID") && page.shows("18 Agustus 2026"), "{}", page.text());
    assert!(city.get(&path).await.shows("Dalam keberatan"));
    let letter = city.get(&format!("{objection}/tanda-terima.pdf")).await.expect(200);
    assert!(letter.bytes.starts_with(b"%PDF"));
    city.get(&format!("{objection}/keputusan.pdf")).await.expect(404);
    // The form leads to the open one, and another filing is told where it is.
    city.get(&format!("{path}/keberatan")).await.expect(303);
    let other = [("formulir", "dua"), FIELDS[1], FIELDS[2], FIELDS[3]];
    let told = city.visitor().post_form(&format!("{path}/keberatan"), &other).await.expect(422);
    assert!(told.shows("masih berjalan"));
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_every_missing_part_is_named_and_nothing_typed_is_lost() {
    let city = july().await;
    let path = refused(&city).await;
    let typed =
        [("formulir", "x"), ("posisi", "Kanari bercerita"), ("tujuan", ""), ("kuasa", "Kuasa Kanari")];
    let answer = city.visitor().post_form(&format!("{path}/keberatan"), &typed).await.expect(422);
    for words in ["sekurang-kurangnya satu alasan", "Tulis tujuan penggunaan", "Isi nomor surat kuasa"] {
        assert!(answer.text().contains(words), "{words}");
    }
    assert!(answer.source().contains("Kanari bercerita") && answer.source().contains("Kuasa Kanari"));
}

#[tokio::test]
async fn uu_14_2008_ps_36_ayat_1_late_and_early_are_taken_marked_and_explained() {
    let city = july().await;
    let path = refused(&city).await;
    city.clock.advance(60 * DAY_MS);
    let late = object(&city, &path).await;
    assert!(city.get(&late).await.expect(200).shows("ditandai terlambat"));
    let list = superior(&city).await.get("/kerja/keberatan").await.expect(200);
    assert!(list.shows("0001/KEB-KEL-SATU/IX/2026") && list.shows("terlambat"));

    // Before any answer: the request stays in the hands that owe it.
    let early = crate::request::file(&city, "baru").await;
    let silent = [("formulir", "awal"), ("alasan", "obj_c"), FIELDS[2], FIELDS[3]];
    let answer = city.visitor().post_form(&format!("{early}/keberatan"), &silent).await.expect(303);
    assert!(city.get(answer.location()).await.expect(200).shows("ditandai lebih awal"));
    assert!(city.get(&early).await.shows("Diterima") && !city.get(&early).await.shows("Dalam keberatan"));
}

#[tokio::test]
async fn a_receipt_of_an_objection_is_checked_by_anybody_and_a_changed_one_is_not_known() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let page = city.get(&objection).await.source().replace("&#38;", "&").replace("&amp;", "&");
    let check = page.split("/tanda-terima?").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(city.get(&format!("/tanda-terima?{check}")).await.expect(200).shows("Tanda terima ini asli"));
    let wrong = check.replace("0001", "0002");
    assert!(city.get(&format!("/tanda-terima?{wrong}")).await.expect(200).shows("tidak dikenali"));
}

#[tokio::test]
async fn uu_27_2022_ps_35_who_objects_is_sealed_and_each_reader_is_recorded() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let officer = superior(&city).await;
    let page = officer.get(&desk(&objection)).await.expect(200).source();
    assert!(!page.contains(NIK) && !page.contains("Penanya Kanari"));
    assert!(!city.get(&objection).await.source().contains("Penanya Kanari"));
    let shown = officer.post_form(&format!("{}/pemohon", desk(&objection)), &[]).await.expect(200);
    assert!(shown.source().contains("Penanya Kanari"));
    assert!(officer.get("/kerja/catatan").await.expect(200).shows("membuka data pemohon keberatan"));
    // Officers of another unit do not even learn that it exists.
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    other.get(&desk(&objection)).await.expect(404);
    other.post_form(&format!("{}/pemohon", desk(&objection)), &[]).await.expect(404);
}

#[tokio::test]
async fn uu_14_2008_ps_36_the_whole_way_from_filing_to_carrying_out() {
    let city = july().await;
    let path = refused(&city).await;
    let objection = object(&city, &path).await;
    let case = desk(&objection);
    let desk_officer = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    send(&desk_officer, &case, "daftar", &[]).await.expect(303);
    desk_officer.post_form(&format!("{case}/periksa"), &[("version", "2")]).await.expect(403);
    let superior = superior(&city).await;
    send(&superior, &case, "periksa", &[]).await.expect(303);
    // Ps.36(3): no decision without its reasons, and what was typed stays.
    let bare = [("putusan", "rejected"), ("cara", "putusan"), ("perintah", "Kanari"), ("pejabat", "Sekda")];
    let refused = send(&superior, &case, "putus", &bare).await.expect(422);
    assert!(refused.shows("Pasal 36 ayat 3") && refused.source().contains("Kanari"));
    let nothing = send(&superior, &case, "putus", &[("putusan", "")]).await.expect(422);
    assert!(nothing.shows("Pilih putusannya") && nothing.shows("Tulis apa yang harus dilakukan PPID"));
    // Ps.35(2): a refusal on a ground of exemption is not settled.
    let settled =
        UPHELD.map(|(name, value)| if name == "cara" { (name, "musyawarah") } else { (name, value) });
    assert!(send(&superior, &case, "putus", &settled).await.expect(422).shows("Pasal 35 ayat 2"));
    let upheld: Vec<(&str, &str)> = UPHELD.into_iter().chain([("unit", "kel-dua")]).collect();
    send(&superior, &case, "putus", &upheld).await.expect(303);
    let page = city.get(&objection).await.expect(200);
    assert!(page.shows("Dikabulkan seluruhnya") && page.shows("0001/KEP-KEB-KEL-DUA/VII/2026"));
    assert!(page.shows("20 Juli 2026") && page.shows("Komisi Informasi"), "{}", page.text());
    let letter = city.get(&format!("{objection}/keputusan.pdf")).await.expect(200);
    assert!(letter.bytes.starts_with(b"%PDF"));
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(admin.get("/kerja/surel").await.expect(200).shows("ditanggapi"), "the requester is told by mail");
    // The order lies with its unit, with its day; the request went there too.
    let unit = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    send(&unit, &case, "laksanakan", &[("pelaksanaan", " ")]).await.expect(422);
    send(&unit, &case, "laksanakan", &[("pelaksanaan", "Dikirim ke surel pemohon")]).await.expect(303);
    assert!(city.get(&objection).await.shows("Dikirim ke surel pemohon"));
    assert!(city.get(&path).await.shows("Selesai"));
}

/// Surroundings of one person who is PPID and superior at once.
fn both(city: &TestApp, who: &Client) -> Ctx {
    let kota = city.unit("kota").0;
    let grant = |role| Grant { role, unit: kota };
    let grants = vec![grant(Role::MainPpid), grant(Role::SupervisingOfficer)];
    let officer = Officer { grants, ..who.officer().clone() };
    Ctx { actor: Actor::Officer(Arc::new(officer)), ..who.ctx() }
}

fn decision() -> ObjectionDecision {
    ObjectionDecision {
        decision: Coded(Decision::Rejected),
        is_settled: false,
        considerations: "Tepat".to_owned(),
        order_text: String::new(),
        order_unit_id: None,
        order_due_on: None,
        letter_number: String::new(),
        officer_name: "Contoh Sekda".to_owned(),
        officer_position: "Sekretaris Daerah".to_owned(),
        issued_on: String::new(),
        issued_at: 0,
        is_late: false,
        log_seq: 0,
    }
}

fn id_of(path: &str) -> ObjectionId {
    ObjectionId(path.rsplit('/').next().unwrap().parse().unwrap())
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_whoever_answered_or_prolonged_the_request_never_decides_the_objection() {
    let city = july().await;
    let path = request(&city).await;
    assign(&city).await;
    let person = both(&city, &superior(&city).await);
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let id: RequestId = RequestId(first_case(&ppid).await.rsplit('/').next().unwrap().parse().unwrap());
    let signer = app::request::Signer::default();
    app::request::extend(&person, (id, 3), "Masih dihimpun", &signer).await.unwrap();
    send(&ppid, &first_case(&ppid).await, "jawab", &NOTICE).await.expect(303);
    let objection = object(&city, &path).await;
    let refused = app::objection::review(&person, id_of(&objection), 1).await;
    assert!(matches!(refused, Err(Error::Refused("objection-refused-other-person"))), "{refused:?}");
    // The text names the article, and another superior is free to decide.
    let words = words_of("objection-refused-other-person");
    assert!(words.contains("Pasal 35 ayat 1") && words.contains("Pasal 36 ayat 2"));
    let other = superior(&city).await;
    app::objection::review(&other.ctx(), id_of(&objection), 1).await.unwrap();
    let refused = app::objection::decide(&person, (id_of(&objection), 2), &decision()).await;
    assert!(matches!(refused, Err(Error::Refused("objection-refused-other-person"))), "{refused:?}");
    // Nor does the PPID, whoever it is, nor the program itself.
    let refused = app::objection::decide(&ppid.ctx(), (id_of(&objection), 2), &decision()).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
    app::objection::decide(&city.system(), (id_of(&objection), 2), &decision()).await.unwrap_err();
    app::objection::decide(&other.ctx(), (id_of(&objection), 2), &decision()).await.unwrap();
}

fn words_of(key: &str) -> String {
    app::locale::Locale::Indonesian.t(key)
}

#[tokio::test]
async fn uu_14_2008_ps_36_ayat_2_silence_is_warned_of_lapses_and_opens_the_way_to_the_commission() {
    let city = july().await;
    let path = refused(&city).await;
    let objection = object(&city, &path).await;
    city.clock.advance(38 * DAY_MS);
    let officer = superior(&city).await;
    app::objection::jobs::look(&city.system()).await.unwrap();
    let told = officer.get("/kerja/pemberitahuan").await.expect(200);
    assert!(told.shows("perlu ditanggapi dalam beberapa hari"), "{}", told.text());
    city.clock.advance(7 * DAY_MS);
    let head = city.sign_in_as(Role::Patron, "kota").await;
    app::objection::jobs::look(&city.system()).await.unwrap();
    let page = city.get(&objection).await.expect(200);
    assert!(page.shows("Lewat waktu tanpa tanggapan"), "{}", page.text());
    assert!(page.shows("mulai 19 Agustus 2026, paling lambat 8 September 2026"), "{}", page.text());
    let told = head.get("/kerja/pemberitahuan").await.expect(200);
    assert!(told.shows("lewat waktu tanpa tanggapan"), "{}", told.text());
    // A late answer is still an answer, marked as what it is.
    app::objection::decide(&officer.ctx(), (id_of(&objection), 2), &decision()).await.unwrap();
    let page = city.get(&objection).await.expect(200);
    assert!(page.shows("Ditolak, putusan PPID dikuatkan") && page.shows("terlambat"), "{}", page.text());
    assert!(city.get(&path).await.shows("Dalam keberatan"));
    // Nobody took it further in fourteen working days: the case is closed.
    city.clock.advance(30 * DAY_MS);
    app::objection::jobs::look(&city.system()).await.unwrap();
    assert!(city.get(&path).await.shows("Selesai"));
}

#[tokio::test]
async fn an_order_nobody_carried_out_is_reminded_of() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let superior = superior(&city).await;
    app::objection::review(&superior.ctx(), id_of(&objection), 1).await.unwrap();
    let order = ObjectionDecision {
        decision: Coded(Decision::Partly),
        order_text: "Berikan sebagian".to_owned(),
        order_due_on: Some("2026-07-08".to_owned()),
        ..decision()
    };
    app::objection::decide(&superior.ctx(), (id_of(&objection), 2), &order).await.unwrap();
    city.clock.advance(3 * DAY_MS);
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    app::objection::jobs::look(&city.system()).await.unwrap();
    let told = unit.get("/kerja/pemberitahuan").await.expect(200);
    assert!(told.shows("belum dilaksanakan"), "{}", told.text());
}

#[tokio::test]
async fn only_who_filed_takes_an_objection_back_and_not_once_it_is_decided() {
    let city = july().await;
    let path = refused(&city).await;
    let objection = object(&city, &path).await;
    let seen = version(&city.get(&objection).await.source());
    let back = city.visitor().post_form(&format!("{objection}/cabut"), &[("version", &seen)]).await;
    back.expect(303);
    assert!(city.get(&objection).await.shows("Dicabut pemohon"));
    assert!(city.get(&path).await.shows("Selesai"));
    let again = city.visitor().post_form(&format!("{objection}/cabut"), &[("version", "2")]).await;
    assert!(again.expect(422).shows("keadaannya sudah berubah"));
    // The ground is still there: another one gets the next number.
    let other = [("formulir", "dua"), FIELDS[1], FIELDS[2], FIELDS[3]];
    let filed = city.visitor().post_form(&format!("{path}/keberatan"), &other).await.expect(303);
    assert!(city.get(filed.location()).await.shows("0002/KEB-KEL-SATU/VII/2026"));
}

#[tokio::test]
async fn a_request_that_was_taken_back_has_nothing_to_object_to() {
    let city = july().await;
    let path = request(&city).await;
    city.visitor().post_form(&format!("{path}/cabut"), &[("version", "1")]).await.expect(303);
    assert!(!city.get(&path).await.shows("Ajukan keberatan"));
    city.get(&format!("{path}/keberatan")).await.expect(422);
    city.visitor().post_form(&format!("{path}/keberatan"), &FIELDS).await.expect(422);
}

#[tokio::test]
async fn two_officers_at_once_and_the_second_loses_nothing() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let case = desk(&objection);
    let superior = superior(&city).await;
    send(&superior, &case, "periksa", &[]).await.expect(303);
    let stale: Vec<(&str, &str)> = UPHELD.into_iter().chain([("version", "1")]).collect();
    let second = superior.post_form(&format!("{case}/putus"), &stale).await.expect(409);
    assert!(second.shows("baru saja diubah orang lain"));
    assert!(second.source().contains("Anggaran adalah informasi terbuka"));
}

/// Loads a calendar that reaches the year after.
async fn load_next_year(city: &TestApp) {
    let new_year = rules::calendar::CalendarDay {
        date: jiff::civil::date(2027, 1, 1),
        kind: rules::calendar::DayKind::NationalHoliday,
        name: "Tahun Baru".to_owned(),
        decree: "Keputusan uji".to_owned(),
    };
    let loading = app::deadline::calendar::Loading {
        name: "uji-2027".to_owned(),
        decree: "Keputusan uji".to_owned(),
        is_provisional: false,
    };
    app::deadline::calendar::load(&city.system(), &loading, vec![new_year]).await.unwrap();
}

#[tokio::test]
async fn a_date_beyond_the_calendar_is_not_guessed_and_is_counted_once_the_calendar_is_there() {
    let city = TestApp::new().await;
    let objection = object(&city, &refused(&city).await).await;
    assert!(city.get(&objection).await.expect(200).shows("tidak kami kira-kira"));
    app::objection::jobs::look(&city.system()).await.unwrap();
    assert!(city.get(&objection).await.shows("tidak kami kira-kira"));
    load_next_year(&city).await;
    app::objection::jobs::look(&city.system()).await.unwrap();
    let page = city.get(&objection).await.expect(200);
    assert!(page.shows("Januari 2027") && page.shows("Tanggalnya sudah dapat dihitung"), "{}", page.text());
}

#[tokio::test]
async fn the_official_register_has_its_columns_and_pages() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let superior = superior(&city).await;
    app::objection::review(&superior.ctx(), id_of(&objection), 1).await.unwrap();
    app::objection::decide(&superior.ctx(), (id_of(&objection), 2), &decision()).await.unwrap();
    let (db, body) = (&city.app.db, city.body);
    let year = ("2026-01-01", "2026-12-31");
    let lines = app::objection::list_for_register(db, body, year, ObjectionId(0), 10).await.unwrap();
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((line.letters().as_str(), line.state.0, line.timing.0), ("a", State::Decided, Timing::InTime));
    assert_eq!((line.decision.as_deref(), line.issued_on.as_deref()), (Some("rejected"), Some("2026-07-06")));
    assert_eq!(line.officer_position.as_deref(), Some("Sekretaris Daerah"));
    assert!(line.request_number.starts_with("0001/PPID-KEL-SATU"));
    let after = app::objection::list_for_register(db, body, year, line.id, 10).await.unwrap();
    assert!(after.is_empty(), "a page begins behind the last line of the one before");
    let earlier = ("2026-01-01", "2026-07-05");
    assert!(
        app::objection::list_for_register(db, body, earlier, ObjectionId(0), 10).await.unwrap().is_empty()
    );
    let found = app::objection::find(db, body, line.id).await.unwrap().unwrap();
    assert_eq!(found.filer(&city.app, body).unwrap().name, "Penanya Kanari");
    let of_request = app::objection::of_request(db, body, found.request_id).await.unwrap();
    assert_eq!(of_request.len(), 1);
}

#[tokio::test]
async fn the_list_is_filtered_sorted_and_paged() {
    let city = july().await;
    let directory = city.directory();
    for n in 0..52 {
        let unit = if n == 51 { "kel-dua" } else { "kel-satu" };
        let marker = format!("nomor{n}");
        let asked = crate::request::filing(directory.by_code(unit).map(|unit| unit.id), &marker);
        let request = app::request::submit(&city.system(), &asked).await.unwrap();
        app::objection::submit(&city.system(), &request.tracking, &filing(&marker)).await.unwrap();
    }
    let officer = superior(&city).await;
    let first = officer.get("/kerja/keberatan").await.expect(200);
    assert!(first.source().contains("nomor0<") && !first.source().contains("nomor50<"));
    let next = first.source().replace("&#38;", "&").replace("&amp;", "&");
    let next = next.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let second = officer.get(&next).await.expect(200).source();
    assert!(second.contains("nomor50<") && second.contains("nomor51<") && !second.contains("nomor49<"));
    let newest = officer.get("/kerja/keberatan?urut=terbaru").await.expect(200).source();
    assert!(newest.contains("nomor51<") && !newest.contains("nomor0<"));
    let unit = officer.get("/kerja/keberatan?unit=kel-dua").await.expect(200).source();
    assert!(unit.contains("nomor51<") && !unit.contains("nomor50<"));
    let own =
        city.sign_in_as(Role::UnitPpid, "kel-dua").await.get("/kerja/keberatan").await.expect(200).source();
    assert!(own.contains("nomor51<") && !own.contains("nomor50<"));
}

#[tokio::test]
async fn perki_1_2021_the_log_of_objections_is_public_without_names_and_whole_for_officers() {
    let city = july().await;
    let objection = object(&city, &refused(&city).await).await;
    let csv = city.get("/keberatan/register.csv?tahun=2026&unit=kel-satu").await.expect(200).source();
    assert!(csv.contains("0001/KEB-KEL-SATU/VII/2026") && csv.contains("dalam waktu"), "{csv}");
    assert!(!csv.contains("Penanya") && !csv.contains("Penelitian"), "{csv}");
    let elsewhere = city.get("/keberatan/register.csv?unit=kel-dua").await.expect(200).source();
    assert_eq!(elsewhere.trim_end().lines().count(), 1, "{elsewhere}");
    assert!(city.get("/keberatan/register.xlsx").await.expect(200).bytes.starts_with(b"PK"));
    assert!(city.get("/keberatan/register.pdf").await.expect(200).bytes.starts_with(b"%PDF"));
    let superior = superior(&city).await;
    let form = [("tahun", "2026"), ("bentuk", "csv"), ("register", "objection")];
    let whole = superior.post_form("/kerja/permohonan/register", &form).await.expect(200).source();
    assert!(whole.contains("Penelitian"), "{whole}");
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("register keberatan tahun 2026"));
    city.get(&objection).await.expect(200);
}
