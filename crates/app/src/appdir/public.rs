//! `/aplikasi`: the applications of the city, found by what somebody needs.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::model::CityApp;
use super::{find, list_public, store};
use crate::ctx::Visit;
use crate::ids::CityAppId;
use crate::page::{Page, Query, public_html, public_today_html};
use crate::{Error, Result};

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
}

/// `GET /aplikasi?q=`
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let question: String = query.text("q").chars().take(WORDS).collect();
    let apps = find(list_public(ctx.db(), ctx.body()).await?, &question);
    let lead = ctx.locale.t("appdir-lead");
    let p = Page::new(&ctx, ctx.locale.t("nav-appdir")).section("appdir").describe(lead);
    public_today_html(&ctx, &ListPage { p, question, apps })
}

/// `GET /aplikasi/{app}`
pub(super) async fn show(Visit(ctx): Visit, Path(id): Path<CityAppId>) -> Result<Response<Body>> {
    let one = store::find(ctx.db(), ctx.body(), id).await?;
    if !one.is_public() {
        return Err(Error::NotFound);
    }
    let p = Page::new(&ctx, one.name.clone()).section("appdir").describe(one.about.clone());
    let owner = ctx.directory.unit(one.unit_id).map(crate::org::Unit::path).unwrap_or_default();
    let unit = one.unit_id;
    let answer = public_html(&ctx, &ShowPage { p, one, owner })?;
    Ok(crate::visit::mark(answer, &ctx, rules::visit::Kind::App, id.0, unit))
}
