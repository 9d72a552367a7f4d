//! `terbuka unit import`: units from a spreadsheet.

use std::process::ExitCode;

use anyhow::Context;
use app::locale::Locale;
use app::org::import;

use web::outgoing::{Outgoing, Policy, Resolver};

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do with units.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Create and change units from a CSV file. Says what differs; running it again changes nothing.
    Import {
        /// The file, or the https address of a published sheet: CSV with a header line (code, name, type, …).
        file: String,
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
    let bytes = read(&file).await?;
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
    if !plan.problems.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    if !dry_run {
        import::apply(&ctx, plan).await?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a file, or fetches an address with the guarded client: public addresses only, 5 MB at most.
async fn read(source: &str) -> anyhow::Result<Vec<u8>> {
    if !source.starts_with("https://") && !source.starts_with("http://") {
        return std::fs::read(source).with_context(|| format!("file {source}"));
    }
    let client = Outgoing::new(Policy::default(), Resolver::System)?;
    let fetched = client
        .get(source, &web::outgoing::HeaderMap::new())
        .await
        .with_context(|| format!("address {source}"))?;
    anyhow::ensure!(fetched.status.is_success(), "address {source} answered {}", fetched.status);
    Ok(fetched.body.to_vec())
}
