//! What follows an announcement by itself: the proof that it was shown, and the end of its time. Both are
//! planned by the transaction that announces, so they exist if and only if the message does. Whether an alert
//! is over never waits for a job (`rules::alert::State::at`); the job writes the end into the change log, which
//! makes every node drop the pages it had kept with the banner.

use std::sync::Arc;

use ::jobs::{NewJob, Registry};
use db::Tx;
use rules::alert::State;
use serde::{Deserialize, Serialize};

use super::{show, store};
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::ids::{AlertId, BodyId};
use crate::{App, Ctx, Result};

const SHOW: &str = "alert.show";
const EXPIRE: &str = "alert.expire";

/// A full disk may take days to be noticed; the pauses grow to an hour.
const MAX_TRIES: u32 = 200;

/// A message whose showing is to be proved.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ShowDue {
    body: i64,
    alert: i64,
    number: i64,
}

/// An alert whose time runs out.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct ExpireDue {
    body: i64,
    alert: i64,
    expires_at: i64,
}

/// Plans both for a message, in the transaction that sends it.
pub(super) async fn plan(ctx: &Ctx, tx: &Tx, id: AlertId, number: i64, expires_at: i64) -> Result<()> {
    let body = ctx.body().0;
    let due = ShowDue { body, alert: id.0, number };
    let key = format!("{SHOW}:{id}:{number}");
    ::jobs::enqueue(tx, &NewJob::new(SHOW, &due, ctx.now())?.unique(key)).await?;
    plan_end(tx, &ExpireDue { body, alert: id.0, expires_at }).await
}

async fn plan_end(tx: &Tx, due: &ExpireDue) -> Result<()> {
    let key = format!("{EXPIRE}:{}:{}", due.alert, due.expires_at);
    let job = NewJob::new(EXPIRE, due, due.expires_at)?.unique(key).max_tries(MAX_TRIES);
    ::jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds the handlers of this slice.
#[must_use]
pub fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let (showing, ending) = (Arc::clone(app), Arc::clone(app));
    registry
        .on(SHOW, move |due: ShowDue| {
            let app = Arc::clone(&showing);
            async move {
                let shown = show::prove(&app, BodyId(due.body), AlertId(due.alert), due.number).await;
                shown.map_err(anyhow::Error::new)
            }
        })
        .on(EXPIRE, move |due: ExpireDue| {
            let app = Arc::clone(&ending);
            async move { expire(&app, &due).await.map_err(anyhow::Error::new) }
        })
}

/// Writes down that an alert ran out. An alert that was extended or ended meanwhile is left alone; doing it
/// twice is the same as once.
async fn expire(app: &Arc<App>, due: &ExpireDue) -> Result<()> {
    let Some(directory) = app.directory(BodyId(due.body)) else { return Ok(()) };
    let ctx = Ctx::for_system(app, directory, Actor::System("penjadwal"));
    let tx = app.db.begin().await?;
    if due.expires_at > ctx.now() {
        // The clock was set back after the job was taken: wait again, lose nothing.
        plan_end(&tx, due).await?;
        return Ok(tx.commit().await?);
    }
    let Some(alert) = store::find(&app.db, ctx.body(), AlertId(due.alert)).await? else { return Ok(()) };
    let is_new = alert.state_at(ctx.now()) == State::Expired
        && store::log_expiry(&tx, ctx.body(), alert.id, due.expires_at, ctx.now()).await?;
    if !is_new {
        return Ok(());
    }
    let change = Change::new("alert.expire", "alert", alert.id).in_unit(alert.unit_id).public();
    audit::record(&ctx, &tx, change.detail(&alert.content.headline)).await?;
    tx.commit().await?;
    app.reload_directories().await?;
    app.ring();
    Ok(())
}
