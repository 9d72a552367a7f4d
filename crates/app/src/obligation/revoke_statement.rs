//! Taking a signed statement back, with a reason. The obligation is then open again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::StatementId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Takes a statement back.
/// Errors: `NotFound`, `Forbidden`, `Invalid` without a reason, `Conflict` when it was taken back already.
pub async fn revoke_statement(ctx: &Ctx, id: StatementId, reason: &str) -> Result<()> {
    let statement = store::find_statement(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let role = ctx.allow(Act::SignStatement, Some(statement.unit_id))?;
    if reason.is_empty() || reason.chars().count() > 1_000 {
        return Err(Error::Invalid(FieldErrors(vec![("alasan", "obligation-error-revoke-reason")])));
    }
    let tx = ctx.db().begin().await?;
    if !store::revoke_statement(&tx, ctx.body(), id, ctx.account(), reason, ctx.now()).await? {
        return Err(Error::Conflict);
    }
    let change = Change::new("obligation.revoke", "obligation_statement", id)
        .in_unit(statement.unit_id)
        .as_role(role)
        .public()
        .because(reason)
        .detail(statement.code);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/kewajiban/{unit}/{code}/cabut`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((unit, code)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let id = fields.parse("pernyataan").map(StatementId).ok_or(Error::BadRequest)?;
    match revoke_statement(&ctx, id, fields.text("alasan")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/kewajiban/{unit}/{code}?ok=statement-revoked"))),
        Err(Error::Invalid(errors)) => super::desk_cell::again(&ctx, &unit, &code, &errors).await,
        Err(other) => Err(other),
    }
}
