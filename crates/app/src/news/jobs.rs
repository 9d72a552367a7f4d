//! Publishing at the planned time. The job is put in by the transaction that plans the item, so it
//! exists if and only if the plan does, and it runs after a down time too.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use super::publish;
use crate::ctx::Actor;
use crate::ids::{BodyId, NewsId};
use crate::{App, Ctx, Error, Result};

const NAME: &str = "news.publish_due";

/// A full disk may take days to be noticed; the pauses grow to an hour.
const MAX_TRIES: u32 = 200;

/// An item to be published at a time.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct PublishDue {
    body: i64,
    news: i64,
    publish_at: i64,
}

/// Plans the publication of an item in the transaction that schedules it.
pub(super) async fn enqueue_publish(ctx: &Ctx, tx: &Tx, news: NewsId, publish_at: i64) -> Result<()> {
    enqueue(tx, &PublishDue { body: ctx.body().0, news: news.0, publish_at }).await
}

async fn enqueue(tx: &Tx, due: &PublishDue) -> Result<()> {
    let key = format!("{NAME}:{}:{}", due.news, due.publish_at);
    let job = NewJob::new(NAME, due, due.publish_at)?.unique(key).max_tries(MAX_TRIES);
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |due: PublishDue| {
        let app = Arc::clone(&app);
        async move { run(&app, &due).await.map_err(anyhow::Error::new) }
    })
}

/// Publishes the item if it is still planned for exactly this time; else another act came first.
async fn run(app: &Arc<App>, due: &PublishDue) -> Result<()> {
    let Some(directory) = app.directory(BodyId(due.body)) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
    if due.publish_at > ctx.now() {
        // The clock was set back after the job was taken: wait again, lose nothing.
        let tx = app.db.begin().await?;
        enqueue(&tx, due).await?;
        return Ok(tx.commit().await?);
    }
    match publish::publish_due(&ctx, NewsId(due.news), due.publish_at).await {
        Err(Error::NotFound) => Ok(()),
        // Someone saved at the same moment: look once more, then decide again.
        Err(Error::Conflict) => publish::publish_due(&ctx, NewsId(due.news), due.publish_at).await,
        other => other,
    }
}
