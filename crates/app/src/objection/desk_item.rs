//! One objection in the workroom: its grounds and dates, who is responsible, what comes next. Who files is shown
//! only on a click that the change log records (UU 27/2022 Ps.31, 35).

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::desk_forms::{self, StepForm};
use super::intake::{Intake, find_intake};
use super::model::{Objection, ObjectionDecision, Step};
use super::{show, step, store};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ObjectionId;
use crate::org::input::Kind;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::request::{InformationRequest, Requester, Shelf, grouped};
use crate::{Ctx, Error, Result};

/// What is shown over what is saved.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Fields as typed.
    pub(super) fields: Fields,
    /// What is wrong with them.
    pub(super) errors: FieldErrors,
    /// Somebody else changed the objection meanwhile.
    is_conflict: bool,
}

#[derive(Template)]
#[template(path = "objection/pages/desk_item.html")]
struct ItemPage {
    p: Page,
    request: InformationRequest,
    tracking: String,
    intake: Option<Intake>,
    objection: Objection,
    grounds: Vec<(String, String)>,
    steps: Vec<Step>,
    decision: Option<ObjectionDecision>,
    forms: Vec<StepForm>,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    /// Why the reader, who decided the request, does not decide here; empty for everybody else.
    barred: String,
    show_optional: bool,
    /// Who files, after the click: label and value.
    filer: Vec<(String, String)>,
    may_see_filer: bool,
    /// The papers of an objection without a request; the others lie on the page of the request.
    shelf: Option<Shelf>,
}

/// An objection the actor may read.
/// Errors: `NotFound` for everyone else; `SignedOut`.
pub(super) async fn find(ctx: &Ctx, id: ObjectionId) -> Result<Objection> {
    let objection = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match ctx.allow(Act::ReadRequests, Some(objection.unit_id)) {
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
        Ok(_) => Ok(objection),
    }
}

/// Who may read who files: the desk and the PPIDs as with requests, and whoever decides.
fn may_see_filer(ctx: &Ctx, objection: &Objection) -> Result<Option<rules::role::Role>> {
    ctx.allow(Act::DecideObjections, Some(objection.unit_id))
        .or_else(|_| ctx.allow(Act::ReceiveRequests, Some(objection.unit_id)))
}

/// `GET /kerja/keberatan/{id}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
    query: Query,
) -> Result<Response<Body>> {
    let objection = find(&ctx, id).await?;
    page(&ctx, objection, (Shown::default(), Vec::new()), Some(query.text("ok"))).await
}

/// Where an act ends: back on the page, or the form again with everything typed and what is wrong with it.
pub(super) async fn after(
    ctx: &Ctx,
    id: ObjectionId,
    done: Result<()>,
    ok: &str,
    fields: Fields,
) -> Result<Response<Body>> {
    let (errors, is_conflict) = match done {
        Ok(()) => return Ok(see_other(ctx, &format!("/kerja/keberatan/{id}?ok={ok}"))),
        Err(Error::Invalid(errors)) => (errors, false),
        Err(Error::Conflict) => (FieldErrors::default(), true),
        Err(other) => return Err(other),
    };
    let objection = find(ctx, id).await?;
    page(ctx, objection, (Shown { fields, errors, is_conflict }, Vec::new()), None).await
}

/// The page of an objection without a request, found by its folder, with what is wrong with papers just sent.
/// Errors: `NotFound` for who may not read it and for a folder with nothing in it.
pub(crate) async fn at_desk(
    ctx: &Ctx,
    folder: &InformationRequest,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let filed = store::of_request(ctx.db(), ctx.body(), folder.id).await?;
    let objection = find(ctx, filed.first().ok_or(Error::NotFound)?.id).await?;
    page(ctx, objection, (Shown { errors, ..Shown::default() }, Vec::new()), ok).await
}

/// `POST /kerja/keberatan/{id}/pemohon`: shows who files and records that it was shown.
pub(super) async fn show_filer(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ObjectionId>,
) -> Result<Response<Body>> {
    let objection = find(&ctx, id).await?;
    let role = may_see_filer(&ctx, &objection)?;
    let who = objection.filer(&ctx.app, ctx.body())?;
    let tx = ctx.db().begin().await?;
    audit::record(&ctx, &tx, step::change("objection.read-filer", &objection, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    let facts = facts(&ctx, who);
    page(&ctx, objection, (Shown::default(), facts), None).await
}

/// Who files, as pairs of label and value; empty ones are left out.
fn facts(ctx: &Ctx, who: Requester) -> Vec<(String, String)> {
    let all = [
        ("request-field-name", who.name),
        ("request-field-address", who.address),
        ("request-field-email", who.email),
        ("request-field-phone", who.phone),
        ("request-field-representative", who.representative),
        ("request-field-power", who.power_of_attorney),
        ("request-field-nik", who.nik),
        ("request-field-legal-number", who.legal_number),
    ];
    let stated = all.into_iter().filter(|(_, value)| !value.is_empty());
    stated.map(|(key, value)| (ctx.locale.t(key), value)).collect()
}

async fn page(
    ctx: &Ctx,
    objection: Objection,
    (shown, filer): (Shown, Vec<(String, String)>),
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let (db, body) = (ctx.db(), ctx.body());
    let request = crate::request::find(db, body, objection.request_id).await?.ok_or(Error::NotFound)?;
    let known = step::known(ctx, &objection).await?;
    let p = Page::new(ctx, objection.number.clone()).section("objections").flash(ok);
    let status = match &shown {
        Shown { is_conflict: true, .. } => StatusCode::CONFLICT,
        Shown { errors, .. } if !errors.0.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let page = ItemPage {
        grounds: show::grounds_in_words(&p, &store::grounds_of(db, body, objection.id).await?)?,
        steps: store::list_steps(db, body, objection.id).await?,
        decision: store::decision_of(db, body, objection.id).await?,
        forms: desk_forms::offered(ctx, &p, (&objection, &known), &shown)?,
        errors: shown.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        is_conflict: shown.is_conflict,
        barred: if objection.decided_on.is_none() && known.is_barred(ctx) {
            p.t("objection-refused-other-person")
        } else {
            String::new()
        },
        show_optional: true,
        tracking: grouped(&request.tracking),
        intake: find_intake(db, body, objection.id).await?,
        shelf: match request.is_announcement {
            true => Some(Shelf::of(ctx, &request, &shown.errors).await?),
            false => None,
        },
        may_see_filer: filer.is_empty() && may_see_filer(ctx, &objection).is_ok(),
        filer,
        request,
        objection,
        p,
    };
    html_status(status, &page)
}
