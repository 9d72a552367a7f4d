//! The fields of the index and how a document fills them.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use crate::analyzer::{STEMS, WORDS};
use crate::document::{Document, Kind};

/// Raised when a field changes its meaning, and when kinds of things come in that an older index was never fed.
pub(crate) const SCHEMA_VERSION: u32 = 4;

/// Characters of a text kept for snippets. News are shorter; of a very long page the beginning is enough,
/// and the disk of a small machine is not filled with a second copy. All of it is searchable.
const SHOWN_MAX: usize = 4_000;

/// Characters that count as the beginning of a text.
const HEAD_CHARS: usize = 600;

/// The fields, by their use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Identity of a document as one term, for replacing and deleting.
    pub(crate) key: Field,
    pub(crate) body: Field,
    /// Whole labels, folded, for the filter.
    pub(crate) label: Field,
    /// Title as written, kept for display, and keywords.
    pub(crate) title_words: Field,
    /// Title and keywords.
    pub(crate) title_stems: Field,
    /// The beginning of lead and text: what a document says first is what it is about.
    pub(crate) head_stems: Field,
    /// Title, lead, text, keywords, labels and unit code as written; the dictionary of typo correction.
    pub(crate) words: Field,
    pub(crate) stems: Field,
    /// Lead and text, packed, kept for the snippet.
    pub(crate) shown: Field,
    id: Field,
    kind: Field,
    unit: Field,
    year: Field,
    month: Field,
    published: Field,
    ends: Field,
    class: Field,
    file_type: Field,
    obligation: Field,
}

/// Names of the numbers read for every match.
pub(crate) const ID: &str = "id";
pub(crate) const KIND: &str = "kind";
pub(crate) const UNIT: &str = "unit";
pub(crate) const YEAR: &str = "year";
pub(crate) const MONTH: &str = "month";
pub(crate) const PUBLISHED: &str = "published";
pub(crate) const ENDS: &str = "ends";
/// Names of the codes counted beside the filters.
pub(crate) const CLASS: &str = "class";
pub(crate) const FILE_TYPE: &str = "file_type";
pub(crate) const OBLIGATION: &str = "obligation";

/// The schema and its fields.
pub(crate) fn build() -> (Schema, Fields) {
    let mut builder = SchemaBuilder::default();
    let fields = Fields {
        key: builder.add_text_field("key", STRING),
        body: builder.add_i64_field("body", INDEXED),
        label: builder.add_text_field("label", STRING),
        title_words: builder.add_text_field("title_words", text(WORDS, true).set_stored()),
        title_stems: builder.add_text_field("title_stems", text(STEMS, false)),
        head_stems: builder.add_text_field("head_stems", text(STEMS, false)),
        words: builder.add_text_field("words", text(WORDS, true)),
        stems: builder.add_text_field("stems", text(STEMS, false)),
        shown: builder.add_bytes_field("shown", STORED),
        id: builder.add_i64_field(ID, FAST),
        kind: builder.add_i64_field(KIND, FAST),
        unit: builder.add_i64_field(UNIT, FAST),
        year: builder.add_i64_field(YEAR, FAST),
        month: builder.add_i64_field(MONTH, FAST),
        published: builder.add_i64_field(PUBLISHED, FAST),
        ends: builder.add_i64_field(ENDS, FAST),
        class: builder.add_text_field(CLASS, FAST),
        file_type: builder.add_text_field(FILE_TYPE, FAST),
        obligation: builder.add_text_field(OBLIGATION, FAST),
    };
    (builder.build(), fields)
}

/// Phrases are asked of the words as written only, so stems need no positions and the index stays small.
fn text(analyzer: &str, phrases: bool) -> TextOptions {
    let option =
        if phrases { IndexRecordOption::WithFreqsAndPositions } else { IndexRecordOption::WithFreqs };
    TextOptions::default()
        .set_indexing_options(TextFieldIndexing::default().set_tokenizer(analyzer).set_index_option(option))
}

/// The term that identifies a document.
pub(crate) fn key(body_id: i64, kind: Kind, id: i64) -> String {
    format!("{body_id}/{}/{id}", kind.code())
}

/// A document as the engine stores it.
pub(crate) fn stored(fields: &Fields, document: &Document) -> TantivyDocument {
    let mut stored = TantivyDocument::default();
    stored.add_text(fields.key, key(document.body_id, document.kind, document.id));
    stored.add_i64(fields.body, document.body_id);
    stored.add_i64(fields.id, document.id);
    stored.add_i64(fields.kind, document.kind.number());
    stored.add_i64(fields.unit, document.unit_id);
    stored.add_i64(fields.year, document.year);
    stored.add_i64(fields.month, document.month);
    stored.add_i64(fields.published, document.published_at_ms);
    // Never is 0 and no largest number: a column of the same small number takes no room.
    stored.add_i64(fields.ends, document.ends_at_ms.unwrap_or_default());
    stored.add_text(fields.title_words, &document.title);
    stored.add_text(fields.title_stems, &document.title);
    let shown = shown(document);
    stored.add_text(fields.head_stems, beginning(&shown, HEAD_CHARS));
    // Behind the title, of which only the first value is shown.
    if !document.keywords.is_empty() {
        stored.add_text(fields.title_words, &document.keywords);
        stored.add_text(fields.title_stems, &document.keywords);
        stored.add_text(fields.head_stems, &document.keywords);
    }
    let mut parts =
        vec![&document.title, &document.lead, &document.text, &document.keywords, &document.unit_code];
    parts.extend(&document.labels);
    for part in parts {
        stored.add_text(fields.words, part);
        stored.add_text(fields.stems, part);
    }
    for label in &document.labels {
        stored.add_text(fields.label, bahasa::fold(label));
    }
    let facets = &document.facets;
    if let Some(class) = &facets.class {
        stored.add_text(fields.class, class);
    }
    for file_type in &facets.types {
        stored.add_text(fields.file_type, file_type);
    }
    for code in &facets.obligations {
        stored.add_text(fields.obligation, code);
    }
    stored.add_bytes(fields.shown, &pack(&shown));
    stored
}

/// Lead and text in one line, cut.
fn shown(document: &Document) -> String {
    let flat = document
        .lead
        .split_whitespace()
        .chain(document.text.split_whitespace())
        .collect::<Vec<_>>()
        .join(" ");
    beginning(&flat, SHOWN_MAX).to_owned()
}

/// The first `chars` characters.
fn beginning(text: &str, chars: usize) -> &str {
    match text.char_indices().nth(chars) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

/// Packs a text; the engine's own packing is quicker but keeps a third more, and texts are most of the index.
fn pack(text: &str) -> Vec<u8> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail; if it did, the snippet would be empty and the item still found.
    packer.write_all(text.as_bytes()).and_then(|()| packer.finish()).unwrap_or_default()
}

/// A packed text again; what cannot be unpacked is left out.
pub(crate) fn unpack(packed: &[u8]) -> String {
    let mut text = String::new();
    match DeflateDecoder::new(packed).read_to_string(&mut text) {
        Ok(_) => text,
        Err(problem) => {
            tracing::warn!(%problem, "kept text of a search result cannot be unpacked");
            String::new()
        }
    }
}
