//! `terbuka unit import`: units from a spreadsheet.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use app::locale::Locale;
use app::org::import;

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do with units.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create and change units from a CSV file. Says what differs; running it again changes nothing.
    Import {
        /// The file: CSV with a header line (code, name, type, parent, …).
        file: PathBuf,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file has errors.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Import { file, dry_run, folder } = command;
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let sheet = match import::parse(&bytes) {
        Ok(sheet) => sheet,
        Err(problem) => {
            talk(&problem.in_words(Locale::Indonesian));
            return Ok(ExitCode::FAILURE);
        }
    };
    let plan = import::plan(&ctx.directory, sheet);
    print(&plan.to_text(Locale::Indonesian));
    if !dry_run {
        import::apply(&ctx, plan).await?;
    }
    Ok(ExitCode::SUCCESS)
}
