//! The text of a document by page, kept compressed in the file store beside the document itself.
//!
//! It lies there and not in the database because a register holds more text than everything else together,
//! and nobody but the search index reads it. What may be done with a file may be done with its text.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

use super::model::DocumentVersion;
use crate::{App, Error, Result};

/// The most text of one file that is kept, unpacked; a guard against a damaged or strange store.
const MOST_BYTES: u64 = 64 << 20;

/// What was read in a content, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentText {
    /// Title its maker gave it; often nonsense, so only ever suggested.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Language tag in the file (`id-ID`); empty when it says none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Pages in order; hidden parts come last.
    pub pages: Vec<TextPage>,
}

/// One page, sheet or slide as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPage {
    /// Its text, lines ended by `\n`.
    pub text: String,
    /// Name of a sheet; empty for pages.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// In the file, but not on the page people look at (comments, hidden sheets). Never searched, always
    /// looked through for personal data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_hidden: bool,
}

/// The text of a content by page (sheet, slide), in order, from page 1; hidden parts are left out.
/// Empty while it is not read, and when it has no text.
/// Errors: the file store does not answer, or the text in it is damaged.
pub async fn pages(app: &App, version: &DocumentVersion) -> Result<Vec<String>> {
    let whole = whole(app, version).await?;
    Ok(whole.pages.into_iter().filter(|page| !page.is_hidden).map(|page| page.text).collect())
}

/// As [`pages`], with title, language, names and hidden parts.
/// Errors: as [`pages`].
pub async fn whole(app: &App, version: &DocumentVersion) -> Result<DocumentText> {
    let Some(sha256) = &version.text_sha256 else { return Ok(DocumentText::default()) };
    let bytes = app.files.get(sha256).await?;
    tokio::task::spawn_blocking(move || unpack(&bytes)).await.map_err(anyhow::Error::new)?
}

/// Stores a text and returns the SHA-256 it lies under.
/// Errors: `StorageFull`, or the file store does not answer.
pub async fn keep(app: &App, text: DocumentText) -> Result<String> {
    let packed = tokio::task::spawn_blocking(move || pack(&text)).await.map_err(anyhow::Error::new)??;
    Ok(app.files.put(packed).await?)
}

fn pack(text: &DocumentText) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(text).map_err(anyhow::Error::new)?;
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&json)?;
    Ok(encoder.finish()?)
}

fn unpack(bytes: &[u8]) -> Result<DocumentText> {
    let mut json = Vec::new();
    let read = DeflateDecoder::new(bytes).take(MOST_BYTES).read_to_end(&mut json);
    read.map_err(|error| Error::Internal(anyhow::Error::new(error)))?;
    Ok(serde_json::from_slice(&json).map_err(anyhow::Error::new)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_back_as_it_was_kept() {
        let pages = vec![
            TextPage { text: "Rencana Kerja\nAnggaran".to_owned(), ..TextPage::default() },
            TextPage { text: "rahasia".to_owned(), name: "comments".to_owned(), is_hidden: true },
        ];
        let text = DocumentText { title: "RKA".to_owned(), pages, ..DocumentText::default() };
        assert_eq!(unpack(&pack(&text).unwrap()).unwrap(), text);
        assert!(matches!(unpack(b"rusak"), Err(Error::Internal(_))));
    }
}
