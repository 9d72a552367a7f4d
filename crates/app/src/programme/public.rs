//! `/program`: what the city does with the money of a year, unit by unit, kecamatan by kecamatan, year by year.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::figures::millions;
use super::model::{DistrictSum, ProgrammeFile, ThemeSum};
use super::store;
use super::treemap::{Tile, tiles};
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::locale::Locale;
use crate::page::{Page, Query, public_html};
use crate::{Ctx, Error, Result};

/// A unit, or a year of the whole city.
struct Line {
    name: String,
    path: String,
    budget: Option<i64>,
    revised: Option<i64>,
    realisation: Option<i64>,
    is_sample: bool,
}

#[derive(Template)]
#[template(path = "programme/pages/public.html")]
struct PublicPage {
    p: Page,
    years: Vec<(i64, bool)>,
    year: i64,
    units: Vec<Line>,
    total: Line,
    tiles: Vec<Tile>,
    chart: Chart,
    trend: Vec<Line>,
    themes: Vec<(String, String, ThemeSum)>,
    districts: Vec<(String, String, DistrictSum)>,
}

impl PublicPage {
    fn year_words(&self) -> String {
        self.year.to_string()
    }
}

/// Name of a theme in the reader's language. `None` for a code that is in no list.
pub(super) fn theme_name(ctx: &Ctx, code: &str) -> Option<&'static str> {
    let theme = rules::programme::theme(code)?;
    Some(if ctx.locale == Locale::English { &theme.name_en } else { &theme.name_id })
}

/// Years that stand in public, newest first.
pub(super) fn years(files: &[ProgrammeFile]) -> Vec<i64> {
    let mut years: Vec<i64> = files.iter().map(|file| file.year).collect();
    years.sort_unstable_by(|one, other| other.cmp(one));
    years.dedup();
    years
}

fn sum(files: &[&ProgrammeFile], figure: impl Fn(&ProgrammeFile) -> Option<i64>) -> Option<i64> {
    let known: Vec<i64> = files.iter().filter_map(|file| figure(file)).collect();
    if known.is_empty() { None } else { Some(known.iter().fold(0, |sum, one| sum.saturating_add(*one))) }
}

fn summed(name: String, path: String, files: &[&ProgrammeFile]) -> Line {
    Line {
        name,
        path,
        budget: sum(files, |file| file.budget.or(file.revised)),
        revised: sum(files, ProgrammeFile::effective),
        realisation: sum(files, |file| file.realisation),
        is_sample: files.iter().any(|file| file.is_sample),
    }
}

/// `GET /program?tahun=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let files = store::list_published(ctx.db(), ctx.body(), None).await?;
    let known = years(&files);
    let year = match query.parse::<i64>("tahun") {
        Some(year) if known.contains(&year) => year,
        Some(_) => return Err(Error::NotFound),
        None => known.first().copied().unwrap_or_else(|| i64::from(ctx.today().year())),
    };
    let of = |year: i64| files.iter().filter(|file| file.year == year).collect::<Vec<_>>();
    let now = of(year);
    let mut p = Page::new(&ctx, "").section("programme").describe(ctx.locale.t("programme-public-lead"));
    p.title = p.w("programme-public-title", &year.to_string());
    let unit_line = |file: &&ProgrammeFile| {
        let code = ctx.directory.unit(file.unit_id).map_or("", |unit| unit.code.as_str());
        let path = format!("/program/unit/{code}?tahun={year}");
        summed(ctx.directory.name(file.unit_id).to_owned(), path, &[*file])
    };
    let mut units: Vec<Line> = now.iter().map(unit_line).collect();
    units.sort_by_key(|unit| std::cmp::Reverse(unit.revised));
    let parts: Vec<(String, String, i64)> = units
        .iter()
        .map(|unit| (unit.name.clone(), p.rupiah(unit.revised), unit.revised.unwrap_or_default()))
        .collect();
    let trend: Vec<Line> = known
        .iter()
        .map(|year| summed(year.to_string(), format!("/program?tahun={year}"), &of(*year)))
        .collect();
    let bars: Vec<(&str, u32)> =
        trend.iter().rev().map(|year| (year.name.as_str(), millions(year.revised.unwrap_or(0)))).collect();
    let chart = Chart::of(p.t("programme-trend-title"), p.t("programme-trend-about"), bars);
    let themes = store::sum_themes(ctx.db(), ctx.body(), year).await?;
    let theme = |one: ThemeSum| {
        let name = theme_name(&ctx, &one.theme)?;
        Some((name.to_owned(), format!("/program/daftar?tahun={year}&tema={}", one.theme), one))
    };
    let districts = store::sum_districts(ctx.db(), ctx.body(), year).await?;
    let district = |one: DistrictSum| {
        let unit = ctx.directory.unit(one.unit_id)?;
        Some((unit.name.clone(), format!("/program/daftar?tahun={year}&lokasi={}", unit.code), one))
    };
    let page = PublicPage {
        total: summed(p.t("programme-total"), String::new(), &now),
        tiles: tiles(&parts, &p.t("programme-rest")),
        years: known.iter().map(|one| (*one, *one == year)).collect(),
        themes: themes.into_iter().filter_map(theme).collect(),
        districts: districts.into_iter().filter_map(district).collect(),
        year,
        units,
        chart,
        trend,
        p,
    };
    public_html(&ctx, &page)
}
