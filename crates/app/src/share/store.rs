//! Queries of the slice.

use db::{Db, Sql, Tx, params, sql};
use social::posting::Progress;

use super::model::SharePost;
use crate::Result;
use crate::ids::{AccountId, BodyId, NewsId, RevisionId, SharePostId, SocialAccountId};

const LIST_POSTS: Sql = sql!("sql/list_posts.sql");
const FIND_POST: Sql = sql!("sql/find_post.sql");
const INSERT_POST: Sql = sql!("sql/insert_post.sql");
const FIND_CLAIM: Sql = sql!("sql/find_claim.sql");
const RETRY_POST: Sql = sql!("sql/retry_post.sql");
const SET_PROGRESS: Sql = sql!("sql/set_progress.sql");
const SET_WAIT: Sql = sql!("sql/set_wait.sql");
const SET_FAILED: Sql = sql!("sql/set_failed.sql");
const SET_POSTED: Sql = sql!("sql/set_posted.sql");

/// What became of a story, account by account.
pub(super) async fn list(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<SharePost>> {
    Ok(db.all(&LIST_POSTS, params![body, news]).await?)
}

pub(super) async fn find(db: &Db, body: BodyId, id: SharePostId) -> Result<Option<SharePost>> {
    Ok(db.optional(&FIND_POST, params![body, id]).await?)
}

/// What is to be posted.
pub(super) struct Words<'a> {
    pub(super) revision: Option<RevisionId>,
    pub(super) text: &'a str,
    pub(super) alternative: &'a str,
}

/// Claims a story on an account. `None` when somebody has it already.
pub(super) async fn claim(
    tx: &Tx,
    (body, now): (BodyId, i64),
    (news, account): (NewsId, SocialAccountId),
    words: &Words<'_>,
    by: Option<AccountId>,
) -> Result<Option<SharePostId>> {
    let values = params![body, news, account, words.revision, words.text, words.alternative, by, now];
    if tx.exec(&INSERT_POST, values).await? != 1 {
        return Ok(None);
    }
    Ok(tx.optional(&FIND_CLAIM, params![body, news, account]).await?)
}

/// Puts a failed one back. False when it is not failed any more.
pub(super) async fn retry(tx: &Tx, body: BodyId, id: SharePostId, words: &Words<'_>) -> Result<bool> {
    let values = params![body, id, words.revision, words.text, words.alternative];
    Ok(tx.exec(&RETRY_POST, values).await? == 1)
}

/// Keeps how far a try came.
pub(super) async fn set_progress(tx: &Tx, body: BodyId, id: SharePostId, progress: &Progress) -> Result<()> {
    let values = params![body, id, &progress.picture, progress.picture_at, progress.doubt_at];
    tx.exec(&SET_PROGRESS, values).await?;
    Ok(())
}

/// Notes that the network sent us away until an instant.
pub(super) async fn set_wait(tx: &Tx, body: BodyId, id: SharePostId, until: i64) -> Result<()> {
    tx.exec(&SET_WAIT, params![body, id, until]).await?;
    Ok(())
}

pub(super) async fn set_failed(tx: &Tx, body: BodyId, id: SharePostId, hurdle: &str) -> Result<bool> {
    Ok(tx.exec(&SET_FAILED, params![body, id, hurdle]).await? == 1)
}

/// Notes that it stands. False when that was noted already.
pub(super) async fn set_posted(
    tx: &Tx,
    body: BodyId,
    id: SharePostId,
    (is_by_hand, permalink, at): (bool, &str, i64),
) -> Result<bool> {
    Ok(tx.exec(&SET_POSTED, params![body, id, is_by_hand, permalink, at]).await? == 1)
}
