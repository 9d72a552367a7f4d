//! Where the body stands by its usual instrument: for the leader's page and for whoever asks in few words.

use rules::assessment::{Qualification, Step};
use serde::{Deserialize, Serialize};

use super::counted::Counted;
use super::model::NightScore;
use super::schemes::{default_for, instruments};
use super::store;
use crate::ids::UnitId;
use crate::{Ctx, Result};

/// Steps that are told.
const STEPS: usize = 10;

/// A count of the night is taken for so long; after that it is counted anew.
pub(super) const FRESH_MS: i64 = 36 * 3_600_000;

/// A step that brings points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// Code of the first question it lifts.
    pub question: String,
    /// Its words.
    pub title: String,
    /// The unit that owes it; `None` when several do, or the city.
    pub unit: Option<UnitId>,
    /// Hundredths of a point.
    pub points_hundredths: i64,
    /// Days of work.
    pub effort_days: u32,
    /// Page that shows it.
    pub path: String,
}

/// Where the body stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Code of the instrument.
    pub scheme: String,
    /// Its name.
    pub title: String,
    /// Its year.
    pub year: i32,
    /// 0 to 10 000, cut.
    pub score_hundredths: i64,
    /// Questions answered.
    pub answered: u32,
    /// Questions that apply.
    pub questions: u32,
    /// Band.
    pub qualification: Qualification,
    /// When it was counted, Unix ms.
    pub as_of_ms: i64,
    /// Steps that bring most for a day of work, best first.
    pub steps: Vec<NextStep>,
    /// Points to the next band; `None` in the highest.
    pub to_next_hundredths: Option<i64>,
}

/// A step as the count of a night keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptStep {
    question: String,
    title: String,
    unit: Option<i64>,
    points: i64,
    days: u32,
    path: String,
}

/// Where the body stands by its usual instrument; `None` when no instrument gives a score.
/// Errors: the database does not answer.
pub async fn standing(ctx: &Ctx) -> Result<Option<Standing>> {
    let all = instruments(ctx).await?;
    let Some(root) = ctx.directory.root() else { return Ok(None) };
    let Some(instrument) = default_for(&all, root.unit_type.0.group()) else { return Ok(None) };
    let scheme = &instrument.scheme;
    let night = store::find_score(ctx.db(), ctx.body(), root.id, &scheme.code).await?;
    let night = match night.filter(|night| ctx.now() - night.counted_at < FRESH_MS) {
        Some(night) => night,
        None => night_of(ctx, &Counted::load(ctx, Some(&scheme.code), root).await?)?,
    };
    let kept: Vec<KeptStep> = serde_json::from_str(&night.steps).map_err(anyhow::Error::new)?;
    let steps = kept.into_iter().map(|step| NextStep {
        question: step.question,
        title: step.title,
        unit: step.unit.map(UnitId),
        points_hundredths: step.points,
        effort_days: step.days,
        path: step.path,
    });
    Ok(Some(Standing {
        scheme: scheme.code.clone(),
        title: scheme.title.clone(),
        year: scheme.year,
        score_hundredths: night.score,
        answered: night.answered,
        questions: night.questions,
        qualification: night.qualification.0,
        as_of_ms: night.counted_at,
        steps: steps.collect(),
        to_next_hundredths: scheme.bands.above(night.score).map(|(_, floor)| floor - night.score),
    }))
}

/// The row of a count; steps only for the city, which is asked for them.
pub(super) fn night_of(ctx: &Ctx, counted: &Counted) -> Result<NightScore> {
    let is_root = ctx.directory.root().is_some_and(|root| root.id == counted.unit.id);
    let steps: Vec<KeptStep> = if is_root {
        counted.next_steps(ctx)?.iter().take(STEPS).map(|step| kept(ctx, counted, step)).collect()
    } else {
        Vec::new()
    };
    Ok(NightScore {
        scheme: counted.scheme().code.clone(),
        unit_id: counted.unit.id,
        day: ctx.today().to_string(),
        score: counted.score.hundredths,
        ceiling: counted.score.ceiling,
        verified: counted.verified.as_ref().map(|score| score.hundredths),
        answered: counted.score.answered,
        questions: counted.score.questions,
        qualification: crate::ids::Coded(counted.qualification()),
        steps: serde_json::to_string(&steps).map_err(anyhow::Error::new)?,
        digest: crate::ids::Hex(counted.digest()),
        counted_at: ctx.now(),
    })
}

fn kept(ctx: &Ctx, counted: &Counted, step: &Step) -> KeptStep {
    let question = step.questions.first().cloned().unwrap_or_default();
    let title = counted.scheme().question(&question).map(|one| one.title.clone()).unwrap_or_default();
    let units: Vec<&str> =
        step.levers.iter().filter_map(|lever| lever.split_once(':')).map(|(unit, _)| unit).collect();
    let first = units.first().copied().and_then(|code| ctx.directory.by_code(code));
    let is_one = units.iter().all(|unit| Some(unit) == units.first());
    KeptStep {
        path: format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code),
        title,
        unit: first.filter(|_| is_one).map(|unit| unit.id.0),
        points: step.gain,
        days: step.effort_days,
        question,
    }
}
