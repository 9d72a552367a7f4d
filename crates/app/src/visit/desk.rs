//! `/kerja/kunjungan`: what is read, for a unit and for the city.

use std::borrow::Borrow;

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::permission::Act;

use super::report::{self, Report};
use super::store;
use crate::chart::Chart;
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result};

/// Things on the page; the file has all.
const MOST: i64 = 20;

#[derive(Template)]
#[template(path = "visit/pages/desk.html")]
struct DeskPage {
    p: Page,
    /// Code, name, whether it is chosen; an empty code is the city.
    units: Vec<(String, String, bool)>,
    unit: String,
    report: Report,
    chart: Chart,
    is_shown: bool,
    may_show: bool,
}

impl DeskPage {
    fn at(&self, month: impl Borrow<Month>) -> String {
        let month = month.borrow();
        self.p.to(&format!("/kerja/kunjungan?bulan={month}&unit={}", self.unit))
    }

    fn file(&self) -> String {
        self.p.to(&format!("/kerja/kunjungan.csv?bulan={}&unit={}", self.report.month, self.unit))
    }
}

/// Whose numbers are asked: those of a unit whose workroom one may read, those of the city for who may read the
/// activity of all. Errors: `Forbidden`; `NotFound` for an unknown unit.
pub(super) fn scope(ctx: &Ctx, code: &str) -> Result<Option<UnitId>> {
    let own = ctx.units_for(Act::ReadWorkroom);
    if code.is_empty() {
        if ctx.may(Act::ReadActivity, None) {
            return Ok(None);
        }
        let first = own.first().map(|unit| unit.id);
        ctx.allow(Act::ReadWorkroom, first)?;
        return Ok(first);
    }
    let unit = ctx.directory.by_code(code).ok_or(Error::NotFound)?.id;
    if !ctx.may(Act::ReadActivity, None) {
        ctx.allow(Act::ReadWorkroom, Some(unit))?;
    }
    Ok(Some(unit))
}

/// `GET /kerja/kunjungan?bulan=&unit=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let unit = scope(&ctx, query.text("unit"))?;
    let month = report::month_of(&ctx, query.text("bulan"))?;
    let report = report::read(&ctx, unit, month, MOST).await?;
    let p = Page::new(&ctx, ctx.locale.t("nav-visit")).section("visit").flash(query.raw("ok"));
    let page = DeskPage {
        units: choices(&ctx, unit),
        unit: unit.and_then(|id| ctx.directory.unit(id)).map(|unit| unit.code.clone()).unwrap_or_default(),
        chart: report.chart(&p),
        is_shown: store::is_shown(ctx.db(), ctx.body()).await?,
        may_show: ctx.may(Act::ManageBody, None),
        report,
        p,
    };
    html(&page)
}

fn choices(ctx: &Ctx, chosen: Option<UnitId>) -> Vec<(String, String, bool)> {
    let reads_all = ctx.may(Act::ReadActivity, None);
    let city = (String::new(), ctx.directory.body.short_name.clone(), chosen.is_none());
    let units = if reads_all { ctx.directory.active().collect() } else { ctx.units_for(Act::ReadWorkroom) };
    let unit = |unit: &crate::org::Unit| (unit.code.clone(), unit.name.clone(), chosen == Some(unit.id));
    reads_all.then_some(city).into_iter().chain(units.into_iter().map(unit)).collect()
}
