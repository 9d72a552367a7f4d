//! `/kerja/program/{programme}/bukti/{position}`: what proves that a row happened.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};

use super::model::{ProgrammeFile, ProgrammeRow};
use super::proof::{self, Proof};
use super::{begin, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ProgrammeId;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "programme/pages/proof.html")]
struct ProofPage {
    p: Page,
    file: ProgrammeFile,
    row: ProgrammeRow,
    proofs: Vec<Proof>,
    address: String,
    title: String,
    errors: Vec<(&'static str, String)>,
}

async fn page(
    ctx: &Ctx,
    (id, position): (ProgrammeId, i64),
    typed: Option<(&FieldErrors, &Fields)>,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let row = store::find_row(ctx.db(), ctx.body(), id, position).await?;
    let mut proofs = proof::list(ctx, file.unit_id, file.year).await?;
    proofs.retain(|one| one.path == row.path);
    let p = Page::new(ctx, ctx.locale.t("programme-proof-title")).section("programme").flash(ok);
    let said = |name: &str| typed.map(|(_, fields)| fields.text(name).to_owned()).unwrap_or_default();
    let (address, title) = (said("alamat"), said("judul"));
    let errors: Vec<(&'static str, String)> = typed
        .map(|(errors, _)| errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect())
        .unwrap_or_default();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_status(status, &ProofPage { p, file, row, proofs, address, title, errors })
}

/// `GET /kerja/program/{programme}/bukti/{position}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(place): Path<(ProgrammeId, i64)>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, place, None, query.raw("ok")).await
}

/// `POST /kerja/program/{programme}/bukti/{position}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((id, position)): Path<(ProgrammeId, i64)>,
    fields: Fields,
) -> Result<Response<Body>> {
    match proof::add(&ctx, id, position, fields.text("alamat"), fields.text("judul")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/program/{id}/bukti/{position}?ok=programme-proven"))),
        Err(Error::Invalid(errors)) => page(&ctx, (id, position), Some((&errors, &fields)), None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/program/{programme}/bukti/{position}/hapus`
pub(super) async fn post_delete(
    SignedIn(ctx): SignedIn,
    Path((id, position)): Path<(ProgrammeId, i64)>,
    fields: Fields,
) -> Result<Response<Body>> {
    proof::remove(&ctx, id, fields.parse("bukti").ok_or(Error::BadRequest)?).await?;
    Ok(see_other(&ctx, &format!("/kerja/program/{id}/bukti/{position}?ok=programme-unproven")))
}
