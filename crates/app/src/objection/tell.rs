//! Who is told of what: officers by notification, the requester by mail when there is an address.

use std::collections::BTreeSet;

use db::Tx;
use fluent_templates::fluent_bundle::FluentValue;
use rules::role::Role;

use super::model::Objection;
use crate::dashboard::{notify, role_holders};
use crate::locale::{Locale, iso_in_words};
use crate::mail::{self, Message};
use crate::request::{InformationRequest, grouped};
use crate::{Ctx, Result};

/// Tells the supervising officers, the main PPID and the officers of the unit.
pub(super) async fn officers(ctx: &Ctx, tx: &Tx, objection: &Objection, kind: &str) -> Result<()> {
    let unit = Some(objection.unit_id);
    let roles = [
        (Role::SupervisingOfficer, None),
        (Role::MainPpid, None),
        (Role::UnitPpid, unit),
        (Role::ServiceOfficer, unit),
    ];
    these(ctx, tx, objection, kind, &roles).await
}

/// Tells who holds one of these roles (in a unit, or anywhere); each person once.
pub(super) async fn these(
    ctx: &Ctx,
    tx: &Tx,
    objection: &Objection,
    kind: &str,
    roles: &[(Role, Option<crate::ids::UnitId>)],
) -> Result<()> {
    let mut told = BTreeSet::new();
    for (role, unit) in roles {
        told.extend(role_holders(ctx, tx, *role, *unit).await?);
    }
    for account in told {
        notify(ctx, tx, account, kind, &objection.number, "", &objection.desk()).await?;
    }
    Ok(())
}

/// Tells the requester of a step, by mail. `kind` is that of the step; `note` what the officer wrote.
pub(super) async fn requester(
    ctx: &Ctx,
    tx: &Tx,
    (objection, request): (&Objection, &InformationRequest),
    kind: &str,
    note: &str,
) -> Result<()> {
    let who = objection.filer(&ctx.app, ctx.body())?;
    if who.email.is_empty() {
        return Ok(());
    }
    let locale = ctx.locale;
    let one = |key: &str, x: &str| locale.with(key, &[("x", FluentValue::from(x.to_owned()))]);
    let mut parts = vec![
        one("objection-mail-hello", &who.name),
        one(&format!("objection-mail-{kind}"), &objection.number),
    ];
    parts.extend((!note.trim().is_empty()).then(|| note.trim().to_owned()));
    parts.extend(dates(locale, objection));
    parts.push(one("objection-mail-follow", &grouped(&request.tracking)));
    parts.push(format!("{}{}{}", ctx.origin, locale.prefix(), objection.path(&request.tracking)));
    parts.push(one("objection-mail-end", &ctx.directory.body.name));
    let message = Message {
        subject: one(&format!("objection-mail-{kind}-subject"), &objection.number),
        text: format!("{}\n", parts.join("\n\n")),
        to_address: who.email,
        to_name: who.name,
    };
    mail::send(ctx, tx, message).await?;
    Ok(())
}

/// The date that matters next: of the answer before it, of a dispute afterwards.
fn dates(locale: Locale, objection: &Objection) -> Option<String> {
    let day = |day: &str| FluentValue::from(iso_in_words(locale, day));
    if objection.closed_on.is_some() {
        return None;
    }
    match (&objection.dispute_opens_on, &objection.dispute_due_on, &objection.due_legal) {
        (Some(from), Some(to), _) => {
            Some(locale.with("objection-mail-dispute", &[("x", day(from)), ("y", day(to))]))
        }
        (Some(_), None, _) => None,
        (None, _, Some(due)) => Some(locale.with("objection-mail-due", &[("x", day(due))])),
        (None, _, None) => None,
    }
}
