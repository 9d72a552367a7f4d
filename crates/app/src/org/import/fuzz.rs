//! Damaged tables: whatever an office machine made of the file, it is answered, and no line vanishes.

use proptest::collection::vec;
use proptest::prelude::*;

use super::problem::ImportProblem;
use super::sheet::{Sheet, parse};

/// The table of the demonstration city, which has quoted cells and empty ones.
const UNITS: &str = include_str!("../../../../../demo/units.csv");

/// Lines of a table without line breaks in its cells, headings and empty lines not counted.
fn data_lines(text: &str) -> usize {
    text.lines().skip(1).filter(|line| !line.trim().is_empty()).count()
}

/// Rows and faulty lines together: what the reader speaks of.
fn lines_spoken_of(sheet: &Sheet) -> usize {
    let lines = sheet.rows.iter().map(|row| row.line);
    let faulty = sheet.problems.iter().map(|problem| problem.line);
    lines.chain(faulty).collect::<std::collections::BTreeSet<_>>().len()
}

#[test]
fn a_quote_that_never_closes_hides_no_rows() {
    let text = "code,name,type,parent,note\na,A,dinas,kota,\"x\nb,B,dinas,kota,y\nc,C,dinas,kota,z\n";
    let sheet = parse(text.as_bytes()).unwrap();
    let found: Vec<_> = sheet.problems.iter().map(|problem| (problem.line, problem.key)).collect();
    assert_eq!(found, [(2, "org-import-open-quote")]);
    assert_eq!(parse(b"code,name,type,parent,\"note\na,A,dinas,kota,x\n"), Err(ImportProblem::Empty));
}

proptest! {
    #[test]
    fn a_file_cut_off_anywhere_loses_no_line(at in 0..UNITS.len()) {
        let cut = String::from_utf8_lossy(&UNITS.as_bytes()[..at]).into_owned();
        if let Ok(sheet) = parse(&UNITS.as_bytes()[..at]) {
            prop_assert_eq!(lines_spoken_of(&sheet), data_lines(&cut));
        }
    }

    #[test]
    fn flipped_bytes_lose_no_line(
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = UNITS.as_bytes().to_vec();
        for (at, byte) in changes {
            let old = &mut bytes[at.index(UNITS.len())];
            // A moved quote or line break makes other lines: the next test has those.
            if !b"\"\r\n".contains(old) && !b"\"\r\n".contains(&byte) {
                *old = byte;
            }
        }
        if let Ok(sheet) = parse(&bytes) {
            prop_assert_eq!(lines_spoken_of(&sheet), data_lines(UNITS));
        }
    }

    #[test]
    fn moved_quotes_and_line_breaks_are_answered(
        changes in vec(
            (any::<prop::sample::Index>(), prop::sample::select(&b"\"\"\r\n,;\t\0"[..])), 1..12),
    ) {
        let mut bytes = UNITS.as_bytes().to_vec();
        for (at, byte) in changes {
            bytes[at.index(UNITS.len())] = byte;
        }
        if let Ok(sheet) = parse(&bytes) {
            prop_assert!(!sheet.rows.is_empty() || !sheet.problems.is_empty());
        }
    }

    #[test]
    fn every_delimiter_and_line_end_keeps_the_lines(
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
        mark in prop::sample::select(vec!["", "\u{feff}"]),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(UNITS.as_bytes()).records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let sheet = parse(format!("{mark}{}", text.replace('\n', line_end)).as_bytes()).unwrap();
        prop_assert_eq!(sheet.rows.len(), data_lines(UNITS));
        prop_assert_eq!(sheet.problems, []);
    }
}
