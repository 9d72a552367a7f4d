//! Writing down an objection at the desk: said there or by telephone, come by letter or mail (UU 14/2008 Ps.35(1)).
//! First the number of the request, then the same questions as the public form, and when it came.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::form::{self, Questions};
use super::model::Filing;
use super::{case, store, submit};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html, html_status, see_other};
use crate::request::{Came, InformationRequest, find_numbered, units_of_desk};
use crate::{Ctx, Error, Result};

/// The first question: to which request.
#[derive(Template)]
#[template(path = "objection/pages/desk_which.html")]
struct WhichPage {
    p: Page,
    number: String,
    is_unknown: bool,
}

#[derive(Template)]
#[template(path = "objection/pages/desk_new.html")]
struct NewPage {
    p: Page,
    request: InformationRequest,
    how: Vec<Input>,
    q: Questions,
    show_optional: bool,
}

/// The request of a number as typed, when the actor may write down objections to it.
async fn find(ctx: &Ctx, number: &str) -> Result<Option<InformationRequest>> {
    let found = find_numbered(ctx, number).await?.filter(|request| !request.is_announcement);
    Ok(found.filter(|request| ctx.may(Act::ReceiveRequests, Some(request.unit_id))))
}

/// `GET /kerja/keberatan/baru?nomor=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    units_of_desk(&ctx)?;
    let number: String = query.text("nomor").chars().take(100).collect();
    let Some(request) = find(&ctx, &number).await? else {
        let p = Page::new(&ctx, ctx.locale.t("objection-new-title")).section("objections");
        return html(&WhichPage { p, is_unknown: !number.is_empty(), number });
    };
    let filed = store::of_request(ctx.db(), ctx.body(), request.id).await?;
    if let Some(open) = filed.iter().find(|one| submit::is_open(one)) {
        return Ok(see_other(&ctx, &open.desk()));
    }
    if !case::is_open_to_objection(&request) {
        return Err(Error::Refused("objection-refused-withdrawn"));
    }
    let known = case::of(&ctx, &request, ctx.today()).await?;
    let filing = form::fresh(&ctx, &request, &known);
    page(&ctx, request, (&filing, &Came::now(&ctx)), &FieldErrors::default()).await
}

/// `POST /kerja/keberatan/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let request = find(&ctx, fields.text("nomor")).await?.ok_or(Error::NotFound)?;
    let came = Came::read(&fields);
    let filing = Filing { channel: came.channel, ..form::read(&fields) };
    let done = match came.moment() {
        Ok(moment) => submit::write_down(&ctx, request.id, &filing, moment).await,
        Err(wrong) => Err(wrong),
    };
    match done {
        Ok(filed) => Ok(see_other(&ctx, &format!("/kerja/keberatan/{}?ok=objection-written-down", filed.id))),
        Err(Error::Invalid(errors)) => page(&ctx, request, (&filing, &came), &errors).await,
        Err(other) => Err(other),
    }
}

async fn page(
    ctx: &Ctx,
    request: InformationRequest,
    (filing, came): (&Filing, &Came),
    errors: &FieldErrors,
) -> Result<Response<Body>> {
    let known = case::of(ctx, &request, ctx.today()).await?;
    let p = Page::new(ctx, ctx.locale.t("objection-new-title")).section("objections");
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage {
        how: came.inputs(&p, errors),
        q: Questions::of(&p, &known, filing, errors),
        show_optional: true,
        request,
        p,
    };
    html_status(status, &page)
}
