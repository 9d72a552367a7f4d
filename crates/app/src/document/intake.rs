//! Taking a file in for an entry: what it is by its content, stored by SHA-256, hung on the entry.

use std::sync::Arc;

use rules::permission::Act;

use super::add::{NewFile, add_until};
use crate::ids::{DocumentId, DocumentVersionId, EntryId};
use crate::{Ctx, Error, Result};

/// Who adds a file in the workroom reads it at once ([`super::read_soon`]); the job looks after it only when
/// that was not enough. Milliseconds.
const JOB_WAITS_MS: i64 = 8_000;

/// Looks at a file, stores it and adds it to an entry. `replaces` = the document whose content it renews.
/// Errors: `Refused` with the text that says what to do; `StorageFull`; as `document::add`.
pub async fn intake(
    ctx: &Ctx,
    entry: EntryId,
    replaces: Option<DocumentId>,
    name: &str,
    bytes: Vec<u8>,
) -> Result<(DocumentId, DocumentVersionId)> {
    let owner = crate::register::find(ctx, entry).await?;
    ctx.allow(Act::WriteRegister, Some(owner.unit_id))?;
    let file = look(ctx, name, bytes).await?;
    add_until(ctx, entry, replaces, &file, ctx.now() + JOB_WAITS_MS).await
}

/// Looks at a file and stores it; no row is written yet.
/// Errors: `Refused`, `StorageFull`, `FilesUnavailable`.
pub async fn look(ctx: &Ctx, name: &str, bytes: Vec<u8>) -> Result<NewFile> {
    if bytes.len() > ctx.app.config.document_bytes {
        return Err(Error::Refused("document-refused-too-large"));
    }
    let bytes = Arc::new(crate::file::upload::admitted(ctx, bytes).await?);
    let (asked, looked_at) = (name.to_owned(), Arc::clone(&bytes));
    let kind = tokio::task::spawn_blocking(move || ::document::sniff(&asked, &looked_at))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(|refusal| Error::Refused(refusal.key()))?;
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let bytes = Arc::try_unwrap(bytes).unwrap_or_else(|shared| shared.to_vec());
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Ok(NewFile {
        sha256: ctx.app.files.put(bytes).await?,
        name: format!("{}.{}", bahasa::slug(stem), kind.extension()),
        kind: kind.extension().to_owned(),
        content_type: kind.content_type().to_owned(),
        bytes: length,
    })
}
