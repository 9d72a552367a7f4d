//! What the public reads of news: cards for lists and feeds, and whole articles.
//!
//! Only published items with their public revision are ever read here; the queries say so
//! themselves, and `find_article` asks `rules::visibility` once more.

use db::{Db, Sql, params, sql};
use rules::visibility::{self, Viewer, Visibility};

use super::model::{Attachment, News, Photo, Revision};
use super::store;
use crate::ids::{BodyId, FileId, NewsId, TopicId, UnitId};
use crate::{Error, Result};

const LIST_PUBLIC: Sql = sql!("sql/list_public.sql");
const LIST_PUBLIC_OF_UNIT: Sql = sql!("sql/list_public_of_unit.sql");
const LIST_PUBLIC_OF_TOPIC: Sql = sql!("sql/list_public_of_topic.sql");
const LIST_PUBLIC_PROMOTED: Sql = sql!("sql/list_public_promoted.sql");
const LIST_PUBLIC_BETWEEN: Sql = sql!("sql/list_public_between.sql");
const FIND_PUBLIC_CARD: Sql = sql!("sql/find_public_card.sql");
const LAST_PUBLIC_BY_UNIT: Sql = sql!("sql/last_public_by_unit.sql");

db::record! {
    /// A published item as lists and feeds show it.
    #[derive(Debug, Clone)]
    pub struct Card {
        /// Id.
        pub id: NewsId,
        /// Unit that speaks.
        pub unit_id: UnitId,
        /// Address.
        pub slug: Option<String>,
        /// Topic.
        pub topic_id: Option<TopicId>,
        /// Title.
        pub title: String,
        /// Lead.
        pub lead: String,
        /// First published, Unix ms.
        pub published_at: Option<i64>,
        /// Public text last changed, Unix ms.
        pub changed_at: Option<i64>,
        /// In front on the portal.
        pub is_promoted: bool,
        /// Demonstration item.
        pub is_sample: bool,
        /// First photo.
        pub photo_id: Option<FileId>,
        /// Its alternative text.
        pub photo_alternative: Option<String>,
    }
}

impl Card {
    /// Path of the article.
    pub fn path(&self) -> String {
        format!("/berita/{}", self.slug.as_deref().unwrap_or_default())
    }

    /// First published, Unix ms.
    pub fn at(&self) -> i64 {
        self.published_at.unwrap_or_default()
    }

    /// Last change of the public text, Unix ms.
    pub fn updated(&self) -> i64 {
        self.changed_at.or(self.published_at).unwrap_or_default()
    }
}

/// Which published items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All of the body.
    All,
    /// In front on the portal.
    Promoted,
    /// Of one unit.
    Unit(UnitId),
    /// On one topic.
    Topic(TopicId),
    /// First published in a half-open range, Unix ms.
    Between(i64, i64),
}

/// Published items, newest first, at most `limit`, after the item at `after` (`published_at`, id).
pub async fn list_cards(
    db: &Db,
    body: BodyId,
    which: Which,
    after: Option<(i64, NewsId)>,
    limit: i64,
) -> Result<Vec<Card>> {
    let (at, id) = after.unwrap_or((i64::MAX, NewsId(i64::MAX)));
    let mut values = params![body, at, id, limit];
    let sql = match which {
        Which::All => &LIST_PUBLIC,
        Which::Promoted => &LIST_PUBLIC_PROMOTED,
        Which::Unit(unit) => {
            values.push(unit.into());
            &LIST_PUBLIC_OF_UNIT
        }
        Which::Topic(topic) => {
            values.push(topic.into());
            &LIST_PUBLIC_OF_TOPIC
        }
        Which::Between(from, to) => {
            values.extend(params![from, to]);
            &LIST_PUBLIC_BETWEEN
        }
    };
    Ok(db.all(sql, values).await?)
}

/// One published item as a card.
pub async fn find_card(db: &Db, body: BodyId, id: NewsId) -> Result<Option<Card>> {
    Ok(db.optional(&FIND_PUBLIC_CARD, params![body, id]).await?)
}

db::record! {
    /// How much a unit has published.
    #[derive(Debug, Clone)]
    pub struct UnitActivity {
        /// Unit.
        pub unit_id: UnitId,
        /// Newest item, Unix ms.
        pub last_at: i64,
        /// Published items.
        pub items: i64,
    }
}

/// Newest item and number of items by unit; units without any are not in the list.
pub async fn activity_by_unit(db: &Db, body: BodyId) -> Result<Vec<UnitActivity>> {
    Ok(db.all(&LAST_PUBLIC_BY_UNIT, params![body]).await?)
}

/// A whole published article.
#[derive(Debug, Clone)]
pub struct Article {
    /// The item.
    pub news: News,
    /// Its public text.
    pub revision: Revision,
    /// Photos in order.
    pub photos: Vec<Photo>,
    /// Attachments in order.
    pub attachments: Vec<Attachment>,
}

/// Looks an address up for the public.
/// Errors: `NotFound`; `Gone` with the public reason for a withdrawn item.
pub async fn find_article(db: &Db, body: BodyId, slug: &str) -> Result<Article> {
    let id = store::find_news_by_slug(db, body, slug).await?.ok_or(Error::NotFound)?;
    let news = store::find_news(db, body, id).await?.ok_or(Error::NotFound)?;
    match visibility::news(news.state.0, news.unit_id.0, Viewer::Public) {
        Visibility::Full => {}
        Visibility::Notice => return Err(Error::Gone { reason: news.withdraw_reason, unit: news.unit_id }),
        Visibility::Nothing => return Err(Error::NotFound),
    }
    let public = news.public_revision_id.ok_or(Error::NotFound)?;
    let revision = store::find_revision(db, body, public).await?.ok_or(Error::NotFound)?;
    let photos = store::list_photos(db, body, public).await?;
    let attachments = store::list_attachments(db, body, public).await?;
    Ok(Article { news, revision, photos, attachments })
}
