//! Writing a mail: it stands in the outbox if and only if the change it belongs to was committed.

use db::Tx;

use super::{MailId, deliver, store};
use crate::Result;
use crate::ctx::Ctx;

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
    let subject: String = message.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = Message { subject, ..message };
    let state = if ctx.app.config.smtp.is_some() { "queued" } else { "kept" };
    let id = store::insert(tx, ctx.body(), &message, state, ctx.now()).await?;
    if state == "queued" {
        deliver::enqueue(ctx, tx, id).await?;
    }
    Ok(id)
}
