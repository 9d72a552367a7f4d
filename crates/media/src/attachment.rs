//! Files that are published beside a text as they came: documents, tables, pictures to download.

use crate::archive;
use crate::refusal::Refusal;
use crate::sniff::{FileKind, sniff};

/// A file that may be published, with what to say about it when it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is.
    pub kind: FileKind,
    /// The `Content-Type` to send it with; always together with `nosniff` and a download disposition.
    pub content_type: &'static str,
    /// The extension for its name, without the dot.
    pub extension: &'static str,
}

/// Every ending taken, with what must be behind it.
const TAKEN: &[(&str, FileKind, &str, &str)] = &[
    ("pdf", FileKind::Pdf, "pdf", "application/pdf"),
    (
        "docx",
        FileKind::Docx,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("xlsx", FileKind::Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("odt", FileKind::Odt, "odt", "application/vnd.oasis.opendocument.text"),
    ("ods", FileKind::Ods, "ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("csv", FileKind::Text, "csv", "text/csv; charset=utf-8"),
    ("txt", FileKind::Text, "txt", "text/plain; charset=utf-8"),
    ("jpg", FileKind::Jpeg, "jpg", "image/jpeg"),
    ("jpeg", FileKind::Jpeg, "jpg", "image/jpeg"),
    ("png", FileKind::Png, "png", "image/png"),
];

/// Decides whether a file may be published as an attachment.
///
/// Errors: it is empty, larger than `max_bytes`, of a kind not taken, has an ending that does not fit, has
/// macros, or is damaged.
pub fn check_attachment(name: &str, bytes: &[u8], max_bytes: usize) -> Result<Attachment, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > max_bytes {
        return Err(Refusal::TooLarge { limit_bytes: max_bytes });
    }
    let kind = sniff(bytes);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    if !TAKEN.iter().any(|(_, taken, ..)| *taken == kind) {
        return Err(Refusal::NotAllowed { kind });
    }
    // docm, xlsm and the like say themselves what they are.
    if matches!(extension.as_str(), "docm" | "dotm" | "xlsm" | "xltm" | "xlsb" | "xlam" | "pptm") {
        return Err(Refusal::HasMacros);
    }
    let found = TAKEN.iter().find(|(ending, taken, ..)| *ending == extension && *taken == kind);
    let Some((_, _, extension, content_type)) = found else {
        let extension = extension.chars().take(20).collect();
        return Err(Refusal::Mislabelled { extension, kind });
    };
    if matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Odt | FileKind::Ods) {
        archive::check_office(bytes)?;
    }
    Ok(Attachment { kind, content_type, extension })
}
