//! Follows the change log of every body and brings this node up to date: units in memory, cached
//! pages, search index. It reads committed rows only, so every node of a cluster ends in the same state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::audit::{self, ChangeRow};
use crate::ids::{BodyId, CityAppId, DocumentId, EntryId, EventId, NewsId, ServiceId, UnitId};
use crate::search::documents::{self, Things};
use crate::{App, Result};

/// How long the feeder waits for a bell before it looks by itself: changes of other nodes and of the
/// command line show up this late at most.
const PATIENCE: Duration = Duration::from_millis(400);

/// Rows taken in one step.
const BATCH: i64 = 500;

/// The follower of the change log.
pub struct Feeder {
    app: Arc<App>,
    /// Last row of each body that units and pages reflect.
    seen: BTreeMap<i64, i64>,
    /// Last row of each body that was looked at for search. It runs ahead of the index's own position,
    /// which moves only with a change worth a commit; after a restart those rows are read once more.
    fed: BTreeMap<i64, i64>,
}

impl Feeder {
    /// A feeder that starts at the present end of the log for pages and units (they were just read)
    /// and where the index stopped for search.
    pub async fn new(app: &Arc<App>) -> Result<Self> {
        let mut seen = BTreeMap::new();
        for directory in app.directories() {
            let head = audit::head(&app.db, directory.body.id).await?;
            seen.insert(directory.body.id.0, head.log_seq);
        }
        Ok(Self { app: Arc::clone(app), seen, fed: BTreeMap::new() })
    }

    /// Takes in everything that is committed. Returns how many rows were new.
    /// Errors: the database or the index does not answer; the next step tries again.
    pub async fn step(&mut self) -> Result<usize> {
        let mut rows = 0;
        for (body, head) in audit::heads(&self.app.db).await? {
            rows += self.refresh(body, head).await?;
            rows += self.feed(body, head).await?;
        }
        Ok(rows)
    }

    /// Runs until `shutdown` resolves. A failure is logged once and tried again.
    pub async fn serve(mut self, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        let mut failed = false;
        loop {
            let bell = Arc::clone(&self.app.changed);
            let rung = bell.notified();
            match self.step().await {
                Ok(_) => failed = false,
                Err(error) if !failed => {
                    tracing::error!(error = %error, "the change log cannot be followed; trying again");
                    failed = true;
                }
                Err(_) => {}
            }
            tokio::select! {
                () = &mut shutdown => return,
                () = rung => {}
                () = tokio::time::sleep(PATIENCE) => {}
            }
        }
    }

    /// Reads units and current alerts again and drops pages when something public changed since the last look.
    async fn refresh(&mut self, body: BodyId, head: i64) -> Result<usize> {
        let seen = self.seen.get(&body.0).copied();
        if seen == Some(head) {
            return Ok(0);
        }
        let Some(mut at) = seen else {
            // A body that was not there before: the first set-up, or another node's.
            self.app.reload_directories().await?;
            self.app.cache.drop_all();
            self.seen.insert(body.0, head);
            return Ok(1);
        };
        let mut count = 0;
        loop {
            let rows = audit::after(&self.app.db, body, at, BATCH).await?;
            let Some(last) = rows.last() else { break };
            at = last.seq;
            count += rows.len();
            if rows.iter().any(|row| matches!(row.object_kind.as_str(), "unit" | "body" | "alert")) {
                self.app.reload_directories().await?;
            }
            if rows.iter().any(|row| row.is_public) {
                self.app.cache.drop_body(body.0);
            }
        }
        self.seen.insert(body.0, at);
        Ok(count)
    }

    /// Brings the index from its own position to the head.
    async fn feed(&mut self, body: BodyId, head: i64) -> Result<usize> {
        let mut position = self.app.index.position();
        let Some(indexed) = position.get(&body.0).copied() else {
            crate::search::rebuild(&self.app, body).await?;
            return Ok(1);
        };
        let mut at = self.fed.get(&body.0).copied().unwrap_or(indexed).max(indexed);
        let mut count = 0;
        while at < head {
            let rows = audit::after(&self.app.db, body, at, BATCH).await?;
            let Some(last) = rows.last() else { break };
            at = last.seq;
            count += rows.len();
            if rows.iter().any(|row| row.act == "search.rebuild") {
                crate::search::rebuild(&self.app, body).await?;
                return Ok(count);
            }
            let touched = self.touched(body, &rows).await?;
            // Position alone is not worth a commit: it moves on with the next public change.
            if touched.is_empty() {
                self.fed.insert(body.0, at);
                continue;
            }
            let changes = documents::of(&self.app, body, &touched).await?;
            position.insert(body.0, at);
            crate::search::apply(&self.app, changes, position.clone()).await?;
        }
        Ok(count)
    }

    /// What a batch of rows touched that search may show.
    async fn touched(&self, body: BodyId, rows: &[ChangeRow]) -> Result<Things> {
        let of = |kind: &'static str| {
            rows.iter().filter(move |row| row.is_public && row.object_kind == kind).map(|row| row.object_id)
        };
        let mut entries: BTreeSet<EntryId> = of("register_entry").map(EntryId).collect();
        // The text of a file was read: its entry is found by it from now on.
        for document in of("document").map(DocumentId) {
            entries.extend(documents::entry_of(&self.app.db, body, document).await?);
        }
        let is_programme = |row: &&ChangeRow| row.is_public && row.object_kind == "programme";
        Ok(Things {
            news: of("news").map(NewsId).collect(),
            entries,
            units: of("unit").map(UnitId).collect(),
            apps: of("city_app").map(CityAppId).collect(),
            services: of("service").map(ServiceId).collect(),
            events: of("event").map(EventId).collect(),
            programmes: rows.iter().filter(is_programme).filter_map(|row| row.unit_id).collect(),
        })
    }
}
