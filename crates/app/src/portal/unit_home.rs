//! The front page of a unit's site: what is new, how to reach it, what belongs to it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::register::latest::{self, Latest};
use super::unit::{Found, find, frame, kind_in_words, phone_link};
use super::{cards, facts};
use crate::Result;
use crate::ctx::Visit;
use crate::news::markup;
use crate::news::public::{Card, Which, list_cards};
use crate::org::Unit;
use crate::page::{Page, public_html};

/// Items on the front page of a unit.
const NEWEST: usize = 7;

#[derive(Template)]
#[template(path = "portal/pages/unit_home.html")]
struct UnitHomePage<'a> {
    p: Page,
    unit: &'a Unit,
    kind: String,
    about: String,
    cards: Vec<Card>,
    has_more: bool,
    phone: Option<String>,
    parent: Option<&'a Unit>,
    children: Vec<&'a Unit>,
    register: Latest,
}

/// `GET /unit/{code}`
pub(super) async fn show(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = match find(&ctx, &code, "")? {
        Found::Here(unit) => unit,
        Found::Moved(response) => return Ok(response),
    };
    let mut cards = list_cards(ctx.db(), ctx.body(), Which::Unit(unit.id), None, 8).await?;
    let has_more = cards.len() > NEWEST;
    cards.truncate(NEWEST);
    let about = bahasa::excerpt(&markup::to_plain(&unit.about), 280);
    let kind = kind_in_words(ctx.locale, unit);
    let description = if about.is_empty() {
        ctx.locale.with("portal-unit-description", &[("x", unit.name.clone().into())])
    } else {
        about.clone()
    };
    let mut p = frame(&ctx, unit, unit.name.clone(), description).section("unit-home");
    p.structured = Some(facts::office(&p, unit));
    let page = UnitHomePage {
        kind,
        about,
        cards,
        has_more,
        phone: phone_link(&unit.phone),
        parent: unit.parent_id.and_then(|id| ctx.directory.unit(id)),
        children: ctx.directory.children(unit.id),
        register: Latest::read(&ctx, Some(unit)).await?,
        unit,
        p,
    };
    Ok(crate::visit::mark(public_html(&ctx, &page)?, &ctx, rules::visit::Kind::Unit, unit.id.0, unit.id))
}
