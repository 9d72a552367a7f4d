//! Queries behind the actions.

use db::{Sql, Value as Cell, params, sql};
use serde_json::Value;

use super::filter::Wanted;
use super::package;
use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{Coded, EntryId};
use crate::opendata::entries;

const SEARCH_PACKAGES: Sql = sql!("../sql/search_packages.sql");
const SEARCH_PACKAGES_BY_ID: Sql = sql!("../sql/search_packages_by_id.sql");
const SEARCH_PACKAGES_BY_NAME: Sql = sql!("../sql/search_packages_by_name.sql");
const COUNT_PACKAGES: Sql = sql!("../sql/count_packages.sql");
const FACET_BY_UNIT: Sql = sql!("../sql/facet_packages_by_unit.sql");
const FACET_BY_CLASS: Sql = sql!("../sql/facet_packages_by_class.sql");
const FACET_BY_TAG: Sql = sql!("../sql/facet_packages_by_tag.sql");
const FACET_BY_FORMAT: Sql = sql!("../sql/facet_packages_by_format.sql");
const LIST_NAMES: Sql = sql!("../sql/list_package_names.sql");

/// In which order packages come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Best match first; only where words are asked for.
    Score,
    /// Last changed first.
    Changed,
    /// By id, for harvesters that page through everything.
    Id,
    /// By name.
    Name,
}

/// What is counted beside a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    Organization,
    Group,
    Tag,
    Format,
}

db::record! {
    /// How many packages have a value. `name` is the stored one: number of a unit, code, kind.
    #[derive(Debug, Clone)]
    pub(super) struct Counted {
        pub(super) name: String,
        pub(super) packages: i64,
    }
}

fn values(ctx: &Ctx, wanted: &Wanted) -> Vec<Cell> {
    params![
        ctx.body(),
        wanted.unit,
        wanted.class.map(Coded),
        wanted.tag.clone(),
        wanted.format.clone(),
        wanted.from,
        wanted.until,
    ]
}

/// Packages, at most `limit` from `offset`.
pub(super) async fn packages(
    ctx: &Ctx,
    wanted: &Wanted,
    order: Order,
    limit: i64,
    offset: i64,
) -> Result<Vec<Value>> {
    let mut values = values(ctx, wanted);
    values.extend(params![limit, offset]);
    let sql = match order {
        Order::Score | Order::Changed => &SEARCH_PACKAGES,
        Order::Id => &SEARCH_PACKAGES_BY_ID,
        Order::Name => &SEARCH_PACKAGES_BY_NAME,
    };
    let ids: Vec<EntryId> = ctx.db().all(sql, values).await?;
    of_ids(ctx, &ids).await
}

/// The public ones among these entries, as packages.
pub(super) async fn of_ids(ctx: &Ctx, ids: &[EntryId]) -> Result<Vec<Value>> {
    Ok(entries::by_ids(ctx, ids).await?.iter().map(|entry| package::facts(ctx, entry)).collect())
}

/// How many there are.
pub(super) async fn count(ctx: &Ctx, wanted: &Wanted) -> Result<i64> {
    Ok(ctx.db().one(&COUNT_PACKAGES, values(ctx, wanted)).await?)
}

/// How many have each value, most first.
pub(super) async fn facet(ctx: &Ctx, wanted: &Wanted, facet: Facet) -> Result<Vec<Counted>> {
    let sql = match facet {
        Facet::Organization => &FACET_BY_UNIT,
        Facet::Group => &FACET_BY_CLASS,
        Facet::Tag => &FACET_BY_TAG,
        Facet::Format => &FACET_BY_FORMAT,
    };
    Ok(ctx.db().all(sql, values(ctx, wanted)).await?)
}

/// Names of packages in order.
pub(super) async fn names(ctx: &Ctx, limit: i64, offset: i64) -> Result<Vec<String>> {
    Ok(ctx.db().all(&LIST_NAMES, params![ctx.body(), limit, offset]).await?)
}
