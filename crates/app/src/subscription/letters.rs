//! Letters of this slice: the question whether the address is right, and the news of a search. Plain text
//! without pictures, so that nobody learns whether they were read.

use askama::Template;
use db::Tx;

use super::model::{Subscription, SubscriptionId};
use super::secret;
use crate::locale::Locale;
use crate::mail::{self, Message};
use crate::{Ctx, Result};

/// One thing that is new.
pub(super) struct Line {
    pub(super) title: String,
    /// Unit and day.
    pub(super) about: String,
    pub(super) address: String,
}

/// What a letter says besides its fixed words.
pub(super) struct Letter {
    /// Name of the site.
    site: String,
    /// The search in words.
    what: String,
    /// Page on which one confirms or ends it.
    link: String,
    /// The search itself.
    search: String,
    lines: Vec<Line>,
    /// How many more there are.
    more: i64,
}

#[derive(Template)]
#[template(path = "subscription/mail/confirm.id.txt", escape = "none")]
struct ConfirmId<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "subscription/mail/confirm.en.txt", escape = "none")]
struct ConfirmEn<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "subscription/mail/digest.id.txt", escape = "none")]
struct DigestId<'a> {
    l: &'a Letter,
}

#[derive(Template)]
#[template(path = "subscription/mail/digest.en.txt", escape = "none")]
struct DigestEn<'a> {
    l: &'a Letter,
}

/// Who gets a letter about which search.
pub(super) struct To<'a> {
    pub(super) id: SubscriptionId,
    pub(super) mark: &'a str,
    pub(super) address: String,
    pub(super) locale: Locale,
    pub(super) question: &'a str,
    /// The search in words.
    pub(super) what: String,
}

impl<'a> To<'a> {
    /// The reader of a row.
    pub(super) fn of(row: &'a Subscription, address: String, what: String) -> Self {
        Self {
            id: row.id,
            mark: &row.address_mark,
            address,
            locale: row.locale(),
            question: &row.question,
            what,
        }
    }
}

fn letter(ctx: &Ctx, to: &To<'_>) -> Letter {
    let base = format!("{}{}", ctx.origin, to.locale.prefix());
    Letter {
        site: ctx.directory.body.short_name.clone(),
        what: to.what.clone(),
        link: format!("{base}/cari/langganan/{}", secret::token(ctx, to.id, to.mark)),
        search: format!("{base}/cari?{}", to.question),
        lines: Vec::new(),
        more: 0,
    }
}

async fn post(ctx: &Ctx, tx: &Tx, to: To<'_>, subject: &str, l: &Letter, text: String) -> Result<()> {
    let subject = to.locale.with(subject, &[("x", l.site.clone().into())]);
    let message = Message { to_address: to.address, to_name: String::new(), subject, text };
    mail::send_private(ctx, tx, message, &l.link).await?;
    Ok(())
}

/// Asks the owner of the address.
pub(super) async fn confirm(ctx: &Ctx, tx: &Tx, to: To<'_>) -> Result<()> {
    let l = letter(ctx, &to);
    let text = match to.locale {
        Locale::Indonesian => ConfirmId { l: &l }.render(),
        Locale::English => ConfirmEn { l: &l }.render(),
    };
    post(ctx, tx, to, "subscription-mail-confirm", &l, text.map_err(anyhow::Error::new)?).await
}

/// Tells what is new.
pub(super) async fn digest(ctx: &Ctx, tx: &Tx, to: To<'_>, lines: Vec<Line>, more: i64) -> Result<()> {
    let l = Letter { lines, more, ..letter(ctx, &to) };
    let text = match to.locale {
        Locale::Indonesian => DigestId { l: &l }.render(),
        Locale::English => DigestEn { l: &l }.render(),
    };
    post(ctx, tx, to, "subscription-mail-digest", &l, text.map_err(anyhow::Error::new)?).await
}
