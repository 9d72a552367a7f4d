//! Telling an officer that something waits: one row per person, read on `/kerja/pemberitahuan`.
//!
//! Called by commands inside their transaction, so that nobody is told of what did not happen.

use db::{Sql, Tx, params, sql};
use fluent_templates::fluent_bundle::FluentValue;
use rules::role::Role;

use crate::ids::{AccountId, Coded, UnitId};
use crate::locale::Locale;
use crate::mail::{self, Message};
use crate::{Ctx, Result};

const INSERT_NOTIFICATION: Sql = sql!("sql/insert_notification.sql");
const LIST_ROLE_HOLDERS: Sql = sql!("sql/list_role_holders.sql");

/// Accounts that hold `role` now, in `unit` or, when `None`, anywhere. At most 50.
pub async fn role_holders(ctx: &Ctx, tx: &Tx, role: Role, unit: Option<UnitId>) -> Result<Vec<AccountId>> {
    Ok(tx.all(&LIST_ROLE_HOLDERS, params![ctx.body(), Coded(role), unit]).await?)
}

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
    let said = Said { kind, subject, remark, path };
    note(ctx, tx, to, &said).await?;
    if ctx.account() == Some(to) {
        return Ok(());
    }
    send_mail(ctx, tx, to, &said).await
}

/// What a person is told, see [`notify`].
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// Names the sentence.
    pub kind: &'a str,
    /// Title of the thing.
    pub subject: &'a str,
    /// What a colleague wrote; may be empty.
    pub remark: &'a str,
    /// Where to go, without language prefix.
    pub path: &'a str,
}

/// As [`notify`], without the mail: for whoever is written a mail of its own.
/// Errors: the database refuses.
pub async fn note(ctx: &Ctx, tx: &Tx, to: AccountId, said: &Said<'_>) -> Result<()> {
    if ctx.account() == Some(to) {
        return Ok(());
    }
    let Said { kind, subject, remark, path } = *said;
    tx.exec(&INSERT_NOTIFICATION, params![ctx.body(), to, ctx.now(), kind, subject, remark, path]).await?;
    Ok(())
}

/// Tells the PPID and the operators of a unit, as [`notify`] tells one person. Returns how many were told.
/// Errors: the database refuses.
pub async fn notify_unit(
    ctx: &Ctx,
    tx: &Tx,
    unit: UnitId,
    kind: &str,
    subject: &str,
    path: &str,
) -> Result<usize> {
    let mut holders = role_holders(ctx, tx, Role::UnitPpid, Some(unit)).await?;
    holders.extend(role_holders(ctx, tx, Role::ContentOperator, Some(unit)).await?);
    holders.sort_by_key(|account| account.0);
    holders.dedup();
    for account in &holders {
        notify(ctx, tx, *account, kind, subject, "", path).await?;
    }
    Ok(holders.len())
}

/// The notification as a sentence. An unknown kind shows the subject alone.
pub(super) fn words(locale: Locale, kind: &str, subject: &str) -> String {
    let key = format!("dashboard-notice-{kind}");
    if locale.has(&key) {
        locale.with(&key, &[("x", FluentValue::from(subject.to_owned()))])
    } else {
        subject.to_owned()
    }
}

/// The same by mail, for those who asked for it.
async fn send_mail(ctx: &Ctx, tx: &Tx, to: AccountId, said: &Said<'_>) -> Result<()> {
    let Said { kind, subject, remark, path } = *said;
    let account = crate::account::store::find_account(tx, ctx.body(), to).await?;
    let Some(account) = account.filter(|account| account.mail_digest && account.is_active()) else {
        return Ok(());
    };
    let locale = account.locale();
    let sentence = words(locale, kind, subject);
    let hello = locale.with("dashboard-mail-hello", &[("x", FluentValue::from(account.name.clone()))]);
    let link = format!("{}{}{path}", ctx.origin, locale.prefix());
    let remark = if remark.is_empty() { String::new() } else { format!("{remark}\n\n") };
    let text = format!("{hello}\n\n{sentence}\n\n{remark}{link}\n\n{}\n", locale.t("dashboard-mail-why"));
    let message = Message { to_address: account.email, to_name: account.name, subject: sentence, text };
    mail::send(ctx, tx, message).await?;
    Ok(())
}
