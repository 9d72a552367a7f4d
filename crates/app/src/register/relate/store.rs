//! Queries of what belongs together.

use db::{Db, Sql, Tx, params, sql};
use rules::news::State;

use crate::Result;
use crate::ids::{BodyId, Coded, EntryId, NewsId, UnitId};

const INSERT_RELATION: Sql = sql!("sql/insert_relation.sql");
const DELETE_RELATION: Sql = sql!("sql/delete_relation.sql");
const DELETE_OF_NEWS: Sql = sql!("sql/delete_of_news.sql");
const DELETE_OF_ENTRY: Sql = sql!("sql/delete_of_entry.sql");
const LIST_NEWS_OF_ENTRY: Sql = sql!("sql/list_news_of_entry.sql");
const LIST_ENTRIES_OF_NEWS: Sql = sql!("sql/list_entries_of_news.sql");
const LIST_NEWS_CHOICES: Sql = sql!("sql/list_news_choices.sql");
const LIST_ENTRY_CHOICES: Sql = sql!("sql/list_entry_choices.sql");

db::record! {
    /// A news item as the workroom names it, whatever its state.
    #[derive(Debug, Clone)]
    pub(super) struct NewsRow {
        pub(super) id: NewsId,
        pub(super) unit_id: UnitId,
        pub(super) state: Coded<State>,
        pub(super) title: String,
    }
}

db::record! {
    /// An entry as the workroom names it, whatever its state.
    #[derive(Debug, Clone)]
    pub(super) struct EntryRow {
        pub(super) id: EntryId,
        pub(super) unit_id: UnitId,
        pub(super) is_public: bool,
        pub(super) title: String,
    }
}

/// Lets a news item and an entry point at each other. Returns whether they did not before.
pub(super) async fn insert(tx: &Tx, body: BodyId, news: NewsId, entry: EntryId) -> Result<bool> {
    Ok(tx.exec(&INSERT_RELATION, params![body, news, entry]).await? > 0)
}

/// Lets them point at each other no more. Returns whether they did.
pub(super) async fn delete(tx: &Tx, body: BodyId, news: NewsId, entry: EntryId) -> Result<bool> {
    Ok(tx.exec(&DELETE_RELATION, params![body, news, entry]).await? > 0)
}

/// Forgets everything that points at a news item that is thrown away.
pub async fn delete_of_news(tx: &Tx, body: BodyId, news: NewsId) -> Result<()> {
    tx.exec(&DELETE_OF_NEWS, params![body, news]).await?;
    Ok(())
}

/// Forgets everything that points at an entry that is thrown away.
pub async fn delete_of_entry(tx: &Tx, body: BodyId, entry: EntryId) -> Result<()> {
    tx.exec(&DELETE_OF_ENTRY, params![body, entry]).await?;
    Ok(())
}

/// News of an entry in any state, last changed first, at most 200.
pub(super) async fn list_news(db: &Db, body: BodyId, entry: EntryId) -> Result<Vec<NewsRow>> {
    Ok(db.all(&LIST_NEWS_OF_ENTRY, params![body, entry]).await?)
}

/// Entries of a news item in any state, last changed first, at most 200.
pub(super) async fn list_entries(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<EntryRow>> {
    Ok(db.all(&LIST_ENTRIES_OF_NEWS, params![body, news]).await?)
}

/// The 100 news items of a unit changed last that an entry does not point at yet.
pub(super) async fn list_news_choices(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    entry: EntryId,
) -> Result<Vec<NewsRow>> {
    Ok(db.all(&LIST_NEWS_CHOICES, params![body, unit, entry]).await?)
}

/// The 100 entries of a unit changed last that a news item does not point at yet.
pub(super) async fn list_entry_choices(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    news: NewsId,
) -> Result<Vec<EntryRow>> {
    Ok(db.all(&LIST_ENTRY_CHOICES, params![body, unit, news]).await?)
}
