//! One claim: what was written, what was found, what it may have been, and what a document says.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, StatusCode, header};
use rules::claim::Checked;
use rules::permission::Act;

use super::book;
use super::list::readable;
use super::model::{ClaimId, ClaimRow, RulingRow};
use super::settle::Typed;
use super::words::{findings, qualification_name, score_said, status_name};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "claim/pages/item.html")]
struct ItemPage {
    p: Page,
    row: ClaimRow,
    one: Checked,
    score: String,
    qualification: String,
    status: String,
    findings: Vec<String>,
    /// Other reports of the same body and year: title, path, source.
    others: Vec<(String, String, String)>,
    /// Rulings, newest first.
    rulings: Vec<RulingRow>,
    may_keep: bool,
    typed: Typed,
    errors: FieldErrors,
}

impl ItemPage {
    fn ruled(&self, ruling: &RulingRow) -> String {
        ruling.score.map_or_else(|| self.p.t("claim-set-aside"), |score| score_said(self.p.locale, score))
    }

    fn path(&self) -> String {
        self.p.to(&book::path(self.row.id))
    }
}

/// `GET /kerja/nilai-resmi/{claim}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ClaimId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, Typed::default(), FieldErrors::default(), Some(query.text("ok"))).await
}

/// The page with a decision as it was typed and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    id: ClaimId,
    typed: Typed,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    readable(ctx)?;
    let book = book::read(ctx).await?;
    let (row, one) = book.find(id)?;
    let mut p = Page::new(ctx, "").section("claim").flash(ok);
    p.title = p.ww("claim-item-title", &row.about, &row.year);
    let same = |(other, checked): &(&ClaimRow, &Checked)| {
        other.id != row.id && checked.body_key == one.body_key && checked.year == one.year
    };
    let others = book.pairs().filter(same).map(|(other, _)| {
        let title = if other.score.is_empty() { "–".to_owned() } else { other.score.clone() };
        (title, p.to(&book::path(other.id)), other.source.clone())
    });
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ItemPage {
        score: one.score.map_or_else(|| p.t("claim-no-score"), |score| score_said(p.locale, score)),
        qualification: one.qualification.map(|name| qualification_name(&p, name)).unwrap_or_default(),
        status: status_name(&p, one),
        findings: findings(&p, one),
        others: others.collect(),
        rulings: book.rulings.iter().rev().filter(|ruling| ruling.claim_id == id).cloned().collect(),
        may_keep: ctx.may(Act::KeepClaims, None),
        row: row.clone(),
        one: one.clone(),
        typed,
        errors,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/nilai-resmi/{claim}/dokumen.pdf`: the document of the newest ruling.
pub(super) async fn document(SignedIn(ctx): SignedIn, Path(id): Path<ClaimId>) -> Result<Response<Body>> {
    readable(&ctx)?;
    let book = book::read(&ctx).await?;
    let ruling = book.ruling(id).ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::from(ctx.app.files.get(&ruling.sha256.0).await?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Somebody else's file: saved, never shown inside the site.
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"dokumen.pdf\""),
    );
    Ok(response)
}
