//! Bringing one story to one account: the job `share.deliver`.
//!
//! What a network has taken, renewed keys, and that the request which makes the post is on its way are written down
//! before anything else is asked, so that a program killed at any moment posts nothing twice. A network that sends us
//! away is asked again by a later job, a bounded number of times.

use std::sync::Arc;

use db::Tx;
use jobs::{NewJob, Registry};
use rules::activity::Road;
use serde::{Deserialize, Serialize};
use social::posting::{self, Delivery, Ending, Hurdle, Keep, Parcel, Posted, Progress};
use social::{Next, Post, PostKind};
use web::outgoing::{Outgoing, Policy, Resolver};

use super::model::{SharePost, Story, story};
use super::{kit, picture, store};
use crate::audit::{self, Change};
use crate::ctx::Actor;
use crate::ids::{BodyId, SharePostId};
use crate::social::{Account, ask_network, find_account, keep_posting_keys, posting_account, register_post};
use crate::{App, Ctx, Error, Result};

const NAME: &str = "share.deliver";
/// Jobs for one post while the network sends us away or is out of order.
const MOST_JOBS: i64 = 12;
/// Stands in `share_post.hurdle` when the story was taken off before it was posted.
const WITHDRAWN: &str = "withdrawn";

#[derive(Debug, Serialize, Deserialize)]
struct Deliver {
    body: i64,
    share: i64,
}

/// Puts the job in: the post, and which of its jobs this is.
pub(super) async fn enqueue(ctx: &Ctx, tx: &Tx, (id, turn): (SharePostId, i64), at: i64) -> Result<()> {
    let payload = Deliver { body: ctx.body().0, share: id.0 };
    let job = NewJob::new(NAME, &payload, at)?.unique(format!("{NAME}:{id}:{turn}"));
    jobs::enqueue(tx, &job).await?;
    Ok(())
}

/// Adds this slice's job handler.
pub(crate) fn register(registry: Registry, app: &Arc<App>) -> Registry {
    let app = Arc::clone(app);
    registry.on(NAME, move |job: Deliver| {
        let app = Arc::clone(&app);
        async move {
            let Some(directory) = app.directory(BodyId(job.body)) else { return Ok(()) };
            let ctx = Ctx::for_system(&app, directory, Actor::System("pengunggah"));
            let client = Outgoing::new(Policy { max_redirects: 0, ..Policy::default() }, Resolver::System)?;
            deliver(&ctx, &client, SharePostId(job.share)).await.map_err(anyhow::Error::new)
        }
    })
}

/// Tries to post what waits. What a network answers is no error: it stands with the post.
/// Errors: the database or the store of files does not answer.
pub async fn deliver(ctx: &Ctx, client: &Outgoing, id: SharePostId) -> Result<()> {
    let Some(post) = store::find(ctx.db(), ctx.body(), id).await? else { return Ok(()) };
    let is_early = post.wait_until.is_some_and(|until| until > ctx.now());
    if post.state != "waiting" || is_early {
        return Ok(());
    }
    let account = find_account(ctx, post.account_id).await?;
    let story = match story(ctx, post.news_id).await {
        Ok(story) if story.is_published() => story,
        Ok(_) | Err(Error::NotFound) => return fail(ctx, &post, &account, WITHDRAWN).await,
        Err(other) => return Err(other),
    };
    let Some(target) = posting_account(ctx, &account).await? else {
        return fail(ctx, &post, &account, Hurdle::Reconnect.code()).await;
    };
    let parcel = parcel(ctx, &post, &story, &account).await?;
    let app = target.app.clone();
    let delivery = target.deliver(parcel, &post.progress(), ctx.now());
    let (ending, wait) = drive(ctx, client, (&post, &account, &app), delivery).await?;
    match (ending, wait) {
        (Ending::Posted(posted), _) => keep(ctx, &post, &account, &posted).await,
        (Ending::Hurdle(hurdle), _) => fail(ctx, &post, &account, hurdle.code()).await,
        (Ending::Left, _) if post.tries >= MOST_JOBS => {
            fail(ctx, &post, &account, Hurdle::Unavailable.code()).await
        }
        (Ending::Left, until) => later(ctx, &post, until.unwrap_or_else(|| ctx.now())).await,
    }
}

async fn parcel(ctx: &Ctx, post: &SharePost, story: &Story, account: &Account) -> Result<Parcel> {
    let kit = kit::of(ctx, story, account.network.0).await?.ok_or(Error::NotFound)?;
    let shape = kit.rule.shape;
    Ok(Parcel {
        key: format!("terbuka-{}-{}", ctx.body(), post.id),
        text: post.text.clone(),
        alternative: post.alternative.clone(),
        jpeg: picture::draw(ctx, story, shape).await?,
        picture_url: format!("{}{}", ctx.origin.trim_end_matches('/'), picture::path(story, shape)),
    })
}

/// Asks until it is over or the network sends us away; then the instant to come again.
async fn drive(
    ctx: &Ctx,
    client: &Outgoing,
    (post, account, app): (&SharePost, &Account, &posting::App),
    mut delivery: Delivery,
) -> Result<(Ending, Option<i64>)> {
    let mut progress = post.progress();
    loop {
        let ask = match delivery.next(ctx.now()) {
            Next::Ask(ask) => ask,
            Next::Wait(until) => {
                note(ctx, post, &mut progress, delivery.doubt_at()).await?;
                return Ok((delivery.finish().0, Some(until)));
            }
            Next::Done => {
                note(ctx, post, &mut progress, delivery.doubt_at()).await?;
                return Ok((delivery.finish().0, None));
            }
        };
        note(ctx, post, &mut progress, delivery.doubt_at()).await?;
        let Some(answer) = ask_network(client, &ask).await else {
            delivery.lost(ctx.now());
            continue;
        };
        match delivery.take(&answer, ctx.now()) {
            Some(Keep::Tokens(tokens)) => keep_posting_keys(ctx, account, app, &tokens).await?,
            Some(Keep::Picture(picture)) => {
                progress = Progress { picture, picture_at: ctx.now(), ..progress };
                write(ctx, post, &progress).await?;
            }
            None => {}
        }
    }
}

/// Writes down whether a request that makes the post is on its way, when that changed.
async fn note(ctx: &Ctx, post: &SharePost, progress: &mut Progress, doubt_at: Option<i64>) -> Result<()> {
    if progress.doubt_at == doubt_at {
        return Ok(());
    }
    progress.doubt_at = doubt_at;
    write(ctx, post, progress).await
}

async fn write(ctx: &Ctx, post: &SharePost, progress: &Progress) -> Result<()> {
    let tx = ctx.db().begin().await?;
    store::set_progress(&tx, ctx.body(), post.id, progress).await?;
    Ok(tx.commit().await?)
}

fn change(act: &'static str, post: &SharePost, account: &Account, more: &str) -> Change {
    let detail = format!("{} @{}; {more}", account.network.0, account.handle);
    Change::new(act, "news", post.news_id).in_unit(account.unit_id).detail(detail)
}

/// Ties the post to the story and to the counts of its account.
async fn keep(ctx: &Ctx, post: &SharePost, account: &Account, posted: &Posted) -> Result<()> {
    let tx = ctx.db().begin().await?;
    let at = ctx.now();
    if store::set_posted(&tx, ctx.body(), post.id, (false, &posted.permalink, at)).await? {
        let seen = Post {
            published: at,
            id: posted.id.clone(),
            permalink: posted.permalink.clone(),
            kind: PostKind::Original,
        };
        register_post(ctx, &tx, account, Road::Api, seen).await?;
        audit::record(ctx, &tx, change("share.posted", post, account, &posted.permalink)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn fail(ctx: &Ctx, post: &SharePost, account: &Account, hurdle: &str) -> Result<()> {
    let tx = ctx.db().begin().await?;
    if store::set_failed(&tx, ctx.body(), post.id, hurdle).await? {
        audit::record(ctx, &tx, change("share.failed", post, account, hurdle)).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Leaves it to a later job.
async fn later(ctx: &Ctx, post: &SharePost, until: i64) -> Result<()> {
    let tx = ctx.db().begin().await?;
    store::set_wait(&tx, ctx.body(), post.id, until).await?;
    enqueue(ctx, &tx, (post.id, post.tries + 1), until).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
