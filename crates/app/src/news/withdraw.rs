//! Taking a published item off with a public reason (*tarik*), and opening it again to write on.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::posted::{Posted, clean_line};
use super::{answer, step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Takes the item off. Its address then answers 410 with the reason.
/// Errors: `Invalid` for the field `reason` when it is empty; `Refused`, `Conflict`, `Forbidden`.
pub async fn withdraw(ctx: &Ctx, id: NewsId, version: i64, reason: &str) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Withdraw, Some(version)).await?;
    let reason = clean_line(reason);
    if reason.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("reason", "news-error-reason-empty")])));
    }
    let title = step::latest(ctx, &news).await?.title;
    let digest = step::latest_digest(ctx, &news).await?;
    step::move_to(&mut news, to);
    news.withdrawn_at = Some(ctx.now());
    news.is_promoted = false;
    reason.clone_into(&mut news.withdraw_reason);
    let change = step::change("news.withdraw", &news, role).public().because(&reason).digests(digest, "");
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, change).await?;
    tell::author(ctx, &tx, &news, "withdrawn", &title, &reason).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Puts a withdrawn item back to draft. Its address keeps saying that nothing is there.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn reopen(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Reopen, Some(version)).await?;
    step::move_to(&mut news, to);
    news.submitted_at = None;
    let tx = ctx.db().begin().await?;
    // Public, because the notice of the withdrawal goes away with it.
    step::write(ctx, &tx, &news, step::change("news.reopen", &news, role).public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/tarik`
pub(super) async fn post_withdraw(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = withdraw(&ctx, id, posted.version(), posted.text("reason")).await;
    answer::after(&ctx, id, &posted, done, "ok=news-withdrawn").await
}

/// `POST /kerja/berita/{id}/buka-lagi`
pub(super) async fn post_reopen(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = reopen(&ctx, id, posted.version()).await;
    answer::after(&ctx, id, &posted, done, "ok=news-reopened").await
}
