//! Mail of this slice: texts beside their templates, in the language of the reader.

use askama::Template;
use db::Tx;

use super::model::Account;
use crate::Result;
use crate::ctx::Ctx;
use crate::locale::Locale;
use crate::mail::{self, Message};

/// What a letter says besides its fixed words.
pub(super) struct Letter {
    /// Name of the reader.
    pub name: String,
    /// Name of the site.
    pub site: String,
    /// Address of the site.
    pub address: String,
    /// Link to follow; empty when there is none.
    pub link: String,
    /// Until when the link works, in words.
    pub until: String,
    /// What happened, one or two sentences.
    pub what: String,
}

#[derive(Template)]
#[template(path = "account/mail/invitation.id.txt", escape = "none")]
struct InvitationId<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "account/mail/invitation.en.txt", escape = "none")]
struct InvitationEn<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "account/mail/reset.id.txt", escape = "none")]
struct ResetId<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "account/mail/reset.en.txt", escape = "none")]
struct ResetEn<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "account/mail/notice.id.txt", escape = "none")]
struct NoticeId<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "account/mail/notice.en.txt", escape = "none")]
struct NoticeEn<'a> {
    l: &'a Letter,
}

fn letter(ctx: &Ctx, account: &Account) -> Letter {
    let locale = account.locale();
    Letter {
        name: account.name.clone(),
        site: ctx.directory.body.short_name.clone(),
        address: format!("{}{}", ctx.origin, locale.prefix()),
        link: String::new(),
        until: String::new(),
        what: String::new(),
    }
}

async fn post(ctx: &Ctx, tx: &Tx, account: &Account, kind: &str, text: &impl Template) -> Result<()> {
    let site = ctx.directory.body.short_name.clone();
    let key = format!("account-mail-{kind}-subject");
    let message = Message {
        to_address: account.email.clone(),
        to_name: account.name.clone(),
        subject: account.locale().with(&key, &[("x", site.into())]),
        text: text.render().map_err(anyhow::Error::new)?,
    };
    mail::send(ctx, tx, message).await?;
    Ok(())
}

/// Mails a link (`invitation`, `reset`) that works until `until_ms`.
pub(super) async fn link(
    ctx: &Ctx,
    tx: &Tx,
    account: &Account,
    kind: &'static str,
    path: &str,
    until_ms: i64,
) -> Result<()> {
    let mut l = letter(ctx, account);
    l.link = format!("{}{path}", l.address);
    l.until = crate::locale::moment_in_words(account.locale(), until_ms, &ctx.directory.zone);
    match (kind, account.locale()) {
        ("invitation", Locale::Indonesian) => post(ctx, tx, account, kind, &InvitationId { l: &l }).await,
        ("invitation", Locale::English) => post(ctx, tx, account, kind, &InvitationEn { l: &l }).await,
        (_, Locale::Indonesian) => post(ctx, tx, account, kind, &ResetId { l: &l }).await,
        (_, Locale::English) => post(ctx, tx, account, kind, &ResetEn { l: &l }).await,
    }
}

/// Tells an owner that something about the account changed. `key` names the sentence; it may hold one
/// word `$x`.
pub(super) async fn notice(ctx: &Ctx, tx: &Tx, account: &Account, key: &str, word: &str) -> Result<()> {
    let mut l = letter(ctx, account);
    l.what = account.locale().with(key, &[("x", word.to_owned().into())]);
    match account.locale() {
        Locale::Indonesian => post(ctx, tx, account, "notice", &NoticeId { l: &l }).await,
        Locale::English => post(ctx, tx, account, "notice", &NoticeEn { l: &l }).await,
    }
}
