//! Taking a row off, where a unit has several. Its versions are kept.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::access::{self, Seen};
use super::model::Row;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::RowId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Whether the actor may take the row off now: every unit keeps its last one.
pub(super) fn may_remove(ctx: &Ctx, seen: &Seen, row: &Row) -> bool {
    let own = seen.rows.iter().filter(|other| other.unit_id == row.unit_id).count();
    seen.table.is_open() && own > 1 && ctx.may(Act::WriteRegister, Some(row.unit_id))
}

/// Takes a row off.
/// Errors: `NotFound`, `Forbidden`; `Refused` when the table is closed or it is the unit's last row; `Conflict`.
pub async fn remove_row(ctx: &Ctx, id: RowId) -> Result<()> {
    let (seen, row) = access::find_row(ctx, id).await?;
    let role = ctx.allow(Act::WriteRegister, Some(row.unit_id))?;
    if !may_remove(ctx, &seen, &row) {
        return Err(Error::Refused("sheet-refused-rows"));
    }
    let tx = ctx.db().begin().await?;
    store::remove_row(&tx, ctx.body(), &row, ctx.now()).await?;
    let change = Change::new("sheet.remove", "shared_table_row", id).in_unit(row.unit_id).as_role(role);
    audit::record(ctx, &tx, change.digests(super::model::digest_of(&row.cells).0, "")).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/baris/{row}/hapus`
pub(super) async fn post(SignedIn(ctx): SignedIn, Path(id): Path<RowId>) -> Result<Response<Body>> {
    let (seen, _) = access::find_row(&ctx, id).await?;
    remove_row(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("{}?ok=row-removed", seen.table.path())))
}
