//! Writing a mail: it stands in the outbox if and only if the change it belongs to was committed.

use db::Tx;

use super::{MailId, deliver, store};
use crate::Result;
use crate::ctx::Ctx;
use crate::seal::Purpose;

/// A mail to be written. Plain text: it reads the same everywhere and hides nothing.
#[derive(Debug, Clone)]
pub struct Message {
    /// Address of the reader.
    pub to_address: String,
    /// Name of the reader.
    pub to_name: String,
    /// Subject, one line.
    pub subject: String,
    /// Text; lines end in `\n`.
    pub text: String,
}

/// Puts a mail into the outbox: queued when a mail server is configured, else kept for the
/// administrator to read and pass on. Ring (`ctx.app.ring()`) after the commit.
pub async fn send(ctx: &Ctx, tx: &Tx, message: Message) -> Result<MailId> {
    let state = if ctx.app.config.smtp.is_some() { "queued" } else { "kept" };
    let id = store::insert(tx, ctx.body(), &tidy(message), None, state, ctx.now()).await?;
    if state == "queued" {
        deliver::enqueue(ctx, tx, id).await?;
    }
    Ok(id)
}

/// As [`send`], with files.
pub async fn send_with(ctx: &Ctx, tx: &Tx, message: Message, files: &[store::Attachment]) -> Result<MailId> {
    let id = send(ctx, tx, message).await?;
    for (place, file) in (0..).zip(files) {
        store::attach(tx, ctx.body(), id, place, file).await?;
    }
    Ok(id)
}

/// As [`send`], to somebody who is no officer: the address is sealed, nobody reads the mail in the outbox,
/// and address and text go when it is sent or given up. `unsubscribe` is the absolute address that ends such
/// mail with one POST (RFC 8058).
/// Errors: `Refused` without a mail server, because nobody may pass such mail on by hand.
pub async fn send_private(ctx: &Ctx, tx: &Tx, message: Message, unsubscribe: &str) -> Result<MailId> {
    if ctx.app.config.smtp.is_none() {
        return Err(crate::Error::Refused("mail-refused-no-server"));
    }
    let mut message = tidy(message);
    let to = std::mem::take(&mut message.to_address);
    let private = store::Private {
        sealed_to: ADDRESS.seal(&ctx.app, &ctx.body().to_string(), to.as_bytes())?,
        unsubscribe: unsubscribe.to_owned(),
    };
    let id = store::insert(tx, ctx.body(), &message, Some(private), "queued", ctx.now()).await?;
    deliver::enqueue(ctx, tx, id).await?;
    Ok(id)
}

/// Addresses of private mail.
const ADDRESS: Purpose = Purpose { label: "mail.address" };

/// The reader of a mail; `None` when a private one forgot it.
pub fn reader(app: &crate::App, body: crate::ids::BodyId, mail: &store::Stored) -> Option<String> {
    if !mail.is_private {
        return Some(mail.to_address.clone());
    }
    let sealed = mail.sealed_to.as_deref()?;
    String::from_utf8(ADDRESS.open(app, &body.to_string(), sealed)?).ok()
}

/// The same with a subject of one line.
fn tidy(message: Message) -> Message {
    let subject: String = message.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Message { subject, ..message }
}
