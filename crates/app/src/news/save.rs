//! Saving a text as a new revision. Nothing typed is ever lost: who saved on an older version sees
//! both texts side by side and chooses.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::news::Step;

use super::model::{Attachment, Content, News};
use super::posted::{Files, Posted};
use super::{answer, step, store, store_desk};
use crate::ctx::SignedIn;
use crate::file::upload;
use crate::ids::{NewsId, TopicId};
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// A text to be saved.
#[derive(Debug, Default)]
pub(super) struct Save {
    /// The version on which the writing began.
    pub(super) version: i64,
    pub(super) content: Content,
    pub(super) topic: Option<TopicId>,
    pub(super) files: Files,
}

/// Saves a text with its new files. Returns the item's version afterwards; when nothing changed, no
/// revision is made.
/// Errors: `Conflict` when someone saved since `version`; `Refused`, `Forbidden`.
pub(super) async fn save(ctx: &Ctx, id: NewsId, input: &Save) -> Result<i64> {
    let step::Taken { mut news, role, .. } = step::take(ctx, id, Step::Edit, Some(input.version)).await?;
    let before = step::latest_digest(ctx, &news).await?;
    let is_same = step::latest(ctx, &news).await? == input.content
        && news.latest_revision_id.is_some()
        && input.files.photos.is_empty()
        && input.files.attachments.is_empty();
    let tx = ctx.db().begin().await?;
    if let Some(account) = ctx.account() {
        store_desk::delete_autosave(&tx, ctx.body(), id, account).await?;
    }
    if is_same && news.topic_id == input.topic {
        tx.commit().await?;
        return Ok(news.version);
    }
    let mut after = before.clone();
    if !is_same {
        let mut content = input.content.clone();
        hang(ctx, &tx, &news, &mut content, &input.files).await?;
        let (revision, digest) =
            store::insert_revision(&tx, ctx.body(), id, &content, ctx.account(), ctx.now()).await?;
        news.latest_revision_id = Some(revision);
        news.last_writer_id = ctx.account();
        after = digest;
    }
    news.topic_id = input.topic;
    let change = step::change("news.save", &news, role).digests(before, after);
    step::write(ctx, &tx, &news, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(news.version + 1)
}

/// Writes the rows of new files and hangs them at the end of the text.
pub(super) async fn hang(
    ctx: &Ctx,
    tx: &Tx,
    news: &News,
    content: &mut Content,
    files: &Files,
) -> Result<()> {
    for stored in &files.photos {
        let file = upload::insert(ctx, tx, news.unit_id, stored).await?;
        let found = store_desk::find_usable_photo(tx, ctx.body(), file, news).await?;
        content.photos.push(found.ok_or(Error::NotFound)?);
    }
    for sent in &files.sent {
        sent.finish(ctx, tx).await?;
    }
    for stored in &files.attachments {
        let file = upload::insert(ctx, tx, news.unit_id, stored).await?;
        let found = store_desk::find_usable_attachment(tx, ctx.body(), file, news).await?;
        let found = found.ok_or(Error::NotFound)?;
        content.attachments.push(Attachment { title: found.name.clone(), ..found });
    }
    Ok(())
}

/// Keeps new files though the text could not be saved, so that the page about the conflict can offer
/// them again.
pub(super) async fn keep_files(ctx: &Ctx, news: &News, content: &mut Content, files: &Files) -> Result<()> {
    if files.photos.is_empty() && files.attachments.is_empty() {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    hang(ctx, &tx, news, content, files).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /kerja/berita/{id}`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    if !posted.has_words() {
        return Err(Error::BadRequest);
    }
    let has_files = posted.has_files();
    match answer::save_first(&ctx, id, &posted).await? {
        Ok(_) if posted.has("do") && posted.text("do") != "save" || has_files => {
            Ok(see_other(&ctx, &format!("{}?ok=news-saved#photos", step::path(id))))
        }
        Ok(_) => Ok(see_other(&ctx, &format!("{}?ok=news-saved", step::path(id)))),
        Err(response) => Ok(response),
    }
}
