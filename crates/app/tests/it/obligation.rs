//! Obligations of units: the catalogue, the matrix, statements, templates.

use rules::register::InformationClass;
use serde_json::Value;
use testkit::TestApp;

const DAY_MS: i64 = 86_400_000;

/// The rows of the matrix for a query.
async fn matrix(city: &TestApp, query: &str) -> Vec<Value> {
    let answer = city.get(&format!("/api/v1/obligations/matrix?{query}")).await.expect(200);
    answer.json()["items"].as_array().unwrap().clone()
}

/// The row of a unit and a code.
async fn standing(city: &TestApp, unit: &str, code: &str) -> Value {
    let rows = matrix(city, &format!("unit={unit}")).await;
    rows.into_iter()
        .find(|row| row["code"] == code)
        .unwrap_or_else(|| panic!("{code} does not concern {unit}"))
}

#[tokio::test]
async fn perki_1_2021_ps_14_and_15_the_catalogue_is_open_data_with_its_articles() {
    let city = TestApp::new().await;
    let answer = city.get("/api/v1/obligations").await.expect(200).json();
    assert_eq!(answer["total"], 177);
    let rows = answer["items"].as_array().unwrap();
    let one = rows.iter().find(|row| row["code"] == "BK.02.a").unwrap();
    assert!(one["article"].as_str().unwrap().contains("UU 14/2008 Ps.9(2)b"));
    assert_eq!((one["refresh"][0].as_str(), one["catalogue"].as_str()), (Some("P6M"), Some("2026-1")));
    let immediate = city.get("/api/v1/obligations?class=serta_merta").await.expect(200).json();
    assert_eq!(immediate["total"], 15);
    city.get("/api/v1/obligations?class=rahasia").await.expect(422);
}

#[tokio::test]
async fn uu_14_2008_ps_9_3_an_entry_is_fresh_for_six_months_and_then_stale() {
    let city = TestApp::new().await;
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "missing");
    city.entry("kel-satu").title("Program 2026").obligation("BK.02.a").published().create().await;
    let row = standing(&city, "kel-satu", "BK.02.a").await;
    assert_eq!((row["status"].as_str(), row["entries"].as_i64()), (Some("published"), Some(1)));
    assert_eq!(standing(&city, "kel-dua", "BK.02.a").await["status"], "missing", "another unit's entry");
    assert_eq!(standing(&city, "kel-satu", "BK.02.b").await["status"], "missing", "the neighbour code");
    city.clock.advance(190 * DAY_MS);
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "stale");
}

#[tokio::test]
async fn what_is_not_public_counts_for_nothing() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02.a").submitted().create().await;
    city.entry("kel-satu").obligation("BK.02.b").withdrawn("Salah unggah").create().await;
    for code in ["BK.02.a", "BK.02.b"] {
        let row = standing(&city, "kel-satu", code).await;
        assert_eq!((row["status"].as_str(), row["entries"].as_i64()), (Some("missing"), Some(0)), "{code}");
    }
}

#[tokio::test]
async fn perki_1_2021_ps_15_an_entry_under_a_heading_stands_there_and_fulfils_no_item() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("BK.02").class(InformationClass::Periodic).published().create().await;
    let heading = standing(&city, "kel-satu", "BK.02").await;
    assert_eq!(
        (heading["status"].as_str(), heading["is_counted"].as_bool()),
        (Some("published"), Some(false))
    );
    assert_eq!(standing(&city, "kel-satu", "BK.02.a").await["status"], "missing");
}

#[tokio::test]
async fn a_heading_stands_as_its_worst_item() {
    let city = TestApp::new().await;
    for code in ["BK.08.a", "BK.08.b"] {
        assert_eq!(standing(&city, "kel-satu", "BK.08").await["status"], "missing");
        city.entry("kel-satu").obligation(code).published().create().await;
    }
    assert_eq!(standing(&city, "kel-satu", "BK.08").await["status"], "published");
}

#[tokio::test]
async fn only_what_concerns_a_unit_stands_in_its_line() {
    let city = TestApp::new().await;
    let codes = |rows: Vec<Value>| -> Vec<String> {
        rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    let kelurahan = codes(matrix(&city, "unit=kel-satu").await);
    let office = codes(matrix(&city, "unit=dinkes").await);
    assert!(!kelurahan.contains(&"BK.LG.01".to_owned()) && office.contains(&"BK.LG.01".to_owned()));
    assert!(office.contains(&"SM.04".to_owned()) && !kelurahan.contains(&"SM.04".to_owned()));
    assert!(!office.iter().any(|code| code.starts_with("SM.F")), "parts of an alert are no rows");
}

#[tokio::test]
async fn the_matrix_is_read_in_pages_and_by_status() {
    let city = TestApp::new().await;
    city.entry("kel-satu").obligation("SS.01").class(InformationClass::OnDemand).published().create().await;
    let all = matrix(&city, "").await;
    let published = matrix(&city, "status=published").await;
    assert_eq!((published.len(), published[0]["unit"].as_str()), (1, Some("kel-satu")));
    let mut read = Vec::new();
    let mut next = String::new();
    loop {
        let after = if next.is_empty() { String::new() } else { format!("&after={next}") };
        let page = city.get(&format!("/api/v1/obligations/matrix?limit=97{after}")).await.expect(200).json();
        read.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(token) => next = token.to_owned(),
            None => break,
        }
    }
    assert_eq!(read, all);
    city.get("/api/v1/obligations/matrix?unit=tidak-ada").await.expect(404);
}
