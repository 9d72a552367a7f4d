//! Queries of what hangs on a request: who wrote it down, its letters, papers that came with it, files of its answer,
//! and the pattern of the body's numbers.

use db::{Db, Sql, Tx, params, sql};
use rules::Code as _;
use rules::request::Series;

use super::answer_file::{AnswerFile, LinkedEntry};
use super::letter::Letter;
use super::model::Intake;
use super::paper::{Paper, Sealed};
use crate::Result;
use crate::ids::{AccountId, BodyId, DocumentVersionId, EntryId, Hex, PaperId, RequestId, UnitId};

const INSERT_INTAKE: Sql = sql!("sql/insert_intake.sql");
const FIND_INTAKE: Sql = sql!("sql/find_intake.sql");
const FIND_PATTERN: Sql = sql!("sql/find_pattern.sql");
const UPSERT_PATTERN: Sql = sql!("sql/upsert_pattern.sql");
const RAISE_LETTER_NUMBER: Sql = sql!("sql/raise_letter_number.sql");
const INSERT_LETTER: Sql = sql!("sql/insert_letter.sql");
const LIST_LETTERS: Sql = sql!("sql/list_letters.sql");
const FIND_LETTER_BY_NUMBER: Sql = sql!("sql/find_letter_by_number.sql");
const INSERT_PAPER: Sql = sql!("sql/insert_paper.sql");
const LIST_PAPERS: Sql = sql!("sql/list_papers.sql");
const DELETE_PAPERS: Sql = sql!("sql/delete_papers.sql");
const LIST_PAPER_CONTENT: Sql = sql!("sql/list_paper_content.sql");
const COUNT_PAPER_CONTENT: Sql = sql!("sql/count_paper_content.sql");
const FIND_PAPER: Sql = sql!("sql/find_paper.sql");
const INSERT_REQUEST_ENTRY: Sql = sql!("sql/insert_request_entry.sql");
const LIST_ENTRIES_OF_REQUEST: Sql = sql!("sql/list_entries_of_request.sql");
const FIND_REQUEST_OF_ENTRY: Sql = sql!("sql/find_request_of_entry.sql");
const DELETE_REQUEST_ENTRY: Sql = sql!("sql/delete_request_entry.sql");
const COUNT_ANSWER_FILES_OF_ENTRY: Sql = sql!("sql/count_answer_files_of_entry.sql");
const INSERT_ANSWER_FILE: Sql = sql!("sql/insert_answer_file.sql");
const LIST_ANSWER_FILES: Sql = sql!("sql/list_answer_files.sql");

/// Notes who wrote a request down, and when.
pub(super) async fn insert_intake(
    tx: &Tx,
    body: BodyId,
    id: RequestId,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&INSERT_INTAKE, params![body, id, by, now_ms]).await?;
    Ok(())
}

/// Who wrote a request down; none when it arrived by itself.
pub(super) async fn find_intake(db: &Db, body: BodyId, id: RequestId) -> Result<Option<Intake>> {
    Ok(db.optional(&FIND_INTAKE, params![body, id]).await?)
}

/// The body's own pattern of a series; none for the usual one.
pub(super) async fn find_pattern(db: &Db, body: BodyId, series: Series) -> Result<Option<String>> {
    Ok(db.optional(&FIND_PATTERN, params![body, series.code()]).await?)
}

/// Sets the body's pattern of a series.
pub(super) async fn upsert_pattern(
    tx: &Tx,
    body: BodyId,
    (series, pattern): (Series, &str),
    now_ms: i64,
) -> Result<()> {
    tx.exec(&UPSERT_PATTERN, params![body, series.code(), pattern, now_ms]).await?;
    Ok(())
}

/// The next number of a letter. The row it raises holds other letters of the unit back until commit.
pub(super) async fn raise_letter_number(tx: &Tx, body: BodyId, unit: UnitId, year: i64) -> Result<i64> {
    Ok(tx.one(&RAISE_LETTER_NUMBER, params![body, unit, year]).await?)
}

/// Writes an issued letter.
pub(super) async fn insert_letter(tx: &Tx, body: BodyId, letter: &Letter) -> Result<()> {
    let values = params![
        body,
        letter.request_id,
        letter.kind,
        &letter.number,
        &letter.issued_on,
        letter.issued_at,
        &letter.officer_name,
        &letter.officer_position,
        &letter.text,
        &letter.digest,
        letter.log_seq,
    ];
    tx.exec(&INSERT_LETTER, values).await?;
    Ok(())
}

/// Letters of a case, oldest first.
pub(super) async fn list_letters(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<Letter>> {
    Ok(db.all(&LIST_LETTERS, params![body, id]).await?)
}

/// The letter of a number.
pub(super) async fn find_letter_by_number(db: &Db, body: BodyId, number: &str) -> Result<Option<Letter>> {
    Ok(db.optional(&FIND_LETTER_BY_NUMBER, params![body, number]).await?)
}

/// Writes a paper whose sealed content is in the file store.
pub(super) async fn insert_paper(
    tx: &Tx,
    body: BodyId,
    id: RequestId,
    paper: &Sealed,
    now_ms: i64,
) -> Result<PaperId> {
    let values = params![body, id, paper.kind.code(), paper.name.clone(), &paper.sha256, paper.bytes, now_ms];
    Ok(tx.one(&INSERT_PAPER, values).await?)
}

/// Papers that came with a request, oldest first.
pub(super) async fn list_papers(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<Paper>> {
    Ok(db.all(&LIST_PAPERS, params![body, id]).await?)
}

/// One of them.
pub(super) async fn find_paper(
    db: &Db,
    body: BodyId,
    id: RequestId,
    paper: PaperId,
) -> Result<Option<Paper>> {
    Ok(db.optional(&FIND_PAPER, params![body, id, paper]).await?)
}

/// Ties an entry of the register to the request it was made for.
pub(super) async fn insert_request_entry(tx: &Tx, body: BodyId, id: RequestId, entry: EntryId) -> Result<()> {
    tx.exec(&INSERT_REQUEST_ENTRY, params![body, id, entry]).await?;
    Ok(())
}

/// Entries made for a request.
pub(super) async fn list_entries(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<LinkedEntry>> {
    Ok(db.all(&LIST_ENTRIES_OF_REQUEST, params![body, id]).await?)
}

/// Id and number of the request an entry was made for.
pub(super) async fn find_request_of_entry(
    db: &Db,
    body: BodyId,
    entry: EntryId,
) -> Result<Option<(RequestId, String)>> {
    Ok(db.optional(&FIND_REQUEST_OF_ENTRY, params![body, entry]).await?)
}

/// Unties an entry that is thrown away.
pub(super) async fn delete_request_entry(tx: &Tx, body: BodyId, entry: EntryId) -> Result<()> {
    tx.exec(&DELETE_REQUEST_ENTRY, params![body, entry]).await?;
    Ok(())
}

/// How many files of an entry were given as an answer.
pub(super) async fn count_answer_files(db: &Db, body: BodyId, entry: EntryId) -> Result<i64> {
    Ok(db.one(&COUNT_ANSWER_FILES_OF_ENTRY, params![body, entry]).await?)
}

/// Notes a file of the written notice.
pub(super) async fn insert_answer_file(
    tx: &Tx,
    body: BodyId,
    id: RequestId,
    (place, file, title): (i64, DocumentVersionId, &str),
) -> Result<()> {
    tx.exec(&INSERT_ANSWER_FILE, params![body, id, file, place, title]).await?;
    Ok(())
}

/// Files of the written notice, in order.
pub(super) async fn list_answer_files(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<AnswerFile>> {
    Ok(db.all(&LIST_ANSWER_FILES, params![body, id]).await?)
}

/// Content of the papers of a case in the store of files.
pub(super) async fn list_paper_content(tx: &Tx, body: BodyId, id: RequestId) -> Result<Vec<Hex>> {
    Ok(tx.all(&LIST_PAPER_CONTENT, params![body, id]).await?)
}

/// How many papers, of whatever body, have this sealed content.
pub(super) async fn count_paper_content(db: &Db, sha256: &Hex) -> Result<i64> {
    Ok(db.one(&COUNT_PAPER_CONTENT, params![sha256]).await?)
}

/// Lets go of the papers of a case: their names go, and nothing leads to their sealed content any more.
pub(super) async fn delete_papers(tx: &Tx, body: BodyId, id: RequestId) -> Result<()> {
    tx.exec(&DELETE_PAPERS, params![body, id]).await?;
    Ok(())
}
