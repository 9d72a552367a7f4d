//! All news of a unit.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::cards::{self, CardPage, path_of};
use super::facts;
use super::unit::{Found, find, frame};
use crate::Result;
use crate::ctx::Visit;
use crate::form::Query;
use crate::news::public::Which;
use crate::page::{Page, public_html, see_other};

#[derive(Template)]
#[template(path = "portal/pages/unit_news.html")]
struct UnitNewsPage<'a> {
    p: Page,
    name: &'a str,
    page: CardPage,
    path: String,
}

/// `GET /unit/{code}/berita`
pub(super) async fn list(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = match find(&ctx, &code, "/berita")? {
        Found::Here(unit) => unit,
        Found::Moved(response) => return Ok(response),
    };
    let path = format!("{}/berita", unit.path());
    let token = query.text("setelah");
    let Some(page) = cards::read(&ctx, Which::Unit(unit.id), token).await? else {
        return Ok(see_other(&ctx, &path));
    };
    let title = ctx.locale.t("nav-news");
    let description = ctx.locale.with("portal-unit-news-description", &[("x", unit.name.clone().into())]);
    let mut p = frame(&ctx, unit, title, description).section("unit-news");
    p.path = path_of(&path, token);
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&unit.name, &unit.path()), (&p.title, &path)]));
    public_html(&ctx, &UnitNewsPage { p, name: &unit.name, page, path })
}
