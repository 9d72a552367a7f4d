//! The official form as a PDF: what archives and screen readers ask for, and text that stays text.

use paper::dip::{DipForm, DipGroup, DipRow, DipWords, Signature};
use paper::pdf::Meta;

fn row(number: usize, title: &str) -> DipRow {
    DipRow {
        number: number.to_string(),
        title: title.to_owned(),
        summary: "Ringkasan anggaran pendapatan dan belanja menurut urusan dan organisasi.".to_owned(),
        holder: "Badan Pengelolaan Keuangan dan Aset Daerah".to_owned(),
        maker: "Kepala Bidang Anggaran".to_owned(),
        made: "Januari 2026, Cilegon".to_owned(),
        form: "cetak, elektronik".to_owned(),
        retention: "2 tahun aktif, 8 tahun inaktif".to_owned(),
        media: "Dokumen PDF".to_owned(),
        link: "https://ppid.contoh.go.id/unit/bpkad/informasi/ringkasan-apbd-tahun-anggaran-2026".to_owned(),
    }
}

fn form(rows: usize, title: &str) -> DipForm {
    let columns = [
        "No",
        "Judul/ringkasan isi informasi",
        "Pejabat/unit yang menguasai informasi",
        "Penanggung jawab pembuatan atau penerbitan",
        "Waktu dan tempat pembuatan",
        "Bentuk informasi yang tersedia",
        "Jangka waktu penyimpanan/retensi",
        "Jenis media/tautan",
    ];
    let group = |title_of: &str, rows: Vec<DipRow>| DipGroup { title: title_of.to_owned(), rows };
    DipForm {
        title: "Daftar Informasi Publik".to_owned(),
        issuer: "Badan Pengelolaan Keuangan dan Aset Daerah".to_owned(),
        decision: "Keputusan PPID Nomor 1 Tahun 2026, 2 Januari 2026".to_owned(),
        state: format!("Keadaan 22 November 2026, {rows} informasi"),
        columns: columns.map(str::to_owned),
        groups: vec![
            group("Informasi berkala", (1..=rows).map(|number| row(number, title)).collect()),
            group("Informasi serta-merta", Vec::new()),
            group("Informasi setiap saat", vec![row(1, "Daftar aset")]),
        ],
        words: DipWords {
            page: "Halaman".to_owned(),
            of: "dari".to_owned(),
            none: "Tidak ada informasi dalam kelompok ini.".to_owned(),
        },
        signature: Some(Signature {
            place_and_date: "Cilegon, 22 November 2026".to_owned(),
            office: "PPID Pembantu".to_owned(),
            name: "Nama Pejabat".to_owned(),
            number: "NIP 19800101 200001 1 001".to_owned(),
        }),
    }
}

fn meta() -> Meta {
    Meta {
        title: "Daftar Informasi Publik BPKAD".to_owned(),
        author: "Kota Contoh".to_owned(),
        language: "id".to_owned(),
        created: "2026-11-22T06:00:00Z".parse().unwrap(),
    }
}

fn text_of(pdf: &[u8]) -> String {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&pages).unwrap()
}

fn has(pdf: &[u8], words: &str) -> bool {
    pdf.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn the_form_is_archivable_and_accessible() {
    let began = std::time::Instant::now();
    let pdf = form(20, "Ringkasan APBD").to_pdf(&meta()).unwrap();
    eprintln!("20 rows: {:?}, {} bytes", began.elapsed(), pdf.len());
    if let Some(path) = std::env::var_os("PAPER_SHOW") {
        std::fs::write(path, &pdf).unwrap();
    }
    assert!(pdf.starts_with(b"%PDF-1.7"));
    for mark in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(has(&pdf, mark), "{mark}");
    }
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"id");
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo"));
}

#[test]
fn what_people_typed_is_never_markup() {
    let nasty = "#read(\"/etc/passwd\") *tebal* $x^2$ \\ <b> @kutip #import \"@preview/x:1.0.0\": y";
    let pdf = form(1, nasty).to_pdf(&meta()).unwrap();
    let text = text_of(&pdf).split_whitespace().collect::<String>();
    for part in ["#read", "/etc/passwd", "*tebal*", "$x^2$", "<b>", "@preview/x:1.0.0"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let once = form(3, "Ringkasan APBD").to_pdf(&meta()).unwrap();
    assert_eq!(once, form(3, "Ringkasan APBD").to_pdf(&meta()).unwrap());
}
