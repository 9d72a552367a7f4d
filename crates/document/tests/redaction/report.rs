//! What the check says about files that only look redacted.

use document::redact::{self, Weight};

use crate::made::make;

fn codes(seed: u64) -> (Vec<String>, String) {
    let made = make(seed);
    let report = redact::check(&made.bytes).unwrap();
    let codes = report
        .remarks
        .iter()
        .filter(|remark| remark.weight == Weight::Leak)
        .map(|remark| remark.code.clone());
    (codes.collect(), made.build)
}

/// The seeds of files in which a secret stands in the given way on the first page.
fn with(way: &str) -> Vec<u64> {
    (0..33)
        .filter(|seed| make(*seed).build.split(' ').next().unwrap().contains(&format!("/{way}/")))
        .collect()
}

#[test]
fn text_under_a_black_bar_is_reported() {
    for seed in with("UnderBar").into_iter().chain(with("UnderThickLine")) {
        let (codes, build) = codes(seed);
        assert!(codes.iter().any(|code| code == "text-under-bar"), "{seed} {build}: {codes:?}");
    }
}

#[test]
fn white_text_on_white_is_reported() {
    for seed in with("White") {
        let (codes, build) = codes(seed);
        assert!(codes.iter().any(|code| code == "text-unseen"), "{seed} {build}: {codes:?}");
    }
}

#[test]
fn personal_data_in_plain_view_is_reported() {
    for seed in with("Plain").into_iter().chain(with("Invisible")).chain(with("InFormInForm")) {
        let (codes, build) = codes(seed);
        assert!(codes.iter().any(|code| code == "personal-nik"), "{seed} {build}: {codes:?}");
    }
}

#[test]
fn earlier_versions_are_reported() {
    for seed in [1, 5] {
        let (codes, build) = codes(seed);
        let is_readable = !build.starts_with("Cid") && !build.starts_with("Differences");
        assert!(
            !is_readable || codes.iter().any(|code| code == "earlier-version"),
            "{seed} {build}: {codes:?}"
        );
    }
}
