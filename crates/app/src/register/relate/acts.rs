//! Letting a news item and an entry point at each other, and ending it.

use db::Tx;
use rules::permission::Act;
use rules::role::Role;

use super::store;
use crate::audit::{self, Change};
use crate::ids::{EntryId, NewsId};
use crate::news;
use crate::register::{Entry, store as entries};
use crate::{Ctx, Error, Result};

/// Whether the actor may write on both, because each will be seen at the other.
/// Errors: `NotFound` when one is not there or may not be known of; `Forbidden`.
async fn take(ctx: &Ctx, news: NewsId, entry: EntryId) -> Result<(Entry, Option<Role>)> {
    let item = news::store::find_news(ctx.db(), ctx.body(), news).await?.ok_or(Error::NotFound)?;
    let entry = entries::find_entry(ctx.db(), ctx.body(), entry).await?.ok_or(Error::NotFound)?;
    ctx.allow(Act::WriteNews, Some(item.unit_id))?;
    let role = ctx.allow(Act::WriteRegister, Some(entry.unit_id))?;
    Ok((entry, role))
}

/// Lets a news item and an entry point at each other; twice is as good as once.
/// Errors: `NotFound`; `Forbidden` for who may not write on both.
pub async fn relate(ctx: &Ctx, news: NewsId, entry: EntryId) -> Result<()> {
    let taken = take(ctx, news, entry).await?;
    let tx = ctx.db().begin().await?;
    let is_new = store::insert(&tx, ctx.body(), news, entry).await?;
    finish(ctx, tx, taken, ("register.relate", is_new), news).await
}

/// Lets them point at each other no more.
/// Errors: `NotFound`; `Forbidden` for who may not write on both.
pub async fn unrelate(ctx: &Ctx, news: NewsId, entry: EntryId) -> Result<()> {
    let taken = take(ctx, news, entry).await?;
    let tx = ctx.db().begin().await?;
    let was_there = store::delete(&tx, ctx.body(), news, entry).await?;
    finish(ctx, tx, taken, ("register.unrelate", was_there), news).await
}

/// Records the act and commits it, when it changed anything.
async fn finish(
    ctx: &Ctx,
    tx: Tx,
    (entry, role): (Entry, Option<Role>),
    (act, is_changed): (&'static str, bool),
    news: NewsId,
) -> Result<()> {
    if !is_changed {
        return Ok(());
    }
    let change = Change::new(act, "register_entry", entry.id).in_unit(entry.unit_id).as_role(role);
    audit::record(ctx, &tx, change.public().detail(format!("news {news}"))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
