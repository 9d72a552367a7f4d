//! Papers that came with a request: proof of identity, power of attorney, supporting files. They are personal data
//! of who asks, so content and name are sealed before they reach the disk (UU 27/2022 Ps.35), only officers who may
//! read who asks open them, and each opening is recorded.

use ::document::Kind;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use rules::permission::Act;
use serde::{Deserialize, Serialize};
use web::form::Upload;

use super::model::InformationRequest;
use super::{desk_item, file_store, step};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{PaperId, RequestId};
use crate::page::FieldsWithFiles;
use crate::seal::Purpose;
use crate::{Ctx, Error, Result};

/// Papers are sealed under a key of their own.
const PAPER: Purpose = Purpose { label: "request.paper" };

/// What a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PaperKind {
    /// Proof of who asks, or for whom.
    Identity,
    /// Anything else that belongs to the request.
    Support,
}

impl PaperKind {
    /// Its code in the table.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Support => "support",
        }
    }

    /// Name of its field in the form.
    pub(super) fn field(self) -> &'static str {
        match self {
            Self::Identity => "identitas",
            Self::Support => "lampiran",
        }
    }

    /// What can be opened everywhere: pictures and PDF for identity, documents too for the rest.
    fn takes(self, kind: Kind) -> bool {
        let is_picture = matches!(kind, Kind::Pdf | Kind::Jpeg | Kind::Png);
        is_picture || (self == Self::Support && !matches!(kind, Kind::Html))
    }
}

db::record! {
    /// A paper of a request.
    #[derive(Debug, Clone)]
    pub struct Paper {
        /// Id.
        pub id: PaperId,
        /// `identity` or `support`.
        pub kind: String,
        /// A sealed [`Name`].
        pub name: Vec<u8>,
        /// The sealed content in the file store.
        pub sha256: crate::ids::Hex,
        /// Size before it was sealed.
        pub bytes: i64,
        /// When it came, Unix ms.
        pub at: i64,
    }
}

/// What is known of a file: its name may say who asks.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Name {
    name: String,
    content_type: String,
}

/// A paper whose sealed content lies in the file store and whose row is still to be written.
#[derive(Debug)]
pub(crate) struct Sealed {
    pub(super) kind: PaperKind,
    pub(super) name: Vec<u8>,
    pub(super) sha256: crate::ids::Hex,
    pub(super) bytes: i64,
}

/// Seals the files of a form for the request with this tracking code.
/// Errors: `Invalid` with the field of a file that cannot be taken; `StorageFull`, `FilesUnavailable`.
pub(crate) async fn seal(ctx: &Ctx, tracking: &str, files: Vec<Upload>) -> Result<Vec<Sealed>> {
    let mut sealed = Vec::with_capacity(files.len());
    for file in files {
        let kind =
            if file.field == PaperKind::Identity.field() { PaperKind::Identity } else { PaperKind::Support };
        match seal_one(ctx, tracking, kind, file).await {
            Err(Error::Refused(key)) => return Err(Error::Invalid(FieldErrors(vec![(kind.field(), key)]))),
            other => sealed.push(other?),
        }
    }
    Ok(sealed)
}

async fn seal_one(ctx: &Ctx, tracking: &str, kind: PaperKind, file: Upload) -> Result<Sealed> {
    let _slot = ctx.app.handling.enter().await?;
    let name = file.file_name.clone();
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    let bytes = crate::file::upload::admitted(ctx, bytes).await?;
    let found = ::document::sniff(&name, &bytes).map_err(|refusal| Error::Refused(refusal.key()))?;
    if !kind.takes(found) {
        return Err(Error::Refused("request-error-paper-kind"));
    }
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let name = Name {
        name: format!("{}.{}", bahasa::slug(stem), found.extension()),
        content_type: found.content_type().to_owned(),
    };
    let name = serde_json::to_vec(&name).map_err(anyhow::Error::new)?;
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let bound = bound_to(ctx, tracking);
    let content = PAPER.seal(&ctx.app, &bound, &bytes)?;
    Ok(Sealed {
        kind,
        name: PAPER.seal(&ctx.app, &bound, &name)?,
        sha256: crate::ids::Hex(ctx.app.files.put(content).await?),
        bytes: length,
    })
}

fn bound_to(ctx: &Ctx, tracking: &str) -> String {
    format!("{}|{tracking}", ctx.body())
}

fn unseal(ctx: &Ctx, request: &InformationRequest, sealed: &[u8]) -> Result<Vec<u8>> {
    let opened = PAPER.open(&ctx.app, &bound_to(ctx, &request.tracking), sealed);
    opened.ok_or_else(|| Error::Internal(anyhow::anyhow!("a paper cannot be unsealed")))
}

/// Files left out because they were too large or too many, as errors of their fields.
pub(crate) fn left_out(sent: &FieldsWithFiles) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for kind in [PaperKind::Identity, PaperKind::Support] {
        if sent.left_out.iter().any(|field| field == kind.field()) {
            errors.add(kind.field(), "request-error-paper-large");
        }
    }
    errors
}

/// What is wrong with papers handed in later, where there has to be one.
pub(super) fn checked(sent: &FieldsWithFiles) -> FieldErrors {
    let mut errors = left_out(sent);
    if sent.files.is_empty() && errors.0.is_empty() {
        errors.add(PaperKind::Identity.field(), "file-refused-empty");
    }
    errors
}

/// Adds papers that were handed in later, at the desk. No day is lost by it.
/// Errors: `Invalid` without a file or for one that cannot be taken; `Forbidden`, `NotFound`.
async fn add(ctx: &Ctx, id: RequestId, sent: FieldsWithFiles) -> Result<()> {
    let request = desk_item::find(ctx, id).await?;
    let role = ctx.allow(Act::ReceiveRequests, Some(request.unit_id))?;
    checked(&sent).into_result()?;
    let papers = seal(ctx, &request.tracking, sent.files).await?;
    let tx = ctx.db().begin().await?;
    for paper in &papers {
        file_store::insert_paper(&tx, ctx.body(), id, paper, ctx.now()).await?;
    }
    audit::record(ctx, &tx, step::change("request.add-paper", &request, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/permohonan/{id}/berkas`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<RequestId>,
    mut sent: FieldsWithFiles,
) -> Result<Response<Body>> {
    let fields = std::mem::take(&mut sent.fields);
    let done = add(&ctx, id, sent).await;
    desk_item::after(&ctx, id, done, "request-paper-added", desk_item::Shown::of(fields)).await
}

/// `POST /kerja/permohonan/{id}/berkas/{paper}`: opens a paper and records who did.
pub(super) async fn open(
    SignedIn(ctx): SignedIn,
    Path((id, paper)): Path<(RequestId, PaperId)>,
) -> Result<Response<Body>> {
    let request = desk_item::find(&ctx, id).await?;
    let role = ctx.allow(Act::ReceiveRequests, Some(request.unit_id))?;
    let paper = file_store::find_paper(ctx.db(), ctx.body(), id, paper).await?.ok_or(Error::NotFound)?;
    let _slot = ctx.app.handling.enter().await?;
    let name = unseal(&ctx, &request, &paper.name)?;
    let name: Name = serde_json::from_slice(&name).map_err(anyhow::Error::new)?;
    let content = unseal(&ctx, &request, &ctx.app.files.get(&paper.sha256.0).await?)?;
    let tx = ctx.db().begin().await?;
    audit::record(&ctx, &tx, step::change("request.read-paper", &request, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    let mut response = Response::new(Body::from(content));
    let headers = response.headers_mut();
    let text = |text: &str| HeaderValue::from_str(text).map_err(anyhow::Error::new);
    headers.insert(header::CONTENT_TYPE, text(&name.content_type)?);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Nothing in it may run or load anything, and it is saved, never shown inside the site.
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_DISPOSITION, text(&format!("attachment; filename=\"{}\"", name.name))?);
    Ok(response)
}
