//! `/kerja/program/{programme}`: the columns and what a file says, before it is taken; afterwards its rows, publishing
//! and drawing back.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::permission::Act;
use rules::programme::{Field, FileState, Item, Mapping, Money};

use super::model::{ProgrammeFile, ProgrammeRow};
use super::read::Reading;
use super::unit::differences;
use super::{begin, store};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::ProgrammeId;
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Result};

/// Rows and faults of a preview.
const MOST_LINES: usize = 100;
/// Rows of a taken table on one page.
const PAGE_ROWS: i64 = 200;

/// One field with the columns of the file to choose from.
struct Choice {
    id: String,
    label: String,
    is_many: bool,
    /// Value, words, whether it is chosen.
    options: Vec<(String, String, bool)>,
}

/// One row of a preview.
struct Line {
    row: u32,
    level: String,
    code: String,
    name: String,
    figures: [String; 3],
}

#[derive(Template)]
#[template(path = "programme/pages/columns.html")]
struct ColumnsPage {
    p: Page,
    file: ProgrammeFile,
    unit: String,
    choices: Vec<Choice>,
    rows: i64,
    lines: Vec<Line>,
    totals: [String; 3],
    faults: Vec<String>,
    fault_count: i64,
    differences: Vec<(String, String, i64)>,
    difference_count: i64,
    english: i64,
    others: String,
    can_take: bool,
}

#[derive(Template)]
#[template(path = "programme/pages/item.html")]
struct ItemPage {
    p: Page,
    file: ProgrammeFile,
    unit: String,
    rows: Vec<ProgrammeRow>,
    next: Option<i64>,
    differences: Vec<(String, String, i64)>,
    reason: String,
    errors: Vec<(&'static str, String)>,
    is_draft: bool,
    is_published: bool,
    may_publish: bool,
    public_path: String,
}

impl ItemPage {
    fn state(&self) -> String {
        self.p.t(&format!("programme-state-{}", self.file.state.0))
    }
}

/// `GET /kerja/program/{programme}?sesudah=`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<ProgrammeId>,
    query: Query,
) -> Result<Response<Body>> {
    page(&ctx, id, None, Some(&query)).await
}

/// The page; `typed` is a reason that came back. Errors: `NotFound`.
pub(super) async fn page(
    ctx: &Ctx,
    id: ProgrammeId,
    typed: Option<(&FieldErrors, &str)>,
    query: Option<&Query>,
) -> Result<Response<Body>> {
    let file = store::find_file(ctx.db(), ctx.body(), id).await?;
    begin::readable(ctx, &file)?;
    let unit = ctx.directory.name(file.unit_id).to_owned();
    let mut p = Page::new(ctx, "").section("programme").flash(query.and_then(|query| query.raw("ok")));
    p.title = p.ww("programme-unit-title", &unit, &file.year.to_string());
    if file.is(FileState::Read) {
        let (file, reading) = begin::reopen(ctx, id).await?;
        return html_status(StatusCode::OK, &columns(p, file, unit, &reading));
    }
    let after = query.and_then(|query| query.parse("sesudah")).unwrap_or(0);
    let rows = store::list_rows(ctx.db(), ctx.body(), id, after, PAGE_ROWS).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let code = ctx.directory.unit(file.unit_id).map_or("", |unit| unit.code.as_str());
    let errors: Vec<(&'static str, String)> = typed
        .map(|(errors, _)| errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect())
        .unwrap_or_default();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ItemPage {
        next: rows.last().filter(|_| is_full).map(|last| last.position),
        differences: differences(&file)?,
        reason: typed.map(|(_, reason)| reason.to_owned()).unwrap_or_default(),
        is_draft: file.is(FileState::Draft),
        is_published: file.is(FileState::Published),
        may_publish: ctx.may(Act::PublishProgrammes, Some(file.unit_id)),
        public_path: format!("/program/unit/{code}?tahun={}", file.year),
        errors,
        rows,
        unit,
        file,
        p,
    };
    html_status(status, &page)
}

fn columns(p: Page, file: ProgrammeFile, unit: String, reading: &Reading) -> ColumnsPage {
    let sheet = &reading.sheet;
    let fault = |one: &rules::programme::Fault| {
        let kind = p.t(&format!("programme-fault-{}", one.kind.code().replace('_', "-")));
        p.ww("programme-fault-at", &one.row.to_string(), &format!("{kind} ({})", one.value))
    };
    let difference = |one: &rules::programme::Difference| {
        (one.name.clone(), format!("programme-col-{}", one.figure.code()), one.by().rupiah())
    };
    ColumnsPage {
        choices: choices(&p, &sheet.headings.names, &sheet.headings.mapping),
        rows: count(sheet.items.len()),
        lines: sheet.items.iter().take(MOST_LINES).map(|item| line(&p, item)).collect(),
        totals: sheet.totals.spending.map(|sum| p.rupiah(sum.map(Money::rupiah))),
        faults: sheet.faults.iter().take(MOST_LINES).map(fault).collect(),
        fault_count: count(sheet.faults.len()),
        differences: sheet.differences.iter().take(MOST_LINES).map(difference).collect(),
        difference_count: count(sheet.differences.len()),
        english: count(sheet.items.iter().filter(|item| item.is_english).count()),
        others: reading.other_sheets.join(", "),
        can_take: reading.is_fine(),
        unit,
        file,
        p,
    }
}

fn line(p: &Page, item: &Item) -> Line {
    Line {
        row: item.row,
        level: p.t(&format!("programme-level-{}", item.level.code().replace('_', "-"))),
        code: item.code.clone(),
        name: item.name.clone(),
        figures: [item.budget, item.revised, item.realisation].map(|sum| p.rupiah(sum.map(Money::rupiah))),
    }
}

fn choices(p: &Page, names: &[String], mapping: &Mapping) -> Vec<Choice> {
    let of = |field: &Field| {
        let chosen = mapping.0.get(field).cloned().unwrap_or_default();
        let none = (String::new(), p.t("register-import-no-column"), chosen.is_empty());
        let option = |(at, name): (usize, &String)| {
            let name = if name.is_empty() { p.n("programme-column-n", count(at) + 1) } else { name.clone() };
            (at.to_string(), name, chosen.contains(&at))
        };
        let options = std::iter::once(none).chain(names.iter().enumerate().map(option)).collect();
        let label = p.t(&format!("programme-col-{}", field.code().replace('_', "-")));
        Choice { id: format!("kolom-{field}"), label, is_many: *field == Field::Code, options }
    };
    Field::ALL.iter().map(of).collect()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
