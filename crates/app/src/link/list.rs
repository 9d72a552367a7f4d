//! The page with the broken links of the units one may see.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::store;
use crate::ctx::SignedIn;
use crate::page::{Page, html};
use crate::{Ctx, Error, Result};

/// Links on the page: more are mended in several goes anyway.
const MOST: i64 = 300;

struct Line {
    title: String,
    path: String,
    unit: String,
    link: String,
    url: String,
    why: String,
    since: String,
}

#[derive(Template)]
#[template(path = "link/pages/list.html")]
struct ListPage {
    p: Page,
    lines: Vec<Line>,
}

/// Broken links of all units the actor may read.
async fn broken(ctx: &Ctx) -> Result<Vec<store::Broken>> {
    if ctx.may(Act::ReadWorkroom, None) {
        return store::list_broken(ctx.db(), ctx.body(), None, MOST).await;
    }
    let mut found = Vec::new();
    let units: Vec<_> = ctx.units_for(Act::ReadWorkroom).into_iter().map(|unit| unit.id).collect();
    for unit in &units {
        found.extend(store::list_broken(ctx.db(), ctx.body(), Some(*unit), MOST).await?);
    }
    if units.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

/// How many links are broken in the units the actor may read, for the home of the workroom.
pub async fn count_for(ctx: &Ctx) -> Result<i64> {
    if ctx.may(Act::ReadWorkroom, None) {
        return store::count_broken(ctx.db(), ctx.body(), None).await;
    }
    let mut count = 0;
    for unit in ctx.units_for(Act::ReadWorkroom) {
        count += store::count_broken(ctx.db(), ctx.body(), Some(unit.id)).await?;
    }
    Ok(count)
}

/// `GET /kerja/tautan`
pub(super) async fn get(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let found = broken(&ctx).await?;
    let p = Page::new(&ctx, ctx.locale.t("link-title")).section("register");
    let line = |one: store::Broken| Line {
        path: crate::register::path(one.entry_id),
        unit: p.unit_label(one.unit_id).to_owned(),
        link: if one.link_title.is_empty() { one.url.clone() } else { one.link_title },
        why: if one.status == 0 { p.t("link-no-answer") } else { p.n("link-status", one.status) },
        since: p.day(one.failing_since),
        title: one.title,
        url: one.url,
    };
    let lines = found.into_iter().map(line).collect();
    html(&ListPage { p, lines })
}
