//! The feed of urgent information, as Atom only: each entry carries its latest message as CAP 1.2 beside it.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use axum::routing::get;
use rules::Code as _;

use super::{Enclosure, Entry, Feed, Format, ITEMS, element, write};
use crate::alert::store::{self, Filter, START};
use crate::alert::{PublicAlert, Words};
use crate::ctx::{Ctx, Visit};
use crate::opendata::{cap, items};
use crate::page::public;
use crate::{App, Result};

/// `GET /peringatan/feed.xml`
pub(super) fn routes() -> Router<Arc<App>> {
    Router::new().route("/peringatan/feed.xml", get(show))
}

async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let alerts = store::list(ctx.db(), ctx.body(), Filter::default(), START, ITEMS).await?;
    let mut entries = Vec::new();
    for alert in &alerts {
        let messages = store::list_messages(ctx.db(), ctx.body(), alert.id).await?;
        entries.push(entry(&ctx, alert, messages.get(1..).unwrap_or_default()));
    }
    let body = &ctx.directory.body;
    let absolute = |path: &str| format!("{}{}{path}", ctx.origin, ctx.locale.prefix());
    let changed = ctx.directory.all().iter().map(|unit| unit.updated_at).max().unwrap_or_default();
    let feed = Feed {
        id: items::tag(&body.code, "alert/feed"),
        title: ctx.locale.with("alert-feed", &[("x", body.short_name.clone().into())]),
        description: ctx.locale.t("alert-public-lead"),
        home: absolute("/peringatan"),
        address: absolute("/peringatan/feed.xml"),
        icon: format!("{}{}", ctx.origin, ctx.app.assets.path("favicon.svg").unwrap_or_default()),
        author: body.name.clone(),
        updated_at: entries.iter().map(|entry| entry.updated_at).max().unwrap_or(changed),
        entries,
    };
    Ok(public(&ctx, Format::Atom.content_type(), write(&feed, Format::Atom, &ctx.directory.zone)))
}

fn entry(ctx: &Ctx, alert: &PublicAlert, earlier: &[PublicAlert]) -> Entry {
    let words = Words::of(&ctx.directory, ctx.locale, alert.unit_id, &alert.content);
    let mut title = words.headline.clone();
    let mut categories = vec![(alert.content.danger.0.code().to_owned(), words.danger.clone())];
    if alert.is_sample {
        let mark = ctx.locale.t("opendata-sample");
        title = format!("[{mark}] {title}");
        categories.push(("contoh".to_owned(), mark));
    }
    let bytes = i64::try_from(cap(ctx, alert, earlier).len()).unwrap_or(i64::MAX);
    Entry {
        id: items::tag(&ctx.directory.body.code, &format!("alert/{}", alert.id)),
        address: format!("{}{}{}", ctx.origin, ctx.locale.prefix(), alert.path()),
        lead: alert.content.hazard.clone(),
        html: html(ctx, alert, &words),
        author: words.unit,
        title,
        categories,
        image: None,
        enclosures: vec![Enclosure {
            address: format!("{}{}-{}.cap.xml", ctx.origin, alert.path(), alert.number),
            title: "CAP 1.2".to_owned(),
            content_type: "application/cap+xml".to_owned(),
            bytes,
        }],
        published_at: alert.issued_at,
        updated_at: alert.sent_at,
    }
}

/// What changed or why it ended, the area and its time, then the legal contents.
fn html(ctx: &Ctx, alert: &PublicAlert, words: &Words) -> String {
    let mut html = String::new();
    element(&mut html, "p", &alert.note);
    element(&mut html, "p", &words.area);
    element(&mut html, "p", &ctx.locale.with("alert-until", &[("x", words.until.clone().into())]));
    for legal in words.legal.iter().filter(|legal| !legal.text.is_empty()) {
        element(&mut html, "h3", &legal.label);
        element(&mut html, "p", &legal.text);
    }
    html
}
