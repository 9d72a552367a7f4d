//! `/peringkat`: published tables for everybody, with charts, files to take along and what was corrected.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::Month;
use rules::ranking::{Closing, Column, League, Status};

use super::choice::{self, Choice, column_name, month_name, stored_month_name};
use super::closing::month_of;
use super::model::Correction;
use super::shown::{Item, Table, Wanted, public_table};
use super::{book, store};
use crate::chart::Chart;
use crate::ctx::Visit;
use crate::page::{FeedLink, Page, Query, public_html};
use crate::{Ctx, Error, Result};

/// Months on the page of all months: ten years.
const MONTHS: i64 = 120;
/// Units of each league on the first page.
const BEST: i64 = 3;

/// A league with its best units.
struct Best {
    name: String,
    path: String,
    items: Vec<Item>,
}

#[derive(Template)]
#[template(path = "ranking/pages/index.html")]
struct IndexPage {
    p: Page,
    newest: String,
    best: Vec<Best>,
    /// Month, its name, the day it was published.
    months: Vec<(String, String, String)>,
}

/// A frame that announces the feed.
fn frame(ctx: &Ctx, title: String) -> Page {
    let mut p = Page::new(ctx, title).section("ranking");
    p.feeds.push(FeedLink { title: p.t("ranking-feed"), path: "/peringkat/feed.xml".to_owned() });
    p
}

/// `GET /peringkat`
pub(super) async fn index(Visit(ctx): Visit) -> Result<Response<Body>> {
    let published = store::list_months(ctx.db(), ctx.body(), Some(Closing::Published), None, MONTHS).await?;
    let p = frame(&ctx, ctx.locale.t("ranking-public-title")).describe(ctx.locale.t("ranking-public-lead"));
    let (mut best, mut newest) = (Vec::new(), String::new());
    if let Some(first) = published.first() {
        let month = first.month()?;
        newest = month_name(&p, month);
        for league in rules::Code::ALL {
            best.extend(best_of(&ctx, &p, month, *league).await?);
        }
    }
    let line = |one: &super::model::ClosedMonth| {
        let day = one.published_at.map(|at| p.day(at)).unwrap_or_default();
        (one.month.clone(), stored_month_name(&p, &one.month), day)
    };
    let months = published.iter().map(line).collect();
    public_html(&ctx, &IndexPage { p, newest, best, months })
}

/// The first units of a league over all networks; none where nobody has a rank.
async fn best_of(ctx: &Ctx, p: &Page, month: Month, league: League) -> Result<Option<Best>> {
    let wanted = Wanted { month, league, column: Column::All };
    let Some(table) = public_table(ctx, wanted).await? else { return Ok(None) };
    // Nobody is among the best with nothing.
    let is_best = |item: &Item| item.posts > Some(0) && item.rank.is_some_and(|rank| rank <= BEST);
    let items: Vec<Item> = table.items.into_iter().filter(is_best).collect();
    let path = p.to(&format!("/peringkat/{month}?{}", choice::query(wanted).replace("&jaringan=all", "")));
    let name = book::league_name(p, league);
    Ok((!items.is_empty()).then_some(Best { name, path, items }))
}

#[derive(Template)]
#[template(path = "ranking/pages/table.html")]
struct TablePage {
    p: Page,
    month: String,
    league: String,
    column: String,
    leagues: Vec<Choice>,
    columns: Vec<Choice>,
    ranked: Vec<Item>,
    unknown: Vec<Item>,
    without: Vec<Item>,
    chart: Chart,
    corrections: Vec<Correction>,
    source: String,
    is_sample: bool,
    query: String,
    wanted: Wanted,
    /// The published month before, with its name.
    earlier: Option<(String, String)>,
}

impl TablePage {
    fn league_code(&self) -> &'static str {
        rules::Code::code(self.wanted.league)
    }

    fn column_code(&self) -> &'static str {
        self.wanted.column.code()
    }
}

/// A published table with what was asked for. Errors: `NotFound` for every other month.
pub(super) async fn asked(ctx: &Ctx, month: &str, query: &Query) -> Result<(Wanted, Table)> {
    let wanted = choice::read(month_of(month)?, query)?;
    let table = public_table(ctx, wanted).await?.ok_or(Error::NotFound)?;
    Ok((wanted, table))
}

/// `GET /peringkat/{month}?liga=&jaringan=`
pub(super) async fn show(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let (wanted, table) = asked(&ctx, &month, &query).await?;
    let mut p = frame(&ctx, String::new());
    let league = book::league_name(&p, wanted.league);
    let column = column_name(&p, wanted.column);
    let name = month_name(&p, wanted.month);
    p.title = p.ww("ranking-public-month", &league, &name);
    p.description = p.ww("ranking-public-about", &p.title, &column);
    let with = |status: Status| {
        let code = rules::Code::code(status);
        table.items.iter().filter(move |item| item.status == code).cloned().collect::<Vec<_>>()
    };
    let ranked = with(Status::Posts);
    let bars = ranked.iter().map(|item| {
        (item.name.as_str(), item.posts.and_then(|posts| u32::try_from(posts).ok()).unwrap_or(0))
    });
    let chart =
        Chart::of(p.ww("ranking-chart-title", &league, &name), p.w("ranking-chart-about", &column), bars);
    let earlier =
        store::list_months(ctx.db(), ctx.body(), Some(Closing::Published), Some(wanted.month), 1).await?;
    let page = TablePage {
        month: table.month.clone(),
        leagues: choice::leagues(&p, wanted.league),
        columns: choice::columns(&p, Some(wanted.column)),
        unknown: with(Status::Unknown),
        without: with(Status::NoAccount),
        corrections: store::list_corrections(ctx.db(), ctx.body(), wanted.month).await?,
        source: table.source.clone().unwrap_or_default(),
        is_sample: table.is_sample,
        query: choice::query(wanted),
        wanted,
        earlier: earlier.first().map(|one| (one.month.clone(), stored_month_name(&p, &one.month))),
        ranked,
        chart,
        league,
        column,
        p,
    };
    public_html(&ctx, &page)
}

/// `GET /peringkat/{month}/tabel.csv?liga=&jaringan=`
pub(super) async fn csv(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let (_, table) = asked(&ctx, &month, &query).await?;
    csv_of(&table)
}

/// A table as CSV, one unit a row; an unknown number is an empty cell, never a zero.
/// Errors: the writer's.
pub(crate) fn csv_of(table: &Table) -> Result<Response<Body>> {
    let head = [
        "month", "league", "network", "rank", "unit", "name", "posts", "status", "at_least", "left_out",
        "road",
    ];
    let text = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let row = |item: &Item| {
        vec![
            table.month.clone(),
            table.league.to_owned(),
            table.network.to_owned(),
            text(item.rank),
            item.unit.clone(),
            item.name.clone(),
            text(item.posts),
            item.status.to_owned(),
            item.at_least.to_string(),
            item.left_out.to_string(),
            item.road.clone().unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = table.items.iter().map(row).collect();
    let name = format!("peringkat-{}-{}-{}", table.month, table.league, table.network);
    crate::table::csv_file(&name, &head.map(str::to_owned), &rows)
}

#[derive(Template)]
#[template(path = "ranking/pages/rules.html")]
struct RulesPage {
    p: Page,
    per_week: i64,
    per_month: i64,
    least_words: i64,
    /// Name of each league and the types of units in it.
    leagues: Vec<(String, String)>,
    networks: Vec<String>,
}

/// `GET /peringkat/aturan`: the counting rules in words, and the dictionary of the data.
pub(super) async fn rules(Visit(ctx): Visit) -> Result<Response<Body>> {
    let book = book::current(&ctx).await?;
    let p = frame(&ctx, ctx.locale.t("ranking-rules-title")).describe(ctx.locale.t("ranking-rules-lead"));
    let kind = |kind: &rules::unit::UnitType| {
        p.t(&format!("portal-type-{}", rules::Code::code(*kind).replace('_', "-")))
    };
    let league = |league: &League| {
        let kinds = rules::Code::ALL.iter().filter(|kind| book.has(*league, **kind)).map(kind);
        (book::league_name(&p, *league), kinds.collect::<Vec<_>>().join(", "))
    };
    let page = RulesPage {
        per_week: i64::from(book.quota.per_week),
        per_month: i64::from(book.quota.per_month),
        least_words: i64::from(book.least_words),
        leagues: rules::Code::ALL.iter().map(league).collect(),
        networks: Column::every().skip(1).map(|column| column_name(&p, column)).collect(),
        p,
    };
    public_html(&ctx, &page)
}
