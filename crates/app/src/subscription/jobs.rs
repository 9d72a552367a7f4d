//! The daily look at followed searches. The job of a day puts in the next one before it begins, so that one bad
//! day does not end the row.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use crate::ctx::Actor;
use crate::ids::BodyId;
use crate::{App, Ctx, Result};

const NAME: &str = "subscription.look";

/// So that the letter lies there at breakfast.
const HOUR: i8 = 6;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Look {
    body: i64,
}

/// Plans the look of the coming morning, unless it is planned.
pub async fn plan(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let look = Look { body: ctx.body().0 };
    let at = rules::zone::next_hour(ctx.now(), HOUR, &ctx.directory.zone);
    jobs::enqueue(tx, &NewJob::new(NAME, &look, at)?.unique(format!("{NAME}:{}", look.body))).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |look: Look| {
        let app = Arc::clone(&app);
        async move { run(&app, BodyId(look.body)).await.map_err(anyhow::Error::new) }
    })
}

async fn run(app: &Arc<App>, body: BodyId) -> Result<()> {
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("pengabar"));
    let tx = ctx.db().begin().await?;
    plan(&ctx, &tx).await?;
    tx.commit().await?;
    let letters = super::digest::run(&ctx).await?;
    tracing::info!(letters, "followed searches were looked at");
    Ok(())
}
