//! One more row for a unit, where the table allows it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::{access, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{RowId, TableId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Most rows of a unit.
const MOST_ROWS: usize = 500;

/// Adds an empty row of a unit that has one already. Returns it.
/// Errors: `NotFound`, `Forbidden`; `Refused` when the table is closed, has one row a unit, or is full.
pub async fn add_row(ctx: &Ctx, id: TableId, unit: UnitId) -> Result<RowId> {
    let seen = access::find(ctx, id).await?;
    let own = seen.rows.iter().filter(|row| row.unit_id == unit).count();
    if own == 0 {
        return Err(Error::NotFound);
    }
    let role = ctx.allow(Act::WriteRegister, Some(unit))?;
    if !seen.table.is_open() {
        return Err(Error::Refused("sheet-refused-closed"));
    }
    if !seen.table.has_many_rows || own >= MOST_ROWS {
        return Err(Error::Refused("sheet-refused-rows"));
    }
    let tx = ctx.db().begin().await?;
    let row = store::insert_row(&tx, ctx.body(), id, unit, ctx.now()).await?;
    let change = Change::new("sheet.row", "shared_table_row", row).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(row)
}

/// `POST /kerja/tabel/{table}/baris`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TableId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let unit = UnitId(fields.parse("unit").ok_or(Error::NotFound)?);
    let row = add_row(&ctx, id, unit).await?;
    Ok(see_other(&ctx, &format!("/kerja/baris/{row}")))
}
