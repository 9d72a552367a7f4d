//! For whom an officer may speak: for the own unit and what lies below it, for the whole city as an officer of
//! the city or of the unit on which the catalogue lays this danger.

use rules::alert::{AreaKind, Danger, Reach};
use rules::obligation::Groups;
use rules::permission::Act;
use rules::role::Role;

use super::model::{AreaUnits, Content};
use crate::ids::UnitId;
use crate::obligation;
use crate::{Ctx, Error, Result};

/// Groups of the catalogue a unit belongs to.
/// Errors: `NotFound` for a unit that is not active.
pub(super) async fn groups(ctx: &Ctx, unit: UnitId) -> Result<Groups> {
    ctx.directory.unit(unit).filter(|unit| unit.is_active()).ok_or(Error::NotFound)?;
    obligation::groups(ctx, unit).await
}

/// How far the actor's word goes about a danger, speaking for `unit`.
pub(super) fn reach(ctx: &Ctx, unit: UnitId, groups: &Groups, danger: Danger) -> Reach {
    if ctx.may(Act::IssueAlert, None) || danger.is_duty_of(groups) {
        Reach::City
    } else {
        Reach::Below(unit.0)
    }
}

/// The unit and those above it, of every unit an area names.
fn chains(ctx: &Ctx, units: &AreaUnits) -> Vec<Vec<i64>> {
    units.0.iter().map(|id| ctx.directory.chain(UnitId(*id))).collect()
}

/// Whether a reach takes in an area.
pub(super) fn allows(ctx: &Ctx, reach: Reach, kind: AreaKind, units: &AreaUnits) -> bool {
    reach.allows(kind, &chains(ctx, units))
}

/// Asks whether the actor may announce, change or end this for `unit`, and returns the role to record.
/// Errors: `SignedOut`; `Forbidden` for another unit; `Refused` for an area that is not this unit's to speak for.
pub(super) async fn allow(ctx: &Ctx, unit: UnitId, content: &Content) -> Result<Option<Role>> {
    let role = ctx.allow(Act::IssueAlert, Some(unit))?;
    let groups = groups(ctx, unit).await?;
    let reach = reach(ctx, unit, &groups, content.danger.0);
    if allows(ctx, reach, content.area_kind.0, &content.area_units) {
        Ok(role)
    } else {
        Err(Error::Refused("alert-refused-area"))
    }
}
