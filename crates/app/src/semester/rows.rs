//! `/kerja/laporan/semester/baris`: what stands behind a figure: the things that were counted, or the units side by side.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::Code as _;
use rules::permission::Act;
use rules::service_report::{HalfYear, What};

use super::item::figure_words;
use super::{figures, list, view};
use crate::ctx::SignedIn;
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// Rows of a page; more is behind the unit's own lists.
const ROWS: usize = 1_000;

/// A line: path, words, value or day.
struct Line {
    path: String,
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "semester/pages/rows.html")]
struct RowsPage {
    p: Page,
    period: String,
    heading: String,
    lines: Vec<Line>,
}

/// Where an object of a kind stands in the workroom.
fn path(what: What, object: i64) -> String {
    let folder = match what {
        What::EntryAdded | What::EntryChanged | What::EntryWithdrawn => "informasi",
        What::ExemptionApproved | What::ExemptionOpened => "dikecualikan",
        What::RequestReceived | What::RequestAnswered => "permohonan",
        What::ObjectionReceived | What::ObjectionDecided => "keberatan",
        What::NewsPublished => "berita",
    };
    format!("/kerja/{folder}/{object}")
}

async fn counted(ctx: &Ctx, p: &Page, period: HalfYear, (unit, what): (&Unit, What)) -> Result<Vec<Line>> {
    let numbers = figures::load(ctx, period, Some(unit.id)).await?;
    let rows = numbers.behind(Some(unit.id), what);
    let line = |one: &rules::service_report::Happened| Line {
        path: path(what, one.object),
        name: p.w("semester-row-number", &one.object.to_string()),
        value: p.day(one.at_ms),
    };
    Ok(rows.iter().take(ROWS).map(line).collect())
}

async fn side_by_side(ctx: &Ctx, period: HalfYear, code: &str) -> Result<Vec<Line>> {
    let whole = view::city_report(ctx, period).await?;
    let line = |unit: view::UnitReport| {
        let figure = unit.sections.iter().flat_map(|one| &one.figures).find(|one| one.code == code)?;
        let value = figure.value.map_or_else(|| "–".to_owned(), |value| value.to_string());
        Some(Line { path: figure.path.clone(), name: unit.name.clone(), value })
    };
    Ok(whole.units.into_iter().filter_map(line).collect())
}

/// `GET /kerja/laporan/semester/baris?periode=2026-1&unit=dinkes&angka=entry_added`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let period = HalfYear::parse(query.text("periode")).ok_or(Error::NotFound)?;
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.clone()),
    };
    if !ctx.may(Act::ReadServiceReports, unit.as_ref().map(|unit| unit.id)) {
        return Err(Error::NotFound);
    }
    let code = query.text("angka");
    let mut p = Page::new(&ctx, "").section("semester");
    let lines = match &unit {
        Some(unit) => {
            let what = What::from_code(code).ok_or(Error::NotFound)?;
            counted(&ctx, &p, period, (unit, what)).await?
        }
        None => side_by_side(&ctx, period, code).await?,
    };
    if unit.is_none() && lines.is_empty() {
        return Err(Error::NotFound);
    }
    let name = unit.as_ref().map_or(ctx.directory.body.name.as_str(), |unit| unit.name.as_str());
    let heading = p.ww("semester-item-title", name, &list::words(&p, &period.to_string()));
    p.title = figure_words(&p, code);
    html(&RowsPage { period: period.to_string(), heading, lines, p })
}
