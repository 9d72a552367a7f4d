//! `terbuka calendar load FILE`: a decree becomes the body's newest calendar.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use app::Error;
use app::deadline::calendar::{Loading, Plan, load, plan};
use app::locale::Locale;
use rules::calendar::{CalendarDay, Difference, read};

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do with the calendar.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Load days from a CSV file: date,kind,name,decree. A file with 1 January holds its year as a whole; others
    /// add to what is loaded. The same file twice changes nothing; older versions are kept.
    Load {
        /// The file.
        file: PathBuf,
        /// Name of the version; without it the name of the file.
        #[arg(long)]
        name: Option<String>,
        /// The decree; without it the one of the last day in the file.
        #[arg(long)]
        decree: Option<String>,
        /// The decree itself was not seen yet.
        #[arg(long)]
        provisional: bool,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. Exit code 1 when the file or the name cannot be taken.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Load { file, name, decree, provisional, dry_run, folder } = command;
    let bytes = std::fs::read(&file).with_context(|| format!("file {}", file.display()))?;
    let days = match read(&bytes) {
        Ok(days) => days,
        Err(fault) => return Ok(refused(&format!("{}: {fault}", file.display()))),
    };
    let loading = Loading {
        name: name.unwrap_or_else(|| stem(&file)),
        decree: decree.unwrap_or_else(|| last_decree(&days)),
        is_provisional: provisional,
    };
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    if dry_run {
        say(&plan(&ctx, days).await?);
        return Ok(ExitCode::SUCCESS);
    }
    match load(&ctx, &loading, days).await {
        Ok(Some(done)) => {
            say(&done.plan);
            print(&format!(
                "{} permohonan dan {} keberatan berganti tanggal",
                done.requests, done.objections
            ));
            print(&format!("dimuat sebagai {} ({})", loading.name, loading.decree));
            Ok(ExitCode::SUCCESS)
        }
        Ok(None) => {
            print("tidak ada yang berubah");
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Refused(key)) => Ok(refused(&Locale::Indonesian.t(key))),
        Err(other) => Err(other.into()),
    }
}

fn say(plan: &Plan) {
    plan.changes.iter().for_each(|change| print(&line(change)));
    let years: Vec<String> = plan.new_years.iter().map(i16::to_string).collect();
    if !years.is_empty() {
        print(&format!("tahun baru: {}", years.join(", ")));
    }
    print(&format!("{} hari berubah", plan.changes.len()));
}

/// `+ 2026-08-18 collective_leave Cuti Bersama …`, `- …`, `~ …`.
fn line(change: &Difference) -> String {
    let words = |day: &CalendarDay| format!("{} {} ({})", day.kind, day.name, day.decree);
    match (&change.before, &change.after) {
        (None, Some(after)) => format!("+ {} {}", change.date, words(after)),
        (Some(before), None) => format!("- {} {}", change.date, words(before)),
        (Some(before), Some(after)) => format!("~ {} {} -> {}", change.date, words(before), words(after)),
        (None, None) => String::new(),
    }
}

fn refused(why: &str) -> ExitCode {
    talk(&format!("terbuka: {why}"));
    ExitCode::FAILURE
}

fn last_decree(days: &[CalendarDay]) -> String {
    days.last().map(|day| day.decree.clone()).unwrap_or_default()
}

fn stem(file: &Path) -> String {
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
