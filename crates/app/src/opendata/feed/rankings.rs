//! The feed of monthly results, as Atom: one entry a published month, with the best units of each league.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::get;
use rules::Code as _;
use rules::ranking::{Column, League};

use super::{Entry, Feed, Format, ITEMS, element, write};
use crate::ctx::{Ctx, Visit};
use crate::opendata::items;
use crate::page::public;
use crate::ranking::{self, ClosedMonth, Wanted};
use crate::{App, Result};

/// Months whose entries name units; older ones are a link.
const TOLD: usize = 6;
/// Units named of each league.
const BEST: i64 = 3;

/// `GET /peringkat/feed.xml`
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/peringkat/feed.xml", get(show))
}

async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let mut entries = Vec::new();
    for (place, month) in ranking::published(ctx.db(), ctx.body(), None, ITEMS).await?.iter().enumerate() {
        entries.push(entry(&ctx, month, place < TOLD).await?);
    }
    let body = &ctx.directory.body;
    let absolute = |path: &str| format!("{}{}{path}", ctx.origin, ctx.locale.prefix());
    let changed = ctx.directory.all().iter().map(|unit| unit.updated_at).max().unwrap_or_default();
    let feed = Feed {
        id: items::tag(&body.code, "ranking/feed"),
        title: format!("{}, {}", ctx.locale.t("ranking-public-title"), body.short_name),
        description: ctx.locale.t("ranking-public-lead"),
        home: absolute("/peringkat"),
        address: absolute("/peringkat/feed.xml"),
        icon: format!("{}{}", ctx.origin, ctx.app.assets.path("favicon.svg").unwrap_or_default()),
        author: body.name.clone(),
        updated_at: entries.iter().map(|entry: &Entry| entry.updated_at).max().unwrap_or(changed),
        entries,
    };
    Ok(public(&ctx, Format::Atom.content_type(), write(&feed, Format::Atom, &ctx.directory.zone)))
}

async fn entry(ctx: &Ctx, closed: &ClosedMonth, is_told: bool) -> Result<Entry> {
    let month = closed.month()?;
    let name = crate::locale::month_in_words(ctx.locale, month.first_day());
    let mut html = String::new();
    for league in League::ALL.iter().filter(|_| is_told) {
        let wanted = Wanted { month, league: *league, column: Column::All };
        let Some(table) = ranking::public_table(ctx, wanted).await? else { continue };
        let best = table
            .items
            .iter()
            .filter(|item| item.posts > Some(0) && item.rank.is_some_and(|rank| rank <= BEST));
        let said =
            best.map(|item| format!("{} ({})", item.name, item.posts.unwrap_or(0))).collect::<Vec<_>>();
        if !said.is_empty() {
            element(&mut html, "h3", &ctx.locale.t(&format!("ranking-league-{}", league.code())));
            element(&mut html, "p", &said.join(", "));
        }
    }
    let at = closed.published_at.unwrap_or(closed.frozen_at);
    let mut title = ctx.locale.with("ranking-feed-entry", &[("x", name.into())]);
    if closed.is_sample {
        title = format!("[{}] {title}", ctx.locale.t("opendata-sample"));
    }
    Ok(Entry {
        id: items::tag(&ctx.directory.body.code, &format!("ranking/{month}")),
        address: format!("{}{}/peringkat/{month}", ctx.origin, ctx.locale.prefix()),
        lead: ctx.locale.t("ranking-public-lead"),
        html,
        author: ctx.directory.body.name.clone(),
        title,
        categories: Vec::new(),
        image: None,
        enclosures: Vec::new(),
        published_at: at,
        updated_at: at,
    })
}
