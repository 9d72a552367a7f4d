//! Pushing a template: the main PPID asks units to publish the same thing by a day. Every unit it concerns
//! gets a task and is told.

use jiff::civil::Date;
use rules::obligation::catalogue;
use rules::permission::Act;
use rules::register::InformationClass;
use rules::role::Role;
use rules::task::stage;
use rules::unit::UnitType;

use super::model::{Template, name_of};
use super::store;
use crate::audit::{self, Change};
use crate::dashboard::notify_unit;
use crate::error::FieldErrors;
use crate::ids::{TaskId, TemplateId, UnitId};
use crate::org::Unit;
use crate::register::{SUMMARY_CHARS, TITLE_CHARS};
use crate::{Ctx, Error, Result};

/// Longest instruction and hint, in characters.
const WORDS_CHARS: usize = 2_000;

/// Which units are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Units {
    /// Every active unit.
    All,
    /// Those of some types.
    Types(Vec<UnitType>),
    /// Some, one by one.
    Picked(Vec<UnitId>),
}

impl Units {
    pub(crate) fn has(&self, unit: &Unit) -> bool {
        match self {
            Self::All => true,
            Self::Types(types) => types.contains(&unit.unit_type.0),
            Self::Picked(ids) => ids.contains(&unit.id),
        }
    }
}

/// A template to be pushed.
#[derive(Debug, Clone)]
pub struct Push {
    /// See [`super::Template::title`].
    pub title: String,
    /// See [`super::Template::summary`].
    pub summary: String,
    /// Legal class.
    pub class: InformationClass,
    /// Year the information is about.
    pub year: Option<i64>,
    /// What the unit has to do.
    pub instruction: String,
    /// Which file is wanted.
    pub file_hint: String,
    /// Codes of the obligations it is about; a unit none of them concerns is left out.
    pub obligations: Vec<String>,
    /// Last day; `None` = what was typed is no day.
    pub due_on: Option<Date>,
    /// Who is asked.
    pub units: Units,
}

impl Push {
    fn check(&self, today: Date) -> FieldErrors {
        let mut errors = FieldErrors::default();
        let length = |text: &str| text.chars().count();
        if self.title.is_empty() {
            errors.add("judul", "template-error-title");
        }
        if length(&self.title) > TITLE_CHARS {
            errors.add("judul", "register-error-title-long");
        }
        if length(&self.summary) > SUMMARY_CHARS {
            errors.add("ringkasan", "register-error-summary-long");
        }
        if self.instruction.is_empty() {
            errors.add("petunjuk", "template-error-instruction");
        }
        for (field, text) in [("petunjuk", &self.instruction), ("berkas", &self.file_hint)] {
            if length(text) > WORDS_CHARS {
                errors.add(field, "template-error-long");
            }
        }
        if self.year.is_some_and(|year| !(1900..=2100).contains(&year)) {
            errors.add("tahun", "register-error-year");
        }
        if self.due_on.is_none_or(|day| day < today) {
            errors.add("tenggat", "template-error-due");
        }
        errors
    }
}

/// Units that get the task: chosen, active, and concerned by one of the obligations when there are any.
async fn asked(ctx: &Ctx, push: &Push) -> Result<Vec<Unit>> {
    let chosen: Vec<Unit> = ctx.directory.active().filter(|unit| push.units.has(unit)).cloned().collect();
    if push.obligations.is_empty() {
        return Ok(chosen);
    }
    let matrix = crate::obligation::load(ctx, None).await?;
    let is_concerned = |unit: &Unit| {
        let line = matrix.line(unit.id);
        line.is_some_and(|line| push.obligations.iter().any(|code| line.cell(code).is_some()))
    };
    Ok(chosen.into_iter().filter(is_concerned).collect())
}

/// Writes a template and gives every unit it concerns its task. Returns its id.
/// Errors: `Forbidden`; `Invalid`, also when no unit is left; `NotFound` for an unknown obligation.
pub async fn push(ctx: &Ctx, push: &Push) -> Result<TemplateId> {
    let role = ctx.allow(Act::ManageRegister, None)?;
    let prepared = prepare(ctx, push).await?;
    let tx = ctx.db().begin().await?;
    let id = push_in(ctx, &tx, push, &prepared, role).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

/// A template that was checked: its last day and who is asked.
pub(crate) struct Prepared {
    due_on: Date,
    units: Vec<Unit>,
}

/// Checks a template. Errors: as [`push()`].
pub(crate) async fn prepare(ctx: &Ctx, push: &Push) -> Result<Prepared> {
    push.check(ctx.today()).into_result()?;
    let due_on = push.due_on.ok_or(Error::BadRequest)?;
    if push.obligations.iter().any(|code| catalogue().find(code).is_none()) {
        return Err(Error::NotFound);
    }
    let units = asked(ctx, push).await?;
    if units.is_empty() {
        return Err(Error::Invalid(FieldErrors(vec![("cakupan", "template-error-units")])));
    }
    Ok(Prepared { due_on, units })
}

/// As [`push()`], inside a transaction of the caller, who asked for permission.
pub(crate) async fn push_in(
    ctx: &Ctx,
    tx: &db::Tx,
    push: &Push,
    prepared: &Prepared,
    role: Option<Role>,
) -> Result<TemplateId> {
    let Prepared { due_on, units } = prepared;
    let due_on = *due_on;
    let is_sample = ctx.directory.body.is_sample;
    let by = (ctx.account(), ctx.now());
    let id = store::insert_template(tx, ctx.body(), push, due_on, is_sample, by).await?;
    let template = store::find_template(tx, ctx.body(), id).await?;
    let stage = stage(due_on, ctx.today());
    for unit in units {
        let task = store::insert_task(tx, ctx.body(), id, unit.id).await?;
        store::insert_reminder(tx, ctx.body(), task, (ctx.today(), due_on, stage)).await?;
        tell(ctx, tx, &template, (task, unit.id), "template-new").await?;
    }
    let change = Change::new("template.push", "publication_template", id).as_role(role);
    let detail = format!("{}; {} unit; {due_on}", template.name(), units.len());
    audit::record(ctx, tx, change.detail(detail)).await?;
    Ok(id)
}

/// Tells the PPID and the operators of a unit about its task.
pub(super) async fn tell(
    ctx: &Ctx,
    tx: &db::Tx,
    template: &Template,
    (task, unit): (TaskId, UnitId),
    kind: &str,
) -> Result<()> {
    let title = template.title_for(name_of(ctx.directory.unit(unit)));
    notify_unit(ctx, tx, unit, kind, &title, &format!("/kerja/tugas/{task}")).await?;
    Ok(())
}
