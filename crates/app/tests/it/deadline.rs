//! The clock for people and programs: API, calendars with decrees, the public calculator.

use app::deadline::calendar::{Loading, current, load, plan};
use rules::calendar::{CalendarDay, DayKind, builtin};
use rules::role::Role;
use serde_json::Value;
use testkit::TestApp;

async fn count(city: &TestApp, query: &str) -> Value {
    city.get(&format!("/api/v1/deadlines?{query}")).await.expect(200).json()
}

#[tokio::test]
async fn uu_14_2008_ps_22_ayat_7_the_api_counts_and_proves_the_ten_working_days() {
    let city = TestApp::new().await;
    let known = count(&city, "kind=DL.REQ.ANSWER&start=2025-11-21").await;
    assert_eq!((&known["due_legal"], &known["due_safe"]), (&"2025-12-05".into(), &"2025-12-04".into()));
    assert_eq!(known["opens_on"], "2025-12-08");
    let around_feast = count(&city, "kind=DL.REQ.ANSWER&start=2026-03-13T23:59:59").await;
    assert_eq!(around_feast["due_legal"], "2026-04-06");
    assert_eq!(around_feast["due_safe"], "2026-03-27");
    assert_eq!(around_feast["opens_on"], "2026-04-07");
    assert_eq!(around_feast["extended"]["dates"]["due_legal"], "2026-04-15");
    let days = around_feast["days"].as_array().unwrap();
    assert_eq!((days.len(), &days[5]["why"]), (25, &"collective_leave".into()));
    assert_eq!((&days[5]["n"], &days[5]["n_safe"]), (&Value::Null, &4.into()));
    assert_eq!(around_feast["calendar"]["name"], builtin().version().name);
    let in_the_east = count(&city, "kind=DL.REQ.NUMBER&start=2026-03-13T23:59:59%2B09:00").await;
    assert_eq!(in_the_east["start"], "2026-03-13", "the zone of the body counts, here WIB");
    let breach = count(&city, "kind=DL.PDP.BREACH&start=2026-03-20T14:30").await;
    assert_eq!(breach["due_at"], "2026-03-23T14:30:00+07:00");
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_refused_by_the_name_of_its_field() {
    let city = TestApp::new().await;
    for (query, status, field, words) in [
        ("start=2026-03-13", 422, "kind", "missing"),
        ("kind=DL.REQ.NONE&start=2026-03-13", 422, "kind", "code of a period"),
        ("kind=DL.REQ.ANSWER", 422, "start", "missing"),
        ("kind=DL.REQ.ANSWER&start=2026-02-30", 422, "start", "must be a day"),
        ("kind=DL.REQ.ANSWER&start=kemarin+pagi", 422, "start", "must be a day"),
        ("kind=DL.REQ.ANSWER&start=2026-03-13&calendar=2099", 404, "calendar", "names no calendar"),
        ("kind=DL.REQ.ANSWER&start=2026-12-28", 404, "start", "calendar not loaded for 2027"),
        ("kind=DL.REQ.ANSWER&start=2017-06-01", 404, "start", "calendar not loaded for 2017"),
    ] {
        let answer = city.get(&format!("/api/v1/deadlines?{query}")).await.expect(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{query}");
        let problem = answer.json();
        assert_eq!(problem["parameter"], field, "{query}");
        assert!(problem["detail"].as_str().unwrap().contains(words), "{query}: {problem}");
    }
    let provisional =
        count(&city, "kind=DL.REQ.ANSWER&start=2026-12-28&calendar=nasional-2027-sementara").await;
    assert_eq!(provisional["calendar"]["is_provisional"], true);
}

fn named(name: &str) -> Loading {
    Loading { name: name.to_owned(), decree: "Keputusan uji".to_owned(), is_provisional: false }
}

fn holiday(day: jiff::civil::Date, kind: DayKind) -> Vec<CalendarDay> {
    vec![CalendarDay { date: day, kind, name: "Libur uji".to_owned(), decree: "Keputusan uji".to_owned() }]
}

const WEDNESDAY: jiff::civil::Date = jiff::civil::date(2026, 7, 8);

#[tokio::test]
async fn skb_3_menteri_a_holiday_announced_yesterday_counts_once_it_is_loaded() {
    let city = TestApp::new().await;
    let ctx = city.system();
    let due = "kind=DL.REQ.ANSWER&start=2026-07-03";
    assert_eq!(count(&city, due).await["due_legal"], "2026-07-17");
    let planned = plan(&ctx, holiday(WEDNESDAY, DayKind::CollectiveLeave)).await.unwrap();
    assert_eq!(planned.changes.len(), 1);
    assert_eq!(count(&city, due).await["due_legal"], "2026-07-17", "a dry run changes nothing");
    let loaded = load(&ctx, &named("uji-1"), holiday(WEDNESDAY, DayKind::CollectiveLeave)).await.unwrap();
    assert!(loaded.is_some());
    let after = count(&city, due).await;
    assert_eq!((&after["due_legal"], &after["calendar"]["name"]), (&"2026-07-20".into(), &"uji-1".into()));
    assert_eq!(after["due_safe"], "2026-07-16", "the strict reading does not stop for collective leave");
    // The same file again, the same name with other days, a bare name.
    assert!(
        load(&ctx, &named("uji-2"), holiday(WEDNESDAY, DayKind::CollectiveLeave)).await.unwrap().is_none()
    );
    let other = holiday(WEDNESDAY, DayKind::LocalHoliday);
    for (name, refused) in [
        ("uji-1", "deadline-refused-name-taken"),
        ("nasional-2026.1", "deadline-refused-name-taken"),
        ("", "deadline-refused-name"),
        ("../uji", "deadline-refused-name"),
    ] {
        match load(&ctx, &named(name), other.clone()).await {
            Err(app::Error::Refused(key)) => assert_eq!(key, refused, "{name}"),
            answer => panic!("{name}: {answer:?}"),
        }
    }
    assert!(load(&ctx, &named("uji-3"), other).await.unwrap().is_some());
    assert_eq!(count(&city, due).await["due_safe"], "2026-07-17");
    // What was said with an older version can still be proved.
    let older = count(&city, &format!("{due}&calendar=uji-1")).await;
    assert_eq!(older["due_safe"], "2026-07-16");
}

#[tokio::test]
async fn the_calendar_stands_in_the_workroom_with_its_decrees_and_in_the_change_log() {
    let city = TestApp::new().await;
    let officer = city.sign_in_as(Role::ServiceOfficer, "dinkes").await;
    let page = officer.get("/kerja/kalender?tahun=2026").await.expect(200);
    assert!(page.shows("Sabtu, 21 Maret 2026") && page.shows("SKB 1497/2025, 2/2025, 5/2025"));
    assert!(officer.get("/kerja/kalender?tahun=2027").await.expect(200).shows("Kalender 2027 belum dimuat"));
    load(&city.system(), &named("uji-9"), holiday(WEDNESDAY, DayKind::LocalHoliday)).await.unwrap();
    let page = officer.get("/kerja/kalender?tahun=2026").await.expect(200);
    assert!(page.shows("uji-9") && page.shows("Libur daerah"));
    let ppid = city.sign_in_as(Role::MainPpid, "diskominfo").await;
    assert!(ppid.get("/kerja/catatan").await.expect(200).shows("memuat kalender hari kerja"));
    assert!(load(&officer.ctx(), &named("uji-10"), holiday(WEDNESDAY, DayKind::ElectionDay)).await.is_err());
}

#[tokio::test]
async fn a_city_counts_with_its_own_calendar_only() {
    let city = TestApp::new().await;
    let other = city.add_city("serang", "Kota Serang").await;
    load(&city.system(), &named("uji-1"), holiday(WEDNESDAY, DayKind::LocalHoliday)).await.unwrap();
    let there = current(&city.app.db, other).await.unwrap();
    assert_eq!(there.version().name, builtin().version().name);
    assert_eq!(current(&city.app.db, city.body).await.unwrap().version().name, "uji-1");
}

#[tokio::test]
async fn the_calculator_answers_with_every_date_that_follows_and_its_proof() {
    let city = TestApp::new().await;
    let empty = city.get("/tenggat").await.expect(200);
    assert!(empty.shows("Hitung tenggat") && empty.shows("Batas hukum"));
    let page = city.get("/tenggat?kejadian=request_received&tanggal=2026-03-13").await.expect(200);
    for words in [
        "Permohonan informasi diterima badan publik: Jumat, 13 Maret 2026",
        "Senin, 6 April 2026",
        "Jumat, 27 Maret 2026",
        "Selasa, 7 April 2026",
        "Rabu, 15 April 2026",
        "Cuti bersama: Cuti Bersama Hari Suci Nyepi",
        "UU 14/2008 Ps.22(7)",
        "Bila jawaban diperpanjang dengan alasan tertulis",
    ] {
        assert!(page.shows(words), "{words}");
    }
    let english = city.get("/en/tenggat?kejadian=request_received&tanggal=2026-03-13").await.expect(200);
    assert!(english.shows("Monday, 6 April 2026") && english.shows("Written notice on a request"));
    assert!(!page.source().contains(" open>") && page.source().contains("noindex"));
    let open = city.get("/tenggat?kejadian=request_received&tanggal=2026-03-13&rinci=1").await.expect(200);
    assert!(open.source().contains("<details open>"));
}

#[tokio::test]
async fn every_happening_of_the_calculator_has_its_words_in_both_languages() {
    let city = TestApp::new().await;
    for happening in <rules::deadline::Happening as rules::Code>::ALL {
        for language in ["", "/en"] {
            let path = format!("{language}/tenggat?kejadian={happening}&tanggal=2025-02-03&rinci=1");
            let page = city.get(&path).await.expect(200);
            assert!(!page.text().contains("deadline-"), "{path} shows the name of a text");
        }
    }
}

#[tokio::test]
async fn where_the_calendar_ends_the_calculator_says_so_and_offers_an_estimate_that_is_marked() {
    let city = TestApp::new().await;
    let page = city.get("/tenggat?kejadian=request_received&tanggal=2026-12-21").await.expect(200);
    assert!(page.shows("kalender 2027 belum dimuat"));
    let path = "/tenggat?kejadian=request_received&tanggal=2026-12-21&kalender=nasional-2027-sementara";
    assert!(page.source().contains(&path.replace('&', "&#38;")), "{}", page.source());
    assert!(city.get(path).await.expect(200).shows("Perkiraan: dihitung dengan kalender sementara"));
    city.get("/tenggat?kejadian=request_received&tanggal=2026-12-21&kalender=lain").await.expect(404);
}

#[tokio::test]
async fn a_question_that_makes_no_sense_is_shown_again_with_what_to_do() {
    let city = TestApp::new().await;
    for query in ["kejadian=besok&tanggal=2026-02-30", "kejadian=&tanggal=", "tanggal=%3Cscript%3E"] {
        let page = city.get(&format!("/tenggat?{query}")).await.expect(422);
        assert!(page.shows("Isi tanggal yang ada") && !page.source().contains("<script>"), "{query}");
    }
    city.get("/tenggat/tenggat.ics?kejadian=besok&tanggal=2026-02-30").await.expect(404);
}

#[tokio::test]
async fn rfc_5545_the_file_for_calendar_programs_holds_every_known_date() {
    let city = TestApp::new().await;
    let file =
        city.get("/tenggat/tenggat.ics?kejadian=request_received&tanggal=2026-03-13").await.expect(200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    let text = file.source();
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && text.ends_with("END:VCALENDAR\r\n")
    );
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 8);
    assert_eq!(text.matches("\r\nUID:").count(), 8);
    assert!(text.contains("DTSTART;VALUE=DATE:20260406\r\nDTEND;VALUE=DATE:20260407\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let mut ids: Vec<&str> =
        text.split("\r\nUID:").skip(1).filter_map(|rest| rest.split("\r\n").next()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 8, "each event has its own name");
}
