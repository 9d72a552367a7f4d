//! All news of the city: newest, by month, by topic.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};
use jiff::civil::Date;

use super::cards::{self, CardPage, TopicLink, Topics, path_of};
use super::facts;
use crate::ctx::{Ctx, Visit};
use crate::form::Query;
use crate::locale::month_in_words;
use crate::news::public::Which;
use crate::page::{FeedLink, Page, public_html, see_other};
use crate::{Error, Result};

const FIND_NEWEST_BEFORE: Sql = sql!("sql/find_newest_before.sql");
const FIND_OLDEST_AFTER: Sql = sql!("sql/find_oldest_after.sql");

/// Months offered as a way in; older ones are reached from month to month.
const MONTHS: usize = 12;

/// A month as a link.
struct MonthLink {
    name: String,
    path: String,
}

#[derive(Template)]
#[template(path = "portal/pages/news_list.html")]
struct NewsListPage {
    p: Page,
    heading: String,
    lead: String,
    page: CardPage,
    path: String,
    months: Vec<MonthLink>,
    topics: Vec<TopicLink>,
    older: Option<MonthLink>,
    newer: Option<MonthLink>,
}

/// First day of the month of an instant.
fn month_of(ctx: &Ctx, ms: i64) -> Date {
    rules::zone::day(ms, &ctx.directory.zone).first_of_month()
}

fn link(ctx: &Ctx, month: Date) -> MonthLink {
    MonthLink {
        name: month_in_words(ctx.locale, month),
        path: format!("/berita/bulan/{:04}-{:02}", month.year(), month.month()),
    }
}

fn range(ctx: &Ctx, month: Date) -> Option<(i64, i64)> {
    rules::zone::month_range(month.year(), month.month(), &ctx.directory.zone)
}

/// The newest month with news that ends before `ms`.
async fn month_before(ctx: &Ctx, ms: i64) -> Result<Option<Date>> {
    let at: Option<i64> = ctx.db().optional(&FIND_NEWEST_BEFORE, params![ctx.body(), ms]).await?;
    Ok(at.map(|at| month_of(ctx, at)))
}

/// Months with news, newest first.
async fn months(ctx: &Ctx) -> Result<Vec<MonthLink>> {
    let mut found = Vec::new();
    let mut before = i64::MAX;
    while found.len() < MONTHS {
        let Some(month) = month_before(ctx, before).await? else { break };
        let Some((from, _)) = range(ctx, month) else { break };
        found.push(link(ctx, month));
        before = from;
    }
    Ok(found)
}

/// `GET /berita`
pub(super) async fn latest(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let token = query.text("setelah");
    let Some(page) = cards::read(&ctx, Which::All, token).await? else {
        return Ok(see_other(&ctx, "/berita"));
    };
    let city = ctx.directory.body.short_name.clone();
    let heading = ctx.locale.t("portal-news-title");
    let lead = ctx.locale.with("portal-news-lead", &[("x", city.into())]);
    let mut p = frame(&ctx, heading.clone(), lead.clone());
    p.path = path_of("/berita", token);
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&heading, "/berita")]));
    let page = NewsListPage {
        months: months(&ctx).await?,
        topics: Topics::read(&ctx).await?.links(ctx.locale),
        path: "/berita".to_owned(),
        older: None,
        newer: None,
        heading,
        lead,
        page,
        p,
    };
    public_html(&ctx, &page)
}

/// `GET /berita/bulan/{yyyy}-{mm}`
pub(super) async fn of_month(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let month: Date = format!("{month}-01").parse().map_err(|_unreadable| Error::NotFound)?;
    let own = link(&ctx, month);
    if own.path != ctx.path {
        return Err(Error::NotFound);
    }
    let (from, to) = range(&ctx, month).ok_or(Error::NotFound)?;
    let token = query.text("setelah");
    let Some(page) = cards::read(&ctx, Which::Between(from, to), token).await? else {
        return Ok(see_other(&ctx, &own.path));
    };
    let later: Option<i64> = ctx.db().optional(&FIND_OLDEST_AFTER, params![ctx.body(), to]).await?;
    let heading = ctx.locale.with("portal-month-title", &[("x", own.name.clone().into())]);
    let lead = ctx.locale.with("portal-month-lead", &[("x", own.name.clone().into())]);
    let mut p = frame(&ctx, heading.clone(), lead.clone());
    p.path = path_of(&own.path, token);
    p.is_hidden = page.cards.is_empty();
    let news = ctx.locale.t("portal-news-title");
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&news, "/berita"), (&own.name, &own.path)]));
    let page = NewsListPage {
        older: month_before(&ctx, from).await?.map(|month| link(&ctx, month)),
        newer: later.map(|at| link(&ctx, month_of(&ctx, at))),
        months: Vec::new(),
        topics: Vec::new(),
        path: own.path,
        heading,
        lead,
        page,
        p,
    };
    public_html(&ctx, &page)
}

/// `GET /topik/{slug}`
pub(super) async fn of_topic(
    Visit(ctx): Visit,
    Path(slug): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let topics = Topics::read(&ctx).await?;
    let topic = topics.by_slug(&slug).ok_or(Error::NotFound)?;
    let own = TopicLink::new(topic, ctx.locale);
    let token = query.text("setelah");
    let Some(page) = cards::read(&ctx, Which::Topic(topic.id), token).await? else {
        return Ok(see_other(&ctx, &own.path));
    };
    let heading = ctx.locale.with("portal-topic-title", &[("x", own.name.clone().into())]);
    let lead = ctx.locale.with("portal-topic-lead", &[("x", own.name.clone().into())]);
    let mut p = frame(&ctx, heading.clone(), lead.clone());
    p.path = path_of(&own.path, token);
    let news = ctx.locale.t("portal-news-title");
    p.structured = Some(facts::page(&p, "CollectionPage", &[(&news, "/berita"), (&own.name, &own.path)]));
    let page = NewsListPage {
        months: Vec::new(),
        topics: topics.links(ctx.locale),
        path: own.path,
        older: None,
        newer: None,
        heading,
        lead,
        page,
        p,
    };
    public_html(&ctx, &page)
}

fn frame(ctx: &Ctx, title: String, description: String) -> Page {
    let mut p = Page::new(ctx, title).describe(description).section("news");
    let city = p.directory.body.short_name.clone();
    p.feeds = vec![FeedLink { title: p.w("portal-feed-city", &city), path: "/feed.xml".to_owned() }];
    p
}
