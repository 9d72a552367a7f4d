//! `/program/unit/{code}`: the programmes of a unit in a year, row by row, with what proves that they happened.

use std::collections::HashMap;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};

use super::answer;
use super::figures::millions;
use super::model::{ProgrammeFile, ProgrammeRow};
use super::proof::{self, Proof};
use super::{public, store};
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::page::{Page, Query, moved, public_html};
use crate::{Ctx, Error, Result};

const LIST_PROCUREMENT: Sql = sql!("sql/list_procurement.sql");

/// Rows of one page.
const PAGE_ROWS: i64 = 300;

db::record! {
    /// An entry of the register about procurement (BK.09).
    struct Entry {
        slug: Option<String>,
        title: String,
    }
}

#[derive(Template)]
#[template(path = "programme/pages/unit.html")]
struct UnitPage {
    p: Page,
    code: String,
    year: i64,
    years: Vec<(i64, bool)>,
    file: Option<ProgrammeFile>,
    rows: Vec<(ProgrammeRow, Vec<Proof>)>,
    next: Option<i64>,
    chart: Chart,
    differences: Vec<(String, String, i64)>,
    entries: Vec<Entry>,
}

impl UnitPage {
    fn year_words(&self) -> String {
        self.year.to_string()
    }

    fn level(&self, row: &ProgrammeRow) -> String {
        self.p.t(&format!("programme-level-{}", rules::Code::code(row.level.0).replace('_', "-")))
    }
}

/// `GET /program/unit/{code}?tahun=&sesudah=`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(code): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    if unit.code != code {
        return Ok(moved(&ctx, &format!("/program/unit/{}", unit.code)));
    }
    let files = store::list_published(ctx.db(), ctx.body(), Some(unit.id)).await?;
    let known = public::years(&files);
    let year = match query.parse::<i64>("tahun") {
        Some(year) if known.contains(&year) => year,
        Some(_) => return Err(Error::NotFound),
        None => known.first().copied().unwrap_or_else(|| i64::from(ctx.today().year())),
    };
    let mut p = Page::new(&ctx, "").section("programme").describe(ctx.locale.t("programme-public-lead"));
    p.title = p.ww("programme-unit-title", &unit.name, &year.to_string());
    let mut bars: Vec<(String, u32)> = files
        .iter()
        .map(|file| (file.year.to_string(), millions(file.effective().unwrap_or_default())))
        .collect();
    bars.reverse();
    let bars = bars.iter().map(|(name, sum)| (name.as_str(), *sum));
    let chart = Chart::of(p.t("programme-trend-title"), p.t("programme-trend-about"), bars);
    let file = files.into_iter().find(|file| file.year == year);
    let (rows, next) = rows(&ctx, file.as_ref(), query.parse("sesudah").unwrap_or(0)).await?;
    let page = UnitPage {
        code,
        year,
        years: known.iter().map(|one| (*one, *one == year)).collect(),
        differences: file.as_ref().map(differences).transpose()?.unwrap_or_default(),
        entries: ctx.db().all(&LIST_PROCUREMENT, params![ctx.body(), unit.id]).await?,
        file,
        rows,
        next,
        chart,
        p,
    };
    Ok(crate::visit::mark(public_html(&ctx, &page)?, &ctx, rules::visit::Kind::Programme, unit.id.0, unit.id))
}

async fn rows(
    ctx: &Ctx,
    file: Option<&ProgrammeFile>,
    after: i64,
) -> Result<(Vec<(ProgrammeRow, Vec<Proof>)>, Option<i64>)> {
    let Some(file) = file else { return Ok((Vec::new(), None)) };
    let rows = store::list_rows(ctx.db(), ctx.body(), file.id, after, PAGE_ROWS).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = rows.last().filter(|_| is_full).map(|last| last.position);
    let mut proofs: HashMap<String, Vec<Proof>> = HashMap::new();
    for one in proof::list(ctx, file.unit_id, file.year).await? {
        proofs.entry(one.path.clone()).or_default().push(one);
    }
    let with = |row: ProgrammeRow| {
        let proofs = proofs.remove(&row.path).unwrap_or_default();
        (row, proofs)
    };
    Ok((rows.into_iter().map(with).collect(), next))
}

/// Differences kept with a table: name, column, by how much. Errors: nobody can read them; they are not taken for none.
pub(super) fn differences(file: &ProgrammeFile) -> Result<Vec<(String, String, i64)>> {
    let kept: Vec<answer::Kept> = serde_json::from_str(&file.differences).map_err(anyhow::Error::new)?;
    let line = |one: answer::Kept| (one.name, format!("programme-col-{}", one.column), one.difference);
    Ok(kept.into_iter().map(line).collect())
}
