//! One rung of the ladder: who is written to, by notification and by mail, and the row that says so.

use db::Tx;
use rules::Code as _;
use rules::contact::{Ladder, Rung, State};
use rules::role::Role;

use super::model::Contact;
use super::store::{self, NewStep};
use crate::account::Account;
use crate::account::store::find_account;
use crate::audit::{self, Change};
use crate::dashboard::{Said, note, role_holders};
use crate::ids::{AccountId, Coded};
use crate::locale::Locale;
use crate::mail::{self, Message};
use crate::{Ctx, Result};

/// Speaks to the people of a rung and notes the day of the next one.
/// Errors: `Conflict` when somebody changed the contact meanwhile; the database refuses.
pub(super) async fn climb(ctx: &Ctx, mut contact: Contact, ladder: &Ladder, rung: Rung) -> Result<()> {
    let tx = ctx.db().begin().await?;
    contact.rung = Some(Coded(rung));
    contact.rung_on = Some(ctx.today().to_string());
    contact.state = Coded(State::Open);
    contact.held_until = None;
    contact.next_on = contact.next(ladder)?.map(|due| due.on.to_string());
    store::update(&tx, ctx.body(), &contact).await?;
    let readers = write(ctx, &tx, &contact, rung).await?;
    let step = NewStep { kind: rung.code(), reader: &readers, ..NewStep::default() };
    store::insert_step(ctx, &tx, contact.id, &step).await?;
    let change = Change::new("contact.write", "unit_contact", contact.id).in_unit(contact.unit_id);
    audit::record(ctx, &tx, change.detail(rung.code())).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Writes to everybody of the rung, one mail each, wished for or not; returns who that was, in words.
async fn write(ctx: &Ctx, tx: &Tx, contact: &Contact, rung: Rung) -> Result<String> {
    let mut readers = Vec::new();
    for account in accounts(ctx, tx, contact, rung).await? {
        let Some(person) = find_account(tx, ctx.body(), account).await?.filter(Account::is_active) else {
            continue;
        };
        let kind = contact.key(&rung.code().replace('_', "-"));
        let (subject, path) = (ctx.directory.name(contact.unit_id), contact.path());
        note(ctx, tx, account, &Said { kind: &kind, subject, remark: "", path: &path }).await?;
        mail::send(ctx, tx, message(ctx, contact, rung, (&person.email, &person.name))?).await?;
        readers.push(person.name);
    }
    let unit = ctx.directory.unit(contact.unit_id);
    let address = unit.filter(|unit| !unit.email.is_empty() && matches!(rung, Rung::Secretary | Rung::Head));
    if let Some(unit) = address {
        mail::send(ctx, tx, message(ctx, contact, rung, (&unit.email, &unit.name))?).await?;
        readers.push(unit.email.clone());
    }
    Ok(readers.join(", "))
}

/// Officers of a rung. A letter to the head is printed by the office, so the office is told as well.
async fn accounts(ctx: &Ctx, tx: &Tx, contact: &Contact, rung: Rung) -> Result<Vec<AccountId>> {
    let unit = Some(contact.unit_id);
    let of: &[(Role, _)] = match rung {
        // A report is signed by the PPID of the unit.
        Rung::Operator if contact.is_report() => &[(Role::ContentOperator, unit), (Role::UnitPpid, unit)],
        Rung::Operator => &[(Role::ContentOperator, unit)],
        Rung::OperatorAgain => &[(Role::ContentOperator, unit), (Role::UnitPpid, unit)],
        Rung::Secretary => &[(Role::UnitPpid, unit)],
        Rung::Head => &[(Role::UnitPpid, unit), (Role::ContentEditor, None)],
        Rung::Office => &[(Role::ContentEditor, None), (Role::MainPpid, None)],
    };
    let mut all = Vec::new();
    for (role, unit) in of {
        all.extend(role_holders(ctx, tx, *role, *unit).await?);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn message(ctx: &Ctx, contact: &Contact, rung: Rung, (address, name): (&str, &str)) -> Result<Message> {
    let locale = Locale::Indonesian;
    let unit = ctx.directory.name(contact.unit_id).to_owned();
    let about = contact.about_in_words(locale)?;
    let key = rung.code().replace('_', "-");
    let words = |name: &str| {
        locale.with(&contact.key(name), &[("x", unit.clone().into()), ("y", about.clone().into())])
    };
    let lines = [
        locale.with("contact-mail-hello", &[("x", name.to_owned().into())]),
        words(&format!("mail-{key}")),
        locale.t("contact-mail-answer"),
        format!("{}{}", ctx.origin, contact.path()),
        ctx.directory.body.name.clone(),
    ];
    Ok(Message {
        to_address: address.to_owned(),
        to_name: name.to_owned(),
        subject: words("mail-subject"),
        text: lines.join("\n\n") + "\n",
    })
}
