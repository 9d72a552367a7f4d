//! An assessment from its first day to the decree: begun with an instrument that stays as it is, stages with days, the
//! result as the assessor wrote it.

use db::{Db, Sql, Tx, params, sql};
use jiff::civil::Date;
use rules::Code as _;
use rules::assessment::{AssessmentStage, Attendee, DaysRefused, HUNDRED, StageDays, check_days, stage_on};
use rules::permission::Act;

use super::model::OwnScheme;
use super::schemes::{Instrument, find, instrument};
use crate::audit::{self, Change};
use crate::deadline::recount::stored_day;
use crate::error::FieldErrors;
use crate::ids::{AssessmentRunId, BodyId, Coded, Hex, UnitId};
use crate::org::Unit;
use crate::{Ctx, Error, Result};

const INSERT_RUN: Sql = sql!("sql/insert_run.sql");
const LIST_RUNS: Sql = sql!("sql/list_runs.sql");
const CLOSE_RUN: Sql = sql!("sql/close_run.sql");
const PUT_STAGE: Sql = sql!("sql/put_stage.sql");
const LIST_STAGES: Sql = sql!("sql/list_stages.sql");

/// Longest note and number of a decree.
const WORDS_CHARS: usize = 500;

db::record! {
    /// An assessment.
    #[derive(Debug, Clone)]
    pub struct Run {
        /// Id.
        pub id: AssessmentRunId,
        /// Who is assessed.
        pub unit_id: UnitId,
        /// Code of the instrument.
        pub scheme: String,
        /// Version it began with; 0 = as the release had it.
        pub version: i64,
        /// `toml` or `csv`.
        pub format: String,
        /// The instrument as it was when the assessment began.
        pub content: String,
        /// When, Unix ms.
        pub begun_at: i64,
        /// When the decree came.
        pub closed_at: Option<i64>,
        /// Points of presentation and visitation, hundredths of 100.
        pub visitation: Option<i64>,
        /// Final score by the decree, hundredths.
        pub result: Option<i64>,
        /// Number of the decree.
        pub decree: String,
    }
}

db::record! {
    /// A stage of an assessment.
    #[derive(Debug, Clone)]
    pub struct Stage {
        /// Which.
        pub stage: Coded<AssessmentStage>,
        /// First day, ISO.
        pub from_on: Option<String>,
        /// Last day, ISO.
        pub until_on: Option<String>,
        /// Code of [`Attendee`]; empty = not known.
        pub attendee: String,
        /// Words.
        pub note: String,
    }
}

impl Stage {
    fn days(&self) -> Result<StageDays> {
        let day = |text: &Option<String>| text.as_deref().map(stored_day).transpose();
        Ok(StageDays { stage: self.stage.0, from: day(&self.from_on)?, until: day(&self.until_on)? })
    }
}

impl Run {
    /// Where it opens.
    pub fn path(&self) -> String {
        format!("/kerja/indeks/penilaian/{}", self.id)
    }

    /// The instrument as it was when the assessment began; `None` when this release cannot read it any more.
    pub fn instrument(&self) -> Option<Instrument> {
        instrument(OwnScheme {
            code: self.scheme.clone(),
            version: self.version,
            format: self.format.clone(),
            content: self.content.clone(),
            digest: Hex::default(),
            made_at: self.begun_at,
        })
    }
}

/// Assessments of the body, newest first. Errors: the database does not answer.
pub async fn runs(ctx: &Ctx) -> Result<Vec<Run>> {
    list(ctx.db(), ctx.body(), None).await
}

async fn list(db: &Db, body: BodyId, id: Option<AssessmentRunId>) -> Result<Vec<Run>> {
    Ok(db.all(&LIST_RUNS, params![body, id]).await?)
}

/// One assessment with its stages in order. Errors: `NotFound`.
pub async fn find_run(ctx: &Ctx, id: AssessmentRunId) -> Result<(Run, Vec<Stage>)> {
    let run = list(ctx.db(), ctx.body(), Some(id)).await?.into_iter().next().ok_or(Error::NotFound)?;
    let mut stages: Vec<Stage> = ctx.db().all(&LIST_STAGES, params![ctx.body(), id]).await?;
    stages.sort_by_key(|one| one.stage.0);
    Ok((run, stages))
}

/// The stage of today. Errors: `Internal` for a stored day that cannot be read.
pub fn stage_today(ctx: &Ctx, stages: &[Stage]) -> Result<Option<AssessmentStage>> {
    let days: Vec<StageDays> = stages.iter().map(Stage::days).collect::<Result<_>>()?;
    Ok(stage_on(&days, ctx.today()))
}

/// Begins an assessment of a unit by an instrument as it is now.
/// Errors: `Forbidden`, `NotFound`; `Invalid` when one by the same instrument runs already.
pub async fn begin(ctx: &Ctx, scheme: &str, unit: &Unit) -> Result<AssessmentRunId> {
    let role = ctx.allow(Act::ManageAssessment, None)?;
    let used = find(ctx, scheme).await?;
    let is_open = |run: &Run| run.closed_at.is_none() && run.scheme == scheme && run.unit_id == unit.id;
    if runs(ctx).await?.iter().any(is_open) {
        return Err(Error::Invalid(FieldErrors(vec![("instrumen", "assessment-error-running")])));
    }
    let tx = ctx.db().begin().await?;
    let values = params![ctx.body(), unit.id, scheme, used.version, &used.format, &used.content, ctx.now()];
    let id: AssessmentRunId = tx.one(&INSERT_RUN, values).await?;
    for stage in &used.scheme.stages {
        let empty = Stage {
            stage: Coded(*stage),
            from_on: None,
            until_on: None,
            attendee: String::new(),
            note: String::new(),
        };
        put_stage(&tx, ctx.body(), id, &empty).await?;
    }
    let change = Change::new("assessment.begin", "assessment_run", id).in_unit(unit.id).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{scheme} {}", used.version))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

async fn put_stage(tx: &Tx, body: BodyId, run: AssessmentRunId, stage: &Stage) -> Result<()> {
    let Stage { stage, from_on, until_on, attendee, note } = stage;
    let values = params![body, run, *stage, from_on.clone(), until_on.clone(), attendee, note];
    tx.exec(&PUT_STAGE, values).await?;
    Ok(())
}

/// What is known of a stage.
#[derive(Debug, Clone, Default)]
pub struct StageFacts {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Who speaks; only at the presentation.
    pub attendee: Option<Attendee>,
    /// Words.
    pub note: String,
}

/// Sets the days of a stage. Errors: `Forbidden`, `NotFound`, `Invalid`; `Conflict` after the decree.
pub async fn set_stage(
    ctx: &Ctx,
    id: AssessmentRunId,
    stage: AssessmentStage,
    facts: &StageFacts,
) -> Result<()> {
    let role = ctx.allow(Act::ManageAssessment, None)?;
    let (run, stages) = find_run(ctx, id).await?;
    if run.closed_at.is_some() {
        return Err(Error::Conflict);
    }
    if !stages.iter().any(|known| known.stage.0 == stage) {
        return Err(Error::NotFound);
    }
    let others: Vec<StageDays> =
        stages.iter().filter(|known| known.stage.0 != stage).map(Stage::days).collect::<Result<_>>()?;
    let days = StageDays { stage, from: facts.from, until: facts.until };
    let mut errors = FieldErrors::default();
    match check_days(days, &others) {
        Ok(()) => {}
        Err(DaysRefused::Backward) => errors.add("sampai", "assessment-error-backward"),
        Err(DaysRefused::BeforeEarlier) => errors.add("mulai", "assessment-error-before"),
        Err(DaysRefused::AfterLater) => errors.add("mulai", "assessment-error-after"),
    }
    if facts.note.chars().count() > WORDS_CHARS {
        errors.add("catatan", "assessment-error-note");
    }
    errors.into_result()?;
    let kept = Stage {
        stage: Coded(stage),
        from_on: facts.from.map(|day| day.to_string()),
        until_on: facts.until.map(|day| day.to_string()),
        attendee: facts.attendee.map(|who| who.code().to_owned()).unwrap_or_default(),
        note: facts.note.clone(),
    };
    let tx = ctx.db().begin().await?;
    put_stage(&tx, ctx.body(), id, &kept).await?;
    let change = Change::new("assessment.stage", "assessment_run", id).in_unit(run.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(stage.code())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The result as the decree has it.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Points of presentation and visitation, hundredths of 100.
    pub visitation: Option<i64>,
    /// Final score, hundredths.
    pub result: Option<i64>,
    /// Number of the decree.
    pub decree: String,
}

/// Ends an assessment with its result. Errors: `Forbidden`, `NotFound`, `Invalid`; `Conflict` when it is over.
pub async fn close(ctx: &Ctx, id: AssessmentRunId, verdict: &Verdict) -> Result<()> {
    let role = ctx.allow(Act::ManageAssessment, None)?;
    let (run, _) = find_run(ctx, id).await?;
    let mut errors = FieldErrors::default();
    let is_score = |points: i64| (0..=HUNDRED).contains(&points);
    if !verdict.result.is_some_and(is_score) {
        errors.add("hasil", "assessment-error-result");
    }
    if verdict.visitation.is_some_and(|points| !is_score(points)) {
        errors.add("visitasi", "assessment-error-result");
    }
    if verdict.decree.is_empty() || verdict.decree.chars().count() > WORDS_CHARS {
        errors.add("keputusan", "assessment-error-decree");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    let Verdict { visitation, result, decree } = verdict;
    let values = params![ctx.body(), id, ctx.now(), *visitation, *result, decree];
    if tx.exec(&CLOSE_RUN, values).await? != 1 {
        return Err(Error::Conflict);
    }
    let change = Change::new("assessment.close", "assessment_run", id).in_unit(run.unit_id).as_role(role);
    audit::record(ctx, &tx, change.detail(decree.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
