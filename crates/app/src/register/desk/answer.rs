//! How every act on an entry ends: redirect, the same page with errors, or the page about a conflict.

use std::time::Duration;

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::Code as _;
use rules::register::Step;

use super::item;
use super::posted::Posted;
use super::queue;
use super::shown::Shown;
use crate::ids::EntryId;
use crate::news::diff::{self, DiffLine};
use crate::page::{Page, html_status, see_other};
use crate::register::{Content, Entry, Save, save, step};
use crate::{Ctx, Error, Result};

/// How long a person waits for a file to be read; longer ones are read beside.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Saves what the form says, if it says anything, before the act of the pressed button. The inner result
/// is the version to act on, or the answer that ends it here.
/// Errors: nothing could be saved at all.
pub(super) async fn save_first(
    ctx: &Ctx,
    id: EntryId,
    posted: &Posted,
) -> Result<std::result::Result<i64, Response<Body>>> {
    if !posted.has_words() {
        return Ok(Ok(posted.version()));
    }
    let entry = step::find(ctx, id).await?;
    let before = step::latest(ctx, &entry).await?;
    let mut content = posted.content(ctx, id, &before).await?;
    let files = posted.take_files(ctx, id).await?;
    files.hang(&mut content);
    let input = Save { version: posted.version(), content };
    let saved = save(ctx, id, &input).await;
    crate::document::read_soon(ctx, &files.versions(), PATIENCE).await;
    match saved {
        Ok(version) if files.refused.is_empty() => Ok(Ok(version)),
        Ok(_) => {
            let entry = step::find(ctx, id).await?;
            let mut shown = Shown::saved(ctx, &entry, Some(posted)).await?;
            shown.refused = files.refused;
            item::page(ctx, entry, shown).await.map(Err)
        }
        Err(Error::Invalid(errors)) => {
            let entry = step::find(ctx, id).await?;
            let mut shown = Shown::typed(posted, input.content);
            shown.errors = errors;
            shown.refused = files.refused;
            item::page(ctx, entry, shown).await.map(Err)
        }
        Err(error) => conflict(ctx, id, input.content, error).await.map(Err),
    }
}

/// Ends an act. A field that cannot be taken brings the page back with status 422; the words themselves are
/// saved by then. So does a rule that refuses, for instance personal data nobody decided about.
pub(super) async fn after(
    ctx: &Ctx,
    id: EntryId,
    posted: &Posted,
    done: Result<()>,
    ok: &str,
) -> Result<Response<Body>> {
    let errors = match done {
        Ok(()) => return Ok(see_other(ctx, &format!("{}?ok={ok}", step::path(id)))),
        Err(Error::Invalid(errors)) => errors,
        Err(Error::Refused(
            key @ ("document-refused-undecided" | "document-refused-waiting" | "document-refused-redacted"),
        )) => crate::error::FieldErrors(vec![("data-pribadi", key)]),
        Err(error) => return Err(error),
    };
    let entry = step::find(ctx, id).await?;
    let mut shown = Shown::saved(ctx, &entry, Some(posted)).await?;
    shown.errors = errors;
    item::page(ctx, entry, shown).await
}

#[derive(Template)]
#[template(path = "register/desk/pages/conflict.html")]
struct ConflictPage {
    p: Page,
    entry: Entry,
    mine: Content,
    theirs: Content,
    lines: Vec<DiffLine>,
    who: String,
    /// Whether the own words may still be saved.
    is_open: bool,
}

impl ConflictPage {
    fn class(&self) -> &'static str {
        self.mine.class.code()
    }

    fn year(&self) -> String {
        self.mine.year.map(|year| year.to_string()).unwrap_or_default()
    }

    fn theirs_text(&self) -> String {
        queue::as_text(&self.p, &self.theirs)
    }
}

/// The page after saving on an older version, or on an entry that moved on: both texts, nothing lost. Files
/// that were sent hang on the entry already. Other errors go on.
async fn conflict(ctx: &Ctx, id: EntryId, mine: Content, error: Error) -> Result<Response<Body>> {
    if !matches!(error, Error::Conflict | Error::Refused(_) | Error::Forbidden(_)) {
        return Err(error);
    }
    let entry = step::find(ctx, id).await?;
    let theirs = step::latest(ctx, &entry).await?;
    let p = Page::new(ctx, ctx.locale.t("desk-conflict-title")).section("register");
    let lines = diff::lines(&queue::as_text(&p, &theirs), &queue::as_text(&p, &mine));
    let who = super::store::person(ctx.db(), ctx.body(), entry.last_writer_id).await?;
    let is_open = step::may(ctx, &entry, Step::Edit);
    html_status(StatusCode::CONFLICT, &ConflictPage { p, entry, mine, theirs, lines, who, is_open })
}
