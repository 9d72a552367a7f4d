//! Search over everything public: news and units of all sites of a body.
//!
//! Read-only and on top. The index (`fulltext`) lies in a folder of each node and is fed by the
//! change log (`feeder.rs`); it holds only what the public may read, so nothing hidden can be found
//! or counted. It can be made anew from the tables by `terbuka search rebuild`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::audit::{self, Change};
use crate::ctx::Ctx;
use crate::ids::{BodyId, NewsId};
use crate::{App, Error, Result};

pub mod documents;
mod find;
mod show;

pub use find::{Found, Hit, Input, Thing, find};

/// Addresses of this slice.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/cari", get(show::show))
}

/// Makes one commit in the index; when it returns, searches see it.
pub async fn apply(app: &App, changes: Vec<fulltext::Change>, position: BTreeMap<i64, i64>) -> Result<()> {
    let index = app.index.clone();
    tokio::task::spawn_blocking(move || index.apply(changes, &position))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(|error| Error::Internal(error.into()))
}

/// Makes the part of one body anew from the tables. What is being searched meanwhile shows less, never wrong.
/// Errors: the database or the index does not answer.
pub async fn rebuild(app: &App, body: BodyId) -> Result<()> {
    let head = audit::head(&app.db, body).await?;
    let mut position = app.index.position();
    if app.directories().len() <= 1 {
        let index = app.index.clone();
        tokio::task::spawn_blocking(move || index.clear())
            .await
            .map_err(anyhow::Error::new)?
            .map_err(|error| Error::Internal(error.into()))?;
    }
    let units = app.directory(body).map(|d| d.all().iter().map(|unit| unit.id).collect()).unwrap_or_default();
    let mut changes = documents::of(app, body, &std::collections::BTreeSet::new(), &units).await?;
    let mut after = NewsId(0);
    loop {
        let ids = documents::news_after(&app.db, body, after).await?;
        let Some(last) = ids.last().copied() else { break };
        changes.extend(
            documents::of(app, body, &ids.into_iter().collect(), &std::collections::BTreeSet::new()).await?,
        );
        after = last;
        if changes.len() >= 2000 {
            // Without the position: a killed rebuild is begun again at the next start.
            apply(app, std::mem::take(&mut changes), position.clone()).await?;
        }
    }
    position.insert(body.0, head.log_seq);
    apply(app, changes, position).await
}

/// Asks every node, this one too, to make its index anew (through the change log).
/// Errors: the database refuses.
pub async fn request_rebuild(ctx: &Ctx) -> Result<()> {
    let role = ctx.allow(rules::permission::Act::ManageBody, None)?;
    let tx = ctx.db().begin().await?;
    audit::record(ctx, &tx, Change::new("search.rebuild", "search", 0).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
