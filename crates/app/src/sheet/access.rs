//! Who sees which rows of a table, and who may write which column. A table a person has no part in does not
//! exist for that person.

use rules::permission::Act;

use super::model::{Column, Row, SharedTable};
use super::store;
use crate::ids::{RowId, TableId, UnitId};
use crate::{Ctx, Error, Result};

/// A table as the actor may see it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) table: SharedTable,
    pub(super) columns: Vec<Column>,
    /// Rows the actor may read.
    pub(super) rows: Vec<Row>,
}

/// Whether the actor looks after all units.
pub(super) fn sees_all(ctx: &Ctx) -> bool {
    ctx.may(Act::ReadObligations, None)
}

/// The parts of a table the actor may read: those who look after all units read every row, a unit that
/// fills a column too, other units their own. `None` = the table does not exist for the actor.
pub(super) fn seen(ctx: &Ctx, table: SharedTable, columns: Vec<Column>, rows: Vec<Row>) -> Option<Seen> {
    let is_mine = |unit: UnitId| ctx.may(Act::ReadWorkroom, Some(unit));
    let fills = columns.iter().any(|column| column.filler_unit_id.is_some_and(is_mine));
    let rows: Vec<Row> =
        rows.into_iter().filter(|row| fills || sees_all(ctx) || is_mine(row.unit_id)).collect();
    let takes_part = fills || sees_all(ctx) || !rows.is_empty();
    takes_part.then_some(Seen { table, columns, rows })
}

/// A table with what the actor may read of it. Errors: `NotFound`, `SignedOut`.
pub(super) async fn find(ctx: &Ctx, id: TableId) -> Result<Seen> {
    if let Err(Error::SignedOut) = ctx.allow(Act::ReadWorkroom, None) {
        return Err(Error::SignedOut);
    }
    let table = store::find_table(ctx.db(), ctx.body(), id).await?;
    let columns = store::list_columns(ctx.db(), ctx.body(), Some(id)).await?;
    let rows = store::list_rows(ctx.db(), ctx.body(), Some(id)).await?;
    seen(ctx, table, columns, rows).ok_or(Error::NotFound)
}

/// A row the actor may read, with its table. Errors: `NotFound`, `SignedOut`.
pub(super) async fn find_row(ctx: &Ctx, id: RowId) -> Result<(Seen, Row)> {
    let table = store::find_row(ctx.db(), ctx.body(), id).await?.table_id;
    let seen = find(ctx, table).await?;
    let row = seen.rows.iter().find(|row| row.id == id).cloned().ok_or(Error::NotFound)?;
    Ok((seen, row))
}

/// Whether the actor may write a column of a row.
pub(super) fn may_write(ctx: &Ctx, column: &Column, row: &Row) -> bool {
    ctx.may(Act::WriteRegister, Some(column.filler(row.unit_id)))
}
