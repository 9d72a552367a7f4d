//! Taking in an alert that was announced elsewhere or earlier: the demonstration city, an older program. It is
//! written with the times it had; what is over stays over.

use rules::alert::MessageKind;

use super::jobs;
use super::model::Content;
use super::store::{self, NewAlert, NewMessage};
use crate::audit::{self, Change};
use crate::ids::{AccountId, AlertId, UnitId};
use crate::{Ctx, Error, Result};

/// An alert with its past.
#[derive(Debug, Clone)]
pub struct TakenAlert {
    /// Unit that announced it.
    pub unit: UnitId,
    /// Who did.
    pub author: Option<AccountId>,
    /// When, Unix ms.
    pub issued_at: i64,
    /// What it said.
    pub content: Content,
    /// When and why it was ended before its time.
    pub ended: Option<(i64, String)>,
    /// Made up for the demonstration.
    pub is_sample: bool,
}

/// Writes an alert with its messages. Whoever may call this owns the machine: it is no act of the workroom.
/// Errors: the database refuses.
pub async fn take_in(ctx: &Ctx, taken: &TakenAlert) -> Result<AlertId> {
    ctx.allow(rules::permission::Act::IssueAlert, None)?;
    let tx = ctx.db().begin().await?;
    let new = NewAlert {
        unit: taken.unit,
        form_key: &web::secrets::random_token(),
        issued_at: taken.issued_at,
        expires_at: taken.content.expires_at,
        is_sample: taken.is_sample,
    };
    let id = store::insert(&tx, ctx.body(), &new).await?.ok_or(Error::Conflict)?;
    let first = NewMessage {
        alert: id,
        number: 1,
        kind: MessageKind::Alert,
        sent_at: taken.issued_at,
        note: "",
        author: taken.author,
        content: &taken.content,
    };
    store::insert_message(&tx, ctx.body(), &first).await?;
    if let Some((ended_at, reason)) = &taken.ended {
        let expires_at = taken.content.expires_at;
        store::raise(&tx, ctx.body(), id, 1, expires_at, Some(*ended_at)).await?;
        let last =
            NewMessage { number: 2, kind: MessageKind::Cancel, sent_at: *ended_at, note: reason, ..first };
        store::insert_message(&tx, ctx.body(), &last).await?;
    } else {
        jobs::plan(ctx, &tx, id, 1, taken.content.expires_at).await?;
    }
    let change = Change::new("alert.import", "alert", id).in_unit(taken.unit).public();
    let change = change.detail(&taken.content.headline).digests("", taken.content.digest());
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.reload_directories().await?;
    ctx.app.ring();
    Ok(id)
}
