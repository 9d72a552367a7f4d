//! Taking in an entry that was made elsewhere, with its versions and days: the demonstration city.

use db::Tx;
use rules::permission::Act;
use rules::register::State;
use rules::role::Role;

use super::model::{Content, Entry, HungDocument};
use super::{address, store};
use crate::audit::{self, Change};
use crate::document::NewFile;
use crate::document::store::{Facts, NewVersion, insert_document, insert_version, put_facts};
use crate::ids::{AccountId, Coded, DocumentId, EntryId, EntryVersionId, UnitId};
use crate::{Ctx, Error, Result};

/// A day: how long an entry that was withdrawn is taken to have been public.
const DAY_MS: i64 = 86_400_000;

/// A file whose bytes are in the store and whose text was read.
#[derive(Debug, Clone)]
pub struct TakenFile {
    /// Title of the link.
    pub title: String,
    /// Name, kind, content.
    pub file: NewFile,
    /// What is known of it.
    pub facts: Facts,
}

/// One version.
#[derive(Debug, Clone)]
pub struct TakenVersion {
    /// What it says; its list of documents is made from `file`.
    pub content: Content,
    /// Its file, behind the address the entry's file always had.
    pub file: Option<TakenFile>,
    /// When it was saved and, in the states published and withdrawn, verified. Unix ms.
    pub at_ms: i64,
}

/// An entry made elsewhere.
#[derive(Debug, Clone)]
pub struct TakenEntry {
    /// Unit that holds the information.
    pub unit: UnitId,
    /// Where it stands.
    pub state: State,
    /// Who filled it in.
    pub author: Option<AccountId>,
    /// Who verified it.
    pub verifier: Option<AccountId>,
    /// Versions, oldest first.
    pub versions: Vec<TakenVersion>,
    /// Remark (returned).
    pub remark: String,
    /// Public reason (withdrawn).
    pub withdraw_reason: String,
}

/// Takes the entry in with its address and the rows of the change log that the real acts would have
/// written; marked *contoh*. The caller commits, then rings.
/// Errors: permission to verify in the unit; an entry without a version.
pub async fn take_in(ctx: &Ctx, tx: &Tx, taken: &TakenEntry) -> Result<EntryId> {
    let role = ctx.allow(Act::VerifyRegister, Some(taken.unit))?;
    let body = ctx.body();
    let first = taken.versions.first().ok_or(Error::BadRequest)?;
    let new = store::NewEntry {
        unit: taken.unit,
        class: first.content.class,
        year: first.content.year,
        author: taken.author,
        is_sample: true,
    };
    let id = store::insert_entry(tx, body, &new, first.at_ms).await?;
    let mut entry = store::find_entry(tx, body, id).await?.ok_or(Error::NotFound)?;
    let was_public = matches!(taken.state, State::Published | State::Withdrawn);
    record(ctx, tx, &entry, role, "register.create", "").await?;
    let mut document = None;
    let mut before = String::new();
    for version in &taken.versions {
        let (saved, digest) = add_version(ctx, tx, taken, id, version, &mut document).await?;
        entry.latest_version_id = Some(saved);
        if was_public {
            store::mark_version_published(tx, body, saved, version.at_ms).await?;
            make_public(ctx, tx, &mut entry, taken, version).await?;
            record(ctx, tx, &entry, role, "register.publish", &digest).await?;
        }
        before = digest;
    }
    place(ctx, tx, &mut entry, taken).await?;
    store::update_entry(tx, body, &entry, ctx.now()).await?;
    match taken.state {
        State::Submitted | State::Returned => {
            record(ctx, tx, &entry, role, "register.submit", &before).await?;
        }
        State::Withdrawn => record(ctx, tx, &entry, role, "register.withdraw", "").await?,
        State::Draft | State::Proposed | State::Published => {}
    }
    Ok(id)
}

/// Saves a version with its file.
async fn add_version(
    ctx: &Ctx,
    tx: &Tx,
    taken: &TakenEntry,
    id: EntryId,
    version: &TakenVersion,
    document: &mut Option<DocumentId>,
) -> Result<(EntryVersionId, String)> {
    let body = ctx.body();
    let mut content = version.content.clone();
    if let Some(file) = &version.file {
        let document_id = match *document {
            Some(document) => document,
            None => insert_document(tx, body, id, version.at_ms).await?,
        };
        *document = Some(document_id);
        let new = NewVersion::of(document_id, &file.file, taken.author);
        let document_version_id = insert_version(tx, body, &new, version.at_ms).await?;
        put_facts(tx, body, document_version_id, &file.facts).await?;
        content.documents =
            vec![HungDocument { document_version_id, document_id, title: file.title.clone() }];
    }
    store::insert_version(tx, body, id, &content, taken.author, version.at_ms).await
}

/// The version just saved becomes the public one.
async fn make_public(
    ctx: &Ctx,
    tx: &Tx,
    entry: &mut Entry,
    taken: &TakenEntry,
    version: &TakenVersion,
) -> Result<()> {
    if entry.slug.is_none() {
        let unit = ctx.directory.unit(entry.unit_id).map(|unit| unit.code.clone()).unwrap_or_default();
        let slug = address::reserve(ctx, tx, entry.id, &unit, &version.content.title).await?;
        entry.slug = Some(slug);
    }
    entry.public_version_id = entry.latest_version_id;
    entry.published_at = entry.published_at.or(Some(version.at_ms));
    entry.changed_at = Some(version.at_ms);
    entry.verified_at = Some(version.at_ms);
    entry.verified_by = taken.verifier;
    Ok(())
}

/// Fills in what belongs to the state.
async fn place(ctx: &Ctx, tx: &Tx, entry: &mut Entry, taken: &TakenEntry) -> Result<()> {
    let at = taken.versions.last().map_or_else(|| ctx.now(), |version| version.at_ms);
    entry.state = Coded(taken.state);
    entry.last_writer_id = taken.author;
    entry.remark.clone_from(&taken.remark);
    match taken.state {
        State::Submitted | State::Returned => entry.submitted_at = Some(at),
        State::Withdrawn => {
            store::close_versions(tx, ctx.body(), entry.id, &taken.withdraw_reason).await?;
            entry.public_version_id = None;
            let gone_at = at.saturating_add(DAY_MS).min(ctx.now());
            entry.withdrawn_at = Some(gone_at);
            entry.changed_at = Some(gone_at);
            entry.withdraw_reason.clone_from(&taken.withdraw_reason);
        }
        State::Draft | State::Proposed | State::Published => {}
    }
    Ok(())
}

async fn record(
    ctx: &Ctx,
    tx: &Tx,
    entry: &Entry,
    role: Option<Role>,
    act: &'static str,
    after: &str,
) -> Result<()> {
    let change = Change::new(act, "register_entry", entry.id).in_unit(entry.unit_id).as_role(role);
    let change = change.detail("import").digests("", after);
    let is_public = matches!(act, "register.publish" | "register.withdraw");
    audit::record(ctx, tx, if is_public { change.public() } else { change }).await?;
    Ok(())
}
