//! Doing what a plan says: all of it in one transaction, one row of the change log for each unit.

use std::collections::HashMap;

use rules::permission::Act;
use rules::role::Role;
use rules::unit::UnitType;

use super::plan::{Entry, Plan};
use crate::audit::{self, Change};
use crate::ctx::Ctx;
use crate::ids::UnitId;
use crate::org::store;
use crate::org::{Unit, UnitName, unit_digest};
use crate::{Error, Result};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Units created.
    pub created: usize,
    /// Units changed.
    pub changed: usize,
    /// Units that were already as the file says.
    pub unchanged: usize,
}

/// Applies a plan.
/// Errors: `Forbidden`; `Refused` when the plan has faults; `Conflict` when a unit was changed
/// after the plan was made. Then nothing was changed.
pub async fn apply(ctx: &Ctx, plan: Plan) -> Result<Outcome> {
    let role = ctx.allow(Act::ManageUnits, None)?;
    if !plan.problems.is_empty() {
        return Err(Error::Refused("org-import-has-problems"));
    }
    let outcome =
        Outcome { created: plan.create.len(), changed: plan.change.len(), unchanged: plan.unchanged };
    if plan.is_empty() {
        return Ok(outcome);
    }
    let tx = ctx.db().begin().await?;
    let present = store::list_units(&tx, ctx.body()).await?;
    check_fresh(&plan, &present)?;
    let mut ids: HashMap<String, UnitId> = present.into_iter().map(|unit| (unit.code, unit.id)).collect();
    for entry in plan.create {
        let (code, is_city) = (entry.unit.code.clone(), entry.unit.unit_type.0 == UnitType::City);
        let id = create(ctx, &tx, entry, &ids, role).await?;
        if is_city {
            store::set_body_units(&tx, ctx.body(), Some(id), ctx.directory.body.ppid_unit_id).await?;
        }
        ids.insert(code, id);
    }
    for entry in plan.change {
        change(ctx, &tx, entry, &ids, role).await?;
    }
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(outcome)
}

/// A plan holds only as long as its units are as it saw them.
fn check_fresh(plan: &Plan, present: &[Unit]) -> Result<()> {
    let by_code: HashMap<&str, &Unit> = present.iter().map(|unit| (unit.code.as_str(), unit)).collect();
    let is_taken = plan.create.iter().any(|entry| by_code.contains_key(entry.unit.code.as_str()));
    let is_changed = plan.change.iter().any(|entry| {
        let now = by_code.get(entry.unit.code.as_str()).map(|unit| unit_digest(unit));
        now != entry.before.as_ref().map(unit_digest)
    });
    if is_taken || is_changed { Err(Error::Conflict) } else { Ok(()) }
}

fn parent_of(entry: &Entry, ids: &HashMap<String, UnitId>) -> Result<Option<UnitId>> {
    match &entry.parent {
        None => Ok(None),
        Some(code) => ids.get(code).copied().map(Some).ok_or(Error::Conflict),
    }
}

async fn create(
    ctx: &Ctx,
    tx: &db::Tx,
    mut entry: Entry,
    ids: &HashMap<String, UnitId>,
    role: Option<Role>,
) -> Result<UnitId> {
    entry.unit.parent_id = parent_of(&entry, ids)?;
    entry.unit.id = store::insert_unit(tx, ctx.body(), &entry.unit, ctx.now()).await?;
    keep_names(ctx, tx, &entry).await?;
    let change = Change::new("unit.create", "unit", entry.unit.id)
        .in_unit(entry.unit.id)
        .as_role(role)
        .public()
        .detail(entry.unit.name.clone())
        .digests("", unit_digest(&entry.unit));
    audit::record(ctx, tx, change).await?;
    Ok(entry.unit.id)
}

async fn change(
    ctx: &Ctx,
    tx: &db::Tx,
    mut entry: Entry,
    ids: &HashMap<String, UnitId>,
    role: Option<Role>,
) -> Result<()> {
    entry.unit.parent_id = parent_of(&entry, ids)?;
    store::update_unit(tx, ctx.body(), &entry.unit, ctx.now()).await?;
    keep_names(ctx, tx, &entry).await?;
    // Keys of the fields, so that the log reads in the language of its reader.
    let fields: Vec<&str> = entry.differences.iter().map(|difference| difference.field).collect();
    let change = Change::new("unit.import", "unit", entry.unit.id)
        .in_unit(entry.unit.id)
        .as_role(role)
        .public()
        .detail(fields.join(" "))
        .digests(entry.before.as_ref().map(unit_digest).unwrap_or_default(), unit_digest(&entry.unit));
    audit::record(ctx, tx, change).await?;
    Ok(())
}

/// Former names of the file, and the name that is replaced now.
async fn keep_names(ctx: &Ctx, tx: &db::Tx, entry: &Entry) -> Result<()> {
    let replaced = entry.before.as_ref().map(|before| &before.name).filter(|name| **name != entry.unit.name);
    for name in entry.former_names.iter().chain(replaced) {
        let former = UnitName {
            unit_id: entry.unit.id,
            name: name.clone(),
            code: None,
            until_on: None,
            reason: String::new(),
        };
        store::insert_name(tx, ctx.body(), &former, ctx.now()).await?;
    }
    Ok(())
}
