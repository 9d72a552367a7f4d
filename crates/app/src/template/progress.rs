//! Progress of a template for Diskominfo: a bar, counts, and every unit with how far it is.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::task::{Standing, TaskState};

use super::model::Template;
use super::standing::{Counts, Line, lines};
use super::store::{self, Which};
use super::task::{badge, state_key};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::{TaskId, TemplateId, UnitId};
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Error, Result};

/// A row of the table of units.
struct UnitRow {
    unit: UnitId,
    task: TaskId,
    standing: Standing,
    answered_at: Option<i64>,
}

impl UnitRow {
    fn badge(&self) -> &'static str {
        badge(self.standing)
    }
}

#[derive(askama::Template)]
#[template(path = "template/pages/progress.html")]
struct ProgressPage {
    p: Page,
    template: Template,
    codes: Vec<String>,
    counts: Counts,
    rows: Vec<UnitRow>,
    filters: Vec<(String, String, bool)>,
    errors: Vec<(&'static str, String)>,
    due_typed: String,
    reason_typed: String,
    may_manage: bool,
    may_read: bool,
}

impl ProgressPage {
    fn due(&self) -> String {
        crate::locale::day_in_words(self.p.locale, self.template.due())
    }

    fn class(&self) -> String {
        self.p.t(&format!("desk-class-{}", self.template.class.0.code().replace('_', "-")))
    }

    fn state(&self, row: &UnitRow) -> String {
        self.p.t(&state_key(row.standing))
    }

    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }
}

/// The template and its tasks, for those who look after all units; it does not exist for others.
async fn read(ctx: &Ctx, id: TemplateId) -> Result<(Template, Vec<Line>)> {
    match ctx.allow(Act::ReadObligations, None) {
        Ok(_) => {}
        Err(Error::SignedOut) => return Err(Error::SignedOut),
        Err(_) => return Err(Error::NotFound),
    }
    let template = store::find_template(ctx.db(), ctx.body(), id).await?;
    let mut all = lines(ctx, Which { template: Some(id), ..Which::default() }).await?;
    all.sort_by_key(|line| {
        let unit = ctx.directory.unit(line.task.unit_id);
        unit.map(|unit| (unit.sort_key.clone(), unit.id))
    });
    Ok((template, all))
}

/// Whether a line passes the filter: a state, `late`, or anything else for all.
fn passes(line: &Line, filter: &str) -> bool {
    match TaskState::from_code(filter) {
        Some(state) => line.standing.state == state,
        None => filter != "late" || line.standing.is_late(),
    }
}

async fn page(
    ctx: &Ctx,
    id: TemplateId,
    query: (&str, &str),
    errors: &FieldErrors,
    typed: (&str, &str),
) -> Result<Response<Body>> {
    let (template, all) = read(ctx, id).await?;
    let (filter, flash) = query;
    let p = Page::new(ctx, template.name()).section("register").flash(Some(flash));
    let choice = |code: &str, key: &str| (code.to_owned(), p.t(key), code == filter);
    let mut filters = vec![choice("", "template-filter-all"), choice("late", "template-filter-late")];
    let states = TaskState::ALL.iter();
    filters
        .extend(states.map(|state| {
            choice(state.code(), &format!("template-state-{}", state.code().replace('_', "-")))
        }));
    let row = |line: &Line| UnitRow {
        unit: line.task.unit_id,
        task: line.task.id,
        standing: line.standing,
        answered_at: line.task.answered_at,
    };
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ProgressPage {
        codes: store::obligations(ctx.db(), ctx.body(), id).await?,
        counts: Counts::of(all.iter()),
        rows: all.iter().filter(|line| passes(line, filter)).map(row).collect(),
        filters,
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        due_typed: if typed.0.is_empty() { template.due_on.clone() } else { typed.0.to_owned() },
        reason_typed: typed.1.to_owned(),
        may_manage: ctx.may(Act::ManageRegister, None) && template.is_running(),
        may_read: ctx.may(Act::ReadWorkroom, None),
        template,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/templat/{template}`, `?status=` a state or `late`.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TemplateId>,
    query: Query,
) -> Result<Response<Body>> {
    let asked = (query.text("status"), query.text("ok"));
    page(&ctx, id, asked, &FieldErrors::default(), ("", "")).await
}

/// The page again with what was wrong in a form below, and what was typed: last day, reason.
pub(super) async fn again(
    ctx: &Ctx,
    id: TemplateId,
    errors: &FieldErrors,
    typed: (&str, &str),
) -> Result<Response<Body>> {
    page(ctx, id, ("", ""), errors, typed).await
}

/// `GET /kerja/templat/{template}/kemajuan.csv`
pub(super) async fn download(
    SignedIn(ctx): SignedIn,
    Path(id): Path<TemplateId>,
    query: Query,
) -> Result<Response<Body>> {
    let (template, all) = read(&ctx, id).await?;
    let p = Page::new(&ctx, "");
    let head = ["code", "unit", "state", "late", "due", "answered"];
    let head = head.map(|column| p.t(&format!("template-column-{column}")));
    let shown = all.iter().filter(|line| passes(line, query.text("status")));
    let row = |line: &Line| {
        let code = ctx.directory.unit(line.task.unit_id).map(|unit| unit.code.clone()).unwrap_or_default();
        let late = if line.standing.is_late() { p.t("template-late") } else { String::new() };
        vec![
            code,
            p.unit_name(line.task.unit_id).to_owned(),
            p.t(&state_key(line.standing)),
            late,
            template.due_on.clone(),
            line.task.answered_at.map(|at| p.rfc3339(at)).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = shown.map(row).collect();
    crate::table::csv_file(&format!("kemajuan-{id}"), &head, &rows)
}
