//! Signing what someone approved alone (*paraf*): the second person of the two-person rule, later.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::model::News;
use super::posted::Posted;
use super::{answer, step};
use crate::ctx::SignedIn;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Whether the actor may sign: a reviewer of the unit who did not approve it.
pub(super) fn may(ctx: &Ctx, news: &News) -> bool {
    news.needs_sign_off && news.approved_by != ctx.account() && ctx.may(Act::ReviewNews, Some(news.unit_id))
}

/// Signs an approval that its own writer gave.
/// Errors: `Refused` when nothing waits for a signature, or the actor approved it; `Conflict`,
/// `Forbidden`.
pub async fn sign_off(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let mut news = step::find(ctx, id).await?;
    let role = ctx.allow(Act::ReviewNews, Some(news.unit_id))?;
    if !news.needs_sign_off {
        return Err(Error::Refused("news-refused-step"));
    }
    if !may(ctx, &news) {
        return Err(Error::Refused("news-refused-own-sign"));
    }
    if news.version != version {
        return Err(Error::Conflict);
    }
    news.needs_sign_off = false;
    let digest = step::latest_digest(ctx, &news).await?;
    let change = step::change("news.sign_off", &news, role).digests("", digest);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/paraf`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let done = sign_off(&ctx, id, posted.version()).await;
    answer::after(&ctx, id, &posted, done, "ok=news-signed").await
}
