//! A case as the requester follows it: where it is, by when something must come, what can be done.
//! The page shows nothing of who asked.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::case::Actor;
use rules::case::request::Event;
use rules::visibility::{self, Viewer, Visibility};

use super::answer_file::AnswerFile;
use super::fee::{CopyFee, find_fee};
use super::letter::{self, ShownLetter};
use super::model::{InformationRequest, Step, WrittenNotice};
use super::{calendar, file_store, number, paper_later, step, store};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "request/pages/show.html")]
struct ShowPage {
    p: Page,
    request: InformationRequest,
    state: String,
    unit: String,
    tracking: String,
    /// How the day of the answer was counted, in words.
    how: String,
    receipt_code: String,
    check_address: String,
    steps: Vec<Step>,
    notice: Option<WrittenNotice>,
    /// What copies cost, told before the answer.
    fee: Option<CopyFee>,
    letters: Vec<ShownLetter>,
    files: Vec<AnswerFile>,
    may_withdraw: bool,
    may_add_papers: bool,
    paper_errors: FieldErrors,
    is_new: bool,
    /// Objections to what became of it, and the way to a new one.
    objection: crate::objection::Panel,
}

impl ShowPage {
    fn step_text(&self, step: &Step) -> String {
        self.p.t(&format!("request-step-{}", step.kind.replace('_', "-")))
    }
}

/// The request of a tracking code in an address.
/// Errors: `NotFound` for everything that is not one.
pub(crate) async fn find(ctx: &Ctx, typed: &str) -> Result<InformationRequest> {
    let code = number::typed_tracking(typed).ok_or(Error::NotFound)?;
    let request = store::find_by_tracking(ctx.db(), ctx.body(), &code).await?.ok_or(Error::NotFound)?;
    match visibility::request(&[request.unit_id.0], Viewer::PreviewLink) {
        Visibility::Full => Ok(request),
        _ => Err(Error::NotFound),
    }
}

/// A case as whoever holds its tracking code may know it: nothing of who asked.
pub struct Followed {
    /// The request; who asks stays sealed.
    pub request: InformationRequest,
    /// What happened to it, oldest first.
    pub steps: Vec<Step>,
    /// The written notice, once it is out.
    pub notice: Option<WrittenNotice>,
}

/// The case of a tracking code. Errors: `NotFound` for everything that is not one.
pub async fn follow(ctx: &Ctx, tracking: &str) -> Result<Followed> {
    let request = find(ctx, tracking).await?;
    let steps = store::list_steps(ctx.db(), ctx.body(), request.id).await?;
    let notice = store::find_notice(ctx.db(), ctx.body(), request.id).await?;
    Ok(Followed { request, steps, notice })
}

/// `GET /permohonan/{tracking}`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, &tracking, query.text("ok"), FieldErrors::default()).await
}

/// The page again, with what is wrong with papers that were handed in.
pub(super) async fn with_errors(ctx: &Ctx, tracking: &str, errors: FieldErrors) -> Result<Response<Body>> {
    page(ctx, tracking, "", errors).await
}

async fn page(ctx: &Ctx, tracking: &str, ok: &str, paper_errors: FieldErrors) -> Result<Response<Body>> {
    let Followed { request, steps, notice } = follow(ctx, tracking).await?;
    if request.is_announcement {
        return crate::objection::of_folder(ctx, request, ok, paper_errors).await;
    }
    let letters = letter::shown(ctx, request.id).await?;
    let files = file_store::list_answer_files(ctx.db(), ctx.body(), request.id).await?;
    let fee = find_fee(ctx.db(), ctx.body(), request.id).await?;
    let facts = step::facts(ctx, &request)?;
    let withdraw = step::check(&request, Event::Withdraw, Actor::Requester, &facts);
    let mut p =
        Page::new(ctx, ctx.locale.with("request-show-title", &[("x", request.number.clone().into())]))
            .section("requests")
            .flash(Some(ok).filter(|code| *code != "request-received"));
    p.is_hidden = true;
    let status = if paper_errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ShowPage {
        state: p.t(&format!("request-state-{}", request.state.0.code().replace('_', "-"))),
        unit: ctx.directory.name(request.unit_id).to_owned(),
        tracking: number::grouped(&request.tracking),
        how: calendar::how(ctx, ctx.locale, &request).await?,
        receipt_code: number::grouped(&request.receipt().code(ctx)),
        check_address: request.receipt().check_address(ctx),
        objection: crate::objection::panel(ctx, &p, &request).await?,
        is_new: ok == "request-received",
        may_withdraw: withdraw.is_ok(),
        notice,
        fee,
        letters,
        files,
        steps,
        may_add_papers: paper_later::may_add(&request),
        paper_errors,
        request,
        p,
    };
    html_status(status, &page)
}
