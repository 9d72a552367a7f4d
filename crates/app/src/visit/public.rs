//! `/kunjungan`: the numbers of the city for everybody, when the body shows them, and how they are counted.

use std::borrow::Borrow;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;

use super::report::{self, Report};
use super::store;
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::page::{Page, Query, public_today_html};
use crate::{Error, Result};

/// Things on the page.
const MOST: i64 = 20;

#[derive(Template)]
#[template(path = "visit/pages/public.html")]
struct PublicPage {
    p: Page,
    report: Report,
    chart: Chart,
}

impl PublicPage {
    fn at(&self, month: impl Borrow<Month>) -> String {
        let month = month.borrow();
        self.p.to(&format!("/kunjungan?bulan={month}"))
    }
}

/// `GET /kunjungan?bulan=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    if !store::is_shown(ctx.db(), ctx.body()).await? {
        return Err(Error::NotFound);
    }
    let month = report::month_of(&ctx, query.text("bulan"))?;
    let mut report = report::read(&ctx, None, month, MOST).await?;
    // What was taken back is nobody's business any more.
    report.lines.retain(|line| !line.name.is_empty());
    let p = Page::new(&ctx, ctx.locale.t("visit-public-title"))
        .section("about")
        .describe(ctx.locale.t("visit-public-lead"));
    public_today_html(&ctx, &PublicPage { chart: report.chart(&p), report, p })
}
