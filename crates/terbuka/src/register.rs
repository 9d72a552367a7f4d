//! `terbuka register import`: an existing register from a spreadsheet.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::ctx::Ctx;
use app::locale::Locale;
use app::register::import::{self, Mapping, Source};

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// Most faults and titles that are printed.
const MOST_LINES: usize = 200;

/// What to do with the register.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Take an existing register in: XLSX, ODS or CSV with any column names. Makes drafts; the same file twice
    /// makes nothing new.
    Import {
        /// The file.
        file: PathBuf,
        /// Code of the unit whose entries they are.
        #[arg(long)]
        unit: String,
        /// Only say what would be new or changed.
        #[arg(long)]
        dry_run: bool,
        /// Hand complete entries to the main PPID at once.
        #[arg(long)]
        submit: bool,
        /// Class of rows that name none: berkala, serta_merta or setiap_saat.
        #[arg(long, value_name = "CLASS")]
        class: Option<String>,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file cannot be read or rows were left out.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Import { file, unit, dry_run, submit, class, folder } = command;
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    let unit = ctx.directory.by_code(&unit).with_context(|| format!("there is no unit {unit}"))?.id;
    let class = class.unwrap_or_default();
    anyhow::ensure!(
        class.is_empty() || import::class_of_code(&class).is_some(),
        "the class is berkala, serta_merta or setiap_saat"
    );
    if dry_run {
        return match import::look(&ctx, unit, bytes, &class).await? {
            Ok((source, plan)) => Ok(say(&plan, &source)),
            Err(problem) => Ok(refused(&problem)),
        };
    }
    match import::begin(&ctx, unit, &name_of(&file), bytes).await? {
        Ok(id) => do_it(&ctx, id, &class, submit).await,
        Err(problem) => Ok(refused(&problem)),
    }
}

async fn do_it(ctx: &Ctx, id: app::ids::ImportId, class: &str, submit: bool) -> anyhow::Result<ExitCode> {
    let (_, source, mapping) = import::open(ctx, id).await?;
    if !class.is_empty() {
        import::map(ctx, id, &Mapping { class: class.to_owned(), ..mapping }).await?;
    }
    let plan = import::run(ctx, id, submit).await?;
    Ok(say(&plan, &source))
}

fn say(plan: &import::Plan, source: &Source) -> ExitCode {
    print(&plan.to_text(source, Locale::Indonesian, MOST_LINES));
    if plan.count("fault") > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn refused(problem: &import::ImportProblem) -> ExitCode {
    talk(&problem.in_words(Locale::Indonesian));
    ExitCode::FAILURE
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
