//! Files of an entry as another program sends them: `multipart/form-data` with the entry as JSON in the part
//! `entry` and any number of parts `files`, or files for an entry that is there.
//!
//! Every file is looked at before anything is written, as in the workroom: what it is by its content, whether
//! it may be taken, the virus scanner. A refused one is named by its place with the reason, and nothing is made.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use web::form::{FormLimits, Upload};

use super::problem::{Fault, FieldFault};
use crate::ctx::Ctx;
use crate::document::{self, NewFile};
use crate::ids::{DocumentId, EntryId};
use crate::locale::Locale;
use crate::register::{self, HungDocument, Save, title_of_file};
use crate::{Error, Result};

/// Files in one call, as in the workroom.
const FILES: usize = 20;

/// Bytes of an entry as JSON.
const JSON_BYTES: usize = 256 * 1024;

/// So long a call waits for the text of its files; the job reads the rest.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

/// What a call brought.
#[derive(Debug, Default)]
pub(super) struct Sent {
    /// The entry as JSON; empty when the call is about files only.
    pub(super) json: Bytes,
    /// Fields of a form beside its files.
    fields: Vec<(String, String)>,
    files: Vec<Arc<Upload>>,
}

/// A file that was looked at and may be hung on an entry.
pub(super) struct Looked {
    name: String,
    file: NewFile,
}

impl Sent {
    /// Reads JSON, or a form with files in it.
    /// Errors: 400 for another type, 413, 422 for a part that is not known.
    pub(super) async fn read(
        ctx: &Ctx,
        headers: &HeaderMap,
        request: Request,
    ) -> std::result::Result<Self, Fault> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind == "application/json" {
            let json = web::form::read_body(request.into_body(), JSON_BYTES).await?;
            return Ok(Self { json, ..Self::default() });
        }
        if kind != "multipart/form-data" {
            return Err(Error::BadRequest.into());
        }
        let limits = FormLimits::with_files(FILES, ctx.app.config.document_bytes);
        let form = web::form::read(request, &limits).await?;
        let json = Bytes::from(form.get("entry").unwrap_or_default().to_owned());
        if let Some(strange) = form.files().iter().find(|file| file.field != "files") {
            return Err(Fault::Fields(vec![FieldFault::new(&strange.field, "is not known here".to_owned())]));
        }
        let fields = form.fields().to_vec();
        Ok(Self { json, fields, files: form.into_files().into_iter().map(Arc::new).collect() })
    }

    /// A field beside the files; empty when absent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Errors: 422 with every field that is not one of these.
    pub(super) fn only(&self, known: &[&str]) -> std::result::Result<(), Fault> {
        let strange = self.fields.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        let faults: Vec<FieldFault> =
            strange.map(|(name, _)| FieldFault::new(name, "is not known here".to_owned())).collect();
        if faults.is_empty() { Ok(()) } else { Err(Fault::Fields(faults)) }
    }

    /// Whether there are files.
    pub(super) fn has_files(&self) -> bool {
        !self.files.is_empty()
    }

    /// What tells this call from another: the JSON, and name and content of each file.
    /// Errors: a file cannot be read.
    pub(super) async fn content(&self) -> Result<Vec<u8>> {
        let mut content = self.json.to_vec();
        for upload in &self.files {
            let digest = web::secrets::sha256_hex(&bytes_of(upload).await?);
            content.extend(format!("\n{} {digest}", upload.file_name).into_bytes());
        }
        Ok(content)
    }

    /// Looks at every file and puts those that may be taken into the store; no row is written.
    /// Errors: 422 with every refused file and the reason.
    pub(super) async fn look(&self, ctx: &Ctx) -> std::result::Result<Vec<Looked>, Fault> {
        let (mut looked, mut faults) = (Vec::new(), Vec::new());
        for (place, upload) in self.files.iter().enumerate() {
            let _slot = ctx.app.handling.enter().await.map_err(Error::from)?;
            let name = upload.file_name.clone();
            match document::look(ctx, &name, bytes_of(upload).await?).await {
                Ok(file) => looked.push(Looked { name, file }),
                Err(Error::Refused(rule)) => {
                    let why = format!("{name}: {}", Locale::English.t(rule));
                    faults.push(FieldFault::new(&format!("files[{place}]"), why));
                }
                Err(other) => return Err(other.into()),
            }
        }
        if faults.is_empty() { Ok(looked) } else { Err(Fault::Fields(faults)) }
    }
}

async fn bytes_of(upload: &Arc<Upload>) -> Result<Vec<u8>> {
    let reading = Arc::clone(upload);
    Ok(tokio::task::spawn_blocking(move || reading.read()).await.map_err(anyhow::Error::new)??)
}

/// Hangs files on an entry as a new version, and reads them as far as a caller waits. `replaces` is the document
/// whose content the first one renews. A file that hangs there already is left alone, so a call that was cut
/// off can be sent again.
/// Errors: as `document::add` and `register::save`.
pub(super) async fn hang(
    ctx: &Ctx,
    id: EntryId,
    files: Vec<Looked>,
    mut replaces: Option<DocumentId>,
) -> Result<()> {
    let entry = register::find(ctx, id).await?;
    let mut content = register::latest(ctx, &entry).await?;
    let mut known = Vec::new();
    for hung in &content.documents {
        let found = document::store::find_version(ctx.db(), ctx.body(), hung.document_version_id).await?;
        known.extend(found.map(|version| version.sha256));
    }
    let mut added = Vec::new();
    for Looked { name, file } in files {
        if known.contains(&file.sha256) {
            continue;
        }
        let renewed = replaces.take();
        let (document_id, document_version_id) = document::add(ctx, id, renewed, &file).await?;
        added.push(document_version_id);
        let place = content.documents.iter_mut().find(|hung| Some(hung.document_id) == renewed);
        if let Some(hung) = place {
            hung.document_version_id = document_version_id;
        } else {
            let title = Some(title_of_file(&name)).filter(|title| !title.is_empty()).unwrap_or(name);
            content.documents.push(HungDocument { document_version_id, document_id, title });
        }
    }
    if !added.is_empty() {
        register::save(ctx, id, &Save { version: entry.version, content }).await?;
        document::read_soon(ctx, &added, PATIENCE).await;
    }
    Ok(())
}
