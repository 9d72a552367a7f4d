//! Writing down a request at the desk: said there or by telephone, come by letter or mail (UU 14/2008 Ps.22(1), (3)).
//! The same questions as the public form, and when it came: every period counts from then.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::{Act, Denied};
use rules::request::Channel;

use super::came::Came;
use super::inputs::{self, Questions};
use super::model::Filing;
use super::{paper, submit};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::org::Unit;
use crate::org::input::{Input, Kind};
use crate::page::{FieldsWithFiles, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "request/pages/desk_new.html")]
struct NewPage {
    p: Page,
    how: Vec<Input>,
    q: Questions,
    errors: Vec<(String, String)>,
    show_optional: bool,
}

/// Units the actor may write requests down for, the main PPID first.
/// Errors: `Forbidden` for who may do it nowhere.
pub(crate) fn units(ctx: &Ctx) -> Result<Vec<&Unit>> {
    let mut units = ctx.units_for(Act::ReceiveRequests);
    if units.is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let first = ctx.directory.body.ppid_unit_id.or(ctx.directory.body.root_unit_id);
    units.sort_by_key(|unit| Some(unit.id) != first);
    Ok(units)
}

/// `GET /kerja/permohonan/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let filing = Filing { channel: Channel::WalkIn, ..inputs::empty() };
    page(&ctx, &filing, &Came::now(&ctx), &FieldErrors::default())
}

/// `POST /kerja/permohonan/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, sent: FieldsWithFiles) -> Result<Response<Body>> {
    let fields = &sent.fields;
    let came = Came::read(fields);
    let mut filing = Filing { channel: came.channel, ..inputs::read(&ctx, fields) };
    // Nobody writes down for a unit that is not named: the first of the list is.
    filing.unit = filing.unit.or(units(&ctx)?.first().map(|unit| unit.id));
    let mut errors = paper::left_out(&sent);
    let moment = came.moment();
    if let Err(Error::Invalid(wrong)) = &moment {
        errors.0.extend(wrong.0.iter().copied());
    }
    let done = match moment.ok().filter(|_| errors.0.is_empty()) {
        Some(moment) => submit::write_down(&ctx, &filing, moment, sent.files).await,
        None => Err(Error::Invalid(errors)),
    };
    match done {
        Ok(filed) => Ok(see_other(&ctx, &format!("/kerja/permohonan/{}?ok=request-written-down", filed.id))),
        Err(Error::Invalid(errors)) => page(&ctx, &filing, &came, &errors),
        Err(other) => Err(other),
    }
}

fn page(ctx: &Ctx, filing: &Filing, came: &Came, errors: &FieldErrors) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("request-new-title")).section("requests");
    let units = units(ctx)?.into_iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage {
        how: came.inputs(&p, errors),
        q: Questions::of(ctx, &p, filing, errors, units),
        errors: errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
