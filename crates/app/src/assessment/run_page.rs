//! `/kerja/indeks/penilaian`: assessments, their stages with days, what an assessor would doubt, the result.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::assessment::{Answer, AssessmentStage, Attendee, read_points};
use rules::obligation::ObligationStatus;
use rules::permission::Act;

use super::counted::{Counted, said};
use super::known::Known;
use super::run::{Run, Stage, StageFacts, Verdict, begin, close, find_run, runs, set_stage, stage_today};
use super::schemes::instruments;
use super::{sheet, words};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::AssessmentRunId;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

/// An assessment in the list.
struct RunLine {
    path: String,
    title: String,
    note: String,
}

#[derive(Template)]
#[template(path = "assessment/pages/runs.html")]
struct RunsPage {
    p: Page,
    runs: Vec<RunLine>,
    schemes: Vec<(String, String)>,
    may_manage: bool,
    errors: FieldErrors,
}

/// A stage with its form.
struct StageRow {
    code: String,
    name: String,
    from: String,
    until: String,
    note: String,
    is_today: bool,
    attendees: Vec<(String, String, bool)>,
}

/// Something an assessor would doubt.
struct Doubt {
    path: String,
    title: String,
    why: String,
}

#[derive(Template)]
#[template(path = "assessment/pages/run.html")]
struct RunPage {
    p: Page,
    at: String,
    unit: String,
    is_old: bool,
    score: Option<String>,
    verified: Option<String>,
    last: Option<String>,
    result: Option<String>,
    decree: String,
    is_open: bool,
    stages: Vec<StageRow>,
    doubts: Vec<Doubt>,
    pack: String,
    may_manage: bool,
    errors: FieldErrors,
}

async fn list_page(ctx: &Ctx, errors: FieldErrors, ok: Option<&str>) -> Result<Response<Body>> {
    let p = Page::new(ctx, ctx.locale.t("assessment-runs")).section("index").flash(ok);
    let all = instruments(ctx).await?;
    let title =
        |code: &str| all.iter().find(|one| one.scheme.code == code).map(|one| one.scheme.title.clone());
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let seen = runs(ctx).await?.into_iter().filter(|run| ctx.may(Act::ReadObligations, Some(run.unit_id)));
    let page = RunsPage {
        runs: seen
            .map(|run| RunLine {
                path: p.to(&run.path()),
                title: title(&run.scheme).unwrap_or_else(|| run.scheme.clone()),
                note: [p.unit_label(run.unit_id).to_owned(), p.day(run.begun_at), state(&p, &run)]
                    .join(" · "),
            })
            .collect(),
        schemes: all
            .iter()
            .filter(|one| one.scheme.is_scorable())
            .map(|one| (one.scheme.code.clone(), one.scheme.title.clone()))
            .collect(),
        may_manage: ctx.may(Act::ManageAssessment, None),
        errors,
        p,
    };
    html_status(status, &page)
}

fn state(p: &Page, run: &Run) -> String {
    match run.result {
        Some(result) => p.w("assessment-score", &words::points(p, result)),
        None => p.t("assessment-run-open"),
    }
}

/// `GET /kerja/indeks/penilaian`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let first = ctx.units_for(Act::ReadObligations).first().map(|unit| unit.id);
    ctx.allow(Act::ReadObligations, first)?;
    list_page(&ctx, FieldErrors::default(), Some(query.text("ok"))).await
}

/// `POST /kerja/indeks/penilaian`
pub(super) async fn post_begin(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    ctx.allow(Act::ManageAssessment, None)?;
    let code = fields.text("unit");
    let unit = if code.is_empty() { ctx.directory.root().cloned() } else { sheet::subject(&ctx, code).ok() };
    let Some(unit) = unit else {
        let errors = FieldErrors(vec![("unit", "assessment-error-unit")]);
        return list_page(&ctx, errors, None).await;
    };
    match begin(&ctx, fields.text("instrumen"), &unit).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/indeks/penilaian/{id}?ok=assessment-begun"))),
        Err(Error::Invalid(errors)) => list_page(&ctx, errors, None).await,
        Err(other) => Err(other),
    }
}

async fn run_page(
    ctx: &Ctx,
    id: AssessmentRunId,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let (run, stages) = find_run(ctx, id).await?;
    if !ctx.may(Act::ReadObligations, Some(run.unit_id)) {
        return Err(Error::NotFound);
    }
    let unit = ctx.directory.unit(run.unit_id).ok_or(Error::NotFound)?.clone();
    let instrument = run.instrument().ok_or(Error::NotFound)?;
    let known = Known::load(ctx).await?;
    let said = said(ctx, &run.scheme, Some(unit.id)).await?;
    let counted = Counted::of(ctx, &known, &said, &instrument, &unit)?;
    let is_old = match super::find(ctx, &run.scheme).await {
        Ok(now) => now.version != run.version,
        Err(Error::NotFound) => false,
        Err(other) => return Err(other),
    };
    let mut p = Page::new(ctx, "").section("index").flash(ok);
    p.title.clone_from(&instrument.scheme.title);
    let verified = counted.verified.as_ref();
    let last = verified.and_then(|score| instrument.scheme.formula.last(score.exact, run.visitation));
    let today = stage_today(ctx, &stages)?;
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = RunPage {
        at: p.to(&run.path()),
        unit: unit.label().to_owned(),
        is_old,
        score: Some(words::points(&p, counted.score.hundredths)),
        verified: verified.map(|score| words::points(&p, score.hundredths)),
        last: last.map(|score| words::points(&p, score.floor())),
        result: run.result.map(|result| words::points(&p, result)),
        decree: run.decree.clone(),
        is_open: run.closed_at.is_none(),
        stages: stages.iter().map(|stage| stage_row(&p, stage, today)).collect(),
        doubts: doubts(&p, &counted),
        pack: p.to(&format!("/kerja/indeks/{}/{}/berkas.zip", run.scheme, unit.code)),
        may_manage: ctx.may(Act::ManageAssessment, None),
        errors,
        p,
    };
    html_status(status, &page)
}

fn stage_row(p: &Page, stage: &Stage, today: Option<AssessmentStage>) -> StageRow {
    let code = stage.stage.0.code();
    let name = |who: Attendee| p.t(&format!("assessment-attendee-{}", who.code()));
    let attendees =
        Attendee::ALL.iter().map(|who| (who.code().to_owned(), name(*who), stage.attendee == who.code()));
    StageRow {
        name: p.t(&format!("assessment-stage-{}", code.to_lowercase().replace('_', "-"))),
        code: code.to_owned(),
        from: stage.from_on.clone().unwrap_or_default(),
        until: stage.until_on.clone().unwrap_or_default(),
        note: stage.note.clone(),
        is_today: today == Some(stage.stage.0),
        attendees: if stage.stage.0 == AssessmentStage::PublicExam {
            attendees.collect()
        } else {
            Vec::new()
        },
    }
}

/// What an assessor would doubt, in the order of the instrument.
fn doubts(p: &Page, counted: &Counted) -> Vec<Doubt> {
    let base = format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code);
    let found = counted.scheme().questions().filter_map(|(_, question)| {
        let line = counted.sheet.lines.get(&question.code)?;
        let stale = line.open.iter().filter(|(_, _, status)| *status == ObligationStatus::Stale).count();
        let missing = line.open.len() - stale;
        let why = match (line.answer, line.verified) {
            (Answer::NotApplicable, _) => return None,
            (Answer::Unanswered, _) => p.t("assessment-doubt-unanswered"),
            (Answer::Graded(own), Answer::Graded(verified)) if verified < own => {
                p.ww("assessment-doubt-lower", &words::percent(p, own), &words::percent(p, verified))
            }
            _ if missing > 0 => p.w("assessment-doubt-missing", &missing.to_string()),
            _ if stale > 0 => p.w("assessment-doubt-stale", &stale.to_string()),
            _ => return None,
        };
        Some(Doubt { path: p.to(&format!("{base}/{}", question.code)), title: question.title.clone(), why })
    });
    found.collect()
}

/// `GET /kerja/indeks/penilaian/{run}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AssessmentRunId>,
    query: Query,
) -> Result<Response<Body>> {
    run_page(&ctx, id, FieldErrors::default(), Some(query.text("ok"))).await
}

async fn after(ctx: &Ctx, id: AssessmentRunId, done: Result<()>, flash: &str) -> Result<Response<Body>> {
    match done {
        Ok(()) => Ok(see_other(ctx, &format!("/kerja/indeks/penilaian/{id}?ok={flash}"))),
        Err(Error::Invalid(errors)) => run_page(ctx, id, errors, None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/indeks/penilaian/{run}/tahap`
pub(super) async fn post_stage(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AssessmentRunId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let stage = AssessmentStage::from_code(fields.text("tahap")).ok_or(Error::BadRequest)?;
    let facts = StageFacts {
        from: fields.parse("mulai"),
        until: fields.parse("sampai"),
        attendee: Attendee::from_code(fields.text("hadir")),
        note: fields.text("catatan").to_owned(),
    };
    let done = set_stage(&ctx, id, stage, &facts).await;
    after(&ctx, id, done, "assessment-stage-saved").await
}

/// `POST /kerja/indeks/penilaian/{run}/hasil`
pub(super) async fn post_result(
    SignedIn(ctx): SignedIn,
    Path(id): Path<AssessmentRunId>,
    fields: Fields,
) -> Result<Response<Body>> {
    let typed = fields.text("visitasi");
    let verdict = Verdict {
        // What cannot be read is beyond every range and so refused by its field.
        visitation: (!typed.is_empty()).then(|| read_points(typed).unwrap_or(i64::MAX)),
        result: read_points(fields.text("hasil")),
        decree: fields.text("keputusan").to_owned(),
    };
    let done = close(&ctx, id, &verdict).await;
    after(&ctx, id, done, "assessment-closed").await
}
