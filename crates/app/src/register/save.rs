//! Saving an entry as a new version. A public version stays public until the new one is verified.

use rules::register::{State, Step};

use super::model::Content;
use super::{step, store};
use crate::ids::{Coded, EntryId};
use crate::{Ctx, Result};

/// A version to be saved.
#[derive(Debug, Clone)]
pub struct Save {
    /// The version of the entry on which the writing began.
    pub version: i64,
    /// What it says.
    pub content: Content,
}

/// Saves a version. Returns the entry's version afterwards; when nothing changed, none is made.
/// Errors: `Conflict` when someone saved since `input.version`; `Invalid`, `Refused`, `Forbidden`.
pub async fn save(ctx: &Ctx, id: EntryId, input: &Save) -> Result<i64> {
    let step::Taken { mut entry, role, to } = step::take(ctx, id, Step::Edit, Some(input.version)).await?;
    step::check_sizes(&input.content).into_result()?;
    let mut content = input.content.clone();
    content.obligations.sort();
    content.obligations.dedup();
    if step::latest(ctx, &entry).await? == content {
        return Ok(entry.version);
    }
    let tx = ctx.db().begin().await?;
    let before = step::digest_of(&tx, ctx, entry.latest_version_id).await?;
    let (version, after) =
        store::insert_version(&tx, ctx.body(), id, &content, ctx.account(), ctx.now()).await?;
    entry.latest_version_id = Some(version);
    entry.last_writer_id = ctx.account();
    if !entry.is_public() {
        entry.class = Coded(content.class);
        entry.year = content.year;
    }
    if entry.state.0 == State::Published {
        entry.submitted_at = None;
        entry.submitted_by = None;
    }
    step::move_to(&mut entry, to);
    step::write(ctx, &tx, &entry, step::change("register.save", &entry, role).digests(before, after)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(entry.version + 1)
}
