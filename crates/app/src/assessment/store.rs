//! Queries of assessments.

use db::{Db, Sql, Tx, params, sql};

use super::model::{AnswerRow, Effort, EntryCount, NightScore, ObjectionCount, OwnScheme, Proof};
use crate::Result;
use crate::document::NewFile;
use crate::ids::{BodyId, ProofId, UnitId};

const LIST_SCHEMES: Sql = sql!("sql/list_schemes.sql");
const INSERT_SCHEME: Sql = sql!("sql/insert_scheme.sql");
const LIST_EFFORTS: Sql = sql!("sql/list_efforts.sql");
const PUT_EFFORT: Sql = sql!("sql/put_effort.sql");
const LIST_ANSWERS: Sql = sql!("sql/list_answers.sql");
const PUT_SELF: Sql = sql!("sql/put_self.sql");
const PUT_VERIFIED: Sql = sql!("sql/put_verified.sql");
const INSERT_PROOF: Sql = sql!("sql/insert_proof.sql");
const LIST_PROOFS: Sql = sql!("sql/list_proofs.sql");
const FIND_PROOF: Sql = sql!("sql/find_proof.sql");
const PUT_SCORE: Sql = sql!("sql/put_score.sql");
const FIND_SCORE: Sql = sql!("sql/find_score.sql");
const LIST_SCORES: Sql = sql!("sql/list_scores.sql");
const COUNT_ENTRIES: Sql = sql!("sql/count_entries.sql");
const COUNT_OBJECTIONS: Sql = sql!("sql/count_objections.sql");

/// Own instruments: the newest version of each, or every version of one.
pub(super) async fn list_schemes(db: &Db, body: BodyId, code: Option<&str>) -> Result<Vec<OwnScheme>> {
    Ok(db.all(&LIST_SCHEMES, params![body, code, i64::from(code.is_some())]).await?)
}

/// Writes a version. False when somebody else wrote it meanwhile.
pub(super) async fn insert_scheme(tx: &Tx, body: BodyId, own: &OwnScheme) -> Result<bool> {
    let OwnScheme { code, version, format, content, digest, made_at } = own;
    let values = params![body, code, *version, format, content, digest, *made_at];
    Ok(tx.exec(&INSERT_SCHEME, values).await? == 1)
}

/// Days of work the body set.
pub(super) async fn list_efforts(db: &Db, body: BodyId) -> Result<Vec<Effort>> {
    Ok(db.all(&LIST_EFFORTS, params![body]).await?)
}

/// Sets days of work.
pub(super) async fn put_effort(tx: &Tx, body: BodyId, effort: &Effort) -> Result<()> {
    tx.exec(&PUT_EFFORT, params![body, &effort.code, effort.days]).await?;
    Ok(())
}

/// What people said by an instrument, of one unit or of all.
pub(super) async fn list_answers(
    db: &Db,
    body: BodyId,
    scheme: &str,
    unit: Option<UnitId>,
) -> Result<Vec<AnswerRow>> {
    Ok(db.all(&LIST_ANSWERS, params![body, scheme, unit]).await?)
}

/// Writes what the unit says.
pub(super) async fn put_self(tx: &Tx, body: BodyId, row: &AnswerRow) -> Result<()> {
    let AnswerRow { scheme, unit_id, question, self_grade, self_note, self_link, self_at, .. } = row;
    let values = params![body, scheme, *unit_id, question, *self_grade, self_note, self_link, *self_at];
    tx.exec(&PUT_SELF, values).await?;
    Ok(())
}

/// Writes what the one who verified says.
pub(super) async fn put_verified(tx: &Tx, body: BodyId, row: &AnswerRow) -> Result<()> {
    let AnswerRow { scheme, unit_id, question, verified_grade, verified_note, verified_at, .. } = row;
    let values = params![body, scheme, *unit_id, question, *verified_grade, verified_note, *verified_at];
    tx.exec(&PUT_VERIFIED, values).await?;
    Ok(())
}

/// Adds a proof whose bytes are in the file store.
pub(super) async fn insert_proof(
    tx: &Tx,
    body: BodyId,
    (scheme, unit, question): (&str, UnitId, &str),
    file: &NewFile,
    now_ms: i64,
) -> Result<ProofId> {
    let values = params![body, scheme, unit, question, &file.name, &file.sha256, file.bytes, now_ms];
    Ok(tx.one(&INSERT_PROOF, values).await?)
}

/// Proofs by an instrument, of one unit or of all.
pub(super) async fn list_proofs(
    db: &Db,
    body: BodyId,
    scheme: &str,
    unit: Option<UnitId>,
) -> Result<Vec<Proof>> {
    Ok(db.all(&LIST_PROOFS, params![body, scheme, unit]).await?)
}

/// One proof.
pub(super) async fn find_proof(db: &Db, body: BodyId, id: ProofId) -> Result<Option<Proof>> {
    Ok(db.optional(&FIND_PROOF, params![body, id]).await?)
}

/// Writes the count of a night; a second one of the day takes its place.
pub(super) async fn put_score(tx: &Tx, body: BodyId, night: &NightScore) -> Result<()> {
    let NightScore {
        scheme,
        unit_id,
        day,
        score,
        ceiling,
        verified,
        answered,
        questions,
        qualification,
        steps,
        digest,
        counted_at,
    } = night;
    let values = params![
        body,
        scheme,
        *unit_id,
        day,
        *score,
        *ceiling,
        *verified,
        *answered,
        *questions,
        *qualification,
        steps,
        digest,
        *counted_at,
    ];
    tx.exec(&PUT_SCORE, values).await?;
    Ok(())
}

/// The newest count of a unit.
pub(super) async fn find_score(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    scheme: &str,
) -> Result<Option<NightScore>> {
    Ok(db.optional(&FIND_SCORE, params![body, unit, scheme]).await?)
}

/// Counts of the newest night, every unit.
pub(super) async fn list_scores(db: &Db, body: BodyId, scheme: &str) -> Result<Vec<NightScore>> {
    Ok(db.all(&LIST_SCORES, params![body, scheme]).await?)
}

/// Public entries by unit.
pub(super) async fn count_entries(db: &Db, body: BodyId) -> Result<Vec<EntryCount>> {
    Ok(db.all(&COUNT_ENTRIES, params![body]).await?)
}

/// Objections received from a day to before another, by unit, as they stand on `today`.
pub(super) async fn count_objections(
    db: &Db,
    body: BodyId,
    (from, to): (&str, &str),
    today: &str,
) -> Result<Vec<ObjectionCount>> {
    Ok(db.all(&COUNT_OBJECTIONS, params![body, from, to, today]).await?)
}
