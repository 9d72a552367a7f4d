//! Taking an import back: its drafts go, unless somebody has worked on them or they are public.

use rules::permission::Act;
use rules::register::State;

use super::store::{self, Import, ImportRow};
use crate::audit::{self, Change};
use crate::ids::ImportId;
use crate::register::{step, store as register};
use crate::{Ctx, Error, Result};

/// Rows of one transaction.
const ROWS_AT_ONCE: i64 = 500;

/// What was taken back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Entries removed.
    pub removed: i64,
    /// Entries of the import that stay: touched since, public, or there before.
    pub kept: i64,
}

/// Removes the entries this import made that are as it left them and never were public. Entries it changed keep
/// their versions. Can be run again after a stop.
/// Errors: permission to fill in entries of the unit; `Refused` when it was not run or is undone already.
pub async fn undo(ctx: &Ctx, id: ImportId) -> Result<Undone> {
    let mut import = store::find(ctx.db(), ctx.body(), id).await?;
    let role = match ctx.allow(Act::WriteRegister, Some(import.unit_id)) {
        Err(Error::Forbidden(_)) => return Err(Error::NotFound),
        other => other?,
    };
    if !matches!(import.state.as_str(), "running" | "done") {
        return Err(Error::Refused("register-import-not-run"));
    }
    let mut undone = Undone::default();
    let mut after = 0;
    loop {
        let rows = store::list_rows(ctx.db(), ctx.body(), id, after, None, ROWS_AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        after = last.position;
        take_back(ctx, &import, &rows, &mut undone).await?;
        ctx.app.ring();
    }
    let (before, rows_done) = (import.state.clone(), import.rows_done);
    "undone".clone_into(&mut import.state);
    import.undone_at = Some(ctx.now());
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &import, &before, rows_done).await?;
    let change = Change::new("register.undo-import", "register_import", id);
    audit::record(ctx, &tx, change.in_unit(import.unit_id).as_role(role).detail(import.name)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(undone)
}

async fn take_back(ctx: &Ctx, import: &Import, rows: &[ImportRow], undone: &mut Undone) -> Result<()> {
    let role = ctx.allow(Act::WriteRegister, Some(import.unit_id))?;
    let tx = ctx.db().begin().await?;
    for row in rows {
        let Some(id) = row.entry_id.filter(|_| row.outcome != "same" && row.outcome != "busy") else {
            continue;
        };
        let Some(entry) = register::find_entry(&tx, ctx.body(), id).await? else { continue };
        let is_untouched = matches!(row.outcome.as_str(), "created" | "submitted")
            && Some(entry.version) == row.entry_version
            && matches!(entry.state.0, State::Draft | State::Submitted)
            && entry.published_at.is_none();
        if !is_untouched {
            undone.kept += 1;
            continue;
        }
        let before = step::digest_of(&tx, ctx, entry.latest_version_id).await?;
        let change = step::change("register.discard", &entry, role).digests(before, "");
        audit::record(ctx, &tx, change).await?;
        register::delete_entry(&tx, ctx.body(), &entry).await?;
        store::mark_removed(&tx, ctx.body(), import.id, row.position).await?;
        undone.removed += 1;
    }
    tx.commit().await?;
    Ok(())
}
