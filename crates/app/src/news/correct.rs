//! Correcting a published text: a new public revision with a public note, the old one kept.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::model::Content;
use super::posted::{Files, Posted};
use super::{address, answer, item, save, step, store, store_desk, tell};
use crate::ctx::SignedIn;
use crate::ids::{NewsId, TopicId};
use crate::page::{Query, see_other};
use crate::{Ctx, Result};

/// A corrected text.
#[derive(Debug, Default)]
pub(super) struct Correct {
    pub(super) version: i64,
    /// `content.correction` is the public note.
    pub(super) content: Content,
    pub(super) topic: Option<TopicId>,
    pub(super) files: Files,
    /// Only spelling: no public note is needed.
    pub(super) is_minor: bool,
}

/// Publishes the corrected text at once. The reviewer writes and approves alone here, so another one
/// signs off afterwards. A changed title gives a new address; the old one leads to it.
/// Errors: `Invalid` when the text is not complete or the note is missing; `Conflict`, `Refused`,
/// `Forbidden`.
pub(super) async fn correct(ctx: &Ctx, id: NewsId, input: &Correct) -> Result<()> {
    let step::Taken { mut news, role, .. } = step::take(ctx, id, Step::Correct, Some(input.version)).await?;
    let old = step::latest(ctx, &news).await?;
    let before = step::latest_digest(ctx, &news).await?;
    let mut content = input.content.clone();
    if input.is_minor {
        content.correction.clear();
    }
    let mut errors = step::check(&content);
    // New photos have no description yet; they are described before they become public.
    if !input.files.photos.is_empty() && errors.get("photos").is_none() {
        errors.add("photos", "news-error-alternative");
    }
    if content.correction.is_empty() && !input.is_minor {
        errors.add("correction", "news-error-correction-empty");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    save::hang(ctx, &tx, &news, &mut content, &input.files).await?;
    let (revision, digest) =
        store::insert_revision(&tx, ctx.body(), id, &content, ctx.account(), ctx.now()).await?;
    if address::wanted(&content.title) != address::wanted(&old.title) {
        news.slug = Some(address::reserve(ctx, &tx, id, &content.title).await?);
    }
    news.latest_revision_id = Some(revision);
    news.public_revision_id = Some(revision);
    news.last_writer_id = ctx.account();
    news.topic_id = input.topic;
    news.changed_at = Some(ctx.now());
    news.approved_by = ctx.account();
    news.needs_sign_off = ctx.account().is_some();
    content.correction.clone_into(&mut news.override_reason);
    if let Some(account) = ctx.account() {
        store_desk::delete_autosave(&tx, ctx.body(), id, account).await?;
    }
    let change = step::change("news.correct", &news, role)
        .public()
        .because(&content.correction)
        .detail(if input.is_minor { "minor" } else { "" })
        .digests(before, digest);
    step::write(ctx, &tx, &news, change).await?;
    tell::reviewers(ctx, &tx, &news, "sign-off", &content.title).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `GET /kerja/berita/{id}/koreksi`, `?from=` number of a revision to begin with.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    let news = step::take(&ctx, id, Step::Correct, None).await?.news;
    let shown = item::Shown::correction(&ctx, &news, query.parse("from")).await?;
    item::page(&ctx, news, shown).await
}

/// `POST /kerja/berita/{id}/koreksi`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let news = step::find(&ctx, id).await?;
    let mut files = posted.store_files(&ctx).await?;
    let mut content = posted.content(&ctx, &news).await?;
    let refused = std::mem::take(&mut files.refused);
    let is_minor = posted.has("minor");
    let asks_only_photos = posted.text("do") != "correct" || !refused.is_empty();
    let done = if asks_only_photos {
        Ok(())
    } else {
        let topic = posted.topic(&ctx).await?;
        let input = Correct { version: posted.version(), content: content.clone(), topic, files, is_minor };
        let done = correct(&ctx, id, &input).await;
        files = input.files;
        done
    };
    match done {
        Ok(()) if !asks_only_photos => Ok(see_other(&ctx, &format!("{}?ok=news-corrected", step::path(id)))),
        // A button beside a photo, a refused file or an error: the page again, with all that was typed.
        Ok(()) | Err(crate::Error::Invalid(_)) => {
            save::keep_files(&ctx, &news, &mut content, &files).await?;
            let mut shown = item::Shown::typed(item::Mode::Correction, &posted, content);
            shown.topic = posted.topic(&ctx).await?;
            shown.refused = refused;
            if let Err(crate::Error::Invalid(errors)) = done {
                shown.errors = errors;
            }
            item::page(&ctx, news, shown).await
        }
        Err(error) => answer::conflict(&ctx, id, &posted, content, &files, error).await,
    }
}
