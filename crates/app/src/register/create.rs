//! Beginning an entry.

use rules::permission::Act;
use rules::role::Role;

use super::model::Content;
use super::{step, store};
use crate::audit::{self, Change};
use crate::ids::{EntryId, UnitId};
use crate::{Ctx, Error, Result};

/// Begins a draft of `unit` with a first version. Files are hung on afterwards (`document::add`, then [`super::save()`]).
/// Errors: permission to fill in entries of the unit; `NotFound` for a unit that is not active; `Invalid`.
pub async fn create(ctx: &Ctx, unit: UnitId, content: &Content) -> Result<EntryId> {
    let role = allowed(ctx, unit)?;
    step::check_sizes(content).into_result()?;
    let tx = ctx.db().begin().await?;
    let id = create_in(ctx, &tx, unit, content, role).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// Begins a draft of `unit` that says nothing yet, for files to be hung on: its first version is the one saved with
/// them.
/// Errors: as [`create`].
pub async fn begin(ctx: &Ctx, unit: UnitId, content: &Content) -> Result<EntryId> {
    let role = allowed(ctx, unit)?;
    step::check_sizes(content).into_result()?;
    let tx = ctx.db().begin().await?;
    let id = insert(ctx, &tx, unit, content).await?;
    let change = Change::new("register.create", "register_entry", id).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

fn allowed(ctx: &Ctx, unit: UnitId) -> Result<Option<Role>> {
    let role = ctx.allow(Act::WriteRegister, Some(unit))?;
    let is_active = ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active);
    is_active.then_some(role).ok_or(Error::NotFound)
}

async fn insert(ctx: &Ctx, tx: &db::Tx, unit: UnitId, content: &Content) -> Result<EntryId> {
    let is_sample = ctx.directory.body.is_sample;
    let new =
        store::NewEntry { unit, class: content.class, year: content.year, author: ctx.account(), is_sample };
    store::insert_entry(tx, ctx.body(), &new, ctx.now()).await
}

/// As [`create`], inside a transaction of the caller (imports write many at once). Permission and sizes
/// are the caller's.
pub(crate) async fn create_in(
    ctx: &Ctx,
    tx: &db::Tx,
    unit: UnitId,
    content: &Content,
    role: Option<Role>,
) -> Result<EntryId> {
    let id = insert(ctx, tx, unit, content).await?;
    let (version, digest) =
        store::insert_version(tx, ctx.body(), id, content, ctx.account(), ctx.now()).await?;
    let mut entry = store::find_entry(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    entry.latest_version_id = Some(version);
    store::update_entry(tx, ctx.body(), &entry, ctx.now()).await?;
    let change =
        Change::new("register.create", "register_entry", id).in_unit(unit).as_role(role).digests("", digest);
    audit::record(ctx, tx, change).await?;
    Ok(id)
}
