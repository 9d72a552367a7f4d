//! Queries of requests.

use db::{Db, Sql, Tx, Value, params, sql};
use rules::deadline::Due;

use super::model::{Filing, InformationRequest, Step, WrittenNotice};
use crate::deadline::recount::Told;
use crate::ids::{BodyId, RequestId, UnitId};
use crate::{Ctx, Error, Result};

const FIND_REQUEST: Sql = sql!("sql/find_request.sql");
const FIND_BY_TRACKING: Sql = sql!("sql/find_by_tracking.sql");
const FIND_SEALED: Sql = sql!("sql/find_sealed.sql");
const SET_REQUESTER: Sql = sql!("sql/set_requester.sql");
const FIND_BY_NUMBER: Sql = sql!("sql/find_by_number.sql");
const FIND_BY_FORM: Sql = sql!("sql/find_by_form.sql");
const LIST_REQUESTS: Sql = sql!("sql/list_requests.sql");
const RAISE_NUMBER: Sql = sql!("sql/raise_number.sql");
const INSERT_REQUEST: Sql = sql!("sql/insert_request.sql");
const UPDATE_REQUEST: Sql = sql!("sql/update_request.sql");
const SET_PLACE: Sql = sql!("sql/set_place.sql");
const INSERT_STEP: Sql = sql!("sql/insert_step.sql");
const INSERT_NOTICE: Sql = sql!("sql/insert_notice.sql");
const FIND_NOTICE: Sql = sql!("sql/find_notice.sql");
const LIST_DUE_GROUPS: Sql = sql!("sql/list_due_groups.sql");
const KEEP_DATES: Sql = sql!("sql/keep_dates.sql");
const KEEP_RECOUNT_STEP: Sql = sql!("sql/keep_recount_step.sql");
const SET_DATES: Sql = sql!("sql/set_dates.sql");
const LIST_UNTOLD: Sql = sql!("sql/list_untold.sql");
const SET_TOLD: Sql = sql!("sql/set_told.sql");
const LIST_DUE: Sql = sql!("sql/list_due.sql");
const LIST_STEPS: Sql = sql!("sql/list_steps.sql");

/// A request of the body.
pub(crate) async fn find(db: &Db, body: BodyId, id: RequestId) -> Result<Option<InformationRequest>> {
    Ok(db.optional(&FIND_REQUEST, params![body, id]).await?)
}

/// As [`find`], inside a transaction.
pub(crate) async fn find_in(tx: &Tx, body: BodyId, id: RequestId) -> Result<Option<InformationRequest>> {
    Ok(tx.optional(&FIND_REQUEST, params![body, id]).await?)
}

/// The request a tracking code leads to.
pub(super) async fn find_by_tracking(
    db: &Db,
    body: BodyId,
    tracking: &str,
) -> Result<Option<InformationRequest>> {
    Ok(db.optional(&FIND_BY_TRACKING, params![body, tracking]).await?)
}

/// The request of a registration number.
pub(super) async fn find_by_number(
    db: &Db,
    body: BodyId,
    number: &str,
) -> Result<Option<InformationRequest>> {
    Ok(db.optional(&FIND_BY_NUMBER, params![body, number]).await?)
}

/// The request a form made that was sent before.
pub(super) async fn find_by_form(tx: &Tx, body: BodyId, token: &str) -> Result<Option<InformationRequest>> {
    Ok(tx.optional(&FIND_BY_FORM, params![body, token]).await?)
}

db::record! {
    /// What is needed to forget who asked.
    pub(super) struct SealedRow {
        pub(super) tracking: String,
        pub(super) requester: Vec<u8>,
        pub(super) unit_id: UnitId,
        pub(super) number: String,
    }
}

/// The sealed requester of a case.
pub(super) async fn find_sealed(tx: &Tx, body: BodyId, id: RequestId) -> Result<Option<SealedRow>> {
    Ok(tx.optional(&FIND_SEALED, params![body, id]).await?)
}

/// Puts another sealed requester in place of the one that was there.
pub(super) async fn set_requester(tx: &Tx, body: BodyId, id: RequestId, sealed: Vec<u8>) -> Result<()> {
    tx.exec(&SET_REQUESTER, params![body, id, sealed]).await?;
    Ok(())
}

/// What a list asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted<'a> {
    /// Only this unit.
    pub(super) unit: Option<UnitId>,
    /// Only this state.
    pub(super) state: Option<&'a str>,
    /// Only cases that are still open.
    pub(super) is_open: bool,
    /// Only due by the safe reading on or before this day, ISO.
    pub(super) due_by: Option<&'a str>,
    /// After this row: safe date and id.
    pub(super) after: Option<(&'a str, i64)>,
    /// Rows wanted.
    pub(super) limit: i64,
}

/// Requests of the body, the most urgent first; those without a date last.
pub(super) async fn list(db: &Db, body: BodyId, wanted: Wanted<'_>) -> Result<Vec<InformationRequest>> {
    let (after_day, after_id) =
        wanted.after.map_or((None, None), |(day, id)| (Some(day.to_owned()), Some(id)));
    let values = params![
        body,
        wanted.unit,
        wanted.state.map(str::to_owned),
        wanted.is_open,
        wanted.due_by.map(str::to_owned),
        after_day,
        after_id,
        wanted.limit,
    ];
    Ok(db.all(&LIST_REQUESTS, values).await?)
}

/// The next number of a unit and a year. The row it raises holds other filings of the unit back until commit.
pub(crate) async fn raise_number(tx: &Tx, body: BodyId, unit: UnitId, kind: &str, year: i64) -> Result<i64> {
    Ok(tx.one(&RAISE_NUMBER, params![body, unit, kind, year]).await?)
}

/// Writes a new request. `request.id` and `log_seq` are not looked at.
pub(super) async fn insert(
    tx: &Tx,
    body: BodyId,
    request: &InformationRequest,
    filing: &Filing,
) -> Result<RequestId> {
    let values = params![
        body,
        request.unit_id,
        request.state,
        &request.number,
        &request.tracking,
        &filing.form_token,
        request.channel,
        request.applicant_kind,
        request.requester.clone(),
        &request.subject,
        &request.purpose,
        request.format,
        request.delivery,
        request.received_at,
        &request.received_on,
        &request.calendar,
        request.due_legal.clone(),
        request.due_safe.clone(),
        request.opens_on.clone(),
        &request.digest,
        request.is_sample,
        request.is_announcement,
        request.answer_days,
    ];
    Ok(tx.one(&INSERT_REQUEST, values).await?)
}

/// Notes where in the change log the filing stands.
pub(super) async fn set_place(tx: &Tx, body: BodyId, id: RequestId, log_seq: i64) -> Result<()> {
    tx.exec(&SET_PLACE, params![body, id, log_seq]).await?;
    Ok(())
}

/// Writes a request back. `request.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub(super) async fn update(tx: &Tx, body: BodyId, request: &InformationRequest, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        request.id,
        request.version,
        request.unit_id,
        request.state,
        &request.outcome,
        request.due_legal.clone(),
        request.due_safe.clone(),
        request.opens_on.clone(),
        request.extended_on.clone(),
        &request.extension_reason,
        request.answered_on.clone(),
        request.closed_on.clone(),
        &request.calendar,
        now_ms,
    ];
    match tx.exec(&UPDATE_REQUEST, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

db::record! {
    /// Open requests with the same dates.
    #[derive(Debug, Clone)]
    pub(super) struct DueGroup {
        /// Day of receipt, ISO.
        pub(super) received_on: String,
        /// Whether they were prolonged (UU 14/2008 Ps.22(8)).
        pub(super) is_extended: bool,
        /// Last legal day, ISO; empty when it was not known.
        pub(super) due_legal: String,
        /// The same by the strictest reading.
        pub(super) due_safe: String,
        /// First day of the next step.
        pub(super) opens_on: String,
        /// The calendar they were counted by.
        pub(super) calendar: String,
        /// Working days for the answer at receipt.
        pub(super) answer_days: i64,
    }
}

impl DueGroup {
    /// The dates as they were told.
    pub(super) fn told(&self) -> Told<'_> {
        fn known(day: &str) -> Option<&str> {
            (!day.is_empty()).then_some(day)
        }
        Told { legal: known(&self.due_legal), safe: known(&self.due_safe), opens_on: known(&self.opens_on) }
    }
}

/// Open requests grouped by their dates, received after `last` (ISO), in the order of receipt.
pub(super) async fn list_due_groups(tx: &Tx, body: BodyId, last: &str) -> Result<Vec<DueGroup>> {
    Ok(tx.all(&LIST_DUE_GROUPS, params![body, last]).await?)
}

/// Gives a group its new dates and keeps the old ones; `note` is a step for its requesters, who are then to be
/// told. Answers how many requests there are.
pub(super) async fn set_dates(
    tx: &Tx,
    ctx: &Ctx,
    group: &DueGroup,
    (due, calendar): (&Due, &str),
    note: Option<String>,
) -> Result<u64> {
    let which = || {
        params![
            ctx.body(),
            &group.received_on,
            group.is_extended,
            &group.due_legal,
            &group.due_safe,
            &group.opens_on,
            &group.calendar,
            group.answer_days,
            ctx.now()
        ]
    };
    let with = |more: Vec<Value>| which().into_iter().chain(more).collect::<Vec<_>>();
    tx.exec(&KEEP_DATES, with(params![note.is_some()])).await?;
    if let Some(note) = note {
        tx.exec(&KEEP_RECOUNT_STEP, with(params![note])).await?;
    }
    let days = params![
        due.legal.to_string(),
        due.safe.to_string(),
        due.opens_on.ok().map(|day| day.to_string()),
        calendar
    ];
    Ok(tx.exec(&SET_DATES, with(days)).await?)
}

db::record! {
    /// Dates of a request that changed and whose requester is still to be told.
    #[derive(Debug, Clone)]
    pub(super) struct Untold {
        pub(super) id: i64,
        pub(super) request_id: RequestId,
    }
}

/// Changed dates nobody has told the requester of, oldest first. At most 100.
pub(super) async fn list_untold(db: &Db, body: BodyId) -> Result<Vec<Untold>> {
    Ok(db.all(&LIST_UNTOLD, params![body]).await?)
}

/// Notes that the requester was told.
pub(super) async fn set_told(tx: &Tx, body: BodyId, id: i64) -> Result<()> {
    tx.exec(&SET_TOLD, params![body, id]).await?;
    Ok(())
}

/// Notes a step for the requester.
pub(super) async fn insert_step(tx: &Tx, body: BodyId, id: RequestId, step: &Step) -> Result<()> {
    tx.exec(&INSERT_STEP, params![body, id, step.at, &step.kind, step.unit_id, &step.note]).await?;
    Ok(())
}

/// What happened to a case, oldest first.
pub(super) async fn list_steps(db: &Db, body: BodyId, id: RequestId) -> Result<Vec<Step>> {
    Ok(db.all(&LIST_STEPS, params![body, id]).await?)
}

/// Writes the notice of a request. Errors: `Database` when there is one already.
pub(super) async fn insert_notice(
    tx: &Tx,
    body: BodyId,
    id: RequestId,
    notice: &WrittenNotice,
) -> Result<()> {
    let values = params![
        body,
        id,
        notice.outcome,
        notice.is_held,
        notice.holder.trim(),
        notice.ground.trim(),
        notice.consequence.trim(),
        notice.material.trim(),
        notice.blacked_out.trim(),
        notice.means.trim(),
        notice.cost_rupiah,
        notice.payment.trim(),
        notice.officer_name.trim(),
        notice.officer_position.trim(),
        &notice.issued_on,
        notice.issued_at,
        notice.is_late,
    ];
    tx.exec(&INSERT_NOTICE, values).await?;
    Ok(())
}

/// The notice of a request; none before it is answered.
pub(crate) async fn find_notice(db: &Db, body: BodyId, id: RequestId) -> Result<Option<WrittenNotice>> {
    Ok(db.optional(&FIND_NOTICE, params![body, id]).await?)
}

/// Open requests whose safe date is not after `until` (ISO), by id after `last`. At most 500.
pub(super) async fn list_due(db: &Db, body: BodyId, until: &str, last: RequestId) -> Result<Vec<RequestId>> {
    Ok(db.all(&LIST_DUE, params![body, until, last]).await?)
}
