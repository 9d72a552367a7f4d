//! Types and queries of coaching.

use db::{Db, Sql, Tx, params, sql};

use crate::ids::{AccountId, AttemptId, BodyId, Hex, UnitId, WorkshopId};
use crate::request::Receipt;
use crate::{Ctx, Result};

const INSERT_ATTEMPT: Sql = sql!("sql/insert_attempt.sql");
const SET_PLACE: Sql = sql!("sql/set_place.sql");
const FIND_ATTEMPT: Sql = sql!("sql/find_attempt.sql");
const FIND_BY_NUMBER: Sql = sql!("sql/find_by_number.sql");
const LIST_OWN: Sql = sql!("sql/list_own.sql");
const LIST_PASSED: Sql = sql!("sql/list_passed.sql");
const RAISE_NUMBER: Sql = sql!("sql/raise_number.sql");
const INSERT_WORKSHOP: Sql = sql!("sql/insert_workshop.sql");
const INSERT_WORKSHOP_UNIT: Sql = sql!("sql/insert_workshop_unit.sql");
const LIST_WORKSHOPS: Sql = sql!("sql/list_workshops.sql");

/// The act that notes a test.
pub(super) const TAKEN: &str = "coaching.take";

db::record! {
    /// A test somebody took.
    #[derive(Debug, Clone)]
    pub struct Attempt {
        /// Id.
        pub id: AttemptId,
        /// Who.
        pub account_id: AccountId,
        /// For which unit.
        pub unit_id: UnitId,
        /// Code of the course.
        pub course: String,
        /// Name at the time.
        pub name: String,
        /// Right answers.
        pub points: i64,
        /// Questions of the test.
        pub questions: i64,
        /// Whether that was enough.
        pub is_passed: bool,
        /// When, Unix ms.
        pub taken_at: i64,
        /// Number of the certificate; empty without one.
        pub number: String,
        /// SHA-256 of what the certificate says.
        pub digest: Hex,
        /// Place in the change log.
        pub log_seq: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

impl Attempt {
    /// What the code on its certificate proves.
    pub(crate) fn receipt(&self) -> Receipt {
        Receipt {
            number: self.number.clone(),
            received_at: self.taken_at,
            digest: self.digest.clone(),
            log_seq: self.log_seq,
            act: TAKEN,
            object_id: self.id.0,
        }
    }

    /// SHA-256 of what the certificate says.
    pub(super) fn content_digest(&self) -> Hex {
        let (unit, taken) = (self.unit_id.to_string(), self.taken_at.to_string());
        let parts = [&self.number, &self.course, &self.name, &unit, &taken];
        let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Hex(crate::audit::hex(&rules::chain::digest(&fields)))
    }
}

db::record! {
    /// A workshop with how many came.
    #[derive(Debug, Clone)]
    pub struct Workshop {
        /// Code of the course it was about.
        pub course: String,
        /// Day, ISO.
        pub held_on: String,
        /// Where.
        pub place: String,
        /// Units that were there.
        pub units: i64,
        /// People that were there.
        pub people: i64,
        /// Demonstration row.
        pub is_sample: bool,
    }
}

db::record! {
    /// A unit of which somebody passed a course.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    pub(super) struct Passed {
        pub(super) unit_id: UnitId,
        pub(super) course: String,
    }
}

pub(super) async fn insert(tx: &Tx, body: BodyId, one: &Attempt) -> Result<AttemptId> {
    let values = params![
        body,
        one.account_id,
        one.unit_id,
        &one.course,
        &one.name,
        one.points,
        one.questions,
        one.is_passed,
        one.taken_at,
        &one.number,
        &one.digest,
        one.is_sample,
    ];
    Ok(tx.one(&INSERT_ATTEMPT, values).await?)
}

pub(super) async fn set_place(tx: &Tx, body: BodyId, id: AttemptId, log_seq: i64) -> Result<()> {
    tx.exec(&SET_PLACE, params![body, id, log_seq]).await?;
    Ok(())
}

pub(super) async fn find(db: &Db, body: BodyId, id: AttemptId) -> Result<Option<Attempt>> {
    Ok(db.optional(&FIND_ATTEMPT, params![body, id]).await?)
}

pub(super) async fn find_by_number(db: &Db, body: BodyId, number: &str) -> Result<Option<Attempt>> {
    Ok(db.optional(&FIND_BY_NUMBER, params![body, number]).await?)
}

/// Tests of a person, newest first.
pub(super) async fn list_own(db: &Db, body: BodyId, account: AccountId) -> Result<Vec<Attempt>> {
    Ok(db.all(&LIST_OWN, params![body, account]).await?)
}

/// Units of which somebody passed a course since an instant.
pub(super) async fn list_passed(db: &Db, body: BodyId, since_ms: i64) -> Result<Vec<Passed>> {
    Ok(db.all(&LIST_PASSED, params![body, since_ms]).await?)
}

pub(super) async fn raise_number(tx: &Tx, body: BodyId, year: i16) -> Result<i64> {
    Ok(tx.one(&RAISE_NUMBER, params![body, i64::from(year)]).await?)
}

/// Writes a workshop with its units.
pub(super) async fn insert_workshop(
    ctx: &Ctx,
    tx: &Tx,
    (course, held_on, held_at): (&str, &str, i64),
    place: &str,
    units: &[(UnitId, i64)],
) -> Result<WorkshopId> {
    let values = params![ctx.body(), course, held_on, held_at, place, ctx.directory.body.is_sample];
    let id: WorkshopId = tx.one(&INSERT_WORKSHOP, values).await?;
    for (unit, people) in units {
        tx.exec(&INSERT_WORKSHOP_UNIT, params![ctx.body(), id, *unit, *people]).await?;
    }
    Ok(id)
}

/// Workshops, newest first.
pub(super) async fn list_workshops(db: &Db, body: BodyId) -> Result<Vec<Workshop>> {
    Ok(db.all(&LIST_WORKSHOPS, params![body]).await?)
}
