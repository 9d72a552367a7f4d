//! `/opendata/programmes.csv`: every public row of a year, for spreadsheet programs.

use axum::body::Body;
use axum::http::Response;

use super::model::{PublicRow, Wanted};
use super::{public, store};
use crate::ctx::Visit;
use crate::page::Query;
use crate::table::csv_file;
use crate::{Ctx, Error, Result};

/// Rows of one file at most.
const MOST_ROWS: i64 = 200_000;

const HEAD: [&str; 15] = [
    "unit",
    "unit_name",
    "year",
    "level",
    "code",
    "name",
    "budget",
    "revised",
    "realisation",
    "percent",
    "physical",
    "location",
    "contractor",
    "source",
    "theme",
];

/// `GET /opendata/programmes.csv?tahun=&unit=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let year = match query.parse("tahun") {
        Some(year) => Some(year),
        None => public::years(&store::list_published(ctx.db(), ctx.body(), None).await?).first().copied(),
    };
    let unit = match query.text("unit") {
        "" => None,
        code => Some(ctx.directory.by_code(code).ok_or(Error::NotFound)?.id),
    };
    let wanted = Wanted { year, unit, limit: MOST_ROWS, ..Wanted::default() };
    let rows = store::list_public_rows(ctx.db(), ctx.body(), &wanted).await?;
    let lines: Vec<Vec<String>> = rows.iter().filter_map(|row| line(&ctx, row)).collect();
    let name = format!("program-{}", year.unwrap_or_default());
    csv_file(&name, &HEAD.map(str::to_owned), &lines)
}

fn line(ctx: &Ctx, row: &PublicRow) -> Option<Vec<String>> {
    let unit = ctx.directory.unit(row.unit_id)?;
    let number = |sum: Option<i64>| sum.map(|sum| sum.to_string()).unwrap_or_default();
    let share = |share: Option<i64>| {
        share.map(|share| format!("{}.{:02}", share / 100, share % 100)).unwrap_or_default()
    };
    Some(vec![
        unit.code.clone(),
        unit.name.clone(),
        row.year.to_string(),
        rules::Code::code(row.level.0).to_owned(),
        row.code.clone(),
        row.name.clone(),
        number(row.budget),
        number(row.revised),
        number(row.realisation),
        share(row.percent()),
        share(row.physical),
        row.location.clone(),
        row.contractor.clone(),
        row.source.clone(),
        row.theme.clone(),
    ])
}
