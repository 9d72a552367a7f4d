//! Returning a submitted item to its writer with a remark (*kembalikan*).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::posted::Posted;
use super::{answer, step, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::NewsId;
use crate::{Ctx, Error, Result};

/// Sends the item back; the author reads `remark`.
/// Errors: `Invalid` for the field `remark` when it is empty; `Refused`, `Conflict`, `Forbidden`.
pub async fn send_back(ctx: &Ctx, id: NewsId, version: i64, remark: &str) -> Result<()> {
    let step::Taken { mut news, role, to } = step::take(ctx, id, Step::Return, Some(version)).await?;
    if remark.trim().is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("remark", "news-error-remark-empty")])));
    }
    let title = step::latest(ctx, &news).await?.title;
    step::move_to(&mut news, to);
    remark.trim().clone_into(&mut news.remark);
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, step::change("news.return", &news, role).because(remark)).await?;
    tell::author(ctx, &tx, &news, "returned", &title, remark.trim()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/kembalikan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let act = async |version| send_back(&ctx, id, version, posted.text("remark")).await;
    answer::act(&ctx, id, &posted, "ok=news-returned", act).await
}
