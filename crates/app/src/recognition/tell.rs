//! A decision reaches the office of the unit by mail, beside the notification of its officers.

use db::Tx;

use super::desk::kind_name;
use super::model::Recognition;
use crate::locale::Locale;
use crate::mail::{self, Message};
use crate::page::Page;
use crate::{Ctx, Result};

/// Writes to the address of the unit, when it has one, where the paper lies: for everybody when it is shown to all, in
/// the workroom otherwise. In the language of the office (UU 24/2009 Ps.27).
/// Errors: the database refuses.
pub(super) async fn unit(ctx: &Ctx, tx: &Tx, one: &Recognition) -> Result<()> {
    let unit = ctx.directory.unit(one.unit_id).filter(|unit| !unit.email.is_empty());
    let Some(unit) = unit else { return Ok(()) };
    let mut p = Page::new(ctx, "");
    p.locale = Locale::Indonesian;
    let kind = kind_name(&p, one);
    let path = if one.is_public { format!("/penghargaan/{}", one.id) } else { one.desk() };
    let lines = [
        p.w("recognition-mail-hello", &unit.name),
        p.ww("recognition-mail-text", &kind, &one.number),
        format!("{}{path}/surat.pdf", ctx.origin),
        ctx.directory.body.name.clone(),
    ];
    let message = Message {
        to_address: unit.email.clone(),
        to_name: unit.name.clone(),
        subject: p.ww("recognition-mail-subject", &kind, &one.number),
        text: lines.join("\n\n") + "\n",
    };
    mail::send(ctx, tx, message).await.map(|_id| ())
}
