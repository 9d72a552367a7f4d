//! `/kerja/permohonan/penilaian`: what requesters said, for those who may read the requests of the unit.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::{Act, Denied};

use super::store::{self, Answer};
use crate::ctx::SignedIn;
use crate::page::{Page, Query, html};
use crate::{Error, Result};

/// Rows of one page.
const PAGE_ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "survey/pages/list.html")]
struct ListPage {
    p: Page,
    answers: Vec<Answer>,
    next: Option<String>,
}

/// `GET /kerja/permohonan/penilaian`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    if ctx.units_for(Act::ReadRequests).is_empty() {
        return Err(Error::Forbidden(Denied::NoRole));
    }
    let before = match web::cursor::decode(query.text("sesudah")).as_deref() {
        Some([at, id]) => (*at, *id),
        _ => (i64::MAX, i64::MAX),
    };
    let mut answers = store::list(ctx.db(), ctx.body(), before, PAGE_ROWS).await?;
    let is_full = i64::try_from(answers.len()).is_ok_and(|rows| rows == PAGE_ROWS);
    let next = answers.last().filter(|_| is_full);
    let next = next.map(|last| web::cursor::encode(&[last.answered_at, last.request_id.0]));
    answers.retain(|answer| ctx.may(Act::ReadRequests, Some(answer.unit_id)));
    let p = Page::new(&ctx, ctx.locale.t("survey-list-title")).section("requests");
    html(&ListPage { p, answers, next })
}
