//! Lists as files: written when something changed since, else sent as they are.

use std::path::PathBuf;

use super::list::List;
use super::write;
use crate::{Ctx, Result};

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Csv,
    /// Part of the PDF, from 1.
    Pdf(i64),
}

impl Format {
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Pdf(_) => "pdf",
        }
    }
}

/// The file of a list, written now unless it is there. Errors: the disk, the database.
pub(super) async fn file(ctx: &Ctx, list: &List, format: Format) -> Result<PathBuf> {
    let folder = ctx.app.config.data.join("export");
    tokio::fs::create_dir_all(&folder).await?;
    let part = match format {
        Format::Pdf(part) => part,
        Format::Xlsx | Format::Csv => 0,
    };
    let whose = list.unit.map_or(0, |unit| unit.0);
    let start = format!("{}-{whose}-{part}-{}-", ctx.body(), ctx.locale.code());
    let path = folder.join(format!("{start}{}.{}", list.stamp(ctx), format.extension()));
    if path.exists() {
        return Ok(path);
    }
    let _turn = ctx.app.exports.acquire().await.map_err(anyhow::Error::new)?;
    if path.exists() {
        return Ok(path);
    }
    let half = path.with_extension("half");
    match format {
        Format::Xlsx => write::xlsx(ctx, list, &half).await?,
        Format::Csv => write::csv(ctx, list, &half).await?,
        Format::Pdf(part) => write::pdf(ctx, list, part, &half).await?,
    }
    remove_older(&folder, &start, format.extension());
    tokio::fs::rename(&half, &path).await?;
    Ok(path)
}

/// Files of the same list before the change. One that is being sent stays readable until it is closed.
fn remove_older(folder: &std::path::Path, start: &str, extension: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_older = name.starts_with(start)
            && std::path::Path::new(&name).extension().is_some_and(|found| found == extension);
        if is_older && let Err(error) = std::fs::remove_file(entry.path()) {
            tracing::warn!(file = name, %error, "an old list cannot be removed");
        }
    }
}
