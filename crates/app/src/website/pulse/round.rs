//! Going round: the site that is due is asked, its answer noted, its next turn put in. One task for all sites.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt as _;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use tokio::time::Instant;
use web::outgoing::Outgoing;

use super::beat::{Beat, play};
use super::keep;
use crate::App;
use crate::ids::WebsiteId;

/// Sites asked at the same time.
const AT_ONCE: usize = 128;
/// How often the registry is read again.
const RELOAD_MS: i64 = 60 * 1000;
/// How often changes are written.
const CHANGES_MS: i64 = 5 * 1000;
/// How often sums are written.
const SUMS_MS: i64 = 60 * 60 * 1000;
/// Longest sleep between two looks at the clock.
const SLEEP_MS: i64 = 1_000;

/// The round of all sites.
pub struct Round {
    app: Arc<App>,
    client: Arc<Outgoing>,
    /// Sites that wait, by the moment they are due.
    waiting: BTreeMap<(i64, WebsiteId), Beat>,
    flying: FuturesUnordered<BoxFuture<'static, Beat>>,
    /// Sites that are being asked.
    asked: HashSet<WebsiteId>,
    reload_at: i64,
    changes_at: i64,
    sums_at: i64,
    checks: u64,
}

impl Round {
    /// A round that has not begun.
    pub fn new(app: &Arc<App>, client: Outgoing) -> Self {
        let now = app.clock.now();
        Self {
            app: Arc::clone(app),
            client: Arc::new(client),
            waiting: BTreeMap::new(),
            flying: FuturesUnordered::new(),
            asked: HashSet::new(),
            reload_at: now,
            changes_at: now + CHANGES_MS,
            sums_at: now + SUMS_MS,
            checks: 0,
        }
    }

    /// Goes round until told to stop, then writes what was not written.
    pub async fn serve(mut self, until: impl Future<Output = ()> + Send) {
        let mut until = std::pin::pin!(until);
        loop {
            self.upkeep().await;
            let pause = self.begin_due();
            let pause = Duration::from_millis(u64::try_from(pause).unwrap_or_default());
            tokio::select! {
                () = &mut until => break,
                Some(beat) = self.flying.next() => self.land(beat),
                () = tokio::time::sleep(pause) => {}
            }
        }
        self.write(true).await;
    }

    /// Asks every waiting site once, now, whatever its turn, and writes what was found. Returns how many were asked.
    pub async fn once(&mut self) -> u64 {
        self.reload().await;
        let before = self.checks;
        let mut rest: Vec<Beat> = std::mem::take(&mut self.waiting).into_values().collect();
        while !rest.is_empty() || !self.flying.is_empty() {
            while self.flying.len() < AT_ONCE
                && let Some(beat) = rest.pop()
            {
                self.begin(beat);
            }
            if let Some(beat) = self.flying.next().await {
                self.land(beat);
            }
        }
        self.write(true).await;
        self.checks - before
    }

    /// Begins what is due; milliseconds until the next one is.
    fn begin_due(&mut self) -> i64 {
        let now = self.app.clock.now();
        while self.flying.len() < AT_ONCE {
            let Some(first) = self.waiting.first_entry() else { return SLEEP_MS };
            let (due, _) = *first.key();
            if due > now {
                return (due - now).min(SLEEP_MS);
            }
            let beat = first.remove();
            self.begin(beat);
        }
        SLEEP_MS
    }

    fn begin(&mut self, beat: Beat) {
        self.asked.insert(beat.id);
        self.flying.push(ask(Arc::clone(&self.client), Arc::clone(&self.app), beat));
    }

    fn land(&mut self, beat: Beat) {
        self.checks += 1;
        self.asked.remove(&beat.id);
        let next = beat.next_at(self.app.clock.now());
        self.waiting.insert((next, beat.id), beat);
    }

    async fn upkeep(&mut self) {
        let now = self.app.clock.now();
        if now >= self.reload_at {
            self.reload().await;
            self.reload_at = now + RELOAD_MS;
        }
        if now >= self.changes_at {
            let is_hour = now >= self.sums_at;
            self.write(is_hour).await;
            self.changes_at = now + CHANGES_MS;
            if is_hour {
                self.sums_at = now + SUMS_MS;
            }
        }
    }

    /// Reads the registry: new sites come in with some play before their first turn, ended ones go.
    async fn reload(&mut self) {
        let sites = match keep::watched(&self.app).await {
            Ok(sites) => sites,
            Err(error) => return tracing::warn!(%error, "the registry of websites cannot be read now"),
        };
        let now = self.app.clock.now();
        let mut known: BTreeMap<WebsiteId, (i64, Beat)> =
            std::mem::take(&mut self.waiting).into_iter().map(|((at, id), beat)| (id, (at, beat))).collect();
        for (site, pace_ms) in sites {
            let id = site.id;
            let (at, beat) = match known.remove(&id) {
                Some((at, mut beat)) if beat.url == site.url => {
                    beat.pace_ms = pace_ms;
                    (at, beat)
                }
                Some(_) => (now, Beat::new(site, pace_ms)),
                // A site that is being asked just now comes back by itself.
                None if self.asked.contains(&id) => continue,
                None => (now + play(id, 0, pace_ms), Beat::new(site, pace_ms)),
            };
            self.waiting.insert((at, id), beat);
        }
    }

    /// Writes changes, or all sums.
    async fn write(&mut self, all: bool) {
        let mut beats: Vec<&mut Beat> = self
            .waiting
            .values_mut()
            .filter(|beat| beat.has_changed || (all && beat.day.checks > 0))
            .collect();
        if beats.is_empty() {
            return;
        }
        if let Err(error) = keep::write(&self.app, &mut beats).await {
            tracing::warn!(%error, "what the light watch found cannot be written now");
        }
    }
}

/// Asks one site; the answer is in the beat that comes back.
fn ask(client: Arc<Outgoing>, app: Arc<App>, mut beat: Beat) -> BoxFuture<'static, Beat> {
    Box::pin(async move {
        let begun = Instant::now();
        let answer = match &mut beat.line {
            Some(line) => client.knock(line).await.map_err(|error| error.to_string()),
            None => Err("the address makes no sense".to_owned()),
        };
        let ms = i64::try_from(begun.elapsed().as_millis()).unwrap_or(i64::MAX);
        let answer = answer.and_then(|status| {
            if status.is_server_error() || status.as_u16() == 404 || status.as_u16() == 410 {
                Err(format!("status {}", status.as_u16()))
            } else {
                Ok(ms)
            }
        });
        beat.note(app.clock.now(), answer);
        beat
    })
}
