//! Small files that machines ask for at fixed addresses.

use axum::body::Body;
use axum::http::Response;

use crate::Result;
use crate::ctx::Visit;
use crate::page::{public, see_other};

const TEXT: &str = "text/plain; charset=utf-8";

/// Days for which the contact is promised; RFC 9116 §2.5.5 advises less than a year.
const CONTACT_DAYS: i64 = 180;
const DAY_MS: i64 = 86_400_000;

/// `GET /robots.txt`: everything public may be read; the workroom and previews are nobody's to crawl.
pub(super) async fn robots(Visit(ctx): Visit) -> Response<Body> {
    let mut text = String::from("User-agent: *\n");
    for path in ["/kerja", "/masuk", "/pratinjau", "/en/kerja", "/en/masuk", "/en/pratinjau"] {
        text.push_str("Disallow: ");
        text.push_str(path);
        text.push('\n');
    }
    text.push_str("Sitemap: ");
    text.push_str(&ctx.origin);
    text.push_str("/sitemap.xml\n");
    public(&ctx, TEXT, text)
}

/// `GET /.well-known/security.txt` (RFC 9116): where to report a weakness. The contact is the page
/// with the body's own contacts, the only one we know.
pub(super) async fn security(Visit(ctx): Visit) -> Response<Body> {
    let until = ctx.now().saturating_add(CONTACT_DAYS * DAY_MS);
    let until = rules::zone::day(until, &ctx.directory.zone);
    let text = format!(
        "Contact: {origin}/kontak\nExpires: {until}T00:00:00Z\nPreferred-Languages: id, en\n\
         Canonical: {origin}/.well-known/security.txt\n",
        origin = ctx.origin,
    );
    public(&ctx, TEXT, text)
}

/// `GET /favicon.ico`: for programs that do not read the page's own link.
pub(super) async fn favicon(Visit(ctx): Visit) -> Result<Response<Body>> {
    let path = ctx.app.assets.path("favicon.svg").map_err(anyhow::Error::new)?;
    Ok(see_other(&ctx, path))
}
