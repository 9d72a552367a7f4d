//! Every version an entry ever had: list, visual difference, restore, and closing one that may not be read.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;
use rules::register::Step;

use super::posted::Posted;
use super::queue;
use super::store as people;
use crate::ctx::SignedIn;
use crate::ids::EntryId;
use crate::news::diff::{self, DiffLine};
use crate::page::{Page, Query, html, see_other};
use crate::register::{Entry, Save, Version, close_version, save, step, store};
use crate::{Ctx, Error, Result};

/// A version as a line of the list.
struct Line {
    version: Version,
    writer: String,
    is_public: bool,
    is_latest: bool,
    /// Readers can still ask for it, and it is not the present one.
    can_close: bool,
}

#[derive(Template)]
#[template(path = "register/desk/pages/history.html")]
struct HistoryPage {
    p: Page,
    entry: Entry,
    lines: Vec<Line>,
    from: i64,
    to: i64,
    difference: Vec<DiffLine>,
    can_restore: bool,
    /// An old version that could not be closed for want of a reason.
    error: Option<(i64, String)>,
}

impl HistoryPage {
    fn path(&self) -> String {
        step::path(self.entry.id)
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand fields over by reference")]
    fn error_of(&self, number: &i64) -> Option<&str> {
        self.error.as_ref().filter(|(at, _)| at == number).map(|(_, text)| text.as_str())
    }
}

/// `GET /kerja/informasi/{id}/riwayat`, `?from=` and `?to=` numbers of versions to compare.
pub(super) async fn show(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    query: Query,
) -> Result<Response<Body>> {
    let entry = step::find(&ctx, id).await?;
    let ask = (query.parse("from"), query.parse("to"));
    let flash = query.text("ok").to_owned();
    let page = page_of(&ctx, entry, ask, &flash).await?;
    html(&page)
}

async fn page_of(
    ctx: &Ctx,
    entry: Entry,
    (from, to): (Option<i64>, Option<i64>),
    flash: &str,
) -> Result<HistoryPage> {
    let versions = store::list_versions(ctx.db(), ctx.body(), entry.id).await?;
    let newest = versions.first().map_or(0, |version| version.number);
    let to = to.unwrap_or(newest);
    let from = from.unwrap_or((to - 1).max(1));
    let p = Page::new(ctx, ctx.locale.t("desk-history-title")).section("register").flash(Some(flash));
    let find = |number: i64| versions.iter().find(|version| version.number == number).map(|one| one.id);
    let difference = match (find(from), find(to)) {
        (Some(old), Some(new)) => {
            let old = store::find_content(ctx.db(), ctx.body(), old).await?;
            let new = store::find_content(ctx.db(), ctx.body(), new).await?;
            diff::lines(&queue::as_text(&p, &old), &queue::as_text(&p, &new))
        }
        _ => Vec::new(),
    };
    let may_close = ctx.may(Act::SubmitRegister, Some(entry.unit_id));
    let mut lines = Vec::with_capacity(versions.len());
    for version in versions {
        let is_public = entry.public_version_id == Some(version.id);
        let was_public = version.published_at.is_some() && version.closed_reason.is_empty();
        lines.push(Line {
            writer: people::person(ctx.db(), ctx.body(), version.writer_id).await?,
            is_latest: entry.latest_version_id == Some(version.id),
            can_close: may_close && was_public && !is_public,
            is_public,
            version,
        });
    }
    let can_restore = step::may(ctx, &entry, Step::Edit);
    Ok(HistoryPage { p, entry, lines, from, to, difference, can_restore, error: None })
}

/// `POST /kerja/informasi/{id}/riwayat`: makes the words of an earlier version the newest, as a new version.
pub(super) async fn post_restore(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let number: i64 = posted.text("number").parse().map_err(|_| Error::BadRequest)?;
    step::find(&ctx, id).await?;
    let versions = store::list_versions(ctx.db(), ctx.body(), id).await?;
    let old = versions.iter().find(|version| version.number == number).ok_or(Error::NotFound)?;
    let content = store::find_content(ctx.db(), ctx.body(), old.id).await?;
    save(&ctx, id, &Save { version: posted.version(), content }).await?;
    Ok(see_other(&ctx, &format!("{}?ok=entry-restored", step::path(id))))
}

/// `POST /kerja/informasi/{id}/riwayat/tutup`
pub(super) async fn post_close(
    SignedIn(ctx): SignedIn,
    Path(id): Path<EntryId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let number: i64 = posted.text("number").parse().map_err(|_| Error::BadRequest)?;
    match close_version(&ctx, id, number, posted.text("close_reason")).await {
        Ok(()) => Ok(see_other(&ctx, &format!("{}/riwayat?ok=version-closed", step::path(id)))),
        Err(Error::Invalid(errors)) => {
            let key = errors.get("reason").unwrap_or("register-error-close-empty");
            let entry = step::find(&ctx, id).await?;
            let mut page = page_of(&ctx, entry, (None, None), "").await?;
            page.error = Some((number, ctx.locale.t(key)));
            crate::page::html_status(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(other) => Err(other),
    }
}
