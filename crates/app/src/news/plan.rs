//! The day a draft is meant to appear: a wish of its writers, nothing happens on it by itself.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{BodyId, NewsId};

const PUT_PLAN: Sql = sql!("sql/put_plan.sql");
const DELETE_PLAN: Sql = sql!("sql/delete_plan.sql");
const FIND_PLAN: Sql = sql!("sql/find_plan.sql");

/// The planned day of an item, ISO date.
pub(super) async fn find(db: &Db, body: BodyId, news: NewsId) -> Result<Option<String>> {
    Ok(db.optional(&FIND_PLAN, params![body, news]).await?)
}

/// Plans a day, or none.
pub(super) async fn put(tx: &Tx, body: BodyId, news: NewsId, day: Option<&str>) -> Result<()> {
    match day {
        Some(day) => tx.exec(&PUT_PLAN, params![body, news, day]).await?,
        None => tx.exec(&DELETE_PLAN, params![body, news]).await?,
    };
    Ok(())
}
