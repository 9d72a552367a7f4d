//! Advice on a story while it is written: given, answered, asked for again, never in the way.

use rules::role::Role;
use testkit::{Answer, Client, TestApp};

const TYPED: [(&str, &str); 4] = [
    ("version", "0"),
    ("title", "RAPAT KOORDINASI PENANGANAN ANAK"),
    ("lead", ""),
    ("text", "Korban, Siti Aminah (14), dirawat di RSUD."),
];

async fn post(officer: &Client, path: &str, more: &[(&str, &str)]) -> Answer {
    officer.post_form(path, &[&TYPED[..], more].concat()).await
}

#[tokio::test]
async fn advice_comes_while_typing_and_stays_quiet_once_it_was_looked_at() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    assert!(!operator.get(&path).await.shows("Melindungi orang"), "nothing to say about an empty page");

    let kept = post(&operator, &format!("{path}/simpan-otomatis"), &[]).await.expect(200).json();
    let advice = kept["advice"].as_str().unwrap();
    assert!(advice.contains("UU 11/2012") && advice.contains("huruf besar semua"), "{advice}");

    for check in ["minor", "victim"] {
        let seen = post(&operator, &format!("{path}/saran"), &[("seen", check)]).await.expect(303);
        assert!(seen.location().starts_with(path.as_str()));
    }
    let page = operator.get(&path).await;
    assert!(page.source().contains("Siti Aminah"), "what was typed is kept");
    assert!(page.shows("Yang sudah diperiksa") && !page.shows("Melindungi orang"));

    post(&operator, &format!("{path}/saran"), &[("again", "minor")]).await.expect(303);
    assert!(operator.get(&path).await.shows("Melindungi orang"));
    post(&operator, &format!("{path}/saran"), &[("seen", "no.such.check")]).await.expect(400);
}

#[tokio::test]
async fn advice_blocks_nothing_and_strangers_cannot_answer_it() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let stranger = city.sign_in_as(Role::ContentOperator, "kel-dua").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    post(&stranger, &format!("{path}/saran"), &[("seen", "minor")]).await.expect(404);
    let version = operator.get(&path).await;
    let known = version
        .source()
        .split("name=\"version\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let lead =
        [("version", known.as_str()), ("title", TYPED[1].1), ("lead", "Ringkasan."), ("text", TYPED[3].1)];
    operator.post_form(&format!("{path}/ajukan"), &lead).await.expect(303);
    assert!(operator.get(&path).await.shows("Menunggu tinjauan"));
}

/// A story long enough to be recognised.
const STORY: [(&str, &str); 3] = [
    ("title", "Dua ribu bibit mangrove ditanam di pantai"),
    ("lead", "Pelajar dan nelayan menanam dua ribu bibit mangrove di pantai Kelapa Tujuh, Sabtu pagi."),
    (
        "text",
        "Bibit itu dibawa dari kebun dinas di Bagendung. Kepala dinas mengatakan akar mangrove menahan ombak yang \
         menggerus tanggul sejak tahun lalu. Warga diminta menjaga bibit dari kambing dan sampah plastik. Penanaman \
         berikutnya dijadwalkan bulan Maret di Ciwandan dengan bantuan pabrik di sekitar pelabuhan.",
    ),
];

async fn typed(officer: &Client, path: &str, words: &[(&str, &str)]) -> String {
    let words = [words, &[("version", "1")]].concat();
    let kept = officer.post_form(&format!("{path}/simpan-otomatis"), &words).await.expect(200).json();
    kept["advice"].as_str().unwrap().to_owned()
}

/// The version a page knows.
fn version(page: &Answer) -> String {
    let source = page.source();
    source.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_story_told_before_is_offered_with_its_name_and_drafts_of_others_stay_unknown() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let ppid = city.sign_in_as(Role::UnitPpid, "kel-satu").await;
    let [title, lead, text] = STORY.map(|(_, words)| words);
    let theirs = || city.news("kel-dua").title(title).lead(lead).text(text);
    theirs().create().await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let words = [("title", "Mangrove untuk pantai kita"), ("lead", lead), ("text", text)];
    assert!(!typed(&operator, &path, &words).await.contains("sudah ditulis"), "a draft of another unit");

    let first = theirs().published().create().await;
    let advice = typed(&operator, &path, &words).await;
    assert!(advice.contains("sudah ditulis") && advice.contains(&first.path()), "{advice}");

    let known = version(&operator.get(&path).await);
    let theirs = first.id.to_string();
    let take = [&words[..], &[("version", known.as_str()), ("take", theirs.as_str())]].concat();
    operator.post_form(&format!("{path}/sumber"), &take).await.expect(303);
    let page = operator.get(&path).await.expect(200);
    assert!(page.source().contains(title), "their words");
    assert!(page.shows("Menyebut sumber") && !page.shows("sudah ditulis"));
    assert!(
        operator.get(&format!("{path}/riwayat")).await.shows("Mangrove untuk pantai kita"),
        "nothing is lost"
    );

    let known = version(&page);
    let own = [("version", known.as_str()), ("title", "Mangrove kita"), ("lead", lead), ("text", text)];
    operator.post_form(&format!("{path}/ajukan"), &own).await.expect(303);
    let known = version(&ppid.get(&path).await);
    ppid.post_form(&format!("{path}/terbitkan"), &[("version", &known)]).await.expect(303);
    city.run_jobs().await;
    let public = city.get("/berita/mangrove-kita").await.expect(200);
    assert!(public.shows("Berita ini bersumber dari"));
    let canonical = public
        .source()
        .split("rel=\"canonical\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    assert!(canonical.ends_with(&first.path()), "{canonical}");
}

#[tokio::test]
async fn two_colleagues_with_one_story_are_told_and_another_story_is_put_aside() {
    let city = TestApp::new().await;
    let [title, lead, text] = STORY.map(|(_, words)| words);
    let other = city.news("kel-satu").title(title).lead(lead).text(text).create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let advice = typed(&operator, &path, &STORY).await;
    assert!(
        advice.contains("Di Kelurahan Satu sedang ditulis") && !advice.contains("name=\"take\""),
        "{advice}"
    );
    let twin = format!("twin-{}", other.id);
    let aside = [&STORY[..], &[("version", "1"), ("seen", twin.as_str())]].concat();
    operator.post_form(&format!("{path}/saran"), &aside).await.expect(303);
    let advice = typed(&operator, &path, &STORY).await;
    assert!(!advice.contains("Yang dapat dilakukan") && advice.contains("Yang sudah diperiksa"), "{advice}");
    let gone = [("version", "1"), ("take", "999")];
    operator.post_form(&format!("{path}/sumber"), &gone).await.expect(404);
    operator
        .post_form(&format!("{path}/sumber"), &[("version", "1"), ("take", &other.id.to_string())])
        .await
        .expect(404);
}

#[tokio::test]
async fn an_editor_of_all_units_hears_of_two_drafts_with_one_story_and_their_operators_do_not() {
    let city = TestApp::new().await;
    let [title, lead, text] = STORY.map(|(_, words)| words);
    city.news("kel-dua").title(title).lead(lead).text(text).create().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    assert!(!typed(&operator, &path, &STORY).await.contains("cerita yang mirip"));
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let advice = typed(&editor, &path, &STORY).await;
    assert!(advice.contains("Di Kelurahan Dua sedang ditulis"), "{advice}");
}

#[tokio::test]
async fn slips_agency_speak_and_words_of_the_house_come_with_what_is_better() {
    let city = TestApp::new().await;
    let editor = city.sign_in_as(Role::ContentEditor, "diskominfo").await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let guide = "/kerja/berita/pedoman";
    assert!(operator.get(guide).await.expect(200).shows("Pedoman menulis"));
    let list = [("version", "0"), ("guide", "Tulis singkat."), ("words", "kolekdol\nair bah = banjir")];
    operator.post_form(guide, &list).await.expect(403);
    let wrong = editor.post_form(guide, &[list[0], list[1], ("words", "air bah =")]).await.expect(422);
    assert!(wrong.shows("Baris 1 daftar kata") && wrong.source().contains("Tulis singkat."));
    editor.post_form(guide, &list).await.expect(303);
    let late = editor.post_form(guide, &[list[0], ("guide", "Tulisan lain."), list[2]]).await.expect(409);
    assert!(late.source().contains("Tulisan lain."), "what was typed stays");

    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let words = [
        ("title", "Warga bersihkan sisa air bah"),
        ("lead", ""),
        (
            "text",
            "Kegitan digelar dalam rangka bersih desa. Warga ikut pemba- ngunan setelah kegitannn kolekdol.",
        ),
    ];
    let advice = typed(&operator, &path, &words).await;
    for said in ["pemba- ngunan → pembangunan", "dalam rangka → untuk", "air bah → banjir"] {
        assert!(advice.contains(said), "{said} in {advice}");
    }
    assert!(!advice.contains("kolekdol →"), "the city allows it");
}

#[tokio::test]
async fn a_draft_from_a_template_says_what_is_not_filled_in() {
    let city = TestApp::new().await;
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let new = [("kind", "kerja-bakti")];
    let path = operator.post_form("/kerja/berita/baru", &new).await.expect(303).location().to_owned();
    let page = operator.get(&path).await.expect(200);
    assert!(page.shows("bagian templat yang belum diisi") && page.source().contains("[isi: tempat]"));
    let again = operator.post_form("/kerja/berita/baru", &new).await.expect(303).location().to_owned();
    assert!(!operator.get(&again).await.shows("Rekan seunit"), "the same form is not the same story");
}

#[tokio::test]
async fn stories_older_than_the_sketches_are_made_comparable_at_night() {
    const FORGET: db::Sql = db::sql!("sql/forget_sketches.sql");
    const COUNT: db::Sql = db::sql!("sql/count_sketches.sql");
    let city = TestApp::new().await;
    let [title, lead, text] = STORY.map(|(_, words)| words);
    city.news("kel-dua").title(title).lead(lead).text(text).published().create().await;
    let tx = city.app.db.begin().await.unwrap();
    tx.exec(&FORGET, db::params![city.body]).await.unwrap();
    tx.commit().await.unwrap();
    let count = async || city.app.db.one::<i64>(&COUNT, db::params![city.body]).await.unwrap();
    assert_eq!(count().await, 0);
    app::worker::plan(&city.app).await.unwrap();
    city.clock.advance(86_400_000);
    city.run_jobs().await;
    assert_eq!(count().await, 1);
}
