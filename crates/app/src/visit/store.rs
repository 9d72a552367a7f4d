//! Queries of reads and questions.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Answered, MonthSum, Reads, Unfound};
use crate::Result;
use crate::ids::{BodyId, DocumentId, UnitId};

const ADD_READS: Sql = sql!("sql/add_reads.sql");
const ADD_QUESTION: Sql = sql!("sql/add_question.sql");
const FORGET_QUESTIONS: Sql = sql!("sql/forget_questions.sql");
const FIND_DOCUMENT_UNIT: Sql = sql!("sql/find_document_unit.sql");
const LIST_READS: Sql = sql!("sql/list_reads.sql");
const LIST_MONTHS: Sql = sql!("sql/list_months.sql");
const LIST_UNFOUND: Sql = sql!("sql/list_unfound.sql");
const FIND_UNFOUND: Sql = sql!("sql/find_unfound.sql");
const LIST_ANSWERED: Sql = sql!("sql/list_answered.sql");
const INSERT_ANSWER: Sql = sql!("sql/insert_answer.sql");
const IS_SHOWN: Sql = sql!("sql/is_shown.sql");
const INSERT_SHOWN: Sql = sql!("sql/insert_shown.sql");
const DELETE_SHOWN: Sql = sql!("sql/delete_shown.sql");

/// A day and how often something was read in it.
pub(super) struct Day<'a> {
    pub(super) kind: &'a str,
    pub(super) item: i64,
    pub(super) unit: UnitId,
    pub(super) day: &'a str,
    pub(super) reads: i64,
}

/// Adds reads of a day to those of other nodes.
pub(super) async fn add_reads(tx: &Tx, body: BodyId, day: &Day<'_>) -> Result<()> {
    tx.exec(&ADD_READS, params![body, day.kind, day.item, day.day, day.unit, day.reads]).await?;
    Ok(())
}

/// Adds how often a question was asked on a day.
pub(super) async fn add_question(tx: &Tx, body: BodyId, words: &str, day: &str, asked: i64) -> Result<()> {
    tx.exec(&ADD_QUESTION, params![body, words, day, asked]).await?;
    Ok(())
}

/// Forgets questions of days before one.
pub(super) async fn forget_questions(tx: &Tx, body: BodyId, before: &str) -> Result<()> {
    tx.exec(&FORGET_QUESTIONS, params![body, before]).await?;
    Ok(())
}

/// The unit of a document of the register.
pub(super) async fn unit_of_document(tx: &Tx, body: BodyId, id: DocumentId) -> Result<Option<UnitId>> {
    Ok(tx.optional(&FIND_DOCUMENT_UNIT, params![body, id]).await?)
}

/// What was read from a day to a day, most first, of a unit or of all.
pub(super) async fn list_reads(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (from, to): (&str, &str),
    limit: i64,
) -> Result<Vec<Reads>> {
    Ok(db.all(&LIST_READS, params![body, from, to, unit, limit]).await?)
}

/// Reads of each month from a day to a day, the oldest first.
pub(super) async fn list_months(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (from, to): (&str, &str),
) -> Result<Vec<MonthSum>> {
    Ok(db.all(&LIST_MONTHS, params![body, from, to, unit]).await?)
}

/// Questions nobody answered, asked on at least so many days, most asked first.
pub(super) async fn list_unfound(db: &Db, body: BodyId) -> Result<Vec<Unfound>> {
    Ok(db.all(&LIST_UNFOUND, params![body, rules::visit::DAYS_BEFORE_SHOWN]).await?)
}

/// One of them by its words.
pub(super) async fn find_unfound(db: &Db, body: BodyId, words: &str) -> Result<Option<Unfound>> {
    Ok(db.optional(&FIND_UNFOUND, params![body, rules::visit::DAYS_BEFORE_SHOWN, words]).await?)
}

/// The newest answers.
pub(super) async fn list_answered(db: &Db, body: BodyId) -> Result<Vec<Answered>> {
    Ok(db.all(&LIST_ANSWERED, params![body]).await?)
}

/// Writes an answer down; nothing when there is one. Returns its id.
pub(super) async fn insert_answer(tx: &Tx, body: BodyId, answer: &Answered) -> Result<Option<i64>> {
    let values = params![
        body,
        &answer.words,
        &answer.verdict,
        &answer.reason,
        answer.unit_id,
        answer.template_id,
        answer.answered_at,
    ];
    Ok(tx.optional(&INSERT_ANSWER, values).await?)
}

/// Whether everybody may see the numbers.
pub(super) async fn is_shown(db: &Db, body: BodyId) -> Result<bool> {
    let count: i64 = db.one(&IS_SHOWN, params![body]).await?;
    Ok(count > 0)
}

/// Shows them, or does not any more.
pub(super) async fn set_shown(tx: &Tx, body: BodyId, is_shown: bool, now: i64) -> Result<()> {
    if is_shown {
        tx.exec(&INSERT_SHOWN, params![body, now]).await?;
    } else {
        tx.exec(&DELETE_SHOWN, params![body]).await?;
    }
    Ok(())
}
