//! Forgetting what no longer counts: ended sessions, old failures and links. Runs with each sign-in,
//! so it needs no schedule and the tables stay as small as their use.

use db::Tx;

use super::{links, session, store, throttle};
use crate::Result;
use crate::ctx::Ctx;

/// Sweeps the tables of one body.
pub(super) async fn sweep(ctx: &Ctx, tx: &Tx) -> Result<()> {
    let now = ctx.now();
    store::delete_old_sessions(tx, ctx.body(), now, now - session::IDLE_MS).await?;
    throttle::sweep(tx, ctx.body(), now).await?;
    links::sweep(tx, ctx.body(), now).await?;
    Ok(())
}
