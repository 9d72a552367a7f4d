//! Written workbooks read back: text stays text.

use std::io::Cursor;

use paper::table::{Limits, read};
use paper::xlsx::{Cell, Column, Sheet};

#[test]
fn a_written_sheet_reads_back_and_holds_no_formula() {
    let columns = ["No", "Judul"].map(|heading| Column { heading: heading.to_owned(), width: 20.0 });
    let mut sheet = Sheet::new("Daftar: 2026/1", &["Kota Contoh".to_owned()], &columns).unwrap();
    sheet.line("Informasi berkala").unwrap();
    let long = "x".repeat(40_000);
    for text in ["=1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "https://contoh.go.id", &long] {
        sheet.row([Cell::Number(1.0), Cell::Text(text)]).unwrap();
    }
    let mut bytes = Cursor::new(Vec::new());
    sheet.finish(&mut bytes).unwrap();
    let bytes = bytes.into_inner();
    let book = read(&bytes, &Limits::default()).unwrap();
    let texts: Vec<&str> = book.sheets[0].rows.iter().map(|line| line.cell(1)).collect();
    assert_eq!(texts[..6], ["", "Judul", "", "=1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")"]);
    assert_eq!(texts[7].len(), 32_767);
    assert_eq!(book.sheets[0].name, "Daftar  2026 1");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml)
        .unwrap();
    assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"));
}
