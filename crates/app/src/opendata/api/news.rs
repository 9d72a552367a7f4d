//! `/api/v1/news`: published news (*berita*), which is never counted as public information.

use std::collections::HashMap;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use serde::Serialize;

use super::params::{self, AFTER, Kind, LIMIT, LIMIT_DEFAULT, Param, Values};
use super::problem::Fault;
use super::units::unit_parameter;
use super::{Answer, List, Operation, item};
use crate::Error;
use crate::ctx::{Ctx, Visit};
use crate::ids::{NewsId, TopicId};
use crate::news::Topic;
use crate::opendata::items::{self, Item, ItemPhoto, Wanted, photo_path};
use crate::page::Query;

pub(super) const LIST: Operation = Operation {
    path: "/api/v1/news",
    id: "listNews",
    summary: "Published news, newest first.",
    key: None,
    query: &[
        LIMIT,
        AFTER,
        Param::new("unit", Kind::Code, "Only news of the unit with this code.", ""),
        Param::new("topic", Kind::Code, "Only news on the topic with this slug.", ""),
        Param::new("since", Kind::Day, "Only first published on this day or later.", "2026-01-01"),
        Param::new("until", Kind::Day, "Only first published on this day or earlier.", "2026-12-31"),
    ],
    answer: "NewsList",
    others: &[],
};

pub(super) const SHOW: Operation = Operation {
    path: "/api/v1/news/{id}",
    id: "getNews",
    summary: "One published item.",
    key: Some(Param::new("id", Kind::Id, "Id of the item.", "1")),
    query: &[],
    answer: "News",
    others: &[
        (404, "There is no such item, or it is not published."),
        (410, "The item was published and later withdrawn; the reason is in `detail`."),
    ],
};

/// An item as the API gives it.
#[derive(Serialize)]
struct NewsFacts {
    id: i64,
    url: String,
    title: String,
    lead: String,
    html: String,
    text: String,
    unit: String,
    unit_name: String,
    topic: Option<String>,
    topic_name: Option<String>,
    published_at: String,
    updated_at: String,
    is_sample: bool,
    photos: Vec<PhotoFacts>,
    attachments: Vec<AttachmentFacts>,
    corrections: Vec<CorrectionFacts>,
}

#[derive(Serialize)]
struct PhotoFacts {
    url: String,
    alt: String,
    caption: String,
    credit: String,
    width: Option<i64>,
    height: Option<i64>,
}

#[derive(Serialize)]
struct AttachmentFacts {
    url: String,
    title: String,
    content_type: String,
    bytes: i64,
}

#[derive(Serialize)]
struct CorrectionFacts {
    at: String,
    note: String,
}

fn facts(ctx: &Ctx, item: Item, topics: &HashMap<TopicId, Topic>) -> NewsFacts {
    let moment = |ms: i64| rules::zone::rfc3339(ms, &ctx.directory.zone);
    let topic = item.row.topic_id.and_then(|id| topics.get(&id));
    let unit = ctx.directory.unit(item.row.unit_id);
    NewsFacts {
        id: item.row.id.0,
        url: format!("{}{}", ctx.origin, item.path()),
        unit: unit.map(|unit| unit.code.clone()).unwrap_or_default(),
        unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        topic: topic.map(|topic| topic.slug.clone()),
        topic_name: topic.map(|topic| topic.name.clone()),
        published_at: moment(item.row.published_at),
        updated_at: moment(item.updated_at()),
        is_sample: item.row.is_sample,
        photos: item.photos.into_iter().map(|photo| photo_facts(ctx, photo)).collect(),
        attachments: item
            .attachments
            .into_iter()
            .map(|file| AttachmentFacts {
                url: format!("{}{}", ctx.origin, file.path()),
                title: file.title,
                content_type: file.content_type,
                bytes: file.bytes,
            })
            .collect(),
        corrections: item
            .corrections
            .into_iter()
            .map(|correction| CorrectionFacts { at: moment(correction.at), note: correction.correction })
            .collect(),
        html: crate::news::markup::to_html(&item.row.text).as_str().to_owned(),
        text: crate::news::markup::to_plain(&item.row.text),
        title: item.row.title,
        lead: item.row.lead,
    }
}

fn photo_facts(ctx: &Ctx, photo: ItemPhoto) -> PhotoFacts {
    PhotoFacts {
        url: format!("{}{}", ctx.origin, photo_path(&photo, i64::MAX)),
        alt: photo.alternative,
        caption: photo.caption,
        credit: photo.credit,
        width: photo.width,
        height: photo.height,
    }
}

/// `GET /api/v1/news`: newest first by (published, id), so that an item published while someone pages
/// through changes nothing behind the cursor.
pub(super) async fn list(Visit(ctx): Visit, query: Query) -> Answer {
    let values = Values::read(LIST.query, &query)?;
    let topics = items::topics(&ctx).await?;
    let unit = match values.text("unit") {
        Some(code) => Some(unit_parameter(&ctx, "unit", code)?.id),
        None => None,
    };
    let topic = match values.text("topic") {
        Some(slug) => Some(topic_parameter(&topics, slug)?),
        None => None,
    };
    let [at, id] = values.cursor()?.unwrap_or([i64::MAX, i64::MAX]);
    let until = values.text("until").and_then(|day| end_of(&ctx, day)).unwrap_or(i64::MAX);
    let from = values.text("since").and_then(|day| start_of(&ctx, day)).unwrap_or(i64::MIN);
    let limit = values.number("limit", LIMIT_DEFAULT);
    // One more than asked for tells whether there is a next page.
    let behind = (at, id).min((until, i64::MIN));
    let mut found = items::list(&ctx, Wanted { unit, topic, from, behind, limit: limit + 1 }).await?;
    let most = usize::try_from(limit).unwrap_or(1);
    let has_more = found.len() > most;
    found.truncate(most);
    let cursor = |item: &Item| web::cursor::encode(&[item.row.published_at, item.row.id.0]);
    let next = found.last().filter(|_| has_more).map(cursor);
    let items = found.into_iter().map(|item| facts(&ctx, item, &topics)).collect();
    super::list(&ctx, &LIST, &values, &List { items, next, total: None })
}

fn topic_parameter(topics: &HashMap<TopicId, Topic>, slug: &str) -> Result<TopicId, Fault> {
    let topic = topics.values().find(|topic| topic.slug == slug);
    topic
        .map(|topic| topic.id)
        .ok_or_else(|| Fault::names_nothing("topic", "names no topic; see /api/v1/topics"))
}

/// First instant of a day in the body's zone. `None` before the years an instant can hold.
fn start_of(ctx: &Ctx, day: &str) -> Option<i64> {
    rules::zone::instant(params::day(day)?.at(0, 0, 0, 0), &ctx.directory.zone)
}

/// First instant after a day. `None` after the years an instant can hold.
fn end_of(ctx: &Ctx, day: &str) -> Option<i64> {
    rules::zone::instant(params::day(day)?.tomorrow().ok()?.at(0, 0, 0, 0), &ctx.directory.zone)
}

/// `GET /api/v1/news/{id}`
pub(super) async fn show(Visit(ctx): Visit, id: Result<Path<String>, PathRejection>, query: Query) -> Answer {
    let values = Values::read(SHOW.query, &query)?;
    let id = id.ok().and_then(|Path(id)| id.parse().ok()).map(NewsId).ok_or(Error::NotFound)?;
    let Some(found) = items::find(&ctx, id).await? else {
        return Err(missing(&ctx, id).await?.into());
    };
    let topics = items::topics(&ctx).await?;
    item(&ctx, &values, &facts(&ctx, found, &topics))
}

/// Whether an item never was public, or was withdrawn.
async fn missing(ctx: &Ctx, id: NewsId) -> crate::Result<Error> {
    use rules::visibility::{Viewer, Visibility, news};
    let found = crate::news::store::find_news(ctx.db(), ctx.body(), id).await?;
    Ok(match found {
        Some(found) if news(found.state.0, found.unit_id.0, Viewer::Public) == Visibility::Notice => {
            Error::Gone { reason: found.withdraw_reason, unit: found.unit_id }
        }
        _ => Error::NotFound,
    })
}
