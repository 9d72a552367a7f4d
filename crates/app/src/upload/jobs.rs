//! Throwing away pieces that are not needed any more: taken by a form, ended, or a day old.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use super::store;
use crate::ctx::Actor;
use crate::ids::{BodyId, UploadId};
use crate::{App, Ctx, Result};

const NAME: &str = "upload.clear";

/// An object store may be away for a day; the pauses grow to an hour.
const MAX_TRIES: u32 = 40;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Clear {
    body: i64,
    upload: i64,
}

/// Plans the look at an upload at `run_at` (Unix ms).
pub(super) async fn enqueue_clear(ctx: &Ctx, tx: &Tx, id: UploadId, run_at: i64) -> Result<()> {
    let clear = Clear { body: ctx.body().0, upload: id.0 };
    let key = format!("{NAME}:{id}:{run_at}");
    jobs::enqueue(tx, &NewJob::new(NAME, &clear, run_at)?.unique(key).max_tries(MAX_TRIES)).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |clear: Clear| {
        let app = Arc::clone(&app);
        async move { run(&app, &clear).await.map_err(anyhow::Error::new) }
    })
}

/// Removes the pieces and forgets the upload, unless it is still being sent: then looks again later.
async fn run(app: &Arc<App>, clear: &Clear) -> Result<()> {
    let (body, id) = (BodyId(clear.body), UploadId(clear.upload));
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("pembersih"));
    let Some(upload) = store::find_upload_by_id(ctx.db(), body, id).await? else { return Ok(()) };
    if upload.taken_at.is_none() && upload.expires_at > ctx.now() {
        let tx = ctx.db().begin().await?;
        enqueue_clear(&ctx, &tx, id, upload.expires_at).await?;
        return Ok(tx.commit().await?);
    }
    for name in store::list_parts(ctx.db(), body, id).await? {
        ctx.app.files.remove_part(&name).await?;
    }
    let tx = ctx.db().begin().await?;
    store::delete_upload(&tx, body, id).await?;
    Ok(tx.commit().await?)
}
