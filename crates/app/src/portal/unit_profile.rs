//! Who a unit is: duties, leaders, PPID structure, former names, what belongs to it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::facts;
use super::unit::{Found, find, frame, kind_in_words};
use crate::Result;
use crate::ctx::Visit;
use crate::news::markup;
use crate::org::{Official, Unit, store};
use crate::page::{Page, SafeHtml, public_html};

/// A name the unit had before.
struct Former {
    name: String,
    until: Option<String>,
    reason: String,
}

#[derive(Template)]
#[template(path = "portal/pages/unit_profile.html")]
struct UnitProfilePage<'a> {
    p: Page,
    unit: &'a Unit,
    kind: String,
    about: Option<SafeHtml>,
    parent: Option<&'a Unit>,
    children: Vec<&'a Unit>,
    merged: Vec<&'a Unit>,
    leaders: Vec<Official>,
    ppid: Vec<Official>,
    former: Vec<Former>,
}

/// `GET /unit/{code}/profil`
pub(super) async fn show(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = match find(&ctx, &code, "/profil")? {
        Found::Here(unit) => unit,
        Found::Moved(response) => return Ok(response),
    };
    let officials = store::list_officials(ctx.db(), ctx.body(), unit.id).await?;
    let (leaders, ppid) = officials.into_iter().partition(|official| official.kind == "leader");
    let names = store::list_names(ctx.db(), ctx.body()).await?;
    let former = names
        .into_iter()
        .filter(|name| name.unit_id == unit.id && name.name != unit.name)
        .map(|name| Former {
            until: name
                .until_on
                .and_then(|day| day.parse().ok())
                .map(|day| crate::locale::day_in_words(ctx.locale, day)),
            name: name.name,
            reason: name.reason,
        })
        .collect();
    let title = ctx.locale.t("nav-profile");
    let description = ctx.locale.with("portal-profile-description", &[("x", unit.name.clone().into())]);
    let mut p = frame(&ctx, unit, title, description).section("unit-profile");
    p.structured = Some(facts::office(&p, unit));
    let page = UnitProfilePage {
        kind: kind_in_words(ctx.locale, unit),
        about: (!unit.about.trim().is_empty()).then(|| markup::to_html(&unit.about)),
        parent: unit.parent_id.and_then(|id| ctx.directory.unit(id)),
        children: ctx.directory.children(unit.id),
        merged: ctx.directory.all().iter().filter(|other| other.merged_into_id == Some(unit.id)).collect(),
        leaders,
        ppid,
        former,
        unit,
        p,
    };
    public_html(&ctx, &page)
}
