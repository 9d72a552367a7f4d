//! `/aplikasi`: the applications of the city, found by what somebody needs.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::manual::{self, Manual};
use super::model::CityApp;
use super::review::{self, Review};
use super::{best, find_app, list_public};
use crate::Result;
use crate::ctx::Visit;
use crate::ids::CityAppId;
use crate::page::{Page, Query, public_html, public_today_html};

/// Letters of a question at most.
const WORDS: usize = 200;

#[derive(Template)]
#[template(path = "appdir/pages/list.html")]
struct ListPage {
    p: Page,
    question: String,
    apps: Vec<CityApp>,
}

#[derive(Template)]
#[template(path = "appdir/pages/show.html")]
struct ShowPage {
    p: Page,
    one: CityApp,
    owner: String,
    manuals: Vec<Manual>,
    reviews: Vec<Review>,
}

/// `GET /aplikasi?q=`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let question: String = query.text("q").chars().take(WORDS).collect();
    let apps = best(list_public(ctx.db(), ctx.body()).await?, &question, CityApp::described);
    let lead = ctx.locale.t("appdir-lead");
    let p = Page::new(&ctx, ctx.locale.t("nav-appdir")).section("appdir").describe(lead);
    public_today_html(&ctx, &ListPage { p, question, apps })
}

/// `GET /aplikasi/{app}`
pub(super) async fn show(Visit(ctx): Visit, Path(id): Path<CityAppId>) -> Result<Response<Body>> {
    let one = find_app(&ctx, id).await?;
    let p = Page::new(&ctx, one.said.name.clone()).section("appdir").describe(one.said.about.clone());
    let owner = ctx.directory.unit(one.head.unit_id).map(crate::org::Unit::path).unwrap_or_default();
    let unit = one.head.unit_id;
    let reviews = review::list(ctx.db(), ctx.body(), id).await?;
    let manuals = manual::list(ctx.db(), ctx.body(), Some(id)).await?;
    let answer = public_html(&ctx, &ShowPage { p, one, owner, manuals, reviews })?;
    Ok(crate::visit::mark(answer, &ctx, rules::visit::Kind::App, id.0, unit))
}
