//! The personal-data guard: a file with findings is not published before a person has decided.

use rules::permission::Act;

use super::store;
use crate::audit::{self, Change};
use crate::error::FieldErrors;
use crate::ids::{BodyId, DocumentVersionId};
use crate::register::Content;
use crate::{Ctx, Error, Result};

/// Decisions a person can take about a file with findings, by their codes in the table.
const DECISIONS: [&str; 3] = ["lawful", "false_alarm", "seen"];

/// Whether every file of a version was read and decided about (UU 27/2022 Ps.20, 65).
/// Errors: `Refused` while one is still being read, or holds findings or no readable text and nobody decided; for
/// one that was redacted since, which must not come back.
pub async fn check_decided(db: &db::Db, body: BodyId, content: &Content) -> Result<()> {
    for document in &content.documents {
        let open = store::count_undecided(db, body, document.document_version_id).await?;
        if open.redacted > 0 {
            return Err(Error::Refused("document-refused-redacted"));
        }
        if open.waiting > 0 {
            return Err(Error::Refused("document-refused-waiting"));
        }
        if open.undecided > 0 {
            return Err(Error::Refused("document-refused-undecided"));
        }
    }
    Ok(())
}

/// Records what a person decided about a file: `lawful` (publishing it has a basis in law), `false_alarm`
/// (it is no personal data), `seen` (no text could be read; a person looked through it).
/// Errors: `Invalid` without a reason or for an unknown decision; `NotFound`, `Forbidden`.
pub async fn decide(ctx: &Ctx, version: DocumentVersionId, decision: &str, reason: &str) -> Result<()> {
    let found = store::find_version(ctx.db(), ctx.body(), version).await?.ok_or(Error::NotFound)?;
    let document = store::find_document(ctx.db(), ctx.body(), found.document_id).await?;
    let entry = crate::register::find(ctx, document.ok_or(Error::NotFound)?.entry_id).await?;
    let role = ctx.allow(Act::SubmitRegister, Some(entry.unit_id))?;
    let mut errors = FieldErrors::default();
    if !DECISIONS.contains(&decision) {
        errors.add("decision", "document-error-decision");
    }
    if reason.trim().is_empty() {
        errors.add("reason", "document-error-reason");
    }
    errors.into_result()?;
    let tx = ctx.db().begin().await?;
    let (body, by, now) = (ctx.body(), ctx.account(), ctx.now());
    store::upsert_decision(&tx, body, version, decision, reason.trim(), by, now).await?;
    let change = Change::new("document.decide", "document", found.document_id)
        .in_unit(entry.unit_id)
        .as_role(role)
        .because(reason)
        .detail(decision);
    audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}
