//! Throwing away a draft that was never public.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::posted::Posted;
use super::{answer, step, store_desk};
use crate::audit;
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::NewsId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Removes the draft with all its texts; the change log keeps that it was there and its digest.
/// Errors: `Refused` for what was public once; `Conflict`, `Forbidden`.
pub async fn discard(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { news, role, .. } = step::take(ctx, id, Step::Discard, Some(version)).await?;
    if news.published_at.is_some() {
        return Err(Error::Refused("news-refused-discard"));
    }
    let digest = step::latest_digest(ctx, &news).await?;
    let tx = ctx.db().begin().await?;
    crate::register::relate::delete_of_news(&tx, ctx.body(), id).await?;
    store_desk::delete_news(&tx, ctx.body(), id, news.version).await?;
    audit::record(ctx, &tx, step::change("news.discard", &news, role).digests(digest, "")).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/buang`: only with the box ticked.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = if posted.has("sure") {
        discard(&ctx, id, posted.version()).await
    } else {
        Err(Error::Invalid(FieldErrors(vec![("sure", "news-error-sure")])))
    };
    match done {
        Ok(()) => Ok(see_other(&ctx, "/kerja/berita?ok=news-discarded")),
        Err(error) => answer::after(&ctx, id, &posted, Err(error), "").await,
    }
}
