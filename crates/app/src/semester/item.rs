//! `/kerja/laporan/semester/{semester}`: a report with its figures, words, steps and what may be done with it.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::{ReportState, may_write};

use super::chart::{Chart, of_section};
use super::figures::{Figure, Section};
use super::model::{SemesterReport, Step, Words};
use super::view::UnitReport;
use super::{figures, list, save, store, view};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::SemesterReportId;
use crate::page::{Fields, Page, Query, html_status};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "semester/pages/item.html")]
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct ItemPage {
    p: Page,
    report: SemesterReport,
    view: UnitReport,
    charts: Vec<Chart>,
    words: Words,
    name: String,
    position: String,
    reason: String,
    steps: Vec<Step>,
    is_over: bool,
    may_write: bool,
    may_sign: bool,
    may_decide: bool,
    errors: FieldErrors,
}

/// The words of a figure.
pub(crate) fn figure_words(p: &Page, code: &str) -> String {
    p.t(&format!("semester-figure-{}", code.replace('_', "-")))
}

impl ItemPage {
    fn figure(&self, figure: &Figure) -> String {
        figure_words(&self.p, &figure.code)
    }

    fn section(&self, section: &Section) -> String {
        self.p.t(&format!("semester-section-{}", section.code))
    }

    fn event(&self, step: &Step) -> String {
        self.p.t(&format!("semester-event-{}", step.event))
    }

    fn is(&self, state: &str) -> bool {
        self.report.state.0.code() == state
    }
}

/// A report somebody may read. Errors: `NotFound`.
pub(super) async fn find(ctx: &Ctx, id: SemesterReportId) -> Result<SemesterReport> {
    let one = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if ctx.may(Act::ReadServiceReports, Some(one.unit_id)) { Ok(one) } else { Err(Error::NotFound) }
}

/// A report with its figures. Errors: `NotFound`; the database does not answer.
pub(super) async fn read(ctx: &Ctx, one: &SemesterReport) -> Result<UnitReport> {
    let period = one.half_year()?;
    let unit = ctx.directory.unit(one.unit_id).ok_or(Error::NotFound)?;
    let numbers = figures::load(ctx, period, Some(one.unit_id)).await?;
    view::one(ctx, &numbers, (unit, period), Some(one)).await
}

/// The page, with a form as it was typed and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    id: SemesterReportId,
    typed: Option<&Fields>,
    errors: FieldErrors,
) -> Result<Response<Body>> {
    shown(ctx, id, typed, (errors, "")).await
}

async fn shown(
    ctx: &Ctx,
    id: SemesterReportId,
    typed: Option<&Fields>,
    (errors, ok): (FieldErrors, &str),
) -> Result<Response<Body>> {
    let report = find(ctx, id).await?;
    let officer = ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default();
    let text = |name: &str| typed.map(|fields| fields.text(name).to_owned()).unwrap_or_default();
    let has_words = typed.is_some_and(|fields| fields.has("kendala"));
    let words = match typed.filter(|_| has_words) {
        Some(fields) => save::typed(fields),
        None => report.words(),
    };
    let mut p = Page::new(ctx, "").section("semester").flash(Some(ok));
    let period = list::words(&p, &report.period);
    p.title = p.ww("semester-item-title", ctx.directory.name(report.unit_id), &period);
    let view = read(ctx, &report).await?;
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let chart = |section: &Section| {
        let title = p.t(&format!("semester-section-{}", section.code));
        of_section(&p, section, &title, figure_words)
    };
    let may = |act: Act| ctx.may(act, Some(report.unit_id));
    let page = ItemPage {
        charts: view.sections.iter().filter_map(chart).collect(),
        name: if typed.is_some() { text("nama") } else { officer },
        position: text("jabatan"),
        reason: text("alasan"),
        steps: store::steps(ctx.db(), ctx.body(), id).await?,
        is_over: report.facts(ctx, true, "")?.is_over,
        may_write: may_write(report.state.0) && may(Act::WriteServiceReport),
        may_sign: may_write(report.state.0) && may(Act::SignServiceReport),
        may_decide: ctx.may(Act::DecideServiceReports, None) && report.state.0 != ReportState::Draft,
        words,
        view,
        report,
        errors,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/laporan/semester/{semester}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    query: Query,
) -> Result<Response<Body>> {
    shown(&ctx, id, None, (FieldErrors::default(), query.text("ok"))).await
}
