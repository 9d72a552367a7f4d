//! The main PPID accepts a report, sends it back, or opens an accepted one again.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::service_report::{Event, step};

use super::save::{change, take};
use super::submit::{note, refused};
use super::{item, store};
use crate::audit;
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::ids::{Coded, Hex, SemesterReportId};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// What the main PPID decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The report is fine.
    Accept,
    /// The unit has to correct it; needs a reason.
    Return,
    /// An accepted report is wrong after all; needs a reason, and the acceptance stays on the record.
    Reopen,
}

impl Decision {
    /// Event of the table, act of the change log, kind of the notice.
    fn parts(self) -> (Event, &'static str, &'static str) {
        match self {
            Self::Accept => (Event::Accept, "semester.accept", "semester-accepted"),
            Self::Return => (Event::Return, "semester.return", "semester-returned"),
            Self::Reopen => (Event::Reopen, "semester.reopen", "semester-reopened"),
        }
    }
}

/// Decides about a report.
/// Errors: `Invalid` without a reason; `Refused`, `NotFound`, `Conflict`, `Forbidden`.
pub async fn decide(ctx: &Ctx, at: (SemesterReportId, i64), decision: Decision, reason: &str) -> Result<()> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    let mut one = take(ctx, at).await?;
    let (event, act, notice) = decision.parts();
    let row = step(one.state.0, event, one.facts(ctx, true, reason)?).map_err(refused)?;
    one.state = Coded(row.to);
    reason.trim().clone_into(&mut one.remark);
    one.reopened += i64::from(decision == Decision::Reopen);
    let tx = ctx.db().begin().await?;
    store::update(&tx, ctx.body(), &one, ctx.now()).await?;
    note(ctx, &tx, &one, (event, reason, Hex::default())).await?;
    audit::record(ctx, &tx, change(act, &one).as_role(role).because(reason)).await?;
    notify_unit(ctx, &tx, one.unit_id, notice, &one.period, &one.desk()).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

async fn post(
    ctx: &Ctx,
    id: SemesterReportId,
    fields: &Fields,
    decision: Decision,
) -> Result<Response<Body>> {
    let version = fields.parse("versi").ok_or(Error::BadRequest)?;
    match decide(ctx, (id, version), decision, fields.text("alasan")).await {
        Ok(()) => {
            let (_event, _act, code) = decision.parts();
            Ok(see_other(ctx, &format!("/kerja/laporan/semester/{id}?ok={code}")))
        }
        Err(Error::Invalid(errors)) => item::page(ctx, id, Some(fields), errors).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/laporan/semester/{semester}/terima`
pub(super) async fn post_accept(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    post(&ctx, id, &fields, Decision::Accept).await
}

/// `POST /kerja/laporan/semester/{semester}/kembalikan`
pub(super) async fn post_return(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    post(&ctx, id, &fields, Decision::Return).await
}

/// `POST /kerja/laporan/semester/{semester}/buka-lagi`
pub(super) async fn post_reopen(
    SignedIn(ctx): SignedIn,
    Path(id): Path<SemesterReportId>,
    fields: Fields,
) -> Result<Response<Body>> {
    post(&ctx, id, &fields, Decision::Reopen).await
}
