//! Begins the reports of a half-year: on the first of July and January by itself, at other times by the main PPID.

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;
use rules::service_report::HalfYear;

use super::{figures, store, words};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Writes a draft for every unit that has to report and has none yet. Returns how many are new.
/// Errors: `Refused` for a half-year that is not over, except for units that ended within it; `Forbidden`.
pub async fn begin(ctx: &Ctx, period: HalfYear) -> Result<usize> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    let numbers = figures::load(ctx, period, None).await?;
    let due = store::due_day(ctx.db(), ctx.body()).await?.of(period);
    let tx = ctx.db().begin().await?;
    let mut new = 0;
    for unit in numbers.units(ctx).filter(|unit| ctx.today() > numbers.until(unit.id)) {
        let one = store::New {
            unit: unit.id,
            period,
            until: numbers.until(unit.id),
            due,
            words: &words::draft(&numbers, unit),
            is_sample: ctx.directory.body.is_sample,
        };
        let Some(id) = store::insert(&tx, ctx.body(), &one, ctx.now()).await? else { continue };
        new += 1;
        let change = Change::new("semester.begin", "semester_report", id).in_unit(unit.id).as_role(role);
        audit::record(ctx, &tx, change.detail(period.to_string())).await?;
        let path = format!("/kerja/laporan/semester/{id}");
        notify_unit(ctx, &tx, unit.id, "semester-begun", &due.to_string(), &path).await?;
    }
    tx.commit().await?;
    ctx.app.ring();
    if new == 0 && ctx.today() <= period.last_day() {
        return Err(Error::Refused("semester-refused-not-over"));
    }
    Ok(new)
}

/// `POST /kerja/laporan/semester/siapkan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let period = HalfYear::parse(fields.text("periode")).ok_or(Error::BadRequest)?;
    begin(&ctx, period).await?;
    Ok(see_other(&ctx, &format!("/kerja/laporan/semester?periode={period}&ok=semester-begun")))
}
