//! A request with its papers as another program sends it: `multipart/form-data` with the request as JSON in the part
//! `request`, proofs of who asks in parts `identity`, anything else that belongs to it in parts `attachments`. The
//! papers are looked at and sealed as those of the form are (UU 27/2022 Ps.35).

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use web::form::Upload;

use super::problem::{Fault, FieldFault};
use super::register_write::read_json;
use super::request_input::PAPERS;
use crate::Error;
use crate::ctx::Ctx;
use crate::page::FieldsWithFiles;

/// The part that holds the request.
pub(super) const PART: &str = "request";

/// What a call brought.
pub(super) struct Sent {
    /// The request as JSON.
    pub(super) json: Bytes,
    /// Its papers, under the names of the form.
    pub(super) files: Vec<Upload>,
}

impl Sent {
    /// Reads JSON, or a form with papers in it.
    /// Errors: 400 for another type; 422 for a part that is not known, and for a paper too large or one too many.
    pub(super) async fn read(ctx: &Ctx, headers: &HeaderMap, request: Request) -> Result<Self, Fault> {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.to_ascii_lowercase().starts_with("multipart/form-data") {
            return Ok(Self { json: read_json(headers, request).await?, files: Vec::new() });
        }
        let sent = FieldsWithFiles::from_request(request, &ctx.app).await?;
        let mut faults: Vec<FieldFault> = {
            let parts = sent.fields.iter().map(|(name, _)| name);
            parts.filter(|name| *name != PART).map(strange).collect()
        };
        faults.extend(sent.left_out.iter().map(|name| {
            let why = "is larger than 10 MiB, or there are more than 5 files";
            FieldFault::with_law(name, why.to_owned(), "")
        }));
        let mut files = Vec::new();
        for mut file in sent.files {
            match PAPERS.iter().find(|(name, _)| *name == file.field) {
                Some((_, form)) => {
                    file.field = (*form).to_owned();
                    files.push(file);
                }
                None => faults.push(strange(&file.field)),
            }
        }
        if !faults.is_empty() {
            return Err(Fault::Fields(faults));
        }
        Ok(Self { json: Bytes::from(sent.fields.text(PART).to_owned()), files })
    }

    /// What tells this call from another: the JSON, and field, name and content of each paper.
    /// Errors: a paper cannot be read.
    pub(super) async fn content(&mut self) -> Result<Vec<u8>, Fault> {
        let mut content = self.json.to_vec();
        let files = std::mem::take(&mut self.files);
        let marked = tokio::task::spawn_blocking(move || {
            let marks: std::io::Result<Vec<String>> = files.iter().map(mark).collect();
            marks.map(|marks| (files, marks))
        });
        let (files, marks) = marked.await.map_err(anyhow::Error::new)?.map_err(Error::from)?;
        self.files = files;
        content.extend(marks.concat().into_bytes());
        Ok(content)
    }
}

fn mark(file: &Upload) -> std::io::Result<String> {
    let digest = web::secrets::sha256_hex(&file.read()?);
    Ok(format!("\n{} {} {digest}", file.field, file.file_name))
}

fn strange(name: &str) -> FieldFault {
    FieldFault::with_law(name, "is not known here".to_owned(), "")
}
