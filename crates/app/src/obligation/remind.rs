//! The main PPID reminds a unit of one obligation: its PPID and its operators are told.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::obligation::catalogue;
use rules::permission::Act;

use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::notify_unit;
use crate::ids::UnitId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Reminds a unit of an obligation.
/// Errors: `Forbidden`; `NotFound` for an unknown unit or code.
pub async fn remind(ctx: &Ctx, unit: UnitId, code: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, Some(unit))?;
    let row = catalogue().find(code).ok_or(Error::NotFound)?;
    let at = ctx.directory.unit(unit).ok_or(Error::NotFound)?;
    let subject = format!("{} {}", row.code, row.label_id);
    let path = format!("/kerja/kewajiban/{}/{}", at.code, row.code);
    let tx = ctx.db().begin().await?;
    notify_unit(ctx, &tx, unit, "obligation-remind", &subject, &path).await?;
    let change = Change::new("obligation.remind", "unit", unit).in_unit(unit).as_role(role);
    audit::record(ctx, &tx, change.detail(row.code.clone())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// `POST /kerja/kewajiban/{unit}/{code}/ingatkan`
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path((unit, code)): Path<(String, String)>,
) -> Result<Response<Body>> {
    let id = ctx.directory.by_code(&unit).ok_or(Error::NotFound)?.id;
    remind(&ctx, id, &code).await?;
    Ok(see_other(&ctx, &format!("/kerja/kewajiban/{unit}/{code}?ok=obligation-reminded")))
}
