//! What happened in a unit, from the change log, in plain sentences.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use crate::audit::{self, Filter, Sentence};
use crate::ctx::SignedIn;
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Rows on one page.
const PAGE_ROWS: usize = 50;

#[derive(Template)]
#[template(path = "dashboard/pages/unit_activity.html")]
struct UnitActivityPage {
    p: Page,
    unit: Unit,
    tab: &'static str,
    rows: Vec<Sentence>,
    older: Option<i64>,
}

/// `GET /kerja/unit/{code}/aktivitas`, also of a unit that has ended.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = ctx.directory.by_code(&code).cloned().ok_or(Error::NotFound)?;
    let acts = [Act::ReadWorkroom, Act::EditUnitProfile, Act::ReadChangeLog];
    if !acts.iter().any(|act| ctx.may(*act, Some(unit.id))) {
        return Err(Error::NotFound);
    }
    let before = query.parse("sebelum").unwrap_or(i64::MAX);
    let filter = Filter { unit: Some(unit.id), ..Filter::default() };
    let limit = i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX);
    let found = audit::list_rows(ctx.db(), ctx.body(), filter, before, limit).await?;
    let p = Page::new(&ctx, unit.name.clone()).section("units");
    let rows: Vec<Sentence> = found.iter().take(PAGE_ROWS).map(|row| audit::sentence(&p, row)).collect();
    let older = if found.len() > PAGE_ROWS { rows.last().map(|row| row.seq) } else { None };
    html(&UnitActivityPage { tab: "activity", rows, older, unit, p })
}
