//! The main PPID decides to which groups of the catalogue a unit belongs: which office procures, which one
//! licenses, which one has a task its name does not tell.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::Code;
use rules::obligation::{Audience, Groups};
use rules::permission::Act;

use super::{matrix, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::UnitId;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// The groups of a unit as they are now, with what the main PPID decided about it.
/// Errors: `NotFound` for a unit of another body.
pub async fn groups(ctx: &Ctx, unit: UnitId) -> Result<Groups> {
    let changed = store::list_unit_groups(ctx.db(), ctx.body(), Some(unit)).await?;
    let unit = ctx.directory.unit(unit).ok_or(Error::NotFound)?;
    Ok(matrix::groups_of(ctx, unit, &changed))
}

/// Sets the groups of a unit to exactly `wanted`. Only what differs is written.
/// Errors: `Forbidden`, `NotFound`.
pub async fn set_groups(ctx: &Ctx, unit: UnitId, wanted: &[Audience]) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, Some(unit))?;
    let before = groups(ctx, unit).await?;
    let differ = Audience::ALL.iter().filter(|audience| before.has(**audience) != wanted.contains(audience));
    let differ: Vec<Audience> = differ.copied().collect();
    if differ.is_empty() {
        return Ok(());
    }
    let tx = ctx.db().begin().await?;
    let mut words = Vec::new();
    for audience in differ {
        let is_member = wanted.contains(&audience);
        let change = (audience, is_member);
        store::put_unit_group(&tx, ctx.body(), unit, change, ctx.account(), ctx.now()).await?;
        words.push(format!("{}{audience}", if is_member { '+' } else { '-' }));
    }
    let change = Change::new("obligation.groups", "unit", unit).in_unit(unit).as_role(role).public();
    audit::record(ctx, &tx, change.detail(words.join(", "))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/kewajiban/unit/{code}/kelompok`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(unit): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let id = ctx.directory.by_code(&unit).ok_or(Error::NotFound)?.id;
    let wanted: Vec<Audience> = fields.all("kelompok").filter_map(Audience::from_code).collect();
    set_groups(&ctx, id, &wanted).await?;
    Ok(see_other(&ctx, &format!("/kerja/kewajiban/unit/{unit}?ok=obligation-groups")))
}
