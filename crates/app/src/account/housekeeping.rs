//! Forgetting what no longer counts: ended sessions, old failures, links and ceremonies.

use super::{links, session, store, throttle};
use crate::Result;
use crate::ctx::Ctx;

/// Sweeps the tables of one body. Meant to be called now and then by the program; harmless at any time.
pub async fn sweep(ctx: &Ctx) -> Result<()> {
    let now = ctx.now();
    let tx = ctx.db().begin().await?;
    let sessions = store::delete_old_sessions(&tx, ctx.body(), now, now - session::IDLE_MS).await?;
    let failures = throttle::sweep(&tx, ctx.body(), now).await?;
    let links = links::sweep(&tx, ctx.body(), now).await?;
    tx.commit().await?;
    tracing::debug!(sessions, failures, links, "swept accounts");
    Ok(())
}
