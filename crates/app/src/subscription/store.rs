//! Queries of saved searches.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Subscription, SubscriptionId};
use crate::Result;
use crate::ids::BodyId;
use crate::locale::Locale;

const INSERT: Sql = sql!("sql/insert.sql");
const FIND: Sql = sql!("sql/find.sql");
const FIND_OF_ADDRESS: Sql = sql!("sql/find_of_address.sql");
const COUNT_OF_ADDRESS: Sql = sql!("sql/count_of_address.sql");
const LIST_CONFIRMED_AFTER: Sql = sql!("sql/list_confirmed_after.sql");
const UPDATE_ASKED: Sql = sql!("sql/update_asked.sql");
const UPDATE_CONFIRMED: Sql = sql!("sql/update_confirmed.sql");
const UPDATE_SEEN: Sql = sql!("sql/update_seen.sql");
const DELETE: Sql = sql!("sql/delete.sql");
const DELETE_UNCONFIRMED: Sql = sql!("sql/delete_unconfirmed.sql");

/// A search to be followed.
pub(super) struct New<'a> {
    pub(super) question: &'a str,
    pub(super) sealed_address: Vec<u8>,
    pub(super) address_mark: &'a str,
    pub(super) locale: Locale,
}

pub(super) async fn insert(tx: &Tx, body: BodyId, new: New<'_>, now_ms: i64) -> Result<SubscriptionId> {
    let values =
        params![body, new.question, new.sealed_address, new.address_mark, new.locale.code(), now_ms,];
    Ok(tx.one(&INSERT, values).await?)
}

pub(super) async fn find(db: &Db, body: BodyId, id: SubscriptionId) -> Result<Option<Subscription>> {
    Ok(db.optional(&FIND, params![body, id]).await?)
}

/// The same search of the same address.
pub(super) async fn find_of_address(
    db: &Db,
    body: BodyId,
    mark: &str,
    question: &str,
) -> Result<Option<Subscription>> {
    Ok(db.optional(&FIND_OF_ADDRESS, params![body, mark, question]).await?)
}

db::record! {
    /// How many searches an address has.
    pub(super) struct Counts {
        /// Waiting for an answer to the letter.
        pub(super) unconfirmed: i64,
        /// All.
        pub(super) number: i64,
    }
}

pub(super) async fn count_of_address(db: &Db, body: BodyId, mark: &str) -> Result<Counts> {
    Ok(db.one(&COUNT_OF_ADDRESS, params![body, mark]).await?)
}

/// Confirmed ones after an id, at most 200.
pub(super) async fn confirmed_after(
    db: &Db,
    body: BodyId,
    after: SubscriptionId,
) -> Result<Vec<Subscription>> {
    Ok(db.all(&LIST_CONFIRMED_AFTER, params![body, after]).await?)
}

pub(super) async fn set_asked(tx: &Tx, body: BodyId, id: SubscriptionId, now_ms: i64) -> Result<()> {
    tx.exec(&UPDATE_ASKED, params![body, id, now_ms]).await?;
    Ok(())
}

/// From now on what is new is told. False when it was confirmed before, or is gone.
pub(super) async fn set_confirmed(tx: &Tx, body: BodyId, id: SubscriptionId, now_ms: i64) -> Result<bool> {
    Ok(tx.exec(&UPDATE_CONFIRMED, params![body, id, now_ms]).await? == 1)
}

pub(super) async fn set_seen(tx: &Tx, body: BodyId, id: SubscriptionId, until_ms: i64) -> Result<()> {
    tx.exec(&UPDATE_SEEN, params![body, id, until_ms]).await?;
    Ok(())
}

/// Forgets one. False when it is gone already.
pub(super) async fn delete(tx: &Tx, body: BodyId, id: SubscriptionId) -> Result<bool> {
    Ok(tx.exec(&DELETE, params![body, id]).await? == 1)
}

/// Forgets those nobody confirmed since `before_ms`. Returns how many.
pub(super) async fn delete_unconfirmed(tx: &Tx, body: BodyId, before_ms: i64) -> Result<u64> {
    Ok(tx.exec(&DELETE_UNCONFIRMED, params![body, before_ms]).await?)
}
