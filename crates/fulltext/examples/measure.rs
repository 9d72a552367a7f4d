//! Measures the index on 10,000 news: time to feed, size on disk, time of 200 questions, memory.
//!
//! `cargo run --release -p fulltext --example measure [FILE.jsonl …]`. The files hold one object a line with texts as
//! values; their words are dealt anew into news of 300 to 500 words. Without a file words are made from syllables.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use fulltext::{Change, Document, Index, Kind, Query};

type Failure = Box<dyn std::error::Error>;

const NEWS: i64 = 10_000;
const BATCH: usize = 200;
const QUESTIONS: u64 = 200;

fn main() -> Result<(), Failure> {
    let words = words()?;
    println!("{} running words, news: {NEWS}", words.len());
    let dir = tempfile::tempdir()?;
    let index = Index::open(dir.path())?.index;
    let mut chance = Chance(7);

    let started = Instant::now();
    let mut batch = Vec::new();
    for id in 1..=NEWS {
        batch.push(Change::Upsert(Box::new(news(id, &words, &mut chance)?)));
        if batch.len() == BATCH {
            index.apply(std::mem::take(&mut batch), &BTreeMap::from([(1, id)]))?;
        }
    }
    index.apply(batch, &BTreeMap::from([(1, NEWS)]))?;
    println!("feeding: {:.1?}; size on disk: {} KiB", started.elapsed(), size(dir.path())? >> 10);

    let mut single = Vec::new();
    for id in NEWS + 1..=NEWS + 50 {
        let change = Change::Upsert(Box::new(news(id, &words, &mut chance)?));
        let started = Instant::now();
        index.apply(vec![change], &BTreeMap::from([(1, id)]))?;
        single.push(started.elapsed());
    }
    report("publishing one item", single)?;
    measure_questions(&index, &words, &mut chance)?;
    drop(index);
    let started = Instant::now();
    let opened = Index::open(dir.path())?;
    println!(
        "opening again: {:.1?}, {} documents; size {} KiB",
        started.elapsed(),
        opened.index.count(),
        size(dir.path())? >> 10
    );
    println!("{}", by_ending(dir.path())?);
    println!("{}", memory());
    Ok(())
}

/// KiB by kind of file: `store` keeps texts, `pos` positions, `idx` postings, `term` the dictionaries.
fn by_ending(dir: &Path) -> Result<String, Failure> {
    let mut sizes: BTreeMap<String, u64> = BTreeMap::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let ending =
            entry.path().extension().map_or_else(String::new, |ending| ending.to_string_lossy().into_owned());
        *sizes.entry(ending).or_default() += entry.metadata()?.len() >> 10;
    }
    Ok(sizes.iter().map(|(ending, size)| format!("{ending} {size} KiB")).collect::<Vec<_>>().join(", "))
}

fn measure_questions(index: &Index, words: &[String], chance: &mut Chance) -> Result<(), Failure> {
    let mut by_kind: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let mut all = Vec::new();
    for number in 0..QUESTIONS {
        let pick = |chance: &mut Chance| chance.pick(words).map_or("", String::as_str);
        let first = pick(chance);
        let (kind, text) = match number % 5 {
            0 => ("one word", first.to_owned()),
            1 => ("two words", format!("{first} {}", pick(chance))),
            2 => ("four words", format!("{first} {} {} {}", pick(chance), pick(chance), pick(chance))),
            3 => ("phrase", format!("\"{first} {}\"", pick(chance))),
            _ => ("mistyped", mistyped(first)),
        };
        let started = Instant::now();
        index.search(&Query { body_id: 1, text, limit: 20, ..Query::default() })?;
        let took = started.elapsed();
        by_kind.entry(kind).or_default().push(took);
        all.push(took);
    }
    for (kind, times) in by_kind {
        report(kind, times)?;
    }
    report("all questions", all)
}

/// A word with its middle letter lost.
fn mistyped(word: &str) -> String {
    let middle = word.chars().count() / 2;
    word.chars().enumerate().filter(|(at, _)| *at != middle).map(|(_, c)| c).collect()
}

fn report(what: &str, mut times: Vec<Duration>) -> Result<(), Failure> {
    times.sort_unstable();
    let at = |percent: usize| {
        times.get((times.len() * percent / 100).min(times.len() - 1)).copied().ok_or("nothing measured")
    };
    println!("{what}: p50 {:.2?}, p95 {:.2?}, p99 {:.2?}, worst {:.2?}", at(50)?, at(95)?, at(99)?, at(100)?);
    Ok(())
}

fn news(id: i64, words: &[String], chance: &mut Chance) -> Result<Document, Failure> {
    let month = id % 12 + 1;
    let length = 300 + chance.below(201);
    let start = chance.below(words.len().saturating_sub(length).max(1));
    let text = words.iter().skip(start).take(length).cloned().collect::<Vec<_>>().join(" ");
    let title = text.split(' ').take(8).collect::<Vec<_>>().join(" ");
    Ok(Document {
        body_id: 1,
        kind: Kind::News,
        id,
        unit_id: i64::try_from(chance.below(120))?,
        unit_code: "diskominfo".to_owned(),
        title,
        lead: String::new(),
        text,
        labels: vec!["Layanan".to_owned()],
        published_at_ms: 1_700_000_000_000 + id * 3_600_000,
        year: 2020 + id % 7,
        month,
        facets: fulltext::Facets::default(),
    })
}

/// The running words of all text values of the files, or made words.
fn words() -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for file in std::env::args().skip(1) {
        for line in std::fs::read_to_string(file)?.lines() {
            let object: BTreeMap<String, serde_json::Value> = serde_json::from_str(line)?;
            let texts = object.values().filter_map(serde_json::Value::as_str).filter(|text| text.len() > 60);
            words.extend(texts.flat_map(str::split_whitespace).map(str::to_owned));
        }
    }
    if words.is_empty() {
        let mut chance = Chance(3);
        words = (0..300_000).map(|_| made_word(&mut chance)).collect();
    }
    Ok(words)
}

/// A word of two or three syllables; some syllables are far commoner than others, as in a language.
fn made_word(chance: &mut Chance) -> String {
    const SYLLABLES: [&str; 24] = [
        "ka", "ma", "sa", "ta", "la", "ra", "na", "pa", "ba", "di", "ke", "me", "ber", "kan", "an", "tu",
        "gi", "lo", "wi", "dan", "lam", "pus", "tor", "jing",
    ];
    let count = 2 + chance.below(2);
    (0..count).filter_map(|_| SYLLABLES.get(chance.below(24).min(chance.below(24)))).copied().collect()
}

fn size(dir: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(dir)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}

/// Memory of this process as Linux counts it; says so elsewhere.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines: Vec<&str> = status
        .lines()
        .filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM") || line.starts_with("RssAnon"))
        .collect();
    if lines.is_empty() { "memory: not known on this system".to_owned() } else { lines.join("; ") }
}

/// A small generator, so that every run measures the same news.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let at = self.below(from.len());
        from.get(at)
    }
}
