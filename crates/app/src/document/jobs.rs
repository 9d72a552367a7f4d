//! The job that reads a content. It is put in by the transaction that adds the content, so that no file is
//! forgotten, and does nothing when the content was read meanwhile.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use super::read::read;
use crate::ids::{BodyId, DocumentVersionId};
use crate::{App, Ctx, Result};

const NAME: &str = "document.read";

/// A store that is away comes back within hours; the pauses grow.
const MAX_TRIES: u32 = 30;

/// A content to be read.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ReadDocument {
    body: i64,
    version: i64,
}

/// Plans the reading of a content, not before `at` (Unix ms).
pub(super) async fn enqueue_read(ctx: &Ctx, tx: &Tx, version: DocumentVersionId, at: i64) -> Result<()> {
    let due = ReadDocument { body: ctx.body().0, version: version.0 };
    let job = NewJob::new(NAME, &due, at)?.unique(format!("{NAME}:{version}")).max_tries(MAX_TRIES);
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let registry = super::redact::register(registry, app);
    let app = Arc::clone(app);
    registry.on(NAME, move |due: ReadDocument| {
        let app = Arc::clone(&app);
        async move {
            let Some(directory) = app.directory(BodyId(due.body)) else { return Ok(()) };
            let version = DocumentVersionId(due.version);
            read(&app, directory, version).await.map_err(anyhow::Error::new)
        }
    })
}
