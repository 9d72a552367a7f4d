//! A story as the checks see it.

use bahasa::Span;

use crate::{Field, Place};

/// What stands between lead and text when they are read as one.
const BETWEEN: &str = "\n\n";

/// A photo's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Photo {
    /// The text below it.
    pub caption: String,
    /// Who took it.
    pub credit: String,
    /// What is seen in it, for people who cannot see it.
    #[serde(alias = "alternative")]
    pub alt: String,
}

/// A story in plain text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Story {
    /// The title.
    pub title: String,
    /// The lead; empty when the first paragraph of the text serves as one.
    pub lead: String,
    /// The text, paragraphs apart by line ends.
    pub text: String,
    /// Its photos.
    pub photos: Vec<Photo>,
}

impl Story {
    /// Lead and text as one.
    pub(crate) fn full(&self) -> String {
        if self.lead.trim().is_empty() {
            self.text.clone()
        } else {
            [self.lead.as_str(), BETWEEN, self.text.as_str()].concat()
        }
    }

    /// The place of a stretch of the full text in its own part.
    pub(crate) fn place(&self, span: Span, words: String) -> Place {
        let text_from = if self.lead.trim().is_empty() { 0 } else { self.lead.len() + BETWEEN.len() };
        let (field, from) = if span.start >= text_from { (Field::Text, text_from) } else { (Field::Lead, 0) };
        Place {
            field,
            start: span.start - from,
            end: span.end.saturating_sub(from),
            words,
            better: Vec::new(),
        }
    }
}
