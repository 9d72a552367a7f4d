//! What every act on an item shares: find it, hide it from strangers, look the step up, ask for
//! permission, write it back with its row in the change log.

use db::Tx;
use rules::news::{Approval, By, State, Step, approve, transition};
use rules::permission::Act;
use rules::role::Role;

use super::model::{Content, News};
use super::store;
use crate::audit::Change;
use crate::error::FieldErrors;
use crate::ids::{AccountId, Coded, NewsId};
use crate::{Ctx, Error, Result};

/// Longest title, in characters: what lists and messengers show without cutting.
pub const TITLE_CHARS: usize = 120;

/// An item on which a step may be done by the actor.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) news: News,
    /// Role in which it is done.
    pub(super) role: Option<Role>,
    /// Where the step leads; `None` = gone.
    pub(super) to: Option<State>,
}

/// An item the actor may read in the workroom.
/// Errors: `NotFound` when there is none or the actor may not know of it; `SignedOut`.
pub(crate) async fn find(ctx: &Ctx, id: NewsId) -> Result<News> {
    let news = store::find_news(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match ctx.allow(Act::ReadWorkroom, Some(news.unit_id)) {
        Ok(_) => Ok(news),
        Err(Error::SignedOut) => Err(Error::SignedOut),
        Err(_) => Err(Error::NotFound),
    }
}

/// Who does a step, as an act of the permission table.
pub(super) fn act_of(by: By) -> Act {
    match by {
        By::Writer => Act::WriteNews,
        By::Reviewer => Act::ReviewNews,
    }
}

/// Whether the actor may do `step` on the item now: for showing or hiding a button.
pub(super) fn may(ctx: &Ctx, news: &News, step: Step) -> bool {
    // What was public once is never thrown away, though the table knows only states.
    if step == Step::Discard && news.published_at.is_some() {
        return false;
    }
    transition(news.state.0, step).is_ok_and(|(by, _)| ctx.may(act_of(by), Some(news.unit_id)))
}

/// An item whose words the actor may write on now, as a draft or as a correction.
/// Errors: as [`find`]; `Refused` when they may not.
pub(super) async fn find_writable(ctx: &Ctx, id: NewsId) -> Result<News> {
    let news = find(ctx, id).await?;
    if may(ctx, &news, Step::Edit) || may(ctx, &news, Step::Correct) {
        return Ok(news);
    }
    Err(Error::Refused("news-refused-step"))
}

/// Reads the item for a step. `version` is the one the person saw; `None` skips that check.
/// Errors: as [`find`]; `Forbidden`; `Refused` when the item is not where the step begins;
/// `Conflict` when it moved on since `version`.
pub(super) async fn take(ctx: &Ctx, id: NewsId, step: Step, version: Option<i64>) -> Result<Taken> {
    let news = find(ctx, id).await?;
    let (by, to) = transition(news.state.0, step).map_err(|_| Error::Refused("news-refused-step"))?;
    let role = ctx.allow(act_of(by), Some(news.unit_id))?;
    if version.is_some_and(|version| version != news.version) {
        return Err(Error::Conflict);
    }
    Ok(Taken { news, role, to })
}

/// Writes the item back and appends its row to the change log.
/// Errors: `Conflict` when someone else was faster.
pub(super) async fn write(ctx: &Ctx, tx: &Tx, news: &News, change: Change) -> Result<()> {
    store::update_news(tx, ctx.body(), news, ctx.now()).await?;
    crate::audit::record(ctx, tx, change).await?;
    Ok(())
}

/// A row for the change log about this item.
pub(super) fn change(act: &'static str, news: &News, role: Option<Role>) -> Change {
    Change::new(act, "news", news.id).in_unit(news.unit_id).as_role(role)
}

/// The newest saved text of an item; empty before the first.
pub(super) async fn latest(ctx: &Ctx, news: &News) -> Result<Content> {
    match news.latest_revision_id {
        Some(revision) => store::find_content(ctx.db(), ctx.body(), revision).await,
        None => Ok(Content::default()),
    }
}

/// Digest of the newest saved text; empty before the first.
pub(super) async fn latest_digest(ctx: &Ctx, news: &News) -> Result<String> {
    let Some(id) = news.latest_revision_id else { return Ok(String::new()) };
    let revision = store::find_revision(ctx.db(), ctx.body(), id).await?;
    Ok(revision.map(|revision| revision.digest.0).unwrap_or_default())
}

/// What a text needs before others see it: title, lead, words, and for every photo a description
/// for those who cannot see it (WCAG 1.1.1). A missing caption or credit is only advised.
pub fn check(content: &Content) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if content.title.is_empty() {
        errors.add("title", "news-error-title-empty");
    } else if content.title.chars().count() > TITLE_CHARS {
        errors.add("title", "news-error-title-long");
    }
    if content.lead.is_empty() {
        errors.add("lead", "news-error-lead-empty");
    }
    if super::markup::to_plain(&content.text).is_empty() {
        errors.add("text", "news-error-text-empty");
    }
    if content.photos.iter().any(|photo| photo.alternative.is_empty()) {
        errors.add("photos", "news-error-alternative");
    }
    errors
}

/// The two-person rule for the actor. The console and the scheduler stand for nobody's own text.
/// Errors: `Invalid` for the field `override` when the reason is missing.
pub(super) fn approve_by(ctx: &Ctx, news: &News, reason: &str) -> Result<Approval> {
    let (Some(writer), Some(actor)) = (news.last_writer_id, ctx.account()) else {
        return Ok(Approval::ByAnother);
    };
    approve(writer.0, actor.0, Some(reason))
        .map_err(|_| Error::Invalid(FieldErrors(vec![("override", "news-error-two-persons")])))
}

/// Notes the approval on the item.
pub(super) fn note_approval(news: &mut News, approval: Approval, reason: &str, by: Option<AccountId>) {
    news.approved_by = by;
    news.needs_sign_off = approval == Approval::Override;
    news.override_reason = match approval {
        Approval::Override => reason.trim().to_owned(),
        Approval::ByAnother => String::new(),
    };
}

/// Moves the item to where the step leads.
pub(super) fn move_to(news: &mut News, to: Option<State>) {
    if let Some(to) = to {
        news.state = Coded(to);
    }
}

/// Where the item is worked on.
pub(super) fn path(id: NewsId) -> String {
    format!("/kerja/berita/{id}")
}
