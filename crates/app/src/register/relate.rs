//! News items and entries that belong together. Neither counts as the other.

use db::{Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{BodyId, EntryId, NewsId};

const INSERT_RELATION: Sql = sql!("sql/insert_relation.sql");

/// Lets a news item and an entry point at each other; once is as good as twice.
pub async fn insert(tx: &Tx, body: BodyId, news: NewsId, entry: EntryId) -> Result<()> {
    tx.exec(&INSERT_RELATION, params![body, news, entry]).await?;
    Ok(())
}
