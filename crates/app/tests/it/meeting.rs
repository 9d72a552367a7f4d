//! Coordination meetings: planned in batches, called with a number and the gaps of each unit, attended by a code a
//! photograph cannot replace, followed until what was decided is done.

use app::ids::{MeetingId, SeriesId};
use app::meeting::{self, Meeting, Plan, Signer};
use jiff::ToSpan as _;
use rules::meeting::CODE_LIVES_MS;
use rules::role::Role;
use testkit::{Client, TestApp};

const DAY_MS: i64 = 86_400_000;

/// The signer of every invitation here.
fn signer() -> Signer {
    Signer { name: "Contoh Pejabat".to_owned(), position: "Kepala Dinas".to_owned() }
}

/// A series of all kecamatan, one at a time.
pub(crate) async fn planned(ctx: &app::Ctx, title: &str) -> SeriesId {
    let kecamatan = ["kec-satu", "kec-dua"].map(|code| ctx.directory.by_code(code).unwrap().id);
    let plan = Plan {
        title: title.to_owned(),
        purpose: title.to_owned(),
        place: "Aula Diskominfo".to_owned(),
        first_on: Some(ctx.today().checked_add(7.days()).unwrap()),
        starts: Some(jiff::civil::time(9, 0, 0, 0)),
        minutes: 120,
        at_a_time: 1,
        kecamatan: kecamatan.to_vec(),
        with_offices: false,
        is_public: true,
    };
    meeting::plan(ctx, &plan).await.unwrap()
}

/// The meeting of Kecamatan Satu.
async fn first(city: &TestApp, series: SeriesId) -> Meeting {
    let all = meeting::of_series(&city.system(), series).await.unwrap();
    all.into_iter().find(|meeting| meeting.title.ends_with("Kecamatan Satu")).unwrap()
}

/// A called meeting of Kecamatan Satu, and the clock at its begin.
async fn begun(city: &TestApp) -> Meeting {
    let series = planned(&city.system(), "Rapat").await;
    let id = first(city, series).await.id;
    meeting::call(&city.system(), id, &signer()).await.unwrap();
    let meeting = first(city, series).await;
    city.clock.advance(meeting.starts_at - city.clock.now());
    meeting
}

/// Path of the check-in that the page on the wall shows now.
async fn on_the_wall(host: &Client, id: MeetingId) -> String {
    let page = host.get(&format!("/kerja/rapat/{id}/layar")).await.expect(200);
    assert!(page.header("refresh").parse::<i64>().unwrap() <= 31, "renews itself without script");
    let ctx = host.ctx();
    meeting::wall_path(&ctx, id).await.unwrap()
}

fn ticket(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"tiket\" value=\"").expect("a pass");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_meeting_is_called_in_three_clicks_and_every_unit_hears_of_its_own_gaps() {
    let city = TestApp::with_mail_server().await;
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let form = host.get("/kerja/rapat/baru").await.expect(200);
    assert!(form.shows("Kecamatan Satu") && form.shows("dengan 2 kelurahan"), "{}", form.text());
    let kecamatan = city.unit("kec-satu").to_string();
    let day = city.system().today().checked_add(7.days()).unwrap().to_string();
    let fields = [
        ("judul", "Rapat koordinasi"),
        ("tempat", "Aula"),
        ("mulai", &day),
        ("jam", "09:00"),
        ("menit", "120"),
        ("sekaligus", "2"),
        ("unit", &kecamatan),
        ("umum", "ya"),
    ];
    let wrong = host.post_form("/kerja/rapat/baru", &[("judul", "Tetap")]).await.expect(422);
    assert!(wrong.source().contains("value=\"Tetap\""), "typed values are kept");
    let made = host.post_form("/kerja/rapat/baru", &fields).await.expect(303);
    let series = made.location().split('?').next().unwrap().to_owned();
    operator.get("/kerja/rapat/1").await.expect(404);
    let signing = [("nama", "Contoh Pejabat"), ("jabatan", "Kepala Dinas")];
    host.post_form(&format!("{series}/undang"), &[]).await.expect(422);
    host.post_form(&format!("{series}/undang"), &signing).await.expect(303);
    city.run_jobs().await;

    let page = operator.get("/kerja/rapat/1").await.expect(200);
    let called = rules::meeting::number(1, rules::activity::Month::of(city.system().today()));
    assert!(page.shows(&called) && page.shows("kewajiban belum ada"), "{}", page.text());
    let letter = operator.get("/kerja/rapat/1/undangan/kel-satu/undangan.pdf").await.expect(200);
    assert_eq!(letter.header("content-type"), "application/pdf");
    operator.get("/kerja/rapat/1/undangan/kel-dua/undangan.pdf").await.expect(404);
    city.sign_in_as(Role::ContentOperator, "dinkes").await.get("/kerja/rapat/1").await.expect(404);
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    assert!(admin.get("/kerja/surel").await.shows("Undangan: Rapat koordinasi: Kecamatan Satu"));
}

#[tokio::test]
async fn the_public_calendar_shows_day_place_and_subject_and_nothing_else() {
    let city = TestApp::new().await;
    let series = planned(&city.system(), "Rapat koordinasi").await;
    let before = city.get("/api/v1/meetings.ics").await.expect(200);
    assert!(!before.source().contains("VEVENT"), "nobody was invited yet");
    meeting::call_series(&city.system(), series, &signer()).await.unwrap();
    let file = city.get("/api/v1/meetings.ics").await.expect(200).source().replace("\r\n ", "");
    for part in ["SUMMARY:Rapat koordinasi: Kecamatan Satu", "LOCATION:Aula Diskominfo", "STATUS:CONFIRMED"] {
        assert!(file.contains(part), "{part} is missing in {file}");
    }
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
    assert!(!file.contains("Kelurahan"), "who is called is not for everybody");
    assert!(city.get("/agenda-rapat").await.expect(200).shows("Kecamatan Dua"));
    let id = first(&city, series).await.id;
    meeting::cancel(&city.system(), id, "Banjir").await.unwrap();
    let file = city.get("/api/v1/meetings.ics").await.source();
    assert!(file.contains("STATUS:CANCELLED") && file.contains("SEQUENCE:1"), "{file}");
    assert!(!file.contains("Banjir"));
    city.run_jobs().await;
}

#[tokio::test]
async fn a_photograph_of_the_code_is_of_no_use_to_absent_colleagues() {
    let city = TestApp::new().await;
    let meeting = begun(&city).await;
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let there = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let absent = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let code = on_the_wall(&host, meeting.id).await;
    let visitor = city.get(&code).await.expect(303);
    assert!(visitor.location().starts_with("/masuk?ke="), "sign in first: {}", visitor.location());

    let pass = ticket(&there.get(&code).await.expect(200).source());
    let hadir = format!("/kerja/rapat/{}/hadir", meeting.id);
    let stolen = absent.post_form(&hadir, &[("tiket", &pass)]).await.expect(422);
    assert!(stolen.shows("bukan milik Anda"), "a pass is bound to its person: {}", stolen.text());
    there.post_form(&hadir, &[("tiket", &pass)]).await.expect(303);
    there.post_form(&hadir, &[("tiket", &pass)]).await.expect(303);

    city.clock.advance(CODE_LIVES_MS);
    let late = absent.get(&code).await.expect(422);
    assert!(late.shows("foto kode tidak dapat dipakai"), "{}", late.text());
    absent.get(&format!("{hadir}?kode=1-00")).await.expect(422);
    city.sign_in_as(Role::ContentOperator, "dinkes").await.get(&code).await.expect(404);

    // A photograph that was quick enough: the chair looks around and strikes the name out.
    let quick = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let pass = ticket(&quick.get(&on_the_wall(&host, meeting.id).await).await.expect(200).source());
    quick.post_form(&hadir, &[("tiket", &pass)]).await.expect(303);
    let page = host.get(&format!("/kerja/rapat/{}", meeting.id)).await.expect(200).source();
    let (person, _) = page.rsplit("/hadir/").find_map(|rest| rest.split_once("/coret")).unwrap();
    let strike = format!("{hadir}/{person}/coret");
    host.post_form(&strike, &[("alasan", "")]).await.expect(422);
    quick.post_form(&strike, &[("alasan", "Tidak ada")]).await.expect(403);
    host.post_form(&strike, &[("alasan", "Tidak ada di ruangan")]).await.expect(303);
    host.post_form(&strike, &[("alasan", "Tidak ada di ruangan")]).await.expect(409);
    quick.post_form(&hadir, &[("tiket", &pass)]).await.expect(422).shows("Nama Anda dicoret");
    let page = host.get(&format!("/kerja/rapat/{}", meeting.id)).await.expect(200);
    assert!(page.shows("dicoret: Tidak ada di ruangan"), "{}", page.text());

    let head = city.sign_in_as(Role::Patron, "kota").await;
    let pass = ticket(&head.get(&on_the_wall(&host, meeting.id).await).await.expect(200).source());
    head.post_form(&hadir, &[("tiket", &pass)]).await.expect(303);
    meeting::close(&city.system(), meeting.id).await.unwrap();
    let facts = meeting::facts(&city.system(), 0, i64::MAX).await.unwrap();
    let seen = (facts.held, facts.units_invited, facts.units_present, facts.head_present);
    assert_eq!(seen, (1, 3, 1, 1), "one of three units came once, and the head");
    let page = absent.get(&format!("/kerja/rapat/{}", meeting.id)).await.expect(200);
    assert!(page.shows("2 unit tidak hadir"), "absence stands on the record: {}", page.text());
    city.run_jobs().await;
}

#[tokio::test]
async fn attendance_can_be_put_right_on_the_list() {
    let city = TestApp::new().await;
    let meeting = begun(&city).await;
    let host = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let desk = format!("/kerja/rapat/{}", meeting.id);
    host.post_form(&format!("{desk}/tutup"), &[]).await.expect(303);
    let (unit, name) = (city.unit("kel-dua").to_string(), format!("nama-{}", city.unit("kel-satu")));
    let list = [("hadir", unit.as_str()), (name.as_str(), "Siti Aminah"), ("kepala", "ya")];
    host.post_form(&format!("{desk}/daftar-hadir"), &list).await.expect(303);
    let page = host.get(&desk).await.expect(200);
    assert!(page.shows("2 unit hadir") && page.shows("1 unit tidak hadir"), "{}", page.text());
    assert!(page.shows("Siti Aminah") && page.shows("kepala daerah hadir"), "{}", page.text());
    let long = "a".repeat(201);
    let list = [("hadir", unit.as_str()), (name.as_str(), long.as_str())];
    let back = host.post_form(&format!("{desk}/daftar-hadir"), &list).await.expect(422);
    assert!(back.shows("paling banyak 200 huruf") && back.source().contains(&long), "what was typed stays");
    let minutes = "a".repeat(20_001);
    let back = host.post_form(&format!("{desk}/notulen"), &[("notulen", &minutes)]).await.expect(422);
    assert!(back.source().contains(&minutes), "so do minutes that are too long");
    city.run_jobs().await;
}

#[tokio::test]
async fn a_decision_is_a_task_that_is_called_to_mind_until_it_is_done() {
    let city = TestApp::new().await;
    let meeting = begun(&city).await;
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let unit = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let desk = format!("/kerja/rapat/{}", meeting.id);
    let doer = city.unit("kel-satu").to_string();
    let due = city.system().today().checked_add(14.days()).unwrap().to_string();
    let fields = [("keputusan", "Lengkapi DIP"), ("pelaksana", doer.as_str()), ("batas", due.as_str())];
    let wrong = host.post_form(&format!("{desk}/keputusan"), &fields[..1]).await.expect(422);
    assert!(wrong.shows("Pilih unit pelaksana"), "{}", wrong.text());
    host.post_form(&format!("{desk}/keputusan"), &fields).await.expect(303);
    host.post_form(&format!("{desk}/notulen"), &[("notulen", "Disepakati bersama.")]).await.expect(303);
    assert!(unit.get(&desk).await.shows("Disepakati bersama."));

    let told = async |wanted: &str| {
        let all: Vec<(String, String)> =
            city.app.db.all(&db::sql!("sql/told.sql"), db::params![city.body]).await.unwrap();
        all.iter().filter(|(kind, _)| kind == wanted).count()
    };
    meeting::remind(&city.system()).await.unwrap();
    assert_eq!(told("meeting-task-soon").await, 0);
    city.clock.advance(12 * DAY_MS);
    meeting::remind(&city.system()).await.unwrap();
    meeting::remind(&city.system()).await.unwrap();
    assert_eq!(told("meeting-task-soon").await, 1, "once");
    city.clock.advance(4 * DAY_MS);
    meeting::remind(&city.system()).await.unwrap();
    assert_eq!(told("meeting-task-late").await, 1);

    // Two weeks later everybody signs in again.
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let unit = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let tasks = "/kerja/rapat/keputusan";
    assert!(unit.get(tasks).await.expect(200).shows("Terlambat"));
    let long = "a".repeat(1_001);
    let back = unit.post_form(&format!("{tasks}/1/selesai"), &[("hasil", &long)]).await.expect(422);
    assert!(back.source().contains(&long), "what was typed stays");
    let other = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    other.post_form(&format!("{tasks}/1/selesai"), &[("hasil", "Sudah")]).await.expect(403);
    unit.post_form(&format!("{tasks}/1/selesai"), &[("hasil", "DIP lengkap")]).await.expect(303);
    host.post_form(&format!("{tasks}/1/gugur"), &[("alasan", "Terlambat")]).await.expect(409);
    assert!(unit.get(&format!("{tasks}?status=done")).await.shows("DIP lengkap"));
    city.run_jobs().await;
}

#[tokio::test]
async fn a_meeting_that_moves_keeps_its_number_and_one_that_began_is_not_called() {
    let city = TestApp::new().await;
    let series = planned(&city.system(), "Rapat").await;
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let id = first(&city, series).await.id;
    let number = meeting::call(&city.system(), id, &signer()).await.unwrap();
    let day = city.system().today().checked_add(9.days()).unwrap().to_string();
    let to = [("hari", day.as_str()), ("dari", "13:00"), ("sampai", "12:00"), ("tempat", "Kantor camat")];
    host.post_form(&format!("/kerja/rapat/{id}/pindah"), &to).await.expect(422);
    let to = [to[0], to[1], ("sampai", "15:00"), to[3]];
    host.post_form(&format!("/kerja/rapat/{id}/pindah"), &to).await.expect(303);
    let moved = first(&city, series).await;
    assert_eq!((moved.number.as_str(), moved.place.as_str()), (number.as_str(), "Kantor camat"));
    assert_eq!(moved.revision, 1);
    host.post_form(&format!("/kerja/rapat/{id}/batal"), &[("alasan", "")]).await.expect(422);
    // Kecamatan stand in the order of their names, so the other one is the first batch.
    let second = meeting::of_series(&city.system(), series).await.unwrap().remove(0);
    city.clock.advance(second.starts_at - city.clock.now());
    let late = meeting::call(&city.system(), second.id, &signer()).await;
    assert!(matches!(late, Err(app::Error::Refused("meeting-refused-begun"))), "{late:?}");
    city.run_jobs().await;
}

#[tokio::test]
async fn papers_of_a_meeting_are_for_those_who_are_called() {
    let city = TestApp::new().await;
    let meeting = begun(&city).await;
    let host = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let part = testkit::FilePart {
        field: "bahan",
        file_name: "Bahan Rapat.csv",
        content_type: "text/csv",
        bytes: b"unit,angka\nkel-satu,1\n",
    };
    let desk = format!("/kerja/rapat/{}", meeting.id);
    host.multipart(&format!("{desk}/bahan"), &[], &[part]).await.expect(303);
    let called = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let page = called.get(&desk).await.expect(200).source();
    let (_, rest) = page.split_once(&format!("{desk}/bahan/")).expect("a link to the paper");
    let path = format!("{desk}/bahan/{}", rest.split('"').next().unwrap());
    assert!(called.get(&path).await.expect(200).header("content-disposition").starts_with("attachment"));
    city.sign_in_as(Role::ContentOperator, "dinkes").await.get(&path).await.expect(404);
    city.run_jobs().await;
}
