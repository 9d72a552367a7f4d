//! Queries of claims.

use db::{Db, Sql, Tx, params, sql};
use rules::claim::Said;

use super::model::{ClaimId, ClaimRow, RulingRow, digest_of};
use crate::Result;
use crate::ids::{AccountId, BodyId, Hex};

const INSERT_CLAIM: Sql = sql!("sql/insert_claim.sql");
const LIST_CLAIMS: Sql = sql!("sql/list_claims.sql");
const LIST_RULINGS: Sql = sql!("sql/list_rulings.sql");
const INSERT_RULING: Sql = sql!("sql/insert_ruling.sql");
const COUNT_RULINGS: Sql = sql!("sql/count_rulings.sql");

/// Where a claim comes from.
pub(super) struct From<'a> {
    /// Name of the file.
    pub(super) file: &'a str,
    /// Its line.
    pub(super) line: u32,
    /// When, Unix ms.
    pub(super) at: i64,
    /// Who brought it.
    pub(super) by: Option<AccountId>,
}

/// Writes a claim. False when it is known, letter by letter.
pub(super) async fn insert(tx: &Tx, body: BodyId, said: &Said, from: &From<'_>) -> Result<bool> {
    let digest = digest_of(said);
    let values = params![
        body,
        &digest,
        &said.year,
        &said.body,
        &said.score,
        &said.qualification,
        &said.rank,
        &said.bodies,
        &said.assessor,
        &said.document,
        &said.source,
        &said.note,
        said.is_shifted,
        from.file,
        from.line,
        from.at,
        from.by,
    ];
    Ok(tx.exec(&INSERT_CLAIM, values).await? == 1)
}

/// All claims of a body, oldest first.
pub(super) async fn list(db: &Db, body: BodyId) -> Result<Vec<ClaimRow>> {
    Ok(db.all(&LIST_CLAIMS, params![body]).await?)
}

/// All rulings, oldest first.
pub(super) async fn list_rulings(db: &Db, body: BodyId) -> Result<Vec<RulingRow>> {
    Ok(db.all(&LIST_RULINGS, params![body]).await?)
}

/// What a document says about a claim, to be written.
pub(super) struct NewRuling<'a> {
    /// The score; none sets the claim aside.
    pub(super) score: Option<i64>,
    /// Number of the decree.
    pub(super) document: &'a str,
    /// Why.
    pub(super) reason: &'a str,
    /// The document in the file store.
    pub(super) sha256: &'a Hex,
    /// Its size.
    pub(super) bytes: i64,
    /// When, Unix ms.
    pub(super) at: i64,
    /// Who.
    pub(super) by: &'a str,
}

/// Writes a ruling.
pub(super) async fn insert_ruling(tx: &Tx, body: BodyId, claim: ClaimId, new: &NewRuling<'_>) -> Result<()> {
    let NewRuling { score, document, reason, sha256, bytes, at, by } = *new;
    tx.exec(&INSERT_RULING, params![body, claim, score, document, reason, sha256, bytes, at, by]).await?;
    Ok(())
}

/// How many rulings a claim has, inside a transaction.
pub(super) async fn count_rulings(tx: &Tx, body: BodyId, claim: ClaimId) -> Result<i64> {
    Ok(tx.one(&COUNT_RULINGS, params![body, claim]).await?)
}
