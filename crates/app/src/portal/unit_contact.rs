//! How to reach a unit. The map point is a link; nothing is loaded from elsewhere.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::facts;
use super::unit::{Found, find, frame, phone_link};
use crate::Result;
use crate::ctx::Visit;
use crate::org::Unit;
use crate::page::{Page, public_html};

/// A point as a page shows it.
struct Point {
    words: String,
    geo: String,
    map: String,
}

#[derive(Template)]
#[template(path = "portal/pages/unit_contact.html")]
struct UnitContactPage<'a> {
    p: Page,
    name: &'a str,
    contact: Contact<'a>,
}

/// Address, hours, telephone and place of a unit; used by the contact page of the city too.
#[derive(Template)]
#[template(path = "portal/pages/contact.html")]
pub(super) struct Contact<'a> {
    p: Page,
    unit: &'a Unit,
    phone: Option<String>,
    website: Option<&'a str>,
    hours: Vec<&'a str>,
    point: Option<Point>,
    is_empty: bool,
}

impl askama::filters::HtmlSafe for Contact<'_> {}

impl<'a> Contact<'a> {
    /// Of a unit, in the language of `p`.
    pub(super) fn new(p: &Page, unit: &'a Unit) -> Self {
        let is_web = unit.website.starts_with("https://") || unit.website.starts_with("http://");
        let is_silent = [&unit.address, &unit.phone, &unit.email, &unit.website, &unit.hours]
            .iter()
            .all(|fact| fact.is_empty());
        let point = unit.latitude_e6.zip(unit.longitude_e6).map(|(lat, lon)| point(lat, lon));
        Self {
            p: p.clone(),
            phone: phone_link(&unit.phone),
            website: is_web.then_some(unit.website.as_str()),
            hours: unit.hours.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
            is_empty: is_silent && point.is_none(),
            point,
            unit,
        }
    }
}

fn point(latitude_e6: i64, longitude_e6: i64) -> Point {
    let (latitude, longitude) = (facts::degrees(latitude_e6), facts::degrees(longitude_e6));
    Point {
        words: format!("{latitude}, {longitude}"),
        geo: format!("geo:{latitude},{longitude}"),
        map: format!(
            "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
        ),
    }
}

/// `GET /unit/{code}/kontak`
pub(super) async fn show(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = match find(&ctx, &code, "/kontak")? {
        Found::Here(unit) => unit,
        Found::Moved(response) => return Ok(response),
    };
    let title = ctx.locale.t("nav-contact");
    let description = ctx.locale.with("portal-contact-description", &[("x", unit.name.clone().into())]);
    let mut p = frame(&ctx, unit, title, description).section("unit-contact");
    p.structured = Some(facts::office(&p, unit));
    let contact = Contact::new(&p, unit);
    public_html(&ctx, &UnitContactPage { contact, name: &unit.name, p })
}
