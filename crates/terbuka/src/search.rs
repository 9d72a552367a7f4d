//! `terbuka search rebuild`: makes the index anew from the tables.

use std::process::ExitCode;

use crate::config::{print, talk};
use crate::start::{self, DataFolder};

/// What to do with the index.
#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Make the index anew. While a server runs on the folder, the server does it.
    Rebuild {
        #[command(flatten)]
        folder: DataFolder,
    },
}

/// Runs the command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Rebuild { folder } = command;
    start::open_database(&folder.data).await?;
    let app = start::open(&folder.data, "127.0.0.1:8080").await?;
    let ctx = start::console(&app)?;
    app::search::request_rebuild(&ctx).await?;
    match app::search::rebuild(&app, ctx.body()).await {
        Ok(()) => print(&format!("{} documents in the index", app.index.count())),
        Err(app::Error::Internal(cause)) if is_locked(&cause) => {
            talk("A server holds the index; it makes it anew now.");
        }
        Err(other) => return Err(other.into()),
    }
    Ok(ExitCode::SUCCESS)
}

fn is_locked(cause: &anyhow::Error) -> bool {
    matches!(cause.downcast_ref::<fulltext::Error>(), Some(fulltext::Error::Locked))
}
