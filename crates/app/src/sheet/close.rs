//! Closing a table for writing, and opening it again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::TableId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Closes a table, or opens it again.
/// Errors: `Forbidden`, `NotFound`; `Refused` when it is so already; `Conflict`.
pub async fn close(ctx: &Ctx, id: TableId, is_closed: bool) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let mut table = store::find_table(ctx.db(), ctx.body(), id).await?;
    if table.is_open() != is_closed {
        return Err(Error::Refused("sheet-refused-already"));
    }
    table.closed_at = is_closed.then(|| ctx.now());
    let tx = ctx.db().begin().await?;
    store::update_table(&tx, ctx.body(), &table).await?;
    let act = if is_closed { "sheet.close" } else { "sheet.reopen" };
    audit::record(ctx, &tx, Change::new(act, "shared_table", id).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/tabel/{table}/tutup`; with `buka` it opens again.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TableId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let is_closed = !fields.has("buka");
    close(&ctx, id, is_closed).await?;
    let code = if is_closed { "ok=table-closed" } else { "ok=table-opened" };
    Ok(see_other(&ctx, &format!("/kerja/tabel/{id}?{code}")))
}
