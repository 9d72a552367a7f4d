//! Queries of the slice: facts of the matrix, statements, groups of units.

use db::{Db, Sql, Tx, params, sql};
use rules::Code;
use rules::obligation::{Audience, StatementKind};

use super::model::{EntryLine, PublishedCode, Statement, UnitGroup};
use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, StatementId, UnitId};

const LIST_PUBLISHED_CODES: Sql = sql!("sql/list_published_codes.sql");
const LIST_UNIT_GROUPS: Sql = sql!("sql/list_unit_groups.sql");
const PUT_UNIT_GROUP: Sql = sql!("sql/put_unit_group.sql");
const LIST_STATEMENTS_IN_FORCE: Sql = sql!("sql/list_statements_in_force.sql");
const LIST_STATEMENTS: Sql = sql!("sql/list_statements.sql");
const FIND_STATEMENT: Sql = sql!("sql/find_statement.sql");
const INSERT_STATEMENT: Sql = sql!("sql/insert_statement.sql");
const REVOKE_STATEMENT: Sql = sql!("sql/revoke_statement.sql");
const LIST_NOTICES: Sql = sql!("sql/list_notices.sql");
const INSERT_NOTICE: Sql = sql!("sql/insert_notice.sql");
const LIST_ENTRIES_OF: Sql = sql!("sql/list_entries_of.sql");

/// Codes of public entries by unit, of one unit or of all.
pub async fn list_published_codes(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<PublishedCode>> {
    Ok(db.all(&LIST_PUBLISHED_CODES, params![body, unit]).await?)
}

/// Groups the main PPID put units into or took them out of.
pub async fn list_unit_groups(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<UnitGroup>> {
    Ok(db.all(&LIST_UNIT_GROUPS, params![body, unit]).await?)
}

/// Puts a unit into a group or takes it out.
pub async fn put_unit_group(
    tx: &Tx,
    body: BodyId,
    unit: UnitId,
    (audience, is_member): (Audience, bool),
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&PUT_UNIT_GROUP, params![body, unit, audience.code(), is_member, by, now_ms]).await?;
    Ok(())
}

/// Statements that were not taken back, oldest first within a code.
pub async fn list_statements_in_force(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<Statement>> {
    Ok(db.all(&LIST_STATEMENTS_IN_FORCE, params![body, unit]).await?)
}

/// Every statement a unit signed on a code, newest first, those taken back too.
pub async fn list_statements(db: &Db, body: BodyId, unit: UnitId, code: &str) -> Result<Vec<Statement>> {
    Ok(db.all(&LIST_STATEMENTS, params![body, unit, code]).await?)
}

/// One statement.
pub async fn find_statement(db: &Db, body: BodyId, id: StatementId) -> Result<Option<Statement>> {
    Ok(db.optional(&FIND_STATEMENT, params![body, id]).await?)
}

/// A statement to be written.
#[derive(Debug, Clone)]
pub struct NewStatement {
    /// Unit.
    pub unit: UnitId,
    /// Code of the catalogue.
    pub code: String,
    /// What is signed.
    pub kind: StatementKind,
    /// The year it speaks about.
    pub year: Option<i64>,
    /// Why.
    pub reason: String,
    /// Account that signs.
    pub by: Option<AccountId>,
    /// Its name.
    pub name: String,
    /// Its post.
    pub position: String,
}

/// Writes a statement.
pub async fn insert_statement(tx: &Tx, body: BodyId, new: &NewStatement, now_ms: i64) -> Result<StatementId> {
    let values = params![
        body,
        new.unit,
        &new.code,
        Coded(new.kind),
        new.year,
        &new.reason,
        new.by,
        &new.name,
        &new.position,
        now_ms,
    ];
    Ok(tx.one(&INSERT_STATEMENT, values).await?)
}

/// Takes a statement back. Returns whether it was still in force.
pub async fn revoke_statement(
    tx: &Tx,
    body: BodyId,
    id: StatementId,
    by: Option<AccountId>,
    reason: &str,
    now_ms: i64,
) -> Result<bool> {
    Ok(tx.exec(&REVOKE_STATEMENT, params![body, id, now_ms, by, reason]).await? > 0)
}

/// Entries of a unit that carry a code, whatever their state: for the workroom only.
pub async fn list_entries_of(db: &Db, body: BodyId, unit: UnitId, code: &str) -> Result<Vec<EntryLine>> {
    Ok(db.all(&LIST_ENTRIES_OF, params![body, unit, code]).await?)
}

db::record! {
    /// A reminder that went out.
    #[derive(Debug, Clone)]
    pub struct Notice {
        /// Unit that was told.
        pub unit_id: UnitId,
        /// Code of the catalogue.
        pub code: String,
        /// Last day of the period, ISO.
        pub due_on: String,
    }
}

/// Reminders about periods that end on an ISO day or later.
pub async fn list_notices(db: &Db, body: BodyId, from: &str) -> Result<Vec<Notice>> {
    Ok(db.all(&LIST_NOTICES, params![body, from]).await?)
}

/// Remembers a reminder about unit, code and last day.
pub async fn insert_notice(
    tx: &Tx,
    body: BodyId,
    (unit, code, due_on): (UnitId, &str, &str),
    now_ms: i64,
) -> Result<()> {
    tx.exec(&INSERT_NOTICE, params![body, unit, code, due_on, now_ms]).await?;
    Ok(())
}
