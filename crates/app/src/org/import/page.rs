//! The import in three pages: choose a file, read what it would do, do it.
//!
//! The file travels along in the second form, so nothing is kept on the server between the steps; a
//! fingerprint of the plan makes sure that only what was shown is done.

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rules::permission::Act;
use web::form::{FormError, FormLimits};

use super::plan::{Plan, plan};
use super::problem::ImportProblem;
use super::sheet::{MAX_BYTES, parse};
use super::{Outcome, apply};
use crate::ctx::{Ctx, SignedIn};
use crate::page::{Page, html_status, see_other};
use crate::{Error, Result};

/// Most faults shown at once; the rest is counted.
const MOST_PROBLEMS: usize = 100;

#[derive(Template)]
#[template(path = "org/pages/import.html")]
struct ImportPage {
    p: Page,
    problem: String,
}

#[derive(Template)]
#[template(path = "org/pages/import_plan.html")]
struct PlanPage {
    p: Page,
    plan: Plan,
    summary: String,
    problems: Vec<String>,
    more_problems: usize,
    untouched: String,
    ignored: String,
    content: String,
    digest: String,
    is_stale: bool,
}

impl PlanPage {
    fn value(&self, value: &str) -> String {
        if value.is_empty() { self.p.t("org-import-nothing") } else { value.to_owned() }
    }
}

/// `GET /kerja/unit/impor`
pub(in crate::org) async fn form(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ManageUnits, None)?;
    choose(&ctx, StatusCode::OK, String::new())
}

fn choose(ctx: &Ctx, status: StatusCode, problem: String) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("org-import-title")).section("units");
    html_status(status, &ImportPage { p, problem })
}

fn refuse(ctx: &Ctx, problem: &ImportProblem) -> Result<Response<Body>> {
    choose(ctx, StatusCode::UNPROCESSABLE_ENTITY, problem.in_words(ctx.locale))
}

/// `POST /kerja/unit/impor`: shows what the file would do. Nothing is changed.
pub(in crate::org) async fn upload(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    ctx.allow(Act::ManageUnits, None)?;
    let form = match web::form::read(request, &FormLimits::with_files(1, MAX_BYTES)).await {
        Ok(form) => form,
        Err(FormError::TooLarge { .. } | FormError::FileTooLarge { .. }) => {
            return refuse(&ctx, &ImportProblem::TooLarge);
        }
        Err(other) => return Err(other.into()),
    };
    let Some(file) = form.into_files().into_iter().find(|file| file.field == "berkas") else {
        return choose(&ctx, StatusCode::UNPROCESSABLE_ENTITY, ctx.locale.t("org-import-no-file"));
    };
    let bytes = tokio::task::spawn_blocking(move || file.read()).await.map_err(anyhow::Error::new)??;
    show_plan(&ctx, &bytes, false)
}

fn show_plan(ctx: &Ctx, bytes: &[u8], is_stale: bool) -> Result<Response<Body>> {
    let sheet = match parse(bytes) {
        Ok(sheet) => sheet,
        Err(problem) => return refuse(ctx, &problem),
    };
    let plan = plan(&ctx.directory, sheet);
    let status = match (plan.problems.is_empty(), is_stale) {
        (_, true) => StatusCode::CONFLICT,
        (true, false) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let p = Page::new(ctx, ctx.locale.t("org-import-plan-title")).section("units");
    let page = PlanPage {
        summary: plan.summary(ctx.locale),
        problems: plan.problems.iter().take(MOST_PROBLEMS).map(|fault| fault.in_words(ctx.locale)).collect(),
        more_problems: plan.problems.len().saturating_sub(MOST_PROBLEMS),
        untouched: plan.untouched.join(", "),
        ignored: plan.ignored.join(", "),
        content: STANDARD.encode(bytes),
        digest: plan.digest(),
        is_stale,
        plan,
        p,
    };
    html_status(status, &page)
}

/// `POST /kerja/unit/impor/terapkan`
pub(in crate::org) async fn confirm(SignedIn(ctx): SignedIn, request: Request) -> Result<Response<Body>> {
    ctx.allow(Act::ManageUnits, None)?;
    // Base64 is a third longer, and `+` and `/` take three letters each in a form.
    let most = MAX_BYTES * 2;
    let limits = FormLimits { total_bytes: most, field_bytes: most, ..FormLimits::default() };
    let form = web::form::read(request, &limits).await?;
    let bytes = STANDARD.decode(form.text("isi")).map_err(|_not_base64| Error::BadRequest)?;
    let Ok(sheet) = parse(&bytes) else { return Err(Error::BadRequest) };
    let plan = plan(&ctx.directory, sheet);
    if plan.digest() != form.text("sidik") {
        return show_plan(&ctx, &bytes, true);
    }
    match apply(&ctx, plan).await {
        Ok(Outcome { created: 0, changed: 0, .. }) => Ok(see_other(&ctx, "/kerja/unit?ok=import-nothing")),
        Ok(_) => Ok(see_other(&ctx, "/kerja/unit?ok=import-done")),
        Err(Error::Conflict) => show_plan(&ctx, &bytes, true),
        Err(other) => Err(other),
    }
}
