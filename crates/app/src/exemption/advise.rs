//! Advice of the team of considerations; who took part signs with name and time.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::Step;

use super::item::{self, Shown};
use super::model::Advice;
use super::{step, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ExemptionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Advice to be signed.
#[derive(Debug, Clone)]
pub struct Advise {
    /// The row.
    pub id: ExemptionId,
    /// The version the person saw.
    pub version: i64,
    /// `close`, `open`, `part`.
    pub advice: String,
    /// In own words.
    pub note: String,
}

/// Signs advice. Who advises again replaces the own advice; the change log keeps both.
/// Errors: `Invalid` without a choice or words; `Refused`, `Conflict`, `Forbidden`.
pub async fn advise(ctx: &Ctx, input: &Advise) -> Result<()> {
    let step::Taken { exemption, role, .. } = step::take(ctx, input.id, Step::Advise, input.version).await?;
    let mut errors = FieldErrors::default();
    if !["close", "open", "part"].contains(&input.advice.as_str()) {
        errors.add("saran", "exemption-error-advice");
    }
    if input.note.trim().is_empty() {
        errors.add("catatan", "exemption-error-empty");
    }
    errors.into_result()?;
    let (Some(account), Some(officer)) = (ctx.account(), ctx.officer()) else { return Err(Error::SignedOut) };
    let advice = Advice {
        account_id: account,
        name: officer.name.clone(),
        advice: input.advice.clone(),
        note: input.note.trim().to_owned(),
        at: ctx.now(),
    };
    let tx = ctx.db().begin().await?;
    store::upsert_advice(&tx, ctx.body(), exemption.id, &advice).await?;
    let change = step::change("exemption.advise", &exemption, role).detail(&input.advice);
    crate::audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/dikecualikan/{id}/pertimbangan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let input = Advise {
        id,
        version: fields.parse("version").unwrap_or_default(),
        advice: fields.text("saran").to_owned(),
        note: fields.text("catatan").to_owned(),
    };
    match advise(&ctx, &input).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-advised", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}
