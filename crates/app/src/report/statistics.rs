//! `/permohonan/statistik`: public figures of requests by unit and year (UU 14/2008 Ps.12), as page, CSV and, in
//! `/api/v1/requests/statistics`, for programs.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code;
use rules::case::CaseKind;
use rules::case::request::Outcome;

use super::figures::{Figures, of_year};
use super::public::asked;
use super::store;
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::locale::Locale;
use crate::page::{Page, Query, public_today_html};
use crate::request::ground_words;
use crate::{Ctx, Result};

/// A line of the table.
struct Line {
    /// Name of the unit.
    name: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "report/pages/statistics.html")]
struct StatisticsPage {
    p: Page,
    year: String,
    years: Vec<String>,
    unit: String,
    units: Vec<(String, String, bool)>,
    head: Vec<String>,
    lines: Vec<Line>,
    all: Figures,
    total: Vec<String>,
    /// Name and number, in the order of the law.
    outcomes: Vec<(String, usize)>,
    grounds: Vec<(String, usize)>,
    /// How many requests the units received.
    chart: Chart,
}

impl StatisticsPage {
    fn median(&self) -> String {
        let days = self.all.median_days().map(|days| self.p.n("report-days", i64::from(days)));
        days.unwrap_or_else(|| "–".to_owned())
    }
}

/// Headings of the table, after the name of the unit.
const COLUMNS: [&str; 11] = [
    "report-figure-received",
    "report-figure-open",
    "report-figure-in-time",
    "report-figure-late",
    "report-figure-lapsed",
    "report-figure-ended",
    "report-figure-extended",
    "report-figure-percent",
    "report-figure-median",
    "report-figure-ninth",
    "report-figure-satisfaction",
];

fn cells(figures: &Figures) -> Vec<String> {
    let or_none = |number: Option<usize>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let days = |days: Option<u16>| or_none(days.map(usize::from));
    let counts = [
        figures.received,
        figures.open,
        figures.in_time,
        figures.late,
        figures.lapsed,
        figures.ended,
        figures.extended,
    ];
    let mut cells: Vec<String> = counts.iter().map(usize::to_string).collect();
    cells.push(or_none(figures.percent_in_time()));
    cells.push(days(figures.median_days()));
    cells.push(days(figures.ninth_tenth_days()));
    let mark = figures.satisfaction_tenths().map(|tenths| format!("{},{}", tenths / 10, tenths % 10));
    cells.push(mark.unwrap_or_else(|| "–".to_owned()));
    cells
}

fn outcomes(locale: Locale, figures: &Figures) -> Vec<(String, usize)> {
    let of = |outcome: &Outcome| {
        let code = outcome.code();
        let number = figures.outcomes.get(code).copied().unwrap_or_default();
        (locale.t(&format!("request-outcome-{}", code.replace('_', "-"))), number)
    };
    // Taking back and running out are no answers; they stand in the table.
    let answers = [Outcome::Granted, Outcome::PartlyGranted, Outcome::RefusedExempt, Outcome::NotHeld];
    answers.iter().map(of).collect()
}

fn lines(ctx: &Ctx, units: &[(crate::ids::UnitId, Figures)]) -> Vec<Line> {
    let line = |(unit, figures): &(crate::ids::UnitId, Figures)| Line {
        name: ctx.directory.name(*unit).to_owned(),
        cells: cells(figures),
    };
    units.iter().map(line).collect()
}

/// Bars of the units that received most.
fn received(ctx: &Ctx, p: &Page, units: &[(crate::ids::UnitId, Figures)]) -> Chart {
    let number = |figures: &Figures| u32::try_from(figures.received).unwrap_or(u32::MAX);
    let mut numbers: Vec<(&str, u32)> =
        units.iter().map(|(unit, figures)| (ctx.directory.name(*unit), number(figures))).collect();
    numbers.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    Chart::of(p.t("report-chart-title"), p.t("report-chart-about"), numbers)
}

/// `GET /permohonan/statistik?tahun=&unit=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let log = asked(&ctx, CaseKind::Request, &query)?;
    let (units, all) = of_year(&ctx, log.unit, log.year).await?;
    let year = log.year.to_string();
    let mut years = store::years(ctx.db(), ctx.body()).await?;
    if !years.contains(&year) {
        years.insert(0, year.clone());
    }
    let p = Page::new(&ctx, ctx.locale.with("report-statistics-of", &[("x", year.clone().into())]))
        .section("requests")
        .describe(ctx.locale.t("report-statistics-lead"));
    let chosen = log.unit;
    let chart = received(&ctx, &p, &units);
    let page = StatisticsPage {
        chart,
        head: COLUMNS.iter().map(|key| p.t(key)).collect(),
        lines: lines(&ctx, &units),
        total: cells(&all),
        outcomes: outcomes(ctx.locale, &all),
        grounds: all.grounds.iter().map(|(code, number)| (ground_words(ctx.locale, code), *number)).collect(),
        unit: query.text("unit").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect(),
        units: ctx
            .directory
            .active()
            .map(|unit| (unit.code.clone(), unit.name.clone(), Some(unit.id) == chosen))
            .collect(),
        year,
        years,
        all,
        p,
    };
    public_today_html(&ctx, &page)
}

/// `GET /permohonan/statistik.csv?tahun=&unit=`
pub(super) async fn csv(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let log = asked(&ctx, CaseKind::Request, &query)?;
    let (units, all) = of_year(&ctx, log.unit, log.year).await?;
    let words = |key: &str| ctx.locale.t(key);
    let answers = outcomes(ctx.locale, &all);
    let mut head = vec![words("report-unit")];
    head.extend(COLUMNS.iter().map(|key| words(key)));
    head.extend(answers.iter().map(|(name, _)| name.clone()));
    let row = |name: String, figures: &Figures| {
        let numbers = outcomes(ctx.locale, figures).into_iter().map(|(_, number)| number.to_string());
        std::iter::once(name).chain(cells(figures)).chain(numbers).collect()
    };
    let mut rows: Vec<Vec<String>> =
        units.iter().map(|(unit, figures)| row(ctx.directory.name(*unit).to_owned(), figures)).collect();
    rows.push(row(words("report-total"), &all));
    crate::table::csv_file(&format!("statistik-permohonan-{}", log.year), &head, &rows)
}
