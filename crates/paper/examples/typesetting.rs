//! Measures the writers: `cargo run --release -p paper --example typesetting`. The figures stand in
//! `docs/measurements.md`.

#![expect(clippy::print_stdout, reason = "a program for the terminal")]

use std::fs::File;
use std::time::Instant;

use paper::dip::{DipForm, DipGroup, DipRow, DipWords};
use paper::pdf::Meta;
use paper::xlsx::{Cell, Column, Sheet};

fn row(number: usize) -> DipRow {
    DipRow {
        number: number.to_string(),
        title: format!("Ringkasan laporan kegiatan nomor {number} tahun anggaran 2026"),
        summary: "Isi: kegiatan, sasaran, anggaran, realisasi dan penanggung jawab per triwulan.".to_owned(),
        holder: "Dinas Komunikasi dan Informatika".to_owned(),
        maker: "Kepala Bidang Informasi Publik".to_owned(),
        made: "Januari 2026, Cilegon".to_owned(),
        form: "cetak, elektronik".to_owned(),
        retention: "2 tahun aktif, 3 tahun inaktif".to_owned(),
        media: "Dokumen PDF".to_owned(),
        link: format!("https://ppid.contoh.go.id/informasi/ringkasan-laporan-kegiatan-{number}"),
    }
}

fn pdf(rows: usize) {
    let words = |text: &str| text.to_owned();
    let form = DipForm {
        title: words("Daftar Informasi Publik"),
        issuer: words("Kota Contoh"),
        decision: words("Keputusan Nomor 1 Tahun 2026"),
        state: words("Keadaan 22 November 2026"),
        columns: [
            "No",
            "Judul/ringkasan isi informasi",
            "Menguasai",
            "Penanggung jawab",
            "Waktu dan tempat",
            "Bentuk",
            "Retensi",
            "Media/tautan",
        ]
        .map(words),
        groups: vec![DipGroup { title: words("Informasi berkala"), rows: (1..=rows).map(row).collect() }],
        words: DipWords { page: words("Halaman"), of: words("dari"), none: words("Tidak ada.") },
        signature: None,
    };
    let meta = Meta {
        title: words("Daftar Informasi Publik"),
        author: words("Kota Contoh"),
        language: words("id"),
        created: jiff::Timestamp::UNIX_EPOCH,
    };
    let began = Instant::now();
    let bytes = form.to_pdf(&meta).unwrap_or_default();
    println!("PDF of {rows} rows: {:?}, {} bytes, {}", began.elapsed(), bytes.len(), memory());
}

fn xlsx(rows: usize) {
    let column = |n: usize| Column { heading: format!("Kolom {n}"), width: 24.0 };
    let columns: Vec<_> = (1..=10).map(column).collect();
    let path = std::env::temp_dir().join(format!("measure-{rows}.xlsx"));
    let began = Instant::now();
    let written =
        Sheet::new("Daftar", &["Daftar Informasi Publik".to_owned()], &columns).and_then(|mut sheet| {
            for number in 1..=rows {
                let cells = row(number);
                let eight = cells.cells();
                let texts = eight.iter().map(|text| Cell::Text(text));
                sheet.row(texts.chain([Cell::Text("Berkala"), Cell::Number(2026.0)]))?;
            }
            sheet.finish(File::create(&path)?)
        });
    let bytes = std::fs::metadata(&path).map_or(0, |file| file.len());
    println!("XLSX of {rows} rows x 10: {:?}, {bytes} bytes, {}, {written:?}", began.elapsed(), memory());
}

/// Most memory of the process so far, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("memory not known").to_owned()
}

fn main() {
    xlsx(100_000);
    pdf(1);
    pdf(100);
    pdf(1_000);
    pdf(5_000);
}
