//! Text and facts of PDFs.

use document::{Kind, Limits, Reading, read};

use crate::made;

fn reading(pdf: &[u8]) -> Reading {
    read(Kind::Pdf, pdf, &Limits::default()).unwrap()
}

#[test]
fn text_comes_by_page() {
    let read = reading(&made::pdf(&["Laporan Kinerja", "Neraca 2026"]));
    let pages: Vec<&str> = read.pages.iter().map(|page| page.text.as_str()).collect();
    assert_eq!(pages, ["Laporan Kinerja", "Neraca 2026"]);
    assert_eq!((read.page_count, read.has_text_layer, read.truncated), (2, true, false));
    assert!(!read.has_script && !read.is_encrypted && read.is_searchable());
}

/// Content of one page, placed by hand.
fn placed(content: &str) -> String {
    let pdf = made::written(
        &[
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>"
                .to_owned(),
            format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        ],
        "",
    );
    reading(&pdf).pages.remove(0).text
}

#[test]
fn places_make_words_and_lines() {
    let kerned = "BT /F 12 Tf 72 700 Td [(Pe)15(ra)-10(turan)-300(Daerah)] TJ 0 -14 Td (baris dua) Tj ET";
    assert_eq!(placed(kerned), "Peraturan Daerah\nbaris dua");
    let cells = "BT /F 10 Tf 72 700 Td (Belanja) Tj 200 0 Td (1.000) Tj ET";
    assert_eq!(placed(cells), "Belanja\t1.000");
    let bold = "BT /F 12 Tf 72 700 Td (A) Tj 0.2 0 Td (A) Tj ET BT /F 12 Tf 2 Tr 72 600 Td (PPID) Tj ET";
    assert_eq!(placed(bold), "A\nPPID", "drawn twice is read once");
    let turned = "BT /F 12 Tf 0 1 -1 0 300 300 Tm (tegak lurus) Tj ET";
    assert_eq!(placed(turned), "tegak lurus");
}

#[test]
fn text_nobody_sees_is_read_too() {
    // Under a black bar, and with the invisible mode that scanners use.
    let bar = "BT /F 12 Tf 72 700 Td (NIK 3672012345670001) Tj ET 0 0 0 rg 70 690 300 30 re f";
    assert_eq!(placed(bar), "NIK 3672012345670001");
    assert_eq!(placed("BT /F 12 Tf 3 Tr 72 700 Td (lapisan pindai) Tj ET"), "lapisan pindai");
}

#[test]
fn what_could_act_is_noticed() {
    for catalogue in [
        "/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
        "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>",
        "/Names<</EmbeddedFiles<</Names[]>>>>",
        "/OpenAction<</S/Launch/F(calc.exe)>>",
    ] {
        let pdf = made::pdf_with(&["Isi".to_owned()], catalogue, "");
        let read = reading(&pdf);
        assert!(read.has_script, "{catalogue}");
        assert_eq!(read.pages[0].text, "Isi");
    }
    let harmless = made::pdf_with(&["Isi".to_owned()], "/OpenAction[4 0 R/Fit]/Lang(id-ID)", "");
    let read = reading(&harmless);
    assert!(!read.has_script, "jumping to a page is no script");
    assert_eq!(read.language.as_deref(), Some("id-ID"));
}

#[test]
fn notes_and_form_fields_are_read_as_hidden() {
    let page = made::pdf(&["Isi"]);
    let pdf = String::from_utf8(page).unwrap().replace(
        "/MediaBox[0 0 595 842]",
        "/MediaBox[0 0 595 842]/Annots[<</Subtype/Text/Rect[0 0 9 9]/Contents(telepon 0812)>>]",
    );
    let read = reading(pdf.as_bytes());
    let hidden: Vec<_> = read.pages.iter().filter(|page| page.is_hidden).collect();
    assert_eq!(hidden.len(), 1);
    assert_eq!((hidden[0].name.as_deref(), hidden[0].text.as_str()), (Some("form"), "telepon 0812"));
    assert_eq!(read.text(), "Isi", "and is not part of what people see");
}

#[test]
fn layers_that_are_off_are_read_as_hidden() {
    let content =
        "BT /F 12 Tf 72 700 Td (Terlihat) Tj ET /OC /L BDC BT /F 12 Tf 72 600 Td (NIK 3672) Tj ET EMC";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>".to_owned(),
        "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/Properties<</L 6 0 R>>>>/Contents 5 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/OCG/Name(lapisan)>>".to_owned(),
    ];
    let read = reading(&made::written(&objects, ""));
    assert_eq!(read.text(), "Terlihat");
    let hidden = read.pages.iter().find(|page| page.is_hidden).unwrap();
    assert_eq!((hidden.name.as_deref(), hidden.text.as_str()), (Some("layers"), "NIK 3672"));
}

#[test]
fn title_and_author_are_read_in_any_encoding() {
    let trailer = "/Info<</Title<FEFF004C0061006B00690070>/Author(Bapp\\351da)>>";
    let read = reading(&made::pdf_with(&["x".to_owned()], "", trailer));
    assert_eq!(read.title.as_deref(), Some("Lakip"));
    assert_eq!(read.author.as_deref(), Some("Bappéda"));
}

#[test]
fn nine_real_documents_are_read() {
    let Some(files) = made::real() else { return };
    // Words that pdftotext finds, and pages, by the list that came with the files.
    let expected = [
        ("LAKIP_PROVSU_2020.pdf", 85, 18_874),
        ("LRA_OPD-SKPD_2022_1.pdf", 11, 3_683),
        ("Maklumat_Pelayanan_Informasi.pdf", 1, 0),
        ("Renstra_Bappeda_Cilegon_2021_2026.pdf", 79, 17_401),
        ("Ringkasan_LPPD_TA._2021.pdf", 96, 16_881),
        ("SOP_Pelayanan_Permohonan_Informasi.pdf", 3, 0),
        ("SOP_Penanganan_Keberatan.pdf", 3, 0),
        ("SOP_Penyusunan_DIDP.pdf", 3, 0),
        ("SOP_Uji_Konsekuensi.pdf", 3, 0),
    ];
    assert_eq!(files.len(), expected.len());
    for ((name, bytes), (expected_name, pages, words)) in files.iter().zip(expected) {
        assert_eq!(name, expected_name);
        let read = reading(bytes);
        assert_eq!(read.page_count, pages, "{name}");
        assert_eq!(read.has_text_layer, words > 0, "{name}");
        let found = read.text().split_whitespace().count();
        let off = found.abs_diff(words);
        assert!(off * 100 <= words * 2, "{name}: {found} words, pdftotext finds {words}");
        assert!(!read.truncated && !read.is_encrypted, "{name}");
    }
}
