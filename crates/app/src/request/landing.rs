//! The way in: what can be asked, what follows and by when, and where a case is followed.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::civil::Date;

use super::calendar::Clock;
use super::{number, store};
use crate::ctx::Visit;
use crate::page::{Page, Query, html, html_status, see_other};
use crate::{Ctx, Result};

#[derive(Template)]
#[template(path = "request/pages/landing.html")]
struct LandingPage {
    p: Page,
    /// When an answer to a request of today is due; none when the calendar does not reach so far.
    due: Option<Date>,
    /// Working days the body has.
    days: i64,
    code: String,
    is_unknown: bool,
}

impl LandingPage {
    /// Until when an answer to a request of today comes, in words.
    fn promise(&self) -> String {
        let locale = self.p.locale;
        let days = ("n", self.days.into());
        match self.due {
            Some(day) => {
                let day = ("x", crate::locale::day_in_words(locale, day).into());
                locale.with("request-landing-due", &[day, days])
            }
            None => locale.with("request-landing-due-unknown", &[days]),
        }
    }
}

async fn page(ctx: &Ctx) -> Result<LandingPage> {
    let p = Page::new(ctx, ctx.locale.t("request-landing-title"))
        .section("requests")
        .describe(ctx.locale.t("request-landing-description"));
    let clock = Clock::of(ctx).await?;
    let days = clock.answer_days()?;
    let due = clock.answer_due(ctx, ctx.now(), days, false)?.1.map(|due| due.legal);
    Ok(LandingPage { p, due, days, code: String::new(), is_unknown: false })
}

/// `GET /permohonan`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    html(&page(&ctx).await?)
}

/// `GET /permohonan/lacak?kode=`: to the page of a case.
pub(super) async fn track(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let typed: String = query.text("kode").chars().take(60).collect();
    if let Some(code) = number::typed_tracking(&typed)
        && let Some(request) = store::find_by_tracking(ctx.db(), ctx.body(), &code).await?
    {
        return Ok(see_other(&ctx, &request.path()));
    }
    let page = LandingPage { code: typed, is_unknown: true, ..page(&ctx).await? };
    html_status(StatusCode::NOT_FOUND, &page)
}
