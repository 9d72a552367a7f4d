//! Taking an entry off with a reason, and beginning it anew.

use rules::register::Step;

use super::{step, store, tell};
use crate::error::FieldErrors;
use crate::ids::EntryId;
use crate::{Ctx, Error, Result};

/// Takes the public version off. Its address then says so and why; files are no longer served. What was
/// public till now is closed: it does not come back as history when the entry is published anew.
/// Errors: `Invalid` without a reason; `Refused`, `Conflict`, `Forbidden`.
pub async fn withdraw(ctx: &Ctx, id: EntryId, version: i64, reason: &str) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Withdraw, Some(version)).await?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("reason", "register-error-reason-empty")])));
    }
    let title = step::latest(ctx, &entry).await?.title;
    step::move_to(&mut entry, to);
    let tx = ctx.db().begin().await?;
    let before = step::digest_of(&tx, ctx, entry.public_version_id).await?;
    store::close_versions(&tx, ctx.body(), id, reason).await?;
    entry.public_version_id = None;
    entry.withdrawn_at = Some(ctx.now());
    entry.changed_at = Some(ctx.now());
    reason.clone_into(&mut entry.withdraw_reason);
    let change = step::change("register.withdraw", &entry, role).public().because(reason).digests(before, "");
    step::write(ctx, &tx, &entry, change).await?;
    tell::writers(ctx, &tx, &entry, "register-withdrawn", &title, reason).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Puts a withdrawn entry back to draft. The address goes on telling that it was withdrawn until a new
/// version is verified.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn reopen(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Reopen, Some(version)).await?;
    step::move_to(&mut entry, to);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.reopen", &entry, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
