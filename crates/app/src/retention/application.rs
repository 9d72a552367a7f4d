//! Applications to have one's data erased before their time (UU 27/2022 Ps.8, 14): asked by the person, decided by
//! the main PPID. A refusal names its legal reason (Ps.15, 50: registers a statute asks for are kept).

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use fluent_templates::fluent_bundle::FluentValue;
use rules::permission::Act;

use super::store::{self, Application, ApplicationId};
use super::{code, erase};
use crate::audit::{self, Change};
use crate::ctx::{SignedIn, Visit};
use crate::dashboard::{notify, role_holders};
use crate::error::FieldErrors;
use crate::mail::{self, Message};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result, request};
use rules::role::Role;

/// Longest reason, in characters.
const REASON_CHARS: usize = 2_000;

/// Puts the application of a person who proved who it is. Asking again while one waits changes nothing.
/// Errors: as [`code::prove`].
async fn ask(ctx: &Ctx, tracking: &str, typed: &str) -> Result<()> {
    let (request, _) = code::prove(ctx, tracking, typed).await?;
    if store::find_application(ctx.db(), ctx.body(), request.id).await?.is_some() {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    store::insert_application(&tx, ctx.body(), request.id, ctx.now()).await?;
    let change = Change::new("retention.ask", "request", request.id).in_unit(request.unit_id);
    audit::record(ctx, &tx, change.detail(request.number.clone())).await?;
    for account in role_holders(ctx, &tx, Role::MainPpid, None).await? {
        let path = "/kerja/permohonan/penghapusan";
        notify(ctx, &tx, account, "retention-asked", &request.number, "", path).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /permohonan/{tracking}/data/hapus`
pub(super) async fn post_ask(
    Visit(ctx): Visit,
    Path(tracking): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    ask(&ctx, &tracking, fields.text("kode")).await?;
    Ok(see_other(&ctx, &format!("/permohonan/{tracking}/data?ok=retention-asked")))
}

/// What the main PPID decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The data are erased at once.
    Grant,
    /// They stay, for this legal reason.
    Refuse(String),
}

/// Decides an application. Errors: `NotFound`; `Invalid` for a refusal without a reason; `Refused` for a case that is
/// not over yet; `Conflict` when it was decided before; `Forbidden`.
pub async fn decide(ctx: &Ctx, id: ApplicationId, decision: &Decision) -> Result<()> {
    let role = ctx.allow(Act::AssignRequests, None)?;
    let found = store::get_application(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    let (state, reason) = match decision {
        Decision::Grant if !found.is_over => return Err(Error::Refused("retention-refused-open")),
        Decision::Grant => ("granted", ""),
        Decision::Refuse(reason) => ("refused", reason.trim()),
    };
    let is_long = reason.chars().count() > REASON_CHARS;
    if state == "refused" && (reason.is_empty() || is_long) {
        return Err(Error::Invalid(FieldErrors(vec![("alasan", "retention-error-reason")])));
    }
    let tx = ctx.db().begin().await?;
    if !store::set_decision(&tx, ctx.body(), id, (state, reason), ctx.now()).await? {
        return Err(Error::Conflict);
    }
    let act = if state == "granted" { "retention.grant" } else { "retention.refuse" };
    let change = Change::new(act, "request", found.request_id).in_unit(found.unit_id).as_role(role);
    audit::record(ctx, &tx, change.because(reason).detail(found.number.clone())).await?;
    tell(ctx, &tx, &found, (state, reason)).await?;
    tx.commit().await?;
    ctx.app.ring();
    if *decision == Decision::Grant {
        erase::erase(ctx, found.request_id, &ctx.locale.t("retention-reason-asked")).await?;
    }
    Ok(())
}

/// Tells the person what was decided, at the address the case still knows. Without a mail server the page of the case
/// says it alone: nobody may pass such mail on by hand.
async fn tell(ctx: &Ctx, tx: &db::Tx, found: &Application, (state, reason): (&str, &str)) -> Result<()> {
    let request = request::find(ctx.db(), ctx.body(), found.request_id).await?.ok_or(Error::NotFound)?;
    let who = request.requester(&ctx.app, ctx.body())?;
    if who.email.is_empty() || ctx.app.config.smtp.is_none() {
        return Ok(());
    }
    let word = |key: &str, x: &str| ctx.locale.with(key, &[("x", FluentValue::from(x.to_owned()))]);
    let lines = [
        word("request-mail-hello", &who.name),
        word(&format!("retention-mail-{state}"), &found.number),
        reason.to_owned(),
        word("request-mail-end", &ctx.directory.body.name),
    ];
    let said: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    let message = Message {
        to_address: who.email,
        to_name: String::new(),
        subject: word("retention-mail-decided-subject", &found.number),
        text: format!("{}\n", said.join("\n\n")),
    };
    mail::send_private(ctx, tx, message, "").await?;
    Ok(())
}

#[derive(Template)]
#[template(path = "retention/pages/applications.html")]
struct ListPage {
    p: Page,
    applications: Vec<Application>,
    errors: FieldErrors,
}

/// `GET /kerja/permohonan/penghapusan`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, FieldErrors::default(), Some(query.text("ok"))).await
}

async fn page(ctx: &Ctx, errors: FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    ctx.allow(Act::AssignRequests, None)?;
    let applications = store::list_applications(ctx.db(), ctx.body()).await?;
    let p = Page::new(ctx, ctx.locale.t("retention-applications")).section("requests").flash(ok);
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_status(status, &ListPage { p, applications, errors })
}

/// `POST /kerja/permohonan/penghapusan/{application}`
pub(super) async fn post_decide(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ApplicationId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let decision = match fields.text("keputusan") {
        "hapus" => Decision::Grant,
        _ => Decision::Refuse(fields.text("alasan").to_owned()),
    };
    match decide(&ctx, id, &decision).await {
        Ok(()) => Ok(see_other(&ctx, "/kerja/permohonan/penghapusan?ok=retention-decided")),
        Err(Error::Invalid(errors)) => page(&ctx, errors, None).await,
        Err(other) => Err(other),
    }
}
