//! Queries of the workroom: lists, unsaved words, thrown-away drafts, handover.

use db::{Db, Sql, Tx, params, sql};
use rules::news::State;

use super::model::{Attachment, News, Photo};
use crate::ids::{AccountId, BodyId, Coded, FileId, NewsId, UnitId};
use crate::{Error, Result};

const PUT_AUTOSAVE: Sql = sql!("sql/put_autosave.sql");
const FIND_AUTOSAVE: Sql = sql!("sql/find_autosave.sql");
const DELETE_AUTOSAVE: Sql = sql!("sql/delete_autosave.sql");
const DELETE_AUTOSAVES: Sql = sql!("sql/delete_autosaves.sql");
const DELETE_SEEN_CHECKS: Sql = sql!("sql/delete_seen_checks.sql");
const DELETE_ADDRESSES: Sql = sql!("sql/delete_addresses.sql");
const DELETE_REVISION_PHOTOS: Sql = sql!("sql/delete_revision_photos.sql");
const DELETE_REVISION_ATTACHMENTS: Sql = sql!("sql/delete_revision_attachments.sql");
const DELETE_REVISIONS: Sql = sql!("sql/delete_revisions.sql");
const DELETE_NEWS: Sql = sql!("sql/delete_news.sql");
const FIND_USABLE_PHOTO: Sql = sql!("sql/find_usable_photo.sql");
const FIND_USABLE_ATTACHMENT: Sql = sql!("sql/find_usable_attachment.sql");
const LIST_WORKROOM: Sql = sql!("sql/list_workroom.sql");
const COUNT_BY_STATE: Sql = sql!("sql/count_by_state.sql");
const FIND_NEWS_BY_PREVIEW: Sql = sql!("sql/find_news_by_preview.sql");
const COUNT_OPEN_OF: Sql = sql!("sql/count_open_of.sql");
const LIST_OPEN_OF: Sql = sql!("sql/list_open_of.sql");
const UPDATE_AUTHOR: Sql = sql!("sql/update_author.sql");
const FIND_WRITER_NAME: Sql = sql!("sql/find_writer_name.sql");

db::record! {
    /// What someone typed and has not saved yet.
    #[derive(Debug, Clone)]
    pub struct Autosave {
        /// Version of the item on which the typing began.
        pub base_version: i64,
        /// Form fields as JSON, name to value.
        pub fields: String,
        /// When it was kept, Unix ms.
        pub at: i64,
    }
}

/// Keeps what an account typed on an item, in place of what was kept before.
pub(super) async fn put_autosave(
    tx: &Tx,
    body: BodyId,
    news: NewsId,
    account: AccountId,
    kept: &Autosave,
) -> Result<()> {
    let values = params![body, news, account, kept.base_version, &kept.fields, kept.at];
    tx.exec(&PUT_AUTOSAVE, values).await?;
    Ok(())
}

/// What an account typed and has not saved.
pub(super) async fn find_autosave(
    db: &Db,
    body: BodyId,
    news: NewsId,
    account: AccountId,
) -> Result<Option<Autosave>> {
    Ok(db.optional(&FIND_AUTOSAVE, params![body, news, account]).await?)
}

/// Forgets what an account typed: it was saved, or thrown away.
pub(super) async fn delete_autosave(tx: &Tx, body: BodyId, news: NewsId, account: AccountId) -> Result<()> {
    tx.exec(&DELETE_AUTOSAVE, params![body, news, account]).await?;
    Ok(())
}

/// Removes a draft with all its texts.
/// Errors: `Conflict` when it changed since `version`; then nothing may be committed.
pub(super) async fn delete_news(tx: &Tx, body: BodyId, news: NewsId, version: i64) -> Result<()> {
    let parts = [
        &DELETE_AUTOSAVES,
        &DELETE_SEEN_CHECKS,
        &DELETE_ADDRESSES,
        &DELETE_REVISION_PHOTOS,
        &DELETE_REVISION_ATTACHMENTS,
        &DELETE_REVISIONS,
    ];
    super::sketch::delete(tx, body, news).await?;
    super::credit::delete(tx, body, news).await?;
    for part in parts {
        tx.exec(part, params![body, news]).await?;
    }
    match tx.exec(&DELETE_NEWS, params![body, news, version]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// A photo that may hang on an item: one of its unit, or one of its own earlier texts. Any other
/// file, of another unit say, is not found, so that nobody shows a hidden photo by its number.
pub(super) async fn find_usable_photo(
    db: &Db,
    body: BodyId,
    file: FileId,
    news: &News,
) -> Result<Option<Photo>> {
    Ok(db.optional(&FIND_USABLE_PHOTO, params![body, file, news.unit_id, news.id]).await?)
}

/// As [`find_usable_photo`], for attachments.
pub(super) async fn find_usable_attachment(
    db: &Db,
    body: BodyId,
    file: FileId,
    news: &News,
) -> Result<Option<Attachment>> {
    Ok(db.optional(&FIND_USABLE_ATTACHMENT, params![body, file, news.unit_id, news.id]).await?)
}

db::record! {
    /// An item in a list of the workroom.
    #[derive(Debug, Clone)]
    pub struct DeskRow {
        /// Id.
        pub id: NewsId,
        /// Unit that speaks.
        pub unit_id: UnitId,
        /// Where it stands.
        pub state: Coded<State>,
        /// Title of the newest text.
        pub title: Option<String>,
        /// Who began it.
        pub author_id: Option<AccountId>,
        /// Name of who began it.
        pub author_name: Option<String>,
        /// When it is to appear, Unix ms.
        pub publish_at: Option<i64>,
        /// When it first appeared, Unix ms.
        pub published_at: Option<i64>,
        /// Whether another reviewer still has to sign.
        pub needs_sign_off: bool,
        /// In front on the portal.
        pub is_promoted: bool,
        /// Demonstration item.
        pub is_sample: bool,
        /// Last change of anything, Unix ms.
        pub updated_at: i64,
    }
}

/// Which items a list of the workroom shows.
#[derive(Debug, Clone, Copy)]
pub struct DeskFilter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only of this unit.
    pub unit: Option<UnitId>,
    /// Only those that wait for a signature.
    pub only_unsigned: bool,
}

/// Items by last change, newest first, at most `limit`, after the item at `after` (`updated_at`, id).
pub async fn list_desk(
    db: &Db,
    body: BodyId,
    filter: DeskFilter,
    after: Option<(i64, NewsId)>,
    limit: i64,
) -> Result<Vec<DeskRow>> {
    let (at, id) = after.unwrap_or((i64::MAX, NewsId(i64::MAX)));
    let values = params![body, filter.state.map(Coded), filter.unit, filter.only_unsigned, at, id, limit];
    Ok(db.all(&LIST_WORKROOM, values).await?)
}

db::record! {
    /// How many items stand where.
    #[derive(Debug, Clone)]
    pub struct StateCount {
        /// State.
        pub state: Coded<State>,
        /// Items in it.
        pub items: i64,
        /// Of these, items that wait for a signature.
        pub unsigned: i64,
    }
}

/// Number of items by state, of one unit or of all.
pub async fn count_by_state(db: &Db, body: BodyId, unit: Option<UnitId>) -> Result<Vec<StateCount>> {
    Ok(db.all(&COUNT_BY_STATE, params![body, unit]).await?)
}

/// The item whose preview link has this hash.
pub(super) async fn find_news_by_preview(db: &Db, body: BodyId, hash: &str) -> Result<Option<NewsId>> {
    Ok(db.optional(&FIND_NEWS_BY_PREVIEW, params![body, hash]).await?)
}

/// How many items that are not finished (draft, submitted, returned, planned) an account began.
pub async fn count_open_of(db: &Db, body: BodyId, account: AccountId) -> Result<i64> {
    Ok(db.one(&COUNT_OPEN_OF, params![body, account]).await?)
}

/// Gives all unfinished items of `from` to `to`, when an officer moves. Returns their ids. The
/// writer of the last text stays recorded, so the two-person rule is not shifted.
/// The caller records the handover in the change log.
pub async fn reassign_open(
    tx: &Tx,
    body: BodyId,
    from: AccountId,
    to: AccountId,
    now_ms: i64,
) -> Result<Vec<NewsId>> {
    let ids = tx.all(&LIST_OPEN_OF, params![body, from]).await?;
    tx.exec(&UPDATE_AUTHOR, params![body, from, to, now_ms]).await?;
    Ok(ids)
}

/// Name of an account, for histories; empty for an unknown one.
pub(super) async fn writer_name(db: &Db, body: BodyId, account: Option<AccountId>) -> Result<String> {
    let Some(account) = account else { return Ok(String::new()) };
    Ok(db.optional(&FIND_WRITER_NAME, params![body, account]).await?.unwrap_or_default())
}
