//! The look at every link, each night. The job of a night puts in the next one before it begins, so that
//! one bad night does not end the row.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};
use web::outgoing::{Outgoing, Policy, Resolver};

use crate::ctx::Actor;
use crate::ids::BodyId;
use crate::{App, Ctx, Result};

const NAME: &str = "link.check";

/// When the servers of others have little to do.
const HOUR: i8 = 2;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Check {
    body: i64,
}

/// Plans the look of the coming night, unless it is planned.
pub async fn plan(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let body = ctx.body();
    let at = rules::zone::next_hour(ctx.now(), HOUR, &ctx.directory.zone);
    let job = NewJob::new(NAME, &Check { body: body.0 }, at)?.unique(format!("{NAME}:{body}"));
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |check: Check| {
        let app = Arc::clone(&app);
        async move { run(&app, BodyId(check.body)).await.map_err(anyhow::Error::new) }
    })
}

async fn run(app: &Arc<App>, body: BodyId) -> Result<()> {
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("pemeriksa tautan"));
    let tx = ctx.db().begin().await?;
    plan(&ctx, &tx).await?;
    tx.commit().await?;
    let policy = Policy { max_bytes: 64 * 1024, ..Policy::default() };
    let client = Outgoing::new(policy, Resolver::System).map_err(anyhow::Error::new)?;
    let count = super::check_all(&ctx, &client).await?;
    tracing::info!(count, "links were looked at");
    Ok(())
}
