//! An objection as the requester follows it: where it is, by when an answer must come, what can follow.
//! The page shows nothing of who filed.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::case::Actor;
use rules::case::objection::{Event, State, Window};

use super::model::{self, Ground, Objection, ObjectionDecision, Step};
use super::{intake, panel, step, store};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::ids::ObjectionId;
use crate::locale::iso_in_words;
use crate::page::{Page, Query, html_status, see_other};
use crate::request::{InformationRequest, find_by_tracking, grouped, may_add_papers};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "objection/pages/show.html")]
struct ShowPage {
    p: Page,
    request: InformationRequest,
    objection: Objection,
    grounds: Vec<(String, String)>,
    steps: Vec<Step>,
    decision: Option<ObjectionDecision>,
    tracking: String,
    /// When it was written down, if that was later than it was received; empty when not.
    recorded: String,
    receipt_code: String,
    check_address: String,
    may_withdraw: bool,
    is_new: bool,
    /// Whether papers can be handed in here: an objection without a request has no other page.
    may_add_papers: bool,
    paper_errors: FieldErrors,
}

impl ShowPage {
    /// Whether nobody answered in time.
    fn is_silent(&self) -> bool {
        self.objection.state.0 == State::NoResponse
    }

    /// What the requester can do after the answer or the silence, with its dates; empty before, and once the
    /// way here is over.
    fn next(&self) -> String {
        let objection = &self.objection;
        let is_waiting = matches!(objection.state.0, State::Decided | State::NoResponse);
        let day = |day: &Option<String>| {
            day.as_deref().map(|day| iso_in_words(self.p.locale, day)).unwrap_or_default()
        };
        match (&objection.dispute_opens_on, &objection.dispute_due_on) {
            _ if !is_waiting => String::new(),
            (Some(_), Some(_)) => self.p.ww(
                "objection-next-dispute",
                &day(&objection.dispute_opens_on),
                &day(&objection.dispute_due_on),
            ),
            _ => self.p.t("objection-next-unknown"),
        }
    }
}

/// The grounds of an objection in words, each with its days.
pub(super) fn grounds_in_words(p: &Page, grounds: &[Ground]) -> Result<Vec<(String, String)>> {
    let line = |ground: &Ground| {
        let window = Window {
            reason: ground.reason.0,
            started_on: model::day(ground.started_on.as_deref())?,
            last_on: model::day(ground.last_on.as_deref())?,
            timing: ground.timing.0,
        };
        Ok((panel::reason_words(p, window.reason), panel::days(p, &window)))
    };
    grounds.iter().map(line).collect()
}

/// The objection in an address, with its request.
/// Errors: `NotFound` for everything that is not one.
pub(super) async fn find(
    ctx: &Ctx,
    tracking: &str,
    id: ObjectionId,
) -> Result<(InformationRequest, Objection)> {
    let request = find_by_tracking(ctx, tracking).await?;
    let objection = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if objection.request_id == request.id { Ok((request, objection)) } else { Err(Error::NotFound) }
}

/// `GET /permohonan/{tracking}/keberatan/{objection}`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((tracking, id)): Path<(String, ObjectionId)>,
    query: Query,
) -> Result<Response<Body>> {
    let found = find(&ctx, &tracking, id).await?;
    page(&ctx, found, query.text("ok"), FieldErrors::default()).await
}

/// The page of an objection without a request, found by the tracking code of its folder: where it is, or with what
/// is wrong with papers that were handed in. Errors: `NotFound` for a folder with nothing in it.
pub(crate) async fn of_folder(
    ctx: &Ctx,
    folder: InformationRequest,
    ok: &str,
    paper_errors: FieldErrors,
) -> Result<Response<Body>> {
    let filed = store::of_request(ctx.db(), ctx.body(), folder.id).await?;
    let objection = filed.into_iter().next().ok_or(Error::NotFound)?;
    if !paper_errors.0.is_empty() {
        return page(ctx, (folder, objection), "", paper_errors).await;
    }
    let told = if ok == "request-paper-added" { "?ok=request-paper-added" } else { "" };
    Ok(see_other(ctx, &format!("{}{told}", objection.path(&folder.tracking))))
}

async fn page(
    ctx: &Ctx,
    (request, objection): (InformationRequest, Objection),
    ok: &str,
    paper_errors: FieldErrors,
) -> Result<Response<Body>> {
    let (db, body, id) = (ctx.db(), ctx.body(), objection.id);
    let known = step::known(ctx, &objection).await?;
    let recorded = intake::recorded_later(ctx, id, objection.received_at).await?;
    let is_new = ok == "objection-filed";
    let title = ctx.locale.with("objection-show-title", &[("x", objection.number.clone().into())]);
    let mut p = Page::new(ctx, title).section("requests").flash(Some(ok).filter(|_| !is_new));
    p.is_hidden = true;
    let status = if paper_errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ShowPage {
        grounds: grounds_in_words(&p, &store::grounds_of(db, body, id).await?)?,
        steps: store::list_steps(db, body, id).await?,
        decision: store::decision_of(db, body, id).await?,
        tracking: grouped(&request.tracking),
        recorded: recorded.map(|at| p.moment(at)).unwrap_or_default(),
        receipt_code: grouped(&objection.receipt().code(ctx)),
        check_address: objection.receipt().check_address(ctx),
        may_withdraw: known.check(ctx, &objection, Event::Withdraw, Actor::Requester).is_ok(),
        is_new,
        may_add_papers: request.is_announcement && may_add_papers(&request),
        paper_errors,
        request,
        objection,
        p,
    };
    html_status(status, &page)
}
