//! CSV: encodings and separators of office machines.
//!
//! Spreadsheet programs on Indonesian office machines still save CSV as Windows-1252; a text that is
//! no UTF-8 is read so. Every byte has a meaning there, so nothing is lost.

use super::{Book, Collector, Grid, Limits, Line, TableError};

/// Put behind the text as its last line: a quote that never closes swallows it. Control characters are
/// refused before, so no file can have it.
const END: &str = "\u{1}";

/// Reads one table. Errors: `NotTable`, `OpenQuote`, limits.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Book, TableError> {
    let (text, _) = text_of(bytes).ok_or(TableError::NotTable)?;
    let (skipped, text) = skip_separator_line(&text);
    // One kind of line end, or the parser counts lines wrongly.
    let text = format!("{}\n{END}\n", text.replace("\r\n", "\n"));
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter_of(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let mut collector = Collector::new(limits);
    for record in reader.records() {
        let record = record.map_err(|error| TableError::Damaged(error.to_string()))?;
        if record.iter().eq([END]) || collector.is_full {
            break;
        }
        let at = record.position().map_or(0, ::csv::Position::line);
        let number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(skipped);
        if record.iter().any(|cell| cell.contains(END)) {
            return Err(TableError::OpenQuote(number));
        }
        let mut line = Line { number, cells: Vec::new() };
        for (column, cell) in record.iter().enumerate() {
            collector.put(&mut line, column, unescaped(cell))?;
        }
        collector.take(&mut grid, line)?;
    }
    Ok(Book { sheets: vec![grid], hidden: Vec::new(), is_cut: collector.is_full })
}

/// Without the apostrophe that keeps a text from being taken for a formula (see `crate::csv::harmless`).
fn unescaped(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// The text of a file and the name of its encoding: UTF-8 with or without mark, UTF-16 with mark,
/// Windows-1252. `None` when it is no text.
pub fn text_of(bytes: &[u8]) -> Option<(String, &'static str)> {
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
    let is_pdf = text.starts_with("%PDF-");
    let is_binary = text.chars().any(|c| c.is_control() && !['\n', '\r', '\t'].contains(&c) && !is_c1(c));
    (!is_binary && !is_pdf).then_some((text, encoding))
}

/// The upper control characters: Windows-1252 has five bytes without a letter, which decode to these.
fn is_c1(c: char) -> bool {
    ('\u{80}'..='\u{9f}').contains(&c)
}

/// Excel writes `sep=;` before the headings on some machines. How many lines were skipped, and the rest.
fn skip_separator_line(text: &str) -> (u32, &str) {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => (1, rest),
        _ => (0, text),
    }
}

/// The character between the cells: the one that divides most of the first 30 lines into equally many cells,
/// so that commas inside sentences do not win over the semicolons between cells. Quoted text is skipped.
pub fn delimiter_of(text: &str) -> u8 {
    let lines = counts_by_line(text);
    let evenness = |at: usize| {
        let counts: Vec<u32> = lines.iter().filter_map(|line| line.get(at).copied()).collect();
        let often = |count: u32| counts.iter().filter(|other| **other == count).count();
        counts.iter().filter(|count| **count > 0).map(|count| (often(*count), *count)).max()
    };
    // The first of equals wins, so a file of one column counts as comma-separated.
    let best = (0..DELIMITERS.len()).rev().max_by_key(|at| evenness(*at));
    best.and_then(|at| DELIMITERS.get(at).copied()).unwrap_or(b',')
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How often each separator stands in each of the first 30 lines.
fn counts_by_line(text: &str) -> Vec<[u32; 3]> {
    let mut lines = Vec::new();
    let mut line = [0; 3];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                lines.push(std::mem::take(&mut line));
                if lines.len() >= 30 {
                    break;
                }
            }
            _ if is_quoted => {}
            _ => {
                for (delimiter, count) in DELIMITERS.iter().zip(&mut line) {
                    *count += u32::from(*delimiter == byte);
                }
            }
        }
    }
    if lines.is_empty() {
        lines.push(line);
    }
    lines
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
            assert_eq!(text_of(&bytes).map(|(text, _)| text), Some(word.to_owned()));
        }
        assert_eq!(text_of(b"\x89PNG\r\n\x1a\n\0\0"), None);
        assert_eq!(text_of(b"%PDF-1.7\n1 0 obj"), None);
    }

    #[test]
    fn the_delimiter_is_what_the_rows_are_divided_by() {
        assert_eq!(delimiter_of("code,name\na;b;c;d"), b',');
        assert_eq!(delimiter_of("kode;\"nama, lengkap, sekali, lagi\";jenis\n"), b';');
        assert_eq!(delimiter_of("kode\tnama"), b'\t');
        assert_eq!(delimiter_of("kode"), b',');
        let titled =
            "DAFTAR INFORMASI PUBLIK\nNo;Judul;Unit\n1;Laporan, ringkas, padat, jelas;Dinas\n2;Lain;Dinas";
        assert_eq!(delimiter_of(titled), b';');
    }
}
