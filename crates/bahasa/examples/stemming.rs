//! Measures the stemmer: `cargo run --release -p bahasa --example stemming FILE.csv…`.
//!
//! Each file has a heading and rows `word,stem,…`. Prints per file how many stems agree, the first that do not, and
//! how many words a second one core stems, without a cache.

use std::io::Write as _;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let rows: Vec<(&str, &str)> = text
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .map(|(word, rest)| (word, rest.split(',').next().unwrap_or(rest)))
            .collect();
        let differ: Vec<String> = rows
            .iter()
            .map(|(word, stem)| (word, stem, stem_line(word)))
            .filter(|(_, stem, ours)| ours != *stem)
            .map(|(word, stem, ours)| format!("{word}: {ours}, not {stem}"))
            .collect();
        let start = Instant::now();
        let mut words = 0_u32;
        let mut letters = 0;
        while start.elapsed().as_millis() < 1_000 {
            for (word, _) in &rows {
                letters += bahasa::root(word).len();
                words += 1;
            }
        }
        let rate = f64::from(words) / start.elapsed().as_secs_f64();
        writeln!(
            out,
            "{path}: {} of {} agree, {rate:.0} words a second ({letters} letters)",
            rows.len() - differ.len(),
            rows.len()
        )?;
        for line in differ.iter().take(400) {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// The roots of the words of a line.
fn stem_line(line: &str) -> String {
    line.split_whitespace().map(bahasa::root).collect::<Vec<_>>().join(" ")
}
