//! Queries of half-yearly reports.

use db::{Db, Sql, Tx, params, sql};
use jiff::civil::Date;
use rules::service_report::{DueDay, HalfYear};

use super::model::{Consolidation, SemesterReport, Step, Words};
use crate::ids::{BodyId, Hex, SemesterReportId, UnitId};
use crate::{Error, Result};

const FIND_REPORT: Sql = sql!("sql/find_report.sql");
const FIND_REPORT_OF_UNIT: Sql = sql!("sql/find_report_of_unit.sql");
const LIST_REPORTS: Sql = sql!("sql/list_reports.sql");
const LIST_UNSIGNED: Sql = sql!("sql/list_unsigned.sql");
const INSERT_REPORT: Sql = sql!("sql/insert_report.sql");
const UPDATE_REPORT: Sql = sql!("sql/update_report.sql");
const SET_TOLD: Sql = sql!("sql/set_told.sql");
const INSERT_STEP: Sql = sql!("sql/insert_step.sql");
const LIST_STEPS: Sql = sql!("sql/list_steps.sql");
const LIST_PERIODS: Sql = sql!("sql/list_periods.sql");
const FIND_DUE_DAY: Sql = sql!("sql/find_due_day.sql");
const PUT_DUE_DAY: Sql = sql!("sql/put_due_day.sql");
const INSERT_CONSOLIDATION: Sql = sql!("sql/insert_consolidation.sql");
const FIND_CONSOLIDATION: Sql = sql!("sql/find_consolidation.sql");

/// One report.
pub(super) async fn find(db: &Db, body: BodyId, id: SemesterReportId) -> Result<Option<SemesterReport>> {
    Ok(db.optional(&FIND_REPORT, params![body, id]).await?)
}

/// The report of a unit about a half-year; none before it was begun.
/// Errors: the database does not answer.
pub async fn find_of_unit(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    period: HalfYear,
) -> Result<Option<SemesterReport>> {
    Ok(db.optional(&FIND_REPORT_OF_UNIT, params![body, unit, period.to_string()]).await?)
}

/// Reports about a half-year: all, or of one unit.
pub(super) async fn list(
    db: &Db,
    body: BodyId,
    period: HalfYear,
    unit: Option<UnitId>,
) -> Result<Vec<SemesterReport>> {
    let period = period.to_string();
    let mut all: Vec<SemesterReport> = Vec::new();
    loop {
        let after = all.last().map_or(SemesterReportId(0), |report| report.id);
        let more: Vec<SemesterReport> = db.all(&LIST_REPORTS, params![body, &period, unit, after]).await?;
        if more.is_empty() {
            return Ok(all);
        }
        all.extend(more);
    }
}

/// Reports of any half-year that wait for a signature, after an id. At most 500.
pub(super) async fn list_unsigned(
    db: &Db,
    body: BodyId,
    after: SemesterReportId,
) -> Result<Vec<SemesterReport>> {
    Ok(db.all(&LIST_UNSIGNED, params![body, after]).await?)
}

/// A report to be begun.
pub(super) struct New<'a> {
    pub(super) unit: UnitId,
    pub(super) period: HalfYear,
    pub(super) until: Date,
    pub(super) due: Date,
    pub(super) words: &'a Words,
    pub(super) is_sample: bool,
}

/// Begins a report. None when the unit has one about this half-year.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    new: &New<'_>,
    now_ms: i64,
) -> Result<Option<SemesterReportId>> {
    let values = params![
        body,
        new.unit,
        new.period.to_string(),
        new.until.to_string(),
        new.due.to_string(),
        &new.words.obstacles,
        &new.words.plan,
        &Hex::default(),
        new.is_sample,
        now_ms,
    ];
    Ok(tx.optional(&INSERT_REPORT, values).await?)
}

/// Writes a report back. Errors: `Conflict` when somebody else changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, one: &SemesterReport, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        one.id,
        one.version,
        one.state,
        &one.obstacles,
        &one.plan,
        &one.notes,
        &one.signer_name,
        &one.signer_position,
        one.signed_on.clone(),
        one.submitted_at,
        &one.figures,
        &one.digest,
        &one.remark,
        one.reopened,
        now_ms,
    ];
    if tx.exec(&UPDATE_REPORT, values).await? == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Notes that the unit was reminded.
pub(super) async fn set_told(tx: &Tx, body: BodyId, id: SemesterReportId, today: Date) -> Result<()> {
    tx.exec(&SET_TOLD, params![body, id, today.to_string()]).await?;
    Ok(())
}

/// Notes what became of a report.
pub(super) async fn insert_step(tx: &Tx, body: BodyId, id: SemesterReportId, step: &Step) -> Result<()> {
    let Step { at, event, actor_name, note, digest } = step;
    tx.exec(&INSERT_STEP, params![body, id, *at, event, actor_name, note, digest]).await?;
    Ok(())
}

/// What became of a report, oldest first, at most 200. Errors: the database does not answer.
pub async fn steps(db: &Db, body: BodyId, id: SemesterReportId) -> Result<Vec<Step>> {
    Ok(db.all(&LIST_STEPS, params![body, id]).await?)
}

/// Half-years with reports of the body or of a unit, newest first.
pub(super) async fn periods(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<String>> {
    Ok(db.all(&LIST_PERIODS, params![body, unit]).await?)
}

/// The body's due day; the usual one when it set none. Errors: `Internal` for a stored one that may not be.
pub(super) async fn due_day(db: &Db, body: BodyId) -> Result<DueDay> {
    let own: Option<i64> = db.optional(&FIND_DUE_DAY, params![body]).await?;
    let Some(own) = own else { return Ok(DueDay::default()) };
    DueDay::new(own).map_err(|fault| Error::Internal(anyhow::anyhow!("stored due day {own}: {fault:?}")))
}

/// Sets the body's due day.
pub(super) async fn put_due_day(tx: &Tx, body: BodyId, day: DueDay, now_ms: i64) -> Result<()> {
    tx.exec(&PUT_DUE_DAY, params![body, i64::from(day.day()), now_ms]).await?;
    Ok(())
}

/// Keeps the city's report of a half-year.
pub(super) async fn insert_consolidation(
    tx: &Tx,
    body: BodyId,
    period: HalfYear,
    made: &Consolidation,
) -> Result<i64> {
    let Consolidation { reports, figures, digest, made_at, made_by } = made;
    let values = params![body, period.to_string(), *reports, figures, digest, *made_at, made_by];
    Ok(tx.one(&INSERT_CONSOLIDATION, values).await?)
}

/// The newest city's report of a half-year.
pub(super) async fn consolidation(db: &Db, body: BodyId, period: HalfYear) -> Result<Option<Consolidation>> {
    Ok(db.optional(&FIND_CONSOLIDATION, params![body, period.to_string()]).await?)
}
