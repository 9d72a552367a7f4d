//! A report in its three forms: what archives, screen readers and office programs ask for.

use paper::pdf::Meta;
use paper::report::{Chapter, Figure, Report, Signature, Words};

fn report() -> Report {
    let figure = |name: &str, number: i64, bar| Figure {
        name: name.to_owned(),
        value: number.to_string(),
        number: Some(number),
        bar: Some(bar),
        link: "https://ppid.contoh.go.id/permohonan?a=1&b=2".to_owned(),
    };
    let unknown =
        Figure { name: "Unggahan".to_owned(), value: "belum diketahui".to_owned(), ..Figure::default() };
    Report {
        title: "Laporan <Semester> & #read(\"/etc/passwd\")".to_owned(),
        issuer: "Dinas Contoh".to_owned(),
        lines: vec!["Januari–Juni 2026".to_owned(), "Diterima".to_owned()],
        chapters: vec![
            Chapter {
                heading: "Kendala".to_owned(),
                paragraphs: vec!["=SUM(A1) dan \u{1}baris\nkedua ꦱꦶꦠꦶ 😀".to_owned()],
                figures: vec![figure("Permohonan masuk", 12, 1_000), figure("Dijawab", 0, 0), unknown],
            },
            Chapter { heading: "Rencana".to_owned(), ..Chapter::default() },
        ],
        signature: Some(Signature {
            day: "14 Juli 2026".to_owned(),
            name: "Contoh Pejabat".to_owned(),
            position: "PPID Pelaksana".to_owned(),
        }),
        notes: vec!["Sidik isi: 00".to_owned()],
        words: Words {
            figure: "Angka".to_owned(),
            value: "Jumlah".to_owned(),
            share: "Perbandingan".to_owned(),
            rows: "Daftar".to_owned(),
            page: "Halaman".to_owned(),
            of: "dari".to_owned(),
        },
    }
}

#[test]
fn a_report_is_a_tagged_pdf_for_archives_and_screen_readers() {
    let meta = Meta {
        title: "Laporan".to_owned(),
        author: "Dinas Contoh".to_owned(),
        language: "id".to_owned(),
        created: jiff::Timestamp::UNIX_EPOCH,
    };
    let pdf = report().to_pdf(&meta).unwrap();
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    assert!(document.catalog().unwrap().has(b"StructTreeRoot"), "tagged");
    let text = document.extract_text(&[1]).unwrap();
    assert!(text.contains("/etc/passwd"), "words are text and nothing else: {text}");
    assert_eq!(pdf, report().to_pdf(&meta).unwrap(), "the same report gives the same bytes");
}

#[test]
fn a_report_is_a_workbook_and_its_numbers_are_numbers() {
    let bytes = report().to_xlsx().unwrap();
    let book = paper::table::read(&bytes, &paper::table::Limits::default());
    assert!(book.is_ok(), "our own reader opens it");
}

#[test]
fn a_report_is_a_docx_with_headings_a_repeated_row_and_links() {
    let bytes = report().to_docx().unwrap();
    assert_eq!(bytes, report().to_docx().unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let document = part("word/document.xml");
    for wanted in ["Heading1", "<w:tblHeader/>", "&lt;Semester&gt; &amp;", "<w:br/>", "belum diketahui"] {
        assert!(document.contains(wanted), "{wanted}: {document}");
    }
    assert!(!document.contains('\u{1}'), "XML cannot hold it");
    assert!(part("word/_rels/document.xml.rels").contains("a=1&amp;b=2"));
    for name in ["word/document.xml", "word/styles.xml", "docProps/core.xml", "[Content_Types].xml"] {
        let text = part(name);
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            if reader.read_event().unwrap() == quick_xml::events::Event::Eof {
                break;
            }
        }
    }
}
