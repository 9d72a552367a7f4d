//! Keeping what a look found: the look itself, the news it saw, how far back it saw, how the site stands.
//!
//! A look is one transaction. News are known by their road, address and date, so that a look made twice, or one that
//! was broken off and made again, counts nothing twice.

use std::collections::BTreeMap;

use rules::Code as _;
use rules::activity::{Month, Road};
use watch::{InjectionVerdict, SiteReport};

use super::model::{Evidence, Health, Look, Website};
use super::{incident, problem, store_watch};
use crate::audit::{self, Change};
use crate::ids::IncidentId;
use crate::{Ctx, Result};

/// What a look led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// News it saw.
    pub items: usize,
    /// The incident it began, when it began one.
    pub incident: Option<IncidentId>,
}

/// Keeps what a look at `site` found now; `answers` are those in which planted content was seen.
/// Errors: the database refuses.
pub async fn take(ctx: &Ctx, site: &Website, report: &SiteReport, answers: &[Evidence]) -> Result<Taken> {
    let now = ctx.now();
    let zone = &ctx.directory.zone;
    let site = &registered(ctx, site, report);
    let problems = problem::to_text(&problem::of_report(site, report, ctx.today()));
    let health = health(site, report, &problems, now);
    let look = Look {
        looked_at: now,
        is_up: report.alive,
        reason: health.reason.clone(),
        ms: health.ms,
        newest_at: health.newest_at,
        road: health.road.clone(),
        confidence: health.confidence,
        items: i64::try_from(report.items.len()).unwrap_or(i64::MAX),
        problems,
    };
    let memory = serde_json::to_string(&report.memory).map_err(anyhow::Error::new)?;
    let tx = ctx.db().begin().await?;
    if store_watch::set_domain(&tx, ctx.body(), site).await? {
        let change = Change::new("website.domain", "website", site.id).in_unit(site.unit_id);
        audit::record(ctx, &tx, change.detail(site.domain_until.clone())).await?;
    }
    store_watch::insert_look(&tx, ctx.body(), site.id, &look, health.tls_until).await?;
    store_watch::put_look_health(&tx, ctx.body(), &health, &memory).await?;
    for item in &report.items {
        let title = item.title.replace('\0', "");
        let seen = (item.address.as_str(), title.as_str(), item.published.ms(zone));
        store_watch::put_item(&tx, ctx.body(), site.id, item.road, seen, now).await?;
    }
    for (road, seen_from) in reaches(ctx, report) {
        store_watch::put_reach(&tx, ctx.body(), site.id, road, (seen_from, now)).await?;
        store_watch::end_items(&tx, ctx.body(), site.id, road, (seen_from, now)).await?;
    }
    let incident = match report.injection.verdict {
        InjectionVerdict::Injected => incident::open(ctx, &tx, site, &report.injection, answers).await?,
        InjectionVerdict::Clean if report.alive => {
            incident::look_again(ctx, &tx, site).await?;
            None
        }
        InjectionVerdict::Clean | InjectionVerdict::Suspect => None,
    };
    tx.commit().await?;
    Ok(Taken { items: report.items.len(), incident })
}

/// The site with the last day of its name as the registry says it, where it was asked; else as somebody typed it.
fn registered(ctx: &Ctx, site: &Website, report: &SiteReport) -> Website {
    let until = report.domain.as_ref().and_then(|domain| domain.until);
    let day = until.map(|until| ctx.directory.zone.to_datetime(until).date().to_string());
    Website { domain_until: day.unwrap_or_else(|| site.domain_until.clone()), ..site.clone() }
}

fn health(site: &Website, report: &SiteReport, problems: &str, now: i64) -> Health {
    let newest = report.newest.as_ref().filter(|newest| newest.at <= now + DAY_MS);
    let ms = report.response_ms.and_then(|ms| i64::try_from(ms).ok());
    let tls_until = report.tls.as_ref().and_then(|tls| tls.valid_until);
    let reason: String = report.trouble_text.chars().filter(|c| *c != '\0').take(200).collect();
    Health {
        website_id: site.id,
        checked_at: Some(now),
        is_up: report.alive,
        reason: if report.alive { String::new() } else { reason },
        ms,
        tls_until: tls_until.map(jiff::Timestamp::as_millisecond),
        down_since: None,
        looked_at: Some(now),
        newest_at: newest.map(|newest| newest.at),
        newest_title: newest.map(|newest| newest.title.replace('\0', "")).unwrap_or_default(),
        newest_url: newest.map(|newest| newest.evidence.clone()).unwrap_or_default(),
        road: newest.map(|newest| newest.method.code().to_owned()).unwrap_or_default(),
        confidence: newest.map(|newest| i64::from(newest.confidence.get())),
        problems: problems.to_owned(),
    }
}

/// What says it is of later than tomorrow is a calendar of events, not news.
pub(super) const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// From when on nothing is missing, by road: the first of a month that was seen whole; else the second oldest item,
/// because the oldest may be one that is pinned.
fn reaches(ctx: &Ctx, report: &SiteReport) -> BTreeMap<Road, i64> {
    let zone = &ctx.directory.zone;
    let mut dates: BTreeMap<Road, Vec<i64>> = BTreeMap::new();
    for item in &report.items {
        dates.entry(item.road).or_default().push(item.published.ms(zone));
    }
    let mut reaches: BTreeMap<Road, i64> = BTreeMap::new();
    for (road, mut dates) in dates {
        dates.sort_unstable();
        if let Some(from) = dates.get(1).filter(|_| dates.len() > 2) {
            reaches.insert(road, *from);
        }
    }
    for count in report.months.iter().filter(|count| count.complete) {
        if let Some(month) = count.month().map(|month: Month| month.range(zone).0) {
            let from = reaches.entry(count.road).or_insert(month);
            *from = month.min(*from);
        }
    }
    reaches
}
