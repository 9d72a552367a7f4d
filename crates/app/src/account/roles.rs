//! Giving and ending a role of an account. The person's sessions end, so that the change holds at once.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, Response};
use db::Tx;
use rules::Code as _;
use rules::permission::{Act, may};
use rules::role::{Grant, Role};

use super::model::{Account, Stage};
use super::{create, letters, roster, session, show, store};
use crate::audit::{self, Change};
use crate::ctx::{Ctx, SignedIn};
use crate::form::Fields;
use crate::ids::UnitId;
use crate::page::see_other;
use crate::{Error, Result};

/// `POST /kerja/akun/{id}/peran`
pub(super) async fn add(
    SignedIn(ctx): SignedIn,
    Path(id): Path<i64>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let unit = fields.parse::<UnitId>("unit").and_then(|unit| ctx.directory.unit(unit));
    let unit = unit.filter(|unit| unit.is_active()).ok_or(Error::Refused("account-grant-incomplete"))?;
    let role = Role::from_code(fields.text("peran")).ok_or(Error::Refused("account-grant-incomplete"))?;
    let grant = Grant { role, unit: unit.id.0 };
    let tx = ctx.db().begin().await?;
    give(&ctx, &tx, &account, grant).await?;
    let cookie = after_change(&ctx, &tx, &headers, &account).await?;
    tx.commit().await?;
    ctx.app.ring();
    let response = see_other(&ctx, &format!("/kerja/akun/{id}?ok=account-role-given"));
    Ok(session::with_cookies(response, [cookie]))
}

/// Gives a role, once.
/// Errors: `Conflict` when it is held already, `Refused` for an ended account.
async fn give(ctx: &Ctx, tx: &Tx, account: &Account, grant: Grant) -> Result<()> {
    let role = ctx.allow(Act::ManageAccounts, None)?;
    if account.state == "ended" {
        return Err(Error::Refused("account-refused-ended"));
    }
    let held = store::list_grants(tx, ctx.body(), account.id).await?;
    if held.contains(&grant) {
        return Err(Error::Conflict);
    }
    create::grant_role(ctx, tx, account.id, grant, role).await
}

/// `POST /kerja/akun/{id}/peran/{grant}/akhiri`
pub(super) async fn end(
    SignedIn(ctx): SignedIn,
    Path((id, grant)): Path<(i64, i64)>,
    headers: HeaderMap,
) -> Result<Response<Body>> {
    let account = show::get(&ctx, id).await?;
    let tx = ctx.db().begin().await?;
    take(&ctx, &tx, &account, grant).await?;
    let cookie = after_change(&ctx, &tx, &headers, &account).await?;
    tx.commit().await?;
    ctx.app.ring();
    let back = if ctx.account() == Some(account.id) { "/kerja" } else { &format!("/kerja/akun/{id}") };
    let response = see_other(&ctx, &format!("{back}?ok=account-role-ended"));
    Ok(session::with_cookies(response, [cookie]))
}

/// Ends a role.
/// Errors: `Refused` when nobody would manage accounts, or when drafts would be left without a person
/// who may write in their unit; `NotFound`.
async fn take(ctx: &Ctx, tx: &Tx, account: &Account, grant: i64) -> Result<()> {
    let role = ctx.allow(Act::ManageAccounts, None)?;
    let held = roster::list_held(tx, ctx.body(), Some(account.id)).await?;
    let gone = held.iter().find(|held| held.id == grant).ok_or(Error::NotFound)?;
    let change = Change::new("account.end-role", "account", account.id)
        .in_unit(gone.unit_id)
        .as_role(role)
        .detail(gone.role.0.code());
    audit::record(ctx, tx, change).await?;
    roster::end_grant(tx, ctx.body(), account.id, grant, ctx.now()).await?;
    let kept: Vec<Grant> = held.iter().filter(|held| held.id != grant).map(roster::Held::grant).collect();
    let writes = |grants: &[Grant]| may(Act::WriteNews, grants, Some(gone.unit_id.0)).is_ok();
    if writes(&[gone.grant()])
        && !writes(&kept)
        && crate::news::count_open_of(tx, ctx.body(), account.id).await? > 0
    {
        return Err(Error::Refused("account-refused-open-items"));
    }
    roster::keep_a_manager(ctx, tx).await
}

/// Ends the person's sessions and tells them; a person who changed the own roles goes on under a new id.
async fn after_change(
    ctx: &Ctx,
    tx: &Tx,
    headers: &HeaderMap,
    account: &Account,
) -> Result<Option<axum::http::HeaderValue>> {
    store::delete_other_sessions(tx, ctx.body(), account.id, "").await?;
    if account.is_active() {
        letters::notice(ctx, tx, account, "account-notice-roles", "").await?;
    }
    if ctx.account() == Some(account.id) {
        return session::begin(ctx, tx, headers, account.id, Stage::Full).await;
    }
    Ok(None)
}
