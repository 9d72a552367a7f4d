//! Feeds of the city, of a unit and of a topic, in three formats with the same content.
//!
//! Newest items with their whole text, so that a reader needs no second visit. Addresses are
//! absolute; ids stay the same whatever host name the feed was read from.

mod alerts;
mod atom;
mod json;
mod rankings;
mod register;
mod rss;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::routing::get;

use super::items::{self, Item, Wanted, photo_path};
use super::xml::escape;
use crate::ctx::{Ctx, Visit};
use crate::page::{moved, public};
use crate::{App, Error, Result};

/// Items in a feed: about a week of a whole city, half a year of one kelurahan.
const ITEMS: i64 = 30;

/// Pixels of photos in feeds.
const WIDTH: i64 = 960;

/// How a feed is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Atom,
    Rss,
    Json,
}

impl Format {
    fn file(self) -> &'static str {
        match self {
            Self::Atom => "feed.xml",
            Self::Rss => "rss.xml",
            Self::Json => "feed.json",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Json => "application/feed+json",
        }
    }
}

/// A feed, ready to be written in any format.
struct Feed {
    id: String,
    title: String,
    description: String,
    /// Absolute address of the page this is the feed of.
    home: String,
    /// Absolute address of the feed itself.
    address: String,
    icon: String,
    author: String,
    /// Last change of any entry, Unix ms.
    updated_at: i64,
    entries: Vec<Entry>,
}

/// An item in a feed. All addresses are absolute.
struct Entry {
    id: String,
    address: String,
    title: String,
    lead: String,
    html: String,
    author: String,
    /// Code and name of topics, with the mark of samples.
    categories: Vec<(String, String)>,
    image: Option<String>,
    enclosures: Vec<Enclosure>,
    published_at: i64,
    updated_at: i64,
}

/// A file to download.
struct Enclosure {
    address: String,
    title: String,
    content_type: String,
    bytes: i64,
}

/// `GET /feed.xml`, `/rss.xml`, `/feed.json` and the same files below a unit and a topic.
pub(super) fn routes() -> Router<Arc<App>> {
    let mut router = Router::new();
    for format in [Format::Atom, Format::Rss, Format::Json] {
        let file = format.file();
        router = router
            .route(&format!("/{file}"), get(move |visit| of_city(visit, format)))
            .route(&format!("/unit/{{code}}/{file}"), get(move |visit, code| of_unit(visit, code, format)))
            .route(&format!("/topik/{{slug}}/{file}"), get(move |visit, slug| of_topic(visit, slug, format)));
    }
    let router = router.merge(register::routes()).merge(alerts::routes()).merge(rankings::routes());
    router.route("/cari/feed.xml", get(search::show))
}

/// The feed in one of the formats.
fn write(feed: &Feed, format: Format, zone: &jiff::tz::TimeZone) -> String {
    match format {
        Format::Atom => atom::write(feed, zone),
        Format::Rss => rss::write(feed, zone),
        Format::Json => json::write(feed, zone),
    }
}

async fn of_city(Visit(ctx): Visit, format: Format) -> Result<Response<Body>> {
    let body = &ctx.directory.body;
    let about = About {
        id: items::tag(&body.code, "feed"),
        title: body.short_name.clone(),
        path: "/".to_owned(),
        base: "/".to_owned(),
        changed_at: ctx.directory.all().iter().map(|unit| unit.updated_at).max().unwrap_or_default(),
    };
    answer(&ctx, format, about, Wanted::newest(ITEMS)).await
}

async fn of_unit(Visit(ctx): Visit, Path(code): Path<String>, format: Format) -> Result<Response<Body>> {
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    if unit.code != code {
        return Ok(moved(&ctx, &format!("{}/{}", unit.path(), format.file())));
    }
    let about = About {
        id: items::tag(&ctx.directory.body.code, &format!("unit/{}/feed", unit.id)),
        title: format!("{} – {}", unit.name, ctx.directory.body.short_name),
        path: unit.path(),
        base: format!("{}/", unit.path()),
        changed_at: unit.updated_at,
    };
    let wanted = Wanted { unit: Some(unit.id), ..Wanted::newest(ITEMS) };
    answer(&ctx, format, about, wanted).await
}

async fn of_topic(Visit(ctx): Visit, Path(slug): Path<String>, format: Format) -> Result<Response<Body>> {
    let topic = items::topics(&ctx).await?.into_values().find(|topic| topic.slug == slug);
    let topic = topic.ok_or(Error::NotFound)?;
    let about = About {
        id: items::tag(&ctx.directory.body.code, &format!("topic/{}/feed", topic.id)),
        title: format!("{} – {}", topic.name, ctx.directory.body.short_name),
        path: format!("/topik/{}", topic.slug),
        base: format!("/topik/{}/", topic.slug),
        changed_at: 0,
    };
    let wanted = Wanted { topic: Some(topic.id), ..Wanted::newest(ITEMS) };
    answer(&ctx, format, about, wanted).await
}

/// What a feed is about.
struct About {
    id: String,
    title: String,
    /// Path of the page.
    path: String,
    /// Path before the file name of the feed.
    base: String,
    /// When the thing itself last changed, for a feed without items.
    changed_at: i64,
}

async fn answer(ctx: &Ctx, format: Format, about: About, wanted: Wanted) -> Result<Response<Body>> {
    let found = items::list(ctx, wanted).await?;
    let topics = items::topics(ctx).await?;
    let absolute = |path: &str| format!("{}{}{path}", ctx.origin, ctx.locale.prefix());
    let entries: Vec<Entry> =
        found.iter().map(|item| entry(ctx, item, item.row.topic_id.and_then(|id| topics.get(&id)))).collect();
    let feed = Feed {
        id: about.id,
        title: about.title.clone(),
        description: ctx.locale.with("opendata-feed-about", &[("x", about.title.into())]),
        home: absolute(&about.path),
        address: absolute(&format!("{}{}", about.base, format.file())),
        icon: format!("{}{}", ctx.origin, ctx.app.assets.path("favicon.svg").unwrap_or_default()),
        author: ctx.directory.body.name.clone(),
        updated_at: entries.iter().map(|entry| entry.updated_at).max().unwrap_or(about.changed_at),
        entries,
    };
    Ok(public(ctx, format.content_type(), write(&feed, format, &ctx.directory.zone)))
}

fn entry(ctx: &Ctx, item: &Item, topic: Option<&crate::news::Topic>) -> Entry {
    let mut categories: Vec<(String, String)> =
        topic.map(|topic| (topic.slug.clone(), topic.name.clone())).into_iter().collect();
    let mut title = item.row.title.clone();
    if item.row.is_sample {
        let mark = ctx.locale.t("opendata-sample");
        title = format!("[{mark}] {title}");
        categories.push(("contoh".to_owned(), mark));
    }
    Entry {
        id: item.tag(&ctx.directory.body.code),
        address: format!("{}{}{}", ctx.origin, ctx.locale.prefix(), item.path()),
        title,
        lead: item.row.lead.clone(),
        html: whole_html(ctx, item),
        author: ctx.directory.name(item.row.unit_id).to_owned(),
        categories,
        image: item.photos.first().map(|photo| format!("{}{}", ctx.origin, photo_path(photo, WIDTH))),
        enclosures: item
            .attachments
            .iter()
            .map(|file| Enclosure {
                address: format!("{}{}", ctx.origin, file.path()),
                title: file.title.clone(),
                content_type: file.content_type.clone(),
                bytes: file.bytes,
            })
            .collect(),
        published_at: item.row.published_at,
        updated_at: item.updated_at(),
    }
}

/// Lead, photos with caption and credit, then the body as it was cleaned before it was stored.
fn whole_html(ctx: &Ctx, item: &Item) -> String {
    let mut html = String::new();
    if item.row.is_sample {
        element(&mut html, "p", &ctx.locale.t("opendata-sample-note"));
    }
    element(&mut html, "p", &item.row.lead);
    for photo in &item.photos {
        html.push_str("<figure><img src=\"");
        escape(&mut html, &format!("{}{}", ctx.origin, photo_path(photo, WIDTH)));
        html.push_str("\" alt=\"");
        escape(&mut html, &photo.alternative);
        html.push_str("\">");
        let caption = [photo.caption.as_str(), photo.credit.as_str()];
        let caption: Vec<&str> = caption.into_iter().filter(|part| !part.is_empty()).collect();
        if !caption.is_empty() {
            element(&mut html, "figcaption", &caption.join(" · "));
        }
        html.push_str("</figure>");
    }
    html.push_str(crate::news::markup::to_html(&item.row.text).as_str());
    html
}

fn element(html: &mut String, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    html.push('<');
    html.push_str(name);
    html.push('>');
    escape(html, text);
    html.push_str("</");
    html.push_str(name);
    html.push('>');
}
