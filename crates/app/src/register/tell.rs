//! Who is told of what happens to an entry.

use db::Tx;
use rules::role::Role;

use super::model::Entry;
use super::step;
use crate::dashboard::{notify, role_holders};
use crate::ids::AccountId;
use crate::{Ctx, Result};

/// Tells the author and the last writer, but not the person who acts.
pub(super) async fn writers(
    ctx: &Ctx,
    tx: &Tx,
    entry: &Entry,
    kind: &str,
    title: &str,
    remark: &str,
) -> Result<()> {
    let mut told: Vec<AccountId> = [entry.author_id, entry.last_writer_id, entry.submitted_by]
        .into_iter()
        .flatten()
        .filter(|account| ctx.account() != Some(*account))
        .collect();
    told.sort_by_key(|account| account.0);
    told.dedup();
    for account in told {
        notify(ctx, tx, account, kind, title, remark, &step::path(entry.id)).await?;
    }
    Ok(())
}

/// Tells the PPID of the entry's unit; the main PPID when the unit has none.
pub(super) async fn submitters(ctx: &Ctx, tx: &Tx, entry: &Entry, kind: &str, title: &str) -> Result<()> {
    let holders = role_holders(ctx, tx, Role::UnitPpid, Some(entry.unit_id)).await?;
    if holders.is_empty() {
        return verifiers(ctx, tx, entry, kind, title).await;
    }
    tell_all(ctx, tx, entry, holders, kind, title).await
}

/// Tells the main PPID.
pub(super) async fn verifiers(ctx: &Ctx, tx: &Tx, entry: &Entry, kind: &str, title: &str) -> Result<()> {
    let holders = role_holders(ctx, tx, Role::MainPpid, None).await?;
    tell_all(ctx, tx, entry, holders, kind, title).await
}

async fn tell_all(
    ctx: &Ctx,
    tx: &Tx,
    entry: &Entry,
    holders: Vec<AccountId>,
    kind: &str,
    title: &str,
) -> Result<()> {
    for account in holders.into_iter().filter(|account| ctx.account() != Some(*account)) {
        notify(ctx, tx, account, kind, title, "", &step::path(entry.id)).await?;
    }
    Ok(())
}
