//! Work every body has once a day: links to ask, units and officers to remind, letters to send.
//!
//! The job of a day puts in the next one before it begins, so that one bad day does not end the row.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use serde::{Deserialize, Serialize};

use crate::ctx::Actor;
use crate::ids::BodyId;
use crate::{App, Ctx, Error, Result};

/// One kind of daily work.
pub(crate) trait Daily: 'static {
    /// Name of the job.
    const NAME: &'static str;
    /// O'clock in the zone of the body.
    const HOUR: i8;
    /// Who does it, for the change log.
    const ACTOR: &'static str;

    /// Does the work of a day for one body.
    fn run(ctx: &Ctx) -> impl Future<Output = Result<()>> + Send;
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Of {
    body: i64,
}

/// Plans the work of the coming day, unless it is planned.
/// Errors: the database refuses.
pub(crate) async fn plan<D: Daily>(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let of = Of { body: ctx.body().0 };
    let at = rules::zone::next_hour(ctx.now(), D::HOUR, &ctx.directory.zone);
    jobs::enqueue(tx, &NewJob::new(D::NAME, &of, at)?.unique(format!("{}:{}", D::NAME, of.body))).await?;
    Ok(())
}

/// Adds its handler.
#[must_use]
pub(crate) fn register<D: Daily>(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(D::NAME, move |of: Of| {
        let app = Arc::clone(&app);
        async move { begin::<D>(&app, BodyId(of.body)).await.map_err(anyhow::Error::new) }
    })
}

async fn begin<D: Daily>(app: &Arc<App>, body: BodyId) -> Result<()> {
    let Some(directory) = app.directory(body) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System(D::ACTOR));
    let tx = ctx.db().begin().await?;
    plan::<D>(&ctx, &tx).await?;
    tx.commit().await?;
    D::run(&ctx).await
}

/// How the work on one case of many ends: one that somebody changes at the same moment is looked at again the next
/// day, and a row nobody can read goes into the log; neither hides the other cases.
/// Errors: everything else, such as a database that does not answer.
pub(crate) fn pass_over(done: Result<()>, kind: &str, id: i64) -> Result<()> {
    match done {
        Err(Error::Conflict) => tracing::info!(kind, id, "changed by somebody meanwhile, passed over"),
        Err(Error::Internal(problem)) => tracing::error!(kind, id, %problem, "not looked at"),
        other => other?,
    }
    Ok(())
}
