//! Queries of the workroom's pages. Read-only over the tables of other slices; only notifications are
//! written here.

use db::{Db, Sql, Tx, params, sql};
use rules::news::State;

use crate::Result;
use crate::ids::{AccountId, BodyId, Coded, NewsId, UnitId};

const LIST_OPEN: Sql = sql!("sql/list_open.sql");
const COUNT_PUBLISHED: Sql = sql!("sql/count_published.sql");
const LIST_PUBLISHED: Sql = sql!("sql/list_published.sql");
const COUNT_INVITED: Sql = sql!("sql/count_invited.sql");
const COUNT_KEPT_MAIL: Sql = sql!("sql/count_kept_mail.sql");
const LIST_NOTIFICATIONS: Sql = sql!("sql/list_notifications.sql");
const READ_NOTIFICATIONS: Sql = sql!("sql/read_notifications.sql");

db::record! {
    /// A news item on which somebody has to do something.
    #[derive(Debug, Clone)]
    pub(super) struct OpenItem {
        pub id: NewsId,
        pub unit_id: UnitId,
        pub state: Coded<State>,
        pub title: Option<String>,
        pub remark: String,
        pub author_id: Option<AccountId>,
        pub last_writer_id: Option<AccountId>,
        pub publish_at: Option<i64>,
        pub submitted_at: Option<i64>,
        pub updated_at: i64,
        pub review_by_on: Option<String>,
        pub needs_sign_off: bool,
        pub approved_by: Option<AccountId>,
    }
}

/// Open items of one unit or of all; `until_on` is the last ISO day of review dates that count as due.
pub(super) async fn list_open(
    db: &Db,
    body: BodyId,
    unit: Option<UnitId>,
    until_on: &str,
) -> Result<Vec<OpenItem>> {
    Ok(db.all(&LIST_OPEN, params![body, unit, until_on]).await?)
}

db::record! {
    /// What a unit published in a range of time.
    #[derive(Debug, Clone)]
    pub(super) struct Published {
        pub unit_id: UnitId,
        pub items: i64,
        pub last_at: i64,
    }
}

/// Published items by unit, first published in a half-open range (Unix ms). Units without any are absent.
pub(super) async fn count_published(db: &Db, body: BodyId, (from, to): (i64, i64)) -> Result<Vec<Published>> {
    Ok(db.all(&COUNT_PUBLISHED, params![body, from, to]).await?)
}

db::record! {
    /// A published item with the people behind it.
    #[derive(Debug, Clone)]
    pub(super) struct PublishedItem {
        pub id: NewsId,
        pub slug: Option<String>,
        pub title: String,
        pub published_at: Option<i64>,
        pub writer: Option<String>,
        pub approver: Option<String>,
    }
}

/// Items of a unit first published in a half-open range, newest first, at most 500.
pub(super) async fn list_published(
    db: &Db,
    body: BodyId,
    unit: UnitId,
    (from, to): (i64, i64),
) -> Result<Vec<PublishedItem>> {
    Ok(db.all(&LIST_PUBLISHED, params![body, unit, from, to]).await?)
}

/// Accounts that were invited and have not accepted.
pub(super) async fn count_invited(db: &Db, body: BodyId) -> Result<i64> {
    Ok(db.one(&COUNT_INVITED, params![body]).await?)
}

/// Mail that was kept or could not be delivered.
pub(super) async fn count_kept_mail(db: &Db, body: BodyId) -> Result<i64> {
    Ok(db.one(&COUNT_KEPT_MAIL, params![body]).await?)
}

db::record! {
    /// A line of the list of notifications.
    #[derive(Debug, Clone)]
    pub(super) struct Notification {
        pub id: i64,
        pub at: i64,
        pub kind: String,
        pub subject: String,
        pub remark: String,
        pub path: String,
        pub read_at: Option<i64>,
    }
}

/// Notifications of an account before `id`, newest first.
pub(super) async fn list_notifications(
    db: &Db,
    body: BodyId,
    account: AccountId,
    before: i64,
    limit: i64,
) -> Result<Vec<Notification>> {
    Ok(db.all(&LIST_NOTIFICATIONS, params![body, account, before, limit]).await?)
}

/// Marks one notification of an account as read, or all.
pub(super) async fn read_notifications(
    tx: &Tx,
    body: BodyId,
    account: AccountId,
    id: Option<i64>,
    now_ms: i64,
) -> Result<()> {
    tx.exec(&READ_NOTIFICATIONS, params![body, account, now_ms, id]).await?;
    Ok(())
}
