//! Queries of the logs.

use db::{Db, Sql, params, sql};
use rules::case::dispute;
use rules::case::request::State;
use rules::request::{ApplicantKind, Channel, Format};

use crate::Result;
use crate::ids::{BodyId, Coded, DisputeId, RequestId, UnitId};

const LIST_DISPUTE_LOG: Sql = sql!("sql/list_dispute_log.sql");
const LIST_LOG: Sql = sql!("sql/list_log.sql");
const LIST_MARKS: Sql = sql!("sql/list_marks.sql");
const LIST_OPEN: Sql = sql!("sql/list_open.sql");
const LIST_YEARS: Sql = sql!("sql/list_years.sql");

db::record! {
    /// A request with its written notice, as the log needs it.
    #[derive(Debug, Clone)]
    pub(super) struct Row {
        pub(super) id: RequestId,
        pub(super) unit_id: UnitId,
        pub(super) number: String,
        pub(super) tracking: String,
        pub(super) state: Coded<State>,
        pub(super) outcome: String,
        pub(super) channel: Coded<Channel>,
        pub(super) applicant_kind: Coded<ApplicantKind>,
        /// Sealed; see `request::unseal`.
        pub(super) requester: Vec<u8>,
        pub(super) subject: String,
        pub(super) purpose: String,
        pub(super) format: Coded<Format>,
        pub(super) received_on: String,
        pub(super) due_legal: Option<String>,
        pub(super) extended_on: Option<String>,
        pub(super) answered_on: Option<String>,
        pub(super) closed_on: Option<String>,
        pub(super) is_sample: bool,
        /// None before the notice; the same for the columns below.
        pub(super) is_held: Option<bool>,
        pub(super) ground: Option<String>,
        pub(super) cost_rupiah: Option<i64>,
        pub(super) payment: Option<String>,
        pub(super) is_late: Option<bool>,
    }
}

db::record! {
    /// A dispute with the ruling of the Commission.
    #[derive(Debug, Clone)]
    pub(super) struct DisputeRow {
        pub(super) id: DisputeId,
        pub(super) unit_id: UnitId,
        pub(super) number: String,
        pub(super) opened_at: i64,
        pub(super) request_number: String,
        pub(super) objection_number: String,
        pub(super) commission: String,
        pub(super) registration_number: String,
        pub(super) state: Coded<dispute::State>,
        pub(super) next_on: String,
        pub(super) is_sample: bool,
        /// None before the ruling; the same for the columns below.
        pub(super) ruling_number: Option<String>,
        pub(super) ruled_on: Option<String>,
        pub(super) ruling_outcome: Option<String>,
    }
}

db::record! {
    /// What requesters of a unit thought of its service.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct Marks {
        pub(super) unit_id: UnitId,
        /// Answers to the survey.
        pub(super) answers: i64,
        /// Sum of their marks, 1 to 5 each.
        pub(super) marks: i64,
    }
}

db::record! {
    /// A request that waits for its answer.
    #[derive(Debug, Clone)]
    pub(super) struct OpenCase {
        pub(super) id: RequestId,
        pub(super) unit_id: UnitId,
        pub(super) number: String,
        pub(super) due_safe: Option<String>,
    }
}

/// All requests received in a year, in the order of their filing: of one unit or of the body.
pub(super) async fn of_year(db: &Db, body: BodyId, unit: Option<UnitId>, year: i16) -> Result<Vec<Row>> {
    let (first, last) = ends(year);
    between(db, body, unit, (&first, &last)).await
}

/// The same from a day to another, both included, ISO.
pub(super) async fn between(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (first, last): (&str, &str),
) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    loop {
        let after = rows.last().map_or(0, |row| row.id.0);
        let more: Vec<Row> = db.all(&LIST_LOG, params![body, unit, first, last, after]).await?;
        if more.is_empty() {
            return Ok(rows);
        }
        rows.extend(more);
    }
}

/// Disputes whose file was opened between two instants (Unix ms, the second excluded): of a unit or of the body.
/// At most 10,000.
pub(super) async fn disputes(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (from, until): (i64, i64),
) -> Result<Vec<DisputeRow>> {
    Ok(db.all(&LIST_DISPUTE_LOG, params![body, unit, from, until]).await?)
}

/// Years in which something was received, the newest first.
pub(super) async fn years(db: &Db, body: BodyId) -> Result<Vec<String>> {
    Ok(db.all(&LIST_YEARS, params![body]).await?)
}

/// First and last day of a year, ISO.
pub(super) fn ends(year: i16) -> (String, String) {
    (format!("{year:04}-01-01"), format!("{year:04}-12-31"))
}

/// Answers to the survey about requests received from a day to another, both included, by unit.
pub(super) async fn marks(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    (first, last): (&str, &str),
) -> Result<Vec<Marks>> {
    Ok(db.all(&LIST_MARKS, params![body, unit, first, last]).await?)
}

/// Requests that wait for their answer, the most urgent first. At most 1,000.
pub(super) async fn open(db: &Db, body: BodyId) -> Result<Vec<OpenCase>> {
    Ok(db.all(&LIST_OPEN, params![body]).await?)
}
