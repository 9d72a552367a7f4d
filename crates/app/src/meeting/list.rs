//! `/kerja/rapat`: meetings that come and meetings that were.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::model::Meeting;
use super::{item, store};
use crate::ctx::SignedIn;
use crate::ids::MeetingId;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "meeting/pages/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Meeting>,
    next: Option<(i64, i64)>,
    may_manage: bool,
}

/// `GET /kerja/rapat?sebelum=&id=`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    let all = item::reads_all(&ctx);
    let own = ctx.units_for(Act::AttendMeetings);
    let unit = if all { None } else { Some(own.first().map(|unit| unit.id).ok_or(Error::NotFound)?) };
    let before =
        (query.parse("sebelum").unwrap_or(i64::MAX), MeetingId(query.parse("id").unwrap_or(i64::MAX)));
    let rows = store::list(ctx.db(), ctx.body(), unit, before, PAGE_ROWS).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = rows.last().filter(|_| is_full).map(|last| (last.starts_at, last.id.0));
    let p = Page::new(&ctx, ctx.locale.t("meeting-list-title")).section("meeting");
    let may_manage = ctx.may(Act::ManageMeetings, None);
    html(&ListPage { p: p.flash(Some(query.text("ok"))), rows, next, may_manage })
}
