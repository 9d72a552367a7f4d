//! How every act of the editor ends: redirect, the same page with errors, or the page about a conflict.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::news::Step;

use super::diff::{self, DiffLine};
use super::item::{self, Shown};
use super::model::{Content, News};
use super::posted::{Files, Posted};
use super::save::{Save, keep_files, save};
use super::step;
use crate::ids::{NewsId, TopicId};
use crate::page::{Page, html_status, see_other};
use crate::{Ctx, Error, Result};

/// Saves the words of the form, if it has any, before the act of the pressed button. The inner result
/// is the version to act on, or the answer that ends it here.
/// Errors: nothing could be saved at all.
pub(super) async fn save_first(
    ctx: &Ctx,
    id: NewsId,
    posted: &Posted,
) -> Result<std::result::Result<i64, Response<Body>>> {
    if !posted.has_words() {
        return Ok(Ok(posted.version()));
    }
    let news = step::find(ctx, id).await?;
    let mut files = posted.store_files(ctx).await?;
    let refused = std::mem::take(&mut files.refused);
    let content = posted.content(ctx, &news).await?;
    let topic = posted.topic(ctx).await?;
    let input = Save { version: posted.version(), content, topic, files };
    match save(ctx, id, &input).await {
        Ok(version) if refused.is_empty() => Ok(Ok(version)),
        Ok(_) => {
            let news = step::find(ctx, id).await?;
            let mut shown = Shown::saved(ctx, &news, Some(posted)).await?;
            shown.refused = refused;
            item::page(ctx, news, shown).await.map(Err)
        }
        Err(error) => conflict(ctx, id, posted, input.content, &input.files, error).await.map(Err),
    }
}

/// Saves the words of the form, if it has any, and does the act of the pressed button on the version there is then. Ends as
/// [`after`].
/// Errors: nothing could be saved at all; what the act refuses.
pub(super) async fn act(
    ctx: &Ctx,
    id: NewsId,
    posted: &Posted,
    ok: &str,
    act: impl AsyncFnOnce(i64) -> Result<()>,
) -> Result<Response<Body>> {
    match save_first(ctx, id, posted).await? {
        Ok(version) => after(ctx, id, posted, act(version).await, ok).await,
        Err(response) => Ok(response),
    }
}

/// Ends an act. A field that cannot be taken brings the page back with what was typed and status 422;
/// the words themselves are saved by then. `ok` is the query that
/// names the message (`ok=news-submitted`).
pub(super) async fn after(
    ctx: &Ctx,
    id: NewsId,
    posted: &Posted,
    done: Result<()>,
    ok: &str,
) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("{}?{ok}", step::path(id)))),
        Err(Error::Invalid(errors)) => {
            let news = step::find(ctx, id).await?;
            let mut shown = Shown::saved(ctx, &news, Some(posted)).await?;
            shown.errors = errors;
            item::page(ctx, news, shown).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "news/pages/conflict.html")]
struct ConflictPage {
    p: Page,
    news: News,
    mine: Content,
    theirs: Content,
    lines: Vec<DiffLine>,
    who: String,
    topic: Option<TopicId>,
    /// Where the person's own text may be saved; empty when it may not be any more.
    action: String,
}

/// The page after saving on an older version, or on an item that moved on: both texts, nothing lost.
/// Other errors go on.
pub(super) async fn conflict(
    ctx: &Ctx,
    id: NewsId,
    posted: &Posted,
    mut mine: Content,
    files: &Files,
    error: Error,
) -> Result<Response<Body>> {
    if !matches!(error, Error::Conflict | Error::Refused(_) | Error::Forbidden(_)) {
        return Err(error);
    }
    let news = step::find(ctx, id).await?;
    keep_files(ctx, &news, &mut mine, files).await?;
    let theirs = step::latest(ctx, &news).await?;
    let action = if step::may(ctx, &news, Step::Edit) {
        step::path(id)
    } else if step::may(ctx, &news, Step::Correct) {
        format!("{}/koreksi", step::path(id))
    } else {
        String::new()
    };
    let p = Page::new(ctx, ctx.locale.t("news-conflict-title")).section("news");
    let lines = diff::lines(&diff::as_text(&p, &theirs), &diff::as_text(&p, &mine));
    let who = super::store_desk::writer_name(ctx.db(), ctx.body(), news.last_writer_id).await?;
    let topic = posted.topic(ctx).await?;
    html_status(StatusCode::CONFLICT, &ConflictPage { p, news, mine, theirs, lines, who, topic, action })
}
