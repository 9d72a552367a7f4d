//! Which unit has to act, and which others share the file: the main PPID decides (PP 61/2010 Ps.14(1)).

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::case::{Case, Work};
use super::form::{self, Fill, Form};
use super::{store, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{DisputeId, UnitId};
use crate::page::Fields;
use crate::{Ctx, Error, Result};

/// Gives the file to a unit and says which others share it. A unit that is left out sees nothing of it any more.
/// Errors: `Invalid` for a unit that is not active, or one left out that has an open task; `Conflict`, `Forbidden`,
/// `NotFound`.
pub async fn share(
    ctx: &Ctx,
    id: DisputeId,
    version: i64,
    unit: Option<UnitId>,
    others: &[UnitId],
) -> Result<()> {
    let mut case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::ManageDisputes)?;
    if version != case.dispute.version {
        return Err(Error::Conflict);
    }
    let mut errors = FieldErrors::default();
    let unit = unit.and_then(|unit| ctx.directory.unit(unit)).filter(|unit| unit.is_active());
    if unit.is_none() {
        errors.add("unit", "dispute-error-unit");
    }
    let mut units: Vec<UnitId> = unit.iter().map(|unit| unit.id).chain(others.iter().copied()).collect();
    units.sort_unstable_by_key(|unit| unit.0);
    units.dedup();
    let mut open = case.tasks.iter().filter(|task| task.done_on.is_none());
    if open.any(|task| !units.contains(&task.unit_id)) {
        errors.add("bersama", "dispute-error-left-out");
    }
    errors.into_result()?;
    case.dispute.unit_id = unit.ok_or(Error::NotFound)?.id;
    let work = Work::begin(ctx, id).await?;
    store::update(&work.tx, ctx.body(), &case.dispute, ctx.now()).await?;
    store::put_units(&work.tx, ctx.body(), id, &units).await?;
    tell::units(ctx, &work.tx, &case.dispute, &units, "dispute-shared").await?;
    let change = case.change("dispute.share", role);
    work.finish(ctx, id, change).await
}

fn build(ctx: &Ctx, case: &Case, fill: &Fill<'_>) -> Form {
    let units = || ctx.directory.active();
    let code = ctx.directory.unit(case.dispute.unit_id).map_or("", |unit| unit.code.as_str());
    let choices = units().map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let others = units().map(|unit| (unit.code.clone(), unit.name.clone(), case.units.contains(&unit.id)));
    Form {
        key: "share".to_owned(),
        at: format!("{}/unit", case.dispute.desk()),
        inputs: vec![fill.choice("unit", "unit", code, choices).required()],
        ticks: Some(fill.ticks("bersama", "sharing", others)),
        version: case.dispute.version,
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/{id}/unit`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    form::fresh(&ctx, id, Act::ManageDisputes, |case, fill| build(&ctx, case, fill)).await
}

/// `POST /kerja/sengketa/{id}/unit`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let by_code = |code: &str| ctx.directory.by_code(code).filter(|unit| unit.is_active());
    let unit = by_code(fields.text("unit")).map(|unit| unit.id);
    let others: Vec<UnitId> = fields.all("bersama").filter_map(by_code).map(|unit| unit.id).collect();
    let version = fields.parse("version").unwrap_or_default();
    let done = share(&ctx, id, version, unit, &others).await;
    form::after(&ctx, &case.dispute, (done, "dispute-shared"), form::pairs(&fields), |fill| {
        build(&ctx, &case, fill)
    })
}
