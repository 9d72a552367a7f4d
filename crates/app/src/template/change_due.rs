//! Another last day for a template. Units are told again when the new day comes near.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::permission::Act;

use super::{progress, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::TemplateId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Changes the last day; `None` = what was typed is no day.
/// Errors: `Forbidden`, `NotFound`; `Invalid` for a day that is over; `Refused` when the template has ended.
pub async fn change_due(ctx: &Ctx, id: TemplateId, due_on: Option<Date>) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let mut template = store::find_template(ctx.db(), ctx.body(), id).await?;
    if !template.is_running() {
        return Err(Error::Refused("template-refused-ended"));
    }
    let Some(due_on) = due_on.filter(|day| *day >= ctx.today()) else {
        return Err(Error::Invalid(FieldErrors(vec![("tenggat", "template-error-due")])));
    };
    let detail = format!("{} → {due_on}", template.due_on);
    template.due_on = due_on.to_string();
    let tx = ctx.db().begin().await?;
    store::update_template(&tx, ctx.body(), &template).await?;
    let change = Change::new("template.due", "publication_template", id).as_role(role).detail(detail);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/templat/{template}/tenggat`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TemplateId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let typed = fields.text("tenggat");
    match change_due(&ctx, id, bahasa::parse_date(typed).ok()).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/templat/{id}?ok=template-due"))),
        Err(Error::Invalid(errors)) => progress::again(&ctx, id, &errors, (typed, "")).await,
        Err(other) => Err(other),
    }
}
