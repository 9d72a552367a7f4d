//! Half-yearly reports of units: written by themselves, signed, decided, counted; and the proof of their figures.

use app::org::{End, end};
use app::register::{self, Content};
use app::semester::{self, Decision, Format, SemesterReport, Signature, Words, control, find_of_unit};
use app::{Ctx, Error, news};
use rules::contact::{Rung, Topic};
use rules::role::Role;
use rules::service_report::{HalfYear, ReportState};
use testkit::TestApp;

use crate::request::{NOTICE, send};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn first() -> HalfYear {
    HalfYear::parse("2026-1").unwrap()
}

async fn of(city: &TestApp, unit: &str, period: HalfYear) -> SemesterReport {
    find_of_unit(&city.app.db, city.body, city.unit(unit), period).await.unwrap().unwrap()
}

fn signature() -> Signature {
    Signature { name: "Contoh Pejabat".to_owned(), position: "PPID Pelaksana".to_owned() }
}

async fn sign(city: &TestApp, unit: &str) -> String {
    let report = of(city, unit, first()).await;
    let words =
        Words { obstacles: "Listrik padam.".to_owned(), plan: "Genset.".to_owned(), ..report.words() };
    semester::submit(&city.system(), (report.id, report.version), &words, &signature()).await.unwrap()
}

fn content(title: &str) -> Content {
    Content {
        title: title.to_owned(),
        summary: "Ringkasan contoh.".to_owned(),
        is_printed: true,
        ..Content::default()
    }
}

/// Makes an entry public by the real acts. Returns its id.
async fn publish(ctx: &Ctx, unit: app::ids::UnitId, title: &str) -> app::ids::EntryId {
    let id = register::create(ctx, unit, &content(title)).await.unwrap();
    publish_again(ctx, id).await;
    id
}

async fn publish_again(ctx: &Ctx, id: app::ids::EntryId) {
    let version = register::find(ctx, id).await.unwrap().version;
    register::submit(ctx, id, version).await.unwrap();
    let version = register::find(ctx, id).await.unwrap().version;
    let input = register::Publish { id, version, override_reason: String::new() };
    register::publish(ctx, &input).await.unwrap();
}

#[tokio::test]
async fn a_unit_finds_its_report_written_corrects_the_words_and_signs_and_the_city_decides() {
    let city = TestApp::new().await;
    assert!(semester::begin(&city.system(), first()).await.unwrap() > 0);
    assert_eq!(semester::begin(&city.system(), first()).await.unwrap(), 0, "each unit once");
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let other = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let report = of(&city, "kel-satu", first()).await;
    assert!(report.obstacles.contains("kewajiban pengumuman belum dipenuhi"), "{}", report.obstacles);
    let desk = report.desk();
    assert!(unit.get("/kerja/laporan/semester").await.expect(200).shows("Kelurahan Satu"));
    assert!(unit.get(&desk).await.expect(200).shows("Permohonan masuk"));
    other.get(&desk).await.expect(404);

    let words = [("versi", "1"), ("kendala", "Listrik padam."), ("rencana", "Genset."), ("catatan", "")];
    unit.post_form(&desk, &words).await.expect(303);
    other.post_form(&desk, &words).await.expect(404);
    unit.post_form(&desk, &words).await.expect(409);
    let unsigned = [("versi", "2"), ("kendala", "Listrik padam."), ("rencana", "Genset.")];
    unit.post_form(&format!("{desk}/ajukan"), &unsigned).await.expect(422);
    let signed = [unsigned[0], unsigned[1], unsigned[2], ("nama", "Contoh Pejabat"), ("jabatan", "PPID")];
    unit.post_form(&format!("{desk}/ajukan"), &signed).await.expect(303);
    unit.post_form(&format!("{desk}/terima"), &[("versi", "3")]).await.expect(403);
    main.post_form(&format!("{desk}/kembalikan"), &[("versi", "3"), ("alasan", "")]).await.expect(422);
    let back = [("versi", "3"), ("alasan", "Rencana belum bertanggal.")];
    main.post_form(&format!("{desk}/kembalikan"), &back).await.expect(303);
    assert!(unit.get(&desk).await.shows("Rencana belum bertanggal."));
    let again = [("versi", "4"), signed[1], signed[2], signed[3], signed[4]];
    unit.post_form(&format!("{desk}/ajukan"), &again).await.expect(303);
    main.post_form(&format!("{desk}/terima"), &[("versi", "5")]).await.expect(303);
    let whole = "/kerja/laporan/semester/kota/2026-1";
    main.get(whole).await.expect(404);
    main.post_form("/kerja/laporan/semester/gabungkan", &[("periode", "2026-1")]).await.expect(303);
    let page = main.get(whole).await.expect(200);
    assert!(page.shows("1 unit termuat") && page.shows("Kelurahan Satu"), "{}", page.text());
    assert!(page.shows("unit belum termuat") && page.shows("Kelurahan Dua"), "who is missing is named");
    unit.get(whole).await.expect(404);
    for (ending, begin) in [("pdf", "%PDF"), ("docx", "PK"), ("xlsx", "PK"), ("json", "{\"period\"")] {
        let file = main.get(&format!("{whole}/berkas/laporan.{ending}")).await.expect(200);
        assert!(file.bytes.starts_with(begin.as_bytes()), "{ending}");
    }
    assert!(main.get("/kerja/laporan/semester").await.shows("1 laporan unit"));
    let facts = semester::facts(&city.system(), "2026-1").await.unwrap();
    assert_eq!((facts.submitted, facts.accepted, facts.late), (1, 1, facts.due), "signed in November");

    for (ending, begin) in [("pdf", "%PDF"), ("docx", "PK"), ("xlsx", "PK"), ("json", "{\"period\"")] {
        let file = unit.get(&format!("{desk}/berkas/laporan.{ending}")).await.expect(200);
        assert!(file.bytes.starts_with(begin.as_bytes()), "{ending}");
    }
    unit.get(&format!("{desk}/berkas/laporan.exe")).await.expect(404);
}

#[tokio::test]
async fn figures_stand_still_from_the_signature_on_and_their_digest_proves_it() {
    let city = TestApp::new().await;
    let system = city.system();
    semester::begin(&system, first()).await.unwrap();
    let digest = sign(&city, "kel-satu").await;
    let unit = city.directory().by_code("kel-satu").unwrap().clone();
    let before = semester::unit_report(&system, &unit, first()).await.unwrap();
    city.news("kel-satu").at(1_770_000_000_000).published().create().await;
    let after = semester::unit_report(&system, &unit, first()).await.unwrap();
    assert_eq!((after.sections, after.digest), (before.sections, digest));
    let live = semester::unit_report(&system, city.directory().by_code("kel-dua").unwrap(), first()).await;
    assert!(!live.unwrap().is_frozen);
}

#[tokio::test]
async fn a_report_reopened_after_acceptance_keeps_that_on_the_record() {
    let city = TestApp::new().await;
    let system = city.system();
    semester::begin(&system, first()).await.unwrap();
    sign(&city, "kel-satu").await;
    let at = |report: &SemesterReport| (report.id, report.version);
    let report = of(&city, "kel-satu", first()).await;
    semester::decide(&system, at(&report), Decision::Accept, "").await.unwrap();
    semester::consolidate(&system, first()).await.unwrap();
    let report = of(&city, "kel-satu", first()).await;
    assert_eq!(report.state.0, ReportState::Consolidated);
    semester::decide(&system, at(&report), Decision::Reopen, "").await.unwrap_err();
    semester::decide(&system, at(&report), Decision::Reopen, "Angka keberatan salah.").await.unwrap();
    let report = of(&city, "kel-satu", first()).await;
    assert_eq!((report.state.0, report.reopened), (ReportState::Returned, 1));
    let steps = semester::steps(&city.app.db, city.body, report.id).await.unwrap();
    let events: Vec<&str> = steps.iter().map(|step| step.event.as_str()).collect();
    assert_eq!(events, ["submit", "accept", "consolidate", "reopen"]);
    sign(&city, "kel-satu").await;
    let report = of(&city, "kel-satu", first()).await;
    semester::decide(&system, at(&report), Decision::Accept, "").await.unwrap();
    assert_eq!(semester::consolidate(&system, first()).await.unwrap(), 1, "it is taken in again");
}

#[tokio::test]
async fn a_unit_merged_in_mid_half_year_reports_until_its_last_day_with_figures_of_its_own() {
    let city = TestApp::new().await;
    let (old, new) = (city.unit("kel-satu"), city.unit("kel-dua"));
    publish(&city.system(), old, "Sebelum bergabung").await;
    end(&city.system(), old, End::Merge(new), "Perda contoh").await.unwrap();
    city.clock.advance(20 * DAY_MS);
    publish(&city.system(), new, "Sesudah bergabung").await;
    let period = HalfYear::parse("2026-2").unwrap();
    assert!(
        matches!(semester::begin(&city.system(), period).await, Ok(1)),
        "the half-year runs on for others"
    );
    let report = of(&city, "kel-satu", period).await;
    assert_eq!(report.until_on, "2026-11-22");
    city.clock.advance(40 * DAY_MS);
    let whole = semester::city_report(&city.system(), period).await.unwrap();
    let added = |code: &str| {
        let unit = whole.units.iter().find(|unit| unit.unit == code).unwrap();
        let figures = unit.sections.iter().flat_map(|section| &section.figures);
        figures.filter(|figure| figure.code == "entry_added").map(|figure| figure.value).next().unwrap()
    };
    assert_eq!((added("kel-satu"), added("kel-dua")), (Some(1), Some(1)));
    let next = semester::city_report(&city.system(), period.next()).await.unwrap();
    assert!(next.units.iter().all(|unit| unit.unit != "kel-satu"), "afterwards its successor reports");
}

#[tokio::test]
async fn in_january_reports_begin_by_themselves_and_late_units_are_on_the_ladder_of_contact() {
    let city = TestApp::new().await;
    semester::jobs::look(&city.system()).await.unwrap();
    let none = find_of_unit(&city.app.db, city.body, city.unit("kel-satu"), first()).await.unwrap();
    assert!(none.is_none(), "nobody asks for a past that was kept elsewhere");
    // From 22 November 2026 to 2 January 2027.
    city.clock.advance(41 * DAY_MS);
    semester::jobs::look(&city.system()).await.unwrap();
    let period = first().next();
    assert_eq!(of(&city, "kel-satu", period).await.due_on, "2027-01-15");
    for (days, told) in [(6, "2027-01-08"), (5, "2027-01-08"), (1, "2027-01-14")] {
        city.clock.advance(days * DAY_MS);
        semester::jobs::look(&city.system()).await.unwrap();
        assert_eq!(of(&city, "kel-satu", period).await.told_on.as_deref(), Some(told));
    }
    let kel_satu = city.unit("kel-satu");
    let spoken = async || app::contact::latest(&city.system()).await.unwrap().remove(&kel_satu);
    app::contact::jobs::look(&city.system()).await.unwrap();
    assert!(spoken().await.is_none(), "14 January: there is still time");
    for (days, rung) in [(2, Rung::Operator), (11, Rung::Operator), (1, Rung::OperatorAgain)] {
        city.clock.advance(days * DAY_MS);
        app::contact::jobs::look(&city.system()).await.unwrap();
        let one = spoken().await.unwrap();
        assert_eq!((one.topic, one.rung), (Topic::Report, Some(rung)), "{days}");
    }
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let page = unit.get(&spoken().await.unwrap().path).await.expect(200);
    assert!(page.shows("Laporan Juli–Desember 2026 belum diserahkan"), "{}", page.text());
    assert!(
        page.shows("Buka laporan") && page.shows("Kami akan menyerahkan laporan sampai tanggal tertentu")
    );
    let office = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let letter = format!("{}/surat.pdf", spoken().await.unwrap().path);
    assert!(office.get(&letter).await.expect(200).bytes.starts_with(b"%PDF"));
    let report = of(&city, "kel-satu", period).await;
    let words = Words { obstacles: "Tidak ada.".to_owned(), plan: "Rutin.".to_owned(), ..report.words() };
    semester::submit(&city.system(), (report.id, report.version), &words, &signature()).await.unwrap();
    app::contact::jobs::look(&city.system()).await.unwrap();
    assert!(spoken().await.is_none(), "a signed report ends it");
    let facts = semester::facts(&city.system(), "2026-2").await.unwrap();
    assert_eq!((facts.submitted, facts.late), (1, facts.due));
}

#[tokio::test]
async fn the_due_day_is_the_bodys_and_only_the_main_ppid_sets_it() {
    let city = TestApp::new().await;
    let unit = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    unit.post_form("/kerja/laporan/semester/tenggat", &[("tanggal", "20")]).await.expect(403);
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    main.post_form("/kerja/laporan/semester/tenggat", &[("tanggal", "20")]).await.expect(303);
    assert!(matches!(semester::set_due_day(&city.system(), 32).await, Err(Error::Refused(_))));
    semester::begin(&city.system(), first()).await.unwrap();
    assert_eq!(of(&city, "kel-satu", first()).await.due_on, "2026-07-20");
}

#[tokio::test]
async fn many_reports_are_packed_beside_the_requests_and_the_page_says_how_far_it_is() {
    let city = TestApp::new().await;
    let main = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    let asked = [("periode", "2026-1"), ("bentuk", "docx")];
    main.post_form("/kerja/laporan/semester/unduhan", &asked).await.expect(303);
    let list = "/kerja/laporan/semester?periode=2026-1";
    assert!(main.get(list).await.shows("0 dari 0 laporan"));
    main.get("/kerja/laporan/semester/unduhan/1/laporan.zip").await.expect(404);
    city.run_jobs().await;
    assert!(main.get(list).await.source().contains("unduhan/1/laporan.zip"));
    let file = main.get("/kerja/laporan/semester/unduhan/1/laporan.zip").await.expect(200);
    assert!(file.bytes.starts_with(b"PK"));
    assert_eq!(Format::parse("exe"), None);
}

/// A small generator of numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// One history: a few real acts on new and old entries and news of one half-year.
async fn history(city: &TestApp, dice: &mut Dice, entries: &mut Vec<app::ids::EntryId>) {
    let ctx = city.system();
    let units = ["kel-satu", "kel-dua", "dinkes"];
    for act in 0..3 + dice.throw(3) {
        city.clock.advance(1 + i64::try_from(dice.throw(20)).unwrap() * DAY_MS);
        let unit = city.unit(units[usize::try_from(dice.throw(2)).unwrap()]);
        let old = entries.get(usize::try_from(dice.throw(40)).unwrap()).copied();
        match (dice.throw(4), old) {
            (0, Some(id)) if register::find(&ctx, id).await.unwrap().is_public() => {
                let version = register::find(&ctx, id).await.unwrap().version;
                register::withdraw(&ctx, id, version, "Contoh").await.unwrap();
            }
            (0, Some(id)) => {
                let version = register::find(&ctx, id).await.unwrap().version;
                register::reopen(&ctx, id, version).await.unwrap();
                publish_again(&ctx, id).await;
            }
            (1, Some(id)) if register::find(&ctx, id).await.unwrap().is_public() => {
                let version = register::find(&ctx, id).await.unwrap().version;
                let content = content(&format!("Versi {act} {}", ctx.now()));
                register::save(&ctx, id, &register::Save { version, content }).await.unwrap();
                publish_again(&ctx, id).await;
            }
            (2, _) => {
                let planted =
                    city.news(units[usize::try_from(dice.throw(2)).unwrap()]).submitted().create().await;
                let version =
                    news::store::find_news(&city.app.db, city.body, planted.id).await.unwrap().unwrap();
                let input = news::Publish {
                    id: planted.id,
                    version: version.version,
                    override_reason: String::new(),
                };
                news::publish(&ctx, &input).await.unwrap();
            }
            _ => entries.push(publish(&ctx, unit, &format!("Informasi {act} {}", ctx.now())).await),
        }
    }
}

#[tokio::test]
async fn replaying_the_change_log_gives_the_same_totals_in_two_hundred_histories() {
    let city = TestApp::new().await;
    let (mut dice, mut entries, mut proven) = (Dice(20_261_122), Vec::new(), 0);
    for _ in 0..200 {
        let period = HalfYear::of(city.system().today());
        history(&city, &mut dice, &mut entries).await;
        for period in [period, HalfYear::of(city.system().today())] {
            assert_eq!(control(&city.system(), period, None).await.unwrap(), [], "{period}");
        }
        proven += 1;
        city.clock.advance(60 * DAY_MS);
    }
    assert_eq!(proven, 200);
    assert!(entries.len() > 100, "histories with something in them");
}

/// One request and how far it comes: filed, given to a unit, answered, objected to.
async fn case(city: &TestApp, dice: &mut Dice, number: usize) {
    let units = ["kel-satu", "kel-dua"];
    let unit = units[usize::try_from(dice.throw(2)).unwrap()];
    let path = crate::request::file(city, &format!("riwayat-{number}")).await;
    let far = dice.throw(4);
    if far == 0 {
        return;
    }
    let desk = format!("/kerja/permohonan/{number}");
    let ppid = city.sign_in_as(Role::MainPpid, "kota").await;
    send(&ppid, &desk, "terima", &[]).await.expect(303);
    send(&ppid, &desk, "disposisi", &[("unit", unit)]).await.expect(303);
    if far == 1 {
        return;
    }
    city.clock.advance(i64::try_from(dice.throw(3)).unwrap() * DAY_MS);
    let officer = city.sign_in_as(Role::UnitPpid, unit).await;
    send(&officer, &desk, "jawab", &NOTICE).await.expect(303);
    if far == 3 {
        let token = format!("keberatan-{number}");
        let objection = [
            ("formulir", token.as_str()),
            ("alasan", "obj_d"),
            ("posisi", "Jawaban tidak sesuai"),
            ("tujuan", "Penelitian"),
        ];
        city.visitor().post_form(&format!("{path}/keberatan"), &objection).await.expect(303);
    }
}

#[tokio::test]
async fn replaying_the_change_log_gives_the_same_requests_and_objections_in_two_hundred_histories() {
    let city = crate::objection::july().await;
    let mut dice = Dice(20_261_123);
    for number in 1..=200 {
        case(&city, &mut dice, number).await;
        for period in [HalfYear::of(city.system().today()).previous(), HalfYear::of(city.system().today())] {
            assert_eq!(control(&city.system(), period, None).await.unwrap(), [], "{period}, case {number}");
        }
        city.clock.advance(DAY_MS);
    }
    let whole = semester::city_report(&city.system(), first().next()).await.unwrap();
    let of = |code: &str| {
        let figures = whole.sections.iter().flat_map(|section| &section.figures);
        figures.filter(|figure| figure.code == code).find_map(|figure| figure.value).unwrap()
    };
    let seen = (of("request_received"), of("objection_received"));
    assert!(seen.0 > 50 && seen.1 > 5, "histories with something in them: {seen:?}");
}

#[tokio::test]
async fn a_row_nobody_wrote_into_the_log_is_found() {
    let city = TestApp::new().await;
    publish(&city.system(), city.unit("kel-satu"), "Ada jejaknya").await;
    let period = HalfYear::of(city.system().today());
    let unit = Some(city.unit("kel-satu"));
    assert_eq!(control(&city.system(), period, unit).await.unwrap(), []);
    let hidden = db::sql!("sql/forget_publication.sql");
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&hidden, db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    let found = control(&city.system(), period, unit).await.unwrap();
    assert_eq!(found.len(), 1);
    assert!(!found[0].is_in_tables);
}
