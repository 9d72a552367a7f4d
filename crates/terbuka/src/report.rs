//! `terbuka report`: half-yearly reports of units and the yearly report, for people and programs.

use std::process::ExitCode;

use anyhow::Context as _;
use app::semester;
use rules::service_report::HalfYear;

use crate::config::print;
use crate::start::{self, DataFolder};

/// What is asked.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// The report of a unit about a half-year, as it was signed or as it stands now.
    Semester(Semester),
}

/// A half-year of a unit.
#[derive(clap::Args)]
pub(crate) struct Semester {
    /// Code of the unit, such as dinkes.
    #[arg(long)]
    unit: String,
    /// The half-year: 2026-1 for January to June, 2026-2 for July to December.
    #[arg(long)]
    period: String,
    #[command(flatten)]
    folder: DataFolder,
}

/// Runs the command. Exit code 3 when the question makes no sense.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Semester(question) => semester(question).await,
    }
}

async fn semester(question: Semester) -> anyhow::Result<ExitCode> {
    let period = HalfYear::parse(&question.period)
        .with_context(|| format!("--period {:?} is no half-year such as 2026-1", question.period))?;
    start::open_database(&question.folder.data).await?;
    let app = start::open(&question.folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let unit = ctx
        .directory
        .by_code(&question.unit)
        .with_context(|| format!("there is no unit {:?}", question.unit))?;
    let report = semester::unit_report(&ctx, unit, period).await?;
    print(&serde_json::to_string(&report)?);
    Ok(ExitCode::SUCCESS)
}
