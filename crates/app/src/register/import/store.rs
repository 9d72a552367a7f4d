//! Queries of the imports.

use db::{Db, Sql, Tx, params, sql};
use rules::register::InformationClass;

use crate::ids::{AccountId, BodyId, Coded, EntryId, ImportId, UnitId};
use crate::{Error, Result};

const INSERT: Sql = sql!("sql/insert_import.sql");
const FIND: Sql = sql!("sql/find_import.sql");
const LIST: Sql = sql!("sql/list_imports.sql");
const UPDATE: Sql = sql!("sql/update_import.sql");
const INSERT_ROW: Sql = sql!("sql/insert_import_row.sql");
const MARK_REMOVED: Sql = sql!("sql/mark_import_row_removed.sql");
const LIST_ROWS: Sql = sql!("sql/list_import_rows.sql");
const COUNT_ROWS: Sql = sql!("sql/count_import_rows.sql");
const PUT_MAPPING: Sql = sql!("sql/put_mapping.sql");
const FIND_MAPPING: Sql = sql!("sql/find_mapping.sql");
const LIST_UNIT_KEYS: Sql = sql!("sql/list_unit_keys.sql");

db::record! {
    /// A file that was handed in.
    #[derive(Debug, Clone)]
    pub struct Import {
        /// Id.
        pub id: ImportId,
        /// Unit whose entries it holds.
        pub unit_id: UnitId,
        /// Name of the file.
        pub name: String,
        /// The file in the store.
        pub sha256: String,
        /// Columns, JSON of `Mapping`.
        pub mapping: String,
        /// Whether new entries are submitted at once.
        pub is_submitting: bool,
        /// `read`, `running`, `done`, `undone`.
        pub state: String,
        /// Rows finished.
        pub rows_done: i64,
        /// Who handed it in.
        pub created_by: Option<AccountId>,
        /// When, Unix ms.
        pub created_at: i64,
        /// When it was finished.
        pub done_at: Option<i64>,
        /// When it was undone.
        pub undone_at: Option<i64>,
    }
}

db::record! {
    /// What became of one row.
    #[derive(Debug, Clone)]
    pub struct ImportRow {
        /// Place among all rows, from 1.
        pub position: i64,
        /// Sheet; empty for a CSV.
        pub sheet: String,
        /// Row in the sheet.
        pub number: i64,
        /// Title, or what stands in a row that cannot be taken.
        pub title: String,
        /// `created`, `submitted`, `changed`, `same`, `busy`, `fault`, `removed`.
        pub outcome: String,
        /// Text key of a fault; empty for none.
        pub fault: String,
        /// Entry it is.
        pub entry_id: Option<EntryId>,
        /// Version of the entry afterwards.
        pub entry_version: Option<i64>,
    }
}

db::record! {
    /// How many rows came to an end.
    #[derive(Debug, Clone)]
    pub struct OutcomeCount {
        /// See [`ImportRow::outcome`].
        pub outcome: String,
        /// Rows.
        pub rows: i64,
    }
}

db::record! {
    /// By what an entry is recognised.
    #[derive(Debug, Clone)]
    pub(super) struct UnitKey {
        pub(super) id: EntryId,
        pub(super) class: Coded<InformationClass>,
        pub(super) year: Option<i64>,
        pub(super) title: String,
        pub(super) slug: Option<String>,
    }
}

pub(super) async fn insert(tx: &Tx, body: BodyId, import: &Import) -> Result<ImportId> {
    let values = params![
        body,
        import.unit_id,
        &import.name,
        &import.sha256,
        &import.mapping,
        import.created_by,
        import.created_at,
    ];
    Ok(tx.one(&INSERT, values).await?)
}

/// An import. Errors: `NotFound`.
pub async fn find(db: &Db, body: BodyId, id: ImportId) -> Result<Import> {
    db.optional(&FIND, params![body, id]).await?.ok_or(Error::NotFound)
}

/// The last imports of the body, at most `limit`.
pub async fn list(db: &Db, body: BodyId, limit: i64) -> Result<Vec<Import>> {
    Ok(db.all(&LIST, params![body, limit]).await?)
}

/// Writes an import back that was in `state` with `rows_done`.
/// Errors: `Conflict` when it went on meanwhile.
pub(super) async fn update(
    tx: &Tx,
    body: BodyId,
    import: &Import,
    state: &str,
    rows_done: i64,
) -> Result<()> {
    let values = params![
        body,
        import.id,
        &import.mapping,
        import.is_submitting,
        &import.state,
        import.rows_done,
        import.done_at,
        import.undone_at,
        state,
        rows_done,
    ];
    match tx.exec(&UPDATE, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

pub(super) async fn insert_row(tx: &Tx, body: BodyId, import: ImportId, row: &ImportRow) -> Result<()> {
    let values = params![
        body,
        import,
        row.position,
        &row.sheet,
        row.number,
        &row.title,
        &row.outcome,
        &row.fault,
        row.entry_id,
        row.entry_version,
    ];
    tx.exec(&INSERT_ROW, values).await?;
    Ok(())
}

pub(super) async fn mark_removed(tx: &Tx, body: BodyId, import: ImportId, position: i64) -> Result<()> {
    tx.exec(&MARK_REMOVED, params![body, import, position]).await?;
    Ok(())
}

/// Rows of an import behind `after`, all or those with one outcome.
pub async fn list_rows(
    db: &Db,
    body: BodyId,
    import: ImportId,
    after: i64,
    outcome: Option<&str>,
    limit: i64,
) -> Result<Vec<ImportRow>> {
    Ok(db.all(&LIST_ROWS, params![body, import, after, outcome, limit]).await?)
}

/// Rows of an import by outcome.
pub async fn count_rows(db: &Db, body: BodyId, import: ImportId) -> Result<Vec<OutcomeCount>> {
    Ok(db.all(&COUNT_ROWS, params![body, import]).await?)
}

pub(super) async fn put_mapping(
    tx: &Tx,
    body: BodyId,
    unit: UnitId,
    fingerprint: &str,
    mapping: &str,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&PUT_MAPPING, params![body, unit, fingerprint, mapping, now_ms]).await?;
    Ok(())
}

pub(super) async fn find_mapping(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    fingerprint: &str,
) -> Result<Option<String>> {
    Ok(db.optional(&FIND_MAPPING, params![body, unit, fingerprint]).await?)
}

pub(super) async fn list_unit_keys(db: &Db, body: BodyId, unit: UnitId) -> Result<Vec<UnitKey>> {
    Ok(db.all(&LIST_UNIT_KEYS, params![body, unit]).await?)
}
