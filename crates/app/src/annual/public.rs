//! `/laporan-layanan`: published yearly reports for everybody, with the yearly announcement (UU 14/2008 Ps.12).

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;

use super::desk::{Part, parts};
use super::view::{self, YearReport, figure_words};
use super::{file, store};
use crate::ctx::Visit;
use crate::page::{Page, public_html};
use crate::semester::{self, Figure, Format};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "annual/pages/list.html")]
struct ListPage {
    p: Page,
    /// Year and when it was published, Unix ms.
    years: Vec<(i64, i64)>,
}

#[derive(Template)]
#[template(path = "annual/pages/show.html")]
struct ShowPage {
    p: Page,
    view: YearReport,
    at: i64,
    parts: Vec<Part>,
}

impl ShowPage {
    fn figure(&self, figure: &Figure) -> String {
        figure_words(&self.p, &figure.code)
    }
}

/// A report everybody may read. Errors: `NotFound`.
async fn find(ctx: &Ctx, year: i16) -> Result<YearReport> {
    let found = store::find(ctx.db(), ctx.body(), year)
        .await?
        .filter(super::model::AnnualServiceReport::is_published);
    view::of(ctx, year, Some(found.ok_or(Error::NotFound)?)).await
}

/// `GET /laporan-layanan`
pub(super) async fn list(Visit(ctx): Visit) -> Result<Response<Body>> {
    let known = store::list(ctx.db(), ctx.body(), true).await?;
    let p = Page::new(&ctx, ctx.locale.t("annual-public-title"))
        .section("requests")
        .describe(ctx.locale.t("annual-public-lead"));
    let years = known.iter().map(|one| (one.year, one.published_at.unwrap_or_default())).collect();
    public_html(&ctx, &ListPage { p, years })
}

/// `GET /laporan-layanan/{year}`
pub(super) async fn show(Visit(ctx): Visit, Path(year): Path<i16>) -> Result<Response<Body>> {
    let view = find(&ctx, year).await?;
    let title = ctx.locale.with("annual-item-title", &[("x", year.to_string().into())]);
    let p = Page::new(&ctx, title).section("requests").describe(ctx.locale.t("annual-public-lead"));
    let parts = parts(&p, &view, &view.chapters);
    public_html(&ctx, &ShowPage { at: view.published_at.unwrap_or_default(), parts, view, p })
}

/// `GET /laporan-layanan/{year}/{report_file}`: `laporan.pdf`, `.docx`, `.xlsx`, `.json`, and `pengumuman.pdf`
pub(super) async fn file(
    Visit(ctx): Visit,
    Path((year, name)): Path<(i16, String)>,
) -> Result<Response<Body>> {
    let is_announcement = name == "pengumuman.pdf";
    let format = if is_announcement { Format::Pdf } else { semester::form_named(&name)? };
    let view = find(&ctx, year).await?;
    // One at a time, so that curious readers cannot keep the machine busy.
    let _turn = ctx.app.exports.acquire().await.map_err(anyhow::Error::new)?;
    let bytes = file::year_file(&ctx, &view, format, is_announcement).await?;
    let kind = if is_announcement { "pengumuman" } else { "laporan" };
    semester::form_answer(bytes, &format!("{kind}-layanan-informasi-{year}"), format)
}
