//! Telling an officer that something waits: one row per person, read on `/kerja/pemberitahuan`.
//!
//! Called by commands inside their transaction, so that nobody is told of what did not happen.

use db::{Sql, Tx, params, sql};
use rules::role::Role;

use crate::ids::{AccountId, Coded, UnitId};
use crate::{Ctx, Result};

const INSERT_NOTIFICATION: Sql = sql!("sql/insert_notification.sql");
const LIST_ROLE_HOLDERS: Sql = sql!("sql/list_role_holders.sql");

/// Tells `to` of something. `kind` names the sentence (`dashboard-notice-<kind>`): `submitted`,
/// `returned`, `published`, `scheduled`, `withdrawn`, `sign-off`, `review-by`, `handover`; `subject` is the
/// title of the thing, `remark` what a colleague wrote (may be empty), `path` where to go, without
/// language prefix. The person who acts is not told of the own act.
/// Errors: the database refuses.
#[expect(
    clippy::too_many_arguments,
    reason = "one line at every call site; a struct would say the same twice"
)]
pub async fn notify(
    ctx: &Ctx,
    tx: &Tx,
    to: AccountId,
    kind: &str,
    subject: &str,
    remark: &str,
    path: &str,
) -> Result<()> {
    if ctx.account() == Some(to) {
        return Ok(());
    }
    tx.exec(&INSERT_NOTIFICATION, params![ctx.body(), to, ctx.now(), kind, subject, remark, path]).await?;
    Ok(())
}

/// Accounts that hold `role` now, in `unit` or, when `None`, anywhere. At most 50.
pub async fn holders_of(ctx: &Ctx, tx: &Tx, role: Role, unit: Option<UnitId>) -> Result<Vec<AccountId>> {
    Ok(tx.all(&LIST_ROLE_HOLDERS, params![ctx.body(), Coded(role), unit]).await?)
}
