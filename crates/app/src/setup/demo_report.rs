//! Reports of the demonstration city: the half-year that is over, in every state, and last year's report. The figures
//! are those of the city's own data; the words and the signatures are made up and marked.

use rules::service_report::HalfYear;

use crate::annual::{self, Chapters};
use crate::semester::{self, Decision, SemesterReport, Signature, find_of_unit};
use crate::{Ctx, Result};

/// Units that have not signed: they are on the ladder of contact.
const LATE: usize = 6;
/// Of the signed reports these are in the city's report, the next ones accepted, one sent back and the last ones unread.
const CONSOLIDATED: usize = 80;
const ACCEPTED: usize = 84;

/// Made-up name and office of a signature.
const NAME: &str = "Contoh Pejabat";
const OFFICE: &str = "PPID Pelaksana (contoh)";

/// Adds them. Errors: a command refuses.
pub(super) async fn add(ctx: &Ctx) -> Result<()> {
    let period = HalfYear::of(ctx.today()).previous();
    semester::begin(ctx, period).await?;
    let units: Vec<_> = ctx.directory.active().map(|unit| unit.id).collect();
    let mut signed = Vec::new();
    for unit in units.into_iter().rev().skip(LATE).rev() {
        let Some(report) = find_of_unit(ctx.db(), ctx.body(), unit, period).await? else { continue };
        let signature = Signature { name: NAME.to_owned(), position: OFFICE.to_owned() };
        semester::submit(ctx, (report.id, report.version), &report.words(), &signature).await?;
        signed.push(unit);
    }
    for (place, unit) in signed.into_iter().enumerate() {
        let found = find_of_unit(ctx.db(), ctx.body(), unit, period).await?;
        if let Some(report) = found {
            decide(ctx, place, &report).await?;
        }
        if place + 1 == CONSOLIDATED {
            semester::consolidate(ctx, period).await?;
        }
    }
    year(ctx).await
}

async fn decide(ctx: &Ctx, place: usize, report: &SemesterReport) -> Result<()> {
    let at = (report.id, report.version);
    if place < ACCEPTED {
        return semester::decide(ctx, at, Decision::Accept, "").await;
    }
    if place == ACCEPTED {
        let reason = ctx.locale.t("semester-demo-reason");
        return semester::decide(ctx, at, Decision::Return, &reason).await;
    }
    Ok(())
}

async fn year(ctx: &Ctx) -> Result<()> {
    let words = |key: &str| ctx.locale.t(key);
    let chapters = Chapters {
        policy: words("annual-demo-policy"),
        means: words("annual-demo-means"),
        service: words("annual-demo-service"),
        disputes: words("annual-demo-disputes"),
        obstacles: words("annual-demo-obstacles"),
        recommendations: words("annual-demo-recommendations"),
    };
    let year = ctx.today().year();
    let signature = annual::Signature { name: NAME.to_owned(), position: OFFICE.to_owned() };
    annual::publish(ctx, year.saturating_sub(1), &chapters, &signature).await?;
    annual::save(ctx, year, &Chapters { policy: chapters.policy.clone(), ..Chapters::default() }).await
}
