//! Adding a file to an entry: a new document, or a new content behind an existing address.

use rules::permission::Act;

use super::jobs;
use super::store::{self, NewVersion};
use crate::audit::{self, Change};
use crate::ids::{DocumentId, DocumentVersionId, EntryId};
use crate::{Ctx, Error, Result};

/// A file that was looked at and whose bytes are in the store.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// SHA-256 in hex.
    pub sha256: String,
    /// File name, cleaned.
    pub name: String,
    /// Kind by content.
    pub kind: String,
    /// Media type by content.
    pub content_type: String,
    /// Size.
    pub bytes: i64,
}

/// Adds a file to an entry and enqueues the reading of its text. `replaces` = the document whose content
/// it renews, at the same address. The file is seen once a version that names it is saved and verified.
/// Errors: `NotFound` for a foreign document; `Forbidden`.
pub async fn add(
    ctx: &Ctx,
    entry: EntryId,
    replaces: Option<DocumentId>,
    file: &NewFile,
) -> Result<(DocumentId, DocumentVersionId)> {
    add_until(ctx, entry, replaces, file, ctx.now()).await
}

/// As [`add`], where the caller reads the file itself and the job only looks after it at `read_at` (Unix ms).
pub(super) async fn add_until(
    ctx: &Ctx,
    entry: EntryId,
    replaces: Option<DocumentId>,
    file: &NewFile,
    read_at: i64,
) -> Result<(DocumentId, DocumentVersionId)> {
    let owner = crate::register::find(ctx, entry).await?;
    let role = ctx.allow(Act::WriteRegister, Some(owner.unit_id))?;
    let tx = ctx.db().begin().await?;
    let document = match replaces {
        Some(id) => {
            let found = store::find_document(&tx, ctx.body(), id).await?;
            found.filter(|found| found.entry_id == entry).ok_or(Error::NotFound)?.id
        }
        None => store::insert_document(&tx, ctx.body(), entry, ctx.now()).await?,
    };
    let new = NewVersion::of(document, file, ctx.account());
    let version = store::insert_version(&tx, ctx.body(), &new, ctx.now()).await?;
    jobs::enqueue_read(ctx, &tx, version, read_at).await?;
    let change = Change::new("document.add", "document", document)
        .in_unit(owner.unit_id)
        .as_role(role)
        .digests("", &file.sha256);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok((document, version))
}
