//! Precision, recall and F1 of the checks on real news labelled by hand, and their time.
//!
//! `cargo run -p newsroom --example measure -- FOLDER [tune|test|all] [CODE]`: FOLDER holds `gov_posts.jsonl`,
//! `news_antara.jsonl` and `news_detik.jsonl`, whose texts are not ours to carry. The labels are
//! `crates/newsroom/data/labels.csv`, the guide is `docs/newsroom/labelling.md`. With a CODE the items where check and
//! label differ are named.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use newsroom::{Check, Story, Verdict};

const LABELS: &str = include_str!("../data/labels.csv");
/// Checks that were labelled.
const LABELLED: [&str; 14] = [
    "who",
    "where",
    "when",
    "dateline",
    "source",
    "quote",
    "title.verb",
    "title.clickbait",
    "opinion",
    "broken",
    "campaign",
    "language",
    "victim",
    "minor",
];
/// With fewer items to find a number says little.
const FEWEST: usize = 10;

#[derive(Default)]
struct Count {
    hit: usize,
    false_alarm: usize,
    missed: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        ratio(self.hit, self.hit + self.false_alarm)
    }

    fn recall(&self) -> f64 {
        ratio(self.hit, self.hit + self.missed)
    }

    fn f1(&self) -> f64 {
        ratio(2 * self.hit, 2 * self.hit + self.false_alarm + self.missed)
    }
}

#[expect(clippy::cast_precision_loss, clippy::as_conversions, reason = "a few hundred items")]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn stories(folder: &Path) -> BTreeMap<String, Story> {
    let files = ["gov_posts.jsonl", "news_antara.jsonl", "news_detik.jsonl"];
    let lines = files.iter().filter_map(|file| std::fs::read_to_string(folder.join(file)).ok());
    let text = |row: &serde_json::Value, name: &str| {
        row.get(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
    };
    lines
        .flat_map(|file| {
            file.lines()
                .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
                .map(|row| {
                    let story =
                        Story { title: text(&row, "title"), text: text(&row, "body"), ..Story::default() };
                    (text(&row, "id"), story)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The published split: the sum of the bytes of the id is even for tuning, odd for the test.
fn is_test(id: &str) -> bool {
    id.bytes().map(u32::from).sum::<u32>() % 2 == 1
}

#[expect(clippy::print_stdout, reason = "a measurement is read on the terminal")]
fn main() {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_default();
    let part = args.next().unwrap_or_else(|| "test".to_owned());
    let shown = args.next();
    let stories = stories(Path::new(&folder));
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let (mut items, mut words, started) = (0, 0, Instant::now());
    for (id, advice) in LABELS.lines().skip(1).filter_map(|line| line.split_once(',')) {
        if (part == "tune" && is_test(id)) || (part == "test" && !is_test(id)) {
            continue;
        }
        let Some(story) = stories.get(id) else { continue };
        let report = newsroom::check(story);
        items += 1;
        words += report.words;
        for code in LABELLED {
            let wanted = advice.split(' ').any(|label| label == code);
            let item = Check::from_code(code).and_then(|check| report.item(check));
            let given = item.is_some_and(|item| item.verdict == Verdict::Advice);
            let count = counts.entry(code).or_default();
            match (wanted, given) {
                (true, true) => count.hit += 1,
                (false, true) => count.false_alarm += 1,
                (true, false) => count.missed += 1,
                (false, false) => {}
            }
            if wanted != given && shown.as_deref() == Some(code) {
                let places =
                    item.map(|item| item.places.iter().map(|place| place.words.clone()).collect::<Vec<_>>());
                println!(
                    "{} {id} {} {:?}",
                    if wanted { "missed" } else { "false " },
                    story.title,
                    places.unwrap_or_default()
                );
            }
        }
    }
    let took = started.elapsed();
    println!(
        "{part}: {items} items, {words} words, {:.2} ms for 1,000 words",
        took.as_secs_f64() * 1e6 / ratio(words, 1).max(1.0)
    );
    print_table(&counts);
}

#[expect(clippy::print_stdout, reason = "a measurement is read on the terminal")]
fn print_table(counts: &BTreeMap<&str, Count>) {
    let mut enough = Vec::new();
    for code in LABELLED {
        let Some(count) = counts.get(code) else { continue };
        let wanted = count.hit + count.missed;
        println!(
            "{code:16} {wanted:4} to find  precision {:.3}  recall {:.3}  F1 {:.3}",
            count.precision(),
            count.recall(),
            count.f1()
        );
        if wanted >= FEWEST {
            enough.push((code, count.f1()));
        }
    }
    let on: Vec<f64> = enough
        .iter()
        .filter(|(code, _)| Check::from_code(code).is_some_and(Check::is_on_by_default))
        .map(|(_, f1)| *f1)
        .collect();
    let all: Vec<f64> = enough.iter().map(|(_, f1)| *f1).collect();
    let mean = |list: &[f64]| list.iter().sum::<f64>() / ratio(list.len(), 1).max(1.0);
    println!("macro-F1 of the {} checks with {FEWEST} or more to find: {:.3}", all.len(), mean(&all));
    println!("macro-F1 of the {} of them that are on by default: {:.3}", on.len(), mean(&on));
}
