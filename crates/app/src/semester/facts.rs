//! What other slices ask about the reports of a half-year.

use jiff::civil::Date;
use rules::service_report::{HalfYear, ReportState};

use super::{model, store, view};
use crate::ids::{SemesterReportId, UnitId};
use crate::{Ctx, Error, Result};

/// The reports of a half-year in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SemesterFacts {
    /// Units that have to report.
    pub due: u32,
    /// Signed and not sent back.
    pub submitted: u32,
    /// Of these accepted, in the city's report or not.
    pub accepted: u32,
    /// Signed after the due day, or not signed when it passed.
    pub late: u32,
}

/// Counts the reports of a half-year such as `2026-1`; none are due before they were begun.
/// Errors: `BadRequest` for something that is no half-year; the database does not answer.
pub async fn facts(ctx: &Ctx, period: &str) -> Result<SemesterFacts> {
    let period = HalfYear::parse(period).ok_or(Error::BadRequest)?;
    let mut facts = SemesterFacts::default();
    for one in store::list(ctx.db(), ctx.body(), period, None).await? {
        facts.due += 1;
        facts.submitted += u32::from(view::is_frozen(&one));
        let is_accepted = matches!(one.state.0, ReportState::Accepted | ReportState::Consolidated);
        facts.accepted += u32::from(is_accepted);
        facts.late += u32::from(view::late(ctx, &one)?.days_late().is_some());
    }
    Ok(facts)
}

/// Reports that were not signed in time: unit, half-year and the day they were due. A report that was signed in time
/// and sent back is not late. Errors: the database does not answer.
pub(crate) async fn late_reports(ctx: &Ctx) -> Result<Vec<(UnitId, HalfYear, Date)>> {
    let mut late = Vec::new();
    let mut after = SemesterReportId(0);
    loop {
        let found = store::list_unsigned(ctx.db(), ctx.body(), after).await?;
        let Some(last) = found.last() else { return Ok(late) };
        after = last.id;
        for one in &found {
            if view::late(ctx, one)?.days_late().is_some() {
                late.push((one.unit_id, one.half_year()?, model::day(&one.due_on)?));
            }
        }
    }
}

/// Whether the report of a unit is signed and was not sent back. Errors: the database does not answer.
pub(crate) async fn is_signed(ctx: &Ctx, unit: UnitId, period: HalfYear) -> Result<bool> {
    let report = store::find_of_unit(ctx.db(), ctx.body(), unit, period).await?;
    Ok(report.is_some_and(|report| view::is_frozen(&report)))
}
