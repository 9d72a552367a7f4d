//! `/kerja/agenda`: what a person may write in the diary.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;

use super::model::Event;
use super::store;
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Ctx, Result};

/// Rows of one page.
const PER_PAGE: usize = 50;
/// Rows of the city that are looked at in one go.
const AT_ONCE: i64 = 200;

#[derive(Template)]
#[template(path = "event/pages/desk.html")]
struct DeskPage {
    p: Page,
    rows: Vec<Event>,
    next: Option<String>,
}

/// What the actor may write on before a begin and id, one more than a page when there is more. A unit's few events may
/// stand among many of others.
async fn own(ctx: &Ctx, mut before: (i64, i64)) -> Result<Vec<Event>> {
    let mut rows = Vec::new();
    loop {
        let seen = store::list_desk(ctx.db(), ctx.body(), before, AT_ONCE).await?;
        let is_last = i64::try_from(seen.len()).is_ok_and(|seen| seen < AT_ONCE);
        before = seen.last().map_or(before, |last| (last.said.starts_at, last.head.id.0));
        rows.extend(seen.into_iter().filter(|row| ctx.may(Act::WriteAgenda, Some(row.head.unit_id))));
        if is_last || rows.len() > PER_PAGE {
            return Ok(rows);
        }
    }
}

/// `GET /kerja/agenda?setelah=`
pub(super) async fn list(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::WriteAgenda).is_empty() {
        ctx.allow(Act::WriteAgenda, None)?;
    }
    let after =
        web::cursor::decode(query.text("setelah")).and_then(|values| <[i64; 2]>::try_from(values).ok());
    let [at, id] = after.unwrap_or([i64::MAX, i64::MAX]);
    let mut rows = own(&ctx, (at, id)).await?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| web::cursor::encode(&[last.said.starts_at, last.head.id.0]));
    let p = Page::new(&ctx, ctx.locale.t("nav-event")).section("event").flash(query.raw("ok"));
    html(&DeskPage { p, rows, next })
}
