//! Publishing: by a reviewer now, or by the program at the planned time.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::news::{Approval, State, Step};
use rules::role::Role;

use super::model::News;
use super::posted::Posted;
use super::{address, answer, step, store, tell};
use crate::ctx::SignedIn;
use crate::ids::{Coded, NewsId};
use crate::{Ctx, Error, Result};

/// Approve and publish now.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The item.
    pub id: NewsId,
    /// The version the reviewer saw.
    pub version: i64,
    /// Why the writer approves the own text; empty when another person wrote it.
    pub override_reason: String,
}

/// Publishes the newest text.
/// Errors: `Invalid` when the text is not complete or the two-person rule asks for a reason;
/// `Refused`, `Conflict`, `Forbidden`.
pub async fn publish(ctx: &Ctx, input: &Publish) -> Result<()> {
    let step::Taken { mut news, role, .. } =
        step::take(ctx, input.id, Step::Publish, Some(input.version)).await?;
    step::check(&step::latest(ctx, &news).await?).into_result()?;
    // A planned item was approved when it was planned.
    if news.state.0 != State::Scheduled {
        let approval = step::approve_by(ctx, &news, &input.override_reason)?;
        step::note_approval(&mut news, approval, &input.override_reason, ctx.account());
    }
    let tx = ctx.db().begin().await?;
    make_public(ctx, &tx, &mut news, role).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Publishes an item whose planned time `publish_at` has come. Does nothing when it is not planned
/// for exactly this time any more, so running it twice is the same as once.
/// Errors: `Conflict` when someone saved at the same moment.
pub(super) async fn publish_due(ctx: &Ctx, id: NewsId, publish_at: i64) -> Result<()> {
    let mut news = store::find_news(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    if news.state.0 != State::Scheduled || news.publish_at != Some(publish_at) {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    make_public(ctx, &tx, &mut news, None).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The change itself: state, public text, address, log, notice to the author.
async fn make_public(ctx: &Ctx, tx: &Tx, news: &mut News, role: Option<Role>) -> Result<()> {
    let latest = news.latest_revision_id.ok_or(Error::Refused("news-refused-step"))?;
    let revision = store::find_revision(tx, ctx.body(), latest).await?.ok_or(Error::NotFound)?;
    let before = match news.public_revision_id {
        Some(id) => {
            store::find_revision(tx, ctx.body(), id).await?.map(|old| old.digest.0).unwrap_or_default()
        }
        None => String::new(),
    };
    if news.slug.is_none() {
        news.slug = Some(address::reserve(ctx, tx, news.id, &revision.title).await?);
    }
    news.state = Coded(State::Published);
    news.public_revision_id = Some(latest);
    news.publish_at = None;
    if news.published_at.is_some() {
        news.changed_at = Some(ctx.now());
    } else {
        news.published_at = Some(ctx.now());
    }
    news.remark.clear();
    news.withdraw_reason.clear();
    news.withdrawn_at = None;
    let detail = match approval_of(news) {
        Approval::Override => "override",
        Approval::ByAnother => "",
    };
    let change = step::change("news.publish", news, role)
        .public()
        .because(&news.override_reason)
        .detail(detail)
        .digests(before, revision.digest.0);
    step::write(ctx, tx, news, change).await?;
    if news.needs_sign_off {
        tell::reviewers(ctx, tx, news, "sign-off", &revision.title).await?;
    }
    tell::author(ctx, tx, news, "published", &revision.title, "").await
}

fn approval_of(news: &News) -> Approval {
    if news.needs_sign_off { Approval::Override } else { Approval::ByAnother }
}

/// `POST /kerja/berita/{id}/terbitkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let override_reason = posted.text("override").to_owned();
    let act = async |version| publish(&ctx, &Publish { id, version, override_reason }).await;
    answer::act(&ctx, id, &posted, "ok=news-published", act).await
}
