//! `terbuka social import`: exports, monthly counts and lists of addresses from a file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::social::import::{self, Options, Plan};
use rules::Code as _;
use rules::activity::Network;

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Take in an export of Meta Business Suite, a table of monthly counts, facts of a report, or a list of addresses
    /// of posts: CSV, XLSX or ODS. Units are found by code, name or handle.
    Import {
        /// The file.
        file: PathBuf,
        /// Month of rows that name none, such as 2023-01; posts of other months are passed over.
        #[arg(long)]
        month: Option<String>,
        /// Network of rows that name none: instagram, facebook, x, tiktok, youtube, threads, whatsapp, mastodon,
        /// telegram.
        #[arg(long)]
        network: Option<String>,
        /// Code of the unit whose posts or counts they are.
        #[arg(long)]
        unit: Option<String>,
        /// The posts are only a part of their months: their number is a lower bound.
        #[arg(long)]
        partial: bool,
        /// Only say what would be taken in.
        #[arg(long)]
        dry_run: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
    /// Take an import back.
    Undo {
        /// Number of the import.
        import: i64,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file cannot be read or rows could not be taken.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let (file, said, dry_run, json, folder) = match command {
        Command::Import { file, month, network, unit, partial, dry_run, json, folder } => {
            (file, (month, network, unit, partial), dry_run, json, folder)
        }
        Command::Undo { import, folder } => {
            start::open_database(&folder.data).await?;
            let app = start::open(&folder.data, "127.0.0.1:8080").await?;
            import::undo(&start::console(&app)?, import.into()).await?;
            return Ok(ExitCode::SUCCESS);
        }
    };
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let options = options(&ctx, said)?;
    let plan = match import::plan(&ctx, bytes, &options).await? {
        Ok(plan) => plan,
        Err(problem) => {
            talk(&problem.in_words(ctx.locale));
            return Ok(ExitCode::FAILURE);
        }
    };
    let is_empty = plan.rows.is_empty() && plan.whole.is_empty();
    let id =
        if dry_run || is_empty { None } else { Some(import::apply(&ctx, &plan, &name_of(&file)).await?.0) };
    print(&if json { plan.to_json(&ctx, id).to_string() } else { plan.to_text(&ctx) });
    Ok(code(&plan, is_empty))
}

fn code(plan: &Plan, is_empty: bool) -> ExitCode {
    if plan.faults.is_empty() && !is_empty { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

type Said = (Option<String>, Option<String>, Option<String>, bool);

fn options(ctx: &app::ctx::Ctx, (month, network, unit, is_partial): Said) -> anyhow::Result<Options> {
    let month = month
        .map(|month| social::month_of(&month).with_context(|| format!("{month} is no month such as 2023-01")))
        .transpose()?;
    let network = network
        .map(|name| {
            let found =
                Network::from_code(&name.to_lowercase()).or_else(|| social::import::network_named(&name));
            found.filter(|network| network.is_social()).with_context(|| format!("there is no network {name}"))
        })
        .transpose()?;
    let unit = unit
        .map(|code| {
            ctx.directory
                .by_code(&code)
                .map(|unit| unit.id)
                .with_context(|| format!("there is no unit {code}"))
        })
        .transpose()?;
    Ok(Options { month, network, unit, is_partial, columns: Vec::new() })
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
