//! From bytes to text: UTF-8 with or without mark, UTF-16 with mark, Windows-1252.
//!
//! Spreadsheet programs on Indonesian office machines still save CSV as Windows-1252; a text that is
//! no UTF-8 is read so. Every byte has a meaning there, so nothing is lost.

use super::problem::ImportProblem;

/// The text of a file and the name of its encoding.
/// Errors: `NotText`, `Workbook`.
pub(super) fn text_of(bytes: &[u8]) -> Result<(String, &'static str), ImportProblem> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ImportProblem::Workbook);
    }
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => {
            let (text, used, _) = encoding.decode(bytes);
            (text.into_owned(), used.name())
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), "UTF-8"),
            Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), "windows-1252"),
        },
    };
    let is_binary = text.chars().any(|c| c.is_control() && !['\n', '\r', '\t'].contains(&c) && !is_c1(c));
    if is_binary { Err(ImportProblem::NotText) } else { Ok((text, encoding)) }
}

/// The upper control characters: Windows-1252 has five bytes without a letter, which decode to these.
fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

/// The character between the cells, by what the first line holds most; quoted text is skipped.
pub(super) fn delimiter_of(text: &str) -> u8 {
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0)];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                for (delimiter, count) in &mut counts {
                    *count += u32::from(*delimiter == byte);
                }
            }
        }
    }
    // The first of equals wins, so a file of one column counts as comma-separated.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_an_office_machine_is_read() {
        let word = "Kelurahan Jombang Wétan";
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(word.encode_utf16().flat_map(u16::to_le_bytes));
        let with_mark = [&b"\xEF\xBB\xBF"[..], word.as_bytes()].concat();
        let windows = word.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<_>>();
        for bytes in [word.as_bytes().to_vec(), with_mark, utf16, windows] {
            assert_eq!(text_of(&bytes).map(|(text, _)| text), Ok(word.to_owned()));
        }
    }

    #[test]
    fn workbooks_and_pictures_are_named() {
        assert_eq!(text_of(b"PK\x03\x04...").map(|_| ()), Err(ImportProblem::Workbook));
        assert_eq!(text_of(b"\x89PNG\r\n\x1a\n\0\0").map(|_| ()), Err(ImportProblem::NotText));
    }

    #[test]
    fn the_delimiter_is_what_the_headings_are_divided_by() {
        assert_eq!(delimiter_of("code,name\na;b;c;d"), b',');
        assert_eq!(delimiter_of("kode;\"nama, lengkap, sekali, lagi\";jenis\n"), b';');
        assert_eq!(delimiter_of("kode\tnama"), b'\t');
        assert_eq!(delimiter_of("kode"), b',');
    }
}
