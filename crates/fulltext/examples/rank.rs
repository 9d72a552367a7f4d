//! Answers known-item questions from a file: ten best ids a line, for `bench/rank.py`, which compares them with
//! SQLite FTS5 and PostgreSQL full text on the same documents and questions.
//!
//! `rank DOCUMENTS.jsonl QUESTIONS.jsonl`: documents `{"id", "title", "body"}`, questions `{"query"}`, one a line.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]

use std::collections::BTreeMap;

use fulltext::{Change, Document, Facets, Index, Kind, Query};

type Failure = Box<dyn std::error::Error>;
type Line = BTreeMap<String, serde_json::Value>;

fn main() -> Result<(), Failure> {
    let mut files = std::env::args().skip(1);
    let (documents, questions) = (lines(files.next())?, lines(files.next())?);
    let index = Index::in_memory()?;
    let mut ids = Vec::new();
    let mut changes = Vec::new();
    for (number, line) in (0_i64..).zip(&documents) {
        ids.push(text(line, "id"));
        changes.push(Change::Upsert(Box::new(document(number, line))));
    }
    index.apply(changes, &BTreeMap::from([(1, 1)]))?;
    for question in questions {
        let query = Query { body_id: 1, text: text(&question, "query"), limit: 10, ..Query::default() };
        let found = index.search(&query)?;
        let best: Vec<&str> = found
            .hits
            .iter()
            .filter_map(|hit| ids.get(usize::try_from(hit.id).ok()?).map(String::as_str))
            .collect();
        println!("{}", serde_json::to_string(&best)?);
    }
    Ok(())
}

fn lines(file: Option<String>) -> Result<Vec<Line>, Failure> {
    let text = std::fs::read_to_string(file.ok_or("two files are needed: documents and questions")?)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn text(line: &Line, name: &str) -> String {
    line.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

fn document(id: i64, line: &Line) -> Document {
    Document {
        body_id: 1,
        kind: Kind::Register,
        id,
        unit_id: 1,
        unit_code: String::new(),
        title: text(line, "title"),
        lead: String::new(),
        text: text(line, "body"),
        keywords: String::new(),
        labels: Vec::new(),
        // All of one day: nothing but the words decides.
        published_at_ms: 1_700_000_000_000,
        ends_at_ms: None,
        year: 2026,
        month: 1,
        facets: Facets::default(),
    }
}
