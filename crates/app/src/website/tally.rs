//! Counting months from what looks kept, and the verdict of each unit. Nothing is counted while looking: a month can
//! be counted at any time, as it is known now or as it was known then, and comes out the same.

use std::collections::BTreeMap;

use rules::activity::{Month, Network, Road, Verdict, verdict};
use rules::website::{Span, covered};

use super::model::{MonthVerdict, WatchRule, Website};
use super::store_watch::{self, Alive};
use super::take::DAY_MS;
use super::{rule, store};
use crate::activity::{self, Count, Presence, UnitMonth};
use crate::audit::{self, Change};
use crate::ids::{Coded, UnitId, WebsiteId};
use crate::{Ctx, Result};

/// A running month counts as seen whole when it was seen up to this long ago: a server may be away for a night.
const TOLERANCE_MS: i64 = 36 * 60 * 60 * 1000;
/// A site that did not answer at any look of so many days is no site.
const GONE_DAYS: i64 = 7;
/// Days of a month on which the one before is still decided again.
const SETTLE_DAYS: i8 = 5;

/// What is known of a road of a site in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SiteCount {
    road: Road,
    posts: u32,
    complete: bool,
    newest_at: Option<i64>,
}

/// Counts the months that are not settled and decides their verdicts. Writes nothing else than what the same looks
/// gave before: it may be called as often as one likes.
/// Errors: the database refuses.
pub async fn settle(ctx: &Ctx) -> Result<BTreeMap<&'static str, usize>> {
    let month = Month::of(ctx.today());
    if ctx.today().day() <= SETTLE_DAYS {
        settle_month(ctx, month.previous()).await?;
    }
    settle_month(ctx, month).await
}

/// Counts one month as it is known now, decides its verdicts and writes both.
/// Errors: the database refuses.
pub async fn settle_month(ctx: &Ctx, month: Month) -> Result<BTreeMap<&'static str, usize>> {
    settle_at(ctx, month, ctx.now()).await
}

/// As [`settle_month`], as the month was known at a moment: for a history that was taken in later.
/// Errors: the database refuses.
pub(crate) async fn settle_at(
    ctx: &Ctx,
    month: Month,
    known_at: i64,
) -> Result<BTreeMap<&'static str, usize>> {
    let sites = store::list(ctx.db(), ctx.body(), None).await?;
    let counts = count(ctx, &sites, month, known_at).await?;
    let rule = rule::current(ctx).await?;
    let tx = ctx.db().begin().await?;
    for count in &counts {
        activity::put(ctx, &tx, count).await?;
    }
    for unit in ctx.directory.active() {
        let present = sites.iter().any(|site| site.unit_id == unit.id && site.is_used());
        let noted = Presence { unit: unit.id, network: Network::Website, from: month, present };
        activity::put_presence(ctx, &tx, noted).await?;
    }
    tx.commit().await?;
    let decided = decide(ctx, &sites, month, known_at, &rule).await?;
    let mut sums = BTreeMap::new();
    let tx = ctx.db().begin().await?;
    for one in &decided {
        store::put_verdict(&tx, ctx.body(), one).await?;
        *sums.entry(rules::Code::code(one.verdict.0)).or_insert(0) += 1;
    }
    let change = Change::new("website.settle", "body", ctx.body()).public().detail(month.to_string());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(sums)
}

/// The verdicts of a month as they were decided, decided again from the same looks with the same rule.
/// Errors: the database does not answer.
pub async fn replay(ctx: &Ctx, month: Month) -> Result<Vec<MonthVerdict>> {
    let code = month.to_string();
    let stored = store::list_verdicts(ctx.db(), ctx.body(), None, (&code, &code)).await?;
    let Some(first) = stored.first() else { return Ok(Vec::new()) };
    let mut rule = rule::current(ctx).await?;
    if let Some((less_active, dormant)) = first.rule.split_once('/') {
        rule.less_active_after = less_active.parse().unwrap_or(rule.less_active_after);
        rule.dormant_after = dormant.parse().unwrap_or(rule.dormant_after);
    }
    let sites = store::list(ctx.db(), ctx.body(), None).await?;
    decide(ctx, &sites, month, first.decided_at, &rule).await
}

/// The numbers of a month by unit and road, as they were known at a moment.
async fn count(ctx: &Ctx, sites: &[Website], month: Month, known_at: i64) -> Result<Vec<Count>> {
    let by_site = count_sites(ctx, month, known_at).await?;
    let mut units: BTreeMap<UnitId, Vec<&Website>> = BTreeMap::new();
    for site in sites.iter().filter(|site| site.is_used() && !site.is_hosted()) {
        units.entry(site.unit_id).or_default().push(site);
    }
    let mut counts = Vec::new();
    for (unit, sites) in units {
        let evidence = match sites.as_slice() {
            [only] => format!("{}?bulan={month}", only.path()),
            _ => format!("/kerja/situs?unit={}", ctx.directory.unit(unit).map_or("", |unit| &unit.code)),
        };
        let counted = sites.iter().map(|site| by_site.get(&site.id).map_or(&[][..], Vec::as_slice));
        let roads = match sites.as_slice() {
            [only] => by_site.get(&only.id).cloned().unwrap_or_default(),
            _ => together(counted).into_iter().collect(),
        };
        counts.extend(roads.into_iter().map(|road| Count {
            unit,
            month,
            network: Network::Website,
            road: road.road,
            posts: road.posts,
            complete: road.complete,
            newest_at: road.newest_at,
            evidence: evidence.clone(),
        }));
    }
    Ok(counts)
}

/// Several sites of one unit: the best road of each, added up under the least trusted of them.
fn together<'a>(sites: impl Iterator<Item = &'a [SiteCount]>) -> Option<SiteCount> {
    let mut sum: Option<SiteCount> = None;
    for counts in sites {
        let best = counts.iter().min_by_key(|count| (!count.complete, count.road)).copied();
        let best = best.unwrap_or(SiteCount { road: Road::Page, posts: 0, complete: false, newest_at: None });
        sum = Some(sum.map_or(best, |sum| SiteCount {
            road: sum.road.max(best.road),
            posts: sum.posts.saturating_add(best.posts),
            complete: sum.complete && best.complete,
            newest_at: sum.newest_at.max(best.newest_at),
        }));
    }
    sum
}

async fn count_sites(ctx: &Ctx, month: Month, known_at: i64) -> Result<BTreeMap<WebsiteId, Vec<SiteCount>>> {
    let (from, to) = month.range(&ctx.directory.zone);
    let until = if to <= known_at { to } else { from.max(known_at - TOLERANCE_MS) };
    let items =
        store_watch::count_items(ctx.db(), ctx.body(), (from, to.min(known_at + DAY_MS)), known_at).await?;
    let mut spans: BTreeMap<(WebsiteId, Road), Vec<Span>> = BTreeMap::new();
    for reach in store_watch::list_reaches(ctx.db(), ctx.body(), None, (from, known_at)).await? {
        let span = Span { from: reach.seen_from, to: reach.looked_at };
        spans.entry((reach.website_id, reach.road.0)).or_default().push(span);
    }
    let mut found: BTreeMap<(WebsiteId, Road), SiteCount> = BTreeMap::new();
    for ((site, road), spans) in &spans {
        let complete = covered(spans, from, until);
        found.insert((*site, *road), SiteCount { road: *road, posts: 0, complete, newest_at: None });
    }
    for item in items {
        let key = (item.website_id, item.road.0);
        let blank = SiteCount { road: item.road.0, posts: 0, complete: false, newest_at: None };
        let count = found.entry(key).or_insert(blank);
        (count.posts, count.newest_at) = (item.posts, item.newest_at);
    }
    let mut by_site: BTreeMap<WebsiteId, Vec<SiteCount>> = BTreeMap::new();
    for ((site, _), count) in found {
        by_site.entry(site).or_default().push(count);
    }
    Ok(by_site)
}

/// The verdict of every unit for a month as it was known at a moment.
async fn decide(
    ctx: &Ctx,
    sites: &[Website],
    month: Month,
    known_at: i64,
    rule: &WatchRule,
) -> Result<Vec<MonthVerdict>> {
    let zone = &ctx.directory.zone;
    let (_, to) = month.range(zone);
    let at = known_at.min(to - 1);
    let today = rules::zone::day(at, zone);
    let newest = store_watch::count_items(ctx.db(), ctx.body(), (0, at + 1), known_at).await?;
    let looks = store_watch::list_alive(ctx.db(), ctx.body(), (at - GONE_DAYS * DAY_MS, at)).await?;
    let lines = lines(ctx, month, rule).await?;
    let decided = ctx.directory.active().map(|unit| {
        let own: Vec<&Website> = sites
            .iter()
            .filter(|site| site.unit_id == unit.id && site.is_used() && site.created_at <= at)
            .collect();
        let lines = lines.get(&unit.id).map_or(&[][..], Vec::as_slice);
        // Who publishes here has a site here, registered or not.
        let is_hosted = own.iter().all(|site| site.is_hosted());
        let is_here = |line: &UnitMonth| line.roads.iter().any(|counted| counted.road == Road::Hosted);
        let publishes = own.is_empty() && lines.iter().any(is_here);
        let is_there = publishes || own.iter().any(|site| is_alive(site, &looks));
        let of_site = newest.iter().filter(|one| own.iter().any(|site| site.id == one.website_id));
        let seen = looks.iter().filter(|look| own.iter().any(|site| site.id == look.website_id));
        let newest_at = of_site
            .filter_map(|one| one.newest_at)
            .chain(seen.filter_map(|look| look.newest_at))
            .chain(lines.iter().filter(|_| is_hosted).filter_map(|line| line.newest_at))
            .filter(|newest| *newest <= at + DAY_MS)
            .max();
        let day = newest_at.map(|newest| rules::zone::day(newest, zone));
        let line = lines.iter().find(|line| line.month == month);
        MonthVerdict {
            unit_id: unit.id,
            month: month.to_string(),
            verdict: Coded(verdict_of(is_there, day, today, is_hosted, rule)),
            posts: line.and_then(|line| line.reconciled.reading.posts()).map(i64::from),
            newest_at,
            rule: rule.code(),
            decided_at: known_at,
        }
    });
    Ok(decided.collect())
}

/// A site that is kept here and has no news at all sleeps: nothing is hidden from us there.
fn verdict_of(
    is_there: bool,
    newest: Option<jiff::civil::Date>,
    today: jiff::civil::Date,
    is_hosted: bool,
    rule: &WatchRule,
) -> Verdict {
    match verdict(is_there, newest, today, rule.thresholds()) {
        Verdict::Unknown if is_hosted => Verdict::Dormant,
        other => other,
    }
}

/// Whether a site was there: by any look of the last days, or when nobody looked.
fn is_alive(site: &Website, looks: &[Alive]) -> bool {
    let mut own = looks.iter().filter(|look| look.website_id == site.id).peekable();
    site.is_hosted() || own.peek().is_none() || own.any(|look| look.is_up)
}

/// The websites' lines of the months that matter for a verdict, by unit.
async fn lines(ctx: &Ctx, month: Month, rule: &WatchRule) -> Result<BTreeMap<UnitId, Vec<UnitMonth>>> {
    let mut first = month;
    for _ in 0..rule.dormant_after / 28 + 2 {
        first = first.previous();
    }
    let mut lines: BTreeMap<UnitId, Vec<UnitMonth>> = BTreeMap::new();
    for line in activity::list_between(ctx, first, month).await? {
        if line.network == Network::Website {
            lines.entry(line.unit).or_default().push(line);
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(road: Road, posts: u32, complete: bool) -> SiteCount {
        SiteCount { road, posts, complete, newest_at: Some(i64::from(posts)) }
    }

    #[test]
    fn two_sites_of_a_unit_are_one_number_as_sure_as_the_weaker_one() {
        let one = [count(Road::Wordpress, 4, true), count(Road::Feed, 4, true)];
        let two = [count(Road::Sitemap, 3, true), count(Road::Feed, 2, false)];
        let sum = together([&one[..], &two[..]].into_iter()).unwrap();
        assert_eq!((sum.road, sum.posts, sum.complete, sum.newest_at), (Road::Sitemap, 7, true, Some(4)));
        let sum = together([&one[..], &[]].into_iter()).unwrap();
        assert_eq!((sum.posts, sum.complete), (4, false), "nobody could count the second one");
    }
}
