//! Kinds of documents that are taken.

use serde::{Deserialize, Serialize};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Word processor document (OOXML).
    Docx,
    /// Spreadsheet (OOXML).
    Xlsx,
    /// Slides (OOXML).
    Pptx,
    /// Word processor document (`OpenDocument`).
    Odt,
    /// Spreadsheet (`OpenDocument`).
    Ods,
    /// Word processor document of before 2007: kept, not read.
    Doc,
    /// Spreadsheet of before 2007: kept, not read.
    Xls,
    /// Table as text.
    Csv,
    /// Plain text.
    Txt,
    /// Web page. Never served as such, only as a download.
    Html,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Doc,
        Self::Xls,
        Self::Csv,
        Self::Txt,
        Self::Html,
        Self::Jpeg,
        Self::Png,
    ];

    /// The extension its file name gets, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Csv => "csv",
            Self::Txt => "txt",
            Self::Html => "html",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The `Content-Type` to send it with; always together with `nosniff` and, but for PDF and pictures, a download
    /// disposition.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
            Self::Csv => "text/csv; charset=utf-8",
            // A page of a stranger is shown as its source, so that nothing in it runs.
            Self::Txt | Self::Html => "text/plain; charset=utf-8",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// From the extension it was stored under.
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// Whether its text can be read without looking at pictures of its pages.
    pub fn is_readable(self) -> bool {
        !matches!(self, Self::Doc | Self::Xls | Self::Jpeg | Self::Png)
    }

    /// Whether it is a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png)
    }

    /// Whether its pages can be drawn by [`crate::render`].
    pub fn can_be_drawn(self) -> bool {
        matches!(self, Self::Pdf)
    }
}
