//! The form of an objection: the seven grounds with those that fit ticked, what happened, what it is for.
//! Without an account, complete without script; who files stays in the request and is not shown.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::case::objection::ObjectionReason;
use rules::request::Channel;

use super::case::{self, Case};
use super::model::Filing;
use super::panel::{self, GroundLine};
use super::{store, submit};
use crate::ctx::Visit;
use crate::error::FieldErrors;
use crate::locale::{Locale, iso_in_words};
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, html_status, see_other};
use crate::request::{InformationRequest, find_by_tracking};
use crate::{Ctx, Error, Result};

/// Objections one network may file at once, and how fast more are allowed, are those of `App::limiter`.
const LIMIT: &str = "objection";

/// Counts a filing of the caller's network. Errors: `TooMany` when it must wait.
pub(super) fn throttle(ctx: &Ctx) -> Result<()> {
    ctx.app.limiter.take(&format!("{LIMIT}|{}", ctx.network), ctx.now()).map_err(|_wait| Error::TooMany)
}

#[derive(Template)]
#[template(path = "objection/pages/form.html")]
struct FormPage {
    p: Page,
    request: InformationRequest,
    q: Questions,
    must_wait: bool,
    show_optional: bool,
}

/// The questions about an objection to a request, on the public form and at the desk, for `pages/_questions.html`.
pub(super) struct Questions {
    pub(super) grounds: Vec<GroundLine>,
    pub(super) ticked: Vec<&'static str>,
    pub(super) reasons_error: String,
    pub(super) what: Vec<Input>,
    pub(super) who: Vec<Input>,
    pub(super) is_who_open: bool,
    pub(super) form_token: String,
    /// What is wrong: field and text.
    pub(super) errors: Vec<(String, String)>,
}

impl Questions {
    /// What was typed, with what is wrong with it.
    pub(super) fn of(p: &Page, known: &Case, filing: &Filing, errors: &FieldErrors) -> Self {
        let field = |name: &'static str, key: &str, value: &str, kind: Kind| {
            let keys = [format!("objection-field-{key}"), format!("objection-hint-{key}")];
            Input::of(p, &keys, name, value, kind).check(p, errors)
        };
        let what = vec![
            field("posisi", "position", &filing.position, Kind::Lines(6)).required(),
            field("tujuan", "purpose", &filing.purpose, Kind::Lines(2)).required(),
        ];
        let who = vec![
            field("surel", "email", &filing.email, Kind::Line("email")),
            field("kuasa", "representative", &filing.representative, Kind::Line("text")),
            field("surat-kuasa", "power", &filing.power_of_attorney, Kind::Line("text")),
        ];
        Self {
            grounds: panel::lines(p, known),
            ticked: filing.reasons.iter().map(|reason| reason.code()).collect(),
            reasons_error: errors.get("alasan").map(|key| p.t(key)).unwrap_or_default(),
            is_who_open: who.iter().any(|input| !input.value.is_empty() || !input.error.is_empty()),
            what,
            who,
            form_token: filing.form_token.clone(),
            errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        }
    }
}

/// `GET /permohonan/{tracking}/keberatan`
pub(super) async fn show(Visit(ctx): Visit, Path(tracking): Path<String>) -> Result<Response<Body>> {
    let request = find_by_tracking(&ctx, &tracking).await?;
    let filed = store::of_request(ctx.db(), ctx.body(), request.id).await?;
    if let Some(open) = filed.iter().find(|one| submit::is_open(one)) {
        return Ok(see_other(&ctx, &open.path(&request.tracking)));
    }
    if !case::is_open_to_objection(&request) {
        return Err(Error::Refused("objection-refused-withdrawn"));
    }
    let known = case::of(&ctx, &request, ctx.today()).await?;
    let filing = fresh(&ctx, &request, &known);
    answer(&ctx, request, &known, (&filing, FieldErrors::default()), StatusCode::OK)
}

/// `POST /permohonan/{tracking}/keberatan`
pub(super) async fn post(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let filing = read(&fields);
    let done = match throttle(&ctx) {
        Ok(()) => submit(&ctx, &tracking, &filing).await,
        Err(wait) => Err(wait),
    };
    let (errors, status) = match ended(&ctx, done)? {
        Ended::Filed(response) => return Ok(response),
        Ended::Again(errors, status) => (errors, status),
    };
    let request = find_by_tracking(&ctx, &tracking).await?;
    let known = case::of(&ctx, &request, ctx.today()).await?;
    answer(&ctx, request, &known, (&filing, errors), status)
}

/// Where a filing ends.
pub(super) enum Ended {
    /// On the page of the objection.
    Filed(Response<Body>),
    /// On the form again, with what is wrong.
    Again(FieldErrors, StatusCode),
}

/// Where a filing by a citizen ends. Errors: those no form can show.
pub(super) fn ended(ctx: &Ctx, done: Result<submit::Filed>) -> Result<Ended> {
    match done {
        Ok(filed) => {
            let path = format!("/permohonan/{}/keberatan/{}?ok=objection-filed", filed.tracking, filed.id);
            Ok(Ended::Filed(see_other(ctx, &path)))
        }
        Err(Error::Invalid(errors)) => Ok(Ended::Again(errors, StatusCode::UNPROCESSABLE_ENTITY)),
        Err(Error::TooMany) => Ok(Ended::Again(FieldErrors::default(), StatusCode::TOO_MANY_REQUESTS)),
        Err(other) => Err(other),
    }
}

/// The form before anything is typed: what fits is ticked, the case position begins with what is known.
pub(super) fn fresh(ctx: &Ctx, request: &InformationRequest, known: &Case) -> Filing {
    Filing {
        reasons: known.suggested.clone(),
        position: position(ctx.locale, request),
        purpose: request.purpose.clone(),
        ..read(&Fields::default())
    }
}

fn position(locale: Locale, request: &InformationRequest) -> String {
    let text = |key: &str, x: &str, y: &str| {
        locale.with(key, &[("x", x.to_owned().into()), ("y", y.to_owned().into())])
    };
    let received = iso_in_words(locale, &request.received_on);
    let asked = text("objection-position-asked", &request.number, &received);
    let became = match (&request.answered_on, &request.due_legal) {
        (Some(day), _) => text("objection-position-answered", &iso_in_words(locale, day), ""),
        (None, Some(due)) => text("objection-position-silent", &iso_in_words(locale, due), ""),
        (None, None) => String::new(),
    };
    format!("{asked}\n{}\n{became}", request.subject).trim().to_owned()
}

/// A form as sent.
pub(super) fn read(fields: &Fields) -> Filing {
    let text = |name: &str| fields.text(name).to_owned();
    let sent: String = fields.text("formulir").chars().filter(char::is_ascii_graphic).take(64).collect();
    Filing {
        channel: Channel::Online,
        reasons: fields.all("alasan").filter_map(ObjectionReason::from_code).collect(),
        position: text("posisi"),
        purpose: text("tujuan"),
        email: text("surel"),
        representative: text("kuasa"),
        power_of_attorney: text("surat-kuasa"),
        form_token: if sent.is_empty() { web::secrets::random_token() } else { sent },
    }
}

fn answer(
    ctx: &Ctx,
    request: InformationRequest,
    known: &Case,
    (filing, errors): (&Filing, FieldErrors),
    status: StatusCode,
) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("objection-form-title")).section("requests");
    p.is_hidden = true;
    let page = FormPage {
        q: Questions::of(&p, known, filing, &errors),
        must_wait: status == StatusCode::TOO_MANY_REQUESTS,
        show_optional: true,
        request,
        p,
    };
    html_status(status, &page)
}
