//! Queries of what looks and light checks find.

use db::{Db, Sql, Tx, params, sql};
use rules::activity::Road;

use super::model::{Day, Health, Look, SeenItem, Website};
use crate::Result;
use crate::ids::{BodyId, Coded, WebsiteId};

const LIST_HEALTH: Sql = sql!("sql/list_health.sql");
const SET_DOMAIN: Sql = sql!("sql/set_domain.sql");
const FIND_MEMORY: Sql = sql!("sql/find_memory.sql");
const PUT_LOOK_HEALTH: Sql = sql!("sql/put_look_health.sql");
const PUT_PULSE_HEALTH: Sql = sql!("sql/put_pulse_health.sql");
const INSERT_LOOK: Sql = sql!("sql/insert_look.sql");
const LIST_LOOKS: Sql = sql!("sql/list_looks.sql");
const LIST_ALIVE: Sql = sql!("sql/list_alive.sql");
const PUT_REACH: Sql = sql!("sql/put_reach.sql");
const LIST_REACHES: Sql = sql!("sql/list_reaches.sql");
const TOUCH_ITEM: Sql = sql!("sql/touch_item.sql");
const INSERT_ITEM: Sql = sql!("sql/insert_item.sql");
const END_ITEMS: Sql = sql!("sql/end_items.sql");
const LIST_ITEMS: Sql = sql!("sql/list_items.sql");
const COUNT_ITEMS: Sql = sql!("sql/count_items.sql");
const ADD_DAY: Sql = sql!("sql/add_day.sql");
const LIST_DAYS: Sql = sql!("sql/list_days.sql");
const LIST_WATCHED: Sql = sql!("sql/list_watched.sql");

db::record! {
    /// How far back a look reached on a road.
    #[derive(Debug, Clone)]
    pub(super) struct Reach {
        pub(super) website_id: WebsiteId,
        pub(super) road: Coded<Road>,
        pub(super) seen_from: i64,
        pub(super) looked_at: i64,
    }
}

db::record! {
    /// News of a stretch of time on a road of a site.
    #[derive(Debug, Clone)]
    pub(super) struct ItemCount {
        pub(super) website_id: WebsiteId,
        pub(super) road: Coded<Road>,
        pub(super) posts: u32,
        pub(super) newest_at: Option<i64>,
    }
}

db::record! {
    /// Whether a site was there at a look.
    #[derive(Debug, Clone)]
    pub(super) struct Alive {
        pub(super) website_id: WebsiteId,
        pub(super) is_up: bool,
        pub(super) newest_at: Option<i64>,
    }
}

db::record! {
    /// A site of the light watch.
    #[derive(Debug, Clone)]
    pub(super) struct Watched {
        pub(super) body_id: BodyId,
        pub(super) id: WebsiteId,
        pub(super) url: String,
        pub(super) is_up: bool,
        pub(super) down_since: Option<i64>,
    }
}

/// How the sites of a body stand now, or one of them.
pub async fn list_health(db: &Db, body: BodyId, site: Option<WebsiteId>) -> Result<Vec<Health>> {
    Ok(db.all(&LIST_HEALTH, params![body, site]).await?)
}

/// What was kept for the next look, JSON of `watch::Memory`.
pub(super) async fn find_memory(db: &Db, body: BodyId, site: WebsiteId) -> Result<Option<String>> {
    Ok(db.optional(&FIND_MEMORY, params![body, site]).await?)
}

/// Writes until when the name of a site is registered. Whether that was not known.
pub(super) async fn set_domain(tx: &Tx, body: BodyId, site: &Website) -> Result<bool> {
    Ok(tx.exec(&SET_DOMAIN, params![body, site.id, &site.domain_until]).await? == 1)
}

/// Writes how a site stands after a look; `memory` is for the next one.
pub(super) async fn put_look_health(tx: &Tx, body: BodyId, health: &Health, memory: &str) -> Result<()> {
    let values = params![
        body,
        health.website_id,
        health.looked_at,
        health.is_up,
        &health.reason,
        health.ms,
        health.tls_until,
        health.newest_at,
        &health.newest_title,
        &health.newest_url,
        &health.road,
        health.confidence,
        &health.problems,
        memory
    ];
    tx.exec(&PUT_LOOK_HEALTH, values).await?;
    Ok(())
}

/// Writes how a site stands after light checks.
pub(super) async fn put_pulse_health(tx: &Tx, body: BodyId, health: &Health) -> Result<()> {
    let values = params![
        body,
        health.website_id,
        health.checked_at,
        health.is_up,
        &health.reason,
        health.ms,
        health.tls_until,
        health.down_since
    ];
    tx.exec(&PUT_PULSE_HEALTH, values).await?;
    Ok(())
}

/// Writes a look; the same one twice is one.
pub(super) async fn insert_look(
    tx: &Tx,
    body: BodyId,
    site: WebsiteId,
    look: &Look,
    tls_until: Option<i64>,
) -> Result<()> {
    let values = params![
        body,
        site,
        look.looked_at,
        look.is_up,
        &look.reason,
        look.ms,
        tls_until,
        look.newest_at,
        &look.road,
        look.confidence,
        look.items,
        &look.problems
    ];
    tx.exec(&INSERT_LOOK, values).await?;
    Ok(())
}

/// The last looks at a site, newest first.
pub async fn list_looks(db: &Db, body: BodyId, site: WebsiteId, limit: i64) -> Result<Vec<Look>> {
    Ok(db.all(&LIST_LOOKS, params![body, site, limit]).await?)
}

/// Whether sites were there, by looks after `from` up to `to`.
pub(super) async fn list_alive(db: &Db, body: BodyId, (from, to): (i64, i64)) -> Result<Vec<Alive>> {
    Ok(db.all(&LIST_ALIVE, params![body, from, to]).await?)
}

/// Notes how far back a look reached.
pub(super) async fn put_reach(
    tx: &Tx,
    body: BodyId,
    site: WebsiteId,
    road: Road,
    (seen_from, looked_at): (i64, i64),
) -> Result<()> {
    tx.exec(&PUT_REACH, params![body, site, Coded(road), looked_at, seen_from]).await?;
    Ok(())
}

/// How far back the looks from `from` to `to` reached, of a site or of all.
pub(super) async fn list_reaches(
    db: &Db,
    body: BodyId,
    site: Option<WebsiteId>,
    (from, to): (i64, i64),
) -> Result<Vec<Reach>> {
    Ok(db.all(&LIST_REACHES, params![body, site, from, to]).await?)
}

/// Notes that a look saw an item: an item that is known is seen again, another one is new.
pub(super) async fn put_item(
    tx: &Tx,
    body: BodyId,
    site: WebsiteId,
    road: Road,
    (url, title, published_at): (&str, &str, i64),
    now_ms: i64,
) -> Result<()> {
    let known = tx.exec(&TOUCH_ITEM, params![body, site, Coded(road), url, published_at, now_ms]).await?;
    if known == 0 {
        tx.exec(&INSERT_ITEM, params![body, site, Coded(road), url, title, published_at, now_ms]).await?;
    }
    Ok(())
}

/// Notes what a list that reached back to `seen_from` no longer holds.
pub(super) async fn end_items(
    tx: &Tx,
    body: BodyId,
    site: WebsiteId,
    road: Road,
    (seen_from, now_ms): (i64, i64),
) -> Result<u64> {
    Ok(tx.exec(&END_ITEMS, params![body, site, Coded(road), now_ms, seen_from]).await?)
}

/// News of a stretch of time on a site, newest first.
pub async fn list_items(
    db: &Db,
    body: BodyId,
    site: WebsiteId,
    (from, to): (i64, i64),
    limit: i64,
) -> Result<Vec<SeenItem>> {
    Ok(db.all(&LIST_ITEMS, params![body, site, from, to, limit]).await?)
}

/// News of a stretch of time by site and road, as they were known at `known_at`.
pub(super) async fn count_items(
    db: &Db,
    body: BodyId,
    (from, to): (i64, i64),
    known_at: i64,
) -> Result<Vec<ItemCount>> {
    Ok(db.all(&COUNT_ITEMS, params![body, from, to, known_at]).await?)
}

/// Adds light checks to their day.
pub(super) async fn add_day(tx: &Tx, body: BodyId, site: WebsiteId, day: &Day) -> Result<()> {
    let Day { day, checks, failures, ms_sum, ms_most } = day;
    tx.exec(&ADD_DAY, params![body, site, day, *checks, *failures, *ms_sum, *ms_most]).await?;
    Ok(())
}

/// Light checks of a site by day, from a day on.
pub async fn list_days(db: &Db, body: BodyId, site: WebsiteId, from: &str) -> Result<Vec<Day>> {
    Ok(db.all(&LIST_DAYS, params![body, site, from]).await?)
}

/// The sites of all bodies that the light watch asks.
pub(super) async fn list_watched(db: &Db) -> Result<Vec<Watched>> {
    Ok(db.all(&LIST_WATCHED, params![]).await?)
}
