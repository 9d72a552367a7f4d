//! `/kerja/peringkat`: where each month stands, and how the own unit stands now.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::activity::Month;
use rules::permission::Act;
use rules::ranking::{Closing, Column};

use super::choice::{month_name, stored_month_name};
use super::model::{ClosedMonth, Row};
use super::{book, store, table};
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::org::Unit;
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Months nobody closed yet that are offered, the present one first.
const OPEN_MONTHS: usize = 4;
/// Closed months on the page.
const CLOSED_MONTHS: i64 = 60;
/// Cards at most: whoever has more units uses the tables.
const CARDS: usize = 3;

/// A month in the list.
struct Line {
    path: String,
    name: String,
    state: String,
    note: String,
}

/// How a unit stands in the present month.
struct Card {
    name: String,
    path: String,
    words: Vec<String>,
}

#[derive(Template)]
#[template(path = "ranking/pages/list.html")]
struct ListPage {
    p: Page,
    cards: Vec<Card>,
    lines: Vec<Line>,
    may_close: bool,
}

/// `GET /kerja/peringkat`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    ctx.allow(Act::ReadRanking, ctx.units_for(Act::ReadRanking).first().map(|unit| unit.id))?;
    let p =
        Page::new(&ctx, ctx.locale.t("ranking-desk-title")).section("ranking").flash(Some(query.text("ok")));
    let closed = store::list_months(ctx.db(), ctx.body(), None, None, CLOSED_MONTHS).await?;
    let page = ListPage {
        cards: cards(&ctx, &p).await?,
        lines: lines(&ctx, &p, &closed),
        may_close: ctx.may(Act::CloseRanking, None),
        p,
    };
    html(&page)
}

/// The name of a state.
pub(super) fn state_name(p: &Page, state: Closing) -> String {
    p.t(&format!("ranking-state-{state}"))
}

fn lines(ctx: &Ctx, p: &Page, closed: &[ClosedMonth]) -> Vec<Line> {
    let present = Month::of(ctx.today());
    let months = std::iter::successors(Some(present), |month| Some(month.previous())).take(OPEN_MONTHS);
    let is_closed = |month: &Month| closed.iter().any(|one| one.month == month.to_string());
    let open = months.filter(|month| !is_closed(month)).map(|month| Line {
        path: p.to(&format!("/kerja/peringkat/{month}")),
        name: month_name(p, month),
        state: state_name(p, Closing::Open),
        note: if month == present { p.t("ranking-month-runs") } else { String::new() },
    });
    let shut = closed.iter().map(|one| Line {
        path: p.to(&format!("/kerja/peringkat/{}", one.month)),
        name: stored_month_name(p, &one.month),
        state: state_name(p, one.state.0),
        note: note(p, one),
    });
    open.chain(shut).collect()
}

/// What matters next of a closed month.
pub(super) fn note(p: &Page, month: &ClosedMonth) -> String {
    match (month.state.0, &month.closes_on, month.published_at) {
        (Closing::Objection, Some(last), _) => p.w("ranking-window-until", &p.iso_day(last)),
        (Closing::Published, _, Some(at)) => p.w("ranking-published-on", &p.day(at)),
        _ => String::new(),
    }
}

async fn cards(ctx: &Ctx, p: &Page) -> Result<Vec<Card>> {
    let units = ctx.units_for(Act::ProtestRanking);
    if units.is_empty() || units.len() > CARDS {
        return Ok(Vec::new());
    }
    let month = Month::of(ctx.today());
    let book = book::current(ctx).await?;
    let rows = table::compute(ctx, month, &book).await?;
    let card = |unit: &&Unit| Card {
        name: unit.name.clone(),
        path: p.to(&format!("/kerja/peringkat/{month}/unit/{}", unit.code)),
        words: words(ctx, p, unit.id, &rows, &book),
    };
    Ok(units.iter().map(card).collect())
}

/// How a unit stands in the present month and what is missing, in sentences.
fn words(ctx: &Ctx, p: &Page, unit: UnitId, rows: &[Row], book: &rules::ranking::Book) -> Vec<String> {
    let is_sum = |row: &&Row| row.network == Column::All.code();
    let mut words = Vec::new();
    for mine in rows.iter().filter(is_sum).filter(|row| row.unit_id == unit) {
        let league = book::league_name(p, mine.league.0);
        let others = rows.iter().filter(is_sum).filter(|row| row.league == mine.league && row.rank.is_some());
        words.push(match mine.rank {
            Some(rank) => {
                let of = others.count().to_string();
                p.ww("ranking-card-rank", &rank.to_string(), &of) + " " + &p.w("ranking-card-league", &league)
            }
            None => p.w(&format!("ranking-card-{}", mine.status.0).replace('_', "-"), &league),
        });
    }
    let Some(mine) = rows.iter().filter(is_sum).find(|row| row.unit_id == unit) else {
        return vec![p.t("ranking-card-outside")];
    };
    let today = ctx.today();
    let missing = book.quota.missing(mine.at_least, Month::of(today), today);
    words.push(p.n("ranking-card-posts", i64::from(mine.at_least)));
    words.push(match (missing.this_week, missing.this_month) {
        (0, 0) => p.t("ranking-card-active"),
        (0, month) => p.n("ranking-card-month", i64::from(month)),
        (week, _) => p.n("ranking-card-week", i64::from(week)),
    });
    words
}
