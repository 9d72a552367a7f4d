//! `terbuka programme import`: a table of programmes from a spreadsheet, checked to the rupiah and taken in whole.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use app::ctx::Ctx;
use app::locale::Locale;
use app::programme::{self, Reading};
use rules::programme::Mapping;

use crate::config::{Settings, print, talk};
use crate::start::{self, DataFolder};

/// What to do.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Check a table of programmes (XLSX, ODS or CSV of any layout) and take it in as the draft of its unit and year. A
    /// file with faults is not taken at all. The same file twice makes nothing new. Without a database the file is only
    /// checked.
    Import {
        /// The file.
        file: PathBuf,
        /// Code of the unit whose programmes they are.
        #[arg(long)]
        unit: String,
        /// Year of the budget, when the file does not say it.
        #[arg(long)]
        year: Option<i32>,
        /// Which column is which, such as `code=A;name=B;budget=D;realisation=E`; columns by letter or by number from
        /// 0. Without it the headings are recognised, or the mapping used last for them.
        #[arg(long)]
        mapping: Option<String>,
        /// Only say what was found.
        #[arg(long)]
        dry_run: bool,
        /// Publish it at once; only when all sums agree.
        #[arg(long)]
        publish: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file cannot be read or has faults; sums that differ are an answer.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Import { file, unit, year, mapping, dry_run, publish, json, folder } = command;
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mapping = match mapping {
        Some(text) => {
            Some(Mapping::from_text(&text).context("the mapping is written such as code=A;name=B;budget=D")?)
        }
        None => None,
    };
    let ctx = context(&folder).await?;
    let read = programme::look(ctx.as_ref(), (&name, bytes.clone()), year, mapping.as_ref()).await?;
    let reading = match read {
        Ok(reading) => reading,
        Err(problem) => {
            talk(&problem.in_words(Locale::Indonesian));
            return Ok(ExitCode::FAILURE);
        }
    };
    let imported = match ctx {
        Some(ctx) if !dry_run && reading.is_fine() => {
            let (year, mapping) = (reading.year, reading.sheet.headings.mapping.clone());
            Some(keep(&ctx, &unit, (&name, bytes), year, &mapping, publish).await?)
        }
        _ => None,
    };
    print(&said(&reading, json, (&name, &unit), imported));
    if reading.year.is_none() {
        talk("Nobody says the year: add --year.");
    }
    Ok(if reading.is_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn said(reading: &Reading, json: bool, names: (&str, &str), imported: Option<i64>) -> String {
    if json { programme::answer(reading, names, imported).to_string() } else { programme::lines(reading) }
}

/// The city, when there is one. Errors: it cannot be opened.
async fn context(folder: &DataFolder) -> anyhow::Result<Option<Ctx>> {
    match start::open_database(&folder.data).await {
        Ok(_) => {
            let app = start::open(&folder.data, "127.0.0.1:8080").await?;
            Ok(Some(start::console(&app)?))
        }
        Err(error) => {
            let settings = Settings::read(&folder.data)?;
            if settings.database_url.is_none() && !folder.data.join("terbuka.sqlite").exists() {
                talk("There is no database: the file is checked, nothing is kept.");
                return Ok(None);
            }
            Err(error)
        }
    }
}

async fn keep(
    ctx: &Ctx,
    unit: &str,
    file: (&str, Vec<u8>),
    year: Option<i32>,
    mapping: &Mapping,
    publish: bool,
) -> anyhow::Result<i64> {
    let unit = ctx.directory.by_code(unit).with_context(|| format!("there is no unit {unit}"))?.id;
    let begun = programme::begin(ctx, unit, file, year, Some(mapping)).await?;
    let begun = begun.map_err(|problem| anyhow::anyhow!(problem.in_words(Locale::Indonesian)))?;
    if !begun.is_known {
        programme::take(ctx, begun.id).await?;
    }
    if publish {
        programme::publish(ctx, begun.id, "").await?;
    }
    Ok(begun.id.0)
}
