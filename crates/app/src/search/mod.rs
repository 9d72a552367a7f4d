//! Search over everything public of a body: news, the register with its documents, applications, services, the diary,
//! programmes and units.
//!
//! Read-only and on top. The index (`fulltext`) lies in a folder of each node and is fed by the
//! change log (`feeder.rs`); it holds only what the public may read, so nothing hidden can be found
//! or counted. It can be made anew from the tables by `terbuka search rebuild`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use fulltext::Kind;

use crate::audit::{self, Change};
use crate::ctx::Ctx;
use crate::ids::{BodyId, EntryId, UnitId};
use crate::{App, Error, Result};

mod asked;
pub mod documents;
mod find;
mod needs;
mod show;
mod thing;

pub use asked::Asked;
use documents::Things;
pub use find::{Found, Hit, Input, Listed, find, list};
pub use thing::Thing;

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
    let units: Vec<UnitId> =
        app.directory(body).map(|d| d.all().iter().map(|unit| unit.id).collect()).unwrap_or_default();
    let mut feeding =
        Feeding { app, body, position: position.clone(), changes: Vec::new(), bytes: 0, commit: None };
    feeding.take(Things { units: units.iter().copied().collect(), ..Things::default() }).await?;
    for kind in Kind::ALL {
        let mut after = 0;
        while let Some((things, last)) = documents::after(&app.db, body, kind, after).await? {
            feeding.take(things).await?;
            after = last;
        }
    }
    // One at a time: the tables of a unit name thousands of programmes.
    for unit in units {
        feeding.take(Things { programmes: [unit].into(), ..Things::default() }).await?;
    }
    let mut after = EntryId(0);
    loop {
        let ids = documents::entries_after(&app.db, body, after).await?;
        let Some(last) = ids.last().copied() else { break };
        // One at a time: an entry can hold thousands of pages.
        for id in ids {
            feeding.take(Things { entries: [id].into(), ..Things::default() }).await?;
        }
        after = last;
    }
    let changes = feeding.finish().await?;
    position.insert(body.0, head.log_seq);
    apply(app, changes, position).await
}

/// Most changes and most bytes of text in one commit of a rebuild: memory stays bounded, commits few.
const COMMIT_CHANGES: usize = 2_000;
const COMMIT_BYTES: usize = 32 << 20;

/// A rebuild on its way. Its commits do not carry the new position, so a killed rebuild is begun again.
struct Feeding<'a> {
    app: &'a App,
    body: BodyId,
    position: BTreeMap<i64, i64>,
    changes: Vec<fulltext::Change>,
    bytes: usize,
    /// The commit under way: while the index writes, the next texts are read.
    commit: Option<tokio::task::JoinHandle<fulltext::Result<()>>>,
}

impl Feeding<'_> {
    async fn take(&mut self, things: Things) -> Result<()> {
        for change in documents::of(self.app, self.body, &things).await? {
            if let fulltext::Change::Upsert(document) = &change {
                self.bytes += document.text.len();
            }
            self.changes.push(change);
        }
        if self.changes.len() >= COMMIT_CHANGES || self.bytes >= COMMIT_BYTES {
            self.settle().await?;
            self.bytes = 0;
            let (index, changes) = (self.app.index.clone(), std::mem::take(&mut self.changes));
            let position = self.position.clone();
            self.commit = Some(tokio::task::spawn_blocking(move || index.apply(changes, &position)));
        }
        Ok(())
    }

    /// Waits for the commit under way.
    async fn settle(&mut self) -> Result<()> {
        let Some(commit) = self.commit.take() else { return Ok(()) };
        commit.await.map_err(anyhow::Error::new)?.map_err(|error| Error::Internal(error.into()))
    }

    /// What is left for the last commit.
    async fn finish(mut self) -> Result<Vec<fulltext::Change>> {
        self.settle().await?;
        Ok(self.changes)
    }
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
