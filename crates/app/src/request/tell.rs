//! Who is told of what: officers by notification, the requester by mail when there is an address.

use db::Tx;
use fluent_templates::fluent_bundle::FluentValue;
use rules::role::Role;

use super::model::{InformationRequest, Requester};
use super::number::grouped;
use crate::dashboard::{notify, role_holders};
use crate::deadline::recount::stored_day;
use crate::ids::UnitId;
use crate::locale::Locale;
use crate::mail::{self, Message};
use crate::{Ctx, Result};

/// Tells the main PPID and the officers of the responsible unit.
pub(super) async fn officers(ctx: &Ctx, tx: &Tx, request: &InformationRequest, kind: &str) -> Result<()> {
    unit(ctx, tx, request, request.unit_id, kind).await
}

/// Tells the main PPID and the officers of a unit about a request.
pub(super) async fn unit(
    ctx: &Ctx,
    tx: &Tx,
    request: &InformationRequest,
    unit: UnitId,
    kind: &str,
) -> Result<()> {
    let mut told = role_holders(ctx, tx, Role::MainPpid, None).await?;
    for role in [Role::ServiceOfficer, Role::UnitPpid] {
        told.extend(role_holders(ctx, tx, role, Some(unit)).await?);
    }
    told.sort_unstable();
    told.dedup();
    for account in told {
        notify(ctx, tx, account, kind, &request.number, "", &request.desk()).await?;
    }
    Ok(())
}

/// Tells the requester of a step, by mail. `kind` is that of the step; `note` what the officer wrote.
pub(super) async fn requester(
    ctx: &Ctx,
    tx: &Tx,
    request: &InformationRequest,
    who: &Requester,
    kind: &str,
    note: &str,
) -> Result<()> {
    if who.email.is_empty() {
        return Ok(());
    }
    let locale = ctx.locale;
    let word = |key: &str, x: &str| locale.with(key, &[("x", FluentValue::from(x.to_owned()))]);
    let due = request.due_legal.as_deref().map(stored_day).transpose()?;
    let due = due.map(|day| word("request-mail-due", &crate::locale::day_in_words(locale, day)));
    let lines = [
        Some(word("request-mail-hello", &who.name)),
        Some(word(&format!("request-mail-{kind}"), &request.number)),
        (!note.is_empty()).then(|| note.to_owned()),
        due.filter(|_| request.answered_on.is_none()),
        Some(word("request-mail-tracking", &grouped(&request.tracking))),
        Some(format!("{}{}{}", ctx.origin, Locale::prefix(locale), request.path())),
        Some(word("request-mail-end", &ctx.directory.body.name)),
    ];
    let text = lines.into_iter().flatten().collect::<Vec<_>>().join("\n\n") + "\n";
    let subject = word(&format!("request-mail-{kind}-subject"), &request.number);
    let message = Message { to_address: who.email.clone(), to_name: who.name.clone(), subject, text };
    mail::send(ctx, tx, message).await?;
    Ok(())
}
