//! Queries of link checks.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{BodyId, EntryId, UnitId};

const LIST_PUBLIC_LINKS: Sql = sql!("sql/list_public_links.sql");
const PUT_CHECK: Sql = sql!("sql/put_check.sql");
const DELETE_OLD_CHECKS: Sql = sql!("sql/delete_old_checks.sql");
const LIST_BROKEN: Sql = sql!("sql/list_broken.sql");
const COUNT_BROKEN: Sql = sql!("sql/count_broken.sql");

db::record! {
    /// A link that failed at two looks or more, where it stands.
    #[derive(Debug, Clone)]
    pub struct Broken {
        /// Entry whose public version has it.
        pub entry_id: EntryId,
        /// Unit of the entry.
        pub unit_id: UnitId,
        /// Title of the entry.
        pub title: String,
        /// Title of the link.
        pub link_title: String,
        /// Where it leads.
        pub url: String,
        /// HTTP status of the last answer; 0 = none.
        pub status: i64,
        /// First look that failed, Unix ms.
        pub failing_since: i64,
        /// Last look, Unix ms.
        pub checked_at: i64,
    }
}

/// Addresses in public entries, each once, in order, after `after`.
pub(super) async fn list_public_links(db: &Db, body: BodyId, after: &str, limit: i64) -> Result<Vec<String>> {
    Ok(db.all(&LIST_PUBLIC_LINKS, params![body, after, limit]).await?)
}

/// Notes what a look found; `status` 0 = no answer.
pub(super) async fn put_check(
    tx: &Tx,
    body: BodyId,
    url: &str,
    status: i64,
    is_broken: bool,
    now_ms: i64,
) -> Result<()> {
    let failing_since = is_broken.then_some(now_ms);
    tx.exec(&PUT_CHECK, params![body, url, status, now_ms, failing_since]).await?;
    Ok(())
}

/// Forgets links that were not looked at since `before_ms`, because no public entry has them any more.
pub(super) async fn delete_old_checks(tx: &Tx, body: BodyId, before_ms: i64) -> Result<()> {
    tx.exec(&DELETE_OLD_CHECKS, params![body, before_ms]).await?;
    Ok(())
}

/// Broken links of a unit, or of the whole body; the longest broken first.
pub async fn list_broken(db: &Db, body: BodyId, unit: Option<UnitId>, limit: i64) -> Result<Vec<Broken>> {
    Ok(db.all(&LIST_BROKEN, params![body, unit, limit]).await?)
}

/// How many links of a unit, or of the whole body, are broken.
pub async fn count_broken(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<i64> {
    Ok(db.one(&COUNT_BROKEN, params![body, unit]).await?)
}
