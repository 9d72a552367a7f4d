//! What the finder promises, measured on the published labelled set (`tests/data/labelled.jsonl`).

use std::collections::BTreeMap;

use privacy::{Finding, find, find_certain};

use crate::labelled::{self, Label, Sample};

fn published() -> Vec<Sample> {
    include_str!("../data/labelled.jsonl")
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let labels = value["labels"].as_array().unwrap().iter();
            Sample {
                family: value["family"].as_str().unwrap().to_owned(),
                text: value["text"].as_str().unwrap().to_owned(),
                labels: labels
                    .map(|label| Label {
                        kind: label["kind"].as_str().unwrap().to_owned(),
                        start: usize::try_from(label["start"].as_u64().unwrap()).unwrap(),
                        end: usize::try_from(label["end"].as_u64().unwrap()).unwrap(),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Numbers have to be covered whole; of an address most of it.
fn covers(finding: &Finding, label: &Label) -> bool {
    if finding.kind.code() != label.kind {
        return false;
    }
    if label.kind == "address" {
        let shared = finding.end.min(label.end).saturating_sub(finding.start.max(label.start));
        return shared * 10 >= (label.end - label.start) * 6;
    }
    finding.start <= label.start && finding.end >= label.end
}

fn overlaps(finding: &Finding, label: &Label) -> bool {
    finding.start < label.end && label.start < finding.end
}

#[derive(Default)]
struct Score {
    marked: usize,
    found: usize,
    wrong: usize,
}

fn scores(samples: &[Sample]) -> BTreeMap<String, Score> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for sample in samples {
        let findings = find_certain(&sample.text);
        for label in &sample.labels {
            let is_found = findings.iter().any(|finding| covers(finding, label));
            for key in [label.kind.clone(), format!("{} in {}", label.kind, sample.family)] {
                let score = scores.entry(key).or_default();
                score.marked += 1;
                score.found += usize::from(is_found);
            }
            if !is_found && std::env::var_os("SHOW_MISSES").is_some() {
                println!("MISS {} {:?} {findings:?}", label.kind, sample.text);
            }
        }
        for finding in &findings {
            if !sample.labels.iter().any(|label| overlaps(finding, label)) {
                scores.entry(finding.kind.code().to_owned()).or_default().wrong += 1;
                if std::env::var_os("SHOW_MISSES").is_some() {
                    println!("WRONG {finding:?} {:?}", sample.text);
                }
            }
        }
    }
    scores
}

fn check(samples: &[Sample]) {
    let scores = scores(samples);
    for (name, score) in &scores {
        println!("{name}: {} of {} found, {} wrong", score.found, score.marked, score.wrong);
    }
    for (kind, least) in
        [("nik", 99), ("no-kk", 99), ("phone", 98), ("account", 95), ("npwp", 98), ("email", 98)]
    {
        let score = &scores[kind];
        assert!(score.found * 100 >= score.marked * least, "{kind}: {} of {}", score.found, score.marked);
        assert!(score.wrong * 50 <= score.marked, "{kind}: {} wrong", score.wrong);
    }
    for (kind, least) in [("address", 90), ("birth-date", 95)] {
        let score = &scores[kind];
        assert!(score.found * 100 >= score.marked * least, "{kind}: {} of {}", score.found, score.marked);
    }
}

#[test]
fn identity_numbers_are_found_in_the_published_set() {
    check(&published());
}

#[test]
fn identity_numbers_are_found_in_a_set_of_another_seed() {
    check(&labelled::generate(20_261_122, 150));
}

#[test]
fn the_published_set_is_what_the_generator_makes() {
    let made: Vec<String> = labelled::generate(3, 60).iter().map(labelled::to_line).collect();
    // `BLESS=1 cargo test -p privacy` writes it anew after the generator changed.
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/labelled.jsonl"),
            made.join("\n") + "\n",
        )
        .unwrap();
    }
    assert_eq!(made.join("\n"), include_str!("../data/labelled.jsonl").trim_end());
}

#[test]
fn findings_are_masked_and_name_their_bytes() {
    let text = "Nomor KTP Bu Ani – 3672524105950001, HP 0812-3456-7890.";
    let findings = find(text);
    assert_eq!(findings.len(), 2);
    assert_eq!(&text[findings[0].start..findings[0].end], "3672524105950001");
    assert_eq!(findings[0].masked, "3672••••••••0001");
    assert_eq!(findings[1].masked, "0812••••••90");
}

#[test]
fn civil_servant_numbers_are_no_identity_numbers() {
    assert_eq!(find("NIP 19850412 201001 1 001"), []);
    assert_eq!(find("NIP. 198504122010011001"), []);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_fault(text in "(?s).{0,200}") {
        for finding in find(&text) {
            proptest::prop_assert!(text.get(finding.start..finding.end).is_some());
        }
    }

    #[test]
    fn digits_and_signs_are_read_without_fault(text in "[0-9OolI|. \\n\\-/+()a-dNIK]{0,120}") {
        for finding in find(&text) {
            proptest::prop_assert!(text.get(finding.start..finding.end).is_some());
        }
    }
}
