//! A unit gets another name, code, type or place. The old name stays in its history and the old
//! address leads to the new one.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::input::{Input, Kind};
use super::model::{Unit, UnitName, unit_digest};
use super::naming::Naming;
use super::store;
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::error::FieldErrors;
use crate::ids::UnitId;
use crate::page::{Fields, Page, html_status, see_other};
use crate::{Error, Result};

/// Renames a unit.
/// Errors: `Forbidden`, `NotFound`, `Invalid`, `Conflict` when someone else saved after the form was made.
pub async fn rename(ctx: &Ctx, id: UnitId, naming: &Naming) -> Result<()> {
    let role = ctx.allow(Act::ManageUnits, Some(id))?;
    let tx = ctx.db().begin().await?;
    let before =
        store::find_unit(&tx, ctx.body(), id).await?.filter(Unit::is_active).ok_or(Error::NotFound)?;
    let mut unit = before.clone();
    naming.write(&ctx.directory, &mut unit)?;
    if before.updated_at != naming.seen {
        return Err(Error::Conflict);
    }
    if unit_digest(&before) == unit_digest(&unit) {
        return Ok(());
    }
    store::update_unit(&tx, ctx.body(), &unit, ctx.now()).await?;
    let is_other_code = before.code != unit.code;
    if is_other_code || before.name != unit.name {
        let former = UnitName {
            unit_id: id,
            name: before.name.clone(),
            code: is_other_code.then(|| before.code.clone()),
            until_on: naming.until_day(),
            reason: naming.reason.clone(),
        };
        store::insert_name(&tx, ctx.body(), &former, ctx.now()).await?;
    }
    let detail = if is_other_code {
        format!("{}; {} -> {}", unit.name, before.code, unit.code)
    } else {
        unit.name.clone()
    };
    let change = Change::new("unit.rename", "unit", id)
        .in_unit(id)
        .as_role(role)
        .public()
        .because(&naming.reason)
        .detail(detail)
        .digests(unit_digest(&before), unit_digest(&unit));
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(())
}

#[derive(Template)]
#[template(path = "org/pages/rename.html")]
struct RenamePage {
    p: Page,
    unit: Unit,
    tab: &'static str,
    seen: i64,
    inputs: Vec<Input>,
    former: Vec<UnitName>,
    has_errors: bool,
    is_conflict: bool,
    show_optional: bool,
}

fn page(ctx: &Ctx, unit: Unit, naming: &Naming, errors: &FieldErrors) -> RenamePage {
    let p = Page::new(ctx, unit.name.clone()).section("units");
    let former =
        ctx.directory.former_names().iter().filter(|name| name.unit_id == unit.id).cloned().collect();
    RenamePage {
        tab: "rename",
        seen: naming.seen,
        inputs: naming.inputs(&p, errors, true),
        former,
        has_errors: !errors.0.is_empty(),
        is_conflict: false,
        show_optional: false,
        unit,
        p,
    }
}

/// `GET /kerja/unit/{code}/nama`
pub(super) async fn form(SignedIn(ctx): SignedIn, Path(code): Path<String>) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    ctx.allow(Act::ManageUnits, Some(unit.id))?;
    let naming = Naming::of(&ctx.directory, &unit);
    html_status(StatusCode::OK, &page(&ctx, unit, &naming, &FieldErrors::default()))
}

/// `POST /kerja/unit/{code}/nama`
pub(super) async fn save(
    SignedIn(ctx): SignedIn,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response<Body>> {
    let unit = super::find(&ctx, &code)?;
    let mut naming = Naming::typed(&fields);
    match rename(&ctx, unit.id, &naming).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/kerja/unit/{}?ok=unit-renamed", naming.code))),
        Err(Error::Invalid(errors)) => {
            html_status(StatusCode::UNPROCESSABLE_ENTITY, &page(&ctx, unit, &naming, &errors))
        }
        Err(Error::Conflict) => {
            let now = store::find_unit(ctx.db(), ctx.body(), unit.id).await?.ok_or(Error::NotFound)?;
            naming.seen = now.updated_at;
            let page = page(&ctx, now, &naming, &FieldErrors::default());
            html_status(StatusCode::CONFLICT, &RenamePage { is_conflict: true, ..page })
        }
        Err(other) => Err(other),
    }
}
