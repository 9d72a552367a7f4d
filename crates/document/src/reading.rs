//! What was read in a document.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::limits::Limits;

/// The text of a document by page, and facts about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts about a file, no states of one thing")]
pub struct Reading {
    /// Pages of a PDF, sheets of a workbook, slides; one page of anything else. Hidden parts come last.
    pub pages: Vec<Page>,
    /// Pages, sheets or slides the document has, also when not all were read.
    pub page_count: usize,
    /// Whether there is text to search in. False for scans, pictures and what is locked.
    pub has_text_layer: bool,
    /// The title its maker gave it.
    pub title: Option<String>,
    /// The author its maker noted: a person's name, so never shown without asking.
    pub author: Option<String>,
    /// Language tag, such as `id-ID`.
    pub language: Option<String>,
    /// Whether it is encrypted. Without a password there is no text then.
    pub is_encrypted: bool,
    /// Whether it carries JavaScript, actions that start programs, or attached files.
    pub has_script: bool,
    /// Whether something was left unread: a limit, or layers that are off and packed away.
    pub truncated: bool,
}

/// One page, sheet or slide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Name of a sheet; what a hidden part is (`comments`, `deleted`, `notes`, `form`, `layers`).
    pub name: Option<String>,
    /// Its text, lines ended by `\n`, cells divided by `\t`.
    pub text: String,
    /// Not on the page people look at, but in the file they would get: hidden sheets and slides, comments, deleted
    /// text. Looked through for personal data like everything else.
    pub is_hidden: bool,
    /// Shows something but has hardly any text: a scan, to be read by [`crate::ocr`].
    pub is_scan: bool,
}

impl Reading {
    /// All text people see, pages divided by a form feed.
    pub fn text(&self) -> String {
        let shown: Vec<&str> =
            self.pages.iter().filter(|page| !page.is_hidden).map(|page| page.text.as_str()).collect();
        shown.join("\u{c}")
    }

    /// Whether there is any text to search in, be it the file's own or read from scans.
    pub fn is_searchable(&self) -> bool {
        self.pages.iter().any(|page| !page.is_hidden && letters(&page.text) > 0)
    }

    /// Sets [`Reading::has_text_layer`] by the pages: false when nothing is there, or most pages are scans.
    pub(crate) fn judge_text_layer(&mut self) {
        let scans = self.pages.iter().filter(|page| page.is_scan).count();
        let with_text = self.pages.iter().filter(|page| !page.is_hidden && letters(&page.text) > 0).count();
        self.has_text_layer = with_text > 0 && scans <= with_text;
    }
}

/// Letters and digits in a text.
pub(crate) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Takes text in until a limit is met.
pub(crate) struct Taker {
    pub(crate) reading: Reading,
    left_bytes: usize,
    /// What the open page may still take.
    page_left_bytes: usize,
    max_pages: usize,
    until: Instant,
}

impl Taker {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            reading: Reading::default(),
            left_bytes: limits.max_text_bytes,
            page_left_bytes: 0,
            max_pages: limits.max_pages,
            until: Instant::now() + Duration::from_millis(limits.time_ms),
        }
    }

    /// Whether time is up; notes it.
    pub(crate) fn is_late(&mut self) -> bool {
        let is_late = Instant::now() >= self.until;
        self.reading.truncated |= is_late;
        is_late
    }

    pub(crate) fn until(&self) -> Instant {
        self.until
    }

    /// Begins a page. `to_come` pages will follow, which get their fair share of what is left.
    /// False when no page fits any more.
    pub(crate) fn begin(&mut self, name: Option<String>, is_hidden: bool, to_come: usize) -> bool {
        if self.reading.pages.len() >= self.max_pages || self.left_bytes == 0 {
            self.reading.truncated = true;
            return false;
        }
        self.page_left_bytes = self.left_bytes / to_come.saturating_add(1);
        self.reading.pages.push(Page { name, is_hidden, ..Page::default() });
        true
    }

    /// Adds to the open page. False when it is full.
    pub(crate) fn push(&mut self, text: &str) -> bool {
        let Some(page) = self.reading.pages.last_mut() else { return false };
        if text.len() > self.page_left_bytes {
            self.reading.truncated = true;
            let fits = text
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .take_while(|end| *end <= self.page_left_bytes);
            let cut = fits.last().unwrap_or(0);
            page.text.push_str(text.get(..cut).unwrap_or_default());
            self.left_bytes = self.left_bytes.saturating_sub(cut);
            self.page_left_bytes = 0;
            return false;
        }
        page.text.push_str(text);
        self.left_bytes -= text.len();
        self.page_left_bytes -= text.len();
        true
    }

    /// Adds a whole page at once when it has any text.
    pub(crate) fn part(&mut self, name: &str, text: &str) {
        if letters(text) > 0 && self.begin(Some(name.to_owned()), true, 0) {
            self.push(text.trim_end());
        }
    }

    /// The open page, to note something about it.
    pub(crate) fn page(&mut self) -> Option<&mut Page> {
        self.reading.pages.last_mut()
    }

    pub(crate) fn done(mut self) -> Reading {
        self.reading.page_count = self
            .reading
            .page_count
            .max(self.reading.pages.iter().filter(|page| !page.is_hidden || page.is_scan).count());
        self.reading.judge_text_layer();
        self.reading
    }
}
