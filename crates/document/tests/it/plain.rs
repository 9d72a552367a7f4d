//! Plain text, tables as text, web pages, pictures.

use document::{Failure, Kind, Limits, Reading, read};

fn reading(kind: Kind, bytes: &[u8]) -> Reading {
    read(kind, bytes, &Limits::default()).unwrap()
}

#[test]
fn every_encoding_of_an_office_machine_is_read() {
    let table = "nama;alamat\r\nWétan;Jl. Raya";
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(table.encode_utf16().flat_map(u16::to_le_bytes));
    let with_mark = [&b"\xef\xbb\xbf"[..], table.as_bytes()].concat();
    let windows: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [table.as_bytes(), &with_mark, &utf16, &windows] {
        assert_eq!(reading(Kind::Csv, bytes).text(), "nama;alamat\nWétan;Jl. Raya");
    }
}

#[test]
fn a_web_page_gives_its_words() {
    let page = "<!DOCTYPE html><html lang='id'><head><title>Profil &amp; tugas</title><style>p{}</style></head>\
        <body><!-- NIK 3672 --><h1>Dinas</h1><script>alert('x>y')</script><p>Satu<br>dua &#233; &lt;tiga&gt; \
        <img alt='Foto kantor' src=x> 5 < 6 &takdikenal; <a title=\"a > b\">tautan</a><noscript>n</noscript>";
    let read = reading(Kind::Html, page.as_bytes());
    assert_eq!(read.text(), "Dinas\nSatu\ndua é <tiga> Foto kantor 5 < 6 &takdikenal; a > b tautan\n");
    assert_eq!((read.title.as_deref(), read.language.as_deref()), (Some("Profil & tugas"), Some("id")));
    assert!(read.has_script);
    assert_eq!(read.pages[1].text.trim(), "NIK 3672");
    assert!(read.pages[1].is_hidden);
}

#[test]
fn a_picture_is_a_scan_and_old_office_files_are_not_read() {
    let read_picture = reading(Kind::Jpeg, b"\xff\xd8\xff");
    assert!(!read_picture.has_text_layer && read_picture.pages[0].is_scan && !read_picture.is_searchable());
    assert_eq!(read(Kind::Doc, b"x", &Limits::default()), Err(Failure::NotRead));
}
