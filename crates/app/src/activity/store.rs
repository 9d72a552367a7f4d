//! Queries of counted posts.

use db::{Db, Sql, Tx, params, sql};
use rules::activity::{Month, Network, Road};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{BodyId, Coded, UnitId};

const PUT_COUNT: Sql = sql!("sql/put_count.sql");
const DELETE_COUNT: Sql = sql!("sql/delete_count.sql");
const PUT_PRESENCE: Sql = sql!("sql/put_presence.sql");
const DELETE_PRESENCE: Sql = sql!("sql/delete_presence.sql");
const LIST_COUNTS: Sql = sql!("sql/list_counts.sql");
const LIST_PRESENCE: Sql = sql!("sql/list_presence.sql");
const LIST_HOSTED: Sql = sql!("sql/list_hosted.sql");

/// What one road says of one unit on one network in one month.
#[derive(Debug, Clone)]
pub struct Count {
    /// The unit.
    pub unit: UnitId,
    /// Month of the body's zone.
    pub month: Month,
    /// Where.
    pub network: Network,
    /// How.
    pub road: Road,
    /// Original posts seen.
    pub posts: u32,
    /// Whether the whole month was seen; otherwise `posts` is a lower bound.
    pub complete: bool,
    /// Newest post seen in the month, Unix ms.
    pub newest_at: Option<i64>,
    /// Path in this program that opens the rows behind the number.
    pub evidence: String,
}

/// From a month on, a unit has an account on a network (a website), or has none.
#[derive(Debug, Clone, Copy)]
pub struct Presence {
    /// The unit.
    pub unit: UnitId,
    /// Where.
    pub network: Network,
    /// First month this holds.
    pub from: Month,
    /// Whether there is one.
    pub present: bool,
}

/// Writes the number of one road, in place of its earlier one.
/// Errors: the database refuses.
pub async fn put(ctx: &Ctx, tx: &Tx, count: &Count) -> Result<()> {
    let Count { unit, month, network, road, posts, complete, newest_at, evidence } = count;
    let (month, network, road, posts) = (month.to_string(), Coded(*network), Coded(*road), i64::from(*posts));
    let now = ctx.now();
    tx.exec(
        &PUT_COUNT,
        params![
            ctx.body(),
            month,
            *unit,
            network,
            road,
            posts,
            *complete,
            *newest_at,
            now,
            evidence.as_str()
        ],
    )
    .await?;
    Ok(())
}

/// Takes the number of one road back, for example when an import is undone.
/// Errors: the database refuses.
pub async fn delete(
    ctx: &Ctx,
    tx: &Tx,
    unit: UnitId,
    month: Month,
    network: Network,
    road: Road,
) -> Result<()> {
    tx.exec(&DELETE_COUNT, params![ctx.body(), month.to_string(), unit, Coded(network), Coded(road)]).await?;
    Ok(())
}

/// Notes from which month on there is an account, or none.
/// Errors: the database refuses.
pub async fn put_presence(ctx: &Ctx, tx: &Tx, presence: Presence) -> Result<()> {
    note(ctx, tx, presence, false).await
}

/// Notes from which month on the website of a unit is the one this program serves: from then on a month without
/// news here is known to be silent.
/// Errors: the database refuses.
pub async fn put_hosted(ctx: &Ctx, tx: &Tx, unit: UnitId, from: Month) -> Result<()> {
    note(ctx, tx, Presence { unit, network: Network::Website, from, present: true }, true).await
}

async fn note(ctx: &Ctx, tx: &Tx, presence: Presence, is_hosted: bool) -> Result<()> {
    let Presence { unit, network, from, present } = presence;
    let from = from.to_string();
    tx.exec(&PUT_PRESENCE, params![ctx.body(), unit, Coded(network), from, present, is_hosted, ctx.now()])
        .await?;
    Ok(())
}

/// Takes back what was noted of an account from a month on, for example when an import is undone.
/// Errors: the database refuses.
pub async fn delete_presence(ctx: &Ctx, tx: &Tx, unit: UnitId, network: Network, from: Month) -> Result<()> {
    tx.exec(&DELETE_PRESENCE, params![ctx.body(), unit, Coded(network), from.to_string()]).await?;
    Ok(())
}

db::record! {
    /// A row of `activity_count`.
    #[derive(Debug, Clone)]
    pub(super) struct CountRow {
        pub month: String,
        pub unit_id: UnitId,
        pub network: Coded<Network>,
        pub road: Coded<Road>,
        pub posts: u32,
        pub is_complete: bool,
        pub newest_at: Option<i64>,
        pub evidence: String,
    }
}

/// Counts of the months from `first` to `last`, both included.
pub(super) async fn list_counts(db: &Db, body: BodyId, first: Month, last: Month) -> Result<Vec<CountRow>> {
    Ok(db.all(&LIST_COUNTS, params![body, first.to_string(), last.to_string()]).await?)
}

db::record! {
    /// A row of `activity_presence`.
    #[derive(Debug, Clone)]
    pub(super) struct PresenceRow {
        pub unit_id: UnitId,
        pub network: Coded<Network>,
        pub from_month: String,
        pub is_present: bool,
        pub is_hosted: bool,
    }
}

/// Presence noted until a month, oldest first.
pub(super) async fn list_presence(db: &Db, body: BodyId, last: Month) -> Result<Vec<PresenceRow>> {
    Ok(db.all(&LIST_PRESENCE, params![body, last.to_string()]).await?)
}

/// When units published news here, before an instant (Unix ms), oldest first.
pub(super) async fn list_hosted(db: &Db, body: BodyId, before_ms: i64) -> Result<Vec<(UnitId, i64)>> {
    Ok(db.all(&LIST_HOSTED, params![body, before_ms]).await?)
}
