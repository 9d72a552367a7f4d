//! Tasks of both sides of the bridge: what the main PPID or a unit has to do, by when, done or not.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use jiff::civil::Date;
use rules::permission::Act;

use super::case::{Case, Work};
use super::form::{self, Fill, Form};
use super::{content, tell};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{DisputeId, DutyId, UnitId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Longest text of a task, in characters.
const FIELD_CHARS: usize = 1_000;

/// Gives a unit in the file a task. Errors: `Invalid` for a unit that does not share the file, or without a text or
/// a day; `Forbidden`, `NotFound`.
pub async fn give(
    ctx: &Ctx,
    id: DisputeId,
    unit: Option<UnitId>,
    what: &str,
    due_on: Option<Date>,
) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    let mut errors = FieldErrors::default();
    let unit = unit.filter(|unit| case.units.contains(unit));
    if what.trim().is_empty() {
        errors.add("tugas", "dispute-error-empty");
    } else if what.chars().count() > FIELD_CHARS {
        errors.add("tugas", "dispute-error-long");
    }
    if unit.is_none() {
        errors.add("unit", "dispute-error-unit");
    }
    if due_on.is_none_or(|due| due < ctx.today()) {
        errors.add("batas", "dispute-error-due");
    }
    errors.into_result()?;
    let (Some(unit), Some(due_on)) = (unit, due_on) else { return Err(Error::BadRequest) };
    let work = Work::begin(ctx, id).await?;
    content::insert_task(&work.tx, ctx.body(), id, unit, what.trim(), &due_on.to_string()).await?;
    tell::units(ctx, &work.tx, &case.dispute, &[unit], "dispute-task-given").await?;
    work.finish(ctx, id, case.change("dispute.task", role).because(what)).await
}

/// Notes that a task is done. Errors: `NotFound` for one that is not open; `Forbidden`.
pub async fn finish(ctx: &Ctx, id: DisputeId, task: DutyId) -> Result<()> {
    let case = Case::load(ctx, id).await?;
    let role = case.allow(ctx, Act::WriteDisputes)?;
    let what = case.tasks.iter().find(|one| one.id == task).map(|task| task.what.clone());
    let work = Work::begin(ctx, id).await?;
    content::finish_task(&work.tx, ctx.body(), id, task, &ctx.today().to_string()).await?;
    tell::officers(ctx, &work.tx, &case, "dispute-task-done").await?;
    let change = case.change("dispute.task-done", role).because(&what.unwrap_or_default());
    work.finish(ctx, id, change).await
}

fn build(ctx: &Ctx, case: &Case, fill: &Fill<'_>) -> Form {
    let units = case.units.iter().filter_map(|id| ctx.directory.unit(*id));
    let units = units.map(|unit| (unit.code.clone(), unit.name.clone())).collect();
    let code = ctx.directory.unit(case.dispute.unit_id).map_or("", |unit| unit.code.as_str());
    Form {
        key: "task".to_owned(),
        at: format!("{}/tugas/baru", case.dispute.desk()),
        inputs: vec![
            fill.lines("tugas", "task", "").required(),
            fill.choice("unit", "task-unit", code, units).required(),
            fill.day("batas", "task-due", "").required(),
        ],
        ..Form::default()
    }
}

/// `GET /kerja/sengketa/{id}/tugas/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<DisputeId>) -> Result<Response<Body>> {
    form::fresh(&ctx, id, Act::WriteDisputes, |case, fill| build(&ctx, case, fill)).await
}

/// `POST /kerja/sengketa/{id}/tugas/baru`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<DisputeId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let case = Case::load(&ctx, id).await?;
    let unit = ctx.directory.by_code(fields.text("unit")).map(|unit| unit.id);
    let done = give(&ctx, id, unit, fields.text("tugas"), fields.parse("batas")).await;
    form::after(&ctx, &case.dispute, (done, "dispute-task-given"), form::pairs(&fields), |fill| {
        build(&ctx, &case, fill)
    })
}

/// `POST /kerja/sengketa/{id}/tugas/{task}/selesai`
pub(super) async fn post_done(
    SignedIn(ctx): SignedIn,
    Path((id, task)): Path<(DisputeId, DutyId)>,
) -> Result<Response<Body>> {
    finish(&ctx, id, task).await?;
    Ok(see_other(&ctx, &format!("/kerja/sengketa/{id}?ok=dispute-task-done")))
}
