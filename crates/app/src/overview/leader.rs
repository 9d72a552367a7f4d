//! `/kerja/pimpinan`: one page for the head of the public body, and the same on one sheet for the cabinet meeting.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use rules::permission::Act;
use serde::Serialize;

use super::facts::gather;
use super::view::{View, view};
use crate::Result;
use crate::claim::Chart;
use crate::ctx::SignedIn;
use crate::letter::About;
use crate::locale::Locale;
use crate::page::{Page, html};

const SHEET: &str = include_str!("letters/leader.typ");

#[derive(Template)]
#[template(path = "overview/pages/leader.html")]
struct LeaderPage {
    p: Page,
    now: String,
    view: View,
    chart: Chart,
}

/// `GET /kerja/pimpinan`
pub(super) async fn show(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let facts = gather(&ctx).await?;
    let p = Page::new(&ctx, ctx.locale.t("overview-leader-title")).section("overview");
    let name = ctx.directory.body.short_name.as_str();
    let page = LeaderPage {
        now: p.moment(ctx.now()),
        view: view(&p, &facts),
        chart: Chart::of_years(&p, name, &facts.official),
        p,
    };
    html(&page)
}

/// What the sheet prints.
#[derive(Serialize)]
struct Sheet {
    body: String,
    title: String,
    now: String,
    is_sample: bool,
    view: View,
}

/// `GET /kerja/pimpinan/ringkasan.pdf`: one page of A4, in the language of the office (UU 24/2009 Ps.27).
pub(super) async fn pdf(SignedIn(ctx): SignedIn) -> Result<Response<Body>> {
    ctx.allow(Act::ReadActivity, None)?;
    let facts = gather(&ctx).await?;
    let mut p = Page::new(&ctx, "");
    p.locale = Locale::Indonesian;
    let sheet = Sheet {
        body: ctx.directory.body.name.clone(),
        title: p.t("overview-sheet-title"),
        now: p.moment(ctx.now()),
        is_sample: ctx.directory.body.is_sample,
        view: view(&p, &facts),
    };
    let about = About {
        title: format!("{}, {}", sheet.title, sheet.now),
        author: sheet.body.clone(),
        made_at: ctx.now(),
        file_name: "ringkasan-pimpinan.pdf",
    };
    crate::letter::answer(SHEET, sheet, about).await
}
