//! Queries of the registry, of verdicts and of the rule. What looks write is in `store_watch`.

use db::{Db, Sql, Tx, params, sql};

use super::model::{MonthVerdict, WatchRule, Website};
use crate::Result;
use crate::ids::{BodyId, UnitId, WebsiteId};

const FIND_WEBSITE: Sql = sql!("sql/find_website.sql");
const FIND_BY_URL: Sql = sql!("sql/find_by_url.sql");
const LIST_WEBSITES: Sql = sql!("sql/list_websites.sql");
const INSERT_WEBSITE: Sql = sql!("sql/insert_website.sql");
const SET_WEBSITE: Sql = sql!("sql/set_website.sql");
const PUT_VERDICT: Sql = sql!("sql/put_verdict.sql");
const LIST_VERDICTS: Sql = sql!("sql/list_verdicts.sql");
const FIND_RULE: Sql = sql!("sql/find_rule.sql");
const PUT_RULE: Sql = sql!("sql/put_rule.sql");

/// A site.
pub async fn find(db: &Db, body: BodyId, id: WebsiteId) -> Result<Option<Website>> {
    Ok(db.optional(&FIND_WEBSITE, params![body, id]).await?)
}

/// The site with an address.
pub async fn find_by_url(db: &Db, body: BodyId, url: &str) -> Result<Option<WebsiteId>> {
    Ok(db.optional(&FIND_BY_URL, params![body, url]).await?)
}

/// Sites of a unit, or of the whole body, ended ones included.
pub async fn list(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Website>> {
    Ok(db.all(&LIST_WEBSITES, params![body, unit]).await?)
}

/// What is registered of a site, in the order both statements take it.
fn facts(site: &Website) -> Vec<db::Value> {
    params![
        site.unit_id,
        &site.url,
        site.place,
        &site.system,
        &site.owner,
        &site.decree,
        &site.administrators,
        &site.domain_until,
        &site.domain_officer,
        site.state,
        &site.note,
        site.verified_at,
        &site.verified_by,
        &site.verified_how
    ]
}

/// Writes a new site; one that says since when it is known keeps that.
/// Errors: `Unique` inside when the address is registered.
pub(super) async fn insert(tx: &Tx, body: BodyId, site: &Website, now_ms: i64) -> Result<WebsiteId> {
    let known_since = if site.created_at > 0 { site.created_at } else { now_ms };
    let values = [params![body], facts(site), params![site.is_sample, known_since]].concat();
    Ok(tx.one(&INSERT_WEBSITE, values).await?)
}

/// Changes a site. False when somebody changed it meanwhile.
pub(super) async fn set(tx: &Tx, body: BodyId, site: &Website, now_ms: i64) -> Result<bool> {
    let values = [params![body, site.id, site.version], facts(site), params![now_ms]].concat();
    Ok(tx.exec(&SET_WEBSITE, values).await? == 1)
}

/// Writes the verdict of a unit for a month.
pub(super) async fn put_verdict(tx: &Tx, body: BodyId, verdict: &MonthVerdict) -> Result<()> {
    let MonthVerdict { unit_id, month, verdict, posts, newest_at, rule, decided_at } = verdict;
    tx.exec(&PUT_VERDICT, params![body, *unit_id, month, *verdict, *posts, *newest_at, rule, *decided_at])
        .await?;
    Ok(())
}

/// Verdicts of the months from `from` to `to`, written `2026-11`, of a unit or of all.
pub async fn list_verdicts(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (from, to): (&str, &str),
) -> Result<Vec<MonthVerdict>> {
    Ok(db.all(&LIST_VERDICTS, params![body, unit, from, to]).await?)
}

/// The body's own rule, when it has one.
pub(super) async fn find_rule(db: &Db, body: BodyId) -> Result<Option<WatchRule>> {
    Ok(db.optional(&FIND_RULE, params![body]).await?)
}

/// Sets the rule.
pub(super) async fn put_rule(tx: &Tx, body: BodyId, rule: &WatchRule, now_ms: i64) -> Result<()> {
    let WatchRule { less_active_after, dormant_after, minutes, is_on, source } = rule;
    let values = params![body, *less_active_after, *dormant_after, *minutes, *is_on, source, now_ms];
    tx.exec(&PUT_RULE, values).await?;
    Ok(())
}
