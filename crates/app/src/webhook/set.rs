//! Adding a receiver, with its secret shown once, and ending one.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use rules::permission::Act;

use super::store::{self, WebhookId};
use super::{deliver, list};
use crate::audit::{self, Change};
use crate::ctx::SignedIn;
use crate::error::FieldErrors;
use crate::page::{Fields, Page, html, see_other};
use crate::{Ctx, Error, Result};

/// Receivers a body may have.
const MOST: usize = 10;
/// Longest address, in characters.
const URL_CHARS: usize = 500;

/// A receiver that was added.
pub struct NewWebhook {
    /// Its id.
    pub id: WebhookId,
    /// Its secret, hexadecimal; it cannot be read again.
    pub secret: String,
}

#[derive(Template)]
#[template(path = "webhook/pages/made.html")]
struct MadePage {
    p: Page,
    url: String,
    secret: String,
}

/// Adds a receiver. A site that is itself on https, as every real one is, takes only https.
/// Errors: `Invalid` for another address or one receiver too many; `Forbidden`.
pub async fn add(ctx: &Ctx, url: &str) -> Result<NewWebhook> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let mut errors = FieldErrors::default();
    let parsed = url::Url::parse(url).ok().filter(|parsed| {
        let is_sealed = parsed.scheme() == "https" || !ctx.app.config.secure && parsed.scheme() == "http";
        is_sealed && parsed.username().is_empty() && parsed.password().is_none()
    });
    if parsed.is_none() || url.chars().count() > URL_CHARS {
        errors.add("alamat", "webhook-error-url");
    }
    if store::list(ctx.db(), ctx.body()).await?.len() >= MOST {
        errors.add("alamat", "webhook-error-many");
    }
    errors.into_result()?;
    let nonce = web::secrets::random_token();
    let tx = ctx.db().begin().await?;
    let id = store::insert(&tx, ctx.body(), url, &nonce, ctx.now()).await?;
    // The host only: an address may carry a key of the receiver.
    let host = parsed.and_then(|parsed| parsed.host_str().map(str::to_owned)).unwrap_or_default();
    audit::record(ctx, &tx, Change::new("webhook.add", "webhook", id).as_role(role).detail(host)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(NewWebhook { id, secret: audit::hex(&deliver::secret(&ctx.app, ctx.body(), &nonce)) })
}

/// `POST /kerja/pengaturan/webhook`
pub(super) async fn post(SignedIn(ctx): SignedIn, fields: Fields) -> Result<Response<Body>> {
    let url = fields.text("alamat").to_owned();
    match add(&ctx, &url).await {
        Ok(made) => {
            let p = Page::new(&ctx, ctx.locale.t("webhook-made-title")).section("settings");
            html(&MadePage { p, url, secret: made.secret })
        }
        Err(Error::Invalid(errors)) => list::page(&ctx, url, errors, None).await,
        Err(other) => Err(other),
    }
}

/// `POST /kerja/pengaturan/webhook/{webhook}/hapus`
pub(super) async fn post_remove(
    SignedIn(ctx): SignedIn,
    Path(id): Path<WebhookId>,
) -> Result<Response<Body>> {
    let role = ctx.allow(Act::ManageBody, None)?;
    let tx = ctx.db().begin().await?;
    if !store::end(&tx, ctx.body(), id).await? {
        return Err(Error::NotFound);
    }
    audit::record(&ctx, &tx, Change::new("webhook.end", "webhook", id).as_role(role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(see_other(&ctx, "/kerja/pengaturan/webhook?ok=webhook-ended"))
}
