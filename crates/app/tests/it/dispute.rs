//! Disputes at the Information Commission: one file shared by the main PPID and the unit, stage by stage until
//! the ruling is carried out; nobody else sees it.

use app::Ctx;
use app::dispute::{Ended, HearingForm, Opening, PartyForm, Person, RulingForm, Taking};
use app::ids::{DisputeId, UnitId};
use jiff::ToSpan as _;
use jiff::civil::Date;
use rules::case::dispute::Event;
use rules::case::objection::ObjectionReason;
use rules::dispute::{Court, Level, Outcome, PaperKind, Side};
use rules::role::Role;
use testkit::{Client, FilePart, TestApp};

const NAME: &str = "Kuasa Kanari";

/// A file in which everything that is free text carries `marker`, on a new request of a unit.
pub(crate) async fn plant(ctx: &Ctx, unit: UnitId, marker: &str, reason: ObjectionReason) -> DisputeId {
    let filing = crate::request::filing(Some(unit), &format!("sengketa {marker}"));
    let request = app::request::submit(ctx, &filing).await.unwrap().id;
    let opening = Opening {
        request,
        unit,
        objection_id: None,
        objection_number: format!("Keberatan {marker}"),
        ended: Ended::Answered(ctx.today()),
        reasons: vec![reason],
        matter: format!("Pokok {marker}"),
        commission: format!("Komisi {marker}"),
    };
    app::dispute::open(ctx, &opening).await.unwrap()
}

async fn case(city: &TestApp, reason: ObjectionReason) -> (DisputeId, String) {
    let id = plant(&city.system(), city.unit("kel-satu"), "Kanari", reason).await;
    (id, format!("/kerja/sengketa/{id}"))
}

fn step(version: i64, event: Event, on: Date) -> Taking {
    Taking {
        version,
        event,
        on: Some(on),
        note: "Catatan Kanari".to_owned(),
        registration_number: "012/REG-PSI/2026".to_owned(),
        court: (Some(Court::AdminCourt), "7/G/2026".to_owned()),
        ruling: RulingForm::default(),
    }
}

fn ruling(outcome: Outcome, on: Date) -> RulingForm {
    RulingForm {
        number: "012/PTSN/2026".to_owned(),
        ruled_on: Some(on),
        received_on: on.to_string(),
        outcome: Some(outcome),
        dictum: "Memerintahkan termohon memberikan informasi".to_owned(),
        order_due: String::new(),
    }
}

/// Takes steps one after the other, beginning with the version given; the version after them.
async fn walk(ctx: &Ctx, id: DisputeId, mut version: i64, events: &[Event]) -> i64 {
    for event in events {
        let mut taking = step(version, *event, ctx.today());
        if *event == Event::Rule {
            taking.ruling = ruling(Outcome::Granted, ctx.today());
        }
        app::dispute::take(ctx, id, &taking).await.unwrap();
        version += 1;
    }
    version
}

async fn post(who: &Client, path: &str, version: &str, more: &[(&str, &str)]) -> testkit::Answer {
    let mut all = vec![("version", version)];
    all.extend(more);
    who.post_form(path, &all).await
}

#[tokio::test]
async fn uu_14_2008_ps_37_a_file_is_opened_after_an_objection_and_shows_the_day_to_file() {
    let city = TestApp::new().await;
    let system = city.system();
    let filing = crate::request::filing(Some(city.unit("kel-satu")), "Kanari");
    let number = app::request::submit(&system, &filing).await.unwrap().number;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let refused = ppid
        .post_form("/kerja/sengketa/baru", &[("permohonan", "9999/X"), ("pokok", "Anggaran Kanari")])
        .await
        .expect(422);
    for words in
        ["tidak ditemukan", "Pilih unit", "Isi tanggal", "Centang sedikitnya satu", "Komisi Informasi"]
    {
        assert!(refused.text().contains(words), "{words}");
    }
    assert!(refused.source().contains("Anggaran Kanari"), "what was typed is there again");
    let today = system.today().to_string();
    let fields = [
        ("permohonan", number.as_str()),
        ("nomor-keberatan", "0001/KEB/2026"),
        ("jawaban", "dijawab"),
        ("tanggal", &today),
        ("pokok", "Anggaran Kanari"),
        ("unit", "kel-satu"),
        ("komisi", "Komisi Informasi Provinsi Contoh"),
        ("alasan", "obj_a"),
        ("alasan", "obj_d"),
    ];
    let opened = ppid.post_form("/kerja/sengketa/baru", &fields).await.expect(303);
    let page = ppid.get(opened.location()).await.expect(200);
    for words in
        ["0001/SENGKETA/", "Pemohon dapat mengajukan sengketa sampai", "14 hari kerja", "huruf a", "huruf d"]
    {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let again = ppid.post_form("/kerja/sengketa/baru", &fields).await.expect(303);
    assert_eq!(again.location(), opened.location(), "a request has one file");
    assert!(ppid.get("/kerja/sengketa").await.expect(200).shows("Anggaran Kanari"));
    assert!(ppid.get("/kerja/sengketa?tahap=court").await.expect(200).shows("Tidak ada sengketa"));
}

#[tokio::test]
async fn uu_14_2008_ps_44_only_the_main_ppid_and_the_units_in_the_file_see_it() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    let file = app::document::NewFile {
        sha256: city.app.files.put(b"bukti".to_vec()).await.unwrap(),
        name: "bukti.pdf".to_owned(),
        kind: "pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        bytes: 5,
    };
    app::dispute::add_paper(&city.system(), id, Some(PaperKind::Evidence), "Bukti", &file).await.unwrap();
    let bundle = app::dispute::make_bundle(&city.system(), id).await.unwrap();
    let paths = [
        path.clone(),
        format!("{path}/berkas/1/bukti.pdf"),
        format!("{path}/bundel/{bundle}/berkas-sengketa.pdf"),
        format!("{path}/sidang.ics"),
    ];
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for (role, unit, status) in [
        (Role::MainPpid, "kota", 200),
        (Role::UnitPpid, "kel-satu", 200),
        (Role::UnitPpid, "kel-dua", 404),
        (Role::ServiceOfficer, "kel-satu", 404),
        (Role::ContentOperator, "kel-satu", 404),
        (Role::Administrator, "kota", 404),
    ] {
        let who = city.sign_in_as(role, unit).await;
        for path in &paths {
            assert_eq!(who.get(path).await.status, status, "{role} in {unit}: {path}");
        }
    }
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    assert!(!other.get("/kerja/sengketa").await.expect(200).shows("Kanari"));
    let version = "1";
    post(&ppid, &format!("{path}/unit"), version, &[("unit", "kel-satu"), ("bersama", "kel-dua")])
        .await
        .expect(303);
    other.get(&path).await.expect(200);
    assert!(other.get("/kerja/sengketa").await.shows("Kanari"));
    post(&ppid, &format!("{path}/unit"), "2", &[("unit", "kel-satu")]).await.expect(303);
    other.get(&path).await.expect(404);
    // The unit works in the file and does not write down stages.
    let own = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    own.get(&format!("{path}/langkah/file")).await.expect(404);
    post(&own, &format!("{path}/langkah/file"), "3", &[("tanggal", "2026-11-22")]).await.expect(403);
}

#[tokio::test]
async fn uu_14_2008_ps_37_sampai_46_from_filing_to_a_ruling_that_was_carried_out() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::A).await;
    let system = city.system();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let today = system.today().to_string();
    let tomorrow = system.today().tomorrow().unwrap().to_string();
    let filed = format!("{path}/langkah/file");
    ppid.get(&filed).await.expect(200);
    let early = post(&ppid, &filed, "1", &[("tanggal", &tomorrow)]).await.expect(422);
    assert!(early.shows("Tanggal ini belum tiba"));
    post(&ppid, &filed, "1", &[("tanggal", &today), ("catatan", "Lewat pos")]).await.expect(303);
    let stale = post(&ppid, &format!("{path}/langkah/register"), "1", &[("tanggal", &today)]).await;
    assert!(stale.expect(409).shows("baru saja diubah orang lain"));
    let nameless = post(&ppid, &format!("{path}/langkah/register"), "2", &[("tanggal", &today)]).await;
    assert!(nameless.expect(422).shows("Isi nomor registrasi"));
    let version = walk(&system, id, 2, &[Event::Register, Event::Summon]).await;
    // Ps.40(2): mediation is not open to letter a.
    let mediate = app::dispute::take(&system, id, &step(version, Event::Mediate, system.today())).await;
    assert!(matches!(mediate, Err(app::Error::Refused("dispute-refused-letter-a"))), "{mediate:?}");
    ppid.get(&format!("{path}/langkah/mediate")).await.expect(404);
    let version = walk(&system, id, version, &[Event::Adjudicate, Event::Rule]).await;
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("012/REG-PSI/2026") && page.shows("Terima putusan atau ajukan keberatan"));
    // Ps.48(1): nobody sued in time.
    city.clock.advance(25 * 86_400_000);
    app::dispute::jobs::look(&city.system()).await.unwrap();
    let system = city.system();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get(&path).await.expect(200).shows("Berkekuatan hukum tetap"));
    let version = walk(&system, id, version + 1, &[Event::Execute]).await;
    let close = app::dispute::take(&system, id, &step(version, Event::Close, system.today())).await;
    assert!(matches!(close, Err(app::Error::Refused("dispute-refused-evidence"))), "{close:?}");
    let part = FilePart {
        field: "berkas",
        file_name: "Bukti serah.csv",
        content_type: "text/csv",
        bytes: b"tanggal,isi\n2026-12-20,diserahkan\n",
    };
    let fields = [("jenis", "execution"), ("judul", "Bukti serah terima")];
    let none = ppid.multipart(&format!("{path}/berkas/baru"), &fields, &[]).await.expect(422);
    assert!(none.shows("Pilih berkas") && none.source().contains("Bukti serah terima"));
    ppid.multipart(&format!("{path}/berkas/baru"), &fields, &[part]).await.expect(303);
    walk(&system, id, version, &[Event::Close]).await;
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("Selesai") && !page.shows("Langkah berikutnya"));
    assert!(page.shows("UU 14/2008 Ps.48(1), 50"), "each stage has its article");
    assert!(!ppid.get("/kerja/sengketa").await.shows("Kanari"));
    assert!(ppid.get("/kerja/sengketa?tab=semua").await.shows("Kanari"));
}

#[tokio::test]
async fn the_requesters_page_shows_stages_and_days_and_nothing_else_of_the_file() {
    let city = TestApp::new().await;
    let system = city.system();
    let filing = crate::request::filing(Some(city.unit("kel-satu")), "satu");
    let filed = app::request::submit(&system, &filing).await.unwrap();
    let opening = Opening {
        request: filed.id,
        unit: city.unit("kel-satu"),
        objection_id: None,
        objection_number: "Rahasia".to_owned(),
        ended: Ended::Silent(system.today()),
        reasons: vec![ObjectionReason::C],
        matter: "Rahasia".to_owned(),
        commission: "Rahasia".to_owned(),
    };
    let id = app::dispute::open(&system, &opening).await.unwrap();
    let mut taking = step(1, Event::File, system.today());
    taking.note = "Rahasia".to_owned();
    app::dispute::take(&system, id, &taking).await.unwrap();
    let page = city.get(&format!("/permohonan/{}", filed.tracking)).await.expect(200);
    assert!(page.shows("Sengketa diajukan ke Komisi Informasi") && page.shows("22 November 2026"));
    assert!(!page.shows("Rahasia"));
    let outbox =
        city.sign_in_as(Role::Administrator, "diskominfo").await.get("/kerja/surel").await.expect(200);
    assert!(outbox.shows("Sengketa tentang permohonan"), "told by mail too: {}", outbox.text());
}

#[tokio::test]
async fn uu_14_2008_ps_37_ayat_2_a_late_filing_is_marked_and_never_refused() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    city.clock.advance(25 * 86_400_000);
    app::dispute::jobs::look(&city.system()).await.unwrap();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get(&path).await.expect(200).shows("Waktu pengajuan lewat"));
    walk(&city.system(), id, 2, &[Event::File]).await;
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("Diajukan") && page.shows("terlambat"));
}

#[tokio::test]
async fn uu_14_2008_ps_37_ayat_2_a_day_that_cannot_be_read_is_never_taken_for_unknown_and_hides_no_other_file()
 {
    let city = TestApp::new().await;
    let (spoilt, spoilt_path) = case(&city, ObjectionReason::D).await;
    let other = plant(&city.system(), city.unit("kel-satu"), "Kenari", ObjectionReason::D).await;
    let path = format!("/kerja/sengketa/{other}");
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&db::sql!("sql/spoil_dispute.sql"), db::params![city.body, spoilt]).await.unwrap();
    tx.commit().await.unwrap();
    city.clock.advance(25 * 86_400_000);
    app::dispute::jobs::look(&city.system()).await.unwrap();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get(&path).await.expect(200).shows("Waktu pengajuan lewat"));
    ppid.get(&spoilt_path).await.expect(500);
}

#[tokio::test]
async fn uu_14_2008_ps_43_a_hearing_is_planned_reminded_of_and_a_missed_one_is_told_to_the_representative() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    let system = city.system();
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let on = system.today().saturating_add(3.days()).to_string();
    let fields = [
        ("tanggal", on.as_str()),
        ("jam", "09:30"),
        ("tempat", "Ruang Sidang; Kanari"),
        ("acara", "Pemeriksaan awal"),
        ("petugas", "Bagian Hukum"),
        ("sifat", "terbuka"),
    ];
    let missing = unit.post_form(&format!("{path}/sidang/baru"), &fields[2..]).await.expect(422);
    assert!(missing.shows("Isi jam yang benar") && missing.source().contains("Bagian Hukum"));
    unit.post_form(&format!("{path}/sidang/baru"), &fields).await.expect(303);
    let page = unit.get(&path).await.expect(200);
    assert!(page.shows("Hadiri sidang dan catat hasilnya") && page.shows("3 hari lagi"), "{}", page.text());
    let file = unit.get(&format!("{path}/sidang.ics")).await.expect(200).source();
    assert!(
        file.contains("DTSTART:20261125T023000Z\r\n") && file.contains("LOCATION:Ruang Sidang\\; Kanari")
    );
    assert!(!file.contains("Penanya"), "the file names no requester");
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    app::dispute::jobs::look(&system).await.unwrap();
    assert!(superior.get("/kerja/pemberitahuan").await.expect(200).shows("sudah dekat"));
    let hearing = page.source().split("/sidang/").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let mut form = HearingForm {
        on: Some(system.today().saturating_add(3.days())),
        at: Some(jiff::civil::time(9, 30, 0, 0)),
        place: "Ruang Sidang".to_owned(),
        agenda: "Pemeriksaan awal".to_owned(),
        was_attended: "no".to_owned(),
        ..HearingForm::default()
    };
    let early = app::dispute::change_hearing(&system, id, app::ids::HearingId(hearing), &form).await;
    assert!(matches!(early, Err(app::Error::Invalid(_))), "it was not held yet");
    city.clock.advance(4 * 86_400_000);
    "Putusan dapat dijatuhkan tanpa termohon".clone_into(&mut form.result);
    let superior = city.sign_in_as(Role::SupervisingOfficer, "kota").await;
    let system = city.system();
    app::dispute::change_hearing(&system, id, app::ids::HearingId(hearing), &form).await.unwrap();
    assert!(superior.get("/kerja/pemberitahuan").await.expect(200).shows("tidak dihadiri"));
}

#[tokio::test]
async fn a_task_of_a_unit_in_the_file_comes_first_when_it_is_due_first() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    let system = city.system();
    let due = Some(system.today().tomorrow().unwrap());
    let stranger = app::dispute::give_task(&system, id, Some(city.unit("kel-dua")), "Cari surat", due).await;
    assert!(matches!(stranger, Err(app::Error::Invalid(_))), "a unit outside the file gets no task");
    app::dispute::give_task(&system, id, Some(city.unit("kel-satu")), "Cari surat", due).await.unwrap();
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let page = unit.get(&path).await.expect(200);
    assert!(page.shows("Selesaikan tugas") && page.shows("Cari surat"));
    let task = page.source().split("/tugas/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    unit.post_form(&format!("{path}/tugas/{task}/selesai"), &[]).await.expect(303);
    assert!(!unit.get(&path).await.shows("Selesaikan tugas"));
    unit.post_form(&format!("{path}/tugas/{task}/selesai"), &[]).await.expect(404);
}

#[tokio::test]
async fn uu_14_2008_ps_44_ayat_4_attorneys_have_a_power_with_days_and_their_names_are_sealed() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    let system = city.system();
    let mut form = PartyForm {
        side: Some(Side::Respondent),
        person: Person {
            name: NAME.to_owned(),
            position: "Advokat".to_owned(),
            contact: String::new(),
            power_number: "SK-1".to_owned(),
        },
        power_from: String::new(),
        power_until: String::new(),
    };
    assert!(matches!(app::dispute::add_party(&system, id, &form).await, Err(app::Error::Invalid(_))));
    form.power_from = system.today().to_string();
    form.power_until = system.today().saturating_add(7.days()).to_string();
    app::dispute::add_party(&system, id, &form).await.unwrap();
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    assert!(!unit.get(&path).await.expect(200).shows(NAME));
    let shown = unit.post_form(&format!("{path}/pihak"), &[]).await.expect(200);
    assert!(shown.shows(NAME) && shown.shows("Penanya"));
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("membuka nama para pihak"));
    app::dispute::jobs::look(&system).await.unwrap();
    assert!(ppid.get("/kerja/pemberitahuan").await.expect(200).shows("akan berakhir"));
    assert!(!crate::request::lies_open(&city, NAME.as_bytes()));
}

#[tokio::test]
async fn uu_14_2008_ps_45_the_bundle_is_numbered_without_gaps_and_stays_as_it_was_made() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::D).await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    for _ in 0..2 {
        ppid.post_form(&format!("{path}/bundel"), &[]).await.expect(303);
    }
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("0001/BERKAS-SENGKETA/") && page.shows("0002/BERKAS-SENGKETA/"));
    let address = page.source().split("/bundel/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let first = ppid.get(&format!("{path}/bundel/{address}")).await.expect(200);
    assert!(first.bytes.starts_with(b"%PDF"));
    walk(&city.system(), id, 1, &[Event::File]).await;
    let again = ppid.get(&format!("{path}/bundel/{address}")).await.expect(200);
    assert_eq!(first.bytes, again.bytes, "a bundle shows the file as it was");
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.post_form(&format!("{path}/bundel"), &[]).await.expect(403);
}

#[tokio::test]
async fn uu_14_2008_ps_50_the_courts_ruling_is_received_and_cassation_runs_from_that_day() {
    let city = TestApp::new().await;
    let (id, path) = case(&city, ObjectionReason::G).await;
    let system = city.system();
    let events = [
        Event::File,
        Event::Register,
        Event::Summon,
        Event::Mediate,
        Event::Adjudicate,
        Event::Rule,
        Event::Sue,
    ];
    let version = walk(&system, id, 1, &events).await;
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let page = ppid.get(&path).await.expect(200);
    assert!(
        page.shows("Pengadilan Tata Usaha Negara, 7/G/2026") && page.shows("Menunggu putusan pengadilan")
    );
    let supreme = ruling(Outcome::Rejected, system.today());
    let unasked = app::dispute::record_ruling(&system, id, version, Level::SupremeCourt, &supreme).await;
    assert!(matches!(unasked, Err(app::Error::NotFound)));
    let mut wrong = supreme.clone();
    wrong.received_on = system.today().yesterday().unwrap().to_string();
    let wrong = app::dispute::record_ruling(&system, id, version, Level::Court, &wrong).await;
    assert!(matches!(wrong, Err(app::Error::Invalid(_))), "no copy comes before its ruling");
    app::dispute::record_ruling(&system, id, version, Level::Court, &supreme).await.unwrap();
    let page = ppid.get(&path).await.expect(200);
    assert!(page.shows("Terima putusan atau ajukan kasasi") && page.shows("14 hari"), "{}", page.text());
    ppid.get(&format!("{path}/putusan/court")).await.expect(200);
    let version = walk(&system, id, version + 1, &[Event::Cassate]).await;
    let mut decided = step(version, Event::DecideCassation, system.today());
    decided.ruling = ruling(Outcome::Rejected, system.today());
    app::dispute::take(&system, id, &decided).await.unwrap();
    assert!(ppid.get(&path).await.expect(200).shows("Tutup berkas"), "it orders nothing");
}

#[tokio::test]
async fn files_are_listed_by_their_next_date_and_in_pages() {
    let city = TestApp::new().await;
    let system = city.system();
    for n in 0..52 {
        plant(&system, city.unit("kel-satu"), &format!("nomor {n}"), ObjectionReason::D).await;
    }
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let first = ppid.get("/kerja/sengketa").await.expect(200).source();
    assert_eq!(first.matches("class=\"desk-row\"").count(), 50);
    let next =
        first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let second = ppid.get(&next).await.expect(200).source();
    assert_eq!(second.matches("class=\"desk-row\"").count(), 2);
    let unit = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    assert!(unit.get("/kerja/sengketa?unit=kel-satu").await.expect(200).shows("Tidak ada sengketa"));
}

#[tokio::test]
async fn uu_14_2008_ps_37_ayat_1_an_objection_nobody_answered_goes_to_the_commission_with_its_dispute() {
    let city = crate::objection::july().await;
    let system = city.system();
    let filing = crate::request::filing(Some(city.unit("kel-satu")), "Kanari");
    let filed = app::request::submit(&system, &filing).await.unwrap();
    let objection = crate::objection::filing("Kanari");
    let objection = app::objection::submit(&system, &filed.tracking, &objection).await.unwrap().id;
    city.clock.advance(60 * 86_400_000);
    let system = city.system();
    app::objection::jobs::look(&system).await.unwrap();
    let found = app::objection::find(&city.app.db, city.body, objection).await.unwrap().unwrap();
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let form = ppid.get(&format!("/kerja/sengketa/baru?permohonan={}", filed.id)).await.expect(200).source();
    let last = found.due_legal.unwrap();
    for known in [found.number.as_str(), &last, "value=\"obj_d\" checked"] {
        assert!(form.contains(known), "{known} stands in the form");
    }
    let fields = [
        ("permohonan", filed.number.as_str()),
        ("nomor-keberatan", &found.number),
        ("jawaban", "diam"),
        ("tanggal", &last),
        ("pokok", "Anggaran Kanari"),
        ("unit", "kel-satu"),
        ("komisi", "Komisi Informasi Provinsi Contoh"),
        ("alasan", "obj_d"),
    ];
    let opened = ppid.post_form("/kerja/sengketa/baru", &fields).await.expect(303);
    let path = opened.location().split('?').next().unwrap().to_owned();
    let today = system.today().to_string();
    post(&ppid, &format!("{path}/langkah/file"), "1", &[("tanggal", &today)]).await.expect(303);
    let found = app::objection::find(&city.app.db, city.body, objection).await.unwrap().unwrap();
    assert_eq!(found.state.0, rules::case::objection::State::ToDispute);
    // When the dispute is over, so is the objection behind it.
    post(&ppid, &format!("{path}/langkah/withdraw"), "2", &[("tanggal", &today)]).await.expect(303);
    post(&ppid, &format!("{path}/langkah/close"), "3", &[("tanggal", &today)]).await.expect(303);
    let found = app::objection::find(&city.app.db, city.body, objection).await.unwrap().unwrap();
    assert_eq!(found.closed_on, Some(today), "closed with its dispute");
    assert!(ppid.get(&found.desk()).await.expect(200).shows("Selesai bersama sengketanya"));
}

#[tokio::test]
async fn the_log_of_disputes_is_for_who_may_read_the_files() {
    let city = TestApp::new().await;
    case(&city, ObjectionReason::A).await;
    let form = [("tahun", "2026"), ("bentuk", "csv"), ("register", "dispute")];
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    let log = ppid.post_form("/kerja/permohonan/register", &form).await.expect(200).source();
    assert!(log.contains("Komisi Kanari") && log.contains("Keberatan Kanari"), "{log}");
    assert!(!log.contains("Penanya"), "nobody's name: {log}");
    assert!(ppid.get("/kerja/permohonan/register").await.expect(200).shows("Sengketa"));
    let desk = city.sign_in_as(Role::ServiceOfficer, "kel-satu").await;
    desk.post_form("/kerja/permohonan/register", &form).await.expect(403);
    assert!(!desk.get("/kerja/permohonan/register").await.expect(200).source().contains("value=\"dispute\""));
    city.get("/sengketa/register.csv").await.expect(404);
}
