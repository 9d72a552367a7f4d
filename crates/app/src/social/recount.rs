//! Counting one number again from what is stored, and handing it to the slice `activity`.

use std::collections::BTreeSet;

use db::Tx;
use rules::activity::Road;
use rules::social::covers;

use super::model::Place;
use super::store;
use crate::activity::{self, Count};
use crate::{Ctx, Result};

/// Counts again and writes the number; without anything to count from it is taken away.
/// Errors: the database refuses.
pub(super) async fn recount(ctx: &Ctx, tx: &Tx, place: Place) -> Result<()> {
    let count = match place.road {
        Road::Manual => typed(ctx, tx, place).await?,
        _ => seen(ctx, tx, place).await?,
    };
    match count {
        Some(count) => activity::put(ctx, tx, &count).await,
        None => activity::delete(ctx, tx, place.unit, place.month, place.network, place.road).await,
    }
}

fn count(ctx: &Ctx, place: Place, posts: u32, is_whole: bool, newest_at: Option<i64>) -> Count {
    let code = ctx.directory.unit(place.unit).map_or("", |unit| unit.code.as_str());
    let (_, end) = place.month.range(&ctx.directory.zone);
    Count {
        unit: place.unit,
        month: place.month,
        network: place.network,
        road: place.road,
        posts,
        // A month that is not over was not seen whole by anybody.
        complete: is_whole && end <= ctx.now(),
        newest_at,
        evidence: place.evidence(code),
    }
}

/// The number typed last. One that a second person did not find is only a lower bound: of nothing.
async fn typed(ctx: &Ctx, tx: &Tx, place: Place) -> Result<Option<Count>> {
    let rows = store::months_of(tx, ctx.body(), place.unit, place.month).await?;
    let mut numbers = rows.iter().filter(|row| row.network.0 == place.network && row.said == "count");
    let Some(row) = numbers.next() else { return Ok(None) };
    let posts = if row.is_disproved() { 0 } else { row.posts.unwrap_or(0) };
    let posts = u32::try_from(posts).unwrap_or(0);
    Ok(Some(count(ctx, place, posts, !row.is_disproved(), None)))
}

/// Posts seen on a road, and whether its readings leave no gap.
async fn seen(ctx: &Ctx, tx: &Tx, place: Place) -> Result<Option<Count>> {
    let (from, to) = place.month.range(&ctx.directory.zone);
    let spans = store::spans(tx, ctx.body(), place, (from, to)).await?;
    let posts =
        store::posts(tx, ctx.body(), (place.unit, place.network, Some(place.road)), (from, to)).await?;
    if spans.is_empty() && posts.is_empty() {
        return Ok(None);
    }
    let counted = || posts.iter().filter(|post| post.seen().counts(place.month, &ctx.directory.zone));
    let number = u32::try_from(counted().count()).unwrap_or(u32::MAX);
    let newest = counted().map(|post| post.published_at).max();
    // A unit may have two accounts on a network: each must have been seen whole.
    let accounts: BTreeSet<Option<i64>> = spans.iter().map(|(account, ..)| *account).collect();
    let of = |account: &Option<i64>| -> Vec<(i64, i64)> {
        spans.iter().filter(|(of, ..)| of == account).map(|(_, from, to)| (*from, *to)).collect()
    };
    let is_whole = !accounts.is_empty() && accounts.iter().all(|account| covers(&of(account), from, to));
    Ok(Some(count(ctx, place, number, is_whole, newest)))
}
