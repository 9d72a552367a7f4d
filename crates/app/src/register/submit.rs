//! Handing an entry in: the operator to the unit's PPID, the unit's PPID to the main PPID; and taking it back.

use rules::register::Step;

use super::{step, tell};
use crate::ids::EntryId;
use crate::{Ctx, Result};

/// Hands the newest version to the unit's PPID.
/// Errors: `Invalid` when a column is missing; `Refused`, `Conflict`, `Forbidden`.
pub async fn propose(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Propose, Some(version)).await?;
    let content = step::latest(ctx, &entry).await?;
    step::check(&content).into_result()?;
    step::move_to(&mut entry, to);
    entry.remark.clear();
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.propose", &entry, role)).await?;
    tell::submitters(ctx, &tx, &entry, "register-proposed", &content.title).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Hands the newest version to the main PPID for verification.
/// Errors: `Invalid` when a column is missing; `Refused` while personal data in a file awaits a decision
/// (UU 27/2022); `Conflict`, `Forbidden`.
pub async fn submit(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Submit, Some(version)).await?;
    let content = step::latest(ctx, &entry).await?;
    step::check(&content).into_result()?;
    crate::document::check_decided(ctx.db(), ctx.body(), &content).await?;
    step::move_to(&mut entry, to);
    entry.remark.clear();
    entry.submitted_by = ctx.account();
    entry.submitted_at = Some(ctx.now());
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.submit", &entry, role)).await?;
    tell::verifiers(ctx, &tx, &entry, "register-submitted", &content.title).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes an entry back to write on.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn recall(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Recall, Some(version)).await?;
    step::move_to(&mut entry, to);
    entry.submitted_at = None;
    entry.submitted_by = None;
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.recall", &entry, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
