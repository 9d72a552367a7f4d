//! The log of requests and the figures made of it: complete for officers, nameless for everybody.

use app::report::{Log, digest, export_csv, of_year};
use rules::case::CaseKind;
use rules::role::Role;
use rules::visibility::LogPart;
use testkit::{Client, TestApp};

use crate::request::{NOTICE, file, first_case, send};

const PERSONAL: [&str; 4] = ["Penanya Kanari", "Jalan Kanari", "penanya.kanari", "9601014107900001"];

/// One request that is answered and one that is open; the case of the first.
async fn city_with_requests() -> (TestApp, Client, String) {
    let city = TestApp::new().await;
    let public = file(&city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    send(&ppid, &case, "disposisi", &[("unit", "kel-satu")]).await.expect(303);
    city.clock.advance(2 * 86_400_000);
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    file(&city, "dua").await;
    (city, ppid, public)
}

#[tokio::test]
async fn perki_1_2021_the_public_log_has_every_request_and_nobody_in_it() {
    let (city, _, _) = city_with_requests().await;
    let csv = city.get("/permohonan/register.csv").await.expect(200).source();
    assert_eq!(csv.trim_end().lines().count(), 3, "{csv}");
    assert!(csv.contains("0001/PPID-KEL-SATU/") && csv.contains("Diberikan seluruhnya"), "{csv}");
    for hidden in PERSONAL.iter().chain(&["Realisasi anggaran", "Penelitian"]) {
        assert!(!csv.contains(hidden), "{hidden}");
    }
    let xlsx = city.get("/permohonan/register.xlsx?unit=kel-satu").await.expect(200);
    assert!(xlsx.bytes.starts_with(b"PK"));
    let pdf = city.get("/permohonan/register.pdf?tahun=2026").await.expect(200);
    assert!(pdf.bytes.starts_with(b"%PDF"));
    city.get("/permohonan/register.pdf?bagian=2").await.expect(404);
    for wrong in ["tahun=12", "tahun=dua", "unit=tidak-ada"] {
        city.get(&format!("/permohonan/register.csv?{wrong}")).await.expect(404);
    }
}

#[tokio::test]
async fn uu_27_2022_ps_31_names_leave_only_with_who_may_know_them_and_each_time_is_recorded() {
    let (city, ppid, _) = city_with_requests().await;
    let form = [("tahun", "2026"), ("bentuk", "csv"), ("nama", "ya")];
    let named = ppid.post_form("/kerja/permohonan/register", &form).await.expect(200).source();
    assert!(PERSONAL.iter().take(3).all(|personal| named.contains(personal)), "{named}");
    assert!(!named.contains("9601014107900001"), "the form has no column for the number");
    let log = ppid.get("/kerja/catatan").await.expect(200);
    assert!(log.shows("register permohonan tahun 2026 dengan data pemohon"), "{}", log.text());
    // Who may read requests, but not who asks.
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    superior.post_form("/kerja/permohonan/register", &form).await.expect(403);
    let nameless = superior.post_form("/kerja/permohonan/register", &form[..2]).await.expect(200).source();
    assert!(nameless.contains("Realisasi anggaran") && !nameless.contains("Penanya Kanari"));
    assert!(!superior.get("/kerja/permohonan/register").await.expect(200).shows("Sertakan data pemohon"));
    // Another unit's log is nobody's business there.
    let unit = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let theirs = [("tahun", "2026"), ("bentuk", "csv"), ("unit", "kel-satu")];
    unit.post_form("/kerja/permohonan/register", &theirs).await.expect(403);
    unit.post_form("/kerja/permohonan/register", &form[..2]).await.expect(403);
}

#[tokio::test]
async fn uu_14_2008_ps_12_figures_say_how_many_how_fast_and_how_they_ended() {
    let (city, _, _) = city_with_requests().await;
    let (units, all) = of_year(&city.system(), None, 2026).await.unwrap();
    assert_eq!((all.received, all.open, all.in_time, all.percent_in_time()), (2, 1, 1, Some(100)));
    assert_eq!(all.outcomes.get("granted"), Some(&1));
    assert_eq!(units.len(), 1);
    let page = city.get("/permohonan/statistik").await.expect(200);
    assert!(
        page.shows("Statistik permohonan informasi 2026") && page.shows("Kelurahan Satu"),
        "{}",
        page.text()
    );
    let json = city.get("/api/v1/requests/statistics?year=2026&unit=kel-satu").await.expect(200).json();
    assert_eq!((&json["total"]["received"], &json["units"][0]["unit"]), (&2.into(), &"kel-satu".into()));
    assert_eq!(json["total"]["median_working_days"].as_u64(), all.median_days().map(u64::from));
    let page = city.get("/permohonan/statistik").await.expect(200).source();
    assert!(page.contains("role=\"img\" aria-labelledby=\"bagan-judul bagan-isi\""), "a picture with a name");
    assert!(city.get("/permohonan/statistik.csv").await.expect(200).source().contains("Kelurahan Satu"));
    assert!(city.get("/permohonan/statistik?tahun=2020").await.expect(200).shows("Tidak ada permohonan"));
}

#[tokio::test]
async fn the_command_line_takes_the_log_and_is_recorded() {
    let (city, ppid, _) = city_with_requests().await;
    let log = Log {
        cases: CaseKind::Request,
        unit: Some(city.unit("kel-satu")),
        year: 2026,
        most: LogPart::Person,
    };
    let csv = String::from_utf8(export_csv(&city.system(), log).await.unwrap()).unwrap();
    assert!(csv.contains("Penanya Kanari"));
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("dengan data pemohon"));
}

#[tokio::test]
async fn every_monday_officers_and_superiors_read_what_is_open() {
    let (city, _, _) = city_with_requests().await;
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    let stranger = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    digest(&city.system()).await.unwrap();
    for told in [&unit, &superior] {
        let page = told.get("/kerja/pemberitahuan").await.expect(200);
        assert!(page.shows("1 permohonan menunggu jawaban"), "{}", page.text());
        assert!(page.shows("0002/PPID-KEL-SATU/") && page.shows("jawab sebelum"), "{}", page.text());
    }
    assert!(!stranger.get("/kerja/pemberitahuan").await.expect(200).shows("menunggu jawaban"));
}

#[tokio::test]
async fn uu_25_2009_ps_38_a_case_is_judged_once_after_its_answer() {
    let (city, ppid, public) = city_with_requests().await;
    let form = format!("{public}/penilaian");
    assert!(city.get(&public).await.expect(200).shows("Nilai pelayanan ini"));
    city.get(&form).await.expect(200);
    city.visitor().post_form(&form, &[("nilai", "9"), ("kata", "Cepat")]).await.expect(422);
    city.visitor().post_form(&form, &[("nilai", "5"), ("kata", "Cepat sekali")]).await.expect(303);
    assert!(city.get(&form).await.expect(200).shows("5 dari 5"));
    city.visitor().post_form(&form, &[("nilai", "1")]).await.expect(422);
    assert!(ppid.get("/kerja/permohonan/penilaian").await.expect(200).shows("Cepat sekali"));
    let figures = city.get("/api/v1/requests/statistics").await.expect(200).json();
    assert!(figures["total"]["satisfaction"].is_null(), "one mark would tell who gave it");
    let other = file(&city, "tiga").await;
    city.get(&format!("{other}/penilaian")).await.expect(404);
}
