//! Published information that may already answer a request: offered before anybody has to wait ten days. With script
//! while a request is typed, without it by a button that keeps everything typed, and before the form is shown.

use askama::Template;
use axum::body::Body;
use axum::http::Response;
use fulltext::Kind;

use crate::ctx::Visit;
use crate::page::{Page, Query, html};
use crate::search::{Hit, Input, find};
use crate::{Ctx, Result};

/// Where the form asks while somebody types.
pub(super) const PATH: &str = "/permohonan/serupa";
/// Characters of a question that are looked at.
const MOST_CHARS: usize = 300;

/// Entries offered at most.
const MOST: usize = 5;

/// The public entries nearest to the words of a request; empty when nothing fits. Only what everybody may
/// read is ever looked at.
pub(super) async fn to(ctx: &Ctx, words: &str) -> Result<Vec<Hit>> {
    if words.trim().is_empty() {
        return Ok(Vec::new());
    }
    let input = Input { text: words.to_owned(), kind: Some(Kind::Register), limit: MOST, ..Input::default() };
    Ok(find(ctx, input).await?.hits)
}

#[derive(Template)]
#[template(path = "request/pages/similar.html")]
struct SimilarPage {
    p: Page,
    words: String,
    similar: Vec<Hit>,
}

/// `GET /permohonan/serupa?tentang=`
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let words: String = query.text("tentang").chars().take(MOST_CHARS).collect();
    let mut p = Page::new(&ctx, ctx.locale.t("request-similar-check")).section("requests");
    p.is_hidden = true;
    html(&SimilarPage { similar: to(&ctx, &words).await?, words, p })
}
