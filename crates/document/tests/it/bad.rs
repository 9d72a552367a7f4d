//! Documents made to hurt: each gives a reading or a failure, never a crash, in bounded time.

use std::io::Write as _;

use document::{Failure, Kind, Limits, read};
use proptest::prelude::*;

use crate::made::{self, Sheet};

#[test]
fn a_broken_cross_reference_is_mended() {
    let pdf = String::from_utf8(made::pdf(&["Masih terbaca"])).unwrap();
    let (body, _) = pdf.rsplit_once("startxref").unwrap();
    let (objects, _) = pdf.rsplit_once("xref\n0").unwrap();
    for broken in [
        format!("{body}startxref\n999999\n%%EOF"),
        format!("{body}startxref\n0\n%%EOF"),
        objects.to_owned(),
        pdf.replacen("000000", "000099", 3),
    ] {
        let read = read(Kind::Pdf, broken.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(read.text(), "Masih terbaca");
    }
}

#[test]
fn an_encrypted_pdf_is_known_as_such() {
    // Needs a password nobody gave: the digests fit no empty one.
    let key = "0".repeat(64);
    let encrypt = format!(
        "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>/ID[<00000000000000000000000000000000><00000000000000000000000000000000>]"
    );
    let locked = made::pdf_with(&["rahasia".to_owned()], "", &encrypt);
    let read = read(Kind::Pdf, &locked, &Limits::default()).unwrap();
    assert!(read.is_encrypted && !read.has_text_layer && read.pages.is_empty());
    assert_eq!(document::render::page(&locked, 0, 100), Err(Failure::Encrypted));
}

#[test]
fn three_thousand_pages_are_read() {
    let pages: Vec<String> = (1..=3_000).map(|page| format!("Halaman ke-{page} dari laporan")).collect();
    let pdf = made::pdf_with(&pages, "", "");
    let began = std::time::Instant::now();
    let read = read(Kind::Pdf, &pdf, &Limits::default()).unwrap();
    println!("3,000 pages in {} ms", began.elapsed().as_millis());
    assert_eq!((read.page_count, read.pages.len(), read.truncated), (3_000, 3_000, false));
    assert_eq!(read.pages[2_999].text, "Halaman ke-3000 dari laporan");
}

#[test]
fn a_page_that_draws_for_ever_is_stopped() {
    // Forms that draw each other twice, thirty deep: a thousand million letters.
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[4 0 R]/Count 1>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>/Contents 5 0 R>>"
            .to_owned(),
        "<</Length 5>>stream\n/X Do\nendstream".to_owned(),
    ];
    for number in 6..36 {
        let resources = format!("/Resources<</XObject<</X {} 0 R>>>>", number + 1);
        let head = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]{resources}");
        objects.push(format!("<<{head}/Length 11>>stream\n/X Do /X Do\nendstream"));
    }
    let letter = "BT /F 9 Tf (a) Tj ET";
    objects.push(format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 3 0 R>>>>/Length {}>>stream\n{letter}\nendstream",
        letter.len()
    ));
    let limits = Limits { time_ms: 300, ..Limits::default() };
    let began = std::time::Instant::now();
    let read = read(Kind::Pdf, &made::written(&objects, ""), &limits).unwrap();
    assert!(read.truncated);
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn an_archive_that_explodes_while_it_is_read_is_left_in_time() {
    let paragraph =
        "<w:p><w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r></w:p>".repeat(40_000);
    let bomb = made::docx(&paragraph, &[]);
    assert!(bomb.len() < 200_000);
    let limits = Limits { max_unpacked_bytes: 1 << 20, ..Limits::default() };
    let cut = read(Kind::Docx, &bomb, &limits).unwrap();
    assert!(cut.truncated && cut.pages[0].text.len() < 1 << 20);
    let limits = Limits { max_text_bytes: 1_000, ..Limits::default() };
    let cut = read(Kind::Docx, &bomb, &limits).unwrap();
    assert!(cut.truncated);
    assert_eq!(cut.pages[0].text.len(), 1_000);
}

#[test]
fn a_long_sheet_does_not_push_out_the_hidden_one() {
    let mut rows = Vec::new();
    for row in 1..=20_000 {
        write!(
            rows,
            "<row r='{row}'><c r='A{row}'><v>{row}</v></c><c r='B{row}'><f>A{row}*2</f><v>{}</v></c></row>",
            row * 2
        )
        .unwrap();
    }
    let long = made::xlsx(&[
        Sheet { name: "Rekap", is_hidden: false, rows: String::from_utf8(rows).unwrap() },
        Sheet {
            name: "Data warga",
            is_hidden: true,
            rows: "<row r='1'><c r='A1'><v>3672012345670001</v></c></row>".to_owned(),
        },
    ]);
    let all = read(Kind::Xlsx, &long, &Limits::default()).unwrap();
    assert!(!all.truncated);
    assert!(all.pages[0].text.ends_with("20000\t40000"), "formulas give their saved values");
    let limits = Limits { max_text_bytes: 10_000, max_rows: 1_000, ..Limits::default() };
    let cut = read(Kind::Xlsx, &long, &limits).unwrap();
    assert!(cut.truncated);
    let pages: Vec<(&str, bool)> =
        cut.pages.iter().map(|page| (page.name.as_deref().unwrap(), page.is_hidden)).collect();
    assert_eq!(pages, [("Rekap", false), ("Data warga", true)]);
    assert_eq!(cut.pages[1].text, "3672012345670001");
}

#[test]
fn cut_files_are_a_failure_or_what_is_left() {
    let pdf = made::pdf(&["satu", "dua"]);
    let docx = made::docx("<w:p><w:r><w:t>Surat</w:t></w:r></w:p>", &[]);
    for (kind, whole) in [(Kind::Pdf, &pdf), (Kind::Docx, &docx), (Kind::Odt, &docx), (Kind::Xlsx, &docx)] {
        for tenth in 0..10 {
            let cut = &whole[..whole.len() * tenth / 10];
            if let Err(failure) = read(kind, cut, &Limits::default()) {
                assert_eq!(failure, Failure::Damaged);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_damage_is_answered(
        which in 0..4_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let body = "<w:p><w:r><w:t>Surat</w:t></w:r></w:p>";
        let sheet = || Sheet { name: "a", is_hidden: false, rows: "<row r='1'><c r='A1'><v>1</v></c></row>".to_owned() };
        let (kind, mut bytes) = [
            (Kind::Pdf, made::pdf(&["satu", "dua"])),
            (Kind::Docx, made::docx(body, &[])),
            (Kind::Xlsx, made::xlsx(&[sheet()])),
            (Kind::Html, b"<html lang=id><title>a</title><!-- x --><p title='y'>b &amp; c<script>d</script>".to_vec()),
        ].swap_remove_which(which);
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        // Whether it can be read does not matter, only that there is an answer.
        let limits = Limits { time_ms: 2_000, ..Limits::default() };
        drop(read(kind, &bytes, &limits));
        assert_ne!(document::sniff("a.pdf", &bytes), Ok(Kind::Doc));
    }
}

trait SwapRemove<T> {
    fn swap_remove_which(self, which: usize) -> T;
}

impl<T, const N: usize> SwapRemove<T> for [T; N] {
    fn swap_remove_which(self, which: usize) -> T {
        self.into_iter().nth(which).unwrap()
    }
}
