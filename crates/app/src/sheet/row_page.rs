//! One row as a form: usable on a phone, with what others saved meanwhile beside what was typed.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::sheet::Cells;

use super::access::{self, Seen};
use super::model::{Column, Row, SharedTable};
use super::store;
use super::value::{in_field, in_words};
use crate::ctx::SignedIn;
use crate::ids::RowId;
use crate::page::{Page, html_status};
use crate::{Ctx, Result};

/// One column of the form.
struct Field {
    name: String,
    column: Column,
    /// As it stands in the field; in words where it cannot be written.
    value: String,
    /// What another person saved meanwhile.
    theirs: Option<String>,
    error: Option<String>,
    may_write: bool,
    filler: Option<String>,
}

impl Field {
    fn is(&self, kind: &str) -> bool {
        rules::Code::code(self.column.kind.0) == kind
    }

    fn describes(&self) -> bool {
        !self.column.hint.is_empty() || self.error.is_some() || self.theirs.is_some()
    }
}

/// A saved version: when, who, and what was different from the one before.
struct Step {
    when: String,
    who: String,
    changes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "sheet/pages/row.html")]
struct RowPage {
    p: Page,
    table: SharedTable,
    row: Row,
    number: i64,
    fields: Vec<Field>,
    errors: Vec<(String, String)>,
    is_conflict: bool,
    writer: String,
    history: Vec<Step>,
    may_save: bool,
    may_remove: bool,
}

fn field(ctx: &Ctx, p: &Page, column: &Column, row: &Row, shown: &Cells) -> Field {
    let may_write = access::may_write(ctx, column, row);
    let kept = shown.get(&column.id.0).map_or("", String::as_str);
    let kind = column.kind.0;
    Field {
        name: format!("k{}", column.id),
        value: if may_write { in_field(p, kind, kept) } else { in_words(p, kind, kept) },
        theirs: None,
        error: None,
        may_write,
        filler: column.filler_unit_id.map(|unit| p.unit_name(unit).to_owned()),
        column: column.clone(),
    }
}

/// Versions from the newest, each with the columns it changed.
async fn history(ctx: &Ctx, p: &Page, seen: &Seen, row: &Row) -> Result<Vec<Step>> {
    let versions = store::list_versions(ctx.db(), ctx.body(), row.id).await?;
    let mut steps = Vec::new();
    for pair in versions.windows(2) {
        let [now, before] = pair else { continue };
        let (now_cells, before_cells) = (now.cells(), before.cells());
        let changed = seen
            .columns
            .iter()
            .filter(|column| now_cells.get(&column.id.0) != before_cells.get(&column.id.0));
        let words = |column: &Column| {
            let text = now_cells.get(&column.id.0).map_or("–", String::as_str);
            (column.name.clone(), in_words(p, column.kind.0, text))
        };
        steps.push(Step {
            when: p.moment(now.at),
            who: now.writer.clone().unwrap_or_default(),
            changes: changed.map(words).collect(),
        });
    }
    Ok(steps)
}

async fn page(
    ctx: &Ctx,
    (seen, row): (Seen, Row),
    (number, shown): (i64, Cells),
    errors: &[(i64, &'static str)],
    conflict: &[i64],
) -> Result<Response<Body>> {
    let p = Page::new(ctx, format!("{}: {}", seen.table.title, ctx.directory.name(row.unit_id)));
    let p = p.section("home");
    let saved = row.cells();
    let mut fields: Vec<Field> =
        seen.columns.iter().map(|column| field(ctx, &p, column, &row, &shown)).collect();
    for field in &mut fields {
        let id = field.column.id.0;
        field.error = errors.iter().find(|(column, _)| *column == id).map(|(_, key)| p.t(key));
        if conflict.contains(&id) {
            let theirs = saved.get(&id).map_or("–", String::as_str);
            field.theirs = Some(in_words(&p, field.column.kind.0, theirs));
            field.error = Some(p.t("sheet-error-conflict"));
        }
    }
    let wrong = |field: &Field| {
        let error = field.error.clone()?;
        Some((field.name.clone(), format!("{}: {error}", field.column.name)))
    };
    let errors: Vec<(String, String)> = fields.iter().filter_map(wrong).collect();
    let status = match (conflict.is_empty(), errors.is_empty()) {
        (false, _) => StatusCode::CONFLICT,
        (true, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, true) => StatusCode::OK,
    };
    let writes = fields.iter().any(|field| field.may_write);
    let page = RowPage {
        history: history(ctx, &p, &seen, &row).await?,
        writer: row.writer.clone().unwrap_or_default(),
        may_save: writes && seen.table.is_open(),
        may_remove: super::remove_row::may_remove(ctx, &seen, &row),
        is_conflict: !conflict.is_empty(),
        // Whoever was shown the other version decides about it: the next saving begins there.
        number: if conflict.is_empty() { number } else { row.number },
        table: seen.table,
        fields,
        errors,
        row,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/baris/{row}`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<RowId>) -> Result<Response<Body>> {
    let (seen, row) = access::find_row(&ctx, id).await?;
    let shown = (row.number, row.cells());
    page(&ctx, (seen, row), shown, &[], &[]).await
}

/// The form again with what was typed into it: with errors, or with columns somebody else changed (409).
/// Columns nobody disputes show what is saved now.
pub(super) async fn again(
    ctx: &Ctx,
    id: RowId,
    (number, mine): (i64, Cells),
    errors: &[(i64, &'static str)],
    conflict: &[i64],
) -> Result<Response<Body>> {
    let (seen, row) = access::find_row(ctx, id).await?;
    let base = store::find_cells(ctx.db(), ctx.body(), id, number).await?;
    let saved = row.cells();
    let mut shown = if conflict.is_empty() { base.clone() } else { saved };
    for column in seen.columns.iter().filter(|column| access::may_write(ctx, column, &row)) {
        let typed = mine.get(&column.id.0);
        if typed == base.get(&column.id.0) {
            continue;
        }
        match typed {
            Some(typed) => shown.insert(column.id.0, typed.clone()),
            None => shown.remove(&column.id.0),
        };
    }
    page(ctx, (seen, row), (number, shown), errors, conflict).await
}

/// The choices of a yes/no column: value, key of its words.
const YES_NO: [(&str, &str); 3] = [("", "sheet-open"), ("yes", "sheet-yes"), ("no", "sheet-no")];

impl RowPage {
    fn choices(&self, field: &Field) -> Vec<(&'static str, String, bool)> {
        YES_NO.iter().map(|(value, key)| (*value, self.p.t(key), field.value == *value)).collect()
    }
}
