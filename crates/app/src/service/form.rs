//! The form of a service: one field for each component of the standard, hours as people write them.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::service::{Component, Part};

use super::desk::{component_name, missing};
use super::model::{Content, Service, Standard};
use super::{readable, save as acts};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{ServiceId, UnitId};
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::typed::Typed;
use crate::{Ctx, Error, Result};

/// Labels of the fields that can be wrong.
const LABELS: [(&str, &str); 10] = [
    ("unit", "service-unit"),
    ("nama", "service-name"),
    ("ringkasan", "service-summary"),
    ("kata", "service-words"),
    ("jam", "service-week"),
    ("khusus-nama", "service-special-name"),
    ("khusus-dari", "service-special-from"),
    ("khusus-sampai", "service-special-to"),
    ("khusus-jam", "service-special-hours"),
    ("antrean", "service-queue-link"),
];

#[derive(Template)]
#[template(path = "service/pages/form.html")]
struct FormPage {
    p: Page,
    action: String,
    units: Vec<(String, String, bool)>,
    one: Option<Service>,
    missing: String,
    /// Title of each part with its components: field, name.
    parts: Vec<(String, Vec<(&'static str, String)>)>,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    may_publish: bool,
    /// Whether saving is the actor's: what is public changes at once, so it takes who may publish.
    may_save: bool,
    is_open_on_holidays: bool,
}

impl FormPage {
    /// What stands in a field: as typed, else as it is.
    fn value(&self, name: &str) -> String {
        let known = self.one.as_ref().map(|one| known(&one.said, name)).unwrap_or_default();
        self.typed.value("layanan", name, &known)
    }
}

fn known(said: &Content, name: &str) -> String {
    let text = match name {
        "nama" => &said.name,
        "ringkasan" => &said.summary,
        "kata" => &said.words,
        "jam" => &said.hours,
        "khusus-nama" => &said.special_name,
        "khusus-dari" => &said.special_from,
        "khusus-sampai" => &said.special_to,
        "khusus-jam" => &said.special_hours,
        "antrean" => &said.queue_link,
        component => {
            return Component::from_code(component).map(|one| said.says(one)).unwrap_or_default().to_owned();
        }
    };
    text.clone()
}

/// What was typed.
fn read(fields: &Fields) -> Content {
    let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = |name: &str| fields.text(name).trim().replace("\r\n", "\n");
    let said = |one: &Component| (*one, lines(one.code()));
    let standard = Component::ALL.iter().map(said).filter(|(_, text)| !text.is_empty()).collect();
    Content {
        name: line("nama"),
        summary: line("ringkasan"),
        words: line("kata"),
        standard: Standard(standard),
        hours: lines("jam"),
        special_name: line("khusus-nama"),
        special_from: line("khusus-dari"),
        special_to: line("khusus-sampai"),
        special_hours: lines("khusus-jam"),
        is_open_on_holidays: fields.has("libur"),
        queue_link: line("antrean"),
    }
}

fn form(ctx: &Ctx, one: Option<Service>, typed: Typed, ok: Option<&str>) -> Result<Response<Body>> {
    let own = ctx.units_for(Act::WriteServices);
    if own.is_empty() {
        ctx.allow(Act::WriteServices, None)?;
    }
    let title = one.as_ref().map_or_else(|| ctx.locale.t("service-new"), |one| one.said.name.clone());
    let p = Page::new(ctx, title).section("service").flash(ok);
    let unit = typed.value("layanan", "unit", "");
    let choice = |one: &crate::org::Unit| {
        let id = one.id.to_string();
        let is_chosen = id == unit;
        (id, one.name.clone(), is_chosen)
    };
    let of = |part: Part| {
        let own = Component::ALL.iter().filter(move |one| one.part() == part);
        own.map(|one| (one.code(), component_name(&p, *one))).collect::<Vec<_>>()
    };
    let parts = Part::ALL.iter().map(|part| (p.t(&format!("service-standard-{part}")), of(*part))).collect();
    let may_publish = one.as_ref().is_some_and(|one| ctx.may(Act::PublishServices, Some(one.head.unit_id)));
    let page = FormPage {
        action: one.as_ref().map_or_else(|| "/kerja/layanan/baru".to_owned(), Service::desk),
        units: own.into_iter().map(choice).collect(),
        missing: one.as_ref().map(|one| missing(&p, one)).unwrap_or_default(),
        parts,
        may_save: may_publish || !one.as_ref().is_some_and(Service::is_public),
        may_publish,
        is_open_on_holidays: if typed.is("layanan") {
            typed.has("libur", "1")
        } else {
            one.as_ref().is_some_and(|one| one.said.is_open_on_holidays)
        },
        errors: typed.errors.named(&p, &LABELS),
        one,
        typed,
        p,
    };
    html_status(page.typed.status(), &page)
}

/// `GET /kerja/layanan/baru`
pub(super) async fn blank(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    form(&ctx, None, Typed::default(), None)
}

/// `POST /kerja/layanan/baru`
pub(super) async fn create(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let said = read(&fields);
    let made = match fields.parse::<UnitId>("unit") {
        Some(unit) => acts::create(&ctx, unit, &said).await,
        None => Err(Error::Invalid(acts::check(&said, FieldErrors(vec![("unit", "service-error-empty")])))),
    };
    match made {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/layanan/{id}?ok=service-saved"))),
        Err(Error::Invalid(errors)) => form(&ctx, None, Typed::wrong("layanan", &fields, errors), None),
        Err(other) => Err(other),
    }
}

/// `GET /kerja/layanan/{service}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ServiceId>,
    query: Query,
) -> Result<Response<Body>> {
    form(&ctx, Some(readable(&ctx, id).await?), Typed::default(), query.raw("ok"))
}

/// `POST /kerja/layanan/{service}`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ServiceId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    let one = readable(&ctx, id).await?;
    match acts::save(&ctx, id, version, &read(&fields)).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/layanan/{id}?ok=service-saved"))),
        Err(Error::Invalid(errors)) => form(&ctx, Some(one), Typed::wrong("layanan", &fields, errors), None),
        Err(Error::Conflict) => {
            form(&ctx, Some(one), Typed::wrong("layanan", &fields, FieldErrors::changed("nama")), None)
        }
        Err(other) => Err(other),
    }
}
