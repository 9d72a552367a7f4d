//! What a file is, by its content alone.

use crate::archive;

/// Kinds of files we can tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    Webp,
    /// GIF picture.
    Gif,
    /// SVG drawing, which may hold scripts.
    Svg,
    /// PDF document.
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
    /// Office document of before 2007, or an installer.
    Ole,
    /// Plain text, with or without columns.
    Text,
    /// Web page.
    Html,
    /// Program or script.
    Executable,
    /// Any other ZIP archive.
    Zip,
    /// None of these.
    Unknown,
}

/// First bytes that settle the kind.
const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"\x89PNG\r\n\x1a\n", FileKind::Png),
    (b"GIF87a", FileKind::Gif),
    (b"GIF89a", FileKind::Gif),
    (b"%PDF-", FileKind::Pdf),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::Ole),
    (b"MZ", FileKind::Executable),
    (b"\x7fELF", FileKind::Executable),
    (b"#!", FileKind::Executable),
    (b"\xca\xfe\xba\xbe", FileKind::Executable),
    (b"\xcf\xfa\xed\xfe", FileKind::Executable),
    (b"\xce\xfa\xed\xfe", FileKind::Executable),
    (b"L\0\0\0\x01\x14\x02\0", FileKind::Executable), // shortcut
    (b"\0asm", FileKind::Executable),
];

/// How far into a text we look for tags.
const TEXT_HEAD: usize = 4_096;

/// What the bytes are.
pub fn sniff(bytes: &[u8]) -> FileKind {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *kind;
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return FileKind::Webp;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return archive::kind(bytes);
    }
    text_kind(bytes)
}

fn text_kind(bytes: &[u8]) -> FileKind {
    if bytes.is_empty() {
        return FileKind::Unknown;
    }
    // Spreadsheet programs save "Unicode text" as UTF-16 with its mark.
    let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_control = |byte: &u8| *byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let head: Vec<u8> = bytes
        .iter()
        .filter(|byte| !wide || **byte != 0)
        .take(TEXT_HEAD)
        .map(u8::to_ascii_lowercase)
        .collect();
    if has(&head, b"<svg") {
        return FileKind::Svg;
    }
    if [b"<!doctype html".as_slice(), b"<html", b"<script", b"<iframe", b"<body"]
        .iter()
        .any(|tag| has(&head, tag))
    {
        return FileKind::Html;
    }
    let controls = if wide {
        bytes.iter().any(|byte| *byte != 0 && is_control(byte))
    } else {
        bytes.iter().any(is_control)
    };
    if controls { FileKind::Unknown } else { FileKind::Text }
}

fn has(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
