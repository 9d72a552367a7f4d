//! Going round all sites once for their news: `terbuka watch run --once`, and every night beside the site.
//!
//! Each site is one look and one transaction, so a run that is broken off loses at most the looks it was at; the next
//! one counts nothing twice.

use std::collections::BTreeMap;

use futures_util::StreamExt as _;
use serde::Serialize;
use watch::{Memory, SiteReport};

use super::fetch::Fetcher;
use super::model::{Evidence, Website};
use super::take::{Taken, take};
use super::{incident, rule, store, store_watch, tally};
use crate::daily::Daily;
use crate::{Ctx, Error, Result};

/// Servers asked at the same time.
const SERVERS: usize = 8;

/// A site somebody looked at within this time is not asked again the same night.
const FRESH_MS: i64 = 12 * 60 * 60 * 1000;

/// Who fetches a site: the program itself, or a test that has the answers ready.
pub trait Looker: Sync {
    /// Reads the site and says what it found, with the answers in which planted content was seen.
    fn look(
        &self,
        ctx: &Ctx,
        site: &Website,
        memory: Memory,
    ) -> impl Future<Output = (SiteReport, Vec<Evidence>)> + Send;
}

/// What a run found.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Sites that were looked at.
    pub looked: usize,
    /// Sites that are not asked: kept here, ended, or samples.
    pub left_out: usize,
    /// Sites that answered.
    pub up: usize,
    /// Sites that did not.
    pub down: usize,
    /// News seen.
    pub items: usize,
    /// Incidents that began.
    pub incidents: usize,
    /// Looks that could not be kept; the log says why.
    pub failed: usize,
    /// Units by verdict for the running month.
    pub verdicts: BTreeMap<&'static str, usize>,
}

/// Looks at every site of the body that may be asked, but for those looked at since `fresh_since`, then counts.
/// Errors: the database does not answer.
pub async fn run(ctx: &Ctx, looker: &impl Looker, fresh_since: Option<i64>) -> Result<Summary> {
    let mut summary = Summary::default();
    let health = store_watch::list_health(ctx.db(), ctx.body(), None).await?;
    let is_fresh = |site: &Website| {
        let looked_at = health.iter().find(|one| one.website_id == site.id).and_then(|one| one.looked_at);
        fresh_since.is_some_and(|since| looked_at.is_some_and(|at| at >= since))
    };
    let mut servers: BTreeMap<String, Vec<Website>> = BTreeMap::new();
    for site in store::list(ctx.db(), ctx.body(), None).await? {
        if site.is_watched() && !is_fresh(&site) {
            let server = site.short_url().split('/').next().unwrap_or_default().to_owned();
            servers.entry(server).or_default().push(site);
        } else {
            summary.left_out += 1;
        }
    }
    let work = servers.into_values().map(|sites| async move {
        let mut found = Vec::new();
        for site in sites {
            found.push(look_at(ctx, looker, &site).await);
        }
        found
    });
    let mut work = futures_util::stream::iter(work).buffer_unordered(SERVERS);
    while let Some(found) = work.next().await {
        for one in found {
            summary.add(one?);
        }
    }
    summary.verdicts = tally::settle(ctx).await?;
    Ok(summary)
}

/// One look: whether the site was there and what was kept; `None` when it could not be kept.
type Found = Option<(bool, Taken)>;

async fn look_at(ctx: &Ctx, looker: &impl Looker, site: &Website) -> Result<Found> {
    let memory = store_watch::find_memory(ctx.db(), ctx.body(), site.id).await?;
    // A memory of an older program is no memory.
    let memory: Memory = memory.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let (report, answers) = looker.look(ctx, site, memory).await;
    match take(ctx, site, &report, &answers).await {
        Ok(taken) => Ok(Some((report.alive, taken))),
        Err(Error::Unavailable) => Err(Error::Unavailable),
        Err(error) => {
            tracing::error!(site = site.id.0, %error, "a look at a site cannot be kept");
            Ok(None)
        }
    }
}

impl Summary {
    fn add(&mut self, found: Found) {
        let Some((is_up, taken)) = found else {
            self.failed += 1;
            return;
        };
        self.looked += 1;
        self.items += taken.items;
        self.incidents += usize::from(taken.incident.is_some());
        if is_up {
            self.up += 1;
        } else {
            self.down += 1;
        }
    }
}

/// When servers have little to do.
pub(crate) struct Night;

impl Daily for Night {
    const NAME: &'static str = "website.look";
    const HOUR: i8 = 2;
    const ACTOR: &'static str = "pemantau situs";

    async fn run(ctx: &Ctx) -> Result<()> {
        if rule::current(ctx).await?.is_on {
            let summary = run(ctx, &Fetcher::new(ctx)?, Some(ctx.now() - FRESH_MS)).await?;
            tracing::info!(?summary, "websites were looked at");
        } else {
            // News published here count all the same.
            tally::settle(ctx).await?;
        }
        incident::remind(ctx).await?;
        ctx.app.ring();
        Ok(())
    }
}
