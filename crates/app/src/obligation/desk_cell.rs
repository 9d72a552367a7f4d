//! One unit and one obligation: entries, statements, days, and what can be done.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::obligation::{Obligation, catalogue};
use rules::permission::Act;

use super::matrix::{Cell, load};
use super::model::{EntryLine, Statement};
use super::{store, words};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::org::Unit;
use crate::page::{Page, Query, html_status};
use crate::{Error, Result};

#[derive(Template)]
#[template(path = "obligation/pages/cell.html")]
#[expect(clippy::struct_excessive_bools, reason = "what the page offers, each shown by itself")]
struct CellPage {
    p: Page,
    unit: Unit,
    row: &'static Obligation,
    cell: Cell,
    badge: &'static str,
    status: String,
    label: &'static str,
    class: String,
    refresh: String,
    due: String,
    entries: Vec<EntryLine>,
    statements: Vec<Statement>,
    children: Vec<(String, &'static str, String, &'static str)>,
    may_read: bool,
    may_write: bool,
    may_sign: bool,
    may_remind: bool,
    errors: Vec<(&'static str, String)>,
}

impl CellPage {
    fn state(&self, entry: &EntryLine) -> String {
        self.p.t(&format!("obligation-entry-{}", entry.state.0))
    }

    fn kind(&self, statement: &Statement) -> String {
        words::status(
            &self.p,
            match statement.kind.0 {
                rules::obligation::StatementKind::NotApplicable => {
                    rules::obligation::ObligationStatus::NotApplicable
                }
                rules::obligation::StatementKind::NothingToReport => {
                    rules::obligation::ObligationStatus::NothingToReport
                }
            },
        )
    }
}

async fn page(ctx: &Ctx, unit: &str, code: &str, errors: &FieldErrors) -> Result<CellPage> {
    let unit = ctx.directory.by_code(unit).filter(|unit| unit.is_active()).ok_or(Error::NotFound)?.clone();
    let row = catalogue().find(code).ok_or(Error::NotFound)?;
    ctx.allow(Act::ReadObligations, Some(unit.id))?;
    let matrix = load(ctx, Some(unit.id)).await?;
    let line = matrix.line(unit.id).ok_or(Error::NotFound)?;
    let cell = line.cell(code).ok_or(Error::NotFound)?.clone();
    let may_read = ctx.may(Act::ReadWorkroom, Some(unit.id));
    let mut entries = store::list_entries_of(ctx.db(), ctx.body(), unit.id, code).await?;
    entries.retain(|entry| may_read || entry.public_version_id.is_some());
    let statements = store::list_statements(ctx.db(), ctx.body(), unit.id, code).await?;
    let p = Page::new(ctx, format!("{} – {}", row.code, unit.name)).section("obligations");
    let below = line.cells.iter().filter(|below| below.row.parent.as_deref() == Some(code));
    let status = cell.standing.status;
    Ok(CellPage {
        badge: words::badge(status),
        status: words::status(&p, status),
        label: words::label(&p, row),
        class: words::class(&p, row.class),
        refresh: words::refresh(&p, row),
        due: words::due(&p, &cell.standing, ctx.today()),
        children: below
            .map(|below| {
                let status = below.standing.status;
                let name = words::status(&p, status);
                (below.row.code.clone(), words::label(&p, below.row), name, words::badge(status))
            })
            .collect(),
        may_read,
        may_write: ctx.may(Act::WriteRegister, Some(unit.id)),
        may_sign: ctx.may(Act::SignStatement, Some(unit.id)),
        may_remind: ctx.may(Act::ManageRegister, Some(unit.id)) && status.is_open(),
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        entries,
        statements,
        cell,
        row,
        unit,
        p,
    })
}

/// `GET /kerja/kewajiban/{unit}/{code}`
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path((unit, code)): Path<(String, String)>,
    query: Query,
) -> Result<Response<Body>> {
    let mut page = page(&ctx, &unit, &code, &FieldErrors::default()).await?;
    page.p = page.p.flash(Some(query.text("ok")));
    html_status(StatusCode::OK, &page)
}

/// The page again with what was wrong.
pub(super) async fn again(ctx: &Ctx, unit: &str, code: &str, errors: &FieldErrors) -> Result<Response<Body>> {
    html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(ctx, unit, code, errors).await?)
}
