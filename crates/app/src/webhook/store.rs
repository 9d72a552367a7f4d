//! Queries of webhooks.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::audit::ChangeRow;
use crate::ids::{BodyId, UnitId};

const LIST_ACTIVE: Sql = sql!("sql/list_active.sql");
const LIST_WEBHOOKS: Sql = sql!("sql/list_webhooks.sql");
const INSERT_WEBHOOK: Sql = sql!("sql/insert_webhook.sql");
const END_WEBHOOK: Sql = sql!("sql/end_webhook.sql");
const INSERT_DELIVERY: Sql = sql!("sql/insert_delivery.sql");
const FIND_DELIVERY: Sql = sql!("sql/find_delivery.sql");
const LIST_DELIVERIES: Sql = sql!("sql/list_deliveries.sql");
const SET_DELIVERY: Sql = sql!("sql/set_delivery.sql");

db::id! {
    /// A receiver of events.
    pub struct WebhookId
}
db::id! {
    /// An event on its way to a receiver.
    pub struct DeliveryId
}

impl<'de> serde::Deserialize<'de> for WebhookId {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
        i64::deserialize(from).map(Self)
    }
}

db::record! {
    /// A receiver.
    #[derive(Debug, Clone)]
    pub(super) struct Webhook {
        pub(super) id: WebhookId,
        pub(super) url: String,
        pub(super) created_at: i64,
    }
}

db::record! {
    /// An event with its receiver.
    #[derive(Debug, Clone)]
    pub(super) struct Delivery {
        pub(super) id: DeliveryId,
        pub(super) url: String,
        /// What the secret of the receiver is made from.
        pub(super) nonce: String,
        pub(super) event: String,
        pub(super) number: String,
        pub(super) unit_id: Option<UnitId>,
        pub(super) log_seq: i64,
        pub(super) happened_at: i64,
        /// `waiting`, `sent`, `failed`.
        pub(super) state: String,
        pub(super) tries: i64,
        /// The receiver's answer, or why there is none.
        pub(super) answer: String,
    }
}

/// Receivers that are told now.
pub(super) async fn active(tx: &Tx, body: BodyId) -> Result<Vec<WebhookId>> {
    Ok(tx.all(&LIST_ACTIVE, params![body]).await?)
}

/// Receivers of the body.
pub(super) async fn list(db: &Db, body: BodyId) -> Result<Vec<Webhook>> {
    Ok(db.all(&LIST_WEBHOOKS, params![body]).await?)
}

pub(super) async fn insert(tx: &Tx, body: BodyId, url: &str, nonce: &str, now_ms: i64) -> Result<WebhookId> {
    Ok(tx.one(&INSERT_WEBHOOK, params![body, url, nonce, now_ms]).await?)
}

/// Ends a receiver; its log stays. False when there is none.
pub(super) async fn end(tx: &Tx, body: BodyId, id: WebhookId) -> Result<bool> {
    Ok(tx.exec(&END_WEBHOOK, params![body, id]).await? == 1)
}

pub(super) async fn insert_delivery(
    tx: &Tx,
    body: BodyId,
    webhook: WebhookId,
    row: &ChangeRow,
    now_ms: i64,
) -> Result<DeliveryId> {
    let values = params![body, webhook, &row.act, &row.detail, row.unit_id, row.seq, row.at, now_ms];
    Ok(tx.one(&INSERT_DELIVERY, values).await?)
}

pub(super) async fn find_delivery(db: &Db, body: BodyId, id: DeliveryId) -> Result<Option<Delivery>> {
    Ok(db.optional(&FIND_DELIVERY, params![body, id]).await?)
}

/// The newest 100 events.
pub(super) async fn deliveries(db: &Db, body: BodyId) -> Result<Vec<Delivery>> {
    Ok(db.all(&LIST_DELIVERIES, params![body]).await?)
}

/// Notes a try.
pub(super) async fn set_delivery(
    tx: &Tx,
    body: BodyId,
    id: DeliveryId,
    (state, answer): (&str, &str),
    now_ms: i64,
) -> Result<()> {
    tx.exec(&SET_DELIVERY, params![body, id, state, answer, now_ms]).await?;
    Ok(())
}
