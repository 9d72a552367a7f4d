//! Queries of unfinished uploads.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{AccountId, BodyId, UploadId};

const INSERT_UPLOAD: Sql = sql!("sql/insert_upload.sql");
const FIND_UPLOAD: Sql = sql!("sql/find_upload.sql");
const FIND_UPLOAD_BY_ID: Sql = sql!("sql/find_upload_by_id.sql");
const COUNT_OPEN_UPLOADS: Sql = sql!("sql/count_open_uploads.sql");
const UPDATE_RECEIVED: Sql = sql!("sql/update_received.sql");
const UPDATE_TAKEN: Sql = sql!("sql/update_taken.sql");
const UPDATE_EXPIRED: Sql = sql!("sql/update_expired.sql");
const INSERT_PART: Sql = sql!("sql/insert_part.sql");
const LIST_PARTS: Sql = sql!("sql/list_parts.sql");
const COUNT_PARTS: Sql = sql!("sql/count_parts.sql");
const DELETE_PARTS: Sql = sql!("sql/delete_parts.sql");
const DELETE_UPLOAD: Sql = sql!("sql/delete_upload.sql");

db::record! {
    /// A file being sent.
    #[derive(Debug, Clone)]
    pub(super) struct Upload {
        /// Id.
        pub(super) id: UploadId,
        /// Name of the file, without folders.
        pub(super) name: String,
        /// Size of the whole.
        pub(super) bytes: i64,
        /// Bytes that came so far, without a gap.
        pub(super) received: i64,
        /// Until when it is kept, Unix ms; each piece moves it.
        pub(super) expires_at: i64,
        /// When a form took it, Unix ms.
        pub(super) taken_at: Option<i64>,
    }
}

/// A file about to be sent.
#[derive(Debug, Clone)]
pub(super) struct NewUpload {
    pub(super) token: String,
    pub(super) account: AccountId,
    pub(super) name: String,
    pub(super) bytes: i64,
    pub(super) expires_at: i64,
}

pub(super) async fn insert_upload(tx: &Tx, body: BodyId, new: &NewUpload, now_ms: i64) -> Result<UploadId> {
    let values = params![body, &new.token, new.account, &new.name, new.bytes, now_ms, new.expires_at];
    Ok(tx.one(&INSERT_UPLOAD, values).await?)
}

/// An upload of this account that is neither taken nor over.
pub(super) async fn find_upload(
    db: &Db,
    body: BodyId,
    account: AccountId,
    token: &str,
    now_ms: i64,
) -> Result<Option<Upload>> {
    Ok(db.optional(&FIND_UPLOAD, params![body, account, token, now_ms]).await?)
}

pub(super) async fn find_upload_by_id(db: &Db, body: BodyId, id: UploadId) -> Result<Option<Upload>> {
    Ok(db.optional(&FIND_UPLOAD_BY_ID, params![body, id]).await?)
}

/// How many uploads of an account are open.
pub(super) async fn count_open(db: &Db, body: BodyId, account: AccountId, now_ms: i64) -> Result<i64> {
    Ok(db.one(&COUNT_OPEN_UPLOADS, params![body, account, now_ms]).await?)
}

/// Notes that more came. False when another request was faster.
pub(super) async fn update_received(
    tx: &Tx,
    body: BodyId,
    upload: &Upload,
    received: i64,
    expires_at: i64,
) -> Result<bool> {
    let values = params![body, upload.id, upload.received, received, expires_at];
    Ok(tx.exec(&UPDATE_RECEIVED, values).await? == 1)
}

/// Marks a whole upload as taken. False when it was taken before or is not whole.
pub(super) async fn update_taken(tx: &Tx, body: BodyId, id: UploadId, now_ms: i64) -> Result<bool> {
    Ok(tx.exec(&UPDATE_TAKEN, params![body, id, now_ms]).await? == 1)
}

/// Ends an upload now.
pub(super) async fn update_expired(tx: &Tx, body: BodyId, id: UploadId, now_ms: i64) -> Result<()> {
    tx.exec(&UPDATE_EXPIRED, params![body, id, now_ms]).await?;
    Ok(())
}

pub(super) async fn insert_part(
    tx: &Tx,
    body: BodyId,
    id: UploadId,
    starts_at: i64,
    name: &str,
) -> Result<()> {
    tx.exec(&INSERT_PART, params![body, id, starts_at, name]).await?;
    Ok(())
}

/// Names of the pieces in the file store, in order.
pub(super) async fn list_parts(db: &Db, body: BodyId, id: UploadId) -> Result<Vec<String>> {
    Ok(db.all(&LIST_PARTS, params![body, id]).await?)
}

pub(super) async fn count_parts(db: &Db, body: BodyId, id: UploadId) -> Result<i64> {
    Ok(db.one(&COUNT_PARTS, params![body, id]).await?)
}

/// Forgets an upload with its pieces.
pub(super) async fn delete_upload(tx: &Tx, body: BodyId, id: UploadId) -> Result<()> {
    tx.exec(&DELETE_PARTS, params![body, id]).await?;
    tx.exec(&DELETE_UPLOAD, params![body, id]).await?;
    Ok(())
}
