//! The main PPID reminds a unit of one obligation: its PPID and its operators are told.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::Tx;
use rules::obligation::catalogue;
use rules::permission::Act;
use rules::role::Role;

use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::dashboard::{notify, role_holders};
use crate::ids::UnitId;
use crate::page::see_other;
use crate::{Ctx, Error, Result};

/// Tells the PPID and the operators of a unit. Returns how many were told.
#[expect(clippy::too_many_arguments, reason = "one notice, in the order of `notify`")]
pub(super) async fn tell_unit(
    ctx: &Ctx,
    tx: &Tx,
    unit: UnitId,
    kind: &str,
    subject: &str,
    remark: &str,
    path: &str,
) -> Result<usize> {
    let mut holders = role_holders(ctx, tx, Role::UnitPpid, Some(unit)).await?;
    holders.extend(role_holders(ctx, tx, Role::ContentOperator, Some(unit)).await?);
    holders.sort_by_key(|account| account.0);
    holders.dedup();
    for account in &holders {
        notify(ctx, tx, *account, kind, subject, remark, path).await?;
    }
    Ok(holders.len())
}

/// Reminds a unit of an obligation.
/// Errors: `Forbidden`; `NotFound` for an unknown unit or code.
pub async fn remind(ctx: &Ctx, unit: UnitId, code: &str) -> Result<()> {
    let role = ctx.allow(Act::ManageRegister, Some(unit))?;
    let row = catalogue().find(code).ok_or(Error::NotFound)?;
    let at = ctx.directory.unit(unit).ok_or(Error::NotFound)?;
    let subject = format!("{} {}", row.code, row.label_id);
    let path = format!("/kerja/kewajiban/{}/{}", at.code, row.code);
    let tx = ctx.db().begin().await?;
    tell_unit(ctx, &tx, unit, "obligation-remind", &subject, "", &path).await?;
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
