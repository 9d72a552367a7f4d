//! `/kerja/laporan/semester`: the reports of a half-year, for the main PPID all of them, for a unit its own.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::{HalfYear, Lateness};

use super::batch::{self, Batch};
use super::model::SemesterReport;
use super::{store, view};
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// A line of the table.
struct Line {
    report: SemesterReport,
    days_late: Option<i32>,
}

#[derive(Template)]
#[template(path = "semester/pages/list.html")]
struct ListPage {
    p: Page,
    period: String,
    /// Value, words, chosen.
    periods: Vec<(String, String, bool)>,
    lines: Vec<Line>,
    late: i64,
    may_decide: bool,
    due_day: i8,
    batches: Vec<Batch>,
    made: Option<(String, String)>,
}

/// A half-year in words.
pub(crate) fn period_in_words(locale: Locale, period: HalfYear) -> String {
    let year = [("x", period.year().to_string().into())];
    let key = if period.half() == 1 { "semester-period-1" } else { "semester-period-2" };
    locale.with(key, &year)
}

/// A stored half-year in words; as it is stored when nobody can read it.
pub(super) fn words(p: &Page, period: &str) -> String {
    HalfYear::parse(period).map_or_else(|| period.to_owned(), |period| period_in_words(p.locale, period))
}

/// Units whose reports somebody reads: none = all. Errors: `NotFound` for somebody who reads no reports.
pub(super) fn readable(ctx: &Ctx) -> Result<Option<UnitId>> {
    if ctx.may(Act::ReadServiceReports, None) {
        return Ok(None);
    }
    let own = ctx.units_for(Act::ReadServiceReports).first().map(|unit| unit.id);
    own.map(Some).ok_or(Error::NotFound)
}

/// `GET /kerja/laporan/semester?periode=2026-1`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let own = readable(&ctx)?;
    let mut known = store::periods(ctx.db(), ctx.body(), own).await?;
    let last = HalfYear::of(ctx.today()).previous();
    let asked = HalfYear::parse(query.text("periode"));
    let newest = known.first().and_then(|newest| HalfYear::parse(newest));
    let period = asked.or(newest).unwrap_or(last);
    for one in [last, period] {
        if !known.contains(&one.to_string()) {
            known.push(one.to_string());
        }
    }
    known.sort_unstable_by(|a, b| b.cmp(a));
    let p = Page::new(&ctx, ctx.locale.t("semester-title")).section("semester").flash(Some(query.text("ok")));
    let mut lines = Vec::new();
    for report in store::list(ctx.db(), ctx.body(), period, own).await? {
        let days_late = view::late(&ctx, &report).map(Lateness::days_late)?;
        lines.push(Line { report, days_late });
    }
    let place = |unit: UnitId| ctx.directory.all().iter().position(|one| one.id == unit);
    lines.sort_by_key(|line| place(line.report.unit_id));
    let made = store::consolidation(ctx.db(), ctx.body(), period).await?;
    let page = ListPage {
        periods: known.iter().map(|one| (one.clone(), words(&p, one), *one == period.to_string())).collect(),
        late: lines.iter().map(|line| i64::from(line.days_late.is_some())).sum(),
        may_decide: ctx.may(Act::DecideServiceReports, None),
        batches: batch::list(ctx.db(), ctx.body(), period).await?,
        due_day: store::due_day(ctx.db(), ctx.body()).await?.day(),
        made: made.map(|made| (p.n("semester-made-of", made.reports), p.moment(made.made_at))),
        period: period.to_string(),
        lines,
        p,
    };
    html(&page)
}

impl ListPage {
    fn state(&self, line: &Line) -> String {
        self.p.t(&format!("semester-state-{}", line.report.state.0.code()))
    }
}
