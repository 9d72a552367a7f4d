//! The list of notifications of the signed-in person, and marking them as read.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use super::store::{self, Notification};
use crate::ctx::SignedIn;
use crate::page::{Fields, Page, Query, html, see_other};
use crate::{Error, Result};

/// Notifications on one page.
const PAGE_ROWS: usize = 30;

struct Line {
    id: i64,
    when: String,
    datetime: String,
    text: String,
    remark: String,
    is_unread: bool,
}

#[derive(Template)]
#[template(path = "dashboard/pages/notifications.html")]
struct NotificationsPage {
    p: Page,
    lines: Vec<Line>,
    has_unread: bool,
    older: Option<i64>,
}

/// `GET /kerja/pemberitahuan`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let me = ctx.account().ok_or(Error::SignedOut)?;
    let before = query.parse("sebelum").unwrap_or(i64::MAX);
    let limit = i64::try_from(PAGE_ROWS + 1).unwrap_or(i64::MAX);
    let found = store::list_notifications(ctx.db(), ctx.body(), me, before, limit).await?;
    let p = Page::new(&ctx, ctx.locale.t("dashboard-notifications-title")).flash(Some(query.text("ok")));
    let lines: Vec<Line> = found.iter().take(PAGE_ROWS).map(|one| line(&p, one)).collect();
    let older = if found.len() > PAGE_ROWS { lines.last().map(|line| line.id) } else { None };
    let has_unread = ctx.officer().is_some_and(|officer| officer.unread > 0);
    html(&NotificationsPage { p, lines, has_unread, older })
}

fn line(p: &Page, one: &Notification) -> Line {
    Line {
        id: one.id,
        when: p.moment(one.at),
        datetime: p.rfc3339(one.at),
        text: super::notify::words(p.locale, &one.kind, &one.subject),
        remark: one.remark.clone(),
        is_unread: one.read_at.is_none(),
    }
}

/// `POST /kerja/pemberitahuan`: marks one as read and goes where it leads, or marks all.
pub(super) async fn read(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let me = ctx.account().ok_or(Error::SignedOut)?;
    let one: Option<i64> = fields.parse("id");
    let to = match one {
        None => "/kerja/pemberitahuan?ok=notifications-read".to_owned(),
        Some(id) => {
            let found = store::list_notifications(ctx.db(), ctx.body(), me, id.saturating_add(1), 1).await?;
            found.into_iter().find(|line| line.id == id).ok_or(Error::NotFound)?.path
        }
    };
    let tx = ctx.db().begin().await?;
    store::read_notifications(&tx, ctx.body(), me, one, ctx.now()).await?;
    tx.commit().await?;
    Ok(see_other(&ctx, &to))
}
