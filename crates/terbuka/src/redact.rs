//! `terbuka redact check` and `terbuka redact apply`: what a file still gives away, and cutting it out.
//!
//! Works on files alone; needs neither data folder nor server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use document::redact::{self, Area, Cut, Remark, Report, Weight};

use crate::config::{print, talk};

/// What to do with a file.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Say what a PDF or text file gives away: personal data, text under black bars, unseen text, earlier versions,
    /// attachments, scripts. Exit code 0 = nothing to look at, 1 = something, 3 = the file could not be read.
    Check {
        /// The file.
        file: PathBuf,
        /// Print one JSON object instead of lines.
        #[arg(long)]
        json: bool,
    },
    /// Black out parts of a PDF, JPEG or PNG for good and write a new file.
    Apply {
        /// The file.
        file: PathBuf,
        /// CSV with the columns page (from 1), left, top, right, bottom (points from the upper left corner, pixels in
        /// pictures), ground (EX17H, PDP, …) and note.
        #[arg(long)]
        cuts: Option<PathBuf>,
        /// Also black out all personal data found in a PDF, on the ground PDP (UU 27/2022).
        #[arg(long)]
        personal: bool,
        /// Where the new file goes.
        #[arg(long)]
        out: PathBuf,
    },
}

/// One row of the file with cuts.
#[derive(serde::Deserialize)]
struct Row {
    page: usize,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    ground: String,
    #[serde(default)]
    note: String,
}

/// Runs the command.
pub(crate) fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check { file, json } => check(&file, json),
        Command::Apply { file, cuts, personal, out } => apply(&file, cuts.as_deref(), personal, &out),
    }
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("file {}", file.display()))
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1_024)).is_some_and(|head| head.windows(5).any(|part| part == b"%PDF-"))
}

fn check(file: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let bytes = read(file)?;
    let report = if is_pdf(&bytes) {
        redact::check(&bytes)?
    } else {
        let text = std::str::from_utf8(&bytes).ok().filter(|text| !text.contains('\0'));
        plain(text.context("only PDF and text files can be checked")?)
    };
    if json {
        print(&serde_json::to_string(&report)?);
    } else {
        report.remarks.iter().for_each(|remark| print(&line(remark)));
        let verdict = if report.is_clean() {
            "bersih: tidak ada yang perlu diperiksa"
        } else {
            "PERIKSA sebelum diumumkan"
        };
        print(&format!("{}: {verdict} ({} halaman)", file.display(), report.pages));
    }
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A text file is one page.
fn plain(text: &str) -> Report {
    let remarks = privacy::find_certain(text).into_iter().map(|finding| Remark {
        weight: Weight::Leak,
        code: format!("personal-{}", finding.kind.code()),
        page: None,
        count: 1,
        examples: vec![finding.masked],
    });
    Report { pages: 1, remarks: remarks.collect() }
}

/// `TEMUAN text-under-bar halaman 2, 3 kali (36••): tulisan masih ada di bawah blok hitam`.
fn line(remark: &Remark) -> String {
    let weight = if remark.weight == Weight::Leak { "TEMUAN" } else { "catatan" };
    let place = remark.page.map(|page| format!(" halaman {}", page + 1)).unwrap_or_default();
    let examples =
        if remark.examples.is_empty() { String::new() } else { format!(" ({})", remark.examples.join(", ")) };
    format!("{weight} {}{place}, {} kali{examples}: {}", remark.code, remark.count, explain(&remark.code))
}

fn explain(code: &str) -> &'static str {
    match code {
        "text-under-bar" => "tulisan masih ada di bawah blok hitam",
        "text-unseen" => "tulisan yang tidak terlihat, misalnya putih di atas putih",
        "text-outside" => "tulisan di luar halaman",
        "text-invisible" => "lapisan tulisan tak terlihat, biasanya dari pemindaian",
        "layer-off" => "lapisan yang dimatikan, bisa dinyalakan kembali",
        "annotation-cover" => "tulisan ditutup kotak catatan yang dapat digeser",
        "redact-pending" => "ditandai untuk dihitamkan tetapi belum dihapus",
        "attachment" => "berkas lampiran di dalam PDF",
        "script" => "program (JavaScript) di dalam PDF",
        "earlier-version" => "versi lama masih tersimpan di dalam berkas",
        "leftover-text" => "tulisan sisa yang tidak tampil di halaman mana pun",
        "metadata" => "keterangan berkas (judul, penulis, kata kunci)",
        "form-value" => "isian formulir",
        "no-text" => "tidak ada tulisan yang dapat dibaca program, lihatlah sendiri",
        "annotation-text" => "isi catatan",
        "personal-nik" => "NIK",
        "personal-no-kk" => "nomor kartu keluarga",
        "personal-phone" => "nomor telepon genggam",
        "personal-account" => "nomor rekening",
        "personal-address" => "alamat rumah",
        "personal-email" => "surel pribadi",
        "personal-npwp" => "NPWP orang pribadi",
        "personal-birth-date" => "tanggal lahir",
        _ => "perlu diperiksa",
    }
}

fn apply(file: &Path, cuts: Option<&Path>, personal: bool, out: &Path) -> anyhow::Result<ExitCode> {
    let bytes = read(file)?;
    let mut all = match cuts {
        Some(cuts) => read_cuts(cuts)?,
        None => Vec::new(),
    };
    if personal && is_pdf(&bytes) {
        for found in redact::personal(&bytes)? {
            let cut = |area| Cut { page: found.page, area, ground: "PDP".to_owned(), note: String::new() };
            all.extend(found.areas.iter().copied().map(cut));
        }
    }
    let redacted = if is_pdf(&bytes) { redact::pdf(&bytes, &all)? } else { redact::image(&bytes, &all)? };
    for still in &redacted.still_shown {
        talk(&format!("masih tampil di halaman {}: {}", still.page + 1, still.masked));
    }
    std::fs::write(out, &redacted.bytes).with_context(|| format!("file {}", out.display()))?;
    print(&format!("{}: {} bagian dihitamkan", out.display(), all.len()));
    Ok(ExitCode::SUCCESS)
}

fn read_cuts(path: &Path) -> anyhow::Result<Vec<Cut>> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(path)?;
    let mut cuts = Vec::new();
    for (number, row) in (2..).zip(rows.deserialize::<Row>()) {
        let row = row.with_context(|| format!("{} line {number}", path.display()))?;
        let page = row
            .page
            .checked_sub(1)
            .with_context(|| format!("{} line {number}: pages count from 1", path.display()))?;
        let area = Area { left: row.left, top: row.top, right: row.right, bottom: row.bottom };
        cuts.push(Cut { page, area, ground: row.ground, note: row.note });
    }
    Ok(cuts)
}
