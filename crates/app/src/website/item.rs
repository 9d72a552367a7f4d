//! `/kerja/situs/{website}`: one site, with how it stands, what is wrong and what to do, its months, its news.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::activity::{Month, Network};
use rules::permission::Act;

use super::chart::Chart;
use super::model::{Health, Incident, Look, MonthVerdict, SeenItem, Website};
use super::problem::{self, Problem};
use super::{store, store_incident, store_watch};
use crate::ctx::SignedIn;
use crate::ids::WebsiteId;
use crate::page::{Page, Query, html};
use crate::{Ctx, Error, Result, activity};

/// News of a month on the page.
const MOST_ITEMS: i64 = 500;
/// Looks on the page.
const MOST_LOOKS: i64 = 30;
/// Days of light checks drawn.
const DAYS: i64 = 90;
/// Months drawn.
const MONTHS: usize = 12;

#[derive(Template)]
#[template(path = "website/pages/item.html")]
struct ItemPage {
    p: Page,
    site: Website,
    unit: String,
    health: Option<Health>,
    problems: Vec<Problem>,
    incidents: Vec<Incident>,
    month: String,
    month_words: String,
    months: Vec<(String, String)>,
    items: Vec<SeenItem>,
    looks: Vec<Look>,
    posts: Chart,
    uptime: Chart,
    speed: Chart,
    verdicts: Vec<MonthVerdict>,
    may_manage: bool,
}

impl ItemPage {
    fn place(&self) -> String {
        word(&self.p, "place", self.site.place.0.code())
    }

    fn system(&self) -> String {
        word(&self.p, "system", &self.site.system)
    }

    fn state(&self) -> String {
        word(&self.p, "state", self.site.state.0.code())
    }

    fn road(&self, road: &str) -> String {
        if road.is_empty() { "–".to_owned() } else { word(&self.p, "road", road) }
    }

    fn words(&self, problem: &Problem) -> String {
        problem.words(&self.p)
    }

    fn advice(&self, problem: &Problem) -> String {
        problem.advice(&self.p)
    }

    fn verdict(&self, verdict: &MonthVerdict) -> String {
        word(&self.p, "verdict", verdict.verdict.0.code())
    }

    fn month_of(&self, verdict: &MonthVerdict) -> String {
        month_words(&self.p, &verdict.month)
    }

    fn incident_state(&self, incident: &Incident) -> String {
        word(&self.p, "incident", incident.state.0.code())
    }
}

/// The label of a code: `website-<group>-<code>`.
pub(super) fn word(p: &Page, group: &str, code: &str) -> String {
    p.t(&format!("website-{group}-{}", code.replace('_', "-")))
}

/// A month in words.
pub(super) fn month_words(p: &Page, month: &str) -> String {
    Month::parse(month)
        .map_or_else(String::new, |month| crate::locale::month_in_words(p.locale, month.first_day()))
}

/// `GET /kerja/situs/{website}?bulan=2026-11`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<WebsiteId>,
    query: Query,
) -> Result<Response<Body>> {
    let site = store::find(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::ReadWebsites, Some(site.unit_id))?;
    let p = Page::new(&ctx, site.short_url().to_owned()).section("websites").flash(Some(query.text("ok")));
    let now = Month::of(ctx.today());
    let month = Month::parse(query.text("bulan")).unwrap_or(now);
    let months: Vec<Month> =
        std::iter::successors(Some(now), |month| Some(month.previous())).take(MONTHS).collect();
    let range = month.range(&ctx.directory.zone);
    let (db, body) = (ctx.db(), ctx.body());
    let health = store_watch::list_health(db, body, Some(id)).await?.into_iter().next();
    let first = months.last().copied().unwrap_or(now);
    let incidents = store_incident::list(db, body, Some(site.unit_id)).await?;
    let (uptime, speed) = days(&ctx, &p, id).await?;
    let mut verdicts =
        store::list_verdicts(db, body, Some(site.unit_id), (&first.to_string(), &now.to_string())).await?;
    verdicts.reverse();
    let page = ItemPage {
        unit: p.unit_name(site.unit_id).to_owned(),
        problems: health.as_ref().map(|health| problem::of_text(&health.problems)).unwrap_or_default(),
        health,
        incidents: incidents.into_iter().filter(|incident| incident.website_id == id).collect(),
        month: month.to_string(),
        month_words: month_words(&p, &month.to_string()),
        months: months.iter().map(|m| (m.to_string(), month_words(&p, &m.to_string()))).collect(),
        items: distinct(store_watch::list_items(db, body, id, range, MOST_ITEMS).await?),
        looks: store_watch::list_looks(db, body, id, MOST_LOOKS).await?,
        posts: posts(&ctx, &p, &site, (first, now)).await?,
        uptime,
        speed,
        verdicts,
        may_manage: ctx.may(Act::ManageWebsites, Some(site.unit_id)),
        site,
        p,
    };
    html(&page)
}

/// Each item once, though several roads led to it.
fn distinct(items: Vec<SeenItem>) -> Vec<SeenItem> {
    let mut seen = std::collections::HashSet::new();
    items.into_iter().filter(|item| seen.insert((item.url.clone(), item.published_at))).collect()
}

/// Posts of the unit's website by month.
async fn posts(ctx: &Ctx, p: &Page, site: &Website, (first, last): (Month, Month)) -> Result<Chart> {
    let lines = activity::list_between(ctx, first, last).await?;
    let own = lines.iter().filter(|line| line.unit == site.unit_id && line.network == Network::Website);
    let numbers: Vec<(String, Option<i64>)> = own
        .map(|line| (month_words(p, &line.month.to_string()), line.reconciled.reading.posts().map(i64::from)))
        .collect();
    Ok(Chart::new(&numbers, |number| number.map_or_else(|| p.t("website-unknown"), |n| n.to_string())))
}

/// Uptime in per cent and mean time of an answer, by day.
async fn days(ctx: &Ctx, p: &Page, id: WebsiteId) -> Result<(Chart, Chart)> {
    let from = ctx.today().checked_sub(jiff::Span::new().days(DAYS)).unwrap_or(ctx.today()).to_string();
    let days = store_watch::list_days(ctx.db(), ctx.body(), id, &from).await?;
    let answered = |day: &super::model::Day| (day.checks - day.failures).max(0);
    let up: Vec<_> =
        days.iter().map(|day| (p.iso_day(&day.day), (answered(day) * 100).checked_div(day.checks))).collect();
    let ms: Vec<_> =
        days.iter().map(|day| (p.iso_day(&day.day), day.ms_sum.checked_div(answered(day)))).collect();
    let unknown = || p.t("website-unknown");
    Ok((
        Chart::new(&up, |n| n.map_or_else(unknown, |n| format!("{n} %"))),
        Chart::new(&ms, |n| n.map_or_else(unknown, |n| format!("{n} ms"))),
    ))
}
