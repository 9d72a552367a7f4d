//! A new unit, by hand.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;
use rules::unit::UnitType;

use super::input::{Input, Kind};
use super::model::{Unit, unit_digest};
use super::naming::Naming;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Error, Result};

/// Creates a unit with an empty profile and returns its id.
/// Errors: `Forbidden`, `Invalid`.
pub async fn create(ctx: &Ctx, naming: &Naming) -> Result<UnitId> {
    let role = ctx.allow(Act::ManageUnits, None)?;
    let mut unit = Unit::empty(UnitType::Dinas);
    naming.write(&ctx.directory, &mut unit)?;
    let tx = ctx.db().begin().await?;
    unit.id = store::insert_unit(&tx, ctx.body(), &unit, ctx.now()).await?;
    if unit.unit_type.0 == UnitType::City {
        store::set_body_units(&tx, ctx.body(), Some(unit.id), ctx.directory.body.ppid_unit_id).await?;
    }
    let change = Change::new("unit.create", "unit", unit.id)
        .in_unit(unit.id)
        .as_role(role)
        .public()
        .detail(unit.name.clone())
        .digests("", unit_digest(&unit));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(unit.id)
}

#[derive(Template)]
#[template(path = "org/pages/new.html")]
struct NewPage {
    p: Page,
    inputs: Vec<Input>,
    has_errors: bool,
    is_conflict: bool,
    show_optional: bool,
}

fn page(ctx: &Ctx, naming: &Naming, errors: &FieldErrors) -> NewPage {
    let p = Page::new(ctx, ctx.locale.t("org-new-title")).section("units");
    let inputs = naming.inputs(&p, errors, false);
    NewPage { inputs, has_errors: !errors.0.is_empty(), is_conflict: false, show_optional: true, p }
}

/// `GET /kerja/unit/baru`
pub(super) async fn form(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ManageUnits, None)?;
    let parent = ctx.directory.root().map(|unit| unit.code.clone()).unwrap_or_default();
    let naming = Naming { unit_type: "kelurahan".to_owned(), parent, ..Naming::default() };
    html_status(StatusCode::OK, &page(&ctx, &naming, &FieldErrors::default()))
}

/// `POST /kerja/unit/baru`
pub(super) async fn save(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let naming = Naming::typed(&fields);
    match create(&ctx, &naming).await {
        Ok(_) => Ok(see_other(&ctx, &format!("/kerja/unit/{}?ok=unit-created", naming.code))),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, &naming, &errors))
        }
        Err(other) => Err(other),
    }
}
