//! Measures advice on language: `cargo run --release -p bahasa --example advising FILE.jsonl…`.
//!
//! Each line of a file is an object with `title` and `body`. Prints how often a word is called a slip, which ones, how hard
//! the texts are to read, how many words could be plainer, and the time for 1,000 words.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::{Duration, Instant};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let lines = std::fs::read_to_string(&path)?;
        let texts: Vec<String> = lines.lines().filter_map(body).collect();
        let words: usize = texts.iter().map(|text| bahasa::tokens(text).count()).sum();
        let (mut slips, mut spent) = (BTreeMap::<String, usize>::new(), Duration::ZERO);
        for text in &texts {
            let start = Instant::now();
            let found = bahasa::spelling::check(text);
            spent += start.elapsed();
            for slip in found {
                *slips.entry(format!("{}>{}", slip.word, slip.suggestions.join("|"))).or_default() += 1;
            }
        }
        let named: usize = slips.values().sum();
        writeln!(out, "{path}: {} texts, {words} words, {named} slips named", texts.len())?;
        let mut weights: Vec<f64> =
            texts.iter().filter_map(|text| bahasa::readability(text)).map(|found| found.weight).collect();
        weights.sort_by(f64::total_cmp);
        let at = |share: usize| weights.get(weights.len() * share / 100).copied().unwrap_or_default();
        writeln!(out, "  reading weight: 10 % {:.2}, half {:.2}, 90 % {:.2}", at(10), at(50), at(90))?;
        let grade = |text: &String| bahasa::readability(text).map(|found| found.grade.code());
        let mut grades = BTreeMap::<&str, usize>::new();
        texts.iter().filter_map(grade).for_each(|grade| *grades.entry(grade).or_default() += 1);
        writeln!(out, "  grades: {grades:?}")?;
        writeln!(
            out,
            "  {} words could be plainer",
            texts.iter().map(|text| bahasa::plain_words(text).len()).sum::<usize>()
        )?;
        writeln!(
            out,
            "  spelling: {:.2} ms for 1,000 words",
            spent.as_secs_f64() * 1e6 / f64::from(u32::try_from(words.max(1)).unwrap_or(u32::MAX))
        )?;
        let mut by_times: Vec<_> = slips.into_iter().collect();
        by_times.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        for (slip, times) in by_times.iter().take(200) {
            write!(out, "{slip} {times}; ")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Title and body of one line.
fn body(line: &str) -> Option<String> {
    let item: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(format!("{}.\n{}", item.get("title")?.as_str()?, item.get("body")?.as_str()?))
}
