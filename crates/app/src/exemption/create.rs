//! Beginning an exemption: which unit holds the information.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::{step, store};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::ids::{ExemptionId, UnitId};
use crate::page::{Fields, Page, html, see_other};
use crate::{Ctx, Error, Result};

/// Begins a draft of `unit`.
/// Errors: permission to prepare exemptions of the unit; `NotFound` for a unit that is not active.
pub async fn create(ctx: &Ctx, unit: UnitId) -> Result<ExemptionId> {
    let role = ctx.allow(Act::WriteExemption, Some(unit))?;
    if !ctx.directory.unit(unit).is_some_and(crate::org::Unit::is_active) {
        return Err(Error::NotFound);
    }
    let tx = ctx.db().begin().await?;
    let is_sample = ctx.directory.body.is_sample;
    let id = store::insert(&tx, ctx.body(), unit, ctx.account(), is_sample, ctx.now()).await?;
    audit::record(ctx, &tx, Change::new("exemption.create", "exemption", id).in_unit(unit).as_role(role))
        .await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(id)
}

#[derive(Template)]
#[template(path = "exemption/pages/new.html")]
struct NewPage {
    p: Page,
    units: Vec<(i64, String)>,
}

/// `GET /kerja/dikecualikan/baru`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    let units: Vec<_> =
        ctx.units_for(Act::WriteExemption).iter().map(|unit| (unit.id.0, unit.name.clone())).collect();
    if units.is_empty() {
        return Err(Error::Forbidden(rules::permission::Denied::NoRole));
    }
    let p = Page::new(&ctx, ctx.locale.t("exemption-new-title")).section("exemptions");
    html(&NewPage { p, units })
}

/// `POST /kerja/dikecualikan/baru`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let unit = fields.parse::<UnitId>("unit").ok_or(Error::NotFound)?;
    let id = create(&ctx, unit).await?;
    Ok(see_other(&ctx, &step::path(id)))
}
