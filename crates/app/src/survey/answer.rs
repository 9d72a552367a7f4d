//! `/permohonan/{tracking}/penilaian`: how it was, from whoever holds the tracking code, once and without script.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};

use super::store;
use crate::audit::{self, Change};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::request::{self, InformationRequest};
use crate::{Ctx, Error, Result};

/// Longest words, in characters.
const WORDS_CHARS: usize = 2_000;

#[derive(Template)]
#[template(path = "survey/pages/answer.html")]
struct AnswerPage {
    p: Page,
    request: InformationRequest,
    /// The mark that was given before.
    given: Option<i64>,
    score: i64,
    words: String,
    errors: FieldErrors,
}

/// Keeps the judgement of a case: `score` from 1 (bad) to 5 (very good).
/// Errors: `NotFound` for a code that leads nowhere or a case without an answer; `Invalid`; `Refused` the second
/// time; `TooMany` for a network that sends many.
pub async fn answer(ctx: &Ctx, tracking: &str, score: i64, words: &str) -> Result<()> {
    let request = judged(ctx, tracking).await?;
    let words = words.trim();
    let mut errors = FieldErrors::default();
    if !(1..=5).contains(&score) {
        errors.add("nilai", "survey-error-score");
    }
    if words.chars().count() > WORDS_CHARS {
        errors.add("kata", "survey-error-long");
    }
    errors.into_result()?;
    request::throttle(ctx)?;
    let tx = ctx.db().begin().await?;
    if !store::insert(&tx, ctx.body(), request.id, (score, words), ctx.now()).await? {
        return Err(Error::Refused("survey-refused-twice"));
    }
    let change = Change::new("survey.answer", "request", request.id)
        .in_unit(request.unit_id)
        .detail(request.number.clone());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The case of a tracking code once it is answered.
async fn judged(ctx: &Ctx, tracking: &str) -> Result<InformationRequest> {
    let request = request::follow(ctx, tracking).await?.request;
    if request.answered_on.is_some() { Ok(request) } else { Err(Error::NotFound) }
}

/// `GET /permohonan/{tracking}/penilaian`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let page = page(&ctx, &tracking, (0, String::new()), FieldErrors::default()).await?;
    html_status(StatusCode::OK, &AnswerPage { p: page.p.flash(Some(query.text("ok"))), ..page })
}

/// `POST /permohonan/{tracking}/penilaian`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let score = fields.parse("nilai").unwrap_or_default();
    match answer(&ctx, &tracking, score, fields.text("kata")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/permohonan/{tracking}/penilaian?ok=survey-answered"))),
        Err(Error::Invalid(errors)) => {
            let page = page(&ctx, &tracking, (score, fields.text("kata").to_owned()), errors).await?;
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}

async fn page(
    ctx: &Ctx,
    tracking: &str,
    (score, words): (i64, String),
    errors: FieldErrors,
) -> Result<AnswerPage> {
    let request = judged(ctx, tracking).await?;
    let given = store::find(ctx.db(), ctx.body(), request.id).await?;
    let mut p = Page::new(ctx, ctx.locale.t("survey-title")).section("requests");
    p.is_hidden = true;
    Ok(AnswerPage { p, request, given, score, words, errors })
}
