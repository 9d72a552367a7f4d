//! Taking in an item that was made elsewhere: the demonstration city, and later importers.

use db::Tx;
use rules::news::State;
use rules::permission::Act;

use super::model::{Content, News};
use super::{address, credit, jobs, store};
use crate::audit::{self, Change};
use crate::ids::{AccountId, Coded, NewsId, TopicId, UnitId};
use crate::{Ctx, Error, Result};

/// A day: how long an imported item that was withdrawn is taken to have been public.
const DAY_MS: i64 = 86_400_000;

/// An item made elsewhere.
#[derive(Debug, Clone)]
pub struct ImportedNews {
    /// Unit that speaks.
    pub unit: UnitId,
    /// Topic.
    pub topic: Option<TopicId>,
    /// Who wrote it.
    pub author: Option<AccountId>,
    /// Who approved it, when it was approved.
    pub approver: Option<AccountId>,
    /// Where it stands.
    pub state: State,
    /// Words and pictures.
    pub content: Content,
    /// When it was written and, when it was published, first published. Unix ms.
    pub at_ms: i64,
    /// When it is to appear (state scheduled), Unix ms.
    pub publish_at: Option<i64>,
    /// Remark of the reviewer (state returned).
    pub remark: String,
    /// Public reason (state withdrawn).
    pub withdraw_reason: String,
    /// The published story it names as its source.
    pub source: Option<NewsId>,
    /// Marked *contoh* everywhere.
    pub is_sample: bool,
}

/// Takes the item in with its text, address, schedule and the rows of the change log that the real
/// acts would have written. The caller commits, then rings.
/// Errors: permission to review in the unit; a scheduled item without its time.
pub async fn import_item(ctx: &Ctx, tx: &Tx, item: ImportedNews) -> Result<NewsId> {
    let role = ctx.allow(Act::ReviewNews, Some(item.unit))?;
    let body = ctx.body();
    let new =
        store::NewItem { unit: item.unit, topic: item.topic, author: item.author, is_sample: item.is_sample };
    let id = store::insert_news(tx, body, &new, item.at_ms).await?;
    let (revision, digest) =
        store::insert_revision(tx, body, id, &item.content, item.author, item.at_ms).await?;
    let mut news = store::find_news(tx, body, id).await?.ok_or(Error::NotFound)?;
    news.latest_revision_id = Some(revision);
    place(ctx, tx, &mut news, &item).await?;
    if matches!(item.state, State::Published | State::Withdrawn) {
        news.public_revision_id = Some(revision);
    }
    store::update_news(tx, body, &news, item.at_ms).await?;
    if let Some(source) = item.source {
        credit::put(ctx, tx, id, source).await?;
    }
    for act in acts(item.state) {
        let change = Change::new(act, "news", id).in_unit(item.unit).as_role(role).detail("import");
        let change = change.digests("", digest.clone());
        let is_public = matches!(*act, "news.publish" | "news.withdraw");
        audit::record(ctx, tx, if is_public { change.public() } else { change }).await?;
    }
    if let (State::Scheduled, Some(at)) = (item.state, item.publish_at) {
        jobs::enqueue_publish(ctx, tx, id, at).await?;
    }
    Ok(id)
}

/// Fills in what belongs to the state.
async fn place(ctx: &Ctx, tx: &Tx, news: &mut News, item: &ImportedNews) -> Result<()> {
    news.state = Coded(item.state);
    if item.state != State::Draft {
        news.submitted_at = Some(item.at_ms);
    }
    match item.state {
        State::Draft | State::Submitted => {}
        State::Returned => news.remark.clone_from(&item.remark),
        State::Scheduled => {
            news.publish_at = Some(item.publish_at.ok_or(Error::BadRequest)?);
            news.approved_by = item.approver;
        }
        State::Published | State::Withdrawn => {
            news.slug = Some(address::reserve(ctx, tx, news.id, &item.content.title).await?);
            news.published_at = Some(item.at_ms);
            news.approved_by = item.approver;
        }
    }
    if item.state == State::Withdrawn {
        news.withdraw_reason.clone_from(&item.withdraw_reason);
        news.withdrawn_at = Some(item.at_ms.saturating_add(DAY_MS).min(ctx.now()).max(item.at_ms));
    }
    Ok(())
}

/// The acts that lead to a state.
fn acts(state: State) -> &'static [&'static str] {
    match state {
        State::Draft => &["news.create"],
        State::Submitted => &["news.create", "news.submit"],
        State::Returned => &["news.create", "news.submit", "news.return"],
        State::Scheduled => &["news.create", "news.submit", "news.schedule"],
        State::Published => &["news.create", "news.submit", "news.publish"],
        State::Withdrawn => &["news.create", "news.submit", "news.publish", "news.withdraw"],
    }
}
