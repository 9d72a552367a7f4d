//! Throwing away an entry that was never public.

use rules::register::Step;

use super::{step, store};
use crate::ids::EntryId;
use crate::{Ctx, Error, Result};

/// Removes an entry that was never public, with its versions and documents.
/// Errors: `Refused` when it was public once, stands for information that was exempt, or its files answered a
/// request; `Conflict`, `Forbidden`.
pub async fn discard(ctx: &Ctx, id: EntryId, version: i64) -> Result<()> {
    let step::Taken { entry, role, .. } = step::take(ctx, id, Step::Discard, Some(version)).await?;
    if entry.published_at.is_some() {
        return Err(Error::Refused("register-refused-step"));
    }
    // PP 61/2010 Ps.11(3): what the law opened is completed, not thrown away.
    if store::count_openings(ctx.db(), ctx.body(), id).await? > 0 {
        return Err(Error::Refused("register-refused-opened"));
    }
    let tx = ctx.db().begin().await?;
    crate::request::let_go(ctx, &tx, id).await?;
    let before = step::digest_of(&tx, ctx, entry.latest_version_id).await?;
    crate::audit::record(ctx, &tx, step::change("register.discard", &entry, role).digests(before, ""))
        .await?;
    super::relate::delete_of_entry(&tx, ctx.body(), id).await?;
    store::delete_entry(&tx, ctx.body(), &entry).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
