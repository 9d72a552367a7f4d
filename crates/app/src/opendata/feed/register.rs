//! Feeds of the register of public information: of the city, of a unit, of a legal class. They are kept
//! apart from the feeds of news, as the register is.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::routing::get;
use rules::Code as _;
use rules::register::InformationClass;

use super::{Enclosure, Entry, Feed, Format, ITEMS, element, write};
use crate::ctx::{Ctx, Visit};
use crate::opendata::entries::{self, START};
use crate::opendata::items;
use crate::page::{moved, public};
use crate::register::public::Filter;
use crate::{App, Error, Result};

/// `GET /informasi/umpan.atom`, `.rss`, `.json` and the same below a class and a unit.
pub(super) fn routes() -> Router<Arc<App>> {
    let mut router = Router::new();
    for format in [Format::Atom, Format::Rss, Format::Json] {
        let ending = ending(format);
        router = router
            .route(&format!("/informasi/umpan.{ending}"), get(move |visit| of_city(visit, format)))
            .route(
                &format!("/unit/{{code}}/informasi/umpan.{ending}"),
                get(move |visit, code| of_unit(visit, code, format)),
            );
        for class in InformationClass::ALL {
            let name = class_path(*class);
            router = router.route(
                &format!("/informasi/{name}/umpan.{ending}"),
                get(move |visit| of_class(visit, *class, format)),
            );
        }
    }
    router
}

/// How the address of a format ends.
fn ending(format: Format) -> &'static str {
    match format {
        Format::Atom => "atom",
        Format::Rss => "rss",
        Format::Json => "json",
    }
}

/// A class as it stands in addresses.
fn class_path(class: InformationClass) -> String {
    class.code().replace('_', "-")
}

/// What a feed is about.
struct About {
    id: String,
    title: String,
    /// Path of the page.
    path: String,
    filter: Filter,
}

async fn of_city(Visit(ctx): Visit, format: Format) -> Result<Response<Body>> {
    let body = &ctx.directory.body;
    let about = About {
        id: items::tag(&body.code, "register/feed"),
        title: body.short_name.clone(),
        path: "/informasi".to_owned(),
        filter: Filter::default(),
    };
    answer(&ctx, format, about).await
}

async fn of_unit(Visit(ctx): Visit, Path(code): Path<String>, format: Format) -> Result<Response<Body>> {
    let unit = ctx.directory.successor(&code).ok_or(Error::NotFound)?;
    if unit.code != code {
        return Ok(moved(&ctx, &format!("{}/informasi/umpan.{}", unit.path(), ending(format))));
    }
    let about = About {
        id: items::tag(&ctx.directory.body.code, &format!("unit/{}/register/feed", unit.id)),
        title: unit.name.clone(),
        path: format!("{}/informasi", unit.path()),
        filter: Filter { unit: Some(unit.id), ..Filter::default() },
    };
    answer(&ctx, format, about).await
}

async fn of_class(Visit(ctx): Visit, class: InformationClass, format: Format) -> Result<Response<Body>> {
    let body = &ctx.directory.body;
    let about = About {
        id: items::tag(&body.code, &format!("register/{class}/feed")),
        title: format!("{} – {}", class_name(&ctx, class), body.short_name),
        path: format!("/informasi/{}", class_path(class)),
        filter: Filter { class: Some(class), ..Filter::default() },
    };
    answer(&ctx, format, about).await
}

fn class_name(ctx: &Ctx, class: InformationClass) -> String {
    ctx.locale.t(&format!("opendata-class-{}", class_path(class)))
}

async fn answer(ctx: &Ctx, format: Format, about: About) -> Result<Response<Body>> {
    let found = entries::list(ctx, &about.filter, START, ITEMS).await?;
    let entries: Vec<Entry> = found.iter().map(|found| entry(ctx, found)).collect();
    let absolute = |path: &str| format!("{}{}{path}", ctx.origin, ctx.locale.prefix());
    let changed = ctx.directory.all().iter().map(|unit| unit.updated_at).max().unwrap_or_default();
    let title = ctx.locale.with("opendata-register-feed", &[("x", about.title.into())]);
    let feed = Feed {
        id: about.id,
        description: title.clone(),
        title,
        home: absolute(&about.path),
        address: absolute(&format!("{}/umpan.{}", about.path, ending(format))),
        icon: format!("{}{}", ctx.origin, ctx.app.assets.path("favicon.svg").unwrap_or_default()),
        author: ctx.directory.body.name.clone(),
        updated_at: entries.iter().map(|entry| entry.updated_at).max().unwrap_or(changed),
        entries,
    };
    Ok(public(ctx, format.content_type(), write(&feed, format, &ctx.directory.zone)))
}

/// An entry of the register in a feed.
pub(super) fn entry(ctx: &Ctx, found: &entries::Entry) -> Entry {
    let class = found.row.class.0;
    let mut categories = vec![(class.code().to_owned(), class_name(ctx, class))];
    categories.extend(found.obligations.iter().map(|code| (code.clone(), code.clone())));
    let mut title = found.row.title.clone();
    if found.row.is_sample {
        let mark = ctx.locale.t("opendata-sample");
        title = format!("[{mark}] {title}");
        categories.push(("contoh".to_owned(), mark));
    }
    Entry {
        id: items::tag(&ctx.directory.body.code, &format!("register/{}", found.row.id)),
        address: format!("{}{}{}", ctx.origin, ctx.locale.prefix(), found.path()),
        title,
        lead: found.row.summary.clone(),
        html: html(ctx, found),
        author: ctx.directory.name(found.row.unit_id).to_owned(),
        categories,
        image: None,
        enclosures: found
            .files
            .iter()
            .map(|file| Enclosure {
                address: format!("{}{}", ctx.origin, file.path()),
                title: file.label().to_owned(),
                content_type: file.content_type.clone(),
                bytes: file.bytes,
            })
            .collect(),
        published_at: found.published_at(),
        updated_at: found.changed_at(),
    }
}

/// Summary, what was corrected, links and files.
fn html(ctx: &Ctx, found: &entries::Entry) -> String {
    let mut html = String::new();
    for line in found.row.summary.lines() {
        element(&mut html, "p", line);
    }
    element(&mut html, "p", &found.row.correction);
    let files = found.files.iter().map(|file| (format!("{}{}", ctx.origin, file.path()), file.label()));
    let links = found.links.iter().map(|link| (link.url.clone(), link.title.as_str()));
    let all: Vec<(String, &str)> = files.chain(links).collect();
    if !all.is_empty() {
        html.push_str("<ul>");
        for (address, title) in all {
            html.push_str("<li><a href=\"");
            super::escape(&mut html, &address);
            html.push_str("\">");
            super::escape(&mut html, if title.is_empty() { &address } else { title });
            html.push_str("</a></li>");
        }
        html.push_str("</ul>");
    }
    html
}
