//! `terbuka claim import`: claims about official scores from a file, checked and kept as they are written.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use app::claim;
use app::locale::Locale;

use crate::config::{Settings, print, talk};
use crate::start::{self, DataFolder};

/// What to do.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Check a table of scores of public bodies as decrees and the press gave them (CSV, XLSX or ODS; columns `year`,
    /// `public_body`, `score_reported`, `qualification_reported`, `rank_reported`, `bodies_ranked`, `assessor`,
    /// `document`, `source`, `note`, or their Indonesian names) and take it in. Without a database the file is only
    /// checked.
    Import {
        /// The file.
        file: PathBuf,
        /// Only say what was found.
        #[arg(long)]
        dry_run: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file cannot be read; disputed rows are an answer, not a failure.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Import { file, dry_run, json, folder } = command;
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (read, new) = match start::open_database(&folder.data).await {
        Ok(_) => {
            let app = start::open(&folder.data, "127.0.0.1:8080").await?;
            let ctx = start::console(&app)?;
            let read = claim::plan(&ctx, bytes).await?;
            let new = match &read {
                Ok(plan) if !dry_run && !plan.rows.is_empty() => {
                    Some(claim::import(&ctx, plan, &name).await?)
                }
                _ => None,
            };
            (read, new)
        }
        Err(_) if is_empty(&folder)? => {
            talk("There is no database: the file is checked, nothing is kept.");
            (claim::table(&bytes, this_year()), None)
        }
        Err(error) => return Err(error),
    };
    let plan = match read {
        Ok(plan) => plan,
        Err(problem) => {
            talk(&problem.in_words(Locale::Indonesian));
            return Ok(ExitCode::FAILURE);
        }
    };
    print(&if json { claim::answer(&plan, &name, new).to_string() } else { claim::lines(&plan) });
    Ok(ExitCode::SUCCESS)
}

/// Whether there is nothing to take claims in, as for somebody who only has a table.
fn is_empty(folder: &DataFolder) -> anyhow::Result<bool> {
    let settings = Settings::read(&folder.data)?;
    Ok(settings.database_url.is_none() && !folder.data.join("terbuka.sqlite").exists())
}

/// The year now where nobody has said in which zone.
fn this_year() -> i32 {
    i32::from(rules::zone::day(web::Clock::system().now(), &jiff::tz::TimeZone::UTC).year())
}
