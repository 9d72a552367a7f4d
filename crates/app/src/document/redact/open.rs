//! What every step of redaction shares: the content, its entry, permission, the plan.

use ::document::Kind;
use rules::permission::Act;
use rules::role::Role;

use super::model::Plan;
use super::store;
use crate::audit::{self, Change};
use crate::document::{DocumentVersion, store as documents};
use crate::ids::DocumentVersionId;
use crate::register::Entry;
use crate::{Ctx, Error, Result};

/// A content the actor may decide about.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) content: DocumentVersion,
    pub(super) entry: Entry,
    pub(super) role: Option<Role>,
    pub(super) plan: Option<Plan>,
}

impl Opened {
    /// Reads a content for redaction. Who decides about personal data may cut it: the unit's PPID.
    /// Errors: `NotFound` for strangers, `Forbidden`, `SignedOut`.
    pub(super) async fn find(ctx: &Ctx, id: DocumentVersionId) -> Result<Self> {
        let content = documents::find_version(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
        let document = documents::find_document(ctx.db(), ctx.body(), content.document_id).await?;
        let entry = crate::register::find(ctx, document.ok_or(Error::NotFound)?.entry_id).await?;
        let role = ctx.allow(Act::SubmitRegister, Some(entry.unit_id))?;
        let plan = store::find_plan(ctx.db(), ctx.body(), id).await?;
        Ok(Self { content, entry, role, plan })
    }

    /// The plan in a state.
    /// Errors: `Conflict` when it is elsewhere.
    pub(super) fn in_state(&self, state: &str) -> Result<Plan> {
        self.plan.clone().filter(|plan| plan.state == state).ok_or(Error::Conflict)
    }

    /// What the file is.
    /// Errors: `NotFound` for a kind nothing can be cut from.
    pub(super) fn kind(&self) -> Result<Kind> {
        Kind::from_extension(&self.content.kind)
            .filter(|_| super::can_redact(&self.content.kind))
            .ok_or(Error::NotFound)
    }

    /// Ends a step: writes the plan back, records the step and commits. `before` is the state the plan was read in.
    /// Errors: `Conflict` when it moved on meanwhile.
    pub(super) async fn end_step(
        &self,
        ctx: &Ctx,
        tx: db::Tx,
        plan: &Plan,
        before: &str,
        what: &str,
    ) -> Result<()> {
        store::update_plan(&tx, ctx.body(), plan, before, ctx.now()).await?;
        audit::record(ctx, &tx, self.change(what)).await?;
        tx.commit().await?;
        ctx.app.ring();
        Ok(())
    }

    /// A row for the change log about the plan. `what` is the step, in a word.
    pub(super) fn change(&self, what: &str) -> Change {
        Change::new("document.redact-plan", "document", self.content.document_id)
            .in_unit(self.entry.unit_id)
            .as_role(self.role)
            .detail(what)
    }
}

/// Where a content is redacted.
pub(super) fn path(id: DocumentVersionId) -> String {
    format!("/kerja/dokumen/{id}/hitamkan")
}
