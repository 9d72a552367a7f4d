//! Confirming that public information still holds.

use rules::register::Step;

use super::step;
use crate::ids::EntryId;
use crate::{Ctx, Result};

/// States that the public version still holds, so that it is fresh again (UU 14/2008 Ps.7(2): accurate,
/// true, not misleading). `changed_at` stays: nothing changed for the reader.
/// Errors: `Refused` when it is not public or a newer version is under way; `Conflict`, `Forbidden`.
pub async fn confirm(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { mut entry, role, .. } = step::take(ctx, id, Step::Confirm, Some(version)).await?;
    entry.verified_at = Some(ctx.now());
    entry.verified_by = ctx.account();
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &entry, step::change("register.confirm", &entry, role).public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
