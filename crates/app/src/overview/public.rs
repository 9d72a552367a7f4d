//! `/keterbukaan`: how open the city is, for everybody: official scores with what is disputed about them, today's own
//! count, requests and punctuality over the years, activity of the units over the months.

use std::collections::BTreeMap;

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::view::{Line, Scored, league, requests, years};
use crate::claim::{self, Chart, qualification_name, score_said};
use crate::ctx::Visit;
use crate::ids::UnitId;
use crate::page::{Page, public_today_html};
use crate::ranking::{self, Bars};
use crate::report::{self, Figures};
use crate::{Ctx, Result};

/// Years of requests that are compared.
const YEARS: i16 = 3;
/// Months of activity.
const MONTHS: i64 = 12;

/// Requests of one year.
struct YearOfRequests {
    year: i16,
    cells: Vec<Line>,
}

/// Activity of one month.
struct MonthOfUnits {
    name: String,
    path: String,
    active: u32,
    units: u32,
    posts: u32,
}

#[derive(Template)]
#[template(path = "overview/pages/public.html")]
struct PublicPage {
    p: Page,
    chart: Chart,
    years: Vec<Scored>,
    league_title: String,
    league: Vec<Scored>,
    now: Vec<String>,
    requests: Vec<YearOfRequests>,
    months: Vec<MonthOfUnits>,
    bars: Bars,
}

impl PublicPage {
    fn bars(&self) -> &Bars {
        &self.bars
    }
}

/// `GET /keterbukaan`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let p = Page::new(&ctx, ctx.locale.t("overview-public-title"))
        .section("about")
        .describe(ctx.locale.t("overview-public-lead"));
    let official = claim::official(&ctx).await?;
    let (league_title, league) = league(&p, claim::neighbours(&ctx).await?.as_ref());
    let months = months(&ctx, &p).await?;
    let active = months.iter().map(|month| (month.name.as_str(), month.active));
    let page = PublicPage {
        chart: Chart::of_years(&p, &ctx.directory.body.short_name, &official),
        years: years(&p, &official),
        league_title,
        league,
        now: now(&ctx, &p).await?,
        requests: of_years(&ctx, &p).await?,
        bars: Bars::of(p.t("overview-activity"), p.t("overview-activity-about"), active),
        months,
        p,
    };
    public_today_html(&ctx, &page)
}

/// Today's own count, in sentences.
async fn now(ctx: &Ctx, p: &Page) -> Result<Vec<String>> {
    let Some(now) = crate::assessment::standing(ctx).await? else { return Ok(Vec::new()) };
    Ok(vec![
        p.ww(
            "overview-public-now",
            &score_said(p.locale, now.score_hundredths),
            &qualification_name(p, now.qualification),
        ),
        p.w("overview-instrument", &now.title),
        p.ww("overview-answered", &now.answered.to_string(), &now.questions.to_string()),
    ])
}

async fn of_years(ctx: &Ctx, p: &Page) -> Result<Vec<YearOfRequests>> {
    let this_year = ctx.today().year();
    let mut all = Vec::new();
    for year in (this_year.saturating_sub(YEARS - 1)..=this_year).rev() {
        let (_, figures): (_, Figures) = report::of_year(ctx, None, year).await?;
        if figures.received > 0 || year == this_year {
            all.push(YearOfRequests { year, cells: requests(p, &figures) });
        }
    }
    Ok(all)
}

/// Published months, newest first. A unit of two leagues is one unit.
async fn months(ctx: &Ctx, p: &Page) -> Result<Vec<MonthOfUnits>> {
    let mut all = Vec::new();
    for closed in ranking::published(ctx.db(), ctx.body(), None, MONTHS).await? {
        let month = closed.month()?;
        let mut posts: BTreeMap<UnitId, u32> = BTreeMap::new();
        for row in ranking::sums(ctx, month).await? {
            posts.insert(row.unit_id, row.posts.unwrap_or_default());
        }
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        all.push(MonthOfUnits {
            name: crate::locale::month_in_words(p.locale, month.first_day()),
            path: format!("/peringkat/{month}"),
            active: count(posts.values().filter(|posts| **posts > 0).count()),
            units: count(posts.len()),
            posts: posts.values().fold(0, |sum, posts| sum.saturating_add(*posts)),
        });
    }
    Ok(all)
}
