//! Queries of the survey.

use db::{Db, Sql, Tx, params, sql};

use crate::Result;
use crate::ids::{BodyId, RequestId, UnitId};

const FIND_ANSWER: Sql = sql!("sql/find_answer.sql");
const FORGET_WORDS: Sql = sql!("sql/forget_words.sql");
const INSERT_ANSWER: Sql = sql!("sql/insert_answer.sql");
const LIST_ANSWERS: Sql = sql!("sql/list_answers.sql");

db::record! {
    /// An answer with its case.
    #[derive(Debug, Clone)]
    pub(super) struct Answer {
        pub(super) request_id: RequestId,
        pub(super) number: String,
        pub(super) unit_id: UnitId,
        pub(super) score: i64,
        pub(super) words: String,
        pub(super) answered_at: i64,
    }
}

/// The mark of a case; none before.
pub(super) async fn find(db: &Db, body: BodyId, request: RequestId) -> Result<Option<i64>> {
    Ok(db.optional(&FIND_ANSWER, params![body, request]).await?)
}

/// Writes an answer. False when the case has one.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    request: RequestId,
    (score, words): (i64, &str),
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&INSERT_ANSWER, params![body, request, score, words, now_ms]).await? == 1)
}

/// Answers after a place (moment and case) in the list, newest first.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    (before_at, before): (i64, i64),
    limit: i64,
) -> Result<Vec<Answer>> {
    Ok(db.all(&LIST_ANSWERS, params![body, before_at, before, limit]).await?)
}

/// Empties the words of a case, which may name people; the mark stays.
pub async fn forget_words(tx: &Tx, body: BodyId, request: RequestId) -> Result<()> {
    tx.exec(&FORGET_WORDS, params![body, request]).await?;
    Ok(())
}
