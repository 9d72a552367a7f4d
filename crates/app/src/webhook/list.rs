//! `/kerja/pengaturan/webhook`: receivers, and the log of what was handed to them.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use rules::permission::Act;

use super::store::{self, Delivery, Webhook};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Page, Query, html_status};
use crate::{Ctx, Result};

#[derive(Template)]
#[template(path = "webhook/pages/list.html")]
struct ListPage {
    p: Page,
    webhooks: Vec<Webhook>,
    deliveries: Vec<Delivery>,
    url: String,
    errors: FieldErrors,
}

/// `GET /kerja/pengaturan/webhook`
pub(super) async fn show(SignedIn(ctx): SignedIn, query: Query) -> Result<Response<Body>> {
    page(&ctx, String::new(), FieldErrors::default(), Some(query.text("ok"))).await
}

/// The page, with what was typed and what is wrong with it.
pub(super) async fn page(
    ctx: &Ctx,
    url: String,
    errors: FieldErrors,
    ok: Option<&str>,
) -> Result<Response<Body>> {
    ctx.allow(Act::ManageBody, None)?;
    let status = if errors.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage {
        p: Page::new(ctx, ctx.locale.t("webhook-title")).section("settings").flash(ok),
        webhooks: store::list(ctx.db(), ctx.body()).await?,
        deliveries: store::deliveries(ctx.db(), ctx.body()).await?,
        url,
        errors,
    };
    html_status(status, &page)
}
