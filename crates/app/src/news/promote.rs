//! Putting a unit's item in front on the city portal, and taking it from there.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::State;
use rules::permission::Act;

use super::posted::Posted;
use super::{answer, step};
use crate::ctx::SignedIn;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Sets whether the portal shows the item in front.
/// Errors: `Refused` for an item that is not published; `Conflict`, `Forbidden`.
pub async fn promote(ctx: &Ctx, id: NewsId, version: i64, in_front: bool) -> Result<()> {
    let mut news = step::find(ctx, id).await?;
    let role = ctx.allow(Act::PromoteNews, Some(news.unit_id))?;
    if news.state.0 != State::Published {
        return Err(Error::Refused("news-refused-step"));
    }
    if news.version != version {
        return Err(Error::Conflict);
    }
    news.is_promoted = in_front;
    let act = if in_front { "news.promote" } else { "news.unpromote" };
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, step::change(act, &news, role).public()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/depan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let in_front = posted.text("front") != "0";
    let done = promote(&ctx, id, posted.version(), in_front).await;
    answer::after(&ctx, id, &posted, done, if in_front { "ok=news-promoted" } else { "ok=news-unpromoted" })
        .await
}
