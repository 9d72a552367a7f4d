//! Silent units are spoken to step by step; what they answer holds the ladder, and news ends it.

use app::Ctx;
use app::activity;
use app::contact::{Answering, Contact, answer};
use app::ids::{ContactId, UnitId};
use jiff::civil::{Date, date};
use rules::activity::Month;
use rules::contact::{About, Answer, Ending, Rung, State};
use rules::role::Role;
use testkit::TestApp;

/// The website of a unit is served here from a month on.
async fn serve(ctx: &Ctx, unit: UnitId, month: Month) {
    let tx = ctx.db().begin().await.unwrap();
    activity::put_hosted(ctx, &tx, unit, month).await.unwrap();
    tx.commit().await.unwrap();
}

/// A contact with a silent unit in which everything that is free text carries `marker`.
pub(crate) async fn plant(ctx: &Ctx, unit: UnitId, marker: &str) -> ContactId {
    let id = app::contact::begin(ctx, unit, About::Silence(Month::of(ctx.today()))).await.unwrap().unwrap();
    let given = Answering { answer: Answer::Excuse, until: Some(ctx.today()), words: marker.to_owned() };
    answer(ctx, id, &given).await.unwrap();
    id
}

/// The next time the calendar of the city shows this day, at ten o'clock.
fn go_to(city: &TestApp, day: Date) {
    let at = rules::zone::instant(day.at(10, 0, 0, 0), &city.directory().zone).unwrap();
    city.clock.advance(at - city.clock.now());
}

async fn look(city: &TestApp, day: Date) {
    go_to(city, day);
    app::contact::jobs::look(&city.system()).await.unwrap();
}

/// The one contact of the test, wherever it stands.
async fn only(city: &TestApp) -> Contact {
    app::contact::find(&city.app.db, city.body, ContactId(1)).await.unwrap().unwrap()
}

/// Who is spoken to.
const PEOPLE: [(Role, &str); 3] =
    [(Role::ContentOperator, "kel-satu"), (Role::UnitPpid, "kel-satu"), (Role::ContentEditor, "diskominfo")];

/// Kelurahan Satu is silent in December 2026.
async fn silent() -> TestApp {
    let city = TestApp::new().await;
    serve(&city.system(), city.unit("kel-satu"), Month::parse("2026-12").unwrap()).await;
    city
}

#[tokio::test]
async fn a_silent_unit_is_written_to_on_day_20_again_on_day_1_then_its_secretary_head_and_the_office() {
    let city = silent().await;
    for (role, unit) in PEOPLE {
        city.sign_in_as(role, unit).await;
    }
    look(&city, date(2026, 12, 19)).await;
    assert!(app::contact::latest(&city.system()).await.unwrap().is_empty(), "not before day 20");
    let climbed = [
        (date(2026, 12, 20), Rung::Operator),
        (date(2027, 1, 1), Rung::OperatorAgain),
        (date(2027, 1, 5), Rung::Secretary),
        (date(2027, 1, 10), Rung::Head),
        (date(2027, 1, 15), Rung::Office),
    ];
    for (day, rung) in climbed {
        look(&city, day).await;
        app::contact::jobs::look(&city.system()).await.unwrap();
        let contact = only(&city).await;
        assert_eq!(contact.rung.map(|rung| rung.0), Some(rung), "{day}");
        assert_eq!(contact.rung_on, Some(day.to_string()), "once a rung");
    }
    let office = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let page = office.get("/kerja/kontak-unit/1").await.expect(200);
    assert!(page.shows("Surat kepada kepala unit") && page.shows("1 Januari 2027"), "{}", page.text());
    let letter = office.get("/kerja/kontak-unit/1/surat.pdf").await.expect(200);
    assert!(letter.bytes.starts_with(b"%PDF"));
    let told: Vec<(String, String)> =
        city.app.db.all(&db::sql!("sql/told.sql"), db::params![city.body]).await.unwrap();
    let of = |kind: &str| told.iter().filter(|(one, _)| one == kind).count();
    assert_eq!(
        (of("contact-operator"), of("contact-secretary"), of("contact-office")),
        (1, 1, 1),
        "{told:?}"
    );
    assert!(told.iter().all(|(_, subject)| subject == "Kelurahan Satu"), "{told:?}");
}

#[tokio::test]
async fn a_rung_is_one_mail_even_for_who_wishes_notifications_by_mail() {
    let city = silent().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let wishes = [("name", "Operator"), ("locale", "id"), ("mail_digest", "1")];
    operator.post_form("/kerja/profil", &wishes).await.expect(303);
    look(&city, date(2026, 12, 20)).await;
    let sent: i64 = city.app.db.one(&db::sql!("sql/count_mails.sql"), db::params![city.body]).await.unwrap();
    assert_eq!(sent, 1);
}

#[tokio::test]
async fn news_ends_a_contact_and_an_unknown_month_begins_none() {
    let city = silent().await;
    let ctx = city.system();
    let tx = ctx.db().begin().await.unwrap();
    let elsewhere = activity::Presence {
        unit: city.unit("kel-dua"),
        network: rules::activity::Network::Website,
        from: Month::parse("2026-11").unwrap(),
        present: true,
    };
    activity::put_presence(&ctx, &tx, elsewhere).await.unwrap();
    tx.commit().await.unwrap();
    look(&city, date(2026, 12, 20)).await;
    let open = app::contact::latest(&city.system()).await.unwrap();
    assert_eq!(
        open.keys().copied().collect::<Vec<_>>(),
        [city.unit("kel-satu")],
        "nobody is blamed for a gap"
    );
    go_to(&city, date(2026, 12, 22));
    city.news("kel-satu").at(city.clock.now()).published().create().await;
    look(&city, date(2027, 1, 1)).await;
    let contact = only(&city).await;
    assert_eq!(contact.ending.map(|ending| ending.0), Some(Ending::Woke));
    assert_eq!(contact.rung.map(|rung| rung.0), Some(Rung::Operator), "nobody was written to again");
    look(&city, date(2027, 1, 2)).await;
    assert!(
        app::contact::latest(&city.system()).await.unwrap().is_empty(),
        "and none for the month that is over"
    );
}

#[tokio::test]
async fn a_promise_holds_the_ladder_once_and_the_office_decides_about_more_time() {
    let city = silent().await;
    look(&city, date(2026, 12, 20)).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let home = operator.get("/kerja").await.expect(200);
    assert!(home.source().contains("/kerja/kontak-unit/1"), "{}", home.text());
    let page = "/kerja/kontak-unit/1";
    let post = async |answer: &str, until: &str, words: &str| {
        let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
        let typed = [("jawaban", answer), ("sampai", until), ("kata", words)];
        operator.post_form("/kerja/kontak-unit/1/jawab", &typed).await
    };
    post("promise", "", "").await.expect(422).shows("Isi tanggalnya");
    let late = post("promise", "2027-03-01", "Segera").await.expect(422);
    assert!(
        late.shows("Paling lama 31 hari") && late.source().contains("2027-03-01"),
        "what was typed stays"
    );
    post("promise", "2027-01-04", "Segera").await.expect(303);
    look(&city, date(2027, 1, 2)).await;
    assert_eq!(only(&city).await.state.0, State::Promised);
    let board =
        city.sign_in_as(Role::ContentEditor, "diskominfo").await.get("/kerja/papan").await.expect(200);
    let shown = |board: &testkit::Answer, state: &str| {
        board.shows("Berjanji sampai 4 Januari 2027") && board.shows(state) && board.shows("Segera")
    };
    assert!(shown(&board, "ditunggu"), "the board shows it: {}", board.text());
    look(&city, date(2027, 1, 5)).await;
    assert_eq!(
        only(&city).await.rung.map(|rung| rung.0),
        Some(Rung::OperatorAgain),
        "the day after the promise"
    );
    let broken =
        city.sign_in_as(Role::ContentEditor, "diskominfo").await.get("/kerja/papan").await.expect(200);
    assert!(shown(&broken, "tidak ditepati"), "{}", broken.text());
    post("promise", "2027-01-20", "Sekali lagi").await.expect(303);
    assert_eq!(only(&city).await.state.0, State::Open, "a second promise is a request");
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let office = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    assert!(office.get(page).await.expect(200).shows("Unit minta waktu sampai 20 Januari 2027"));
    operator.post_form("/kerja/kontak-unit/1/alasan", &[("terima", "ya")]).await.expect(403);
    office.post_form("/kerja/kontak-unit/1/alasan", &[("terima", "ya")]).await.expect(303);
    office.post_form("/kerja/kontak-unit/1/alasan", &[("terima", "ya")]).await.expect(422);
    look(&city, date(2027, 1, 20)).await;
    assert_eq!(only(&city).await.rung.map(|rung| rung.0), Some(Rung::OperatorAgain));
    look(&city, date(2027, 1, 21)).await;
    assert_eq!(only(&city).await.rung.map(|rung| rung.0), Some(Rung::Secretary));
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let seen = operator.get(page).await.expect(200);
    assert!(seen.shows("Permintaan waktu diterima") && seen.shows("Sekali lagi"), "{}", seen.text());
}

#[tokio::test]
async fn a_promise_kept_on_its_last_day_stands_on_the_board_as_kept() {
    let city = silent().await;
    look(&city, date(2026, 12, 20)).await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let typed = [("jawaban", "promise"), ("sampai", "2026-12-28"), ("kata", "Dua berita posyandu")];
    operator.post_form("/kerja/kontak-unit/1/jawab", &typed).await.expect(303);
    go_to(&city, date(2026, 12, 28));
    city.news("kel-satu").at(city.clock.now()).published().create().await;
    look(&city, date(2026, 12, 29)).await;
    let office = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let board = office.get("/kerja/papan").await.expect(200);
    assert!(board.shows("Berjanji sampai 28 Desember 2026"), "{}", board.text());
    assert!(board.shows("ditepati") && board.shows("Dua berita posyandu") && !board.shows("tidak ditepati"));
    let csv = office.get("/kerja/papan.csv").await.expect(200);
    assert!(csv.source().contains(",2026-12-28,ditepati"), "{}", csv.source());
    let before = office.get("/kerja/papan.csv?bulan=2026-11").await.expect(200);
    assert!(before.source().contains("Kelurahan Satu"), "{}", before.source());
}

#[tokio::test]
async fn a_call_and_a_new_operator_stand_on_the_record_and_other_units_see_nothing() {
    let city = silent().await;
    look(&city, date(2026, 12, 20)).await;
    let office = city.sign_in_as(Role::MainPpid, "kota").await;
    let call = "/kerja/kontak-unit/1/telepon";
    office
        .post_form(call, &[("siapa", "Bu Lurah"), ("isi", "")])
        .await
        .expect(422)
        .shows("Tulis apa yang dikatakan");
    let said = [("siapa", "Bu Lurah"), ("isi", "Kantor kebanjiran"), ("janji", "2026-12-28")];
    office.post_form(call, &said).await.expect(303);
    assert_eq!(only(&city).await.state.0, State::Promised);
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    city.sign_in_as(Role::Administrator, "diskominfo").await;
    let handover = [("jawaban", "handover"), ("kata", "Operator baru: Sari")];
    ppid.post_form("/kerja/kontak-unit/1/jawab", &handover).await.expect(303);
    let page = office.get("/kerja/kontak-unit/1").await.expect(200);
    assert!(page.shows("Bu Lurah") && page.shows("Kantor kebanjiran") && page.shows("Operator baru: Sari"));
    let admin = city.sign_in_as(Role::Administrator, "diskominfo").await;
    admin.get("/kerja/kontak-unit/1").await.expect(404);
    let told: Vec<String> = city
        .app
        .db
        .all(&db::sql!("sql/list_paths.sql"), db::params![city.body, "contact-answer-handover"])
        .await
        .unwrap();
    assert_eq!(told, ["/kerja/kontak-unit/1", "/kerja/akun"], "who gives access is led to the accounts");
    city.sign_in_as(Role::UnitPpid, "kel-dua").await.get("/kerja/kontak-unit/1").await.expect(404);
    office.post_form("/kerja/kontak-unit/1/tutup", &[("alasan", "Unit digabung")]).await.expect(303);
    assert_eq!(only(&city).await.ending.map(|ending| ending.0), Some(Ending::Closed));
    ppid.post_form("/kerja/kontak-unit/1/jawab", &handover).await.expect(422);
    assert!(office.get("/kerja/kontak-unit?tab=semua").await.expect(200).shows("Ditutup Diskominfo"));
    assert!(office.get("/kerja/kontak-unit").await.expect(200).shows("Tidak ada unit yang perlu dihubungi"));
}

#[tokio::test]
async fn the_body_moves_the_days_of_its_ladder_and_a_wrong_order_names_the_rung() {
    let city = silent().await;
    let office = city.sign_in_as(Role::MainPpid, "kota").await;
    let page = "/kerja/kontak-unit/tangga";
    assert!(office.get(page).await.expect(200).source().contains("value=\"20\""));
    let days = |operator: &'static str| {
        [
            ("bulan-operator", "0"),
            ("hari-operator", operator),
            ("bulan-operator_again", "1"),
            ("hari-operator_again", "2"),
            ("bulan-secretary", "1"),
            ("hari-secretary", "8"),
            ("bulan-head", "1"),
            ("hari-head", "15"),
            ("bulan-office", "2"),
            ("hari-office", "1"),
        ]
    };
    assert!(office.post_form(page, &days("31")).await.expect(422).shows("tanggal 1 sampai 28"));
    office.post_form(page, &days("15")).await.expect(303);
    look(&city, date(2026, 12, 15)).await;
    assert_eq!(only(&city).await.rung.map(|rung| rung.0), Some(Rung::Operator));
    assert_eq!(only(&city).await.next_on.as_deref(), Some("2027-01-02"));
}
