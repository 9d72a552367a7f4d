//! Measures the index on 10,000 news: time to feed, size on disk, time of 200 questions, memory.
//!
//! `cargo run --release -p fulltext --example searching [FILE.jsonl …]`. The files hold one object a line with `title`
//! and `body`; their words are dealt anew into news of 300 to 500 words. Without a file words are made from
//! syllables. With `--documents N --pages P` before the files: N documents of P pages each, of whose hits the page
//! with the words is looked for too, as the search page does.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]

use std::collections::BTreeMap;
use std::path::Path;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

mod words;

use fulltext::{Change, Document, Facets, Index, Kind, Marker, Query};
use words::{Chance, Words};

type Failure = Box<dyn std::error::Error + Send + Sync>;

const NEWS: i64 = 10_000;
/// Bytes of text in one commit.
const BATCH_BYTES: usize = 32 << 20;
const QUESTIONS: u64 = 200;

/// What is measured.
struct Measured {
    words: Words,
    documents: i64,
    /// Pages of a document; 0: news.
    pages: usize,
}

impl Measured {
    fn read() -> Result<Self, Failure> {
        let mut arguments: Vec<String> = std::env::args().skip(1).collect();
        let (mut documents, mut pages) = (NEWS, 0);
        if let [first, count, second, each, ..] = arguments.as_slice()
            && (first.as_str(), second.as_str()) == ("--documents", "--pages")
        {
            (documents, pages) = (count.parse()?, each.parse()?);
            arguments.drain(..4);
        }
        Ok(Self { words: Words::read(&arguments)?, documents, pages })
    }

    /// The pages of a document, the same each time.
    fn pages(&self, id: i64) -> Result<Vec<String>, Failure> {
        let mut chance = Chance::new(u64::try_from(id)?);
        let length = 300 + chance.below(201);
        Ok(match self.pages {
            0 => vec![self.words.run(&mut chance, length)],
            pages => (0..pages).map(|_| self.words.page(&mut chance)).collect(),
        })
    }

    fn document(&self, id: i64) -> Result<Change, Failure> {
        let text = self.pages(id)?.join("\n");
        let unit = id % 120;
        Ok(Change::Upsert(Box::new(Document {
            body_id: 1,
            kind: if self.pages == 0 { Kind::News } else { Kind::Register },
            id,
            unit_id: unit,
            unit_code: "diskominfo".to_owned(),
            title: text.split(' ').take(8).collect::<Vec<_>>().join(" "),
            lead: String::new(),
            text,
            keywords: String::new(),
            labels: vec!["Layanan".to_owned()],
            published_at_ms: 1_700_000_000_000 + id * 3_600_000,
            ends_at_ms: None,
            year: 2015 + id % 12,
            month: id % 12 + 1,
            facets: Facets {
                class: Some("berkala".to_owned()),
                types: vec!["pdf".to_owned()],
                obligations: vec!["BK.01.a".to_owned(), "BK.02.a".to_owned()],
            },
        })))
    }
}

fn main() -> Result<(), Failure> {
    let measured = Measured::read()?;
    let (count, pages) = (measured.documents, measured.pages);
    println!("{} running words; {count} documents, pages of each: {pages}", measured.words.count());
    let dir = tempfile::tempdir()?;
    let index = Index::open(dir.path())?.index;
    let (started, cpu) = (Instant::now(), words::cpu_seconds());
    feed(&index, &measured)?;
    println!(
        "feeding: {:.1?}, {:.1} s of CPU; size on disk: {} KiB; {}",
        started.elapsed(),
        words::cpu_seconds() - cpu,
        size(dir.path())? >> 10,
        words::memory()
    );
    let mut single = Vec::new();
    for id in count + 1..=count + 50 {
        let change = measured.document(id)?;
        let started = Instant::now();
        index.apply(vec![change], &BTreeMap::from([(1, id)]))?;
        single.push(started.elapsed());
    }
    report("publishing one item", single)?;
    measure_questions(&index, &measured)?;
    println!("after the questions: {}", words::memory());
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
    println!("{}", words::memory());
    Ok(())
}

/// Puts everything in; while the index writes, the next texts are made, as a rebuild reads them.
fn feed(index: &Index, measured: &Measured) -> Result<(), Failure> {
    let mut writing: Option<JoinHandle<fulltext::Result<()>>> = None;
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for id in 1..=measured.documents {
        let change = measured.document(id)?;
        if let Change::Upsert(document) = &change {
            bytes += document.text.len();
        }
        batch.push(change);
        if bytes < BATCH_BYTES && id < measured.documents {
            continue;
        }
        if let Some(writing) = writing.take() {
            writing.join().map_err(|_| "the writer stopped")??;
        }
        let (index, changes) = (index.clone(), std::mem::take(&mut batch));
        writing = Some(std::thread::spawn(move || index.apply(changes, &BTreeMap::from([(1, id)]))));
        bytes = 0;
    }
    if let Some(writing) = writing {
        writing.join().map_err(|_| "the writer stopped")??;
    }
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

fn measure_questions(index: &Index, measured: &Measured) -> Result<(), Failure> {
    let mut by_kind: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let (mut all, mut chance) = (Vec::new(), Chance::new(7));
    let cpu = words::cpu_seconds();
    for number in 0..QUESTIONS {
        let count = [1, 2, 4, 2, 1].get(usize::try_from(number % 5)?).copied().unwrap_or(1);
        let run = measured.words.run(&mut chance, count);
        let (kind, text) = match number % 5 {
            0 => ("one word", run),
            1 => ("two words", format!("{} {}", run, measured.words.run(&mut chance, 1))),
            2 => ("four words", run),
            3 => ("phrase", format!("\"{run}\"")),
            _ => ("mistyped", mistyped(&run)),
        };
        let started = Instant::now();
        let found = index.search(&Query { body_id: 1, text: text.clone(), limit: 20, ..Query::default() })?;
        if measured.pages > 0 {
            let marker = Marker::of(found.suggestion.as_deref().unwrap_or(&text));
            for hit in found.hits.iter().filter(|hit| !hit.snippet.iter().any(|piece| piece.is_match)) {
                marker.best_page(&measured.pages(hit.id)?);
            }
        }
        let took = started.elapsed();
        by_kind.entry(kind).or_default().push(took);
        all.push(took);
    }
    println!("CPU of a question: {:.1} ms", (words::cpu_seconds() - cpu) * 1_000.0 / 200.0);
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

fn size(dir: &Path) -> Result<u64, Failure> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(dir)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
