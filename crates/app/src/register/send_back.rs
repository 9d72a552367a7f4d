//! Sending an entry back with a remark.

use rules::register::Step;

use super::{step, tell};
use crate::error::FieldErrors;
use crate::ids::EntryId;
use crate::{Ctx, Error, Result};

/// Sends the newest version back to its writers. A public version stays public.
/// Errors: `Invalid` without a remark; `Refused`, `Conflict`, `Forbidden`.
pub async fn send_back(ctx: &Ctx, id: EntryId, version: i64, remark: &str) -> Result<()> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Return, Some(version)).await?;
    let remark = remark.trim();
    if remark.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("remark", "register-error-remark-empty")])));
    }
    let title = step::latest(ctx, &entry).await?.title;
    step::move_to(&mut entry, to);
    remark.clone_into(&mut entry.remark);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.return", &entry, role).because(remark)).await?;
    tell::writers(ctx, &tx, &entry, "register-returned", &title, remark).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
