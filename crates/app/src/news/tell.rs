//! Who is told of what happens to an item.

use db::{Sql, Tx, params, sql};
use rules::role::Role;

use super::model::News;
use super::step;
use crate::dashboard::notify;
use crate::ids::{AccountId, Coded, UnitId};
use crate::{Ctx, Result};

const LIST_ROLE_HOLDERS: Sql = sql!("sql/list_role_holders.sql");

/// Tells the author of an item. Nothing when there is none or the author did it.
pub(super) async fn author(
    ctx: &Ctx,
    tx: &Tx,
    news: &News,
    kind: &str,
    title: &str,
    remark: &str,
) -> Result<()> {
    match news.author_id {
        Some(author) => notify(ctx, tx, author, kind, title, remark, &step::path(news.id)).await,
        None => Ok(()),
    }
}

/// Tells those who review for the item's unit: its own PPID, else the editors of the city.
pub(super) async fn reviewers(ctx: &Ctx, tx: &Tx, news: &News, kind: &str, title: &str) -> Result<()> {
    let mut reviewers = holders_of(ctx, tx, Role::UnitPpid, Some(news.unit_id)).await?;
    reviewers.retain(|reviewer| ctx.account() != Some(*reviewer));
    if reviewers.is_empty() {
        reviewers = holders_of(ctx, tx, Role::ContentEditor, None).await?;
    }
    for reviewer in reviewers {
        notify(ctx, tx, reviewer, kind, title, "", &step::path(news.id)).await?;
    }
    Ok(())
}

/// Accounts that hold `role` now, in `unit` or, when `None`, anywhere. At most 50.
async fn holders_of(ctx: &Ctx, tx: &Tx, role: Role, unit: Option<UnitId>) -> Result<Vec<AccountId>> {
    Ok(tx.all(&LIST_ROLE_HOLDERS, params![ctx.body(), Coded(role), unit]).await?)
}
