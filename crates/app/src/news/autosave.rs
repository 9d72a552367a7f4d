//! Keeping what someone typed a moment ago, beside the saved texts and per person, so that a dead
//! battery or a closed window loses nothing.

use axum::Json;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::response::IntoResponse;

use super::model::News;
use super::posted::Posted;
use super::store_desk::{self, Autosave};
use super::{advice, step};
use crate::ctx::SignedIn;
use crate::ids::NewsId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Keeps typed fields of an item the actor may write on. The change log does not hear of it: it is no change of the item.
/// Errors: `SignedOut` for the system, which types nothing.
pub(super) async fn keep(ctx: &Ctx, news: &News, posted: &Posted) -> Result<()> {
    let account = ctx.account().ok_or(Error::SignedOut)?;
    let tx = ctx.db().begin().await?;
    let kept = Autosave { base_version: posted.version(), fields: posted.to_json(), at: ctx.now() };
    store_desk::put_autosave(&tx, ctx.body(), news.id, account, &kept).await?;
    tx.commit().await?;
    Ok(())
}

/// `POST /kerja/berita/{id}/simpan-otomatis`: answers with the words the page shows and with the advice on the text.
/// Errors: `Refused` when the actor could not save them now (the page then says so).
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let news = step::find_writable(&ctx, id).await?;
    keep(&ctx, &news, &posted).await?;
    let at = rules::zone::local(ctx.now(), &ctx.directory.zone);
    let clock = format!("{:02}.{:02}", at.hour(), at.minute());
    let said = ctx.locale.with("news-autosaved", &[("x", clock.into())]);
    let content = posted.content(&ctx, &news).await?;
    let advice = advice::advice(&ctx, &news, &content).await?.into_html()?;
    Ok(Json(serde_json::json!({ "said": said, "advice": advice })).into_response())
}

/// `POST /kerja/berita/{id}/buang-simpanan`: goes back to the last saved text.
pub(super) async fn post_drop(SignedIn(ctx): SignedIn, Path(id): Path<NewsId>) -> Result<Response<Body>> {
    step::find(&ctx, id).await?;
    let account = ctx.account().ok_or(Error::SignedOut)?;
    let tx = ctx.db().begin().await?;
    store_desk::delete_autosave(&tx, ctx.body(), id, account).await?;
    tx.commit().await?;
    Ok(see_other(&ctx, &format!("{}?ok=news-autosave-dropped", step::path(id))))
}
