//! Opening a data folder: database, key, files, index.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use app::ctx::{Actor, Ctx};
use app::state::Parts;

use crate::config::Settings;

/// Where the data lies; the same for every command.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct DataFolder {
    /// Folder of database, files, index and key.
    #[arg(long, value_name = "DIR", default_value = "data")]
    pub(crate) data: PathBuf,
}

/// Opens everything in the data folder, brings the schema up to date and starts the application.
/// Errors: the folder cannot be made, the database refuses, a setting is wrong.
pub(crate) async fn open(data: &Path, listen: &str) -> anyhow::Result<Arc<app::App>> {
    std::fs::create_dir_all(data).with_context(|| format!("data folder {}", data.display()))?;
    let settings = Settings::read(data)?;
    let db = database(data, &settings).await?;
    let applied = db.migrate(app::migrations::ALL).await.context("bringing the database up to date")?;
    if !applied.is_empty() {
        tracing::info!(steps = applied.join(" "), "database is up to date");
    }
    let opened = fulltext::Index::open(&data.join("search")).context("search index")?;
    if opened.needs_rebuild {
        tracing::info!("the search index is made anew");
    }
    let config = settings.for_app(data.to_owned(), listen)?;
    let parts = Parts {
        db,
        files: settings.storage.open(data)?,
        reader: document::child::Reader::of_this_program(document::Limits::default()),
        ocr: tokio::task::spawn_blocking(document::ocr::Ocr::find).await?,
        index: opened.index,
        clock: web::Clock::system(),
        secrets: web::Secrets::open(&data.join("key")).context("key file")?,
        config,
    };
    Ok(app::App::start(parts).await?)
}

/// Opens only the database of a data folder that must exist already.
/// Errors: no data there; the database refuses.
pub(crate) async fn open_database(data: &Path) -> anyhow::Result<db::Db> {
    let settings = Settings::read(data)?;
    if settings.database_url.is_none() && !data.join("terbuka.sqlite").exists() {
        anyhow::bail!(
            "there is no database in {}; start `terbuka serve --data {}` first",
            data.display(),
            data.display()
        );
    }
    database(data, &settings).await
}

async fn database(data: &Path, settings: &Settings) -> anyhow::Result<db::Db> {
    let config = db::DbConfig::from_url(settings.database_url.as_deref(), data)?;
    db::Db::open(&config).await.context("database")
}

/// A context of the command line for the only body of the data folder.
/// Errors: nothing is set up yet, or there are several bodies.
pub(crate) fn console(app: &Arc<app::App>) -> anyhow::Result<Ctx> {
    let directories = app.directories();
    match directories.as_slice() {
        [one] => Ok(Ctx::for_system(app, Arc::clone(one), Actor::Console)),
        [] => anyhow::bail!("nothing is set up yet; start `terbuka serve` and follow the guided set-up"),
        _ => anyhow::bail!("there are several public bodies; name one with --body"),
    }
}
