//! `/kerja/laporan/tahunan`: the main PPID writes and publishes the yearly report.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::Chapter;

use super::model::Chapters;
use super::view::{YearReport, figure_words, year_report};
use super::{file, save, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, Query, html, html_status};
use crate::semester::{self, Chart, Figure, Section};
use crate::{Ctx, Error, Result};

/// Years offered before any report was begun.
const BACK: i16 = 3;

#[derive(Template)]
#[template(path = "annual/pages/desk_list.html")]
struct ListPage {
    p: Page,
    /// Year, code of its state or nothing, last day.
    years: Vec<(i16, String, String)>,
}

/// A chapter with its words and figures.
pub(super) struct Part {
    pub(super) code: &'static str,
    pub(super) heading: String,
    pub(super) words: String,
    pub(super) section: Section,
    pub(super) chart: Option<Chart>,
}

#[derive(Template)]
#[template(path = "annual/pages/desk.html")]
struct DeskPage {
    p: Page,
    view: YearReport,
    parts: Vec<Part>,
    name: String,
    position: String,
    is_published: bool,
    is_over: bool,
    may_write: bool,
    errors: FieldErrors,
}

impl DeskPage {
    fn figure(&self, figure: &Figure) -> String {
        figure_words(&self.p, &figure.code)
    }
}

/// The six chapters for a page.
pub(super) fn parts(p: &Page, view: &YearReport, chapters: &Chapters) -> Vec<Part> {
    let part = |chapter: &Chapter| {
        let code = chapter.code();
        let heading = p.t(&format!("annual-chapter-{}", chapter.code()));
        let found = view.sections.iter().find(|section| section.code == code).cloned();
        let section = found.unwrap_or_else(|| Section { code: code.to_owned(), figures: Vec::new() });
        let chart = semester::chart_of(p, &section, &heading, figure_words);
        Part { code, heading, words: chapters.of(*chapter).to_owned(), section, chart }
    };
    Chapter::ALL.iter().map(part).collect()
}

fn readable(ctx: &Ctx) -> Result<()> {
    if ctx.may(Act::ReadServiceReports, None) { Ok(()) } else { Err(Error::NotFound) }
}

/// `GET /kerja/laporan/tahunan`
pub(super) async fn list(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    readable(&ctx)?;
    let known = store::list(ctx.db(), ctx.body(), false).await?;
    let this = ctx.today().year();
    let offered = (this.saturating_sub(BACK)..=this).rev();
    let mut years: Vec<i16> =
        known.iter().filter_map(|one| i16::try_from(one.year).ok()).chain(offered).collect();
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    let state = |year: i16| {
        let found = known.iter().find(|one| one.year == i64::from(year));
        found.map(|one| one.state.clone()).unwrap_or_default()
    };
    let due = |year: i16| rules::service_report::yearly_due(year).to_string();
    let p = Page::new(&ctx, ctx.locale.t("annual-title")).section("annual");
    html(&ListPage { years: years.into_iter().map(|year| (year, state(year), due(year))).collect(), p })
}

/// The page of a year, with a form as it was typed and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    year: i16,
    typed: Option<&Fields>,
    (errors, ok): (FieldErrors, &str),
) -> Result<Response<Body>> {
    readable(ctx)?;
    if !save::is_year(ctx, year) {
        return Err(Error::NotFound);
    }
    let view = year_report(ctx, year).await?;
    let officer = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let text = |name: &str| typed.map(|fields| fields.text(name).to_owned());
    let chapters = typed.map_or_else(|| view.chapters.clone(), save::typed);
    let title = ctx.locale.with("annual-item-title", &[("x", year.to_string().into())]);
    let p = Page::new(ctx, title).section("annual").flash(Some(ok));
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let is_published = view.published_at.is_some();
    let page = DeskPage {
        parts: parts(&p, &view, &chapters),
        name: text("nama").unwrap_or(officer),
        position: text("jabatan").unwrap_or_default(),
        is_published,
        is_over: year < ctx.today().year(),
        may_write: !is_published && ctx.may(Act::DecideServiceReports, None),
        view,
        errors,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/laporan/tahunan/{year}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(year): Path<i16>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, year, None, (FieldErrors::default(), query.text("ok"))).await
}

/// `GET /kerja/laporan/tahunan/{year}/berkas/{report_file}`
pub(super) async fn file(
    SignedIn(ctx): SignedIn,
    Path((year, name)): Path<(i16, String)>,
) -> Result<Response<Body>> {
    readable(&ctx)?;
    let format = semester::form_named(&name)?;
    if !save::is_year(&ctx, year) {
        return Err(Error::NotFound);
    }
    let view = year_report(&ctx, year).await?;
    let bytes = file::year_file(&ctx, &view, format, false).await?;
    semester::form_answer(bytes, &format!("laporan-layanan-informasi-{year}"), format)
}
