//! Telling an officer that something waits: one row per person, read on `/kerja/pemberitahuan`.
//!
//! Called by commands inside their transaction, so that nobody is told of what did not happen.

use db::{Sql, Tx, params, sql};

use crate::Result;
use crate::ctx::Ctx;
use crate::ids::AccountId;

const INSERT_NOTIFICATION: Sql = sql!("sql/insert_notification.sql");

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
