//! Handing a text in for review (*ajukan*), and taking it back to write on (*tarik kembali*).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::posted::Posted;
use super::{answer, step, tell};
use crate::ctx::SignedIn;
use crate::ids::NewsId;
use crate::{Ctx, Result};

/// Hands the newest text in for review and tells the reviewers.
/// Errors: `Invalid` when the text is not complete; `Refused`, `Conflict`, `Forbidden`.
pub async fn submit(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Submit, Some(version)).await?;
    let content = step::latest(ctx, &news).await?;
    step::check(&content).into_result()?;
    let digest = step::latest_digest(ctx, &news).await?;
    step::move_to(&mut news, to);
    news.submitted_at = Some(ctx.now());
    let tx = ctx.db().begin().await?;
    let change = step::change("news.submit", &news, role).digests("", digest);
    step::write(ctx, &tx, &news, change).await?;
    tell::reviewers(ctx, &tx, &news, "submitted", &content.title).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes a submitted item back to draft.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn recall(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Recall, Some(version)).await?;
    step::move_to(&mut news, to);
    news.submitted_at = None;
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, step::change("news.recall", &news, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/ajukan`
pub(super) async fn post_submit(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let act = async |version| submit(&ctx, id, version).await;
    answer::act(&ctx, id, &posted, "ok=news-submitted", act).await
}

/// `POST /kerja/berita/{id}/tarik-kembali`
pub(super) async fn post_recall(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    answer::after(&ctx, id, &posted, recall(&ctx, id, posted.version()).await, "ok=news-recalled").await
}
