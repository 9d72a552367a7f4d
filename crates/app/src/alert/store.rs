//! Queries of urgent information. Everything in these tables is public.

use db::{Db, Sql, Tx, params, sql};
use rules::alert::MessageKind;

use super::model::{Content, PublicAlert, Showing};
use crate::ids::{AccountId, AlertId, BodyId, Coded, UnitId};
use crate::{Error, Result};

const FIND_ALERT: Sql = sql!("sql/find_alert.sql");
const FIND_BY_KEY: Sql = sql!("sql/find_by_key.sql");
const LIST_CURRENT: Sql = sql!("sql/list_current.sql");
const LIST_ALERTS: Sql = sql!("sql/list_alerts.sql");
const LIST_MESSAGES: Sql = sql!("sql/list_messages.sql");
const LIST_SHOWINGS: Sql = sql!("sql/list_showings.sql");
const INSERT_ALERT: Sql = sql!("sql/insert_alert.sql");
const INSERT_MESSAGE: Sql = sql!("sql/insert_message.sql");
const INSERT_SHOWING: Sql = sql!("sql/insert_showing.sql");
const UPDATE_ALERT: Sql = sql!("sql/update_alert.sql");
const LOG_EXPIRY: Sql = sql!("sql/log_expiry.sql");

/// An alert of the body with its latest message.
pub async fn find(db: &Db, body: BodyId, id: AlertId) -> Result<Option<PublicAlert>> {
    Ok(db.optional(&FIND_ALERT, params![body, id]).await?)
}

/// The alert that was made from a form.
pub async fn find_by_key(tx: &Tx, body: BodyId, form_key: &str) -> Result<Option<AlertId>> {
    Ok(tx.optional(&FIND_BY_KEY, params![body, form_key]).await?)
}

/// Alerts that are current at `now_ms`, newest first. At most 200.
pub async fn list_current(db: &Db, body: BodyId, now_ms: i64) -> Result<Vec<PublicAlert>> {
    Ok(db.all(&LIST_CURRENT, params![body, now_ms]).await?)
}

/// Which alerts of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    /// Announced by one unit.
    pub unit: Option<UnitId>,
    /// Current at this moment, Unix ms.
    pub current_at: Option<i64>,
    /// Over at this moment, Unix ms.
    pub over_at: Option<i64>,
}

/// The place before the newest alert.
pub const START: [i64; 2] = [i64::MAX, i64::MAX];

/// Alerts announced before `behind` (time, id), newest first.
pub async fn list(
    db: &Db,
    body: BodyId,
    filter: Filter,
    [at, id]: [i64; 2],
    limit: i64,
) -> Result<Vec<PublicAlert>> {
    let values = params![body, at, id, filter.unit, filter.current_at, filter.over_at, limit];
    Ok(db.all(&LIST_ALERTS, values).await?)
}

/// Every message of an alert, newest first. At most 500.
pub async fn list_messages(db: &Db, body: BodyId, id: AlertId) -> Result<Vec<PublicAlert>> {
    Ok(db.all(&LIST_MESSAGES, params![body, id]).await?)
}

/// Proofs that its messages were shown, newest first. At most 500.
pub async fn list_showings(db: &Db, body: BodyId, id: AlertId) -> Result<Vec<Showing>> {
    Ok(db.all(&LIST_SHOWINGS, params![body, id]).await?)
}

/// An alert to be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewAlert<'a> {
    pub(super) unit: UnitId,
    pub(super) form_key: &'a str,
    pub(super) issued_at: i64,
    pub(super) expires_at: i64,
    pub(super) is_sample: bool,
}

/// Begins an alert; its first message has the number 1. `None` when the form was sent before.
pub(super) async fn insert(tx: &Tx, body: BodyId, new: &NewAlert<'_>) -> Result<Option<AlertId>> {
    let values = params![body, new.unit, new.form_key, new.issued_at, new.expires_at, new.is_sample];
    Ok(tx.optional(&INSERT_ALERT, values).await?)
}

/// A message to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewMessage<'a> {
    pub(super) alert: AlertId,
    pub(super) number: i64,
    pub(super) kind: MessageKind,
    pub(super) sent_at: i64,
    pub(super) note: &'a str,
    pub(super) author: Option<AccountId>,
    pub(super) content: &'a Content,
}

/// Writes a message; it is never changed.
pub(super) async fn insert_message(tx: &Tx, body: BodyId, new: &NewMessage<'_>) -> Result<()> {
    let content = new.content;
    let values = params![
        body,
        new.alert,
        new.number,
        Coded(new.kind),
        new.sent_at,
        new.note,
        new.author,
        content.danger,
        &content.headline,
        &content.hazard,
        &content.affected,
        &content.evacuation,
        &content.avoidance,
        &content.help,
        &content.announcer,
        &content.channels,
        &content.measures,
        content.area_kind,
        &content.area_units,
        &content.place,
        content.urgency,
        content.severity,
        content.certainty,
        content.onset_at,
        content.expires_at,
    ];
    tx.exec(&INSERT_MESSAGE, values).await?;
    Ok(())
}

/// Makes room for the next message of an alert that has `version` messages.
/// Errors: `Conflict` when someone else was first.
pub(super) async fn raise(
    tx: &Tx,
    body: BodyId,
    id: AlertId,
    version: i64,
    expires_at: i64,
    ended_at: Option<i64>,
) -> Result<()> {
    match tx.exec(&UPDATE_ALERT, params![body, id, version, expires_at, ended_at]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Notes that an alert ran out at `expires_at`. False when that was noted before or is not so.
pub(super) async fn log_expiry(
    tx: &Tx,
    body: BodyId,
    id: AlertId,
    expires_at: i64,
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&LOG_EXPIRY, params![body, id, expires_at, now_ms]).await? == 1)
}

/// Keeps the proof that a message was shown. False when there is one already.
pub(super) async fn insert_showing(tx: &Tx, body: BodyId, id: AlertId, showing: &Showing) -> Result<bool> {
    let values = params![
        body,
        id,
        showing.number,
        showing.shown_at,
        &showing.path,
        &showing.excerpt,
        &showing.digest,
    ];
    Ok(tx.exec(&INSERT_SHOWING, values).await? == 1)
}
