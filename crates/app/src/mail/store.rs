//! Queries of the outbox.

use db::{Db, Sql, Tx, params, sql};

use super::{MailId, Message};
use crate::Result;
use crate::ids::BodyId;

const INSERT_MESSAGE: Sql = sql!("sql/insert_message.sql");
const FIND_MESSAGE: Sql = sql!("sql/find_message.sql");
const LIST_MESSAGES: Sql = sql!("sql/list_messages.sql");
const COUNT_MESSAGES: Sql = sql!("sql/count_messages.sql");
const UPDATE_SENT: Sql = sql!("sql/update_sent.sql");
const UPDATE_FAILED: Sql = sql!("sql/update_failed.sql");
const ERASE_PRIVATE: Sql = sql!("sql/erase_private.sql");
const FORGET_READER: Sql = sql!("sql/forget_reader.sql");
const INSERT_ATTACHMENT: Sql = sql!("sql/insert_attachment.sql");
const LIST_ATTACHMENTS: Sql = sql!("sql/list_attachments.sql");
const UPDATE_QUEUED: Sql = sql!("sql/update_queued.sql");

db::record! {
    /// A mail with its text.
    #[derive(Debug, Clone)]
    pub struct Stored {
        /// Id.
        pub id: MailId,
        /// Address of the reader.
        pub to_address: String,
        /// Name of the reader.
        pub to_name: String,
        /// Subject.
        pub subject: String,
        /// Plain text.
        pub text: String,
        /// `queued`, `kept`, `sent`, `failed`.
        pub state: String,
        /// Tries so far.
        pub tries: i64,
        /// Why the last try failed; empty when none did.
        pub failure: String,
        /// Written, Unix ms.
        pub created_at: i64,
        /// Taken by the mail server, Unix ms.
        pub sent_at: Option<i64>,
        /// Whether reader and text are nobody's business here.
        pub is_private: bool,
        /// The reader's address of a private mail, sealed; gone when it was sent.
        pub sealed_to: Option<Vec<u8>>,
        /// Where a private mail is ended with one click (RFC 8058).
        pub unsubscribe: String,
    }
}

db::record! {
    /// A mail in the list.
    #[derive(Debug, Clone)]
    pub(super) struct Listed {
        /// Id.
        pub id: MailId,
        /// Address of the reader.
        pub to_address: String,
        /// Name of the reader.
        pub to_name: String,
        /// Subject.
        pub subject: String,
        /// See [`Stored::state`].
        pub state: String,
        /// Tries so far.
        pub tries: i64,
        /// Why the last try failed.
        pub failure: String,
        /// Written, Unix ms.
        pub created_at: i64,
        /// Taken by the mail server, Unix ms.
        pub sent_at: Option<i64>,
        /// See [`Stored::is_private`].
        pub is_private: bool,
    }
}

db::record! {
    /// A file that goes with a mail.
    #[derive(Debug, Clone)]
    pub struct Attachment {
        /// Its name.
        pub name: String,
        /// Its type (RFC 6838), with parameters.
        pub content_type: String,
        /// The file.
        pub content: Vec<u8>,
    }
}

/// Puts a file to a mail, at a place from 0.
pub(super) async fn attach(tx: &Tx, body: BodyId, mail: MailId, place: i64, file: &Attachment) -> Result<()> {
    let Attachment { name, content_type, content } = file;
    tx.exec(&INSERT_ATTACHMENT, params![body, mail, place, name, content_type, content.clone()]).await?;
    Ok(())
}

/// Files of a mail, in order.
pub(super) async fn list_attachments(db: &Db, body: BodyId, mail: MailId) -> Result<Vec<Attachment>> {
    Ok(db.all(&LIST_ATTACHMENTS, params![body, mail]).await?)
}

/// What makes a mail private.
pub(super) struct Private {
    pub(super) sealed_to: Vec<u8>,
    pub(super) unsubscribe: String,
}

pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    message: &Message,
    private: Option<Private>,
    state: &str,
    now_ms: i64,
) -> Result<MailId> {
    let is_private = private.is_some();
    let (sealed_to, unsubscribe) = private.map(|private| (private.sealed_to, private.unsubscribe)).unzip();
    let values = params![
        body,
        &message.to_address,
        &message.to_name,
        &message.subject,
        &message.text,
        state,
        now_ms,
        is_private,
        sealed_to,
        unsubscribe.unwrap_or_default(),
    ];
    Ok(tx.one(&INSERT_MESSAGE, values).await?)
}

/// A mail of the body.
pub async fn find(db: &Db, body: BodyId, id: MailId) -> Result<Option<Stored>> {
    Ok(db.optional(&FIND_MESSAGE, params![body, id]).await?)
}

/// Mail before an id, newest first, of one state or of all.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    before: Option<i64>,
    state: Option<&str>,
    limit: i64,
) -> Result<Vec<Listed>> {
    Ok(db.all(&LIST_MESSAGES, params![body, before, state, limit]).await?)
}

/// How much mail is in each state.
pub(super) async fn count(db: &Db, body: BodyId) -> Result<Vec<(String, i64)>> {
    Ok(db.all(&COUNT_MESSAGES, params![body]).await?)
}

pub(super) async fn set_sent(tx: &Tx, body: BodyId, id: MailId, now_ms: i64) -> Result<()> {
    tx.exec(&UPDATE_SENT, params![body, id, now_ms]).await?;
    tx.exec(&ERASE_PRIVATE, params![body, id]).await?;
    Ok(())
}

/// Notes a failed try; `state` is `queued` (again) or `failed` (for good: a private mail forgets its reader).
pub(super) async fn set_failed(tx: &Tx, body: BodyId, id: MailId, state: &str, why: &str) -> Result<()> {
    tx.exec(&UPDATE_FAILED, params![body, id, state, why]).await?;
    tx.exec(&ERASE_PRIVATE, params![body, id]).await?;
    Ok(())
}

/// Puts a kept or failed mail into the queue. False when it is neither.
pub(super) async fn set_queued(tx: &Tx, body: BodyId, id: MailId) -> Result<bool> {
    Ok(tx.exec(&UPDATE_QUEUED, params![body, id]).await? == 1)
}

/// Empties mail that was written to an address, in the outbox too; what waits to be sent is left.
pub async fn forget(tx: &Tx, body: BodyId, address: &str) -> Result<()> {
    tx.exec(&FORGET_READER, params![body, address]).await?;
    Ok(())
}
