//! A published table as a picture for social media (1080 × 1080) and as a page to print.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use serde::Serialize;

use super::choice::{column_name, month_name};
use super::public::asked;
use super::shown::{Item, Table, Wanted};
use super::{book, chart};
use crate::ctx::Visit;
use crate::letter::About;
use crate::locale::Locale;
use crate::page::{Page, Query, public};
use crate::{Ctx, Result};

const PRINT: &str = include_str!("letters/table.typ");
/// Units on the picture.
const UNITS: usize = 10;
/// Height of one of them.
const STEP: usize = 72;
/// Where the first one stands.
const TOP: usize = 300;

/// A unit on the picture.
struct Line {
    rank: i64,
    name: String,
    posts: i64,
    y: usize,
    rule_y: usize,
}

#[derive(Template)]
#[template(path = "ranking/pages/poster.svg")]
struct Poster {
    city: String,
    league: String,
    of: String,
    lines: Vec<Line>,
    /// The rule of ties, and where the whole table is.
    foot: String,
    /// What marks a sample; empty when it is none.
    mark: String,
}

fn lines(table: &Table) -> Vec<Line> {
    let line = |(place, item): (usize, &Item)| {
        let y = TOP + place * STEP;
        let rank = item.rank?;
        Some(Line { rank, name: chart::short(&item.name), posts: item.posts?, y, rule_y: y + 22 })
    };
    table.items.iter().take(UNITS).enumerate().filter_map(line).collect()
}

/// League, and network with month, in words.
fn titles(p: &Page, wanted: &Wanted) -> (String, String) {
    let of = p.ww("ranking-poster-of", &column_name(p, wanted.column), &month_name(p, wanted.month));
    (book::league_name(p, wanted.league), of)
}

/// Whether the table has to be marked as a sample.
fn is_sample(ctx: &Ctx, table: &Table) -> bool {
    table.is_sample || (ctx.directory.body.is_sample && table.source.is_none())
}

/// `GET /peringkat/{month}/poster.svg?liga=&jaringan=`
pub(super) async fn svg(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let (wanted, table) = asked(&ctx, &month, &query).await?;
    let p = Page::new(&ctx, "");
    let (league, of) = titles(&p, &wanted);
    let poster = Poster {
        city: ctx.directory.body.short_name.clone(),
        league,
        of,
        lines: lines(&table),
        foot: format!(
            "{} {}/peringkat/{}",
            p.t("ranking-poster-rule"),
            ctx.origin.trim_start_matches("https://"),
            table.month
        ),
        mark: if is_sample(&ctx, &table) { p.t("ranking-sample-mark") } else { String::new() },
    };
    let text = poster.render().map_err(anyhow::Error::new)?;
    Ok(public(&ctx, "image/svg+xml", text))
}

/// What the printed table says.
#[derive(Serialize)]
struct Print {
    body: String,
    league: String,
    of: String,
    rows: Vec<[String; 3]>,
    rest: Vec<String>,
    source: String,
    digest_note: String,
    is_sample: bool,
}

/// `GET /peringkat/{month}/tabel.pdf?liga=&jaringan=`
pub(super) async fn pdf(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let (wanted, table) = asked(&ctx, &month, &query).await?;
    let mut p = Page::new(&ctx, "");
    // The language of the office (UU 24/2009 Ps.27).
    p.locale = Locale::Indonesian;
    let (league, of) = titles(&p, &wanted);
    let row = |item: &Item| Some([item.rank?.to_string(), item.name.clone(), item.posts?.to_string()]);
    let rest = |item: &&Item| item.rank.is_none();
    let print = Print {
        body: ctx.directory.body.name.clone(),
        rows: table.items.iter().filter_map(row).collect(),
        rest: table
            .items
            .iter()
            .filter(rest)
            .map(|item| format!("{} ({})", item.name, super::desk::status_name(&p, item.status)))
            .collect(),
        source: table.source.clone().unwrap_or_default(),
        digest_note: format!("{}/peringkat/{}", ctx.origin, table.month),
        is_sample: is_sample(&ctx, &table),
        league,
        of,
    };
    let about = About {
        title: format!("Peringkat {}, {}", print.league, print.of),
        author: print.body.clone(),
        made_at: ctx.now(),
        file_name: "peringkat.pdf",
    };
    crate::letter::answer(PRINT, print, about).await
}
