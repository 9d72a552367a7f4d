//! `/kerja/agenda`: what a person may write in the diary.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::model::Event;
use super::store;
use crate::Result;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};

/// Rows looked at for one page.
const PER_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "event/pages/desk.html")]
struct DeskPage {
    p: Page,
    rows: Vec<Event>,
    next: Option<String>,
}

/// `GET /kerja/agenda?setelah=`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::WriteAgenda).is_empty() {
        ctx.allow(Act::WriteAgenda, None)?;
    }
    let after =
        web::cursor::decode(query.text("setelah")).and_then(|values| <[i64; 2]>::try_from(values).ok());
    let [at, id] = after.unwrap_or([i64::MAX, i64::MAX]);
    let mut rows = store::list_desk(ctx.db(), ctx.body(), (at, id), PER_PAGE + 1).await?;
    let has_more = i64::try_from(rows.len()).is_ok_and(|rows| rows > PER_PAGE);
    rows.truncate(usize::try_from(PER_PAGE).unwrap_or(50));
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| web::cursor::encode(&[last.said.starts_at, last.head.id.0]));
    rows.retain(|row| ctx.may(Act::WriteAgenda, Some(row.head.unit_id)));
    let p = Page::new(&ctx, ctx.locale.t("nav-event")).section("event").flash(query.raw("ok"));
    html(&DeskPage { p, rows, next })
}
