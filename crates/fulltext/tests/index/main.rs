//! What a reader and an editor expect of the search, asked of the whole index through its public interface.

#![expect(clippy::expect_used, reason = "the helpers of tests stop at the first surprise")]

mod feeding;
mod finding;
mod hostile;

use std::collections::BTreeMap;

use fulltext::{Change, Document, Found, Fragment, Index, Kind, Query};

/// The body all news of the tests belong to, unless they say otherwise.
const CITY: i64 = 1;

/// 1 January 2026, 00:00 UTC, in milliseconds.
const NEW_YEAR_MS: i64 = 1_767_225_600_000;
const DAY_MS: i64 = 86_400_000;

/// A news item of the city; the id also sets the day of publication, so that a higher id is newer.
fn news(id: i64, title: &str, text: &str) -> Document {
    Document {
        body_id: CITY,
        kind: Kind::News,
        id,
        unit_id: 10,
        unit_code: "diskominfo".to_owned(),
        title: title.to_owned(),
        lead: String::new(),
        text: text.to_owned(),
        keywords: String::new(),
        labels: Vec::new(),
        published_at_ms: NEW_YEAR_MS + id * DAY_MS,
        ends_at_ms: None,
        year: 2026,
        month: 1,
        facets: fulltext::Facets::default(),
    }
}

fn index_of(documents: impl IntoIterator<Item = Document>) -> Index {
    let index = Index::in_memory().expect("index");
    put(&index, documents, 1);
    index
}

fn put(index: &Index, documents: impl IntoIterator<Item = Document>, seq: i64) {
    let changes = documents.into_iter().map(|document| Change::Upsert(Box::new(document))).collect();
    index.apply(changes, &BTreeMap::from([(CITY, seq)])).expect("applied");
}

fn question(text: &str) -> Query {
    Query { body_id: CITY, text: text.to_owned(), limit: 10, ..Query::default() }
}

fn ask(index: &Index, text: &str) -> Found {
    index.search(&question(text)).expect("answer")
}

fn ids(found: &Found) -> Vec<i64> {
    found.hits.iter().map(|hit| hit.id).collect()
}

/// Fragments with the marked words in brackets.
fn marked(fragments: &[Fragment]) -> String {
    fragments.iter().map(|f| if f.is_match { format!("[{}]", f.text) } else { f.text.clone() }).collect()
}
