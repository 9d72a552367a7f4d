//! Requests for information: filed by anybody, numbered at once, with one responsible unit, answered in writing
//! on a clock; who asks is sealed.

use app::ids::UnitId;
use app::request::{Filing, Requester};
use rules::request::{ApplicantKind, Channel, Delivery, Format};
use rules::role::Role;
use testkit::{Answer, Client, TestApp};

pub(crate) const NIK: &str = "9601014107900001";
const MAIL: &str = "penanya.kanari@contoh.test";

/// A filing in which everything that is free text carries `marker`.
pub(crate) fn filing(unit: Option<UnitId>, marker: &str) -> Filing {
    Filing {
        unit,
        channel: Channel::Online,
        kind: ApplicantKind::Individual,
        requester: Requester {
            name: format!("Penanya {marker}"),
            address: format!("Jalan {marker}"),
            email: MAIL.to_owned(),
            nik: NIK.to_owned(),
            ..Requester::default()
        },
        subject: format!("Informasi {marker}"),
        purpose: format!("Tujuan {marker}"),
        format: Format::Digital,
        delivery: Delivery::Email,
        form_token: format!("formulir-{marker}"),
    }
}

pub(crate) fn fields(token: &str) -> Vec<(&str, &str)> {
    vec![
        ("formulir", token),
        ("informasi", "Realisasi anggaran jalan lingkungan 2025"),
        ("tujuan", "Penelitian"),
        ("unit", "kel-satu"),
        ("bentuk", "digital"),
        ("cara", "email"),
        ("pemohon", "individual"),
        ("nama", "Penanya Kanari"),
        ("alamat", "Jalan Kanari 7"),
        ("surel", MAIL),
        ("nik", NIK),
    ]
}

/// Files by the form; the path of the case.
pub(crate) async fn file(city: &TestApp, token: &str) -> String {
    let answer = city.visitor().post_form("/permohonan", &fields(token)).await.expect(303);
    answer.location().split('?').next().unwrap().to_owned()
}

pub(crate) fn version(page: &str) -> String {
    page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Sends one of the forms of the workroom page with the version it shows.
pub(crate) async fn send(who: &Client, path: &str, at: &str, more: &[(&str, &str)]) -> Answer {
    let seen = version(&who.get(path).await.expect(200).source());
    let mut all = vec![("version", seen.as_str())];
    all.extend(more);
    who.post_form(&format!("{path}/{at}"), &all).await
}

pub(crate) const NOTICE: [(&str, &str); 8] = [
    ("hasil", "granted"),
    ("dikuasai", "ya"),
    ("materi", "Laporan realisasi 2025"),
    ("sarana", "Berkas PDF lewat surel"),
    ("biaya", "0"),
    ("pejabat", "Contoh Lurah"),
    ("jabatan", "PPID Pelaksana"),
    ("dasar", ""),
];

/// First request of the list of the main PPID.
pub(crate) async fn first_case(ppid: &Client) -> String {
    let list = ppid.get("/kerja/permohonan?tab=semua").await.expect(200).source();
    let links = list.split("/kerja/permohonan/").skip(1).map(|rest| rest.split('"').next().unwrap());
    let id = links.into_iter().find(|id| id.parse::<i64>().is_ok()).unwrap();
    format!("/kerja/permohonan/{id}")
}

/// Leads a case to where it can be answered.
pub(crate) async fn assigned(city: &TestApp) -> (String, String, Client) {
    let public = file(city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    send(&ppid, &case, "disposisi", &[("unit", "kel-satu")]).await.expect(303);
    (public, case, ppid)
}

/// Whether any file of the program holds these bytes.
pub(crate) fn lies_open(city: &TestApp, marker: &[u8]) -> bool {
    let mut folders = vec![city.folder().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if std::fs::read(entry.path()).unwrap().windows(marker.len()).any(|part| part == marker) {
                return true;
            }
        }
    }
    false
}

#[tokio::test]
async fn what_is_published_already_can_be_looked_at_before_sending_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let mut typed = fields("periksa");
    typed.push(("periksa", "ya"));
    let page = city.visitor().post_form("/permohonan", &typed).await.expect(200);
    assert!(page.shows("Tidak ada informasi terbitan yang mirip"), "{}", page.text());
    for kept in ["Realisasi anggaran jalan lingkungan 2025", "Penanya Kanari", "Jalan Kanari 7"] {
        assert!(page.source().contains(kept), "{kept}");
    }
    assert!(page.source().contains("data-similar=\"/permohonan/serupa\""));
    assert!(city.get("/permohonan/serupa?tentang=anggaran").await.expect(200).shows("Periksa yang sudah"));
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get("/kerja/permohonan?tab=semua").await.expect(200).shows("Tidak ada permohonan"));
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_4_the_number_and_the_date_come_at_once() {
    let city = TestApp::new().await;
    let path = file(&city, "satu").await;
    let page = city.get(&format!("{path}?ok=request-received")).await.expect(200);
    assert!(page.shows("0001/PPID-KEL-SATU/"), "{}", page.text());
    assert!(page.text().contains("kalender nasional"), "the date says how it was counted");
    let second = file(&city, "dua").await;
    assert!(city.get(&second).await.shows("0002/PPID-KEL-SATU/"), "no number is missing");
    city.run_jobs().await;
    let letter = city.get(&format!("{path}/tanda-terima.pdf")).await.expect(200);
    assert!(letter.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn a_form_sent_twice_is_one_request() {
    let city = TestApp::new().await;
    assert_eq!(file(&city, "sama").await, file(&city, "sama").await);
}

#[tokio::test]
async fn a_form_sent_twice_at_the_same_moment_is_one_request() {
    let city = TestApp::new().await;
    let filing = filing(Some(city.unit("kel-satu")), "serentak");
    let (first, second) = (city.visitor().ctx(), city.visitor().ctx());
    let (first, second) =
        tokio::join!(app::request::submit(&first, &filing), app::request::submit(&second, &filing));
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!((first.number, first.tracking), (second.number, second.tracking));
    assert_ne!(first.is_repeated, second.is_repeated);
    assert!(city.get(&file(&city, "lain").await).await.shows("0002/PPID-KEL-SATU/"), "no number is missing");
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_2_every_missing_field_is_named_and_nothing_typed_is_lost() {
    let city = TestApp::new().await;
    let typed: Vec<(&str, &str)> = fields("x")
        .into_iter()
        .map(|(name, value)| if name == "nama" || name == "tujuan" { (name, "") } else { (name, value) })
        .map(|(name, value)| if name == "nik" { (name, "081234567890") } else { (name, value) })
        .collect();
    let answer = city.visitor().post_form("/permohonan", &typed).await.expect(422);
    for words in ["Isi nama pemohon", "Pasal 4 ayat 3", "Ini bukan NIK"] {
        assert!(answer.text().contains(words), "{words}");
    }
    assert!(answer.source().contains("Jalan Kanari 7"), "what was typed is there again");
}

#[tokio::test]
async fn the_page_of_a_case_tells_where_it_is_and_never_who_asked() {
    let city = TestApp::new().await;
    let path = file(&city, "satu").await;
    let page = city.get(&path).await.expect(200).source();
    for personal in [NIK, MAIL, "Penanya Kanari", "Jalan Kanari"] {
        assert!(!page.contains(personal), "{personal}");
    }
    city.get("/permohonan/0000-0000-0000").await.expect(404);
    let code = path.rsplit('/').next().unwrap().to_lowercase();
    city.get(&format!("/permohonan/lacak?kode={code}")).await.expect(303);
    city.get("/permohonan/lacak?kode=salah").await.expect(404);
}

#[tokio::test]
async fn a_receipt_is_checked_by_anybody_and_a_changed_one_is_not_known() {
    let city = TestApp::new().await;
    let path = file(&city, "satu").await;
    let page = city.get(&path).await.source().replace("&#38;", "&").replace("&amp;", "&");
    let check = page.split("/tanda-terima?").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(city.get(&format!("/tanda-terima?{check}")).await.expect(200).shows("Tanda terima ini asli"));
    let wrong = check.replace("0001", "0002");
    assert!(city.get(&format!("/tanda-terima?{wrong}")).await.expect(200).shows("tidak dikenali"));
}

#[tokio::test]
async fn uu_27_2022_ps_35_who_asks_is_sealed_and_each_reader_is_recorded() {
    let city = TestApp::new().await;
    file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    assert!(!ppid.get(&case).await.expect(200).source().contains(NIK));
    let shown = ppid.post_form(&format!("{case}/pemohon"), &[]).await.expect(200);
    assert!(shown.source().contains(NIK) && shown.source().contains("Penanya Kanari"));
    let log = ppid.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("membuka data pemohon"));
    assert!(!log.source().contains(NIK));
    // Nothing in the folder of the program holds the number in the clear.
    assert!(!lies_open(&city, NIK.as_bytes()));
}

#[tokio::test]
async fn uu_14_2008_ps_22_the_whole_way_from_filing_to_handing_over() {
    let city = TestApp::new().await;
    let public = file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let unit = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let case = first_case(&ppid).await;
    // Another unit's PPID sees nothing of it before it is that unit's.
    unit.get(&case).await.expect(404);
    assert!(!unit.get("/kerja").await.expect(200).shows("menunggu jawaban"));
    assert!(ppid.get("/kerja").await.expect(200).shows("Permohonan yang menunggu jawaban"));
    send(&ppid, &case, "terima", &[]).await.expect(303);
    send(&ppid, &case, "disposisi", &[("unit", "kel-dua"), ("catatan", "Mohon dijawab")]).await.expect(303);
    unit.get(&case).await.expect(200);
    assert!(unit.get("/kerja").await.expect(200).shows("menunggu jawaban"));
    // Ps.22(7): a notice without its contents is refused, and what was typed stays.
    let refused =
        send(&unit, &case, "jawab", &[("hasil", "refused_exempt"), ("dikuasai", "ya"), ("materi", "Kanari")])
            .await;
    let refused = refused.expect(422);
    assert!(refused.text().contains("Pasal 22 ayat 7 huruf c") && refused.source().contains("Kanari"));
    send(&unit, &case, "jawab", &NOTICE).await.expect(303);
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("Pemberitahuan tertulis") && page.shows("Laporan realisasi 2025"));
    send(&unit, &case, "serahkan", &[("penyerahan", "Dikirim ke surel")]).await.expect(303);
    assert!(city.get(&public).await.shows("Selesai"));
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_8_a_request_is_prolonged_once_and_with_a_reason() {
    let city = TestApp::new().await;
    let (public, case, ppid) = assigned(&city).await;
    send(&ppid, &case, "perpanjang", &[("alasan", " ")]).await.expect(422);
    send(&ppid, &case, "perpanjang", &[("alasan", "Masih dihimpun dari arsip")]).await.expect(303);
    let page = city.get(&public).await.expect(200);
    assert!(page.shows("Masih dihimpun dari arsip"));
    assert!(page.shows("17 hari kerja sejak diterima (UU 14/2008 Pasal 22 ayat 7 dan 8)"), "{}", page.text());
    let seen = version(&ppid.get(&case).await.source());
    ppid.post_form(&format!("{case}/perpanjang"), &[("version", &seen), ("alasan", "Lagi")])
        .await
        .expect(422);
}

#[tokio::test]
async fn two_officers_answer_at_once_and_the_second_loses_nothing() {
    let city = TestApp::new().await;
    file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    let seen = version(&ppid.get(&case).await.source());
    let form = [("version", seen.as_str()), ("unit", "kel-satu"), ("catatan", "Catatan kedua")];
    ppid.post_form(&format!("{case}/disposisi"), &form).await.expect(303);
    let second = ppid.post_form(&format!("{case}/teruskan"), &form).await.expect(409);
    assert!(second.shows("baru saja diubah orang lain") && second.source().contains("Catatan kedua"));
}

#[tokio::test]
async fn uu_14_2008_ps_35_ayat_1_c_silence_lapses_is_told_and_can_still_be_answered_late() {
    let city = TestApp::new().await;
    let (public, case, _) = assigned(&city).await;
    city.clock.advance(40 * 86_400_000);
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    app::request::jobs::look(&city.system()).await.unwrap();
    assert!(city.get(&public).await.shows("Lewat waktu"));
    assert!(superior.get("/kerja/pemberitahuan").await.expect(200).shows("lewat waktu tanpa jawaban"));
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    assert!(city.get(&public).await.shows("terlambat"));
}

#[tokio::test]
async fn only_who_asked_takes_a_request_back_and_not_once_it_is_answered() {
    let city = TestApp::new().await;
    let public = file(&city, "satu").await;
    let seen = version(&city.get(&public).await.source());
    let taken = city.visitor().post_form(&format!("{public}/cabut"), &[("version", &seen)]).await;
    taken.expect(303);
    assert!(city.get(&public).await.shows("Dicabut pemohon"));
    let again = city.visitor().post_form(&format!("{public}/cabut"), &[("version", "2")]).await;
    assert!(again.expect(422).shows("keadaannya sudah berubah"));
}

#[tokio::test]
async fn many_requests_of_one_network_wait_and_none_is_lost() {
    let city = TestApp::new().await;
    let mut acknowledged = 0;
    let mut waiting = None;
    for n in 0..60 {
        let token = format!("banyak-{n}");
        let answer = city.visitor().post_form("/permohonan", &fields(&token)).await;
        match answer.status {
            303 => acknowledged += 1,
            429 => waiting = Some(answer),
            other => panic!("{other}"),
        }
    }
    let waiting = waiting.expect("the limit was never reached");
    assert!(waiting.shows("Terlalu banyak permohonan") && waiting.source().contains("Jalan Kanari 7"));
    let last = city.visitor().from_address([10, 9, 8, 7]).post_form("/permohonan", &fields("lain")).await;
    let page = city.get(last.expect(303).location().split('?').next().unwrap()).await;
    assert!(page.shows(&format!("{:04}/PPID-KEL-SATU/", acknowledged + 1)), "numbers have no gap");
}
