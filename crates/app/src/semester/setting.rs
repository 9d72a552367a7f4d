//! The day on which the reports of a body are due: a local setting (`domain.md` §9).

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;
use rules::service_report::DueDay;

use super::store;
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Sets the day of July and January; reports that were begun keep theirs.
/// Errors: `Refused` for a number that is no day; `Forbidden`.
pub async fn set_due_day(ctx: &Ctx, day: i64) -> Result<()> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    let day = DueDay::new(day).map_err(|_fault| Error::Refused("semester-refused-due-day"))?;
    let tx = ctx.db().begin().await?;
    store::put_due_day(&tx, ctx.body(), day, ctx.now()).await?;
    let change = Change::new("semester.set-due-day", "body", ctx.body()).as_role(role);
    audit::record(ctx, &tx, change.detail(day.to_string())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/laporan/semester/tenggat`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    set_due_day(&ctx, fields.parse("tanggal").unwrap_or(0)).await?;
    Ok(see_other(&ctx, "/kerja/laporan/semester?ok=semester-due-day"))
}
