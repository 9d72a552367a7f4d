//! What everybody may know of meetings: day, place and subject of those the body decided to show, as a page and as
//! a calendar to subscribe to. Who is called, what is said to a unit and who was absent is not in it.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use jiff::ToSpan as _;

use super::ical;
use super::model::Meeting;
use super::store;
use crate::ctx::Visit;
use crate::page::{Page, public_today_html};
use crate::{Ctx, Result, calendar_file};

/// Months that stay in the calendar.
const BACK_MONTHS: i32 = 12;

#[derive(Template)]
#[template(path = "meeting/pages/public.html")]
struct PublicPage {
    p: Page,
    /// Title and meetings: those to come, those that were.
    parts: Vec<(String, Vec<Meeting>)>,
}

async fn shown(ctx: &Ctx) -> Result<Vec<Meeting>> {
    let from = ctx.today().saturating_sub(BACK_MONTHS.months());
    let from = rules::zone::instant(from.at(0, 0, 0, 0), &ctx.directory.zone).unwrap_or_default();
    store::list_public(ctx.db(), ctx.body(), from).await
}

/// `GET /agenda-rapat`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let (mut past, coming): (Vec<_>, Vec<_>) =
        shown(&ctx).await?.into_iter().partition(|meeting| meeting.ends_at <= ctx.now());
    past.reverse();
    let p = Page::new(&ctx, ctx.locale.t("meeting-public-title"))
        .section("about")
        .describe(ctx.locale.t("meeting-public-lead"));
    let parts = vec![(p.t("meeting-public-coming"), coming), (p.t("meeting-public-past"), past)];
    public_today_html(&ctx, &PublicPage { p, parts })
}

/// `GET /api/v1/meetings.ics`: the same for calendar programs (RFC 5545).
pub(super) async fn calendar(Visit(ctx): Visit) -> Result<Response<Body>> {
    let meetings = shown(&ctx).await?;
    let address = |_: &Meeting| format!("{}/agenda-rapat", ctx.origin);
    let file = ical::file(&ctx, &meetings, address);
    Ok(calendar_file::answer(&ctx, file, "rapat"))
}
