//! The main PPID makes the city's report of a half-year out of the accepted ones.

use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;
use rules::service_report::{Event, HalfYear, ReportState, step};

use super::figures::Section;
use super::model::{Consolidation, SemesterReport};
use super::save::change;
use super::submit::note;
use super::view::frozen;
use super::{figures, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{Coded, Hex};
use crate::page::{Fields, see_other};
use crate::{Ctx, Error, Result};

/// Takes every accepted report into the city's report, beside those that are in it already. Returns how many it holds.
/// Errors: `Refused` when none is accepted; `Forbidden`.
pub async fn consolidate(ctx: &Ctx, period: HalfYear) -> Result<usize> {
    let role = ctx.allow(Act::DecideServiceReports, None)?;
    let mut reports = store::list(ctx.db(), ctx.body(), period, None).await?;
    reports.retain(|one| matches!(one.state.0, ReportState::Accepted | ReportState::Consolidated));
    if !reports.iter().any(|one| one.state.0 == ReportState::Accepted) {
        return Err(Error::Refused("semester-refused-none-accepted"));
    }
    let sections: Vec<Vec<Section>> =
        reports.iter().map(|one| frozen(&one.figures)).collect::<Result<_>>()?;
    let all = figures::sum(&sections, |_, code| {
        format!("/kerja/laporan/semester/baris?periode={period}&angka={code}")
    });
    let mut made = Consolidation {
        reports: i64::try_from(reports.len()).unwrap_or(i64::MAX),
        figures: serde_json::to_string(&all).map_err(anyhow::Error::new)?,
        digest: Hex::default(),
        made_at: ctx.now(),
        made_by: ctx.officer().map(|officer| officer.name.clone()).unwrap_or_default(),
    };
    made.digest = digest(&made, &reports);
    let tx = ctx.db().begin().await?;
    for one in reports.iter_mut().filter(|one| one.state.0 == ReportState::Accepted) {
        let row = step(one.state.0, Event::Consolidate, one.facts(ctx, true, "")?)
            .map_err(super::submit::refused)?;
        one.state = Coded(row.to);
        store::update(&tx, ctx.body(), one, ctx.now()).await?;
        note(ctx, &tx, one, (Event::Consolidate, "", Hex::default())).await?;
        audit::record(ctx, &tx, change("semester.include", one).as_role(role)).await?;
    }
    let id = store::insert_consolidation(&tx, ctx.body(), period, &made).await?;
    let whole = Change::new("semester.consolidate", "semester_consolidation", id).as_role(role);
    let whole = whole.detail(format!("{period} {}", reports.len())).digests("", made.digest.0);
    audit::record(ctx, &tx, whole).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(reports.len())
}

/// SHA-256 of the figures and of every report in it.
fn digest(made: &Consolidation, reports: &[SemesterReport]) -> Hex {
    let digests = reports.iter().map(|one| one.digest.0.as_bytes());
    let fields: Vec<&[u8]> = std::iter::once(made.figures.as_bytes()).chain(digests).collect();
    Hex(audit::hex(&rules::chain::digest(&fields)))
}

/// `POST /kerja/laporan/semester/gabungkan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let period = HalfYear::parse(fields.text("periode")).ok_or(Error::BadRequest)?;
    consolidate(&ctx, period).await?;
    Ok(see_other(&ctx, &format!("/kerja/laporan/semester/kota/{period}?ok=semester-consolidated")))
}
