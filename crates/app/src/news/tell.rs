//! Who is told of what happens to an item.

use db::Tx;
use rules::role::Role;

use super::model::News;
use super::step;
use crate::dashboard::{Said, note, notify, role_holders};
use crate::{Ctx, Result};

/// Tells the author of an item, by mail too. Nothing when there is none or the author did it.
pub(super) async fn author(
    ctx: &Ctx,
    tx: &Tx,
    news: &News,
    kind: &str,
    title: &str,
    remark: &str,
) -> Result<()> {
    let Some(author) = news.author_id else { return Ok(()) };
    notify(ctx, tx, author, kind, title, remark, &step::path(news.id)).await
}

/// As [`author`], without a mail.
pub(super) async fn author_quietly(
    ctx: &Ctx,
    tx: &Tx,
    news: &News,
    kind: &str,
    title: &str,
    remark: &str,
) -> Result<()> {
    let Some(author) = news.author_id else { return Ok(()) };
    note(ctx, tx, author, &Said { kind, subject: title, remark, path: &step::path(news.id) }).await
}

/// Tells those who review for the item's unit: its own PPID, else the editors of the city.
pub(super) async fn reviewers(ctx: &Ctx, tx: &Tx, news: &News, kind: &str, title: &str) -> Result<()> {
    let mut reviewers = role_holders(ctx, tx, Role::UnitPpid, Some(news.unit_id)).await?;
    reviewers.retain(|reviewer| ctx.account() != Some(*reviewer));
    if reviewers.is_empty() {
        reviewers = role_holders(ctx, tx, Role::ContentEditor, None).await?;
    }
    for reviewer in reviewers {
        notify(ctx, tx, reviewer, kind, title, "", &step::path(news.id)).await?;
    }
    Ok(())
}
