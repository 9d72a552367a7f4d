//! Throwing away a draft.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::Step;

use super::model::digest;
use super::{step, store};
use crate::ctx::SignedIn;
use crate::ids::ExemptionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Result};

/// Removes a draft with its advice.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn discard(ctx: &Ctx, id: ExemptionId, version: i64) -> Result<()> {
    let step::Taken { exemption, role, .. } = step::take(ctx, id, Step::Discard, version).await?;
    let tx = ctx.db().begin().await?;
    let change = step::change("exemption.discard", &exemption, role).digests(digest(&exemption), "");
    crate::audit::record(ctx, &tx, change).await?;
    store::delete(&tx, ctx.body(), &exemption).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/dikecualikan/{id}/buang`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    discard(&ctx, id, fields.parse("version").unwrap_or_default()).await?;
    Ok(see_other(&ctx, "/kerja/dikecualikan?ok=exemption-discarded"))
}
