//! `/kerja/situs/baru` and `/kerja/situs/{website}/ubah`: the form of the registry.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::permission::Act;
use rules::website::{Place, SiteState};

use super::model::{SYSTEMS, Website};
use super::{save::save, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{Coded, UnitId, WebsiteId};
use crate::org::input::{Input, Kind};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "website/pages/form.html")]
struct FormPage {
    p: Page,
    action: String,
    back: String,
    inputs: Vec<Input>,
    version: i64,
    has_errors: bool,
    is_conflict: bool,
    show_optional: bool,
}

/// `GET /kerja/situs/baru?unit=dinkes`
pub(super) async fn new(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ManageWebsites, None)?;
    let unit = ctx.directory.by_code(query.text("unit")).map_or(UnitId(0), |unit| unit.id);
    page(&ctx, &Website::of(unit, "", Place::Elsewhere), &FieldErrors::default(), false)
}

/// `POST /kerja/situs/baru`
pub(super) async fn create(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageWebsites, None)?;
    let blank = Website::of(UnitId(0), "", Place::Elsewhere);
    done(&ctx, &typed(&ctx, &blank, &fields), "website-added").await
}

/// `GET /kerja/situs/{website}/ubah`
pub(super) async fn edit(SignedIn(ctx): SignedIn, Path(id): Path<WebsiteId>) -> Result<Response<Body>> {
    let site = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::ManageWebsites, Some(site.unit_id))?;
    page(&ctx, &site, &FieldErrors::default(), false)
}

/// `POST /kerja/situs/{website}/ubah`
pub(super) async fn change(
    SignedIn(ctx): SignedIn,
    Path(id): Path<WebsiteId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let site = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::ManageWebsites, Some(site.unit_id))?;
    let version = fields.parse("versi").unwrap_or_default();
    done(&ctx, &typed(&ctx, &Website { version, ..site }, &fields), "website-changed").await
}

async fn done(ctx: &Ctx, site: &Website, flash: &str) -> Result<Response<Body>> {
    match save(ctx, site).await {
        Ok(id) => Ok(see_other(ctx, &format!("/kerja/situs/{id}?ok={flash}"))),
        Err(Error::Invalid(errors)) => page(ctx, site, &errors, false),
        Err(Error::Conflict) => page(ctx, site, &FieldErrors::default(), true),
        Err(other) => Err(other),
    }
}

fn coded<T: Code>(fields: &Fields, name: &str, otherwise: T) -> Coded<T> {
    Coded(T::from_code(fields.text(name)).unwrap_or(otherwise))
}

/// The site as the form says. Words about who made sure of it are taken with the name of who types them.
fn typed(ctx: &Ctx, known: &Website, fields: &Fields) -> Website {
    let text = |name: &str| fields.text(name).to_owned();
    let how = text("verifikasi");
    let is_new = how != known.verified_how;
    let (verified_at, verified_by) = match (is_new, how.is_empty()) {
        (false, _) => (known.verified_at, known.verified_by.clone()),
        (true, true) => (None, String::new()),
        (true, false) => {
            (Some(ctx.now()), ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default())
        }
    };
    Website {
        unit_id: fields.parse("unit").map_or(known.unit_id, UnitId),
        url: text("alamat"),
        place: coded(fields, "tempat", known.place.0),
        system: text("sistem"),
        owner: text("pemilik"),
        decree: text("sk"),
        administrators: text("pengelola").replace("\r\n", "\n"),
        domain_until: text("domain-sampai"),
        domain_officer: text("pejabat-domain"),
        state: coded(fields, "keadaan", known.state.0),
        note: text("catatan").replace("\r\n", "\n"),
        verified_at,
        verified_by,
        verified_how: how,
        ..known.clone()
    }
}

fn choices<T: Code>(p: &Page, group: &str) -> Kind {
    let word = |value: &T| {
        let code = value.code().replace('_', "-");
        (value.code().to_owned(), p.t(&format!("website-{group}-{code}")))
    };
    Kind::Choice(T::ALL.iter().map(word).collect())
}

fn inputs(p: &Page, site: &Website, errors: &FieldErrors) -> Vec<Input> {
    let field = |name: &'static str, key: &str, value: &str, kind: Kind| {
        let keys = [format!("website-field-{key}"), format!("website-hint-{key}")];
        Input::of(p, &keys, name, value, kind).check(p, errors)
    };
    let units = p.directory.active().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
    let systems = SYSTEMS.iter().map(|code| ((*code).to_owned(), p.t(&format!("website-system-{code}"))));
    vec![
        field("unit", "unit", &site.unit_id.to_string(), Kind::Choice(units)).required(),
        field("tempat", "place", site.place.0.code(), choices::<Place>(p, "place")).required(),
        field("alamat", "url", &site.url, Kind::Line("text")),
        field("sistem", "system", &site.system, Kind::Choice(systems.collect())).required(),
        field("keadaan", "state", site.state.0.code(), choices::<SiteState>(p, "state")).required(),
        field("pemilik", "owner", &site.owner, Kind::Line("text")),
        field("sk", "decree", &site.decree, Kind::Line("text")),
        field("pengelola", "administrators", &site.administrators, Kind::Lines(3)),
        field("domain-sampai", "domain-until", &site.domain_until, Kind::Line("date")),
        field("pejabat-domain", "domain-officer", &site.domain_officer, Kind::Line("text")),
        field("verifikasi", "verified-how", &site.verified_how, Kind::Line("text")),
        field("catatan", "note", &site.note, Kind::Lines(3)),
    ]
}

fn page(ctx: &Ctx, site: &Website, errors: &FieldErrors, is_conflict: bool) -> Result<Response<Body>> {
    let is_new = site.id.0 == 0;
    let title = if is_new { "website-new-title" } else { "website-edit-title" };
    let p = Page::new(ctx, ctx.locale.t(title)).section("websites");
    let has_errors = !errors.0.is_empty();
    let status = match (is_conflict, has_errors) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let page = FormPage {
        action: if is_new { "/kerja/situs/baru".to_owned() } else { format!("{}/ubah", site.path()) },
        back: if is_new { "/kerja/situs".to_owned() } else { site.path() },
        inputs: inputs(&p, site, errors),
        version: site.version,
        has_errors,
        is_conflict,
        show_optional: true,
        p,
    };
    html_status(status, &page)
}
