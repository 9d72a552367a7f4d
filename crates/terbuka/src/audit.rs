//! `terbuka audit verify`: recomputes the change log.

use std::process::ExitCode;

use app::audit::verify::verify;

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to check.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Recompute the hash chain and compare contents with it. Exit code 0 = whole, 1 = damaged.
    Verify {
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command. A database that cannot be read at all is damage too.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Verify { folder } = command;
    let db = match start::open_database(&folder.data).await {
        Ok(db) => db,
        Err(error) if matches!(error.downcast_ref(), Some(db::DbError::Corrupt(_))) => {
            talk(&format!("DAMAGED: the database cannot be opened: {error:#}"));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error),
    };
    match check(&db).await {
        Ok(true) => Ok(ExitCode::SUCCESS),
        Ok(false) => Ok(ExitCode::FAILURE),
        Err(error) => {
            talk(&format!("DAMAGED: the database cannot be read: {error:#}"));
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn check(db: &db::Db) -> anyhow::Result<bool> {
    let mut is_whole = true;
    for line in db.integrity_check().await? {
        talk(&format!("DAMAGED: {line}"));
        is_whole = false;
    }
    for body in app::org::store::list_bodies(db).await? {
        let verdict = verify(db, body.id).await?;
        for finding in &verdict.findings {
            let place = finding.seq.map(|seq| format!("row {seq}: ")).unwrap_or_default();
            talk(&format!("DAMAGED: {}: {place}{}", body.code, finding.what));
            is_whole = false;
        }
        print(&format!(
            "{}: {} rows of the change log and {} saved texts checked, {} faults; head {}",
            body.code,
            verdict.rows,
            verdict.revisions,
            verdict.findings.len(),
            verdict.head
        ));
    }
    Ok(is_whole)
}
