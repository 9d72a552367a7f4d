//! A post a person made by hand, noted by its address: tied to the story, counted with its account.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::activity::Road;
use rules::permission::Act;
use social::{Post, PostAddress, PostKind, post_address};

use super::desk;
use super::model::story;
use super::store::{self, Words};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{NewsId, SocialAccountId};
use crate::page::{Fields, see_other};
use crate::social::{Account, find_account, register_post};
use crate::{Ctx, Error, Result};

/// Longest address.
const ADDRESS_CHARS: usize = 500;

fn invalid(key: &'static str) -> Error {
    Error::Invalid(FieldErrors(vec![(desk::ADDRESS_FIELD, key)]))
}

/// What an address says, if it is one of a post of this account.
fn read(ctx: &Ctx, account: &Account, address: &str) -> Result<PostAddress> {
    let found = post_address(address).filter(|_| address.chars().count() <= ADDRESS_CHARS);
    let found = found.ok_or_else(|| invalid("share-error-address"))?;
    if found.network != account.network.0 {
        return Err(invalid("share-error-network"));
    }
    let names = || std::iter::once(account.handle.as_str()).chain(account.former_handles.lines());
    let is_own =
        |who: &String| names().any(|name| name.eq_ignore_ascii_case(who) || account.remote_id == *who);
    if !found.handle.as_ref().is_none_or(is_own) {
        return Err(invalid("share-error-other-account"));
    }
    // An estimate may be wrong by days; a clock that runs ahead by minutes does no harm.
    let is_future = found.published.is_some_and(|at| at > ctx.now().saturating_add(3_600_000));
    if is_future { Err(invalid("share-error-address")) } else { Ok(found) }
}

/// Notes a post made by hand.
/// Errors: `NotFound`; `Forbidden`; `Invalid` when the address is none of a post of this account; `Refused` when the
/// story is posted there already.
pub async fn note(ctx: &Ctx, news: NewsId, account: SocialAccountId, address: &str) -> Result<()> {
    let story = story(ctx, news).await?;
    let account = find_account(ctx, account).await?;
    if account.unit_id != story.news.unit_id || account.ended_at.is_some() {
        return Err(Error::NotFound);
    }
    let role = ctx.allow(Act::KeepSocialAccounts, Some(account.unit_id))?;
    let address = address.trim();
    let found = read(ctx, &account, address)?;
    let permalink = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    let at = found.published.unwrap_or_else(|| ctx.now());
    let words = Words { revision: Some(story.revision.id), text: "", alternative: "" };
    let tx = ctx.db().begin().await?;
    let pair = (news, account.id);
    let claimed = store::claim(&tx, (ctx.body(), ctx.now()), pair, &words, ctx.account()).await?;
    let id = match claimed {
        Some(id) => id,
        // On its way or failed: the post a person found or made stands for it.
        None => store::list(&tx, ctx.body(), news)
            .await?
            .into_iter()
            .find(|post| post.account_id == account.id && post.state == "failed")
            .map(|post| post.id)
            .ok_or(Error::Refused("share-error-already"))?,
    };
    if !store::set_posted(&tx, ctx.body(), id, (true, &permalink, ctx.now())).await? {
        return Err(Error::Conflict);
    }
    let seen = Post { published: at, id: found.id, permalink: permalink.clone(), kind: PostKind::Original };
    register_post(ctx, &tx, &account, Road::Links, seen).await?;
    let detail = format!("{} @{}; {permalink}", account.network.0, account.handle);
    let change =
        Change::new("share.note", "news", news).in_unit(account.unit_id).as_role(role).detail(detail);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/berita/{id}/bagikan/{social_account}/catat`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((id, account)): Path<(NewsId, SocialAccountId)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let address = fields.text(desk::ADDRESS_FIELD);
    match note(&ctx, id, account, address).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/berita/{id}/bagikan?ok=share-noted"))),
        Err(Error::Invalid(errors)) => desk::page(&ctx, id, desk::Typed { account, address, errors }).await,
        Err(other) => Err(other),
    }
}
