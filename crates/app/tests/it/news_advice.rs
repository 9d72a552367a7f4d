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
