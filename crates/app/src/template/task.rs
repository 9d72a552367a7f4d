//! A task as its unit sees it: what is asked, what answers it, and the three ways to answer.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::task::{Standing, TaskState};

use super::model::{Task, Template};
use super::standing::{Line, lines};
use super::store::{self, Which};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{EntryId, TaskId};
use crate::obligation::Sign;
use crate::org::Unit;
use crate::page::{Page, Query, html_status};
use crate::register::public::{Filter, Row, list_rows};
use crate::{Ctx, Error, Result};

/// Public entries offered as an answer.
const OFFERED: i64 = 100;

/// A task the actor may read. A task of another unit, or of a template that was withdrawn, does not exist
/// for the unit. Errors: `NotFound`, `SignedOut`.
pub(super) async fn find(ctx: &Ctx, id: TaskId) -> Result<Line> {
    let found = lines(ctx, Which { id: Some(id), ..Which::default() }).await?;
    let line = found.into_iter().next().ok_or(Error::NotFound)?;
    let may_read = match ctx.allow(Act::ReadWorkroom, Some(line.task.unit_id)) {
        Ok(_) => true,
        Err(Error::SignedOut) => return Err(Error::SignedOut),
        Err(_) => false,
    };
    let is_shown = !line.template.is_withdrawn || ctx.may(Act::ManageRegister, None);
    if may_read && is_shown { Ok(line) } else { Err(Error::NotFound) }
}

/// As [`find`], for an answer: the template has to run.
pub(super) async fn find_running(ctx: &Ctx, id: TaskId) -> Result<Line> {
    let line = find(ctx, id).await?;
    if line.template.is_running() { Ok(line) } else { Err(Error::Refused("template-refused-ended")) }
}

/// Codes of the template that concern the unit: what a statement can be signed about.
pub(super) async fn concerned(ctx: &Ctx, task: &Task) -> Result<Vec<String>> {
    let codes = store::obligations(ctx.db(), ctx.body(), task.template_id).await?;
    if codes.is_empty() {
        return Ok(codes);
    }
    let matrix = crate::obligation::load(ctx, Some(task.unit_id)).await?;
    let line = matrix.line(task.unit_id);
    Ok(codes.into_iter().filter(|code| line.is_some_and(|line| line.cell(code).is_some())).collect())
}

/// What was typed into the ways to answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) entry: Option<EntryId>,
    pub(super) sign: Sign,
}

#[derive(askama::Template)]
#[template(path = "template/pages/task.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the page offers, each shown by itself")]
struct TaskPage {
    p: Page,
    unit: Unit,
    task: Task,
    template: Template,
    standing: Standing,
    heading: String,
    codes: Vec<String>,
    has_duty: bool,
    offered: Vec<Row>,
    typed: Sign,
    entry: Option<EntryId>,
    errors: Vec<(&'static str, String)>,
    may_write: bool,
    may_sign: bool,
    may_manage: bool,
}

impl TaskPage {
    fn due(&self) -> String {
        crate::locale::day_in_words(self.p.locale, self.template.due())
    }

    fn state_key(&self) -> String {
        state_key(self.standing)
    }

    fn badge(&self) -> &'static str {
        badge(self.standing)
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    fn is_free(&self) -> bool {
        self.template.is_running() && self.standing.state == TaskState::NotStarted
    }

    fn is_kind(&self, kind: &str) -> bool {
        self.typed.kind.is_some_and(|chosen| rules::Code::code(chosen) == kind)
    }

    fn is_entry(&self, row: &Row) -> bool {
        self.entry == Some(row.id)
    }

    /// The entry that answers it, while it exists.
    fn answer(&self) -> Option<EntryId> {
        self.task.entry_id.filter(|_| self.task.entry_state.is_some())
    }
}

/// The text of a state.
pub(super) fn state_key(standing: Standing) -> String {
    format!("template-state-{}", rules::Code::code(standing.state).replace('_', "-"))
}

/// The badge of a state in the stylesheet.
pub(super) fn badge(standing: Standing) -> &'static str {
    match standing.state {
        TaskState::Published => "badge-good",
        TaskState::Returned => "badge-warn",
        TaskState::NotStarted if standing.is_late() => "badge-bad",
        _ => "badge-submitted",
    }
}

/// The unit's public entries, those that carry one of the codes first.
async fn offered(ctx: &Ctx, line: &Line, codes: &[String]) -> Result<Vec<Row>> {
    let mut rows: Vec<Row> = Vec::new();
    let filter = |obligation| Filter { unit: Some(line.task.unit_id), obligation, ..Filter::default() };
    let filters = codes.iter().map(|code| filter(Some(code.clone()))).chain([filter(None)]);
    for filter in filters {
        for row in list_rows(ctx.db(), ctx.body(), &filter, None, OFFERED).await? {
            if !rows.iter().any(|known| known.id == row.id) {
                rows.push(row);
            }
        }
    }
    Ok(rows)
}

/// The page of a task, with errors and what was typed.
pub(super) async fn page(
    ctx: &Ctx,
    line: Line,
    typed: Typed,
    errors: &FieldErrors,
    flash: &str,
) -> Result<Response<Body>> {
    let unit = ctx.directory.unit(line.task.unit_id).ok_or(Error::NotFound)?.clone();
    let codes = store::obligations(ctx.db(), ctx.body(), line.template.id).await?;
    let is_free = line.template.is_running() && line.is_free();
    let (offered, has_duty) = if is_free {
        (offered(ctx, &line, &codes).await?, !concerned(ctx, &line.task).await?.is_empty())
    } else {
        (Vec::new(), false)
    };
    let heading = line.template.title_for(&unit.name);
    let p = Page::new(ctx, heading.clone()).section("home").flash(Some(flash));
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = TaskPage {
        may_write: ctx.may(Act::WriteRegister, Some(unit.id)),
        may_sign: ctx.may(Act::SignStatement, Some(unit.id)),
        may_manage: ctx.may(Act::ReadObligations, None),
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        task: line.task,
        template: line.template,
        standing: line.standing,
        typed: typed.sign,
        entry: typed.entry,
        heading,
        codes,
        has_duty,
        offered,
        unit,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/tugas/{task}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TaskId>,
    query: Query,
) -> Result<Response<Body>> {
    let line = find(&ctx, id).await?;
    page(&ctx, line, Typed::default(), &FieldErrors::default(), query.text("ok")).await
}
