//! Papers of the file: requests, answers, proofs, rulings, proof of execution. Never public: they are sent to
//! those who may see the file, as a download, and a hidden one looks like one that does not exist.

use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{HeaderValue, Response, header};
use rules::Code as _;
use rules::dispute::PaperKind;
use rules::permission::Act;
use web::form::{FormLimits, Upload};

use super::case::{Case, Work};
use super::content;
use super::form::{self, Fill, Form};
use crate::ctx::SignedIn;
use crate::document::NewFile;
use crate::error::FieldErrors;
use crate::ids::{Coded, DisputeId, ExhibitId};
use crate::{Ctx, Error, Result};

/// Longest title, in characters.
const TITLE_CHARS: usize = 300;

/// Adds a paper whose bytes are in the file store. Errors: `Invalid`, `Forbidden`, `NotFound`.
pub async fn add(
    ctx: &Ctx,
    id: DisputeId,
    kind: Option<PaperKind>,
    title: &str,
    file: &NewFile,
) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    faults(kind, title).into_result()?;
    let kind = kind.ok_or(Error::BadRequest)?;
    let work = Work::begin(ctx, id).await?;
    let described = (Coded(kind), title.trim());
    content::insert_paper(&work.tx, ctx.body(), id, described, file, ctx.now()).await?;
    let change = case.change("dispute.paper", role).digests("", file.sha256.clone());
    work.finish(ctx, id, change).await
}

fn faults(kind: Option<PaperKind>, title: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if kind.is_none() {
        errors.add("jenis", "dispute-error-paper-kind");
    }
    if title.trim().is_empty() {
        errors.add("judul", "dispute-error-empty");
    } else if title.chars().count() > TITLE_CHARS {
        errors.add("judul", "dispute-error-long");
    }
    errors
}

fn build(case: &Case, fill: &Fill<'_>) -> Form {
    Form {
        key: "paper".to_owned(),
        at: format!("{}/berkas/baru", case.dispute.desk()),
        inputs: vec![
            fill.code("jenis", "paper-kind", None, PaperKind::ALL),
            fill.line("judul", "paper-title", "").required(),
        ],
        has_file: true,
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/{id}/berkas/baru`
pub(super) async fn show_new(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    form::fresh(&ctx, id, Act::WriteDisputes, build).await
}

/// `POST /kerja/sengketa/{id}/berkas/baru`
pub(super) async fn post_new(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    request: Request,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    case.allow(&ctx, Act::WriteDisputes)?;
    let limits = FormLimits::with_files(1, ctx.app.config.document_bytes);
    let form = web::form::read(request, &limits).await?;
    let typed = form.fields().to_vec();
    let kind = PaperKind::from_code(form.text("jenis"));
    let title = form.text("judul").to_owned();
    let file = form.into_files().into_iter().find(|file| file.size_bytes > 0);
    let done = take_in(&ctx, id, kind, &title, file).await;
    form::after(&ctx, &case.dispute, (done, "dispute-paper-added"), typed, |fill| build(&case, fill))
}

/// Checks the words first, so that a file is not kept for nothing; a refused file is the field's fault.
async fn take_in(
    ctx: &Ctx,
    id: DisputeId,
    kind: Option<PaperKind>,
    title: &str,
    file: Option<Upload>,
) -> Result<()> {
    let mut errors = faults(kind, title);
    if file.is_none() {
        errors.add("berkas", "dispute-error-file");
    }
    errors.into_result()?;
    let file = file.ok_or(Error::BadRequest)?;
    let name = file.file_name.clone();
    // Each file inside needs as much memory as it has bytes.
    let _slot = ctx.app.handling.enter().await?;
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    match crate::document::look(ctx, &name, bytes).await {
        Ok(file) => add(ctx, id, kind, title, &file).await,
        Err(Error::Refused(key)) => Err(Error::Invalid(FieldErrors(vec![("berkas", key)]))),
        Err(other) => Err(other),
    }
}

/// `GET /kerja/sengketa/{id}/berkas/{paper}/{name}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((id, paper, _name)): Path<(DisputeId, ExhibitId, String)>,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let paper = case.papers.into_iter().find(|one| one.id == paper).ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Stored names have only a-z, 0-9, hyphens and their extension.
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", paper.name));
    headers.insert(header::CONTENT_DISPOSITION, name.map_err(anyhow::Error::new)?);
    let body = crate::file::send::body(&ctx.app, &paper.sha256, paper.bytes, headers).await?;
    *response.body_mut() = body;
    Ok(response)
}
