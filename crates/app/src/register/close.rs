//! Closing a former version: readers may not read it any more, for instance because personal data stands in it.

use rules::permission::Act;

use super::{step, store};
use crate::error::FieldErrors;
use crate::ids::EntryId;
use crate::{Ctx, Error, Result};

/// Closes a former version of an entry, by its number. Its words and files stay in the workroom.
/// Errors: `NotFound`; `Refused` for the present public version, which is withdrawn or replaced instead, and
/// for one that was never public; `Invalid` without a reason; `Forbidden`.
pub async fn close_version(ctx: &Ctx, id: EntryId, number: i64, reason: &str) -> Result<()> {
    let entry = step::find(ctx, id).await?;
    let role = ctx.allow(Act::SubmitRegister, Some(entry.unit_id))?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("reason", "register-error-close-empty")])));
    }
    let versions = store::list_versions(ctx.db(), ctx.body(), id).await?;
    let version = versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    if entry.public_version_id == Some(version.id) || version.published_at.is_none() {
        return Err(Error::Refused("register-refused-step"));
    }
    let tx = ctx.db().begin().await?;
    store::close_version(&tx, ctx.body(), version.id, reason).await?;
    let change = step::change("register.close", &entry, role)
        .public()
        .because(reason)
        .detail(number.to_string())
        .digests(version.digest.0.clone(), "");
    crate::audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
