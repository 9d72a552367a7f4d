//! Every text an item ever had: list, visual difference, restore.

use std::collections::HashMap;

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::news::Step;

use super::diff::{self, DiffLine};
use super::model::{News, Revision};
use super::posted::Posted;
use super::save::{Save, save};
use super::{step, store, store_desk};
use crate::ctx::SignedIn;
use crate::ids::{AccountId, NewsId};
use crate::page::{Page, Query, html, see_other};
use crate::{Ctx, Error, Result};

/// A revision as a line of the list.
struct Line {
    revision: Revision,
    writer: String,
    is_public: bool,
    is_latest: bool,
}

#[derive(Template)]
#[template(path = "news/pages/revisions.html")]
struct RevisionsPage {
    p: Page,
    news: News,
    lines: Vec<Line>,
    from: i64,
    to: i64,
    difference: Vec<DiffLine>,
    can_restore: bool,
    can_correct: bool,
}

/// `GET /kerja/berita/{id}/riwayat`, `?from=` and `?to=` numbers of revisions to compare.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    query: Query,
) -> Result<Response<Body>> {
    let news = step::find(&ctx, id).await?;
    let revisions = store::list_revisions(ctx.db(), ctx.body(), id).await?;
    let newest = revisions.first().map_or(0, |revision| revision.number);
    let to = query.parse("to").unwrap_or(newest);
    let from = query.parse("from").unwrap_or((to - 1).max(1));
    let title = ctx.locale.t("news-revisions-title");
    let p = Page::new(&ctx, title).section("news").flash(Some(query.text("ok")));
    let difference = difference(&ctx, &p, &revisions, from, to).await?;
    let lines = lines_of(&ctx, &news, revisions).await?;
    let can_restore = step::may(&ctx, &news, Step::Edit);
    let can_correct = step::may(&ctx, &news, Step::Correct);
    html(&RevisionsPage { p, news, lines, from, to, difference, can_restore, can_correct })
}

async fn difference(
    ctx: &Ctx,
    p: &Page,
    revisions: &[Revision],
    from: i64,
    to: i64,
) -> Result<Vec<DiffLine>> {
    let find = |number: i64| revisions.iter().find(|revision| revision.number == number);
    let (Some(old), Some(new)) = (find(from), find(to)) else { return Ok(Vec::new()) };
    let old = store::find_content(ctx.db(), ctx.body(), old.id).await?;
    let new = store::find_content(ctx.db(), ctx.body(), new.id).await?;
    Ok(diff::lines(&diff::as_text(p, &old), &diff::as_text(p, &new)))
}

async fn lines_of(ctx: &Ctx, news: &News, revisions: Vec<Revision>) -> Result<Vec<Line>> {
    let mut names: HashMap<Option<AccountId>, String> = HashMap::new();
    let mut lines = Vec::with_capacity(revisions.len());
    for revision in revisions {
        if let std::collections::hash_map::Entry::Vacant(e) = names.entry(revision.writer_id) {
            let name = store_desk::writer_name(ctx.db(), ctx.body(), revision.writer_id).await?;
            e.insert(name);
        }
        lines.push(Line {
            writer: names.get(&revision.writer_id).cloned().unwrap_or_default(),
            is_public: news.public_revision_id == Some(revision.id),
            is_latest: news.latest_revision_id == Some(revision.id),
            revision,
        });
    }
    Ok(lines)
}

/// Makes the text of an earlier revision the newest one, as a new revision.
/// Errors: `NotFound` for a number the item does not have; as [`save`].
async fn restore(ctx: &Ctx, id: NewsId, version: i64, number: i64) -> Result<()> {
    let news = step::find(ctx, id).await?;
    let revisions = store::list_revisions(ctx.db(), ctx.body(), id).await?;
    let old = revisions.iter().find(|revision| revision.number == number).ok_or(Error::NotFound)?;
    let content = store::find_content(ctx.db(), ctx.body(), old.id).await?;
    let input = Save { version, content, topic: news.topic_id, ..Save::default() };
    save(ctx, id, &input).await?;
    Ok(())
}

/// `POST /kerja/berita/{id}/riwayat`
pub(super) async fn post_restore(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let number = posted.text("number").parse().map_err(|_| Error::BadRequest)?;
    restore(&ctx, id, posted.version(), number).await?;
    Ok(see_other(&ctx, &format!("{}?ok=news-restored", step::path(id))))
}
