//! Handing over what was granted, with the receipt signed (UU 14/2008 Ps.22(7)d, f).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::case::request::Event;
use rules::request::LetterKind;

use super::desk_item::{self, Shown};
use super::letter::{self, Issuing, Signer};
use super::step;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::RequestId;
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Notes that the information was handed over; `how` says how. The letter for it is signed by the requester too.
/// Errors: `Invalid` without saying how; `Refused`, `Conflict`, `Forbidden`, `NotFound`.
pub async fn deliver(ctx: &Ctx, (id, version): (RequestId, i64), how: &str, signer: &Signer) -> Result<()> {
    if how.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("penyerahan", "request-error-delivery")])));
    }
    let event = Event::Deliver;
    let step::Taken { mut request, role, to } = step::take(ctx, (id, version), event, |_| ()).await?;
    request.closed_on = Some(ctx.today().to_string());
    let letter = Issuing {
        kind: LetterKind::Handover,
        signer: &signer.or_actor(ctx, role),
        text: how,
        says: "",
        change: step::change("request.deliver", &request, role),
        to,
        line: "delivered",
    };
    let tx = ctx.db().begin().await?;
    letter::issue(ctx, &tx, &mut request, letter).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/permohonan/{id}/serahkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    let done = deliver(&ctx, (id, version), fields.text("penyerahan"), &Signer::of(&fields)).await;
    desk_item::after(&ctx, id, done, "request-delivered", Shown::of(fields)).await
}
