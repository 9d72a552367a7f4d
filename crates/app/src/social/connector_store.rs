//! Queries of connectors, and what a reading leaves at its account.

use db::{Db, Sql, Tx, params, sql};
use rules::activity::{Network, Road};

use super::model::At;
use crate::Result;
use crate::ids::{BodyId, Coded, SocialAccountId};

const PUT_CONNECTOR: Sql = sql!("sql/put_connector.sql");
const REMOVE_CONNECTOR: Sql = sql!("sql/remove_connector.sql");
const LIST_CONNECTORS: Sql = sql!("sql/list_connectors.sql");
const SET_SPENT: Sql = sql!("sql/set_spent.sql");
const SET_READ: Sql = sql!("sql/set_read.sql");
const SET_TOKENS: Sql = sql!("sql/set_tokens.sql");
const MARK_DELETED: Sql = sql!("sql/mark_deleted.sql");

db::record! {
    /// How the body asks a network.
    #[derive(Debug, Clone)]
    pub(super) struct ConnectorRow {
        pub(super) connector: String,
        pub(super) base: String,
        pub(super) city_id: String,
        pub(super) city_key: Option<Vec<u8>>,
        pub(super) daily_budget: Option<i64>,
        pub(super) spent_on: String,
        pub(super) spent: i64,
    }
}

pub(super) async fn list(db: &Db, body: BodyId) -> Result<Vec<ConnectorRow>> {
    Ok(db.all(&LIST_CONNECTORS, params![body]).await?)
}

/// Writes how a network is asked; what was spent today stays.
pub(super) async fn put(tx: &Tx, (body, now): At, row: &ConnectorRow) -> Result<()> {
    let ConnectorRow { connector, base, city_id, city_key, daily_budget, .. } = row;
    let values = params![body, connector, base, city_id, city_key.clone(), *daily_budget, now];
    tx.exec(&PUT_CONNECTOR, values).await?;
    Ok(())
}

/// Stops asking a network. False when it was not asked.
pub(super) async fn remove(tx: &Tx, body: BodyId, connector: &str) -> Result<bool> {
    Ok(tx.exec(&REMOVE_CONNECTOR, params![body, connector]).await? == 1)
}

/// Notes what was spent on a day.
pub(super) async fn set_spent(
    tx: &Tx,
    body: BodyId,
    connector: &str,
    (day, spent): (&str, i64),
) -> Result<()> {
    tx.exec(&SET_SPENT, params![body, connector, day, spent]).await?;
    Ok(())
}

/// What a reading leaves at its account.
pub(super) struct Left<'a> {
    pub(super) problem: &'a str,
    pub(super) wait_until: Option<i64>,
    pub(super) remote_id: &'a str,
}

pub(super) async fn set_read(tx: &Tx, (body, now): At, id: SocialAccountId, left: &Left<'_>) -> Result<()> {
    tx.exec(&SET_READ, params![body, id, left.problem, now, left.wait_until, left.remote_id]).await?;
    Ok(())
}

/// Writes the sealed keys of an account. False when it was given up.
pub(super) async fn set_tokens(tx: &Tx, body: BodyId, id: SocialAccountId, sealed: Vec<u8>) -> Result<bool> {
    Ok(tx.exec(&SET_TOKENS, params![body, id, sealed]).await? == 1)
}

/// Marks a post that a reading should have found and did not.
pub(super) async fn mark_deleted(
    tx: &Tx,
    body: BodyId,
    (network, road): (Network, Road),
    post: &str,
) -> Result<()> {
    tx.exec(&MARK_DELETED, params![body, Coded(network), post, Coded(road)]).await?;
    Ok(())
}
