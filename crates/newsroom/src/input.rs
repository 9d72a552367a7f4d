//! A story from a file: JSON, or text whose first line is the title.

use crate::{Photo, Story};

/// Larger files are no story.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Why a file could not be read as a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than four megabytes.
    TooLarge,
    /// Not text: a picture, a PDF, an office document.
    NotText,
    /// It begins as JSON and is none, or lacks the fields of a story.
    BadJson,
}

#[derive(serde::Deserialize)]
struct JsonStory {
    #[serde(default)]
    title: String,
    #[serde(default)]
    lead: Option<String>,
    #[serde(default, alias = "text", alias = "isi")]
    body: String,
    #[serde(default)]
    photos: Vec<Photo>,
}

/// Reads a story. Text is UTF-8 with or without its mark, UTF-16 with its mark, else Latin-1 (Windows-1252), as old
/// computers write it. The first line with words is the title; marks of Markdown (`#`, `**`) are taken off.
/// Errors: [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<Story, ReadError> {
    if bytes.len() > MOST_BYTES {
        return Err(ReadError::TooLarge);
    }
    let text = decode(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    let trimmed = text.trim_start();
    if trimmed.starts_with('{') {
        let json: JsonStory = serde_json::from_str(trimmed).map_err(|_| ReadError::BadJson)?;
        let lead = json.lead.unwrap_or_default();
        return Ok(Story {
            title: json.title,
            lead,
            text: json.body.replace("\r\n", "\n"),
            photos: json.photos,
        });
    }
    let (title, body) = trimmed.split_once('\n').unwrap_or((trimmed, ""));
    let title = title.trim().trim_start_matches('#').trim().trim_matches('*').trim().to_owned();
    let lines: Vec<&str> = body.lines().map(plain_line).collect();
    Ok(Story { title, lead: String::new(), text: lines.join("\n").trim().to_owned(), photos: Vec::new() })
}

/// A line without the marks of headings.
fn plain_line(line: &str) -> &str {
    if line.starts_with('#') { line.trim_start_matches('#').trim_start() } else { line }
}

fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, had_errors) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
        return if had_errors { Err(ReadError::NotText) } else { Ok(text.into_owned()) };
    }
    let looks_like_file =
        [b"%PDF".as_slice(), b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8"]
            .iter()
            .any(|start| bytes.starts_with(start));
    let control = bytes.iter().filter(|b| **b < 0x20 && !matches!(**b, b'\n' | b'\r' | b'\t' | 0x0C)).count();
    if looks_like_file || bytes.contains(&0) || control > bytes.len() / 50 + 2 {
        return Err(ReadError::NotText);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title() {
        let story = read("\u{FEFF}# **Pasar murah**\r\n\r\nCILEGON – Warga\r\n".as_bytes()).expect("text");
        assert_eq!((story.title.as_str(), story.text.as_str()), ("Pasar murah", "CILEGON – Warga"));
        assert_eq!(read(b"").expect("empty is a story"), Story::default());
    }

    #[test]
    fn json_has_its_fields_under_usual_names() {
        let story = read(br#"{"title":"A","text":"B","photos":[{"caption":"c"}]}"#).expect("story");
        assert_eq!((story.text.as_str(), story.photos.len()), ("B", 1));
        assert_eq!(read(b"{\"title\":"), Err(ReadError::BadJson));
    }

    #[test]
    fn old_encodings_are_read_and_files_refused() {
        assert_eq!(read(b"Caf\xe9 dibuka").expect("latin-1").title, "Café dibuka");
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("Judul".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16).expect("utf-16").title, "Judul");
        assert_eq!(read(b"%PDF-1.7"), Err(ReadError::NotText));
        assert_eq!(read(b"a\0b"), Err(ReadError::NotText));
        assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(ReadError::TooLarge));
    }
}
