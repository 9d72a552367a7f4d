//! What machines read of news: published items with their whole text and photos.
//!
//! The queries read only the public revision of items that are published now; a draft, a scheduled
//! or a withdrawn item cannot come out of here.

use std::collections::HashMap;

use db::{Sql, params, sql};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::{FileId, NewsId, RevisionId, TopicId, UnitId};
use crate::news::Topic;

const LIST_ITEMS: Sql = sql!("sql/list_items.sql");
const LIST_ITEMS_OF_UNIT: Sql = sql!("sql/list_items_of_unit.sql");
const FIND_ITEM: Sql = sql!("sql/find_item.sql");
const LIST_ITEM_PHOTOS: Sql = sql!("sql/list_item_photos.sql");
const LIST_ITEM_ATTACHMENTS: Sql = sql!("sql/list_item_attachments.sql");
const LIST_ITEM_CORRECTIONS: Sql = sql!("sql/list_item_corrections.sql");

db::record! {
    /// A published item.
    #[derive(Debug, Clone)]
    pub(super) struct ItemRow {
        pub(super) id: NewsId,
        pub(super) unit_id: UnitId,
        pub(super) slug: Option<String>,
        pub(super) topic_id: Option<TopicId>,
        pub(super) revision_id: RevisionId,
        pub(super) title: String,
        pub(super) lead: String,
        pub(super) text: String,
        pub(super) published_at: i64,
        pub(super) changed_at: Option<i64>,
        pub(super) is_sample: bool,
    }
}

db::record! {
    /// A photo of a published item.
    #[derive(Debug, Clone)]
    pub(super) struct ItemPhoto {
        pub(super) revision_id: RevisionId,
        pub(super) file_id: FileId,
        pub(super) alternative: String,
        pub(super) caption: String,
        pub(super) credit: String,
        pub(super) width: Option<i64>,
        pub(super) height: Option<i64>,
    }
}

db::record! {
    /// A file attached to a published item.
    #[derive(Debug, Clone)]
    pub(super) struct ItemAttachment {
        pub(super) revision_id: RevisionId,
        pub(super) file_id: FileId,
        pub(super) title: String,
        pub(super) name: String,
        pub(super) content_type: String,
        pub(super) bytes: i64,
    }
}

impl ItemAttachment {
    /// Path of the download.
    pub(super) fn path(&self) -> String {
        format!("/lampiran/{}/{}", self.file_id, self.name)
    }
}

db::record! {
    /// A public note on a corrected text.
    #[derive(Debug, Clone)]
    pub(super) struct ItemCorrection {
        pub(super) news_id: NewsId,
        pub(super) at: i64,
        pub(super) correction: String,
    }
}

/// A published item with its photos, files and correction notes.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) row: ItemRow,
    pub(super) photos: Vec<ItemPhoto>,
    pub(super) attachments: Vec<ItemAttachment>,
    pub(super) corrections: Vec<ItemCorrection>,
}

impl Item {
    /// Path of the article.
    pub(super) fn path(&self) -> String {
        format!("/berita/{}", self.row.slug.as_deref().unwrap_or_default())
    }

    /// Last change of the public text, Unix ms.
    pub(super) fn updated_at(&self) -> i64 {
        self.row.changed_at.unwrap_or(self.row.published_at)
    }

    /// An id that never changes, whatever host name or title the item has (RFC 4151).
    pub(super) fn tag(&self, body_code: &str) -> String {
        tag(body_code, &format!("news/{}", self.row.id))
    }
}

/// A tag id of a body. The year is the one in which this scheme was set and is part of the name: it
/// must never change.
pub(super) fn tag(body_code: &str, name: &str) -> String {
    format!("tag:{body_code},2026:{name}")
}

/// Path of a photo, the largest size that is at most `most` pixels wide.
pub(super) fn photo_path(photo: &ItemPhoto, most: i64) -> String {
    let width = photo.width.unwrap_or(most).min(most);
    let size = [1_600, 960].into_iter().find(|size| *size <= width).unwrap_or(480);
    format!("/foto/{}/{size}.jpg", photo.file_id)
}

/// Which published items, newest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// Only of this unit.
    pub(super) unit: Option<UnitId>,
    /// Only on this topic.
    pub(super) topic: Option<TopicId>,
    /// First published at or after, Unix ms.
    pub(super) from: i64,
    /// Only those behind this place (`published_at`, id).
    pub(super) behind: (i64, i64),
    /// At most so many.
    pub(super) limit: i64,
}

impl Wanted {
    /// The newest `limit` items.
    pub(super) fn newest(limit: i64) -> Self {
        Self { unit: None, topic: None, from: i64::MIN, behind: (i64::MAX, i64::MAX), limit }
    }
}

/// Reads published items.
pub(super) async fn list(ctx: &Ctx, wanted: Wanted) -> Result<Vec<Item>> {
    let (at, id) = wanted.behind;
    let mut values = params![ctx.body(), at, id, wanted.limit, wanted.topic, wanted.from];
    let sql = match wanted.unit {
        Some(unit) => {
            values.push(unit.into());
            &LIST_ITEMS_OF_UNIT
        }
        None => &LIST_ITEMS,
    };
    let rows: Vec<ItemRow> = ctx.db().all(sql, values).await?;
    complete(ctx, rows, wanted.unit).await
}

/// Reads one published item.
pub(super) async fn find(ctx: &Ctx, id: NewsId) -> Result<Option<Item>> {
    let row: Option<ItemRow> = ctx.db().optional(&FIND_ITEM, params![ctx.body(), id]).await?;
    let rows = row.into_iter().collect();
    Ok(complete(ctx, rows, None).await?.pop())
}

/// Photos, files and notes are read by the time range of the rows and matched by id: three queries serve
/// a page.
async fn complete(ctx: &Ctx, rows: Vec<ItemRow>, unit: Option<UnitId>) -> Result<Vec<Item>> {
    let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
    let values = params![ctx.body(), oldest.published_at, newest.published_at, unit];
    let mut photos: HashMap<RevisionId, Vec<ItemPhoto>> = HashMap::new();
    for photo in ctx.db().all::<ItemPhoto>(&LIST_ITEM_PHOTOS, values.clone()).await? {
        photos.entry(photo.revision_id).or_default().push(photo);
    }
    let mut attachments: HashMap<RevisionId, Vec<ItemAttachment>> = HashMap::new();
    for attachment in ctx.db().all::<ItemAttachment>(&LIST_ITEM_ATTACHMENTS, values.clone()).await? {
        attachments.entry(attachment.revision_id).or_default().push(attachment);
    }
    let mut corrections: HashMap<NewsId, Vec<ItemCorrection>> = HashMap::new();
    for correction in ctx.db().all::<ItemCorrection>(&LIST_ITEM_CORRECTIONS, values).await? {
        corrections.entry(correction.news_id).or_default().push(correction);
    }
    Ok(rows
        .into_iter()
        .map(|row| Item {
            photos: photos.remove(&row.revision_id).unwrap_or_default(),
            attachments: attachments.remove(&row.revision_id).unwrap_or_default(),
            corrections: corrections.remove(&row.id).unwrap_or_default(),
            row,
        })
        .collect())
}

/// Topics by id.
pub(super) async fn topics(ctx: &Ctx) -> Result<HashMap<TopicId, Topic>> {
    let topics = crate::news::store::list_topics(ctx.db(), ctx.body()).await?;
    Ok(topics.into_iter().map(|topic| (topic.id, topic)).collect())
}
