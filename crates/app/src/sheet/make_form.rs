//! The form of a new table. Without script too: the button for more columns sends the form round.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code;
use rules::permission::Act;
use rules::sheet::ColumnKind;

use super::make::{Make, NewColumn, make};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, html_status, see_other};
use crate::template::{Scope, ScopeChoices};
use crate::{Ctx, Error, Result};

/// Empty columns of a new form, and how many more come at a time.
const FIRST_COLUMNS: usize = 4;
const MORE_COLUMNS: usize = 4;
/// Most columns of the form.
const MOST_COLUMNS: usize = 40;

/// A column as typed.
#[derive(Debug, Clone, Default)]
struct TypedColumn {
    name: String,
    kind: String,
    hint: String,
    is_required: bool,
    filler: String,
}

/// The form as typed.
#[derive(Debug, Default)]
struct Typed {
    title: String,
    explanation: String,
    due: String,
    has_many_rows: bool,
    columns: Vec<TypedColumn>,
    scope: Scope,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let line = |name: &str| fields.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        let column = |at: usize| TypedColumn {
            name: line(&format!("nama-{at}")),
            kind: line(&format!("isi-{at}")),
            hint: line(&format!("bantuan-{at}")),
            is_required: fields.has(&format!("wajib-{at}")),
            filler: line(&format!("pengisi-{at}")),
        };
        let sent = (0..MOST_COLUMNS).take_while(|at| fields.has(&format!("nama-{at}"))).map(column);
        Self {
            title: line("judul"),
            explanation: fields.text("penjelasan").replace("\r\n", "\n"),
            due: line("tenggat"),
            has_many_rows: fields.has("banyak"),
            columns: sent.collect(),
            scope: Scope::read(fields),
        }
    }

    fn as_make(&self) -> Make {
        let column = |typed: &TypedColumn| NewColumn {
            name: typed.name.clone(),
            kind: ColumnKind::from_code(&typed.kind).unwrap_or(ColumnKind::Text),
            hint: typed.hint.clone(),
            is_required: typed.is_required,
            filler: typed.filler.parse().ok().map(UnitId),
        };
        Make {
            title: self.title.clone(),
            explanation: self.explanation.clone(),
            due_on: bahasa::parse_date(&self.due).ok(),
            has_many_rows: self.has_many_rows,
            columns: self.columns.iter().filter(|typed| !typed.name.is_empty()).map(column).collect(),
            units: self.scope.units(),
        }
    }
}

#[derive(Template)]
#[template(path = "sheet/pages/new.html")]
struct NewPage {
    p: Page,
    typed: Typed,
    errors: Vec<(&'static str, String)>,
    choices: ScopeChoices,
    units: Vec<(String, String)>,
    may_have_more: bool,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    fn kinds(&self, column: &TypedColumn) -> Vec<(&'static str, String, bool)> {
        let kind = |kind: &ColumnKind| {
            let words = self.p.t(&format!("sheet-kind-{}", kind.code().replace('_', "-")));
            (kind.code(), words, column.kind == kind.code())
        };
        ColumnKind::ALL.iter().map(kind).collect()
    }
}

fn page(ctx: &Ctx, typed: Typed, errors: &FieldErrors) -> Result<Response<Body>> {
    ctx.allow(Act::ManageRegister, None)?;
    let p = Page::new(ctx, ctx.locale.t("sheet-new-title")).section("register");
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage {
        choices: ScopeChoices::new(ctx, &p, &typed.scope),
        units: ctx.directory.active().map(|unit| (unit.id.to_string(), unit.name.clone())).collect(),
        errors: errors.0.iter().map(|(field, key)| (*field, p.t(key))).collect(),
        may_have_more: typed.columns.len() < MOST_COLUMNS,
        typed,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/tabel/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let typed = Typed { columns: vec![TypedColumn::default(); FIRST_COLUMNS], ..Typed::default() };
    page(&ctx, typed, &FieldErrors::default())
}

/// `POST /kerja/tabel/baru`; with `lagi` the form comes back with more columns.
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let mut typed = Typed::read(&fields);
    if fields.has("lagi") {
        let columns = (typed.columns.len() + MORE_COLUMNS).min(MOST_COLUMNS);
        typed.columns.resize(columns, TypedColumn::default());
        return page(&ctx, typed, &FieldErrors::default());
    }
    match make(&ctx, &typed.as_make()).await {
        Ok(id) => Ok(see_other(&ctx, &format!("/kerja/tabel/{id}?ok=table-made"))),
        Err(Error::Invalid(errors)) => page(&ctx, typed, &errors),
        Err(other) => Err(other),
    }
}
