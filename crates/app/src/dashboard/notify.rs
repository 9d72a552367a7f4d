//! Telling people in the workroom that something waits for them: a row in their list, in the same
//! transaction as the change it tells of.

use db::{Sql, Tx, params, sql};
use rules::role::Role;

use crate::ids::{AccountId, Coded, UnitId};
use crate::{Ctx, Result};

const INSERT_NOTIFICATION: Sql = sql!("sql/insert_notification.sql");
const LIST_ROLE_HOLDERS: Sql = sql!("sql/list_role_holders.sql");

/// Adds a notification for one account. `kind` is the end of a text key (`notification-<kind>`),
/// `subject` what it is about (a title), `remark` what someone wrote to the person, `path` where to go.
/// Nobody is told of what they did themselves.
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
