//! A redacted file takes the place of the one it was made from: on the newest version, and at once on the public
//! one, because nothing becomes public by it. Who wrote the words and when they were verified stays as it was.

use db::Tx;
use rules::role::Role;

use super::model::{Content, Entry};
use super::{step, store};
use crate::ids::{DocumentVersionId, EntryId, EntryVersionId};
use crate::locale::Locale;
use crate::{Ctx, Error, Result};

/// Whether a content hangs on the newest or the public version of an entry.
pub async fn hangs_on(ctx: &Ctx, entry: &Entry, content: DocumentVersionId) -> Result<bool> {
    for version in [entry.latest_version_id, entry.public_version_id].into_iter().flatten() {
        let hung = store::list_documents(ctx.db(), ctx.body(), version).await?;
        if hung.iter().any(|one| one.document_version_id == content) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Hangs `new` wherever `old` hangs. The caller commits, then rings.
/// Errors: `NotFound`; `Refused` when `old` hangs on nothing any more; `Conflict` when the entry moved on.
/// Law: UU 27/2022 Ps.65(2): personal data is not disclosed without a basis, not a minute longer.
pub(crate) async fn put_redacted(
    ctx: &Ctx,
    tx: &Tx,
    id: EntryId,
    old: DocumentVersionId,
    new: DocumentVersionId,
    role: Option<Role>,
) -> Result<()> {
    let mut entry = store::find_entry(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let (latest, public) = (entry.latest_version_id, entry.public_version_id);
    let before = step::digest_of(tx, ctx, latest).await?;
    let mut after = String::new();
    let mut is_public = false;
    if let Some(mut content) = hung_on(ctx, tx, public, old).await? {
        replace(&mut content, old, new);
        content.correction = Locale::Indonesian.t("redact-correction");
        let (version, digest) = save(ctx, tx, &entry, &content).await?;
        store::mark_version_published(tx, ctx.body(), version, ctx.now()).await?;
        entry.public_version_id = Some(version);
        entry.changed_at = Some(ctx.now());
        (after, is_public) = (digest, true);
        if latest == public {
            entry.latest_version_id = Some(version);
        }
    }
    if latest != public
        && let Some(mut content) = hung_on(ctx, tx, latest, old).await?
    {
        replace(&mut content, old, new);
        let (version, digest) = save(ctx, tx, &entry, &content).await?;
        entry.latest_version_id = Some(version);
        after = digest;
    }
    if after.is_empty() {
        return Err(Error::Refused("redact-refused-loose"));
    }
    let mut change = step::change("register.redact", &entry, role).digests(before, after);
    change.is_public = is_public;
    step::write(ctx, tx, &entry, change).await
}

/// What a version says, when the file hangs on it.
async fn hung_on(
    ctx: &Ctx,
    tx: &Tx,
    version: Option<EntryVersionId>,
    file: DocumentVersionId,
) -> Result<Option<Content>> {
    let Some(version) = version else { return Ok(None) };
    let content = store::find_content(tx, ctx.body(), version).await?;
    Ok(content.documents.iter().any(|one| one.document_version_id == file).then_some(content))
}

fn replace(content: &mut Content, old: DocumentVersionId, new: DocumentVersionId) {
    for hung in content.documents.iter_mut().filter(|hung| hung.document_version_id == old) {
        hung.document_version_id = new;
    }
}

async fn save(ctx: &Ctx, tx: &Tx, entry: &Entry, content: &Content) -> Result<(EntryVersionId, String)> {
    store::insert_version(tx, ctx.body(), entry.id, content, ctx.account(), ctx.now()).await
}
