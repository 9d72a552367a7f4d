//! Sending a story to accounts, and trying again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use social::posting::Hurdle;

use super::model::{Story, story};
use super::store::{self, Words};
use super::{deliver, kit};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{NewsId, SocialAccountId};
use crate::page::{Fields, see_other};
use crate::social::{Account, find_account, list_open, may_post};
use crate::{Ctx, Error, Result};

/// The story and the account, if the actor may post one on the other.
async fn pair(ctx: &Ctx, news: NewsId, account: SocialAccountId) -> Result<(Story, Account)> {
    let story = story(ctx, news).await?;
    let account = find_account(ctx, account).await?;
    if account.unit_id != story.news.unit_id {
        return Err(Error::NotFound);
    }
    if !story.is_published() {
        return Err(Error::Refused("share-error-not-public"));
    }
    if !may_post(ctx, &account).await? {
        return Err(Error::Refused("share-error-not-connected"));
    }
    Ok((story, account))
}

/// Puts a story on its way to an account. False when it was on its way or posted already: two operators make one post.
/// Errors: `NotFound`; `Forbidden`; `Refused` when the story is not public or the account not connected for posting.
pub async fn send(ctx: &Ctx, news: NewsId, account: SocialAccountId) -> Result<bool> {
    let (story, account) = pair(ctx, news, account).await?;
    let role = ctx.allow(Act::ReviewNews, Some(story.news.unit_id))?;
    let kit = kit::of(ctx, &story, account.network.0).await?.ok_or(Error::NotFound)?;
    let words = Words { revision: Some(story.revision.id), text: &kit.text, alternative: &kit.alternative };
    let tx = ctx.db().begin().await?;
    let at = (ctx.body(), ctx.now());
    let Some(id) = store::claim(&tx, at, (news, account.id), &words, ctx.account()).await? else {
        return Ok(false);
    };
    deliver::enqueue(ctx, &tx, (id, 0), ctx.now()).await?;
    let detail = format!("{} @{}", account.network.0, account.handle);
    let change = Change::new("share.send", "news", news).in_unit(account.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(detail)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(true)
}

/// Puts a story on its way to every connected account of its unit. Returns how many were new.
/// Errors: as [`send`].
pub async fn send_all(ctx: &Ctx, news: NewsId) -> Result<usize> {
    let story = story(ctx, news).await?;
    ctx.allow(Act::ReviewNews, Some(story.news.unit_id))?;
    let mut count = 0;
    for account in list_open(ctx, story.news.unit_id).await? {
        if may_post(ctx, &account).await? {
            count += usize::from(send(ctx, news, account.id).await?);
        }
    }
    Ok(count)
}

/// Tries a failed one again, with the words of today; what was uploaded is used again. Where the post may stand,
/// `has_looked` says that somebody looked at the account and it does not.
/// Errors: as [`send`]; `Conflict` when it is not failed any more.
pub async fn retry(ctx: &Ctx, news: NewsId, account: SocialAccountId, has_looked: bool) -> Result<()> {
    let (story, account) = pair(ctx, news, account).await?;
    let role = ctx.allow(Act::ReviewNews, Some(story.news.unit_id))?;
    let posts = store::list(ctx.db(), ctx.body(), news).await?;
    let post = posts.into_iter().find(|post| post.account_id == account.id).ok_or(Error::NotFound)?;
    if Hurdle::from_code(&post.hurdle).is_some_and(Hurdle::may_be_posted) && !has_looked {
        return Err(Error::Refused("share-error-look-first"));
    }
    let kit = kit::of(ctx, &story, account.network.0).await?.ok_or(Error::NotFound)?;
    let is_open = post.doubt_at.is_some() && !has_looked;
    // While nobody knows what became of the last request, the network is asked about the very same words.
    let words = if is_open {
        Words { revision: post.revision_id, text: &post.text, alternative: &post.alternative }
    } else {
        Words { revision: Some(story.revision.id), text: &kit.text, alternative: &kit.alternative }
    };
    let tx = ctx.db().begin().await?;
    if !store::retry(&tx, ctx.body(), post.id, &words).await? {
        return Err(Error::Conflict);
    }
    if is_open {
        store::set_progress(&tx, ctx.body(), post.id, &post.progress()).await?;
    }
    deliver::enqueue(ctx, &tx, (post.id, 0), ctx.now()).await?;
    let detail = format!("{} @{}", account.network.0, account.handle);
    let change = Change::new("share.retry", "news", news).in_unit(account.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(detail)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

fn back(ctx: &Ctx, news: NewsId, code: &str) -> Response<Body> {
    see_other(ctx, &format!("/kerja/berita/{news}/bagikan?ok={code}"))
}

/// `POST /kerja/berita/{id}/bagikan/kirim`
pub(super) async fn post_all(SignedIn(ctx): SignedIn, Path(id): Path<NewsId>) -> Result<Response<Body>> {
    let count = send_all(&ctx, id).await?;
    Ok(back(&ctx, id, if count > 0 { "share-sent" } else { "share-already" }))
}

/// `POST /kerja/berita/{id}/bagikan/{social_account}/kirim`
pub(super) async fn post_send(
    SignedIn(ctx): SignedIn,
    Path((id, account)): Path<(NewsId, SocialAccountId)>,
) -> Result<Response<Body>> {
    let is_new = send(&ctx, id, account).await?;
    Ok(back(&ctx, id, if is_new { "share-sent" } else { "share-already" }))
}

/// `POST /kerja/berita/{id}/bagikan/{social_account}/lagi`
pub(super) async fn post_retry(
    SignedIn(ctx): SignedIn,
    Path((id, account)): Path<(NewsId, SocialAccountId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    retry(&ctx, id, account, fields.has("diperiksa")).await?;
    Ok(back(&ctx, id, "share-sent"))
}
