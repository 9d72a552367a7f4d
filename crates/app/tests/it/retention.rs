//! Who asked is forgotten when the time is over, and may see, take along and give up their data before.

use app::retention::{ApplicationId, Decision, decide, erase_due};
use rules::role::Role;
use testkit::{Client, TestApp};

use crate::request::{NOTICE, file, first_case, send};

const NIK: &str = "9601014107900001";
const YEAR_MS: i64 = 366 * 86_400_000;

/// A case that was answered and handed over: its public path and its desk.
async fn closed(city: &TestApp) -> (String, String) {
    let public = file(city, "satu").await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let case = first_case(&ppid).await;
    send(&ppid, &case, "terima", &[]).await.expect(303);
    send(&ppid, &case, "disposisi", &[("unit", "kel-satu")]).await.expect(303);
    send(&ppid, &case, "jawab", &NOTICE).await.expect(303);
    send(&ppid, &case, "serahkan", &[("penyerahan", "Dikirim")]).await.expect(303);
    (public, case)
}

/// The code in the newest mail to the requester.
async fn code(city: &TestApp) -> String {
    for id in (1..30).rev() {
        let mail = app::mail::store::find(&city.app.db, city.body, app::mail::MailId(id)).await.unwrap();
        if let Some(mail) = mail.filter(|mail| mail.subject.starts_with("Kode untuk permohonan")) {
            return mail.text.split("Kode Anda: ").nth(1).unwrap().chars().take(6).collect();
        }
    }
    panic!("no mail with a code");
}

#[tokio::test]
async fn uu_27_2022_ps_43_who_asked_is_forgotten_when_the_time_is_over_and_the_case_stays() {
    let city = TestApp::new().await;
    let (public, case) = closed(&city).await;
    city.clock.advance(4 * YEAR_MS);
    assert_eq!(erase_due(&city.system()).await.unwrap(), 0, "five years are the house's own number");
    city.clock.advance(2 * YEAR_MS);
    assert_eq!(erase_due(&city.system()).await.unwrap(), 1);
    assert_eq!(erase_due(&city.system()).await.unwrap(), 0, "once");
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let shown = ppid.post_form(&format!("{case}/pemohon"), &[]).await.expect(200).source();
    assert!(!shown.contains(NIK) && !shown.contains("Penanya Kanari"));
    assert!(city.get(&public).await.expect(200).shows("0001/PPID-KEL-SATU/"), "the case stays");
    assert!(city.get("/permohonan/register.csv?tahun=2026").await.source().contains("0001/PPID-KEL-SATU/"));
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("menghapus data pemohon"));
}

#[tokio::test]
async fn an_open_case_keeps_who_asked_however_old_it_is() {
    let city = TestApp::new().await;
    file(&city, "satu").await;
    city.clock.advance(20 * YEAR_MS);
    assert_eq!(erase_due(&city.system()).await.unwrap(), 0);
}

#[tokio::test]
async fn the_body_sets_its_own_time_with_its_source() {
    let city = TestApp::new().await;
    closed(&city).await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let path = "/kerja/permohonan/penyimpanan";
    assert!(ppid.get(path).await.expect(200).source().contains("value=\"5\""));
    ppid.post_form(path, &[("tahun", "0"), ("dasar", "")]).await.expect(422);
    ppid.post_form(path, &[("tahun", "2"), ("dasar", "JRA Kota Contoh 1/2026")]).await.expect(303);
    city.clock.advance(3 * YEAR_MS);
    assert_eq!(erase_due(&city.system()).await.unwrap(), 1);
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.get(path).await.expect(403);
}

/// Proves who it is and gives the page with the data.
async fn prove(who: &Client, public: &str, code: &str) -> testkit::Answer {
    who.post_form(&format!("{public}/data"), &[("kode", code)]).await
}

#[tokio::test]
async fn uu_27_2022_ps_7_and_32_the_person_sees_everything_held_and_who_opened_it() {
    let city = TestApp::with_mail_server().await;
    let (public, case) = closed(&city).await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    ppid.post_form(&format!("{case}/pemohon"), &[]).await.expect(200);
    let visitor = city.visitor();
    assert!(!visitor.get(&format!("{public}/data")).await.expect(200).source().contains("Kanari"));
    visitor.post_form(&format!("{public}/data/kode"), &[]).await.expect(303);
    let code = code(&city).await;
    let shown = prove(&visitor, &public, &code).await.expect(200);
    assert!(
        shown.shows(NIK) && shown.shows("Penanya Kanari") && shown.shows("PPID Utama"),
        "{}",
        shown.text()
    );
    let taken =
        visitor.post_form(&format!("{public}/data/unduh"), &[("kode", &code)]).await.expect(200).json();
    assert_eq!((&taken["nik"], &taken["opened"][0]["role"]), (&NIK.into(), &"main_ppid".into()));
    let pdf = [("kode", code.as_str()), ("bentuk", "pdf")];
    let pdf = visitor.post_form(&format!("{public}/data/unduh"), &pdf).await.expect(200);
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn the_tracking_code_alone_and_guessed_codes_show_nothing() {
    let city = TestApp::with_mail_server().await;
    let (public, _) = closed(&city).await;
    let visitor = city.visitor();
    prove(&visitor, &public, "000000").await.expect(422);
    visitor.post_form(&format!("{public}/data/kode"), &[]).await.expect(303);
    let right = code(&city).await;
    let wrong = if right == "111111" { "222222" } else { "111111" };
    for _ in 0..5 {
        prove(&visitor, &public, wrong).await.expect(422);
    }
    prove(&visitor, &public, &right).await.expect(422);
    visitor.post_form(&format!("{public}/data/kode"), &[]).await.expect(303);
    let fresh = code(&city).await;
    city.clock.advance(31 * 60 * 1000);
    prove(&visitor, &public, &fresh).await.expect(422);
}

#[tokio::test]
async fn uu_27_2022_ps_8_and_15_erasure_is_asked_by_the_person_and_decided_with_a_reason() {
    let city = TestApp::with_mail_server().await;
    let (public, case) = closed(&city).await;
    let visitor = city.visitor();
    visitor.post_form(&format!("{public}/data/kode"), &[]).await.expect(303);
    let code = code(&city).await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    visitor.post_form(&format!("{public}/data/hapus"), &[("kode", "000000")]).await.expect(422);
    visitor.post_form(&format!("{public}/data/hapus"), &[("kode", &code)]).await.expect(303);
    let list = "/kerja/permohonan/penghapusan";
    assert!(ppid.get(list).await.expect(200).shows("0001/PPID-KEL-SATU/"));
    assert!(ppid.get("/kerja/pemberitahuan").await.expect(200).shows("meminta datanya dihapus"));
    ppid.post_form(&format!("{list}/1"), &[("keputusan", "tolak"), ("alasan", " ")]).await.expect(422);
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.post_form(&format!("{list}/1"), &[("keputusan", "hapus")]).await.expect(403);
    ppid.post_form(&format!("{list}/1"), &[("keputusan", "hapus")]).await.expect(303);
    let shown = ppid.post_form(&format!("{case}/pemohon"), &[]).await.expect(200).source();
    assert!(!shown.contains(NIK));
    let again = decide(&ppid.ctx(), ApplicationId(1), &Decision::Refuse("Terlambat".to_owned())).await;
    assert!(matches!(again, Err(app::Error::Conflict)));
    assert!(visitor.get(&format!("{public}/data")).await.expect(200).shows("dikabulkan"));
    // The last mail to the address tells the decision; nobody reads it in the outbox.
    let mut told = Vec::new();
    for id in 1..30 {
        told.extend(app::mail::store::find(&city.app.db, city.body, app::mail::MailId(id)).await.unwrap());
    }
    let told: Vec<_> = told.iter().filter(|mail| mail.subject.contains("hapus data")).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].is_private && told[0].text.contains("dikabulkan"), "{}", told[0].text);
}

#[tokio::test]
async fn uu_27_2022_ps_43_the_applicants_side_of_a_dispute_is_forgotten_with_the_request() {
    let city = TestApp::new().await;
    let system = city.system();
    let unit = city.unit("kel-satu");
    let reason = rules::case::objection::ObjectionReason::D;
    let id = crate::dispute::plant(&system, unit, "Kanari", reason).await;
    let party = |side, name: &str| app::dispute::PartyForm {
        side: Some(side),
        person: app::dispute::Person { name: name.to_owned(), ..Default::default() },
        power_from: String::new(),
        power_until: String::new(),
    };
    app::dispute::add_party(&system, id, &party(rules::dispute::Side::Applicant, "Kuasa Warga"))
        .await
        .unwrap();
    app::dispute::add_party(&system, id, &party(rules::dispute::Side::Respondent, "Kuasa Kota"))
        .await
        .unwrap();
    let bundle = app::dispute::make_bundle(&system, id).await.unwrap();
    let (tx, request) = (city.app.db.begin().await.unwrap(), app::ids::RequestId(1));
    app::dispute::forget(&system, &tx, request).await.unwrap();
    tx.commit().await.unwrap();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let shown = ppid.post_form(&format!("/kerja/sengketa/{id}/pihak"), &[]).await.expect(200).source();
    assert!(!shown.contains("Kuasa Warga") && shown.contains("Kuasa Kota"), "{request}: {shown}");
    let pdf = ppid.get(&format!("/kerja/sengketa/{id}/bundel/{bundle}/berkas-sengketa.pdf")).await;
    assert!(pdf.expect(200).bytes.starts_with(b"%PDF"), "the bundle can still be read, without the name");
}
