//! Queries of exempt information.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Advice, Covered, Exemption};
use crate::deadline::recount::stored_day;
use crate::ids::{AccountId, BodyId, ExemptionId, UnitId};
use crate::{Error, Result};

const FIND_EXEMPTION: Sql = sql!("sql/find_exemption.sql");
const INSERT_EXEMPTION: Sql = sql!("sql/insert_exemption.sql");
const UPDATE_EXEMPTION: Sql = sql!("sql/update_exemption.sql");
const DELETE_EXEMPTION: Sql = sql!("sql/delete_exemption.sql");
const LIST_EXEMPTIONS: Sql = sql!("sql/list_exemptions.sql");
const LIST_ENDS: Sql = sql!("sql/list_ends.sql");
const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");
const LIST_ADVICE: Sql = sql!("sql/list_advice.sql");
const UPSERT_ADVICE: Sql = sql!("sql/upsert_advice.sql");
const DELETE_ADVICE: Sql = sql!("sql/delete_advice.sql");
const DELETE_OBLIGATIONS: Sql = sql!("sql/delete_obligations.sql");
const INSERT_OBLIGATION: Sql = sql!("sql/insert_obligation.sql");
const LIST_COVERED: Sql = sql!("sql/list_covered.sql");

/// Refuses rows with a day that cannot be read: an end taken for "none" would withhold for ever what the law opens
/// (PP 61/2010 Ps.11). Errors: `Internal`.
fn readable<'a, T: 'a, D>(rows: impl Iterator<Item = &'a T>, days: impl Fn(&'a T) -> D) -> Result<()>
where
    D: Iterator<Item = Option<&'a str>>,
{
    rows.flat_map(days).flatten().try_for_each(|day| stored_day(day).map(drop))
}

/// A row of the body.
pub async fn find(db: &Db, body: BodyId, id: ExemptionId) -> Result<Option<Exemption>> {
    let found: Option<Exemption> = db.optional(&FIND_EXEMPTION, params![body, id]).await?;
    readable(found.iter(), Exemption::days)?;
    Ok(found)
}

db::record! {
    /// When what is withheld becomes public.
    pub(super) struct End {
        /// The exemption.
        pub id: ExemptionId,
        /// Last day on which it is withheld, ISO.
        pub exempt_until: String,
    }
}

/// Ends of what is in force without a decision to open it, after an id, at most 500.
pub(super) async fn list_ends(db: &Db, body: BodyId, after: ExemptionId) -> Result<Vec<End>> {
    Ok(db.all(&LIST_ENDS, params![body, after]).await?)
}

/// Begins a draft.
pub async fn insert(
    tx: &Tx,
    body: BodyId,
    unit: UnitId,
    author: Option<AccountId>,
    is_sample: bool,
    now_ms: i64,
) -> Result<ExemptionId> {
    Ok(tx.one(&INSERT_EXEMPTION, params![body, unit, author, is_sample, now_ms]).await?)
}

/// Writes a row back. `exemption.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub async fn update(tx: &Tx, body: BodyId, exemption: &Exemption, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        exemption.id,
        exemption.version,
        exemption.state,
        &exemption.information,
        &exemption.document,
        &exemption.withheld_part,
        &exemption.occasion,
        &exemption.ground,
        &exemption.law,
        &exemption.if_opened,
        &exemption.if_closed,
        &exemption.weighing,
        &exemption.never_exempt,
        exemption.exempt_until.clone(),
        &exemption.period_basis,
        exemption.review_on.clone(),
        &exemption.decision_number,
        exemption.decided_on.clone(),
        &exemption.decided_at_place,
        &exemption.ppid_name,
        &exemption.ppid_position,
        exemption.decided_by,
        &exemption.head_name,
        &exemption.head_position,
        exemption.approved_by,
        exemption.approved_at,
        &exemption.remark,
        &exemption.opening_number,
        exemption.opening_decided_on.clone(),
        exemption.opened_on.clone(),
        exemption.opened_by.clone(),
        &exemption.opened_reason,
        exemption.entry_id,
        now_ms,
    ];
    match tx.exec(&UPDATE_EXEMPTION, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Replaces the obligations a draft covers.
pub async fn put_obligations(tx: &Tx, body: BodyId, id: ExemptionId, codes: &[String]) -> Result<()> {
    tx.exec(&DELETE_OBLIGATIONS, params![body, id]).await?;
    for code in codes {
        tx.exec(&INSERT_OBLIGATION, params![body, id, code]).await?;
    }
    Ok(())
}

/// Obligations covered by approved exemptions, of one unit or of all. Whether each still holds is
/// [`Covered::holds`].
pub async fn list_covered(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Covered>> {
    let found: Vec<Covered> = db.all(&LIST_COVERED, params![body, unit]).await?;
    readable(found.iter(), |one| [one.exempt_until.as_deref()].into_iter())?;
    Ok(found)
}

/// Removes a draft with its advice.
/// Errors: `Conflict` when it changed since it was read.
pub async fn delete(tx: &Tx, body: BodyId, exemption: &Exemption) -> Result<()> {
    tx.exec(&DELETE_ADVICE, params![body, exemption.id]).await?;
    tx.exec(&DELETE_OBLIGATIONS, params![body, exemption.id]).await?;
    match tx.exec(&DELETE_EXEMPTION, params![body, exemption.id, exemption.version]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Rows of the body, drafts first, then by end; of one unit when given. At most 500.
pub async fn list(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Exemption>> {
    let found: Vec<Exemption> = db.all(&LIST_EXEMPTIONS, params![body, unit]).await?;
    readable(found.iter(), Exemption::days)?;
    Ok(found)
}

/// Rows of the public list: approved ones, in force or opened since, of one unit when given. At most 2,000.
pub async fn list_public(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Exemption>> {
    let found: Vec<Exemption> = db.all(&LIST_PUBLIC, params![body, unit]).await?;
    readable(found.iter(), Exemption::days)?;
    Ok(found)
}

/// What was advised about a row, oldest first.
pub async fn list_advice(db: &Db, body: BodyId, id: ExemptionId) -> Result<Vec<Advice>> {
    Ok(db.all(&LIST_ADVICE, params![body, id]).await?)
}

/// Records advice; a later one of the same person replaces it.
pub async fn upsert_advice(tx: &Tx, body: BodyId, id: ExemptionId, advice: &Advice) -> Result<()> {
    let values = params![body, id, advice.account_id, &advice.name, &advice.advice, &advice.note, advice.at];
    tx.exec(&UPSERT_ADVICE, values).await?;
    Ok(())
}
