//! An objection to periodic information that was not announced (UU 14/2008 Ps.9, 35(1)b): nobody has to ask for it
//! first, so there is no request. Filed by anybody, or written down at the desk.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::form::{Ended, ended, read, throttle};
use super::model::Filing;
use super::submit::{Unannounced, submit_unannounced};
use crate::ctx::{SignedIn, Visit};
use crate::error::FieldErrors;
use crate::org::input::{Input, Kind};
use crate::page::{Fields, FieldsWithFiles, Page, html_status, see_other};
use crate::request::{self, Came, FolderInputs, all_units, read_filing, units_of_desk};
use crate::{Ctx, Error, Result};

/// The questions, for `pages/_unannounced.html`.
struct Questions {
    folder: FolderInputs,
    position: Input,
    form_token: String,
    errors: Vec<(String, String)>,
    /// What is wrong with the papers, by field.
    file_errors: FieldErrors,
}

impl Questions {
    /// Why a paper cannot be taken; none when it can.
    fn file_error(&self, field: &str) -> Option<&'static str> {
        self.file_errors.get(field)
    }

    fn of(
        ctx: &Ctx,
        p: &Page,
        (filing, about): (&Filing, &request::Filing),
        errors: &FieldErrors,
        units: Vec<(String, String)>,
    ) -> Self {
        let keys = ["objection-field-position", "objection-hint-unannounced"].map(str::to_owned);
        let position = Input::of(p, &keys, "posisi", &filing.position, Kind::Lines(4));
        Self {
            folder: FolderInputs::of(ctx, p, (about, errors), units),
            position: position.check(p, errors).required(),
            form_token: filing.form_token.clone(),
            errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
            file_errors: errors.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "objection/pages/unannounced.html")]
struct PublicPage {
    p: Page,
    q: Questions,
    must_wait: bool,
    show_optional: bool,
}

#[derive(Template)]
#[template(path = "objection/pages/desk_unannounced.html")]
struct DeskPage {
    p: Page,
    how: Vec<Input>,
    q: Questions,
    show_optional: bool,
}

/// A form as sent: the objection and what its folder keeps. Mail and representative are those of the folder.
fn typed(ctx: &Ctx, fields: &Fields) -> (Filing, request::Filing) {
    let about = read_filing(ctx, fields);
    let filing = Filing {
        email: String::new(),
        representative: String::new(),
        power_of_attorney: String::new(),
        form_token: about.form_token.clone(),
        ..read(fields)
    };
    (filing, about)
}

/// `GET /keberatan/baru`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    answer(&ctx, &typed(&ctx, &Fields::default()), &FieldErrors::default(), StatusCode::OK)
}

/// `POST /keberatan/baru`
pub(super) async fn post(Visit(ctx): Visit, sent: FieldsWithFiles) -> Result<Response<Body>> {
    let (filing, about) = typed(&ctx, &sent.fields);
    let done = match throttle(&ctx).and_then(|()| request::papers_left_out(&sent).into_result()) {
        Ok(()) => {
            let brought = Unannounced { about: about.clone(), papers: sent.files };
            submit_unannounced(&ctx, brought, &filing, None).await
        }
        Err(error) => Err(error),
    };
    let (errors, status) = match ended(&ctx, done)? {
        Ended::Filed(response) => return Ok(response),
        Ended::Again(errors, status) => (errors, status),
    };
    answer(&ctx, &(filing, about), &errors, status)
}

fn answer(
    ctx: &Ctx,
    (filing, about): &(Filing, request::Filing),
    errors: &FieldErrors,
    status: StatusCode,
) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, ctx.locale.t("objection-announcement-title")).section("requests");
    p.is_hidden = true;
    let page = PublicPage {
        q: Questions::of(ctx, &p, (filing, about), errors, all_units(ctx)),
        must_wait: status == StatusCode::TOO_MANY_REQUESTS,
        show_optional: true,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/keberatan/baru/berkala`
pub(super) async fn show_desk(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    desk(&ctx, &typed(&ctx, &Fields::default()), &Came::now(&ctx), &FieldErrors::default())
}

/// `POST /kerja/keberatan/baru/berkala`
pub(super) async fn post_desk(SignedIn(ctx): SignedIn, sent: FieldsWithFiles) -> Result<Response<Body>> {
    let came = Came::read(&sent.fields);
    let (filing, about) = typed(&ctx, &sent.fields);
    let filing = Filing { channel: came.channel, ..filing };
    // Nobody writes down for a unit that is not named: the first of the list is.
    let unit = about.unit.or(units_of_desk(&ctx)?.first().map(|unit| unit.id));
    let about = request::Filing { unit, channel: came.channel, ..about };
    let done = match request::papers_left_out(&sent).into_result().and_then(|()| came.moment()) {
        Ok(moment) => {
            let brought = Unannounced { about: about.clone(), papers: sent.files };
            submit_unannounced(&ctx, brought, &filing, Some(moment)).await
        }
        Err(wrong) => Err(wrong),
    };
    match done {
        Ok(filed) => Ok(see_other(&ctx, &format!("/kerja/keberatan/{}?ok=objection-written-down", filed.id))),
        Err(Error::Invalid(errors)) => desk(&ctx, &(filing, about), &came, &errors),
        Err(other) => Err(other),
    }
}

fn desk(
    ctx: &Ctx,
    (filing, about): &(Filing, request::Filing),
    came: &Came,
    errors: &FieldErrors,
) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("objection-announcement-title")).section("objections");
    let units = units_of_desk(ctx)?.into_iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DeskPage {
        how: came.inputs(&p, errors),
        q: Questions::of(ctx, &p, (filing, about), errors, units),
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
