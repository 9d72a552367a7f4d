//! Queries of recognition.

use db::{Db, Sql, Tx, params, sql};
use rules::recognition::Book;

use super::model::{Recognition, RecognitionId, YearCount};
use crate::Result;
use crate::ids::{BodyId, UnitId};

const FIND_BOOK: Sql = sql!("sql/find_book.sql");
const PUT_BOOK: Sql = sql!("sql/put_book.sql");
const INSERT_RECOGNITION: Sql = sql!("sql/insert_recognition.sql");
const FIND_RECOGNITION: Sql = sql!("sql/find_recognition.sql");
const FIND_BY_NUMBER: Sql = sql!("sql/find_by_number.sql");
const LIST_RECOGNITIONS: Sql = sql!("sql/list_recognitions.sql");
const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");
const SET_RECOGNITION: Sql = sql!("sql/set_recognition.sql");
const RAISE_NUMBER: Sql = sql!("sql/raise_number.sql");
const COUNT_BY_YEAR: Sql = sql!("sql/count_by_year.sql");

db::record! {
    struct BookRow {
        award_rank: u32,
        commend_rank: u32,
        coach_after: u32,
        warn_after: u32,
    }
}

/// The body's rules; the usual ones when it has none of its own.
pub(super) async fn book(db: &Db, body: BodyId) -> Result<Book> {
    let own: Option<BookRow> = db.optional(&FIND_BOOK, params![body]).await?;
    let book = |row: BookRow| Book {
        award_rank: row.award_rank,
        commend_rank: row.commend_rank,
        coach_after: row.coach_after,
        warn_after: row.warn_after,
    };
    Ok(own.map(book).unwrap_or_default())
}

/// Sets the body's rules.
pub(super) async fn put_book(tx: &Tx, body: BodyId, book: Book, now_ms: i64) -> Result<()> {
    let Book { award_rank, commend_rank, coach_after, warn_after } = book;
    tx.exec(&PUT_BOOK, params![body, award_rank, commend_rank, coach_after, warn_after, now_ms]).await?;
    Ok(())
}

/// Writes a proposal; its id comes from elsewhere. False when the unit has one of that month.
pub(super) async fn insert(tx: &Tx, body: BodyId, one: &Recognition) -> Result<bool> {
    let Recognition { month, unit_id, league, kind, rank, posts, silent_months, proposed_at, digest, .. } =
        one;
    let values = params![
        body,
        month,
        *unit_id,
        *league,
        *kind,
        *rank,
        *posts,
        *silent_months,
        *proposed_at,
        digest,
        one.is_sample,
    ];
    Ok(tx.exec(&INSERT_RECOGNITION, values).await? == 1)
}

/// One of them.
pub(super) async fn find(db: &Db, body: BodyId, id: RecognitionId) -> Result<Option<Recognition>> {
    Ok(db.optional(&FIND_RECOGNITION, params![body, id]).await?)
}

/// The one whose paper has this number.
pub(super) async fn find_by_number(db: &Db, body: BodyId, number: &str) -> Result<Option<Recognition>> {
    Ok(db.optional(&FIND_BY_NUMBER, params![body, number]).await?)
}

/// Those of a state and a unit, or all, newest first, after an id.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    (state, unit): (Option<&str>, Option<UnitId>),
    before: RecognitionId,
    limit: i64,
) -> Result<Vec<Recognition>> {
    Ok(db.all(&LIST_RECOGNITIONS, params![body, state, unit, before, limit]).await?)
}

/// Those everybody may see, newest first, after an id.
pub(super) async fn list_public(
    db: &Db,
    body: BodyId,
    before: RecognitionId,
    limit: i64,
) -> Result<Vec<Recognition>> {
    Ok(db.all(&LIST_PUBLIC, params![body, before, limit]).await?)
}

/// Writes what was decided or done. False when it stood elsewhere than `from` meanwhile.
pub(super) async fn set(tx: &Tx, body: BodyId, one: &Recognition, from: &str) -> Result<bool> {
    let values = params![
        body,
        one.id,
        &one.state,
        &one.number,
        one.decided_on.clone(),
        one.decided_at,
        &one.signer_name,
        &one.signer_position,
        &one.reason,
        one.is_public,
        one.due_on.clone(),
        one.done_on.clone(),
        &one.done_note,
        &one.digest,
        one.log_seq,
        from,
    ];
    Ok(tx.exec(&SET_RECOGNITION, values).await? == 1)
}

/// The next number of a year.
pub(super) async fn raise_number(tx: &Tx, body: BodyId, year: i16) -> Result<i64> {
    Ok(tx.one(&RAISE_NUMBER, params![body, i64::from(year)]).await?)
}

/// How many were decided by year and kind, all or those everybody may see.
pub(super) async fn count_by_year(db: &Db, body: BodyId, is_public: bool) -> Result<Vec<YearCount>> {
    Ok(db.all(&COUNT_BY_YEAR, params![body, is_public]).await?)
}
