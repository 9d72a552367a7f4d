//! `/kerja/nilai-resmi/impor`: choose a table, read what would be found, keep it.
//!
//! The table travels along in the second form, so nothing is kept between the steps.

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rules::permission::Act;
use web::form::FormLimits;

use super::import::{Plan, Row, plan, store};
use super::words::{findings, score_said};
use crate::ctx::SignedIn;
use crate::page::{Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Largest file of the page; larger ones go through the command line.
const MAX_BYTES: usize = 1 << 20;
/// Rows shown.
const MOST_ROWS: usize = 200;

/// One row of the preview.
struct Line {
    line: u32,
    year: String,
    body: String,
    score: String,
    findings: Vec<String>,
    is_known: bool,
}

#[derive(Template)]
#[template(path = "claim/pages/import.html")]
struct ImportPage {
    p: Page,
    problem: String,
    lines: Vec<Line>,
    rows: i64,
    name: String,
    content: String,
}

/// Base64 is a third longer, and `+` and `/` take three letters each in a form.
fn limits() -> FormLimits {
    let most = MAX_BYTES * 2;
    FormLimits { total_bytes: most, field_bytes: most, ..FormLimits::with_files(1, MAX_BYTES) }
}

fn page(ctx: &Ctx, problem: String, found: Option<(&Plan, String, String)>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("claim-import-title")).section("claim");
    let status = if problem.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (plan, name, content) = found
        .map_or((None, String::new(), String::new()), |(plan, name, content)| (Some(plan), name, content));
    let rows = plan.map(|plan| plan.rows.as_slice()).unwrap_or_default();
    let page = ImportPage {
        lines: rows.iter().take(MOST_ROWS).map(|row| line(&p, row)).collect(),
        rows: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        problem,
        name,
        content,
        p,
    };
    html_status(status, &page)
}

fn line(p: &Page, row: &Row) -> Line {
    let one = row.with_known.as_ref().unwrap_or(&row.checked);
    Line {
        line: row.line,
        year: one.said.year.clone(),
        body: one.said.body.clone(),
        score: one
            .score
            .map_or_else(|| p.w("claim-written", &one.said.score), |score| score_said(p.locale, score)),
        findings: findings(p, one),
        is_known: row.is_known,
    }
}

/// `GET /kerja/nilai-resmi/impor`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::KeepClaims, None)?;
    page(&ctx, String::new(), None)
}

/// `POST /kerja/nilai-resmi/impor`: shows what a table says. Nothing is changed.
pub(super) async fn check(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    ctx.allow(Act::KeepClaims, None)?;
    let mut form = web::form::read(request, &limits()).await?;
    let file = form.take_files().into_iter().find(|file| file.field == "berkas" && file.size_bytes > 0);
    let Some(file) = file else { return page(&ctx, ctx.locale.t("claim-import-no-file"), None) };
    let name = file.file_name.clone();
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    let content = STANDARD.encode(&bytes);
    match plan(&ctx, bytes).await? {
        Ok(found) => page(&ctx, String::new(), Some((&found, name, content))),
        Err(problem) => page(&ctx, problem.in_words(ctx.locale), None),
    }
}

/// `POST /kerja/nilai-resmi/impor/simpan`
pub(super) async fn keep(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    ctx.allow(Act::KeepClaims, None)?;
    let form = web::form::read(request, &limits()).await?;
    let bytes = STANDARD.decode(form.text("isi")).map_err(|_not_base64| Error::BadRequest)?;
    let found = plan(&ctx, bytes).await?.map_err(|_unreadable| Error::BadRequest)?;
    store(&ctx, &found, form.text("nama")).await?;
    Ok(see_other(&ctx, "/kerja/nilai-resmi?ok=claim-imported"))
}
