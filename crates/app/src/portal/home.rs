//! The portal of the city.

use askama::Template;
use axum::body::Body;
use axum::http::Response;

use crate::Result;
use crate::ctx::Visit;
use crate::news::public::{Card, Which, list_cards};
use crate::page::{Page, public_html};

#[derive(Template)]
#[template(path = "portal/pages/home.html")]
struct HomePage {
    p: Page,
    cards: Vec<Card>,
}

/// `GET /`
pub(super) async fn show(Visit(ctx): Visit) -> Result<Response<Body>> {
    let cards = list_cards(ctx.db(), ctx.body(), Which::All, None, 12).await?;
    let p = Page::new(&ctx, ctx.directory.body.short_name.clone());
    public_html(&ctx, &HomePage { p, cards })
}
