//! Decisions in the workroom: what there is, and recording a new one.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::adopt::{Adopt, adopt};
use super::store::{self, Decision};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, Query, html_status, see_other};
use crate::{Ctx, Error, Result};

#[derive(Template)]
#[template(path = "register/decision/pages/desk.html")]
struct DeskPage {
    p: Page,
    decisions: Vec<Decision>,
    units: Vec<(UnitId, String)>,
    typed: Adopt,
    errors: Vec<(&'static str, String)>,
}

impl DeskPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn is_unit(&self, unit: &UnitId) -> bool {
        self.typed.unit == Some(*unit)
    }

    /// Lines of the form: name, label, value.
    fn lines(&self) -> Vec<(&'static str, String, String)> {
        let typed = &self.typed;
        [
            ("number", &typed.number),
            ("decided_on", &typed.decided_on),
            ("title", &typed.title),
            ("signer", &typed.signer),
            ("signer_position", &typed.signer_position),
        ]
        .into_iter()
        .map(|(name, value)| {
            (name, self.p.t(&format!("desk-decisions-field-{}", name.replace('_', "-"))), value.clone())
        })
        .collect()
    }
}

async fn page(ctx: &Ctx, typed: Adopt, errors: FieldErrors, flash: &str) -> Result<Response<Body>> {
    ctx.allow(Act::ManageRegister, None)?;
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let p = Page::new(ctx, ctx.locale.t("desk-decisions-title")).section("register").flash(Some(flash));
    let page = DeskPage {
        decisions: store::list(ctx.db(), ctx.body()).await?,
        units: ctx.directory.active().map(|unit| (unit.id, unit.name.clone())).collect(),
        errors: errors.0.into_iter().map(|(field, key)| (field, ctx.locale.t(key))).collect(),
        typed,
        p,
    };
    html_status(status, &page)
}

/// `GET /kerja/informasi/keputusan`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let typed = Adopt { unit: ctx.directory.body.root_unit_id, ..Adopt::default() };
    page(&ctx, typed, FieldErrors::default(), query.text("ok")).await
}

/// `POST /kerja/informasi/keputusan`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let day = fields.text("decided_on");
    let input = Adopt {
        unit: fields.parse("unit"),
        with_below: fields.has("bawahan"),
        number: fields.text("number").to_owned(),
        decided_on: bahasa::parse_date(day).map_or_else(|_| day.to_owned(), |date| date.to_string()),
        title: fields.text("title").to_owned(),
        signer: fields.text("signer").to_owned(),
        signer_position: fields.text("signer_position").to_owned(),
    };
    match adopt(&ctx, &input).await {
        Ok(_) => Ok(see_other(&ctx, "/kerja/informasi/keputusan?ok=decision-adopted")),
        Err(Error::Invalid(errors)) => page(&ctx, input, errors, "").await,
        Err(other) => Err(other),
    }
}
