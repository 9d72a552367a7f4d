//! `/kerja/aplikasi`: the applications of a unit, written, published and taken back.

use std::collections::BTreeSet;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::manual::{self, Choice, Manual};
use super::model::{CityApp, STATUSES, Said};
use super::{save as acts, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{CityAppId, DocumentId, UnitId};
use crate::page::{Fields, Page, Query, html, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Labels of the fields.
const LABELS: [(&str, &str); 10] = [
    ("unit", "appdir-owner"),
    ("nama", "appdir-name"),
    ("tentang", "appdir-about"),
    ("untuk", "appdir-audience"),
    ("tautan", "appdir-url"),
    ("biaya", "appdir-cost"),
    ("data", "appdir-data"),
    ("kata", "appdir-words"),
    ("panduan", "appdir-manual"),
    ("status", "appdir-status"),
];

#[derive(Template)]
#[template(path = "appdir/pages/desk.html")]
struct DeskPage {
    p: Page,
    apps: Vec<CityApp>,
}

#[derive(Template)]
#[template(path = "appdir/pages/form.html")]
struct FormPage {
    p: Page,
    /// Where the form goes.
    action: String,
    /// Units to choose from, for a new one.
    units: Vec<(String, String, bool)>,
    /// What is there already.
    one: Option<CityApp>,
    said: Said,
    statuses: Vec<(&'static str, String, bool)>,
    errors: Vec<(&'static str, String)>,
    may_publish: bool,
    /// Whether saving is the actor's: what is public changes at once, so it takes who may publish.
    may_save: bool,
    /// Public documents of its unit, each with whether it is a manual.
    documents: Vec<(Choice, bool)>,
    most_manuals: String,
}

/// `GET /kerja/aplikasi`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::WriteApps).is_empty() {
        ctx.allow(Act::WriteApps, None)?;
    }
    let mut apps = store::list(ctx.db(), ctx.body(), None).await?;
    apps.retain(|app| ctx.may(Act::WriteApps, Some(app.head.unit_id)));
    let p = Page::new(&ctx, ctx.locale.t("nav-appdir")).section("appdir").flash(query.raw("ok"));
    html(&DeskPage { p, apps })
}

/// What a form shows: what is there, what was typed, what is wrong with it.
struct Shown {
    one: Option<CityApp>,
    unit: Option<UnitId>,
    said: Said,
    errors: FieldErrors,
    /// Manuals as they were ticked; none for those that are there.
    manuals: Option<BTreeSet<DocumentId>>,
}

impl Shown {
    fn new(one: Option<CityApp>, unit: Option<UnitId>, said: Said) -> Self {
        Self { one, unit, said, errors: FieldErrors::default(), manuals: None }
    }
}

/// Public documents of the unit of an application, those that are its manuals first.
async fn documents(
    ctx: &Ctx,
    one: &CityApp,
    ticked: Option<BTreeSet<DocumentId>>,
) -> Result<Vec<(Choice, bool)>> {
    let (db, body) = (ctx.db(), ctx.body());
    let now = manual::list(db, body, Some(one.head.id)).await?;
    let chosen = ticked.unwrap_or_else(|| now.iter().map(|one| one.document_id).collect());
    let mut all = manual::documents(db, body, one.head.unit_id).await?;
    // One behind the newest stays chosen.
    for Manual { document_id, name, bytes, title, .. } in now {
        if !all.iter().any(|one| one.document_id == document_id) {
            all.push(Choice { document_id, name, bytes, title });
        }
    }
    all.sort_by_key(|one| !chosen.contains(&one.document_id));
    let ticked = |one: Choice| {
        let is_chosen = chosen.contains(&one.document_id);
        (one, is_chosen)
    };
    Ok(all.into_iter().map(ticked).collect())
}

async fn form(ctx: &Ctx, shown: Shown, ok: Option<&str>) -> Result<Response<Body>> {
    let Shown { one, unit, said, errors, manuals } = shown;
    let documents = match &one {
        Some(one) => documents(ctx, one, manuals).await?,
        None => Vec::new(),
    };
    let title = one.as_ref().map_or_else(|| ctx.locale.t("appdir-new"), |one| one.said.name.clone());
    let p = Page::new(ctx, title).section("appdir").flash(ok);
    let own = ctx.units_for(Act::WriteApps);
    if own.is_empty() {
        ctx.allow(Act::WriteApps, None)?;
    }
    let choice = |own: &&crate::org::Unit| (own.id.to_string(), own.name.clone(), unit == Some(own.id));
    let status = |code: &'static str| (code, p.t(&format!("appdir-status-{code}")), said.status == code);
    let may_publish = one.as_ref().is_some_and(|one| ctx.may(Act::PublishApps, Some(one.head.unit_id)));
    let answer = errors.status();
    let errors = errors.named(&p, &LABELS);
    let page = FormPage {
        action: one.as_ref().map_or_else(|| "/kerja/aplikasi/baru".to_owned(), CityApp::desk),
        units: own.iter().map(choice).collect(),
        statuses: STATUSES.into_iter().map(status).collect(),
        may_save: may_publish || !one.as_ref().is_some_and(CityApp::is_public),
        may_publish,
        documents,
        most_manuals: manual::MOST.to_string(),
        errors,
        one,
        said,
        p,
    };
    html_status(answer, &page)
}

/// `GET /kerja/aplikasi/baru`
pub(super) async fn blank(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let said = Said { status: "active".to_owned(), ..Said::default() };
    form(&ctx, Shown::new(None, None, said), None).await
}

/// `POST /kerja/aplikasi/baru`
pub(super) async fn create(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let said = Said::of(&fields);
    let unit = fields.parse::<UnitId>("unit");
    let made = match unit {
        Some(unit) => acts::create(&ctx, unit, &said).await,
        None => Err(Error::Invalid(acts::check(&said, FieldErrors(vec![("unit", "appdir-error-empty")])))),
    };
    match made {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/aplikasi/{id}?ok=appdir-saved"))),
        Err(Error::Invalid(errors)) => {
            form(&ctx, Shown { errors, ..Shown::new(None, unit, said) }, None).await
        }
        Err(other) => Err(other),
    }
}

/// `GET /kerja/aplikasi/{app}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<CityAppId>,
    query: Query,
) -> Result<Response<Body>> {
    let one = acts::readable(&ctx, id).await?;
    let said = one.said.clone();
    let unit = one.head.unit_id;
    form(&ctx, Shown::new(Some(one), Some(unit), said), query.raw("ok")).await
}

/// `POST /kerja/aplikasi/{app}`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(id): Path<CityAppId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let said = Said::of(&fields);
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    let errors = match acts::save(&ctx, id, version, &said).await {
        Ok(()) => return Ok(see_other(&ctx, &format!("/kerja/aplikasi/{id}?ok=appdir-saved"))),
        Err(Error::Invalid(errors)) => errors,
        Err(Error::Conflict) => FieldErrors::changed("nama"),
        Err(other) => return Err(other),
    };
    let one = acts::readable(&ctx, id).await?;
    let unit = one.head.unit_id;
    form(&ctx, Shown { errors, ..Shown::new(Some(one), Some(unit), said) }, None).await
}

/// The form again with the manuals as they were ticked and what is wrong with them.
pub(super) async fn with_manuals(
    ctx: &Ctx,
    id: CityAppId,
    ticked: BTreeSet<DocumentId>,
    errors: FieldErrors,
) -> Result<Response<Body>> {
    let one = acts::readable(ctx, id).await?;
    let (unit, said) = (one.head.unit_id, one.said.clone());
    form(ctx, Shown { errors, manuals: Some(ticked), ..Shown::new(Some(one), Some(unit), said) }, None).await
}

/// `POST /kerja/aplikasi/{app}/terbitkan`
pub(super) async fn publish(SignedIn(ctx): SignedIn, Path(id): Path<CityAppId>) -> Result<Response<Body>> {
    acts::publish(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/aplikasi/{id}?ok=appdir-published")))
}

/// `POST /kerja/aplikasi/{app}/tarik`
pub(super) async fn withdraw(SignedIn(ctx): SignedIn, Path(id): Path<CityAppId>) -> Result<Response<Body>> {
    acts::withdraw(&ctx, id).await?;
    Ok(see_other(&ctx, &format!("/kerja/aplikasi/{id}?ok=appdir-withdrawn")))
}
