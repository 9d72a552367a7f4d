//! `/kerja/indeks/{scheme}/{unit}/rencana`: the least work to a band, "what if", days of work, tasks for units.

use std::collections::BTreeMap;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::assessment::{Plan, Qualification};
use rules::obligation::{ObligationClass, catalogue};
use rules::permission::Act;
use rules::register::InformationClass;

use super::counted::Counted;
use super::model::Effort;
use super::{sheet, store, words};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::obligation::label_words;
use crate::org::Unit;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::template::{Push, Units, push};
use crate::{Ctx, Error, Result};

/// Templates one order may make; more would drown the units.
const MOST_TASKS: usize = 60;

/// One thing to do.
struct Doing {
    lever: String,
    name: String,
    unit: String,
    path: String,
    code: String,
    is_done: bool,
}

/// A step in words.
struct StepRow {
    titles: Vec<String>,
    note: String,
    doings: Vec<Doing>,
}

#[derive(Template)]
#[template(path = "assessment/pages/plan.html")]
#[expect(clippy::struct_excessive_bools, reason = "one flag for each button of the page")]
struct PlanPage {
    p: Page,
    unit: Unit,
    back: String,
    at: String,
    bands: Vec<(String, String, bool)>,
    target_code: String,
    from: String,
    target: String,
    days: String,
    after: String,
    after_band: String,
    is_reached: bool,
    is_reachable: bool,
    is_exact: bool,
    supposed: Option<String>,
    steps: Vec<StepRow>,
    done: Vec<Doing>,
    may_manage: bool,
    due: String,
    errors: FieldErrors,
}

fn target_of(counted: &Counted, asked: &str) -> (i64, Option<Qualification>) {
    let bands = &counted.scheme().bands;
    let wanted = Qualification::read(asked).and_then(|wanted| Some((bands.floor(wanted)?, Some(wanted))));
    let usual = || {
        let above = bands.above(counted.score.hundredths);
        above.map_or((rules::assessment::HUNDRED, None), |(band, floor)| (floor, Some(band)))
    };
    wanted.unwrap_or_else(usual)
}

fn doing(ctx: &Ctx, p: &Page, counted: &Counted, lever: &str, done: &[String]) -> Doing {
    let (unit, code) = lever.split_once(':').map_or((None, lever), |(unit, code)| (Some(unit), code));
    let label = catalogue().find(code).map(|row| label_words(p, row).to_owned());
    let title = counted.scheme().question(code).map(|question| question.title.clone());
    let owner = unit.and_then(|unit| ctx.directory.by_code(unit));
    let base = format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code);
    Doing {
        lever: lever.to_owned(),
        name: label.or(title).unwrap_or_default(),
        unit: owner.map(|owner| owner.label().to_owned()).unwrap_or_default(),
        path: p.to(&match unit {
            Some(unit) => format!("/kerja/kewajiban/{unit}/{code}"),
            None => format!("{base}/{code}"),
        }),
        code: code.to_owned(),
        is_done: done.iter().any(|one| one == lever),
    }
}

fn page(
    ctx: &Ctx,
    counted: &Counted,
    (asked, done, due): (&str, &[String], &str),
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    let (target, band) = target_of(counted, asked);
    let plan = counted.plan(ctx, target, done)?;
    let mut p = Page::new(ctx, "").section("index").flash(ok);
    p.title = p.w("assessment-plan-title", counted.unit.label());
    let bands = &counted.scheme().bands;
    let supposed = (!done.is_empty()).then(|| counted.what_if(ctx, done)).transpose()?;
    let after_band = bands.of(plan.after).unwrap_or(Qualification::NotAssessed);
    let back = p.to(&format!("/kerja/indeks/{}/{}", counted.scheme().code, counted.unit.code));
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PlanPage {
        bands: bands
            .floors()
            .iter()
            .map(|(name, floor)| {
                let words = p.ww("assessment-band-from", &words::band(&p, *name), &words::points(&p, *floor));
                (name.to_string(), words, Some(*name) == band)
            })
            .collect(),
        target_code: band.map(|band| band.to_string()).unwrap_or_default(),
        from: words::points(&p, plan.from),
        target: words::points(&p, plan.target),
        days: plan.effort_days.to_string(),
        after: words::points(&p, plan.after),
        after_band: words::band(&p, after_band),
        is_reached: plan.from >= plan.target,
        is_reachable: plan.is_reachable,
        is_exact: plan.is_exact,
        supposed: supposed.map(|score| words::points(&p, score.hundredths)),
        steps: steps(ctx, &p, counted, &plan, done),
        done: done.iter().map(|lever| doing(ctx, &p, counted, lever, done)).collect(),
        may_manage: ctx.may(Act::ManageAssessment, None),
        due: due.to_owned(),
        at: format!("{back}/rencana"),
        back,
        unit: counted.unit.clone(),
        errors,
        p,
    };
    html_status(status, &page)
}

fn steps(ctx: &Ctx, p: &Page, counted: &Counted, plan: &Plan, done: &[String]) -> Vec<StepRow> {
    let row = |step: &rules::assessment::Step| {
        let titles = step.questions.iter().filter_map(|code| counted.scheme().question(code));
        StepRow {
            titles: titles.map(|question| question.title.clone()).collect(),
            note: p.ww("assessment-step", &words::points(p, step.gain), &step.effort_days.to_string()),
            doings: step.levers.iter().map(|lever| doing(ctx, p, counted, lever, done)).collect(),
        }
    };
    plan.steps.iter().map(row).collect()
}

/// `GET /kerja/indeks/{scheme}/{unit}/rencana?sasaran=&jika=`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit)): Path<(String, String)>,
    query: Query,
) -> Result<Response<Body>> {
    let unit = sheet::subject(&ctx, &unit)?;
    let counted = Counted::load(&ctx, Some(&scheme), &unit).await?;
    let done: Vec<String> = query.all("jika").map(str::to_owned).collect();
    let asked = (query.text("sasaran"), done.as_slice(), "");
    page(&ctx, &counted, asked, FieldErrors::default(), Some(query.text("ok")))
}

/// Sets the days of work for an obligation or a question.
/// Errors: `Forbidden`, `Invalid`, `NotFound` for an unknown code.
pub async fn set_effort(ctx: &Ctx, scheme: &str, effort: &Effort) -> Result<()> {
    let role = ctx.allow(Act::ManageAssessment, None)?;
    let instrument = super::find(ctx, scheme).await?;
    if catalogue().find(&effort.code).is_none() && instrument.scheme.question(&effort.code).is_none() {
        return Err(Error::NotFound);
    }
    if !(1..=999).contains(&effort.days) {
        return Err(Error::Invalid(FieldErrors(vec![("hari", "assessment-error-days")])));
    }
    let tx = ctx.db().begin().await?;
    store::put_effort(&tx, ctx.body(), effort).await?;
    let change = Change::new("assessment.effort", "body", ctx.body()).as_role(role);
    audit::record(ctx, &tx, change.detail(format!("{}: {}", effort.code, effort.days))).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/indeks/{scheme}/{unit}/rencana/usaha`
pub(super) async fn post_effort(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let subject = sheet::subject(&ctx, &unit)?;
    let effort =
        Effort { code: fields.text("kode").to_owned(), days: fields.parse("hari").unwrap_or_default() };
    match set_effort(&ctx, &scheme, &effort).await {
        Ok(()) => {
            let path = format!("/kerja/indeks/{scheme}/{unit}/rencana?ok=assessment-effort-saved");
            Ok(see_other(&ctx, &path))
        }
        Err(Error::Invalid(errors)) => {
            let counted = Counted::load(&ctx, Some(&scheme), &subject).await?;
            page(&ctx, &counted, (fields.text("sasaran"), &[], ""), errors, None)
        }
        Err(other) => Err(other),
    }
}

/// Makes tasks of a plan: each open obligation in it becomes a template for the units that owe it.
/// Returns how many templates. Errors: `Forbidden`, `Invalid`.
pub async fn make_tasks(
    ctx: &Ctx,
    counted: &Counted,
    plan: &Plan,
    due_on: Option<jiff::civil::Date>,
) -> Result<usize> {
    ctx.allow(Act::ManageAssessment, None)?;
    let mut owed: BTreeMap<&str, Vec<UnitId>> = BTreeMap::new();
    for lever in plan.steps.iter().flat_map(|step| &step.levers) {
        let Some((unit, code)) = lever.split_once(':') else { continue };
        if let Some(unit) = ctx.directory.by_code(unit) {
            owed.entry(code).or_default().push(unit.id);
        }
    }
    if owed.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("tenggat", "assessment-error-no-tasks")])));
    }
    let p = Page::new(ctx, "");
    let mut made = 0;
    for (code, units) in owed.into_iter().take(MOST_TASKS) {
        let Some(row) = catalogue().find(code) else { continue };
        let class = match row.class {
            ObligationClass::Immediate => InformationClass::Immediate,
            ObligationClass::OnDemand => InformationClass::OnDemand,
            _ => InformationClass::Periodic,
        };
        let order = Push {
            title: format!("{} – {{unit}}", row.label_id),
            summary: String::new(),
            class,
            year: Some(i64::from(ctx.today().year())),
            instruction: p.ww("assessment-task-words", code, &counted.scheme().title),
            file_hint: String::new(),
            obligations: vec![code.to_owned()],
            due_on,
            units: Units::Picked(units),
        };
        push(ctx, &order).await?;
        made += 1;
    }
    Ok(made)
}

/// `POST /kerja/indeks/{scheme}/{unit}/rencana/tugas`
pub(super) async fn post_tasks(
    SignedIn(ctx): SignedIn,
    Path((scheme, unit)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response<Body>> {
    let subject = sheet::subject(&ctx, &unit)?;
    ctx.allow(Act::ManageAssessment, None)?;
    let counted = Counted::load(&ctx, Some(&scheme), &subject).await?;
    let done: Vec<String> = fields.all("jika").map(str::to_owned).collect();
    let asked = fields.text("sasaran");
    let (target, _) = target_of(&counted, asked);
    let plan = counted.plan(&ctx, target, &done)?;
    match make_tasks(&ctx, &counted, &plan, fields.parse("tenggat")).await {
        Ok(_) => Ok(see_other(&ctx, "/kerja/templat?ok=assessment-tasks-made")),
        Err(Error::Invalid(errors)) => {
            page(&ctx, &counted, (asked, &done, fields.text("tenggat")), errors, None)
        }
        Err(other) => Err(other),
    }
}
