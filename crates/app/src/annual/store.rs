//! Queries of the yearly report.

use db::{Db, Sql, Tx, params, sql};

use super::model::AnnualServiceReport;
use crate::ids::BodyId;
use crate::{Error, Result};

const FIND_ANNUAL: Sql = sql!("sql/find_annual.sql");
const LIST_ANNUAL: Sql = sql!("sql/list_annual.sql");
const INSERT_ANNUAL: Sql = sql!("sql/insert_annual.sql");
const UPDATE_ANNUAL: Sql = sql!("sql/update_annual.sql");

/// The report of a year; none before it was begun.
pub(super) async fn find(db: &Db, body: BodyId, year: i16) -> Result<Option<AnnualServiceReport>> {
    Ok(db.optional(&FIND_ANNUAL, params![body, i64::from(year)]).await?)
}

/// All of them, newest first, or only those everybody may read.
pub(super) async fn list(db: &Db, body: BodyId, is_public: bool) -> Result<Vec<AnnualServiceReport>> {
    Ok(db.all(&LIST_ANNUAL, params![body, is_public]).await?)
}

/// Begins the report of a year, unless it was begun.
pub(super) async fn insert(tx: &Tx, body: BodyId, year: i16, is_sample: bool, now_ms: i64) -> Result<()> {
    let empty = crate::ids::Hex::default();
    tx.exec(&INSERT_ANNUAL, params![body, i64::from(year), &empty, is_sample, now_ms]).await?;
    Ok(())
}

/// Writes it back. Errors: `Conflict` when somebody else changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, one: &AnnualServiceReport, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        one.year,
        one.version,
        &one.state,
        &one.policy,
        &one.means,
        &one.service,
        &one.disputes,
        &one.obstacles,
        &one.recommendations,
        &one.signer_name,
        &one.signer_position,
        &one.figures,
        &one.digest,
        one.published_at,
        one.entry_id,
        now_ms,
    ];
    if tx.exec(&UPDATE_ANNUAL, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}
