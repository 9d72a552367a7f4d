//! A document settles a claim: its score, or that the claim is wrong. The text of the claim stays as it was written.

use ::document::Kind;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::claim::{ScoreText, read_score};
use rules::permission::Act;
use web::form::Upload;

use super::model::ClaimId;
use super::store::{self, NewRuling};
use super::{book, item};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::Hex;
use crate::page::{FieldsWithFiles, see_other};
use crate::{Ctx, Error, Result};

/// Longest number of a decree, and longest reason, in characters.
const CHARS: usize = 1_000;
/// Form name of the file.
const FILE: &str = "berkas";

/// What a document says about a claim.
#[derive(Debug, Clone, Default)]
pub struct Settling {
    /// Score in hundredths of a point; `None` sets the claim aside.
    pub score: Option<i64>,
    /// Number of the decree.
    pub document: String,
    /// Why, for whoever asks later.
    pub reason: String,
    /// The decree, a PDF.
    pub pdf: Vec<u8>,
    /// Rulings the officer knew of: another one meanwhile is a conflict.
    pub known: i64,
}

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) score: String,
    pub(super) document: String,
    pub(super) reason: String,
    pub(super) is_set_aside: bool,
}

/// Settles a claim by a document. Earlier rulings stay on the record.
/// Errors: `Invalid`, `NotFound`, `Forbidden`; `Conflict` when somebody settled it meanwhile; `StorageFull`.
pub async fn settle(ctx: &Ctx, id: ClaimId, settling: Settling) -> Result<()> {
    let role = ctx.allow(Act::KeepClaims, None)?;
    let book = book::read(ctx).await?;
    let (row, _) = book.find(id)?;
    let Settling { score, document, reason, pdf, known } = settling;
    let mut errors = FieldErrors::default();
    let is_fine = |text: &str| !text.trim().is_empty() && text.chars().count() <= CHARS;
    if !is_fine(&document) {
        errors.add("dokumen", "claim-error-document");
    }
    if !is_fine(&reason) {
        errors.add("alasan", "claim-error-reason");
    }
    let pdf = crate::file::upload::admitted(ctx, pdf).await?;
    if !matches!(::document::sniff("dokumen.pdf", &pdf), Ok(Kind::Pdf)) {
        errors.add(FILE, "claim-error-file");
    }
    errors.into_result()?;
    let bytes = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
    let sha256 = Hex(ctx.app.files.put(pdf).await?);
    let by = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let tx = ctx.db().begin().await?;
    if store::count_rulings(&tx, ctx.body(), id).await? != known {
        return Err(Error::Conflict);
    }
    let new = NewRuling {
        score,
        document: document.trim(),
        reason: reason.trim(),
        sha256: &sha256,
        bytes,
        at: ctx.now(),
        by: &by,
    };
    store::insert_ruling(&tx, ctx.body(), id, &new).await?;
    let change = Change::new("claim.settle", "claim", id).as_role(role).public().because(reason.trim());
    let change = change.detail(format!("{} {}: {}", row.about, row.year, document.trim()));
    audit::record(ctx, &tx, change.digests(row.digest.0.clone(), sha256.0.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/nilai-resmi/{claim}/selesaikan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ClaimId>,
    sent: FieldsWithFiles,
) -> Result<Response<Body>> {
    let FieldsWithFiles { fields, files, left_out } = sent;
    let typed = Typed {
        score: fields.text("nilai").to_owned(),
        document: fields.text("dokumen").to_owned(),
        reason: fields.text("alasan").to_owned(),
        is_set_aside: fields.text("putusan") == "gugur",
    };
    let done = match read(&typed, files, &left_out).await {
        Ok(settling) => {
            settle(&ctx, id, Settling { known: fields.parse("dikenal").unwrap_or(0), ..settling }).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(see_other(&ctx, &format!("{}?ok=claim-settled", book::path(id)))),
        Err(Error::Invalid(errors)) => item::page(&ctx, id, typed, errors, None).await,
        Err(other) => Err(other),
    }
}

async fn read(typed: &Typed, files: Vec<Upload>, left_out: &[String]) -> Result<Settling> {
    let mut errors = FieldErrors::default();
    let score = match read_score(&typed.score) {
        ScoreText::Points(points) => Some(points),
        _ => None,
    };
    if !typed.is_set_aside && score.is_none() {
        errors.add("nilai", "claim-error-score");
    }
    let file = files.into_iter().find(|file| file.field == FILE);
    if file.is_none() {
        errors.add(FILE, if left_out.is_empty() { "claim-error-file" } else { "claim-error-file-large" });
    }
    errors.into_result()?;
    let pdf = match file {
        Some(file) => {
            tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??
        }
        None => Vec::new(),
    };
    Ok(Settling {
        score: score.filter(|_| !typed.is_set_aside),
        document: typed.document.clone(),
        reason: typed.reason.clone(),
        pdf,
        known: 0,
    })
}
