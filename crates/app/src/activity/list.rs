//! All units on all networks in some months, each with one number made from all roads.

use std::collections::HashMap;

use rules::Code;
use rules::activity::{Counted, Month, Network, Reconciled, Road, reconcile};

use super::store;
use crate::Result;
use crate::ctx::Ctx;
use crate::ids::UnitId;

/// One unit on one network in one month.
#[derive(Debug, Clone)]
pub struct UnitMonth {
    /// The unit.
    pub unit: UnitId,
    /// The month.
    pub month: Month,
    /// The network.
    pub network: Network,
    /// The number that counts, and what stands behind it.
    pub reconciled: Reconciled,
    /// Every road's own number, most trusted first.
    pub roads: Vec<Counted>,
    /// Newest post seen in the month, Unix ms.
    pub newest_at: Option<i64>,
    /// Path that opens the rows behind the number that counts.
    pub evidence: Option<String>,
}

type Key = (Month, UnitId, Network);

#[derive(Default)]
struct Seen {
    roads: Vec<(Counted, String)>,
    newest_at: Option<i64>,
}

impl Seen {
    fn add(&mut self, counted: Counted, evidence: String, newest_at: Option<i64>) {
        self.roads.push((counted, evidence));
        self.newest_at = self.newest_at.max(newest_at);
    }
}

/// Every active unit on every network in a month, units in the order of the directory.
/// Errors: the database does not answer.
pub async fn list(ctx: &Ctx, month: Month) -> Result<Vec<UnitMonth>> {
    list_between(ctx, month, month).await
}

/// The same for the months from `first` to `last`, both included; the oldest month first.
/// Errors: the database does not answer.
pub async fn list_between(ctx: &Ctx, first: Month, last: Month) -> Result<Vec<UnitMonth>> {
    let presence = presence(ctx, last).await?;
    let mut seen = counts(ctx, first, last).await?;
    add_hosted(ctx, (first, last), &presence, &mut seen).await?;
    let months =
        std::iter::successors(Some(first), |month| Some(month.next())).take_while(|month| *month <= last);
    let mut all = Vec::new();
    for month in months {
        for unit in ctx.directory.active() {
            for network in Network::ALL.iter().copied() {
                let seen = seen.remove(&(month, unit.id, network)).unwrap_or_default();
                let noted = presence.get(&(unit.id, network)).is_some_and(|since| holds(since, month));
                all.push(one((month, unit.id, network), noted, seen));
            }
        }
    }
    Ok(all)
}

fn one((month, unit, network): Key, noted: bool, mut seen: Seen) -> UnitMonth {
    seen.roads.sort_by_key(|(counted, _)| counted.road);
    let counted: Vec<Counted> = seen.roads.iter().map(|(counted, _)| *counted).collect();
    // A number is itself a proof that there is an account, whatever the registry says.
    let reconciled = reconcile(noted || !counted.is_empty(), &counted);
    let behind = seen.roads.into_iter().find(|(counted, _)| Some(counted.road) == reconciled.road);
    UnitMonth {
        unit,
        month,
        network,
        reconciled,
        roads: counted,
        newest_at: seen.newest_at,
        evidence: behind.map(|(_, evidence)| evidence),
    }
}

async fn counts(ctx: &Ctx, first: Month, last: Month) -> Result<HashMap<Key, Seen>> {
    let mut seen: HashMap<Key, Seen> = HashMap::new();
    for row in store::list_counts(ctx.db(), ctx.body(), first, last).await? {
        let Some(month) = Month::parse(&row.month) else {
            tracing::error!(month = row.month, "a counted month that cannot be read is left out");
            continue;
        };
        let counted = Counted { road: row.road.0, posts: row.posts, complete: row.is_complete };
        seen.entry((month, row.unit_id, row.network.0)).or_default().add(
            counted,
            row.evidence,
            row.newest_at,
        );
    }
    Ok(seen)
}

/// News published here counts as the website of a unit that no other road counts. It counts from the month in which
/// the registry says that this is the unit's site, or from the unit's first news on: before, the unit published
/// elsewhere or not at all, and nobody knows which.
async fn add_hosted(
    ctx: &Ctx,
    (first, last): (Month, Month),
    presence: &Since,
    seen: &mut HashMap<Key, Seen>,
) -> Result<()> {
    let zone = &ctx.directory.zone;
    let mut by_unit: HashMap<UnitId, Vec<i64>> = HashMap::new();
    for (unit, at) in store::list_hosted(ctx.db(), ctx.body(), last.range(zone).1).await? {
        by_unit.entry(unit).or_default().push(at);
    }
    for unit in ctx.directory.active() {
        let instants = by_unit.remove(&unit.id).unwrap_or_default();
        let named =
            presence.get(&(unit.id, Network::Website)).and_then(|since| since.iter().find(|one| one.hosted));
        let oldest = instants.first().map(|at| Month::at(*at, zone));
        let Some(begun) = [named.map(|one| one.from), oldest].into_iter().flatten().min() else { continue };
        let mut month = first.max(begun);
        while month <= last {
            let key = (month, unit.id, Network::Website);
            if !seen.contains_key(&key) {
                let inside: Vec<i64> =
                    instants.iter().copied().filter(|at| month.contains(*at, zone)).collect();
                let posts = u32::try_from(inside.len()).unwrap_or(u32::MAX);
                let evidence = format!("/kerja/aktivitas?bulan={month}&unit={}", unit.code);
                let counted = Counted { road: Road::Hosted, posts, complete: true };
                seen.entry(key).or_default().add(counted, evidence, inside.last().copied());
            }
            month = month.next();
        }
    }
    Ok(())
}

/// Whether there is an account from a month on.
struct Noted {
    from: Month,
    present: bool,
    hosted: bool,
}

/// From which months on there is an account or none, oldest first, by unit and network.
type Since = HashMap<(UnitId, Network), Vec<Noted>>;

async fn presence(ctx: &Ctx, last: Month) -> Result<Since> {
    let mut since: Since = HashMap::new();
    for row in store::list_presence(ctx.db(), ctx.body(), last).await? {
        let Some(from) = Month::parse(&row.from_month) else {
            tracing::error!(month = row.from_month, "a noted month that cannot be read is left out");
            continue;
        };
        let noted = Noted { from, present: row.is_present, hosted: row.is_hosted };
        since.entry((row.unit_id, row.network.0)).or_default().push(noted);
    }
    Ok(since)
}

fn holds(since: &[Noted], month: Month) -> bool {
    since.iter().rev().find(|one| one.from <= month).is_some_and(|one| one.present)
}
