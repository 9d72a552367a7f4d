//! The work that may take minutes: looking for personal data and drawing the file anew. It is tried while the
//! person waits; a job put in by the same transaction does what that did not finish.

use std::sync::Arc;
use std::time::Duration;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use super::{look, make, model, store};
use crate::ctx::Actor;
use crate::ids::{BodyId, DocumentVersionId};
use crate::org::Directory;
use crate::{App, Ctx, Result};

const NAME: &str = "document.redact";

/// A person waits so long; then the page says that it goes on by itself.
const PATIENCE: Duration = Duration::from_secs(5);

/// The job begins when the person waits no longer. Milliseconds.
const JOB_WAITS_MS: i64 = 8_000;

/// A store that is away comes back within hours; the pauses grow.
const MAX_TRIES: u32 = 12;

/// Work that has not ended after this has broken off. Milliseconds.
pub(super) const LONGEST_MS: i64 = 30 * 60_000;

/// A plan that waits for work.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct RedactDocument {
    body: i64,
    version: i64,
}

/// Plans the work a plan waits for.
pub(in crate::document) async fn enqueue_work(ctx: &Ctx, tx: &Tx, id: DocumentVersionId) -> Result<()> {
    let due = RedactDocument { body: ctx.body().0, version: id.0 };
    let job = NewJob::new(NAME, &due, ctx.now() + JOB_WAITS_MS)?.max_tries(MAX_TRIES);
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handler.
#[must_use]
pub(in crate::document) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |due: RedactDocument| {
        let app = Arc::clone(&app);
        async move {
            let Some(directory) = app.directory(BodyId(due.body)) else { return Ok(()) };
            let done = work(&app, directory, DocumentVersionId(due.version)).await;
            done.map_err(anyhow::Error::new)
        }
    })
}

/// Does what a plan waits for; nothing when it waits for a person.
/// Errors: the file store or the reading process cannot be used now; worth another try.
async fn work(app: &Arc<App>, directory: Arc<Directory>, id: DocumentVersionId) -> Result<()> {
    let ctx = Ctx::for_system(app, directory, Actor::System("penghitam dokumen"));
    let Some(plan) = store::find_plan(ctx.db(), ctx.body(), id).await? else { return Ok(()) };
    match plan.state.as_str() {
        model::LOOKING => look::look(&ctx, plan).await,
        model::MAKING => make::draw(&ctx, plan).await,
        _ => Ok(()),
    }
}

/// Tries it while the person waits. What goes wrong, or takes longer, is left to the job.
pub(super) async fn work_soon(ctx: &Ctx, id: DocumentVersionId) {
    let work = work(&ctx.app, Arc::clone(&ctx.directory), id);
    match tokio::time::timeout(PATIENCE, work).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::info!(%error, version = id.0, "a redaction is left to its job"),
        Err(_late) => tracing::debug!(version = id.0, "a redaction takes longer than a person waits"),
    }
}
