//! The head of the public body approves a decision, or sends it back (PP 61/2010 Ps.3(2)).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::exemption::Step;
use rules::role::Role;

use super::item::{self, Shown};
use super::{jobs, step};
use crate::ctx::SignedIn;
use crate::dashboard::{notify, role_holders};
use crate::error::FieldErrors;
use crate::ids::ExemptionId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Approves: from now on the information is on the public list and withheld. Plans its end and the reminders.
/// Errors: `Invalid` without the name and office of the head; `Refused`, `Conflict`, `Forbidden`.
pub async fn approve(ctx: &Ctx, id: ExemptionId, version: i64, name: &str, position: &str) -> Result<()> {
    let step::Taken { exemption: before, role, to } = step::take(ctx, id, Step::Approve, version).await?;
    let mut errors = FieldErrors::default();
    for (field, text) in [("nama-kepala", name), ("jabatan-kepala", position)] {
        if text.trim().is_empty() {
            errors.add(field, "exemption-error-empty");
        }
    }
    errors.into_result()?;
    let mut after = before.clone();
    name.trim().clone_into(&mut after.head_name);
    position.trim().clone_into(&mut after.head_position);
    after.approved_by = ctx.account();
    after.approved_at = Some(ctx.now());
    step::move_to(&mut after, to);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &before, &after, step::change("exemption.approve", &after, role).public()).await?;
    jobs::plan(ctx, &tx, &after).await?;
    for ppid in role_holders(ctx, &tx, Role::MainPpid, None).await? {
        notify(ctx, &tx, ppid, "exemption-approved", &after.information, "", &step::path(id)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Sends the decision back to be written on.
/// Errors: `Invalid` without a remark; `Refused`, `Conflict`, `Forbidden`.
pub async fn send_back(ctx: &Ctx, id: ExemptionId, version: i64, remark: &str) -> Result<()> {
    let step::Taken { exemption: before, role, to } = step::take(ctx, id, Step::Return, version).await?;
    if remark.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("catatan-kepala", "exemption-error-empty")])));
    }
    let mut after = before.clone();
    remark.trim().clone_into(&mut after.remark);
    after.decided_by = None;
    step::move_to(&mut after, to);
    let tx = ctx.db().begin().await?;
    let change = step::change("exemption.return", &after, role).because(remark);
    step::write(ctx, &tx, &before, &after, change).await?;
    for ppid in role_holders(ctx, &tx, Role::MainPpid, None).await? {
        notify(ctx, &tx, ppid, "exemption-returned", &after.information, remark, &step::path(id)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/dikecualikan/{id}/setujui`
pub(super) async fn post_approve(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    match approve(&ctx, id, version, fields.text("nama-kepala"), fields.text("jabatan-kepala")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-approved", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/dikecualikan/{id}/kembalikan`
pub(super) async fn post_send_back(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ExemptionId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("version").unwrap_or_default();
    match send_back(&ctx, id, version, fields.text("catatan-kepala")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=exemption-returned", step::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, Shown::refused(errors, fields)).await,
        Err(other) => Err(other),
    }
}
