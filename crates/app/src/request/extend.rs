//! Prolonging a request once, by the following 7 working days, with a reason in writing (UU 14/2008 Ps.22(8)).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::request::Event;
use rules::request::LetterKind;

use super::calendar::{self, Clock};
use super::desk_item::{self, Shown};
use super::letter::{self, Issuing, Signer};
use super::step;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::RequestId;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Prolongs a request, with a letter that `signer` signs. The new dates are counted from receipt, 17 working days
/// in all.
/// Errors: `Invalid` without a reason; `Refused` a second time, after the day, or where no date can be counted;
/// `Conflict`, `Forbidden`, `NotFound`.
pub async fn extend(ctx: &Ctx, (id, version): (RequestId, i64), reason: &str, signer: &Signer) -> Result<()> {
    if reason.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("alasan", "request-error-reason")])));
    }
    let event = Event::Extend;
    let step::Taken { mut request, role, to } =
        step::take(ctx, (id, version), event, |facts| facts.has_reason = true).await?;
    let counted = Clock::of(ctx).await?.answer_due(ctx, request.received_at, request.answer_days, true)?;
    if counted.1.is_none() {
        return Err(Error::Refused("request-refused-calendar"));
    }
    request.extended_on = Some(ctx.today().to_string());
    reason.trim().clone_into(&mut request.extension_reason);
    calendar::set(&mut request, counted);
    let letter = Issuing {
        kind: LetterKind::Extension,
        signer: &signer.or_actor(ctx, role),
        text: reason,
        says: "",
        change: step::change("request.extend", &request, role).because(reason),
        to,
        line: "extended",
    };
    let tx = ctx.db().begin().await?;
    letter::issue(ctx, &tx, &mut request, letter).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/permohonan/{id}/perpanjang`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done = extend(&ctx, (id, version), fields.text("alasan"), &Signer::of(&fields)).await;
    desk_item::after(&ctx, id, done, "request-extended", Shown::of(fields)).await
}
