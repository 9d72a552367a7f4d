//! The steps of the form, for a new alert and for a change: write, look at it once more, send. Nothing is
//! stored before it is sent, and whatever was typed comes back with every refusal.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::{Act, Denied};

use super::form::{self, Form, Typed};
use super::model::{Content, PublicAlert};
use super::{Words, content, reach, update};
use crate::error::FieldErrors;
use crate::ids::{AlertId, UnitId};
use crate::org::input::Kind;
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// What is shown around the form.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) errors: FieldErrors,
    pub(super) is_conflict: bool,
    /// Version of the alert the form was made from.
    pub(super) version: i64,
}

#[derive(Template)]
#[template(path = "alert/pages/form.html")]
struct FormPage {
    p: Page,
    form: Form,
    action: String,
    back: String,
    key: String,
    version: i64,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    /// Whether the part that may follow is open.
    is_open: bool,
    show_optional: bool,
}

#[derive(Template)]
#[template(path = "alert/pages/confirm.html")]
struct ConfirmPage {
    p: Page,
    words: Words,
    note: String,
    action: String,
    carried: Vec<(&'static str, String)>,
    version: i64,
}

fn action(alert: Option<&PublicAlert>) -> String {
    match alert {
        Some(alert) => format!("/kerja/peringatan/{}/perbarui", alert.id),
        None => "/kerja/peringatan/baru".to_owned(),
    }
}

/// The form, with what was typed.
pub(super) async fn form_page(
    ctx: &Ctx,
    alert: Option<&PublicAlert>,
    typed: &Typed,
    shown: &Shown,
    status: StatusCode,
) -> Result<Response<Body>> {
    let title = if alert.is_some() { "alert-update-title" } else { "alert-new-title" };
    let p = Page::new(ctx, ctx.locale.t(title)).section("alerts");
    let form = form::form(ctx, &p, typed, &shown.errors, alert.is_none()).await?;
    let is_later = |name: &&'static str| form.later.iter().any(|input| input.name == *name);
    let page = FormPage {
        action: action(alert),
        back: alert.map_or("/kerja/peringatan".to_owned(), |alert| format!("/kerja/peringatan/{}", alert.id)),
        key: typed.get("kunci").to_owned(),
        version: shown.version,
        errors: shown.errors.0.iter().map(|(field, key)| ((*field).to_owned(), p.t(key))).collect(),
        is_conflict: shown.is_conflict,
        is_open: alert.is_some() || shown.errors.0.iter().any(|(name, _)| is_later(name)),
        show_optional: false,
        form,
        p,
    };
    html_status(status, &page)
}

/// The unit that announces.
/// Errors: `Forbidden` for a unit that was not offered.
pub(super) fn unit(ctx: &Ctx, typed: &Typed) -> Result<UnitId> {
    let offered = ctx.units_for(Act::IssueAlert);
    match (typed.unit(), offered.as_slice()) {
        (Some(unit), _) => Ok(unit),
        (None, [only]) => Ok(only.id),
        _ => Err(Error::Forbidden(Denied::OtherUnit)),
    }
}

/// One step of the form: `langkah` says which.
/// Errors: those of `send` that no change of the form can mend.
pub(super) async fn step<F>(
    ctx: &Ctx,
    alert: Option<&PublicAlert>,
    fields: &Fields,
    send: F,
) -> Result<Response<Body>>
where
    F: AsyncFnOnce(&Typed, Content) -> Result<AlertId>,
{
    let typed = Typed::read(fields);
    let version = fields.parse("version").unwrap_or_default();
    let shown = Shown { version, ..Shown::default() };
    let is_sent = match fields.text("langkah") {
        "ubah" => return form_page(ctx, alert, &typed, &shown, StatusCode::OK).await,
        step => step == "terbit",
    };
    let outcome = match look(ctx, alert, &typed).await {
        Ok(content) if is_sent => send(&typed, content).await,
        Ok(content) => return confirm_page(ctx, alert, &typed, content, version),
        Err(refused) => Err(refused),
    };
    let (shown, status) = match outcome {
        Ok(id) => return Ok(see_other(ctx, &format!("/kerja/peringatan/{id}?ok=alert-issued"))),
        Err(Error::Invalid(errors)) => (Shown { errors, ..shown }, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Refused("alert-refused-area")) => {
            let errors = FieldErrors(vec![("wilayah", "alert-refused-area")]);
            (Shown { errors, ..shown }, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Error::Conflict) => {
            // The next try is made over what is there now, which the page says.
            let version = alert.map_or(0, |alert| alert.version);
            (Shown { is_conflict: true, version, ..shown }, StatusCode::CONFLICT)
        }
        Err(other) => return Err(other),
    };
    form_page(ctx, alert, &typed, &shown, status).await
}

/// Everything that can be said before it is sent.
async fn look(ctx: &Ctx, alert: Option<&PublicAlert>, typed: &Typed) -> Result<Content> {
    if alert.is_some() {
        update::check_note(typed.get("catatan"))?;
    }
    let content = content::content(ctx, typed)?;
    let unit = match alert {
        Some(alert) => alert.unit_id,
        None => unit(ctx, typed)?,
    };
    reach::allow(ctx, unit, &content).await?;
    Ok(content)
}

fn confirm_page(
    ctx: &Ctx,
    alert: Option<&PublicAlert>,
    typed: &Typed,
    content: Content,
    version: i64,
) -> Result<Response<Body>> {
    let unit = match alert {
        Some(alert) => alert.unit_id,
        None => unit(ctx, typed)?,
    };
    let p = Page::new(ctx, ctx.locale.t("alert-confirm-title")).section("alerts");
    let words = Words::of(&p.directory, p.locale, unit, &content);
    let page = ConfirmPage {
        words,
        note: typed.get("catatan").to_owned(),
        action: action(alert),
        carried: typed.carried(),
        version,
        p,
    };
    html_status(StatusCode::OK, &page)
}
