//! Ending a template: it is done with, or it was pushed by mistake and vanishes from the units.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::{progress, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::TemplateId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest reason, in characters.
const REASON_CHARS: usize = 1_000;

/// How it ends.
#[derive(Debug, Clone, Default)]
pub struct End {
    /// It was pushed by mistake: the units do not see it any more. Entries they made stay theirs.
    pub is_withdrawal: bool,
    /// Why; must be given for a withdrawal.
    pub reason: String,
}

/// Ends a template: nobody is reminded any more, what is answered stays answered.
/// Errors: `Forbidden`, `NotFound`; `Invalid` without a reason; `Refused` when it has ended before.
pub async fn end(ctx: &Ctx, id: TemplateId, how: &End) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let mut template = store::find_template(ctx.db(), ctx.body(), id).await?;
    if !template.is_running() {
        return Err(Error::Refused("template-refused-ended"));
    }
    let is_missing = how.is_withdrawal && how.reason.is_empty();
    if is_missing || how.reason.chars().count() > REASON_CHARS {
        return Err(Error::Invalid(FieldErrors(vec![("alasan", "template-error-reason")])));
    }
    template.ended_at = Some(ctx.now());
    template.is_withdrawn = how.is_withdrawal;
    template.end_reason.clone_from(&how.reason);
    let tx = ctx.db().begin().await?;
    store::update_template(&tx, ctx.body(), &template).await?;
    let act = if how.is_withdrawal { "template.withdraw" } else { "template.end" };
    let change = Change::new(act, "publication_template", id).as_role(role).because(&how.reason);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/templat/{template}/akhiri`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TemplateId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let how = End { is_withdrawal: fields.has("tarik"), reason: fields.text("alasan").to_owned() };
    let code = if how.is_withdrawal { "ok=template-withdrawn" } else { "ok=template-ended" };
    match end(&ctx, id, &how).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/templat/{id}?{code}"))),
        Err(Error::Invalid(errors)) => progress::again(&ctx, id, &errors, ("", &how.reason)).await,
        Err(other) => Err(other),
    }
}
