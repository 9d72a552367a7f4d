//! `/kerja/laporan/semester/kota/{period}`: the city's report of a half-year, made of the accepted ones, as a page and as
//! a file. Its figures stand still until the main PPID makes it again.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use paper::report::{Chapter, Report};
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::{HalfYear, ReportState};
use serde::Serialize;

use super::chart::{Chart, of_section};
use super::figures::{Figure, Section};
use super::item::figure_words;
use super::{file, list, store, view};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// A unit in the city's report, or missing from it.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Code of the unit.
    pub unit: String,
    /// Name of the unit.
    pub name: String,
    /// Where its report stands.
    pub state: &'static str,
    /// Day of its first signature, ISO.
    pub signed_on: Option<String>,
    /// SHA-256 of what was signed; empty before.
    pub digest: String,
    /// Page of its report.
    #[serde(skip)]
    path: String,
}

/// The city's report of a half-year.
#[derive(Debug, Clone, Serialize)]
pub struct CityReport {
    /// `2026-1`.
    pub period: String,
    /// Name of the public body.
    pub name: String,
    /// First day reported about, ISO.
    pub from: String,
    /// Last day reported about, ISO.
    pub until: String,
    /// When it was made, Unix ms.
    pub made_at_ms: i64,
    /// By whom, as the name was then.
    pub made_by: String,
    /// SHA-256 of the figures and of the reports in it.
    pub digest: String,
    /// Figures of all reports in it.
    pub sections: Vec<Section>,
    /// Units whose reports are in it, in the order of the directory.
    pub units: Vec<Part>,
    /// Units whose reports are not in it.
    pub missing: Vec<Part>,
}

/// The newest city's report of a half-year; none before it was made. Errors: the database does not answer.
pub async fn consolidated(ctx: &Ctx, period: HalfYear) -> Result<Option<CityReport>> {
    let Some(made) = store::consolidation(ctx.db(), ctx.body(), period).await? else { return Ok(None) };
    let mut reports = store::list(ctx.db(), ctx.body(), period, None).await?;
    let place = |unit| ctx.directory.all().iter().position(|one| one.id == unit);
    reports.sort_by_key(|report| place(report.unit_id));
    let (mut units, mut missing) = (Vec::new(), Vec::new());
    for report in reports {
        let unit = ctx.directory.unit(report.unit_id);
        let part = Part {
            unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
            name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            state: report.state.0.code(),
            signed_on: report.signed_on.clone(),
            digest: report.digest.0.clone(),
            path: report.desk(),
        };
        let side = if report.state.0 == ReportState::Consolidated { &mut units } else { &mut missing };
        side.push(part);
    }
    Ok(Some(CityReport {
        period: period.to_string(),
        name: ctx.directory.body.name.clone(),
        from: period.first_day().to_string(),
        until: period.last_day().to_string(),
        made_at_ms: made.made_at,
        made_by: made.made_by,
        digest: made.digest.0,
        sections: view::frozen(&made.figures)?,
        units,
        missing,
    }))
}

/// When it was made and by whom; the program itself has no name.
fn made(p: &Page, view: &CityReport) -> String {
    let at = p.moment(view.made_at_ms);
    if view.made_by.is_empty() {
        return p.w("semester-city-made-at", &at);
    }
    p.ww("semester-city-made", &at, &view.made_by)
}

#[derive(Template)]
#[template(path = "semester/pages/city.html")]
struct CityPage {
    p: Page,
    view: CityReport,
    charts: Vec<Chart>,
}

impl CityPage {
    fn figure(&self, figure: &Figure) -> String {
        figure_words(&self.p, &figure.code)
    }

    fn section(&self, section: &Section) -> String {
        self.p.t(&format!("semester-section-{}", section.code))
    }

    fn made(&self) -> String {
        made(&self.p, &self.view)
    }

    fn state(&self, part: &Part) -> String {
        self.p.t(&format!("semester-state-{}", part.state))
    }
}

/// The report somebody may read. Errors: `NotFound` before it was made and for who reads no reports of the body.
async fn find(ctx: &Ctx, period: &str) -> Result<CityReport> {
    let period = HalfYear::parse(period).ok_or(Error::NotFound)?;
    if !ctx.may(Act::ReadServiceReports, None) {
        return Err(Error::NotFound);
    }
    consolidated(ctx, period).await?.ok_or(Error::NotFound)
}

/// `GET /kerja/laporan/semester/kota/{period}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(period): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let view = find(&ctx, &period).await?;
    let mut p = Page::new(&ctx, "").section("semester").flash(Some(query.text("ok")));
    p.title = p.ww("semester-item-title", &view.name, &list::words(&p, &view.period));
    let chart = |section: &Section| {
        let title = p.t(&format!("semester-section-{}", section.code));
        of_section(&p, section, &title, figure_words)
    };
    html(&CityPage { charts: view.sections.iter().filter_map(chart).collect(), view, p })
}

/// As the form of files describes it.
fn report(ctx: &Ctx, view: &CityReport) -> Report {
    let p = file::office(ctx);
    let names = |key: &str, parts: &[Part]| Chapter {
        heading: p.n(key, i64::try_from(parts.len()).unwrap_or(i64::MAX)),
        paragraphs: parts.iter().map(|part| part.name.clone()).collect(),
        figures: Vec::new(),
    };
    let mut chapters: Vec<Chapter> = view.sections.iter().map(|one| file::chapter(&p, one)).collect();
    for (key, parts) in [("semester-city-units", &view.units), ("semester-city-missing", &view.missing)] {
        if !parts.is_empty() {
            chapters.push(names(key, parts));
        }
    }
    Report {
        title: p.t("semester-file-title"),
        issuer: view.name.clone(),
        lines: vec![
            list::words(&p, &view.period),
            p.ww("semester-days", &p.iso_day(&view.from), &p.iso_day(&view.until)),
            made(&p, view),
        ],
        chapters,
        signature: None,
        notes: vec![p.w("semester-frozen", &view.digest)],
        words: file::words(&p),
    }
}

/// The city's report as a file. Errors: `Internal` when it cannot be written.
pub async fn city_file(ctx: &Ctx, view: &CityReport, format: file::Format) -> Result<Vec<u8>> {
    let json = serde_json::to_string(view).map_err(anyhow::Error::new)?;
    file::bytes(ctx, report(ctx, view), json, format).await
}

/// `GET /kerja/laporan/semester/kota/{period}/berkas/{report_file}`
pub(super) async fn show_file(
    SignedIn(ctx): SignedIn,
    Path((period, name)): Path<(String, String)>,
) -> Result<Response<Body>> {
    let format = file::named(&name)?;
    let view = find(&ctx, &period).await?;
    let bytes = city_file(&ctx, &view, format).await?;
    file::answer(bytes, &format!("laporan-semester-{}-kota", view.period), format)
}
