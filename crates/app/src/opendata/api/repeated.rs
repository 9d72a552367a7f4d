//! `Idempotency-Key`: a call sent twice makes one entry.
//!
//! The key is written in the transaction that makes the entry; the answer is kept when it is known, for a
//! week. A key that comes with another body is a mistake of the caller and refused. Table: `api_request`.

use axum::http::HeaderMap;
use db::{DbError, Sql, Tx, params, sql};

use super::problem::Fault;
use crate::account::token::TokenId;
use crate::ctx::Ctx;
use crate::ids::EntryId;
use crate::{Error, Result};

const FIND_REQUEST: Sql = sql!("../sql/find_request.sql");
const INSERT_REQUEST: Sql = sql!("../sql/insert_request.sql");
const UPDATE_REQUEST: Sql = sql!("../sql/update_request.sql");
const DELETE_OLD_REQUESTS: Sql = sql!("../sql/delete_old_requests.sql");

/// Answers are kept so long, milliseconds.
const KEPT_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// A key with the body it came with.
pub(super) struct Key {
    token: TokenId,
    text: String,
    digest: String,
}

/// What is known of a key.
pub(super) enum Seen {
    /// Nothing.
    Never,
    /// The entry was made, the call did not come to its end.
    Begun(EntryId),
    /// The entry and the answer that was given.
    Answered(EntryId, String),
}

db::record! {
    struct Row {
        digest: String,
        entry_id: EntryId,
        answer: String,
    }
}

impl Key {
    /// The key of a request; none when it has none.
    /// Errors: 422 for a key that is empty, too long or holds other than printable ASCII.
    pub(super) fn read(
        headers: &HeaderMap,
        token: TokenId,
        body: &[u8],
    ) -> std::result::Result<Option<Self>, Fault> {
        let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
        let text = value.to_str().unwrap_or_default().trim();
        if !(1..=200).contains(&text.len()) {
            return Err(Fault::parameter("Idempotency-Key", "must be 1 to 200 printable characters"));
        }
        let digest = web::secrets::sha256_hex(body);
        Ok(Some(Self { token, text: text.to_owned(), digest }))
    }
}

/// What the key led to before.
/// Errors: 422 when it came with another body.
pub(super) async fn find(ctx: &Ctx, key: &Key) -> std::result::Result<Seen, Fault> {
    let values = params![ctx.body(), key.token, &key.text];
    let row: Option<Row> = ctx.db().optional(&FIND_REQUEST, values).await.map_err(Error::from)?;
    let Some(row) = row else { return Ok(Seen::Never) };
    if row.digest != key.digest {
        return Err(Fault::parameter("Idempotency-Key", "was used with another body before"));
    }
    Ok(if row.answer.is_empty() {
        Seen::Begun(row.entry_id)
    } else {
        Seen::Answered(row.entry_id, row.answer)
    })
}

/// Binds the key to the entry, in the transaction that makes it.
/// Errors: `Conflict` when the same call is under way right now.
pub(super) async fn begin(ctx: &Ctx, tx: &Tx, key: &Key, entry: EntryId) -> Result<()> {
    tx.exec(&DELETE_OLD_REQUESTS, params![ctx.body(), ctx.now() - KEPT_MS]).await?;
    let values = params![ctx.body(), key.token, &key.text, &key.digest, entry, ctx.now()];
    match tx.exec(&INSERT_REQUEST, values).await {
        Ok(_) => Ok(()),
        Err(DbError::Unique { .. }) => Err(Error::Conflict),
        Err(other) => Err(other.into()),
    }
}

/// Keeps the answer.
pub(super) async fn end(ctx: &Ctx, key: &Key, answer: &str) -> Result<()> {
    let tx = ctx.db().begin().await?;
    tx.exec(&UPDATE_REQUEST, params![ctx.body(), key.token, &key.text, answer]).await?;
    tx.commit().await?;
    Ok(())
}
