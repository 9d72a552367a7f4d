//! `/peringkat/unit/{code}`: one unit over the published months.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::ranking::Column;

use super::choice::stored_month_name;
use super::model::PastMonth;
use super::{book, store};
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::page::{Page, moved, public_html};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "ranking/pages/history.html")]
struct HistoryPage {
    p: Page,
    months: Vec<PastMonth>,
    chart: Chart,
}

impl HistoryPage {
    fn name(&self, month: &str) -> String {
        stored_month_name(&self.p, month)
    }

    fn league(&self, month: &PastMonth) -> String {
        book::league_name(&self.p, month.league.0)
    }
}

/// `GET /peringkat/unit/{code}`
pub(super) async fn show(Visit(ctx): Visit, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    if unit.code != code {
        return Ok(moved(&ctx, &format!("/peringkat/unit/{}", unit.code)));
    }
    let months = store::list_history(ctx.db(), ctx.body(), unit.id, Column::All).await?;
    let mut p = Page::new(&ctx, "").section("ranking");
    p.title = p.w("ranking-history-title", &unit.name);
    let mut known: Vec<(String, u32)> = Vec::new();
    for month in &months {
        // A unit of two leagues has two rows a month with the same number.
        let name = stored_month_name(&p, &month.month);
        if let Some(posts) = month.posts.filter(|_| known.iter().all(|(other, _)| *other != name)) {
            known.push((name, posts));
        }
    }
    let bars = known.iter().map(|(name, posts)| (name.as_str(), *posts));
    let chart = Chart::of(p.title.clone(), p.t("ranking-history-about"), bars);
    public_html(&ctx, &HistoryPage { p, months, chart })
}
