//! The form of a request: everything on one page, without an account, complete without script.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::inputs::{self, Questions};
use super::model::Filing;
use super::{paper, similar, submit};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::org::input::Kind;
use crate::page::{FieldsWithFiles, Page, Query, html_status, see_other};
use crate::search::Hit;
use crate::{Ctx, Error, Result};

/// Requests one network may file at once, and how fast more are allowed, are those of `App::limiter`.
const LIMIT: &str = "request";

#[derive(Template)]
#[template(path = "request/pages/form.html")]
struct FormPage {
    p: Page,
    q: Questions,
    similar: Vec<Hit>,
    errors: Vec<(String, String)>,
    must_wait: bool,
    /// Somebody asked for what is published already: when there is nothing, the page says so.
    is_checked: bool,
    show_optional: bool,
}

/// Why the form is shown.
enum Answer {
    /// Nothing was sent yet.
    Fresh,
    /// To look at what is published already; everything typed stays.
    Checked,
    /// Too many filings from one network.
    MustWait,
    /// Something is missing or cannot be.
    Wrong,
}

/// `GET /permohonan/baru?tentang=&unit=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(query.text("unit")).map(|unit| unit.id);
    let subject: String = query.text("tentang").chars().take(4_000).collect();
    let filing = Filing { unit, subject, ..inputs::empty() };
    answer(&ctx, &filing, FieldErrors::default(), Answer::Fresh).await
}

/// `POST /permohonan`
pub(super) async fn post(Visit(ctx): Visit, sent: FieldsWithFiles) -> Result<Response<Body>> {
    let filing = inputs::read(&ctx, &sent.fields);
    if sent.fields.has("periksa") {
        return answer(&ctx, &filing, FieldErrors::default(), Answer::Checked).await;
    }
    if throttle(&ctx).is_err() {
        return answer(&ctx, &filing, FieldErrors::default(), Answer::MustWait).await;
    }
    let left_out = paper::left_out(&sent);
    let done = match left_out.into_result() {
        Ok(()) => submit::submit_with(&ctx, &filing, sent.files).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(filed) => Ok(see_other(&ctx, &format!("/permohonan/{}?ok=request-received", filed.tracking))),
        Err(Error::Invalid(errors)) => answer(&ctx, &filing, errors, Answer::Wrong).await,
        Err(other) => Err(other),
    }
}

/// Counts a filing of the caller's network, by form or API.
/// Errors: `TooMany` when it must wait.
pub fn throttle(ctx: &Ctx) -> Result<()> {
    ctx.app.limiter.take(&format!("{LIMIT}|{}", ctx.network), ctx.now()).map_err(|_wait| Error::TooMany)
}

async fn answer(ctx: &Ctx, filing: &Filing, errors: FieldErrors, why: Answer) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("request-form-title")).section("requests");
    p.is_hidden = true;
    let found = if errors.0.is_empty() { similar::to(ctx, &filing.subject).await? } else { Vec::new() };
    let questions = Questions::of(ctx, &p, filing, &errors, inputs::all_units(ctx));
    let page = FormPage {
        q: Questions { similar_at: similar::PATH, ..questions },
        is_checked: matches!(why, Answer::Checked),
        similar: found,
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        must_wait: matches!(why, Answer::MustWait),
        show_optional: true,
        p,
    };
    let status = match why {
        Answer::Fresh | Answer::Checked => StatusCode::OK,
        Answer::MustWait => StatusCode::TOO_MANY_REQUESTS,
        Answer::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
    };
    html_status(status, &page)
}
