//! Queries of the slice.

use db::{Db, Sql, Tx, params, sql};
use jiff::civil::Date;
use rules::task::Stage;

use super::model::{Reminder, Task, Template};
use super::push::Push;
use crate::ids::{AccountId, BodyId, Coded, EntryId, StatementId, TaskId, TemplateId, UnitId};
use crate::{Error, Result};

const INSERT_TEMPLATE: Sql = sql!("sql/insert_template.sql");
const INSERT_OBLIGATION: Sql = sql!("sql/insert_template_obligation.sql");
const LIST_OBLIGATIONS: Sql = sql!("sql/list_template_obligations.sql");
const LIST_TEMPLATES: Sql = sql!("sql/list_templates.sql");
const UPDATE_TEMPLATE: Sql = sql!("sql/update_template.sql");
const INSERT_TASK: Sql = sql!("sql/insert_task.sql");
const LIST_TASKS: Sql = sql!("sql/list_tasks.sql");
const UPDATE_TASK: Sql = sql!("sql/update_task.sql");
const INSERT_REMINDER: Sql = sql!("sql/insert_reminder.sql");
const LIST_REMINDERS: Sql = sql!("sql/list_reminders.sql");

/// Writes a template with its obligations.
pub(super) async fn insert_template(
    tx: &Tx,
    body: BodyId,
    push: &Push,
    due_on: Date,
    is_sample: bool,
    (by, now_ms): (Option<AccountId>, i64),
) -> Result<TemplateId> {
    let values = params![
        body,
        &push.title,
        &push.summary,
        Coded(push.class),
        push.year,
        &push.instruction,
        &push.file_hint,
        due_on.to_string(),
        is_sample,
        by,
        now_ms,
    ];
    let id: TemplateId = tx.one(&INSERT_TEMPLATE, values).await?;
    for code in &push.obligations {
        tx.exec(&INSERT_OBLIGATION, params![body, id, code]).await?;
    }
    Ok(id)
}

/// Codes of the obligations a template is about.
pub async fn obligations(db: &Db, body: BodyId, id: TemplateId) -> Result<Vec<String>> {
    Ok(db.all(&LIST_OBLIGATIONS, params![body, id]).await?)
}

/// A template. Errors: `NotFound`.
pub async fn find_template(db: &Db, body: BodyId, id: TemplateId) -> Result<Template> {
    let found: Option<Template> = db.optional(&LIST_TEMPLATES, params![body, id]).await?;
    found.ok_or(Error::NotFound)
}

/// Templates, newest first, at most 500.
pub async fn list_templates(db: &Db, body: BodyId) -> Result<Vec<Template>> {
    Ok(db.all(&LIST_TEMPLATES, params![body, None::<TemplateId>]).await?)
}

/// Writes due day and end of a template. Errors: `Conflict` when it changed since it was read.
pub(super) async fn update_template(tx: &Tx, body: BodyId, one: &Template) -> Result<()> {
    let values =
        params![body, one.id, one.version, &one.due_on, one.ended_at, one.is_withdrawn, &one.end_reason,];
    match tx.exec(&UPDATE_TEMPLATE, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Gives a unit the task.
pub(super) async fn insert_task(tx: &Tx, body: BodyId, id: TemplateId, unit: UnitId) -> Result<TaskId> {
    Ok(tx.one(&INSERT_TASK, params![body, id, unit]).await?)
}

/// Which tasks; `None` = any.
#[derive(Debug, Clone, Copy, Default)]
pub struct Which {
    /// This one.
    pub id: Option<TaskId>,
    /// Of this template.
    pub template: Option<TemplateId>,
    /// Of this unit.
    pub unit: Option<UnitId>,
    /// Answered by this entry.
    pub entry: Option<EntryId>,
    /// Only of templates that run.
    pub is_running: bool,
}

/// Tasks, those of the newest template first.
pub async fn list_tasks(db: &Db, body: BodyId, which: Which) -> Result<Vec<Task>> {
    let Which { id, template, unit, entry, is_running } = which;
    Ok(db.all(&LIST_TASKS, params![body, id, template, unit, entry, is_running]).await?)
}

/// What a task is answered with.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    pub(super) entry: Option<EntryId>,
    pub(super) statement: Option<StatementId>,
    pub(super) reason: String,
    pub(super) name: String,
    pub(super) position: String,
}

/// Writes the answer of a task. Errors: `Conflict` when it was answered since it was read.
pub(super) async fn answer(
    tx: &Tx,
    body: BodyId,
    task: &Task,
    answer: &Answer,
    by: Option<AccountId>,
    now_ms: i64,
) -> Result<()> {
    let values = params![
        body,
        task.id,
        task.answered_at.unwrap_or(0),
        answer.entry,
        answer.statement,
        &answer.reason,
        &answer.name,
        &answer.position,
        by,
        now_ms.max(task.answered_at.unwrap_or(0) + 1),
    ];
    match tx.exec(&UPDATE_TASK, values).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Remembers that a unit was told of a task today. Returns whether it had not been yet.
pub(super) async fn insert_reminder(
    tx: &Tx,
    body: BodyId,
    task: TaskId,
    (today, due_on, stage): (Date, Date, Stage),
) -> Result<bool> {
    let values = params![body, task, today.to_string(), due_on.to_string(), Coded(stage)];
    Ok(tx.exec(&INSERT_REMINDER, values).await? > 0)
}

/// Who was told when about a template.
pub async fn list_reminders(db: &Db, body: BodyId, template: TemplateId) -> Result<Vec<Reminder>> {
    Ok(db.all(&LIST_REMINDERS, params![body, template]).await?)
}
