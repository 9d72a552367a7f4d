//! `/penghargaan`: what the body decided to show, with figures over the years.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::desk::{kind_name, kinds, month_name, years};
use super::model::{Recognition, RecognitionId};
use super::store;
use crate::Result;
use crate::ctx::Visit;
use crate::page::{Page, Query, public_html};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "recognition/pages/public.html")]
struct PublicPage {
    p: Page,
    rows: Vec<Recognition>,
    next: Option<i64>,
    kinds: Vec<String>,
    years: Vec<(String, Vec<i64>)>,
}

impl PublicPage {
    fn kind(&self, one: &Recognition) -> String {
        kind_name(&self.p, one)
    }

    fn month(&self, one: &Recognition) -> String {
        month_name(&self.p, one)
    }
}

/// Whether everybody may see it.
pub(super) fn is_shown(one: &Recognition) -> bool {
    one.is_public && one.has_paper() && matches!(one.state.as_str(), "decided" | "done")
}

/// `GET /penghargaan?sesudah=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let before = RecognitionId(query.parse("sesudah").unwrap_or(i64::MAX));
    let rows = store::list_public(ctx.db(), ctx.body(), before, PAGE_ROWS).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let counts = store::count_by_year(ctx.db(), ctx.body(), true).await?;
    let p = Page::new(&ctx, ctx.locale.t("recognition-public-title"))
        .section("ranking")
        .describe(ctx.locale.t("recognition-public-lead"));
    let page = PublicPage {
        next: rows.last().filter(|_| is_full).map(|last| last.id.0),
        kinds: kinds(&p),
        years: years(&p, &counts),
        rows,
        p,
    };
    public_html(&ctx, &page)
}
