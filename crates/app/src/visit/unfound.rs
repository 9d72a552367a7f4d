//! `/kerja/dicari`: what citizens look for and do not find.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::ToSpan as _;
use rules::Code as _;
use rules::permission::Act;
use rules::register::InformationClass;

use super::answer::{self, Offer, offer, set_aside};
use super::model::{Answered, Unfound};
use super::store;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, Query, html, html_status, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Days a unit has, when nobody says otherwise.
const DAYS: i64 = 14;

/// Classes a citizen's wish may become: urgent information is announced, not asked for.
const CLASSES: [InformationClass; 2] = [InformationClass::OnDemand, InformationClass::Periodic];

#[derive(Template)]
#[template(path = "visit/pages/unfound.html")]
struct ListPage {
    p: Page,
    open: Vec<Unfound>,
    answered: Vec<Answered>,
}

impl ListPage {
    fn ask(&self, words: &str) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("kata", words).finish();
        self.p.to(&format!("/kerja/dicari/jawab?{query}"))
    }
}

#[derive(Template)]
#[template(path = "visit/pages/answer.html")]
struct AnswerPage {
    p: Page,
    question: Unfound,
    units: Vec<(String, String, bool)>,
    classes: Vec<(&'static str, String, bool)>,
    due_on: String,
    reason: String,
    errors: Vec<(&'static str, String)>,
    may_offer: bool,
}

/// `GET /kerja/dicari`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::AnswerUnfound, None)?;
    let p = Page::new(&ctx, ctx.locale.t("visit-unfound-title")).section("unfound").flash(query.raw("ok"));
    let open = store::list_unfound(ctx.db(), ctx.body()).await?;
    let answered = store::list_answered(ctx.db(), ctx.body()).await?;
    html(&ListPage { p, open, answered })
}

/// `GET /kerja/dicari/jawab?kata=`
pub(super) async fn ask(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::AnswerUnfound, None)?;
    form(&ctx, query.text("kata"), &Typed::default()).await
}

async fn form(ctx: &Ctx, words: &str, typed: &Typed) -> Result<Response<Body>> {
    let question = answer::open(ctx, words).await?;
    let p = Page::new(ctx, ctx.locale.t("visit-answer-title")).section("unfound");
    let chosen = typed.value("usul", "unit", "");
    let class = typed.value("usul", "golongan", InformationClass::OnDemand.code());
    let unit = |unit: &crate::org::Unit| {
        let id = unit.id.to_string();
        let is_chosen = id == chosen;
        (id, unit.name.clone(), is_chosen)
    };
    let due = ctx.today().saturating_add(DAYS.days()).to_string();
    let page = AnswerPage {
        units: ctx.directory.active().map(unit).collect(),
        classes: CLASSES
            .map(|one| {
                let key = one.code().replace('_', "-");
                (one.code(), p.t(&format!("search-class-{key}")), one.code() == class)
            })
            .to_vec(),
        due_on: typed.value("usul", "tenggat", &due),
        reason: typed.value("bukan", "alasan", ""),
        errors: typed.problems(&p),
        may_offer: ctx.may(Act::ManageRegister, None),
        question,
        p,
    };
    html_status(typed.status(), &page)
}

/// `POST /kerja/dicari/usulkan`
pub(super) async fn post_offer(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let words = fields.text("kata").to_owned();
    let Some(unit) = fields.parse::<UnitId>("unit") else {
        let errors = FieldErrors(vec![("cakupan", "visit-error-unit")]);
        return form(&ctx, &words, &Typed::wrong("usul", &fields, errors)).await;
    };
    let wish = Offer {
        words,
        unit,
        class: InformationClass::from_code(fields.text("golongan")).ok_or(Error::BadRequest)?,
        due_on: fields.parse("tenggat"),
    };
    match offer(&ctx, &wish).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/dicari?ok=visit-offered")),
        Err(Error::Invalid(errors)) => form(&ctx, &wish.words, &Typed::wrong("usul", &fields, errors)).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/dicari/bukan-urusan`
pub(super) async fn post_set_aside(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let words = fields.text("kata").to_owned();
    match set_aside(&ctx, &words, fields.text("alasan").trim()).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/dicari?ok=visit-set-aside")),
        Err(Error::Invalid(errors)) => form(&ctx, &words, &Typed::wrong("bukan", &fields, errors)).await,
        Err(other) => Err(other),
    }
}
