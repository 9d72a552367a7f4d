//! What every act on an entry shares: find it, hide it from strangers, look the step up, ask for
//! permission, write it back with its row in the change log.

use db::Tx;
use rules::permission::Act;
use rules::register::{By, State, Step, transition};
use rules::role::Role;

use super::model::{Content, Entry};
use super::store;
use crate::audit::Change;
use crate::error::FieldErrors;
use crate::ids::{Coded, EntryId};
use crate::{Ctx, Error, Result};

/// Longest title, in characters: titles of regulations are long.
pub const TITLE_CHARS: usize = 300;
/// Longest summary, in characters.
pub const SUMMARY_CHARS: usize = 4_000;
/// Longest other column, in characters.
const COLUMN_CHARS: usize = 500;

/// An entry on which a step may be done by the actor.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) entry: Entry,
    /// Role in which it is done.
    pub(super) role: Option<Role>,
    /// Where the step leads; `None` = gone.
    pub(super) to: Option<State>,
}

/// An entry the actor may read in the workroom.
/// Errors: `NotFound` when there is none or the actor may not know of it; `SignedOut`.
pub async fn find(ctx: &Ctx, id: EntryId) -> Result<Entry> {
    let entry = store::find_entry(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match ctx.allow(Act::ReadWorkroom, Some(entry.unit_id)) {
        Ok(_) => Ok(entry),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}

/// Who does a step, as an act of the permission table.
pub(super) fn act_of(by: By) -> Act {
    match by {
        By::Writer => Act::WriteRegister,
        By::Submitter => Act::SubmitRegister,
        By::Verifier => Act::VerifyRegister,
    }
}

/// Whether the actor may do `step` on the entry now: for showing or hiding a button.
pub fn may(ctx: &Ctx, entry: &Entry, step: Step) -> bool {
    if step == Step::Discard && entry.published_at.is_some() {
        return false;
    }
    transition(entry.state.0, step, entry.is_public())
        .is_ok_and(|(by, _)| ctx.may(act_of(by), Some(entry.unit_id)))
}

/// Reads the entry for a step. `version` is the one the person saw; `None` skips that check.
/// Errors: as [`find`]; `Forbidden`; `Refused` when the entry is not where the step begins;
/// `Conflict` when it moved on since `version`.
pub(super) async fn take(ctx: &Ctx, id: EntryId, step: Step, version: Option<i64>) -> Result<Taken> {
    let entry = find(ctx, id).await?;
    let (by, to) = transition(entry.state.0, step, entry.is_public())
        .map_err(|_| Error::Refused("register-refused-step"))?;
    let role = ctx.allow(act_of(by), Some(entry.unit_id))?;
    if version.is_some_and(|version| version != entry.version) {
        return Err(Error::Conflict);
    }
    Ok(Taken { entry, role, to })
}

/// Writes the entry back and appends its row to the change log.
/// Errors: `Conflict` when someone else was faster.
pub(super) async fn write(ctx: &Ctx, tx: &Tx, entry: &Entry, change: Change) -> Result<()> {
    store::update_entry(tx, ctx.body(), entry, ctx.now()).await?;
    crate::audit::record(ctx, tx, change).await?;
    Ok(())
}

/// A row for the change log about this entry.
pub(super) fn change(act: &'static str, entry: &Entry, role: Option<Role>) -> Change {
    Change::new(act, "register_entry", entry.id).in_unit(entry.unit_id).as_role(role)
}

/// The newest saved version of an entry.
pub async fn latest(ctx: &Ctx, entry: &Entry) -> Result<Content> {
    match entry.latest_version_id {
        Some(version) => store::find_content(ctx.db(), ctx.body(), version).await,
        None => Ok(Content::default()),
    }
}

/// Digest of a saved version; empty when there is none.
pub(super) async fn digest_of(
    db: &db::Db,
    ctx: &Ctx,
    id: Option<crate::ids::EntryVersionId>,
) -> Result<String> {
    let Some(id) = id else { return Ok(String::new()) };
    Ok(store::find_version(db, ctx.body(), id).await?.map(|version| version.digest.0).unwrap_or_default())
}

/// What an entry needs before others see it. Class, title, summary and a place where the information
/// can be had: a file, a link or the note that it is kept on paper (columns of the DIP form).
pub fn check(content: &Content) -> FieldErrors {
    let mut errors = check_sizes(content);
    if content.title.is_empty() {
        errors.add("title", "register-error-title-empty");
    }
    if content.summary.is_empty() {
        errors.add("summary", "register-error-summary-empty");
    }
    if content.documents.is_empty() && content.links.is_empty() && !content.is_printed {
        errors.add("documents", "register-error-nothing-to-read");
    }
    errors
}

/// What even a draft must keep to: lengths and well-formed dates and links.
pub(crate) fn check_sizes(content: &Content) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let is_long = |text: &str, limit: usize| text.chars().count() > limit;
    if is_long(&content.title, TITLE_CHARS) {
        errors.add("title", "register-error-title-long");
    }
    if is_long(&content.summary, SUMMARY_CHARS) {
        errors.add("summary", "register-error-summary-long");
    }
    for (field, text) in [
        ("holder", &content.holder),
        ("responsible", &content.responsible),
        ("made_at_place", &content.made_at_place),
        ("retention_active", &content.retention_active),
        ("retention_inactive", &content.retention_inactive),
        ("media", &content.media),
        ("correction", &content.correction),
    ] {
        if is_long(text, COLUMN_CHARS) {
            errors.add(field, "register-error-column-long");
        }
    }
    if !is_made_on(&content.made_on) {
        errors.add("made_on", "register-error-made-on");
    }
    if content.year.is_some_and(|year| !(1900..=2100).contains(&year)) {
        errors.add("year", "register-error-year");
    }
    if content.links.iter().any(|link| !is_link(&link.url)) {
        errors.add("links", "register-error-link");
    }
    errors
}

/// A day, a month or a year, or nothing.
fn is_made_on(text: &str) -> bool {
    match text.len() {
        0 => true,
        4 => text.parse::<i16>().is_ok(),
        7 => format!("{text}-01").parse::<jiff::civil::Date>().is_ok(),
        _ => text.parse::<jiff::civil::Date>().is_ok(),
    }
}

fn is_link(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.host().is_some() && text.len() <= 2_000
    })
}

/// Moves the entry to where the step leads.
pub(super) fn move_to(entry: &mut Entry, to: Option<State>) {
    if let Some(to) = to {
        entry.state = Coded(to);
    }
}

/// Where the entry is worked on.
pub fn path(id: EntryId) -> String {
    format!("/kerja/informasi/{id}")
}
