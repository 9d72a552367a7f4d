//! Publishing a draft and drawing it back: one version of a unit and year holds at a time.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::programme::FileState;

use super::model::ProgrammeFile;
use super::{begin, item, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, ProgrammeId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Letters of a reason at most.
const REASON_CHARS: usize = 1_000;

/// Makes a draft the version that holds. Sums that do not agree need a reason, which stands in public beside them.
/// Errors: `NotFound`, `Forbidden`; `Refused` for what is no draft; `Invalid` without the reason; `Conflict`.
pub async fn publish(ctx: &Ctx, id: ProgrammeId, reason: &str) -> Result<()> {
    let mut file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::PublishProgrammes, Some(file.unit_id))?;
    if !file.is(FileState::Draft) {
        return Err(Error::Refused("programme-refused-no-draft"));
    }
    let mut errors = FieldErrors::default();
    if file.difference_count > 0 && reason.trim().is_empty() {
        errors.add("alasan", "programme-error-reason");
    }
    if reason.chars().count() > REASON_CHARS {
        errors.add("alasan", "programme-error-long");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    let before =
        store::find_current(&tx, ctx.body(), (file.unit_id, file.year), FileState::Published).await?;
    file.replaces_id = before.as_ref().map(|before| before.id);
    if let Some(mut before) = before {
        before.state = Coded(FileState::Replaced);
        store::set_file(&tx, ctx.body(), &before, FileState::Published).await?;
    }
    file.state = Coded(FileState::Published);
    file.published_at = Some(ctx.now());
    reason.trim().clone_into(&mut file.reason);
    store::set_file(&tx, ctx.body(), &file, FileState::Draft).await?;
    let change = change("programme.publish", &file).as_role(role).because(&file.reason);
    audit::record(ctx, &tx, change.detail(file.year.to_string()).digests("", file.sha256.0.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Draws a published version back: it is a draft again, and the version before it holds.
/// Errors: as [`publish`]; `Refused` when there is a newer draft, which would be lost behind it.
pub async fn draw(ctx: &Ctx, id: ProgrammeId) -> Result<()> {
    let mut file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let role = ctx.allow(Act::PublishProgrammes, Some(file.unit_id))?;
    if !file.is(FileState::Published) {
        return Err(Error::Refused("programme-refused-not-public"));
    }
    let tx = ctx.db().begin().await?;
    if store::find_current(&tx, ctx.body(), (file.unit_id, file.year), FileState::Draft).await?.is_some() {
        return Err(Error::Refused("programme-refused-newer"));
    }
    file.state = Coded(FileState::Draft);
    file.published_at = None;
    let before = file.replaces_id.take();
    store::set_file(&tx, ctx.body(), &file, FileState::Published).await?;
    if let Some(before) = before {
        let mut before = store::find_file_in(&tx, ctx.body(), before).await?;
        before.state = Coded(FileState::Published);
        store::set_file(&tx, ctx.body(), &before, FileState::Replaced).await?;
    }
    audit::record(ctx, &tx, change("programme.draw", &file).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn change(act: &'static str, file: &ProgrammeFile) -> Change {
    Change::new(act, "programme", file.id).in_unit(file.unit_id).public()
}

/// `POST /kerja/program/{programme}/terbitkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ProgrammeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    match publish(&ctx, id, fields.text("alasan")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/program/{id}?ok=programme-published"))),
        Err(Error::Invalid(errors)) => {
            item::page(&ctx, id, Some((&errors, fields.text("alasan"))), None).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /kerja/program/{programme}/tarik`
pub(super) async fn post_draw(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ProgrammeId>,
) -> Result<Response<Body>> {
    draw(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/program/{id}?ok=programme-drawn")))
}
