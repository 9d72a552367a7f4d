//! A published table as a picture for social media (1080 × 1080) and as a page to print.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use serde::Serialize;

use super::book;
use super::choice::{column_name, month_name};
use super::public::asked;
use super::shown::{Item, Table, Wanted};
use crate::chart;
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
/// Ground of the PNG, on which white reads well: red, green, blue.
const GROUND: (u8, u8, u8) = (0x08, 0x40, 0x70);

/// The picture as SVG.
#[derive(Template)]
#[template(path = "ranking/pages/poster.svg")]
struct Svg {
    said: media::Poster,
    /// Baseline, rank, name and number of each unit.
    lines: Vec<(usize, String, String, String)>,
    /// What marks a sample; empty when it is none.
    mark: String,
}

/// League, and network with month, in words.
fn titles(p: &Page, wanted: Wanted) -> (String, String) {
    let of = p.ww("ranking-poster-of", &column_name(p, wanted.column), &month_name(p, wanted.month));
    (book::league_name(p, wanted.league), of)
}

/// Whether the table has to be marked as a sample.
fn is_sample(ctx: &Ctx, table: &Table) -> bool {
    table.is_sample || (ctx.directory.body.is_sample && table.source.is_none())
}

/// What the picture says of a published table. Errors: `NotFound` for every other month.
async fn said(ctx: &Ctx, month: &str, query: &Query) -> Result<media::Poster> {
    let (wanted, table) = asked(ctx, month, query).await?;
    let p = Page::new(ctx, "");
    let (title, subtitle) = titles(&p, wanted);
    let line =
        |item: &Item| Some((item.rank?.to_string(), chart::short(&item.name), item.posts?.to_string()));
    let host = ctx.origin.trim_start_matches("https://").trim_start_matches("http://");
    Ok(media::Poster {
        city: ctx.directory.body.short_name.clone(),
        title,
        subtitle,
        lines: table.items.iter().take(UNITS).filter_map(line).collect(),
        foot: format!("{} {host}/peringkat/{}", p.t("ranking-poster-rule"), table.month),
        is_sample: is_sample(ctx, &table),
    })
}

/// `GET /peringkat/{month}/poster.svg?liga=&jaringan=`
pub(super) async fn svg(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let said = said(&ctx, &month, &query).await?;
    let places = (0..).map(|place| TOP + place * STEP).zip(said.lines.clone());
    let svg = Svg {
        lines: places.map(|(y, (rank, name, posts))| (y, rank, name, posts)).collect(),
        mark: if said.is_sample { ctx.locale.t("ranking-sample-mark") } else { String::new() },
        said,
    };
    Ok(public(&ctx, "image/svg+xml", svg.render().map_err(anyhow::Error::new)?))
}

/// `GET /peringkat/{month}/poster.png?liga=&jaringan=`: what social networks take.
pub(super) async fn png(
    Visit(ctx): Visit,
    Path(month): Path<String>,
    query: Query,
) -> Result<Response<Body>> {
    let said = said(&ctx, &month, &query).await?;
    let png = tokio::task::spawn_blocking(move || media::poster(&said, GROUND));
    Ok(public(&ctx, "image/png", png.await.map_err(anyhow::Error::new)?))
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
    let (league, of) = titles(&p, wanted);
    let row = |item: &Item| Some([item.rank?.to_string(), item.name.clone(), item.posts?.to_string()]);
    let rest = |item: &&Item| item.rank.is_none();
    let print = Print {
        body: ctx.directory.body.name.clone(),
        rows: table.items.iter().filter_map(row).collect(),
        rest: table
            .items
            .iter()
            .filter(rest)
            .map(|item| format!("{} ({})", item.name, p.count_status(item.status)))
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
