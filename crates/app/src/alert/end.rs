//! Ending an alert before its time: it is safe again, or it was an error. The reason is public.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::alert::MessageKind;

use super::store::{self, NewMessage};
use super::{item, reach, update};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::AlertId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// An alert to be ended.
#[derive(Debug, Clone)]
pub struct End {
    /// The alert.
    pub id: AlertId,
    /// The version the person saw.
    pub version: i64,
    /// Why, for readers.
    pub reason: String,
}

/// Ends an alert: the last message says why, and the pages of the area lose the banner.
/// Errors: permission; `Invalid` without a reason; `Conflict`; `Refused` when it is over already.
pub async fn end(ctx: &Ctx, input: &End) -> Result<()> {
    let alert = update::current(ctx, input.id, Some(input.version)).await?;
    let role = reach::allow(ctx, alert.unit_id, &alert.content).await?;
    let mut errors = FieldErrors::default();
    if input.reason.trim().is_empty() {
        errors.add("alasan", "alert-error-empty");
    }
    errors.into_result()?;
    let now = ctx.now();
    let message = NewMessage {
        alert: alert.id,
        number: alert.version.saturating_add(1),
        kind: MessageKind::Cancel,
        sent_at: now,
        note: input.reason.trim(),
        author: ctx.account(),
        content: &alert.content,
    };
    let tx = ctx.db().begin().await?;
    store::raise(&tx, ctx.body(), alert.id, alert.version, alert.content.expires_at, Some(now)).await?;
    store::insert_message(&tx, ctx.body(), &message).await?;
    let change = Change::new("alert.end", "alert", alert.id)
        .in_unit(alert.unit_id)
        .as_role(role)
        .public()
        .because(&input.reason)
        .detail(&alert.content.headline)
        .digests(alert.content.digest(), "");
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/peringatan/{id}/akhiri`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AlertId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let input = End {
        id,
        version: fields.parse("version").unwrap_or_default(),
        reason: fields.text("alasan").to_owned(),
    };
    match end(&ctx, &input).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/peringatan/{id}?ok=alert-ended"))),
        Err(Error::Invalid(errors)) => item::refused(&ctx, id, &input.reason, &errors, false).await,
        Err(Error::Conflict) => item::refused(&ctx, id, &input.reason, &FieldErrors::default(), true).await,
        Err(other) => Err(other),
    }
}
