//! Reading tables as officers have them, and files made to break the reader.

use std::io::{Cursor, Write};

use paper::dip::DIP_FIELDS;
use paper::table::{Book, Limits, TableError, fingerprint, headings, read, suggest_mapping};
use rust_xlsxwriter::{Format, Workbook};
use zip::write::SimpleFileOptions;

fn rows(book: &Book, sheet: usize) -> Vec<(u32, Vec<&str>)> {
    let lines = &book.sheets[sheet].rows;
    lines.iter().map(|line| (line.number, line.cells.iter().map(String::as_str).collect())).collect()
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A list as a unit keeps it: letterhead over merged cells, headings on two levels, a numbering row.
fn official_list() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let merged = Format::new();
    let sheet = workbook.add_worksheet().set_name("Berkala").unwrap();
    sheet.merge_range(0, 0, 0, 6, "PEMERINTAH KOTA CONTOH", &merged).unwrap();
    sheet.merge_range(1, 0, 1, 6, "DAFTAR INFORMASI PUBLIK TAHUN 2026", &merged).unwrap();
    let names = [
        "No",
        "Ringkasan Isi Informasi",
        "Pejabat/Unit yang Menguasai",
        "Waktu dan Tempat",
        "Bentuk Informasi",
    ];
    for (at, name) in (0..).zip(names) {
        sheet.write_string(4, at, name).unwrap();
    }
    sheet.merge_range(4, 4, 4, 5, "Bentuk Informasi", &merged).unwrap();
    sheet.write_string(4, 6, "Retensi").unwrap();
    sheet.write_string(5, 4, "Hardcopy").unwrap().write_string(5, 5, "Softcopy").unwrap();
    for at in 0..7_u16 {
        sheet.write_number(6, at, f64::from(at + 1)).unwrap();
    }
    sheet.write_number(7, 0, 1).unwrap().write_string(7, 1, "Ringkasan APBD").unwrap();
    sheet.write_string(7, 2, "BPKAD").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 15).unwrap();
    sheet.write_datetime_with_format(7, 3, day, &date).unwrap();
    sheet.write_string(7, 4, "v").unwrap();
    sheet.write_formula(7, 6, rust_xlsxwriter::Formula::new("=2+3").set_result("5")).unwrap();
    let hidden = workbook.add_worksheet().set_name("Rahasia").unwrap();
    hidden.write_string(0, 0, "tidak dibaca").unwrap();
    hidden.set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn an_official_list_is_read_below_its_titles() {
    let book = read(&official_list(), &Limits::default()).unwrap();
    assert_eq!(book.hidden, ["Rahasia"]);
    let found = headings(&book.sheets[0], DIP_FIELDS).unwrap();
    assert_eq!(found.number, 5);
    assert_eq!(found.names[4..6], ["Bentuk Informasi / Hardcopy", "Bentuk Informasi / Softcopy"]);
    let first = &book.sheets[0].rows[found.first];
    assert_eq!(
        (first.number, first.cell(1), first.cell(3), first.cell(6)),
        (8, "Ringkasan APBD", "2026-01-15", "5")
    );
    let mapping = suggest_mapping(&found.names, DIP_FIELDS);
    let column = |code: &str| mapping.iter().find(|(known, _)| *known == code).unwrap().1;
    let expected = [
        ("number", 0),
        ("title", 1),
        ("holder", 2),
        ("made", 3),
        ("printed", 4),
        ("digital", 5),
        ("retention", 6),
    ];
    for (code, at) in expected {
        assert_eq!(column(code), Some(at), "{code}");
    }
    assert_eq!(column("link"), None);
}

#[test]
fn headings_of_real_lists_are_understood() {
    let jabar = "klasifikasi,kelompok,no,judul_informasi,ringkasan_informasi,pejabat_yang_menguasai,penanggung_jawab_pembuatan,waktu_pembuatan,bentuk_tersedia,jangka_waktu_penyimpanan,tautan";
    let expect = [
        "class",
        "group",
        "number",
        "title",
        "summary",
        "holder",
        "responsible",
        "made",
        "form",
        "retention",
        "link",
    ];
    let lists: [(&str, &[&str]); 3] = [
        (jabar, &expect),
        ("nomor,judul,kategori,ringkasan", &["number", "title", "class", "summary"]),
        ("kategori,urutan,subkategori,slug", &["class", "number", "title", ""]),
    ];
    for (line, codes) in lists {
        let names: Vec<String> = line.split(',').map(str::to_owned).collect();
        let mapping = suggest_mapping(&names, DIP_FIELDS);
        for (at, code) in codes.iter().enumerate() {
            let meant =
                mapping.iter().find(|(_, column)| *column == Some(at)).map_or("", |(meant, _)| *meant);
            assert_eq!(meant, *code, "{} in {line}", names[at]);
        }
    }
}

/// The same on the files themselves, where `TEST_PPID_DATA` names the folder that has them.
#[test]
fn real_lists_are_read_whole() {
    let Some(folder) = std::env::var_os("TEST_PPID_DATA") else {
        eprintln!("TEST_PPID_DATA is not set: no real lists to read here");
        return;
    };
    let lists = [
        (
            "dip_jabar_2023.csv",
            52,
            &["class", "title", "summary", "holder", "responsible", "made", "form", "retention", "link"][..],
        ),
        ("dip_foodstation_2026.csv", 17, &["class", "title", "summary"]),
        ("informasi_dikecualikan_poltekkes.csv", 34, &["title"]),
        ("klasifikasi_informasi_sumenep.csv", 0, &["class", "title"]),
    ];
    for (name, count, codes) in lists {
        let bytes = std::fs::read(std::path::Path::new(&folder).join(name)).unwrap();
        let book = read(&bytes, &Limits::default()).unwrap();
        let found = headings(&book.sheets[0], DIP_FIELDS).unwrap();
        let entries = book.sheets[0].rows.len() - found.first;
        assert!(entries == count || count == 0 && entries > 20, "{name}: {entries}");
        let mapping = suggest_mapping(&found.names, DIP_FIELDS);
        for code in codes {
            assert!(
                mapping.iter().any(|(known, column)| known == code && column.is_some()),
                "{name}: {code}"
            );
        }
    }
}

#[test]
fn the_same_form_next_year_has_the_same_fingerprint() {
    let form = |names: [&str; 2]| fingerprint(&names.map(str::to_owned));
    assert_eq!(form(["Judul Informasi", "TAHUN"]), form(["judul_informasi", "Tahun"]));
    assert_ne!(form(["Judul", "Tahun"]), form(["Tahun", "Judul"]));
}

const ODS: &str = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>
<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="DIP" table:style-name="ta1"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Judul &amp; isi</text:p><text:p>baris dua</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2"/>
<table:table-cell office:value-type="date" office:date-value="2026-01-15"><text:p>15/01/26</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="5" table:formula="of:=2+3"><office:annotation><text:p>catatan</text:p></office:annotation><text:p>5,00</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16379"/></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>isi</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>
<table:table table:name="Rahasia" table:style-name="ta2"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"#;

#[test]
fn ods_is_read_as_it_is_meant() {
    let book = read(&packed(&[("content.xml", ODS.as_bytes())]), &Limits::default()).unwrap();
    assert_eq!(book.hidden, ["Rahasia"]);
    assert_eq!(book.sheets[0].name, "DIP");
    let expected =
        [(1, vec!["Judul & isi\nbaris dua", "", "", "2026-01-15", "5"]), (5, vec!["isi"]), (6, vec!["isi"])];
    assert_eq!(rows(&book, 0), expected);
}

#[test]
fn repeated_cells_cannot_fill_the_memory() {
    let long = "x".repeat(30_000);
    let bomb = ODS.replace("<text:p>isi</text:p>", &format!("<text:p>{long}</text:p>"));
    let bomb = bomb.replace(r#"rows-repeated="2""#, r#"rows-repeated="1000000""#);
    let answer = read(&packed(&[("content.xml", bomb.as_bytes())]), &Limits::default());
    assert_eq!(answer, Err(TableError::TooLarge));
    let many = ODS.replace(r#"rows-repeated="2""#, r#"rows-repeated="1000000""#);
    let answer = read(&packed(&[("content.xml", many.as_bytes())]), &Limits::default());
    assert_eq!(answer, Err(TableError::TooManyRows(50_000)));
}

#[test]
fn a_packed_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 40_000_000];
    let bomb = packed(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    let limits = Limits { unpacked_bytes: 30_000_000, ..Limits::default() };
    assert_eq!(read(&bomb, &limits), Err(TableError::TooLarge));
}

#[test]
fn a_million_rows_are_refused_after_the_limit() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..2_000 {
        sheet.write_string(row, 0, format!("Baris {row}")).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let limits = Limits { rows: 1_000, ..Limits::default() };
    assert_eq!(read(&bytes, &limits), Err(TableError::TooManyRows(1_000)));
}

#[test]
fn what_is_no_table_is_named() {
    let limits = Limits::default();
    assert_eq!(read(b"\xD0\xCF\x11\xE0\xA1\xB1", &limits), Err(TableError::OldOrProtected));
    assert_eq!(read(b"%PDF-1.7\n%\xE2\xE3", &limits), Err(TableError::NotTable));
    assert_eq!(read(&packed(&[("word/document.xml", b"<x/>")]), &limits), Err(TableError::NotTable));
    assert_eq!(read(b"  \n,,\n", &limits), Err(TableError::Empty));
    assert_eq!(
        read(b"judul,kelas\n\"Anggaran,berkala\nLain,berkala\n", &limits),
        Err(TableError::OpenQuote(2))
    );
    assert!(matches!(read(b"PK\x03\x04xxxx", &limits), Err(TableError::Damaged(_))));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_are_too_strange(at in 0_usize..5_000, bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 1..60)) {
        let _plain = read(&bytes, &Limits::default());
        let mut damaged = official_list();
        for (place, byte) in damaged.iter_mut().skip(at).zip(&bytes) {
            *place ^= byte;
        }
        let _damaged = read(&damaged, &Limits::default());
        let mut ods = ODS.as_bytes().to_vec();
        for (place, byte) in ods.iter_mut().skip(at).zip(&bytes) {
            *place = byte & 0x7f;
        }
        let _ods = read(&packed(&[("content.xml", &ods)]), &Limits::default());
    }
}

#[test]
fn a_preview_stops_in_the_first_sheet_instead_of_refusing() {
    let limits = |rows| Limits { rows, is_preview: true, ..Limits::default() };
    let many = ODS.replace(r#"rows-repeated="2""#, r#"rows-repeated="1000000""#);
    let ods = read(&packed(&[("content.xml", many.as_bytes())]), &limits(10)).unwrap();
    assert_eq!((ods.sheets.len(), ods.sheets[0].rows.len(), ods.is_cut), (1, 10, true));
    let list = official_list();
    let whole = read(&list, &limits(1_000)).unwrap();
    assert!(!whole.is_cut && whole.sheets.len() == 1 && whole.sheets[0].name == "Berkala");
    assert!(
        rows(&whole, 0).iter().any(|(_, cells)| cells.contains(&"5")),
        "formulas give their saved values"
    );
    let cut = read(&list, &limits(2)).unwrap();
    assert!(cut.is_cut && cut.sheets[0].rows.len() == 2);
}
