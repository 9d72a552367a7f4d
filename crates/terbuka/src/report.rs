//! `terbuka report`: half-yearly reports of units and the yearly report, for people and programs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::semester::{self, Format};
use app::{Ctx, annual};
use rules::Code as _;
use rules::service_report::HalfYear;

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What is asked.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// The report of a unit about a half-year, as it was signed or as it stands now.
    Semester(Semester),
    /// The yearly report about the information service, as it was published or as it stands now.
    Annual(Annual),
}

/// A half-year of a unit.
#[derive(clap::Args)]
pub(crate) struct Semester {
    /// Code of the unit, such as dinkes; `all` packs the reports of all units into one ZIP file.
    #[arg(long)]
    unit: String,
    /// The half-year: 2026-1 for January to June, 2026-2 for July to December.
    #[arg(long)]
    period: String,
    /// Compare the figures with the change log instead: prints what only one of them knows as JSON.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    form: Form,
}

/// A year.
#[derive(clap::Args)]
pub(crate) struct Annual {
    /// The year, such as 2025.
    #[arg(long)]
    year: i16,
    #[command(flatten)]
    form: Form,
}

/// Form of the answer.
#[derive(clap::Args)]
struct Form {
    /// json, pdf, docx or xlsx.
    #[arg(long, default_value = "json")]
    format: String,
    /// Where to write; JSON goes to the standard output without it.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    folder: DataFolder,
}

impl Form {
    fn format(&self) -> anyhow::Result<Format> {
        let known = Format::parse(&self.format);
        known.with_context(|| format!("--format {:?} is none of json, pdf, docx, xlsx", self.format))
    }

    async fn ctx(&self) -> anyhow::Result<Ctx> {
        start::open_database(&self.folder.data).await?;
        let app = start::open(&self.folder.data, "127.0.0.1:8080").await?;
        start::console(&app)
    }

    /// Writes the bytes to the file, to a file of that name here, or as text.
    fn give(&self, bytes: &[u8], name: &str) -> anyhow::Result<ExitCode> {
        let is_archive = Path::new(name).extension().is_some_and(|ending| ending == "zip");
        if self.out.is_none() && self.format == "json" && !is_archive {
            print(&String::from_utf8_lossy(bytes));
            return Ok(ExitCode::SUCCESS);
        }
        let path = self.out.clone().unwrap_or_else(|| PathBuf::from(name));
        std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?;
        talk(&format!("{}: {} bytes", path.display(), bytes.len()));
        Ok(ExitCode::SUCCESS)
    }
}

/// Runs the command. Exit code 3 when the question makes no sense.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Semester(question) => semester(question).await,
        Command::Annual(question) => annual(question).await,
    }
}

async fn semester(question: Semester) -> anyhow::Result<ExitCode> {
    let format = question.form.format()?;
    let period = HalfYear::parse(&question.period)
        .with_context(|| format!("--period {:?} is no half-year such as 2026-1", question.period))?;
    let ctx = question.form.ctx().await?;
    if question.unit == "all" {
        let bytes = semester::packed(&ctx, period, format, None).await?;
        return question.form.give(&bytes, &format!("laporan-semester-{period}.zip"));
    }
    let unit = ctx
        .directory
        .by_code(&question.unit)
        .with_context(|| format!("there is no unit {:?}", question.unit))?;
    if question.check {
        return check(&ctx, period, unit.id).await;
    }
    let report = semester::unit_report(&ctx, unit, period).await?;
    let bytes = semester::unit_file(&ctx, &report, format).await?;
    question.form.give(&bytes, &format!("laporan-semester-{period}-{}.{}", unit.code, format.ending()))
}

/// Exit code 1 when tables and change log differ.
async fn check(ctx: &Ctx, period: HalfYear, unit: app::ids::UnitId) -> anyhow::Result<ExitCode> {
    let found = semester::control(ctx, period, Some(unit)).await?;
    let line = |one: &rules::service_report::Difference| {
        let source = if one.is_in_tables { "tables" } else { "change_log" };
        serde_json::json!({ "what": one.what.code(), "object": one.object, "only_in": source })
    };
    let differences: Vec<serde_json::Value> = found.iter().map(line).collect();
    print(&serde_json::json!({ "agrees": found.is_empty(), "differences": differences }).to_string());
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn annual(question: Annual) -> anyhow::Result<ExitCode> {
    let format = question.form.format()?;
    anyhow::ensure!((2010..=2100).contains(&question.year), "--year {} is no year of the act", question.year);
    let ctx = question.form.ctx().await?;
    let report = annual::year_report(&ctx, question.year).await?;
    let bytes = annual::year_file(&ctx, &report, format, false).await?;
    question.form.give(&bytes, &format!("laporan-layanan-informasi-{}.{}", question.year, format.ending()))
}
