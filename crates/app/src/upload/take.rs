//! A whole file for the form that asked for it, whichever way it came.

use std::fs::File;

use db::Tx;

use super::{jobs, show, store};
use crate::ids::UploadId;
use crate::{Ctx, Error, Result};

/// A file that came with a form or in pieces. Nothing about it is to be believed before its content was
/// looked at.
#[derive(Debug)]
pub struct Incoming {
    /// Name at the visitor's, without folders.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its content, nameless on disk, at its beginning.
    pub file: File,
    upload: Option<UploadId>,
}

impl Incoming {
    /// A file of a form.
    /// Errors: the temporary file cannot be read.
    pub fn from_form(upload: web::form::Upload) -> Result<Self> {
        let bytes = u64::try_from(upload.size_bytes).unwrap_or(u64::MAX);
        Ok(Self { name: upload.file_name.clone(), bytes, file: upload.into_file()?, upload: None })
    }

    /// Uses up an upload in the transaction of what it is for, so that it is used exactly once. A file of
    /// a form needs nothing.
    /// Errors: `Conflict` when another form took it meanwhile.
    pub async fn finish(&self, ctx: &Ctx, tx: &Tx) -> Result<()> {
        let Some(id) = self.upload else { return Ok(()) };
        if !store::update_taken(tx, ctx.body(), id, ctx.now()).await? {
            return Err(Error::Conflict);
        }
        jobs::enqueue_clear(ctx, tx, id, ctx.now()).await
    }
}

/// The file of a finished upload of the acting account. It stays until [`Incoming::finish`].
/// Errors: `NotFound`; `Refused` while pieces are missing; `FilesUnavailable`.
pub async fn take(ctx: &Ctx, token: &str) -> Result<Incoming> {
    let upload = show::find(ctx, token).await?;
    if upload.received != upload.bytes {
        return Err(Error::Refused("upload-refused-unfinished"));
    }
    let parts = store::list_parts(ctx.db(), ctx.body(), upload.id).await?;
    let joined = ctx.app.files.join_parts(&parts).await?;
    if i64::try_from(joined.bytes).ok() != Some(upload.bytes) {
        return Err(Error::Internal(anyhow::anyhow!("pieces of upload {} are not whole", upload.id)));
    }
    Ok(Incoming { name: upload.name, bytes: joined.bytes, file: joined.file, upload: Some(upload.id) })
}
