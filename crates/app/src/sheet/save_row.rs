//! Saving a row. What others saved since the form was opened is joined column by column; when the same
//! column was changed twice nothing is saved, and the form comes back with both.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::sheet::{Cells, Merged, merge};

use super::model::Column;
use super::{access, row_page, store, value};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::RowId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is saved, or nothing was different.
    Done,
    /// Columns someone else changed meanwhile, by id; nothing was saved.
    Conflict(Vec<i64>),
}

/// Saves a row. `number` is the version the form began with, `mine` the cells as they are to be; columns of
/// other units in it are not looked at.
/// Errors: `NotFound` for a row the actor may not read; `Forbidden` when no column of it is the actor's;
/// `Refused` when the table is closed; `Conflict` when someone saves at the same moment.
pub async fn save_row(ctx: &Ctx, id: RowId, number: i64, mine: &Cells) -> Result<Saved> {
    let (seen, row) = access::find_row(ctx, id).await?;
    let own: Vec<&Column> =
        seen.columns.iter().filter(|column| access::may_write(ctx, column, &row)).collect();
    let filler = own.first().map_or(row.unit_id, |column| column.filler(row.unit_id));
    let role = ctx.allow(Act::WriteRegister, Some(filler))?;
    if !seen.table.is_open() {
        return Err(Error::Refused("sheet-refused-closed"));
    }
    let editable: Vec<i64> = own.iter().map(|column| column.id.0).collect();
    let base = store::find_cells(ctx.db(), ctx.body(), id, number).await?;
    let theirs = row.cells();
    let joined = match merge(&base, mine, &theirs, &editable) {
        Merged::Fits(joined) => joined,
        Merged::Conflict(columns) => return Ok(Saved::Conflict(columns)),
    };
    if joined == theirs {
        return Ok(Saved::Done);
    }
    let changed = |column: &&Column| joined.get(&column.id.0) != theirs.get(&column.id.0);
    let names: Vec<&str> = seen.columns.iter().filter(changed).map(|column| column.name.as_str()).collect();
    let before = super::model::digest_of(&row.cells);
    let tx = ctx.db().begin().await?;
    let by = (ctx.account(), ctx.now());
    let after = store::next_version(&tx, ctx.body(), &row, &joined, by).await?;
    let change = Change::new("sheet.fill", "shared_table_row", id)
        .in_unit(row.unit_id)
        .as_role(role)
        .detail(names.join(", "))
        .digests(before.0, after.0);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(Saved::Done)
}

/// `POST /kerja/baris/{row}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RowId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let (seen, row) = access::find_row(&ctx, id).await?;
    let own = seen.columns.iter().filter(|column| access::may_write(&ctx, column, &row));
    let (mine, errors) = value::posted(&fields, own);
    let number = fields.parse("versi").unwrap_or(row.number);
    if !errors.is_empty() {
        return row_page::again(&ctx, id, (number, mine), &errors, &[]).await;
    }
    match save_row(&ctx, id, number, &mine).await {
        Ok(Saved::Done) => Ok(see_other(&ctx, &format!("{}?ok=row-saved", seen.table.path()))),
        Ok(Saved::Conflict(columns)) => row_page::again(&ctx, id, (number, mine), &[], &columns).await,
        // Both pressed the button in the same moment: look again, the other one is in by now.
        Err(Error::Conflict) => match save_row(&ctx, id, number, &mine).await? {
            Saved::Done => Ok(see_other(&ctx, &format!("{}?ok=row-saved", seen.table.path()))),
            Saved::Conflict(columns) => row_page::again(&ctx, id, (number, mine), &[], &columns).await,
        },
        Err(other) => Err(other),
    }
}
