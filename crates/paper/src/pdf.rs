//! PDF documents: a template of ours, data of anybody, tagged PDF that archives and screen readers accept.
//!
//! A template is a constant of the program. What people typed goes in as JSON and is only ever text: typst
//! never evaluates it. There is no file, no package and no clock inside; the same data give the same bytes.

mod fonts;
mod legible;
mod world;

use serde::Serialize;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// What stands before every template: `data` and `meta` as values, title, language and typeface.
const PRELUDE: &str = include_str!("../templates/prelude.typ");

/// Typst works recursively; in a debug build the 2 MB of an ordinary thread are too little.
const STACK_BYTES: usize = 32 * 1024 * 1024;

/// What a document says about itself; readers show it and archives sort by it.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// Title, required by PDF/UA-1.
    pub title: String,
    /// The public body or unit that issues the document.
    pub author: String,
    /// `id` or `en`.
    pub language: String,
    /// When the document was made.
    #[serde(skip)]
    pub created: jiff::Timestamp,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The data cannot be written as JSON.
    #[error("data of the document: {0}")]
    Data(#[from] serde_json::Error),
    /// The template or the rules of PDF/A and PDF/UA say no. A fault of ours, for the log.
    #[error("document: {0}")]
    Typst(String),
    /// The typesetter broke down, or there is no thread for it.
    #[error("the typesetter stopped: {0}")]
    Stopped(String),
}

/// Sets `template` with `data` and gives the bytes of a PDF 1.7 that is PDF/A-2a (ISO 19005-2) and PDF/UA-1
/// (ISO 14289-1) at once. Takes milliseconds for a letter, seconds for thousands of rows: call it where
/// blocking is allowed. Errors: see [`PdfError`].
pub fn render(template: &'static str, data: &impl Serialize, meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let data = serde_json::to_vec(&legible::legible(serde_json::to_value(data)?))?;
    let described = serde_json::to_vec(&legible::legible(serde_json::to_value(meta)?))?;
    let created = meta.created;
    let work = move || set(template, data, described, created);
    let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK_BYTES);
    let running = thread.spawn(work).map_err(|error| PdfError::Stopped(error.to_string()))?;
    running.join().unwrap_or_else(|_panic| Err(PdfError::Stopped("panic".to_owned())))
}

fn set(
    template: &'static str,
    data: Vec<u8>,
    meta: Vec<u8>,
    created: jiff::Timestamp,
) -> Result<Vec<u8>, PdfError> {
    let _memory = GiveBack;
    let world = world::TemplateWorld::new(format!("{PRELUDE}\n{template}"), data, meta);
    let document: PagedDocument = typst::compile(&world).output.map_err(|faults| in_words(faults.iter()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Terbuka".to_owned())),
        timestamp: timestamp(created),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|fault| PdfError::Typst(fault.message().to_string()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|faults| in_words(faults.iter()))
}

/// Empties typst's memory of past layouts, whether the document succeeded or not: it never shrinks by itself.
struct GiveBack;

impl Drop for GiveBack {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn timestamp(created: jiff::Timestamp) -> Option<Timestamp> {
    let at = created.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).ok();
    Datetime::from_ymd_hms(
        i32::from(at.year()),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
    .map(Timestamp::new_utc)
}

fn in_words<'a>(faults: impl Iterator<Item = &'a typst::diag::SourceDiagnostic>) -> PdfError {
    let words: Vec<_> = faults.map(|fault| fault.message.to_string()).take(5).collect();
    PdfError::Typst(words.join("; "))
}
