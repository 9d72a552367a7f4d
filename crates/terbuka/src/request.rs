//! `terbuka request register`: the official log of requests as CSV.

use std::process::ExitCode;

use anyhow::Context as _;
use app::report::{Log, export_csv};
use rules::case::CaseKind;
use rules::visibility::LogPart;

use crate::config::print;
use crate::start::{self, DataFolder};

/// What to do with requests.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Print the log of requests (buku register permohonan informasi) of a year as CSV. Recorded in the change log.
    Register {
        /// Year of receipt.
        #[arg(long)]
        year: i16,
        /// Code of a unit; without it the whole body.
        #[arg(long)]
        unit: Option<String>,
        /// With the names, addresses and contacts of requesters: personal data (UU 27/2022).
        #[arg(long)]
        names: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Register { year, unit, names, folder } = command;
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let unit = match unit {
        Some(code) => {
            Some(ctx.directory.by_code(&code).with_context(|| format!("there is no unit {code}"))?.id)
        }
        None => None,
    };
    let most = if names { LogPart::Person } else { LogPart::Words };
    let bytes = export_csv(&ctx, Log { cases: CaseKind::Request, unit, year, most }).await?;
    print(String::from_utf8(bytes)?.trim_end());
    Ok(ExitCode::SUCCESS)
}
