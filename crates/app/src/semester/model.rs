//! Types of half-yearly reports.

use rules::service_report::{Facts, HalfYear, ReportState};

use crate::ids::{Coded, Hex, SemesterReportId, UnitId};
use crate::{Ctx, Error, Result};

db::record! {
    /// The report of a unit about a half-year.
    #[derive(Debug, Clone)]
    pub struct SemesterReport {
        /// Id.
        pub id: SemesterReportId,
        /// The unit.
        pub unit_id: UnitId,
        /// `2026-1` or `2026-2`.
        pub period: String,
        /// Where it stands.
        pub state: Coded<ReportState>,
        /// Raised by every change.
        pub version: i64,
        /// The last day reported about, ISO.
        pub until_on: String,
        /// The last day on which it is in time, ISO.
        pub due_on: String,
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
        /// The last signature, Unix ms.
        pub submitted_at: Option<i64>,
        /// JSON of the figures as they were signed; empty before.
        pub figures: String,
        /// SHA-256 of what was signed.
        pub digest: Hex,
        /// Why it was sent back or opened again.
        pub remark: String,
        /// How often it was opened again after acceptance.
        pub reopened: i64,
        /// Day of the last reminder, ISO.
        pub told_on: Option<String>,
        /// Demonstration row.
        pub is_sample: bool,
        /// Last change, Unix ms.
        pub updated_at: i64,
    }
}

db::record! {
    /// What became of a report.
    #[derive(Debug, Clone)]
    pub struct Step {
        /// When, Unix ms.
        pub at: i64,
        /// Code of `rules::service_report::Event`.
        pub event: String,
        /// Who, as the name was then; empty for the program.
        pub actor_name: String,
        /// The reason that was given.
        pub note: String,
        /// SHA-256 of what was signed then; empty for other steps.
        pub digest: Hex,
    }
}

db::record! {
    /// The city's report of a half-year.
    #[derive(Debug, Clone)]
    pub(super) struct Consolidation {
        /// Reports in it.
        pub(super) reports: i64,
        /// JSON of the figures.
        pub(super) figures: String,
        /// SHA-256 of the figures and of the reports in it.
        pub(super) digest: Hex,
        /// When, Unix ms.
        pub(super) made_at: i64,
        /// Who, as the name was then.
        pub(super) made_by: String,
    }
}

/// The words a unit corrects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// What stood in the way.
    pub obstacles: String,
    /// What the unit will do.
    pub plan: String,
    /// What else is to be said; may be empty.
    pub notes: String,
}

/// A stored day. Errors: `Internal` when nobody can read it.
pub(super) fn day(text: &str) -> Result<jiff::civil::Date> {
    text.parse().map_err(|problem| Error::Internal(anyhow::anyhow!("day {text:?}: {problem}")))
}

impl SemesterReport {
    /// Where officers find it.
    pub fn desk(&self) -> String {
        format!("/kerja/laporan/semester/{}", self.id)
    }

    /// Its words.
    pub fn words(&self) -> Words {
        Words { obstacles: self.obstacles.clone(), plan: self.plan.clone(), notes: self.notes.clone() }
    }

    /// Its half-year. Errors: `Internal` when nobody can read it.
    pub fn half_year(&self) -> Result<HalfYear> {
        HalfYear::parse(&self.period)
            .ok_or_else(|| Error::Internal(anyhow::anyhow!("half-year {:?}", self.period)))
    }

    /// What the guards of a step look at. Errors: `Internal` when nobody can read the last day.
    pub(super) fn facts(&self, ctx: &Ctx, is_signed: bool, reason: &str) -> Result<Facts> {
        let is_over = ctx.today() > day(&self.until_on)?;
        Ok(Facts { is_over, is_signed, has_reason: !reason.trim().is_empty() })
    }

    /// SHA-256 of what is signed: figures, words, signature.
    pub(super) fn content_digest(&self) -> Hex {
        let parts = [
            self.period.as_str(),
            &self.unit_id.to_string(),
            &self.until_on,
            &self.figures,
            &self.obstacles,
            &self.plan,
            &self.notes,
            &self.signer_name,
            &self.signer_position,
        ];
        let fields: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        Hex(crate::audit::hex(&rules::chain::digest(&fields)))
    }
}
