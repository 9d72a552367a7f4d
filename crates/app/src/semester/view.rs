//! A report as a whole: what stands in it, whether it is signed or not. Pages, files and the command line show this.

use rules::Code as _;
use rules::service_report::{HalfYear, Lateness, ReportState, lateness};
use serde::Serialize;

use super::figures::{self, Numbers, Section};
use super::model::{SemesterReport, day};
use super::store;
use crate::org::Unit;
use crate::{Ctx, Error, Result};

/// The report of a unit.
#[derive(Debug, Clone, Serialize)]
pub struct UnitReport {
    /// `2026-1`.
    pub period: String,
    /// Code of the unit.
    pub unit: String,
    /// Name of the unit.
    pub name: String,
    /// First day reported about, ISO.
    pub from: String,
    /// Last day reported about, ISO.
    pub until: String,
    /// Where it stands; none before it was begun.
    pub state: Option<&'static str>,
    /// Last day on which it is in time, ISO.
    pub due_on: String,
    /// Days beyond that day.
    pub days_late: Option<i32>,
    /// Whether the figures stand still.
    pub is_frozen: bool,
    /// The figures.
    pub sections: Vec<Section>,
    /// What stood in the way.
    pub obstacles: String,
    /// What the unit will do.
    pub plan: String,
    /// What else is to be said.
    pub notes: String,
    /// Who signed; empty before.
    pub signer_name: String,
    /// In which office.
    pub signer_position: String,
    /// Day of the first signature, ISO.
    pub signed_on: Option<String>,
    /// SHA-256 of what was signed; empty before.
    pub digest: String,
    /// Marked as made up.
    pub is_sample: bool,
}

/// The reports of all units about a half-year.
#[derive(Debug, Clone, Serialize)]
pub struct Whole {
    /// `2026-1`.
    pub period: String,
    /// Figures of all of them together.
    pub sections: Vec<Section>,
    /// Units in the order of the directory.
    pub units: Vec<UnitReport>,
}

/// Figures that were signed. Errors: `Internal` when nobody can read them.
pub(super) fn frozen(text: &str) -> Result<Vec<Section>> {
    serde_json::from_str(text).map_err(|problem| Error::Internal(problem.into()))
}

/// Whether the figures of a report stand still.
pub(super) fn is_frozen(report: &SemesterReport) -> bool {
    !matches!(report.state.0, ReportState::Draft | ReportState::Returned)
}

/// How a report stands to its due day. Errors: `Internal` for a day nobody can read.
pub(super) fn late(ctx: &Ctx, report: &SemesterReport) -> Result<Lateness> {
    let signed = report.signed_on.as_deref().map(day).transpose()?;
    Ok(lateness(signed, day(&report.due_on)?, ctx.today()))
}

/// Puts together what is known of a unit.
pub(super) async fn one(
    ctx: &Ctx,
    numbers: &Numbers,
    (unit, period): (&Unit, HalfYear),
    report: Option<&SemesterReport>,
) -> Result<UnitReport> {
    let sections = match report.filter(|report| is_frozen(report)) {
        Some(report) => frozen(&report.figures)?,
        None => numbers.sections(ctx, unit),
    };
    let words = report.map(SemesterReport::words).unwrap_or_default();
    let due = match report {
        Some(report) => report.due_on.clone(),
        None => store::due_day(ctx.db(), ctx.body()).await?.of(period).to_string(),
    };
    Ok(UnitReport {
        period: period.to_string(),
        unit: unit.code.clone(),
        name: unit.name.clone(),
        from: period.first_day().to_string(),
        until: report.map_or_else(|| numbers.until(unit.id).to_string(), |report| report.until_on.clone()),
        state: report.map(|report| report.state.0.code()),
        due_on: due,
        days_late: report.map(|report| late(ctx, report)).transpose()?.and_then(Lateness::days_late),
        is_frozen: report.is_some_and(is_frozen),
        sections,
        obstacles: words.obstacles,
        plan: words.plan,
        notes: words.notes,
        signer_name: report.map(|report| report.signer_name.clone()).unwrap_or_default(),
        signer_position: report.map(|report| report.signer_position.clone()).unwrap_or_default(),
        signed_on: report.and_then(|report| report.signed_on.clone()),
        digest: report.map(|report| report.digest.0.clone()).unwrap_or_default(),
        is_sample: report.is_some_and(|report| report.is_sample),
    })
}

/// The report of a unit about a half-year, begun or not.
/// Errors: the database does not answer.
pub async fn unit_report(ctx: &Ctx, unit: &Unit, period: HalfYear) -> Result<UnitReport> {
    let report = store::find_of_unit(ctx.db(), ctx.body(), unit.id, period).await?;
    let numbers = figures::load(ctx, period, Some(unit.id)).await?;
    one(ctx, &numbers, (unit, period), report.as_ref()).await
}

/// The reports of all units, each with what was signed or with what is known now, and their sum.
/// Errors: the database does not answer.
pub async fn city_report(ctx: &Ctx, period: HalfYear) -> Result<Whole> {
    let numbers = figures::load(ctx, period, None).await?;
    let reports = store::list(ctx.db(), ctx.body(), period, None).await?;
    let mut units = Vec::new();
    for unit in numbers.units(ctx) {
        let report = reports.iter().find(|report| report.unit_id == unit.id);
        units.push(one(ctx, &numbers, (unit, period), report).await?);
    }
    let all: Vec<Vec<Section>> = units.iter().map(|unit| unit.sections.clone()).collect();
    Ok(Whole {
        period: period.to_string(),
        sections: figures::sum(&all, |_, code| of_all(period, code)),
        units,
    })
}

/// Where the units behind a sum stand side by side.
fn of_all(period: HalfYear, code: &str) -> String {
    format!("/kerja/laporan/semester/baris?periode={period}&angka={code}")
}
