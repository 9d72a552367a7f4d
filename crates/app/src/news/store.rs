//! Queries of news: items, revisions, addresses, topics. Public reads are in `public.rs`.

use db::{Db, Sql, Tx, params, sql};

use super::model::{Attachment, Content, News, Photo, Revision, Topic, content_digest};
use super::sketch;
use crate::ids::{AccountId, BodyId, NewsId, RevisionId, TopicId, UnitId};
use crate::{Error, Result};

const FIND_NEWS: Sql = sql!("sql/find_news.sql");
const FIND_NEWS_BY_SLUG: Sql = sql!("sql/find_news_by_slug.sql");
const INSERT_NEWS: Sql = sql!("sql/insert_news.sql");
const UPDATE_NEWS: Sql = sql!("sql/update_news.sql");
const INSERT_ADDRESS: Sql = sql!("sql/insert_address.sql");
const INSERT_REVISION: Sql = sql!("sql/insert_revision.sql");
const INSERT_REVISION_PHOTO: Sql = sql!("sql/insert_revision_photo.sql");
const INSERT_REVISION_ATTACHMENT: Sql = sql!("sql/insert_revision_attachment.sql");
const FIND_REVISION: Sql = sql!("sql/find_revision.sql");
const LIST_REVISIONS: Sql = sql!("sql/list_revisions.sql");
const LIST_REVISIONS_AFTER: Sql = sql!("sql/list_revisions_after.sql");
const LIST_PHOTOS: Sql = sql!("sql/list_photos.sql");
const LIST_ATTACHMENTS: Sql = sql!("sql/list_attachments.sql");
const LIST_TOPICS: Sql = sql!("sql/list_topics.sql");
const INSERT_TOPIC: Sql = sql!("sql/insert_topic.sql");

/// An item of the body.
pub async fn find_news(db: &Db, body: BodyId, id: NewsId) -> Result<Option<News>> {
    Ok(db.optional(&FIND_NEWS, params![body, id]).await?)
}

/// The item an address, present or former, belongs to.
pub async fn find_news_by_slug(db: &Db, body: BodyId, slug: &str) -> Result<Option<NewsId>> {
    Ok(db.optional(&FIND_NEWS_BY_SLUG, params![body, slug]).await?)
}

/// An item to be begun.
#[derive(Debug, Clone, Copy)]
pub struct NewItem {
    /// Unit that speaks.
    pub unit: UnitId,
    /// Topic.
    pub topic: Option<TopicId>,
    /// Who begins it.
    pub author: Option<AccountId>,
    /// Demonstration item.
    pub is_sample: bool,
}

/// Begins an empty draft.
pub async fn insert_news(tx: &Tx, body: BodyId, new: &NewItem, now_ms: i64) -> Result<NewsId> {
    let values = params![body, new.unit, new.topic, new.author, new.is_sample, now_ms];
    Ok(tx.one(&INSERT_NEWS, values).await?)
}

/// Writes an item back. `news.version` is the version it was read with.
/// Errors: `Conflict` when someone else changed it meanwhile.
pub async fn update_news(tx: &Tx, body: BodyId, news: &News, now_ms: i64) -> Result<()> {
    let values = params![
        body,
        news.id,
        news.version,
        news.unit_id,
        news.state,
        news.slug.clone(),
        news.topic_id,
        news.latest_revision_id,
        news.public_revision_id,
        news.author_id,
        news.last_writer_id,
        news.submitted_at,
        news.publish_at,
        news.published_at,
        news.changed_at,
        news.review_by_on.clone(),
        &news.remark,
        &news.withdraw_reason,
        news.withdrawn_at,
        &news.override_reason,
        news.approved_by,
        news.needs_sign_off,
        news.is_promoted,
        news.preview_hash.clone(),
        now_ms,
    ];
    match tx.exec(&UPDATE_NEWS, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Gives an item an address.
/// Errors: the address belongs to an item already (`DbError::Unique`).
pub async fn insert_address(tx: &Tx, body: BodyId, slug: &str, news: NewsId, now_ms: i64) -> Result<()> {
    tx.exec(&INSERT_ADDRESS, params![body, slug, news, now_ms]).await?;
    Ok(())
}

/// Saves a text with its photos and attachments. Returns its id and digest.
pub async fn insert_revision(
    tx: &Tx,
    body: BodyId,
    news: NewsId,
    content: &Content,
    writer: Option<AccountId>,
    now_ms: i64,
) -> Result<(RevisionId, String)> {
    let digest = content_digest(content);
    let values = params![
        body,
        news,
        &content.title,
        &content.lead,
        &content.text,
        &content.correction,
        writer,
        now_ms,
        &digest,
    ];
    let revision: RevisionId = tx.one(&INSERT_REVISION, values).await?;
    sketch::put(tx, body, news, revision, content).await?;
    for (place, photo) in (1_i64..).zip(&content.photos) {
        let values =
            params![body, revision, place, photo.file_id, &photo.alternative, &photo.caption, &photo.credit];
        tx.exec(&INSERT_REVISION_PHOTO, values).await?;
    }
    for (place, attachment) in (1_i64..).zip(&content.attachments) {
        let values = params![body, revision, place, attachment.file_id, &attachment.title];
        tx.exec(&INSERT_REVISION_ATTACHMENT, values).await?;
    }
    Ok((revision, digest.0))
}

/// One saved text.
pub async fn find_revision(db: &Db, body: BodyId, id: RevisionId) -> Result<Option<Revision>> {
    Ok(db.optional(&FIND_REVISION, params![body, id]).await?)
}

/// Saved texts of an item, newest first, at most 500.
pub async fn list_revisions(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<Revision>> {
    Ok(db.all(&LIST_REVISIONS, params![body, news]).await?)
}

/// Photos of a text in their order.
pub async fn list_photos(db: &Db, body: BodyId, revision: RevisionId) -> Result<Vec<Photo>> {
    Ok(db.all(&LIST_PHOTOS, params![body, revision]).await?)
}

/// Attachments of a text in their order.
pub async fn list_attachments(db: &Db, body: BodyId, revision: RevisionId) -> Result<Vec<Attachment>> {
    Ok(db.all(&LIST_ATTACHMENTS, params![body, revision]).await?)
}

/// A saved text with its photos and attachments, as it can be saved again.
/// Errors: `NotFound`.
pub async fn find_content(db: &Db, body: BodyId, id: RevisionId) -> Result<Content> {
    let revision = find_revision(db, body, id).await?.ok_or(Error::NotFound)?;
    Ok(Content {
        title: revision.title,
        lead: revision.lead,
        text: revision.text,
        correction: revision.correction,
        photos: list_photos(db, body, id).await?,
        attachments: list_attachments(db, body, id).await?,
    })
}

/// Topics of the body by name.
pub async fn list_topics(db: &Db, body: BodyId) -> Result<Vec<Topic>> {
    Ok(db.all(&LIST_TOPICS, params![body]).await?)
}

/// Adds a topic.
pub async fn insert_topic(tx: &Tx, body: BodyId, slug: &str, name: &str, name_en: &str) -> Result<TopicId> {
    Ok(tx.one(&INSERT_TOPIC, params![body, slug, name, name_en]).await?)
}

/// Recomputes the digest of every saved text. Returns how many were read and faults in plain English.
pub async fn verify_revisions(db: &Db, body: BodyId) -> Result<(i64, Vec<String>)> {
    let mut read = 0;
    let mut faults = Vec::new();
    let mut after = RevisionId(0);
    loop {
        let revisions: Vec<Revision> = db.all(&LIST_REVISIONS_AFTER, params![body, after]).await?;
        let Some(last) = revisions.last().map(|revision| revision.id) else { break };
        for r in revisions {
            let content = Content {
                title: r.title,
                lead: r.lead,
                text: r.text,
                correction: r.correction,
                photos: list_photos(db, body, r.id).await?,
                attachments: list_attachments(db, body, r.id).await?,
            };
            if content_digest(&content) != r.digest {
                faults.push(format!(
                    "the saved text {} (version {}) was changed outside the program",
                    r.id, r.number
                ));
            }
            read += 1;
        }
        after = last;
    }
    Ok((read, faults))
}
