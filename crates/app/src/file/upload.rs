//! Taking in photos, attachments and logos: looked at, made harmless, stored by content, recorded.
//!
//! The slow part (decoding, disk) comes first and outside any transaction; the rows come last, so that
//! a refused or half-sent file leaves nothing behind but unreferenced bytes.

use std::io::Cursor;
use std::sync::Arc;

use db::Tx;
use media::Refusal;

use super::scan;
use super::store::{self, File, Variant};
use crate::audit::{self, Change};
use crate::ids::{FileId, UnitId};
use crate::{Ctx, Error, Result};

/// Text key of a file that could not be stored because the store of files is away.
pub const AWAY: &str = "file-refused-away";

/// A file whose bytes are in the store and whose rows are still to be written.
#[derive(Debug, Clone)]
pub struct Stored {
    kind: &'static str,
    sha256: String,
    name: String,
    content_type: String,
    bytes: i64,
    size: Option<(i64, i64)>,
    variants: Vec<Variant>,
}

/// Makes the published sizes of a photo and stores them.
/// Errors: `Refused` with the key of a text that tells the person what to do; `StorageFull`.
pub async fn store_photo(ctx: &Ctx, name: &str, bytes: Vec<u8>) -> Result<Stored> {
    let bytes = admitted(ctx, bytes).await?;
    let photo = blocking(move || media::photo(&bytes)).await?;
    let mut variants = Vec::with_capacity(photo.variants.len());
    let mut largest = (0, 0);
    for variant in photo.variants {
        let bytes = length(&variant.jpeg);
        largest = (i64::from(variant.width), i64::from(variant.height));
        let sha256 = ctx.app.files.put(variant.jpeg).await?;
        variants.push(Variant { width: i64::from(variant.width), sha256, bytes });
    }
    let last = variants.last().cloned().ok_or(Error::Refused("file-refused-damaged"))?;
    Ok(Stored {
        kind: "photo",
        sha256: last.sha256,
        name: clean_name(name, "jpg"),
        content_type: "image/jpeg".to_owned(),
        bytes: last.bytes,
        size: Some(largest),
        variants,
    })
}

/// Checks a document and stores it as it came.
/// Errors: as [`store_photo`].
pub async fn store_attachment(ctx: &Ctx, name: &str, bytes: Vec<u8>) -> Result<Stored> {
    let limit = ctx.app.config.upload_bytes;
    let bytes = admitted(ctx, bytes).await?;
    let asked = name.to_owned();
    let (attachment, bytes) =
        blocking(move || media::check_attachment(&asked, &bytes, limit).map(|found| (found, bytes))).await?;
    Ok(Stored {
        kind: "attachment",
        name: clean_name(name, attachment.extension),
        content_type: attachment.content_type.to_owned(),
        bytes: length(&bytes),
        size: None,
        variants: Vec::new(),
        sha256: ctx.app.files.put(bytes).await?,
    })
}

/// Makes a logo of at most 256 pixels a side and stores it.
/// Errors: as [`store_photo`].
pub async fn store_logo(ctx: &Ctx, name: &str, bytes: Vec<u8>) -> Result<Stored> {
    let bytes = admitted(ctx, bytes).await?;
    let png = blocking(move || media::logo(&bytes)).await?;
    Ok(Stored {
        kind: "logo",
        name: clean_name(name, "png"),
        content_type: "image/png".to_owned(),
        bytes: length(&png),
        size: None,
        variants: Vec::new(),
        sha256: ctx.app.files.put(png).await?,
    })
}

/// Shows bytes to the virus scanner and gives them back.
pub(crate) async fn admitted(ctx: &Ctx, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if ctx.app.config.scanner.is_none() {
        return Ok(bytes);
    }
    let bytes = Arc::new(bytes);
    scan::admit(&ctx.app, Cursor::new(Shared(Arc::clone(&bytes)))).await?;
    Ok(Arc::try_unwrap(bytes).unwrap_or_else(|shared| shared.to_vec()))
}

/// Bytes read by two without a copy.
struct Shared(Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Writes the rows of a stored file in the transaction of what it is for. The caller has asked for
/// permission in `unit`.
pub async fn insert(ctx: &Ctx, tx: &Tx, unit: UnitId, stored: &Stored) -> Result<FileId> {
    let file = File {
        id: FileId(0),
        unit_id: unit,
        kind: stored.kind.to_owned(),
        sha256: stored.sha256.clone(),
        name: stored.name.clone(),
        content_type: stored.content_type.clone(),
        bytes: stored.bytes,
        width: stored.size.map(|(width, _)| width),
        height: stored.size.map(|(_, height)| height),
    };
    let id = store::insert_file(tx, ctx.body(), &file, ctx.account(), ctx.now()).await?;
    for variant in &stored.variants {
        store::insert_variant(tx, ctx.body(), id, variant).await?;
    }
    let change = Change::new("file.add", "file", id).in_unit(unit).detail(stored.kind);
    audit::record(ctx, tx, change.digests("", stored.sha256.clone())).await?;
    Ok(id)
}

/// Takes in one photo for `unit` in a transaction of its own. Not inside another one: see [`store_photo`]
/// and [`insert`] for that.
/// Errors: as [`store_photo`], and the permission to write in the unit.
pub async fn add_photo(ctx: &Ctx, unit: UnitId, name: &str, bytes: Vec<u8>) -> Result<FileId> {
    ctx.allow(rules::permission::Act::WriteNews, Some(unit))?;
    let stored = store_photo(ctx, name, bytes).await?;
    let tx = ctx.db().begin().await?;
    let id = insert(ctx, &tx, unit, &stored).await?;
    tx.commit().await?;
    Ok(id)
}

/// Runs slow work with pictures beside the request threads.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::result::Result<T, Refusal> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::new)?;
    done.map_err(|refusal| Error::Refused(refusal_key(&refusal)))
}

/// The text that says why a file is refused and what to do.
pub fn refusal_key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "file-refused-empty",
        Refusal::TooLarge { .. } => "file-refused-too-large",
        Refusal::TooManyPixels { .. } => "file-refused-pixels",
        Refusal::NotAPicture { kind: media::FileKind::Svg } => "file-refused-svg",
        Refusal::NotAPicture { .. } => "file-refused-no-picture",
        Refusal::NotAllowed { .. } => "file-refused-kind",
        Refusal::Mislabelled { .. } => "file-refused-mislabelled",
        Refusal::HasMacros => "file-refused-macros",
        Refusal::UnpacksTooLarge => "file-refused-bomb",
        Refusal::Damaged => "file-refused-damaged",
    }
}

fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

/// A name that is safe in an address and on any disk, with the extension of what the file really is.
fn clean_name(name: &str, extension: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{}.{extension}", bahasa::slug(stem))
}
