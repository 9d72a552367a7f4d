//! Counts what the finder says about real texts: `cargo run -p privacy --example scan -- FILE…`, each a plain text or
//! a JSONL with `body`. With `--show` each finding is printed masked, with the words before it.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for measuring"
)]

use std::collections::BTreeMap;

fn main() {
    let mut is_shown = false;
    for path in std::env::args().skip(1) {
        if path == "--show" {
            is_shown = true;
            continue;
        }
        let raw = std::fs::read_to_string(&path).unwrap();
        let texts: Vec<String> =
            if path.contains(".jsonl") { raw.lines().map(body).collect() } else { vec![raw] };
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for text in &texts {
            for finding in privacy::find(text) {
                let count = counts.entry(finding.kind.code()).or_default();
                if finding.asks() {
                    count.0 += 1;
                } else {
                    count.1 += 1;
                }
                if is_shown {
                    let before: Vec<char> =
                        text.get(..finding.start).unwrap().chars().rev().take(60).collect();
                    let before: String = before.into_iter().rev().collect();
                    println!(
                        "{} {} …{:?} {}",
                        finding.kind.code(),
                        finding.confidence,
                        before,
                        finding.masked
                    );
                }
            }
        }
        let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
        println!("{path}: {} texts, {characters} characters, asks / only noted: {counts:?}", texts.len());
    }
}

fn body(line: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    value["body"].as_str().unwrap_or_default().to_owned()
}
