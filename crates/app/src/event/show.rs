//! `/agenda/{agenda}`: one thing in the diary.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::visit::Kind;

use super::model::Event;
use super::{facts, find};
use crate::Result;
use crate::ctx::Visit;
use crate::ids::EventId;
use crate::page::{Page, public_html};

#[derive(Template)]
#[template(path = "event/pages/show.html")]
struct ShowPage {
    p: Page,
    one: Event,
    owner: String,
    /// Paragraphs of what happens there.
    about: Vec<String>,
}

/// `GET /agenda/{agenda}`
pub(super) async fn show(Visit(ctx): Visit, Path(id): Path<EventId>) -> Result<Response<Body>> {
    let one = find(&ctx, id).await?;
    let mut p = Page::new(&ctx, one.said.title.clone()).section("event");
    p.description = format!("{}, {}", p.when(&one), one.said.place);
    p.structured = Some(facts::structured(&p, &one));
    let unit = one.head.unit_id;
    let owner = ctx.directory.unit(unit).map(crate::org::Unit::path).unwrap_or_default();
    let about = one.said.about.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let answer = public_html(&ctx, &ShowPage { p, one, owner, about })?;
    Ok(crate::visit::mark(answer, &ctx, Kind::Event, id.0, unit))
}
