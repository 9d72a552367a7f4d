//! `terbuka claim import FILE --json`, as somebody uses it who has only a table.

use crate::program::{run, said};

/// The facts of Banten that the demonstration shows.
const FACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/scores.csv");

#[test]
fn a_table_is_checked_without_a_database_and_nothing_is_repaired() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("none");
    let output = run(&["claim", "import", FACTS, "--json", "--data", data.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let items = answer["items"].as_array().unwrap();
    assert_eq!(items.len(), 29);
    let of = |year: i64, body: &str| {
        items.iter().find(|item| item["year"] == year && item["body"] == body).unwrap().clone()
    };
    let lost = of(2020, "Kota Serang");
    assert!(lost["score"].is_null() && lost["score_raw"] == "8,32", "{lost}");
    assert!(lost["flags"].as_array().unwrap().contains(&"BAND_MISMATCH".into()), "{lost}");
    let twice = of(2022, "Kota Cilegon");
    assert_eq!((twice["status"].as_str(), twice["score"].as_f64()), (Some("DISPUTED"), Some(60.34)));
    assert!(twice["flags"].as_array().unwrap().contains(&"YEAR_CONFLICT".into()), "{twice}");
    let disputed: Vec<&serde_json::Value> =
        items.iter().filter(|item| item["status"] == "DISPUTED").collect();
    assert_eq!(
        disputed.len(),
        2,
        "the real oddities stand: ties, a table of bands nobody knows: {disputed:?}"
    );
    assert!(!data.exists(), "nothing is written");
}
