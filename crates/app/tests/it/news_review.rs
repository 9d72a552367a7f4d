//! Notes of reviewers in a text, and the calendar of what will appear.

use rules::role::Role;
use testkit::{Answer, Client, TestApp};

const WORDS: [(&str, &str); 3] = [
    ("title", "Posyandu Melati buka lagi"),
    ("lead", "Posyandu melayani balita mulai Senin."),
    ("text", "Layanan buka pukul 08.00 di balai warga.\n\nBawa buku KIA dan KTP."),
];

fn version(page: &Answer) -> String {
    let source = page.source();
    source.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn press(officer: &Client, path: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let known = version(&officer.get(path).await.expect(200));
    let all = [&[("version", known.as_str())], fields].concat();
    officer.post_form(&format!("{path}{act}"), &all).await
}

/// A story in review, with its writer and reviewer.
async fn submitted(city: &TestApp) -> (Client, Client, String) {
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    press(&operator, &path, "/ajukan", &WORDS).await.expect(303);
    (operator, ppid, path)
}

/// The id of the newest note on a page of notes.
fn last_note(page: &Answer) -> String {
    let source = page.source();
    source.rsplit("id=\"catatan-").next().unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_note_stands_at_its_paragraph_and_its_suggestion_is_taken_with_one_button() {
    let city = TestApp::new().await;
    let (operator, ppid, path) = submitted(&city).await;
    let notes = format!("{path}/catatan");
    let wrong = [("part", "2"), ("note", "Jam keliru"), ("original", "09.00"), ("suggestion", "07.30")];
    let back = ppid.post_form(&notes, &wrong).await.expect(422);
    assert!(back.source().contains("Jam keliru"), "what was typed stays");
    let right = [("part", "2"), ("note", "Jam keliru"), ("original", "08.00"), ("suggestion", "07.30")];
    ppid.post_form(&notes, &right).await.expect(303);
    ppid.post_form(&notes, &[("part", "3"), ("note", "Juga kartu vaksin?")]).await.expect(303);
    ppid.post_form(&notes, &[("part", "3"), ("note", "")]).await.expect(422);
    ppid.post_form(&notes, &[("part", "9"), ("note", "x")]).await.expect(400);
    assert!(operator.get("/kerja/pemberitahuan").await.shows("Ada catatan peninjau pada “Posyandu Melati"));

    let page = ppid.get(&notes).await.expect(200);
    let second = last_note(&page);
    let first: i64 = second.parse::<i64>().unwrap() - 1;
    press(&ppid, &path, "/kembalikan", &[("remark", "Lihat catatan.")]).await.expect(303);
    assert!(operator.get(&path).await.shows("Ada 2 catatan peninjau"));
    let answer = [("do", "answer"), ("answer", "Tidak perlu, sudah di KIA.")];
    operator.post_form(&format!("{notes}/{second}"), &answer).await.expect(303);
    let long = "Sudah di KIA. ".repeat(300);
    let answer = [("do", "answer"), ("comment", second.as_str()), ("answer", long.as_str())];
    let back = operator.post_form(&format!("{notes}/{second}"), &answer).await.expect(422);
    assert!(back.source().contains(long.trim()), "an answer that is too long stays");
    assert!(back.source().contains(&format!("href=\"#answer-{second}\"")), "and the way to it");
    assert!(ppid.get("/kerja/pemberitahuan").await.shows("dijawab"));
    operator.post_form(&format!("{notes}/{second}"), &[("do", "resolve")]).await.expect(303);

    // What was typed and not saved comes along.
    let typed =
        [("version", version(&operator.get(&path).await)), ("title", "Posyandu Melati buka".to_owned())];
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let typed = [&typed[..], &WORDS[1..]].concat();
    operator.post_form(&format!("{path}/simpan-otomatis"), &typed).await.expect(200);
    operator.post_form(&format!("{notes}/{first}"), &[("do", "take")]).await.expect(303);
    let page = operator.get(&path).await.expect(200);
    assert!(
        page.source().contains("pukul 07.30 di balai")
            && page.source().contains("Posyandu Melati buka</textarea>")
    );
    assert!(!page.shows("catatan peninjau yang belum selesai"));
    assert!(operator.get(&notes).await.shows("Usulan dipakai"));
    operator.post_form(&format!("{notes}/{first}"), &[("do", "take")]).await.expect(422);
    let history = operator.get(&format!("{path}/riwayat")).await;
    assert!(history.shows("Versi 2") && history.shows("Pakai lagi versi ini"), "the way back");
}

#[tokio::test]
async fn notes_are_for_reviewers_while_a_story_is_in_review_and_never_for_the_public() {
    let city = TestApp::new().await;
    let (operator, ppid, path) = submitted(&city).await;
    let stranger = city.sign_in_as(Role::UnitPpid, "kel-dua").await;
    let notes = format!("{path}/catatan");
    let note = [("part", "0"), ("note", "Catatan rahasia")];
    operator.post_form(&notes, &note).await.expect(403);
    stranger.post_form(&notes, &note).await.expect(404);
    stranger.get(&notes).await.expect(404);
    ppid.post_form(&notes, &note).await.expect(303);
    press(&ppid, &path, "/terbitkan", &[]).await.expect(303);
    city.run_jobs().await;
    let public = city.get("/berita/posyandu-melati-buka-lagi").await.expect(200);
    assert!(!public.source().contains("Catatan rahasia"));
    ppid.post_form(&notes, &note).await.expect(422);
    assert!(ppid.get(&notes).await.shows("Catatan rahasia"), "kept for the unit");
}

#[tokio::test]
async fn a_note_on_a_story_its_author_took_back_meanwhile_is_not_lost() {
    let city = TestApp::new().await;
    let (operator, ppid, path) = submitted(&city).await;
    press(&operator, &path, "/tarik-kembali", &[]).await.expect(303);
    let notes = format!("{path}/catatan");
    let refused =
        ppid.post_form(&notes, &[("part", "1"), ("note", "Sebut jam buka posyandu.")]).await.expect(422);
    assert!(refused.source().contains("Sebut jam buka posyandu."));
    assert!(refused.source().contains("href=\"#note-1\""), "it says where");
    assert!(!ppid.get(&notes).await.expect(200).source().contains("Sebut jam buka"));
}

#[tokio::test]
async fn the_calendar_shows_what_is_planned_in_a_week_and_nothing_of_others() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let stranger = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let calendar = "/kerja/berita/kalender";
    assert!(operator.get(calendar).await.expect(200).shows("Belum ada berita pada pekan ini"));
    let tomorrow = city.clock.now() + 86_400_000;
    city.news("kel-satu").title("Musrenbang, hari ini").scheduled(tomorrow).create().await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    press(&operator, &path, "", &WORDS).await.expect(303);
    press(&operator, &path, "/atur", &[("plan", "32 Desember")]).await.expect(422);
    let on = rules::zone::day(tomorrow, &city.directory().zone).to_string();
    let week = operator.get(&format!("{calendar}?minggu={on}")).await;
    assert!(week.shows("Musrenbang, hari ini"), "{}", week.text());
    press(&operator, &path, "/atur", &[("plan", &on)]).await.expect(303);
    assert!(operator.get(&path).await.source().contains(&on));

    let week = operator.get(&format!("{calendar}?minggu={on}")).await.expect(200);
    assert!(week.shows("Musrenbang, hari ini") && week.shows("Posyandu Melati buka lagi"));
    assert!(!stranger.get(&format!("{calendar}?minggu={on}")).await.shows("Musrenbang"));
    let file = operator.get("/kerja/berita/kalender.ics").await.expect(200);
    let text = file.source();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("Musrenbang\\, hari ini"), "{text}");
    assert!(text.contains(&format!("DTSTART;VALUE=DATE:{}", on.replace('-', ""))), "{text}");
    assert!(!stranger.get("/kerja/berita/kalender.ics").await.source().contains("Musrenbang"));
}
