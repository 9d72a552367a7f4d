//! Notes of a reviewer at a paragraph of a text in review, with a suggestion to take: written, answered, taken, settled.
//! They are for the workroom of the unit only.

use db::{Db, Sql, Tx, params, sql};
use rules::news::Step;
use rules::permission::Act;

use super::model::News;
use super::save::{Save, save};
use super::{posted, step, store_desk, suggestion, tell};
use crate::error::FieldErrors;
use crate::ids::{AccountId, BodyId, CommentId, NewsId};
use crate::{Ctx, Error, Result};

const INSERT_COMMENT: Sql = sql!("sql/insert_comment.sql");
const LIST_COMMENTS: Sql = sql!("sql/list_comments.sql");
const FIND_COMMENT: Sql = sql!("sql/find_comment.sql");
const CLOSE_COMMENT: Sql = sql!("sql/close_comment.sql");
const COUNT_OPEN_COMMENTS: Sql = sql!("sql/count_open_comments.sql");
const INSERT_COMMENT_ANSWER: Sql = sql!("sql/insert_comment_answer.sql");
const LIST_COMMENT_ANSWERS: Sql = sql!("sql/list_comment_answers.sql");
const DELETE_COMMENTS: Sql = sql!("sql/delete_comments.sql");
const DELETE_COMMENT_ANSWERS: Sql = sql!("sql/delete_comment_answers.sql");

/// Longest note, suggestion or answer, in characters.
const MOST_CHARS: usize = 4_000;

db::record! {
    /// A note.
    #[derive(Debug, Clone)]
    pub(super) struct Comment {
        /// Id.
        pub(super) id: CommentId,
        /// 0 the title, 1 the lead, from 2 on the paragraphs.
        pub(super) part: i64,
        /// Words of the part when it was written.
        pub(super) quoted: String,
        /// What the reviewer says.
        pub(super) note: String,
        /// Words to be replaced; empty for the whole part.
        pub(super) original: String,
        /// What by.
        pub(super) suggestion: String,
        /// Who wrote it.
        pub(super) account_id: Option<AccountId>,
        /// Name of who wrote it.
        pub(super) writer: Option<String>,
        /// When, Unix ms.
        pub(super) at: i64,
        /// When it was settled, Unix ms.
        pub(super) closed_at: Option<i64>,
        /// Whether its suggestion was taken.
        pub(super) is_taken: bool,
    }
}

db::record! {
    /// What was answered to a note.
    #[derive(Debug, Clone)]
    pub(super) struct Answer {
        /// The note.
        pub(super) comment_id: CommentId,
        /// Words.
        pub(super) text: String,
        /// Name of who answered.
        pub(super) writer: Option<String>,
        /// When, Unix ms.
        pub(super) at: i64,
    }
}

impl Comment {
    /// Whether something is suggested.
    pub(super) fn suggests(&self) -> bool {
        !self.original.is_empty() || !self.suggestion.is_empty()
    }

    /// The words that would go: those named, else the whole part.
    pub(super) fn replaces(&self) -> &str {
        if self.original.is_empty() { &self.quoted } else { &self.original }
    }
}

/// A note to be written.
#[derive(Debug, Clone, Default)]
pub struct NewComment {
    /// 0 the title, 1 the lead, from 2 on the paragraphs.
    pub part: i64,
    /// What the reviewer says; may be empty beside a suggestion.
    pub note: String,
    /// Words of the part to be replaced; empty for all of it.
    pub original: String,
    /// What by.
    pub suggestion: String,
}

/// Notes of an item, oldest first.
pub(super) async fn list(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<Comment>> {
    Ok(db.all(&LIST_COMMENTS, params![body, news]).await?)
}

/// Answers to the notes of an item, oldest first.
pub(super) async fn list_answers(db: &Db, body: BodyId, news: NewsId) -> Result<Vec<Answer>> {
    Ok(db.all(&LIST_COMMENT_ANSWERS, params![body, news]).await?)
}

/// How many notes of an item wait for somebody.
pub(super) async fn count_open(db: &Db, body: BodyId, news: NewsId) -> Result<i64> {
    Ok(db.one(&COUNT_OPEN_COMMENTS, params![body, news]).await?)
}

/// Forgets the notes of an item that is thrown away.
pub(super) async fn delete(tx: &Tx, body: BodyId, news: NewsId) -> Result<()> {
    tx.exec(&DELETE_COMMENT_ANSWERS, params![body, news]).await?;
    tx.exec(&DELETE_COMMENTS, params![body, news]).await?;
    Ok(())
}

/// Writes a note on the newest text of an item in review. Its author is told, by mail too for the first open note.
/// Errors: `Invalid` for `note` and `original`; `Refused` when it is not in review; `Forbidden`.
pub async fn comment(ctx: &Ctx, id: NewsId, new: &NewComment) -> Result<CommentId> {
    let step::Taken { news, role, .. } = step::take(ctx, id, Step::Return, None).await?;
    let content = step::latest(ctx, &news).await?;
    let parts = suggestion::parts(&content);
    let quoted = usize::try_from(new.part).ok().and_then(|part| parts.get(part)).ok_or(Error::BadRequest)?;
    check(new, quoted)?;
    let NewComment { part, note, original, suggestion } = new;
    let is_first = count_open(ctx.db(), ctx.body(), id).await? == 0;
    let tx = ctx.db().begin().await?;
    let values =
        params![ctx.body(), id, *part, quoted.as_str(), note, original, suggestion, ctx.account(), ctx.now()];
    let comment: CommentId = tx.one(&INSERT_COMMENT, values).await?;
    let change = step::change("news.comment", &news, role).detail(comment.to_string());
    crate::audit::record(ctx, &tx, change).await?;
    if is_first {
        tell::author(ctx, &tx, &news, "commented", &content.title, note).await?;
    } else {
        tell::author_quietly(ctx, &tx, &news, "commented", &content.title, note).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(comment)
}

fn check(new: &NewComment, quoted: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    let is_long = |text: &str| text.chars().count() > MOST_CHARS;
    if new.note.is_empty() && new.original.is_empty() && new.suggestion.is_empty() {
        errors.add("note", "news-error-comment-empty");
    } else if is_long(&new.note) || is_long(&new.suggestion) {
        errors.add("note", "news-error-comment-long");
    }
    if !quoted.contains(&new.original) {
        errors.add("original", "news-error-comment-original");
    }
    errors.into_result()
}

/// An open note of an item the actor works on, and the item.
/// Errors: `NotFound`; `Forbidden`; `Refused` for a settled one.
async fn open(ctx: &Ctx, id: NewsId, comment: CommentId) -> Result<(News, Comment)> {
    let news = step::find(ctx, id).await?;
    ctx.allow(Act::WriteNews, Some(news.unit_id))?;
    let found: Option<Comment> = ctx.db().optional(&FIND_COMMENT, params![ctx.body(), id, comment]).await?;
    let found = found.ok_or(Error::NotFound)?;
    if found.closed_at.is_some() {
        return Err(Error::Refused("news-refused-comment-closed"));
    }
    Ok((news, found))
}

/// Answers an open note; who wrote it is told.
/// Errors: `Invalid` for `answer`; `NotFound`, `Refused`, `Forbidden`.
pub async fn answer(ctx: &Ctx, id: NewsId, comment: CommentId, text: &str) -> Result<()> {
    let (news, found) = open(ctx, id, comment).await?;
    if text.is_empty() || text.chars().count() > MOST_CHARS {
        return Err(Error::Invalid(FieldErrors(vec![("answer", "news-error-comment-answer")])));
    }
    let role = ctx.allow(Act::WriteNews, Some(news.unit_id))?;
    let title = step::latest(ctx, &news).await?.title;
    let tx = ctx.db().begin().await?;
    tx.exec(&INSERT_COMMENT_ANSWER, params![ctx.body(), id, comment, text, ctx.account(), ctx.now()]).await?;
    let change = step::change("news.comment-answer", &news, role).detail(comment.to_string());
    crate::audit::record(ctx, &tx, change).await?;
    let to = if found.account_id == ctx.account() { news.author_id } else { found.account_id };
    if let Some(to) = to {
        let path = step::path(id);
        crate::dashboard::notify(ctx, &tx, to, "comment-answered", &title, text, &path).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Settles an open note.
/// Errors: `NotFound`, `Refused`, `Forbidden`.
pub async fn resolve(ctx: &Ctx, id: NewsId, comment: CommentId) -> Result<()> {
    let (news, _) = open(ctx, id, comment).await?;
    close(ctx, &news, comment, false).await
}

async fn close(ctx: &Ctx, news: &News, comment: CommentId, is_taken: bool) -> Result<()> {
    let role = ctx.allow(Act::WriteNews, Some(news.unit_id))?;
    let tx = ctx.db().begin().await?;
    if tx.exec(&CLOSE_COMMENT, params![ctx.body(), news.id, comment, ctx.now(), is_taken]).await? != 1 {
        return Err(Error::Refused("news-refused-comment-closed"));
    }
    let act = if is_taken { "news.comment-take" } else { "news.comment-resolve" };
    crate::audit::record(ctx, &tx, step::change(act, news, role).detail(comment.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes the suggestion of an open note: a new version of the text, with what the person typed and did not save yet. The
/// version before stays among the versions.
/// Errors: `Refused` when the words are not in the text any more, when what was typed began on an older version, or
/// when the actor may not write on it now; `NotFound`, `Forbidden`, `Conflict`.
pub async fn take_suggestion(ctx: &Ctx, id: NewsId, comment: CommentId) -> Result<()> {
    let (news, found) = open(ctx, id, comment).await?;
    step::take(ctx, id, Step::Edit, None).await?;
    let mut content = step::latest(ctx, &news).await?;
    let mut topic = news.topic_id;
    if let Some(account) = ctx.account()
        && let Some(kept) = store_desk::find_autosave(ctx.db(), ctx.body(), id, account).await?
    {
        if kept.base_version != news.version {
            return Err(Error::Refused("news-refused-unsaved"));
        }
        topic = posted::restore(&mut content, &kept.fields).or(topic);
    }
    let at = suggestion::place(&suggestion::parts(&content), found.part, &found.quoted);
    if !found.suggests() {
        return Err(Error::BadRequest);
    }
    let content = suggestion::replaced(&content, at, &found.original, &found.suggestion);
    let content = content.ok_or(Error::Refused("news-refused-suggestion"))?;
    save(ctx, id, &Save { version: news.version, content, topic, ..Save::default() }).await?;
    close(ctx, &news, comment, true).await
}
