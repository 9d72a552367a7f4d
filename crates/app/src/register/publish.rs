//! Verifying an entry: the newest version becomes the public one.

use db::Tx;
use rules::news::{Approval, approve};
use rules::register::{State, Step};
use rules::role::Role;

use super::model::{Content, Entry};
use super::{address, step, store, tell};
use crate::error::FieldErrors;
use crate::ids::{Coded, EntryId, UnitId};
use crate::{Ctx, Error, Result};

/// Verify and publish.
#[derive(Debug, Clone)]
pub struct Publish {
    /// The entry.
    pub id: EntryId,
    /// The version the verifier saw.
    pub version: i64,
    /// Why the writer verifies the own entry; empty when another person wrote it.
    pub override_reason: String,
}

/// Makes the newest version the public one.
/// Errors: `Invalid` when a column is missing or the two-person rule asks for a reason; `Refused` while
/// personal data in a file awaits a decision (UU 27/2022); `Conflict`, `Forbidden`.
pub async fn publish(ctx: &Ctx, input: &Publish) -> Result<()> {
    let step::Taken { mut entry, role, to } =
        step::take(ctx, input.id, Step::Publish, Some(input.version)).await?;
    let content = step::latest(ctx, &entry).await?;
    step::check(&content).into_result()?;
    crate::document::check_decided(ctx.db(), ctx.body(), &content).await?;
    entry.override_reason = approved_reason(ctx, &entry, &input.override_reason)?;
    step::move_to(&mut entry, to);
    let tx = ctx.db().begin().await?;
    make_public(ctx, &tx, &mut entry, &content, role).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// The two-person rule. Returns the reason to keep: empty when another person wrote the version.
fn approved_reason(ctx: &Ctx, entry: &Entry, reason: &str) -> Result<String> {
    let (Some(writer), Some(actor)) = (entry.last_writer_id, ctx.account()) else { return Ok(String::new()) };
    match approve(writer.0, actor.0, Some(reason)) {
        Ok(Approval::ByAnother) => Ok(String::new()),
        Ok(Approval::Override) => Ok(reason.trim().to_owned()),
        Err(_) => Err(Error::Invalid(FieldErrors(vec![("override", "register-error-two-persons")]))),
    }
}

/// The change itself: public version, address, freshness, log, notice. `entry` has been moved already.
pub(crate) async fn make_public(
    ctx: &Ctx,
    tx: &Tx,
    entry: &mut Entry,
    content: &Content,
    role: Option<Role>,
) -> Result<()> {
    let before = step::digest_of(tx, ctx, entry.public_version_id).await?;
    let after = step::digest_of(tx, ctx, entry.latest_version_id).await?;
    let latest = entry.latest_version_id.ok_or(Error::Refused("register-refused-step"))?;
    if entry.slug.is_none() {
        let unit = ctx.directory.unit(entry.unit_id).map(|unit| unit.code.clone()).unwrap_or_default();
        entry.slug = Some(address::reserve(ctx, tx, entry.id, &unit, &content.title).await?);
    }
    store::mark_version_published(tx, ctx.body(), latest, ctx.now()).await?;
    entry.public_version_id = Some(latest);
    entry.class = Coded(content.class);
    entry.year = content.year;
    entry.published_at = entry.published_at.or(Some(ctx.now()));
    entry.changed_at = Some(ctx.now());
    entry.verified_at = Some(ctx.now());
    entry.verified_by = ctx.account();
    entry.remark.clear();
    entry.withdraw_reason.clear();
    entry.withdrawn_at = None;
    let change = step::change("register.publish", entry, role)
        .public()
        .because(&entry.override_reason)
        .digests(before, after);
    step::write(ctx, tx, entry, change).await?;
    tell::writers(ctx, tx, entry, "register-published", &content.title, "").await
}

/// Makes an entry and shows it to everybody inside a transaction of the caller: for what the program publishes itself.
/// Permission is the caller's. Errors: the database refuses.
pub(crate) async fn publish_at_once(
    ctx: &Ctx,
    tx: &Tx,
    unit: UnitId,
    content: &Content,
    role: Option<Role>,
) -> Result<EntryId> {
    let id = super::create::create_in(ctx, tx, unit, content, role).await?;
    let mut entry = store::find_entry(tx, ctx.body(), id).await?.ok_or(Error::NotFound)?;
    entry.state = Coded(State::Published);
    make_public(ctx, tx, &mut entry, content, role).await?;
    Ok(id)
}
