//! Queries of the slice.

use db::{Db, Sql, Tx, params, sql};
use jiff::civil::Date;
use rules::sheet::Cells;

use super::make::Make;
use super::model::{Column, Row, RowVersion, SharedTable, cells_of, digest_of};
use crate::ids::{AccountId, BodyId, Coded, Hex, RowId, TableId, UnitId};
use crate::{Error, Result};

const INSERT_TABLE: Sql = sql!("sql/insert_table.sql");
const INSERT_COLUMN: Sql = sql!("sql/insert_column.sql");
const INSERT_ROW: Sql = sql!("sql/insert_row.sql");
const INSERT_ROW_VERSION: Sql = sql!("sql/insert_row_version.sql");
const LIST_TABLES: Sql = sql!("sql/list_tables.sql");
const LIST_COLUMNS: Sql = sql!("sql/list_columns.sql");
const LIST_ROWS: Sql = sql!("sql/list_rows.sql");
const LIST_ROW_VERSIONS: Sql = sql!("sql/list_row_versions.sql");
const FIND_ROW_VERSION: Sql = sql!("sql/find_row_version.sql");
const UPDATE_ROW: Sql = sql!("sql/update_row.sql");
const UPDATE_TABLE: Sql = sql!("sql/update_table.sql");

/// Who writes, and when (Unix ms).
pub(super) type By = (Option<AccountId>, i64);

/// Writes a table with its columns.
pub(super) async fn insert_table(
    tx: &Tx,
    body: BodyId,
    make: &Make,
    due_on: Date,
    is_sample: bool,
    (by, now_ms): By,
) -> Result<TableId> {
    let values = params![
        body,
        &make.title,
        &make.explanation,
        due_on.to_string(),
        make.has_many_rows,
        is_sample,
        by,
        now_ms,
    ];
    let id: TableId = tx.one(&INSERT_TABLE, values).await?;
    for (position, column) in (1i64..).zip(&make.columns) {
        let values = params![
            body,
            id,
            position,
            &column.name,
            Coded(column.kind),
            &column.hint,
            column.is_required,
            column.filler,
        ];
        tx.exec(&INSERT_COLUMN, values).await?;
    }
    Ok(id)
}

/// Gives a unit an empty row.
pub(super) async fn insert_row(
    tx: &Tx,
    body: BodyId,
    id: TableId,
    unit: UnitId,
    now_ms: i64,
) -> Result<RowId> {
    let row: RowId = tx.one(&INSERT_ROW, params![body, id, unit]).await?;
    insert_version(tx, body, (row, 1), &Cells::new(), (None, now_ms)).await?;
    Ok(row)
}

/// Writes a version of a row. Returns its digest.
async fn insert_version(
    tx: &Tx,
    body: BodyId,
    (row, number): (RowId, i64),
    cells: &Cells,
    (by, now_ms): By,
) -> Result<Hex> {
    let text = serde_json::to_string(cells).map_err(anyhow::Error::new)?;
    let digest = digest_of(&text);
    tx.exec(&INSERT_ROW_VERSION, params![body, row, number, &text, by, now_ms, &digest]).await?;
    Ok(digest)
}

/// Writes the next version of a row. Returns its digest.
/// Errors: `Conflict` when the row was saved or removed since it was read.
pub(super) async fn next_version(tx: &Tx, body: BodyId, row: &Row, cells: &Cells, by: By) -> Result<Hex> {
    update_row(tx, body, row, row.number + 1, None).await?;
    insert_version(tx, body, (row.id, row.number + 1), cells, by).await
}

/// Takes a row off the table. Errors: as [`next_version`].
pub(super) async fn remove_row(tx: &Tx, body: BodyId, row: &Row, now_ms: i64) -> Result<()> {
    update_row(tx, body, row, row.number, Some(now_ms)).await
}

async fn update_row(tx: &Tx, body: BodyId, row: &Row, number: i64, removed_at: Option<i64>) -> Result<()> {
    match tx.exec(&UPDATE_ROW, params![body, row.id, row.number, number, removed_at]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Writes end and entry of a table. Errors: `Conflict` when it changed since it was read.
pub(super) async fn update_table(tx: &Tx, body: BodyId, one: &SharedTable) -> Result<()> {
    let values = params![body, one.id, one.version, one.closed_at, one.entry_id];
    match tx.exec(&UPDATE_TABLE, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// A table. Errors: `NotFound`.
pub async fn find_table(db: &Db, body: BodyId, id: TableId) -> Result<SharedTable> {
    let found: Option<SharedTable> = db.optional(&LIST_TABLES, params![body, id]).await?;
    found.ok_or(Error::NotFound)
}

/// Tables, newest first, at most 500.
pub async fn list_tables(db: &Db, body: BodyId) -> Result<Vec<SharedTable>> {
    Ok(db.all(&LIST_TABLES, params![body, None::<TableId>]).await?)
}

/// Columns of a table in their order, or of all.
pub async fn list_columns(db: &Db, body: BodyId, id: Option<TableId>) -> Result<Vec<Column>> {
    Ok(db.all(&LIST_COLUMNS, params![body, id]).await?)
}

/// Rows of a table by unit, or of all.
pub async fn list_rows(db: &Db, body: BodyId, id: Option<TableId>) -> Result<Vec<Row>> {
    Ok(db.all(&LIST_ROWS, params![body, id, None::<RowId>]).await?)
}

/// A row. Errors: `NotFound`.
pub async fn find_row(db: &Db, body: BodyId, id: RowId) -> Result<Row> {
    let found: Option<Row> = db.optional(&LIST_ROWS, params![body, None::<TableId>, id]).await?;
    found.ok_or(Error::NotFound)
}

/// Saved versions of a row, newest first, at most 500.
pub async fn list_versions(db: &Db, body: BodyId, row: RowId) -> Result<Vec<RowVersion>> {
    Ok(db.all(&LIST_ROW_VERSIONS, params![body, row]).await?)
}

/// What a row said in one version. Errors: `NotFound`.
pub async fn find_cells(db: &Db, body: BodyId, row: RowId, number: i64) -> Result<Cells> {
    let text: Option<String> = db.optional(&FIND_ROW_VERSION, params![body, row, number]).await?;
    text.map(|text| cells_of(&text)).ok_or(Error::NotFound)
}

/// Recomputes the digest of every saved version of every row. Returns how many were read, and faults in
/// plain English.
pub async fn verify_rows(db: &Db, body: BodyId) -> Result<(i64, Vec<String>)> {
    let (mut read, mut faults) = (0, Vec::new());
    for row in list_rows(db, body, None).await? {
        for version in list_versions(db, body, row.id).await? {
            read += 1;
            if digest_of(&version.cells) != version.digest {
                let (id, number) = (row.id, version.number);
                faults.push(format!(
                    "version {number} of row {id} of a shared table was changed outside the program"
                ));
            }
        }
    }
    Ok((read, faults))
}
