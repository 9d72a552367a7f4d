//! What is taken as a document and what is refused, with what to do about it.

use document::{Kind, Refusal, sniff};

use crate::made;

#[test]
fn honest_documents_are_taken() {
    let xlsx = made::zip(&[made::TYPES, ("xl/workbook.xml", b"<workbook/>")]);
    let odt =
        made::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
    let honest: [(&str, &[u8], Kind); 9] = [
        ("laporan.pdf", &made::pdf(&["x"]), Kind::Pdf),
        ("LAPORAN.PDF", &made::pdf(&["x"]), Kind::Pdf),
        ("surat.docx", &made::docx("", &[]), Kind::Docx),
        ("tabel.xlsx", &xlsx, Kind::Xlsx),
        ("surat.odt", &odt, Kind::Odt),
        ("data.csv", b"kode;nama\n1;<html> di dalam\n", Kind::Csv),
        ("catatan.txt", b"Halo", Kind::Txt),
        ("halaman.html", b"<!doctype html><p>Halo", Kind::Html),
        ("tanpa-akhiran", b"Halo", Kind::Txt),
    ];
    for (name, bytes, kind) in honest {
        assert_eq!(sniff(name, bytes), Ok(kind), "{name}");
    }
}

#[test]
fn a_program_named_laporan_pdf_is_refused_with_what_to_do() {
    for program in [&b"MZ\x90\0\x03"[..], b"\x7fELF\x02\x01\x01", b"#!/bin/sh\nrm -rf /\n"] {
        let refusal = sniff("laporan.pdf", program).unwrap_err();
        assert_eq!(refusal, Refusal::Program);
        assert_eq!(refusal.key(), "document-refused-program");
    }
    assert_eq!(sniff("laporan.pdf.exe", &made::pdf(&["x"])), Err(Refusal::Program));
    assert_eq!(sniff("buka.bat", b"@echo off\r\ndel *.*\r\n"), Err(Refusal::Program));
}

#[test]
fn macros_drawings_and_archives_are_refused() {
    let macros = made::docx("", &[("word/vbaProject.bin", b"x")]);
    assert_eq!(sniff("surat.docx", &macros), Err(Refusal::Macros));
    assert_eq!(sniff("surat.docm", &made::docx("", &[])), Err(Refusal::Macros));
    assert_eq!(sniff("logo.svg", b"<svg xmlns='x'><script/></svg>"), Err(Refusal::Drawing));
    assert_eq!(sniff("semua.zip", &made::zip(&[("a.pdf", b"x")])), Err(Refusal::Archive));
    assert_eq!(sniff("semua.rar", b"Rar!\x1a\x07\0..."), Err(Refusal::Archive));
    assert_eq!(sniff("semua.docx", &made::zip(&[("a.pdf", b"x")])), Err(Refusal::Damaged));
}

#[test]
fn a_name_that_promises_something_else_is_refused() {
    assert_eq!(sniff("laporan.docx", &made::pdf(&["x"])), Err(Refusal::Mislabelled));
    assert_eq!(sniff("laporan.pdf", b"<html><script>alert(1)</script>"), Err(Refusal::Mislabelled));
    assert_eq!(sniff("kosong.pdf", b""), Err(Refusal::Empty));
    assert_eq!(sniff("rusak.pdf", b"\0\x01\x02\x03"), Err(Refusal::Damaged));
    assert_eq!(sniff("program.rs", b"fn main() {}"), Err(Refusal::NotTaken));
}

#[test]
fn an_archive_made_to_explode_is_refused() {
    let zeros = vec![b' '; 120 << 20];
    let bomb = made::docx("", &[("word/media/a.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(sniff("surat.docx", &bomb), Err(Refusal::UnpacksTooLarge));
}

#[test]
fn documents_of_before_2007_are_kept_but_not_read() {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = |name: &str| [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 500], &wide(name)].concat();
    assert_eq!(sniff("surat.doc", &old("WordDocument")), Ok(Kind::Doc));
    assert_eq!(sniff("tabel.xls", &old("Workbook")), Ok(Kind::Xls));
    assert!(!Kind::Doc.is_readable() && !Kind::Xls.is_readable());
    assert_eq!(sniff("surat.docx", &old("EncryptedPackage")), Err(Refusal::Locked));
    let macros = [old("WordDocument"), wide("_VBA_PROJECT")].concat();
    assert_eq!(sniff("surat.doc", &macros), Err(Refusal::Macros));
    assert_eq!(sniff("pasang.msi", &old("Installer")), Err(Refusal::Program));
}
