//! Office documents: what people see, and apart from it what only travels with it.

use document::{Kind, Limits, Reading, read};

use crate::made::{self, Sheet};

fn reading(kind: Kind, bytes: &[u8]) -> Reading {
    read(kind, bytes, &Limits::default()).unwrap()
}

fn hidden(reading: &Reading) -> Vec<(&str, &str)> {
    let hidden = reading.pages.iter().filter(|page| page.is_hidden);
    hidden.map(|page| (page.name.as_deref().unwrap_or(""), page.text.trim())).collect()
}

const CORE: &[u8] = b"<cp:coreProperties xmlns:cp='x' xmlns:dc='y'><dc:title>Renja 2026 &amp; anggaran</dc:title><dc:creator>Budi</dc:creator><dc:language>id-ID</dc:language></cp:coreProperties>";

#[test]
fn a_letter_is_read_with_its_tables_and_its_margins() {
    let body = "<w:p><w:r><w:t>Kepada</w:t></w:r><w:r><w:tab/><w:t xml:space='preserve'> Yth. &amp; Bapak</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kolom</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let header = b"<w:hdr xmlns:w='x'><w:p><w:r><w:t>Kop surat</w:t></w:r></w:p></w:hdr>";
    let docx = made::docx(body, &[("word/header1.xml", header), ("docProps/core.xml", CORE)]);
    let read = reading(Kind::Docx, &docx);
    assert_eq!(read.pages[0].text, "Kepada\t Yth. & Bapak\nKolom\nKop surat\n");
    assert_eq!(read.title.as_deref(), Some("Renja 2026 & anggaran"));
    assert_eq!((read.author.as_deref(), read.language.as_deref()), (Some("Budi"), Some("id-ID")));
    assert!(!read.has_script && read.has_text_layer);
}

#[test]
fn deleted_text_and_comments_of_a_letter_are_found() {
    let body = "<w:p><w:r><w:t>Sah</w:t></w:r><w:del><w:r><w:delText>NIK 3672</w:delText></w:r></w:del></w:p>\
        <mc:AlternateContent><mc:Choice><w:t>Kotak</w:t></mc:Choice><mc:Fallback><w:t>Kotak</w:t></mc:Fallback></mc:AlternateContent>";
    let comments = b"<w:comments xmlns:w='x'><w:comment><w:p><w:r><w:t>telepon 0812</w:t></w:r></w:p></w:comment></w:comments>";
    let docx = made::docx(body, &[("word/comments.xml", comments), ("word/embeddings/oleObject1.bin", b"x")]);
    let read = reading(Kind::Docx, &docx);
    assert_eq!(read.text(), "Sah\nKotak");
    assert_eq!(hidden(&read), [("deleted", "NIK 3672"), ("comments", "telepon 0812")]);
    assert!(read.has_script, "an object lies in it");
}

#[test]
fn hidden_sheets_are_read_and_marked() {
    let xlsx = made::xlsx(&[
        Sheet {
            name: "Anggaran",
            is_hidden: false,
            rows: "<row r='1'><c r='A1' t='inlineStr'><is><t>Belanja</t></is></c><c r='C1'><v>1500000</v></c></row>\
                <row r='2'><c r='A2'><f>SUM(C1:C1)</f><v>1500000</v></c><c r='B2' t='b'><v>1</v></c></row>"
                .to_owned(),
        },
        Sheet {
            name: "Rahasia",
            is_hidden: true,
            rows: "<row r='1'><c r='A1' t='str'><v>NIK</v></c></row>".to_owned(),
        },
    ]);
    let read = reading(Kind::Xlsx, &xlsx);
    assert_eq!(read.pages[0].name.as_deref(), Some("Anggaran"));
    assert_eq!(read.pages[0].text, "Belanja\t\t1500000\n1500000\ttrue");
    assert_eq!(hidden(&read), [("Rahasia", "NIK")]);
    assert_eq!(read.page_count, 2);
}

#[test]
fn slides_come_in_order_with_their_notes_apart() {
    let slide = |text: &str, show: &str| {
        format!("<p:sld xmlns:p='x' xmlns:a='y' {show}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>")
            .into_bytes()
    };
    let (one, two, ten, note) =
        (slide("satu", ""), slide("dua", "show='0'"), slide("sepuluh", ""), slide("catatan", ""));
    let pptx = made::zip(&[
        made::TYPES,
        ("ppt/presentation.xml", b"<x/>"),
        ("ppt/slides/slide10.xml", &ten),
        ("ppt/slides/slide2.xml", &two),
        ("ppt/slides/slide1.xml", &one),
        ("ppt/notesSlides/notesSlide1.xml", &note),
    ]);
    assert_eq!(document::sniff("paparan.pptx", &pptx), Ok(Kind::Pptx));
    let read = reading(Kind::Pptx, &pptx);
    assert_eq!(read.text(), "satu\n\u{c}sepuluh\n");
    assert_eq!(hidden(&read), [("", "dua"), ("notes", "catatan")]);
    assert_eq!(read.page_count, 3);
}

fn opendocument(kind: &str, content: &str) -> Vec<u8> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s'>{content}</office:document-content>"
    );
    let meta = b"<m xmlns:dc='x' xmlns:meta='y'><dc:title>Judul</dc:title><meta:initial-creator>Ani</meta:initial-creator></m>";
    made::zip(&[("mimetype", mimetype.as_bytes()), ("content.xml", content.as_bytes()), ("meta.xml", meta)])
}

#[test]
fn an_opendocument_letter_is_read() {
    let odt = opendocument(
        "text",
        "<office:body><office:text><text:tracked-changes><text:p>dihapus</text:p></text:tracked-changes>\
         <text:h>Bab<text:s text:c='2'/>I</text:h><text:p>Isi <text:span>surat</text:span><text:tab/>x\
         <office:annotation><text:p>catatan kaki</text:p></office:annotation></text:p></office:text></office:body>",
    );
    assert_eq!(document::sniff("surat.odt", &odt), Ok(Kind::Odt));
    let read = reading(Kind::Odt, &odt);
    assert_eq!(read.text(), "Bab  I\nIsi surat\tx\n");
    assert_eq!(hidden(&read), [("comments", "dihapus\ncatatan kaki")]);
    assert_eq!((read.title.as_deref(), read.author.as_deref()), (Some("Judul"), Some("Ani")));
}

#[test]
fn an_opendocument_sheet_is_read() {
    let ods = opendocument(
        "spreadsheet",
        "<office:automatic-styles><style:style style:name='ta2'><style:table-properties table:display='false'/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>\
         <table:table table:name='Rekap'><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='2'/><table:table-cell table:number-columns-repeated='2'><text:p>b</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated='16000'/></table:table-row></table:table>\
         <table:table table:name='Tersembunyi' table:style-name='ta2'><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>\
         </office:spreadsheet></office:body>",
    );
    let read = reading(Kind::Ods, &ods);
    assert_eq!(read.pages[0].name.as_deref(), Some("Rekap"));
    assert_eq!(read.pages[0].text, "a\t\t\tb\tb\n");
    assert_eq!(hidden(&read), [("Tersembunyi", "c")]);
}
