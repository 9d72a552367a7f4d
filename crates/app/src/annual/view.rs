//! The yearly report as a whole: pages, files and the command line show this.

use serde::Serialize;

use super::model::{AnnualServiceReport, Chapters};
use super::{figures, store};
use crate::page::Page;
use crate::request::ground_words;
use crate::semester::Section;
use crate::{Ctx, Error, Result};

/// The report of a year.
#[derive(Debug, Clone, Serialize)]
pub struct YearReport {
    /// The year reported about.
    pub year: i16,
    /// The public body.
    pub body: String,
    /// `draft` or `published`; none before it was begun.
    pub state: Option<String>,
    /// The last day on which it is in time, ISO.
    pub due_on: String,
    /// When it was published, Unix ms.
    pub published_at: Option<i64>,
    /// Whether it was published, or is missing, after that day.
    pub is_late: bool,
    /// Figures by chapter, in the order of Perki 1/2021 Ps.56.
    pub sections: Vec<Section>,
    /// Words by chapter.
    pub chapters: Chapters,
    /// Who signed; empty before.
    pub signer_name: String,
    /// In which office.
    pub signer_position: String,
    /// SHA-256 of what was published; empty before.
    pub digest: String,
    /// Marked as made up.
    pub is_sample: bool,
}

/// The words of a figure of the yearly report.
pub(super) fn figure_words(p: &Page, code: &str) -> String {
    match code.strip_prefix("ground:") {
        Some(ground) => p.w("annual-figure-ground", &ground_words(p.locale, ground)),
        None if code == "request_ninth" => p.t("annual-figure-ninth"),
        None if code == "dispute_opened" => p.t("annual-figure-dispute-opened"),
        None if code == "dispute_ruled" => p.t("annual-figure-dispute-ruled"),
        None => crate::semester::figure_words(p, code),
    }
}

/// Puts together what is known of a year.
pub(super) async fn of(ctx: &Ctx, year: i16, found: Option<AnnualServiceReport>) -> Result<YearReport> {
    let sections = match found.as_ref().filter(|one| one.is_published()) {
        Some(one) => serde_json::from_str(&one.figures).map_err(|problem| Error::Internal(problem.into()))?,
        None => figures::chapters(ctx, year).await?,
    };
    let due = rules::service_report::yearly_due(year);
    let published_at = found.as_ref().and_then(|one| one.published_at);
    let day = published_at.map_or(ctx.today(), |at| rules::zone::day(at, &ctx.directory.zone));
    Ok(YearReport {
        year,
        body: ctx.directory.body.name.clone(),
        state: found.as_ref().map(|one| one.state.clone()),
        due_on: due.to_string(),
        published_at,
        is_late: day > due,
        sections,
        chapters: found.as_ref().map(AnnualServiceReport::chapters).unwrap_or_default(),
        signer_name: found.as_ref().map(|one| one.signer_name.clone()).unwrap_or_default(),
        signer_position: found.as_ref().map(|one| one.signer_position.clone()).unwrap_or_default(),
        digest: found.as_ref().map(|one| one.digest.0.clone()).unwrap_or_default(),
        is_sample: found.as_ref().is_some_and(|one| one.is_sample),
    })
}

/// The report about a year, as it was published or as it stands now.
/// Errors: the database does not answer.
pub async fn year_report(ctx: &Ctx, year: i16) -> Result<YearReport> {
    let found = store::find(ctx.db(), ctx.body(), year).await?;
    of(ctx, year, found).await
}
