//! The picture that messengers show beside a shared link, drawn from title and unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, Uri};

use super::public;
use crate::ctx::Visit;
use crate::page;
use crate::{Error, Result};

/// Colour of a unit as red, green, blue: `--deep` of `assets/site.css`, on which white reads well.
pub(crate) fn colour(name: &str) -> (u8, u8, u8) {
    match name {
        "red" => (0x79, 0x17, 0x1e),
        "orange" => (0x6b, 0x2a, 0x09),
        "amber" => (0x57, 0x38, 0x05),
        "green" => (0x0f, 0x47, 0x27),
        "teal" => (0x08, 0x46, 0x46),
        "indigo" => (0x2e, 0x34, 0x8a),
        "purple" => (0x54, 0x2b, 0x72),
        "pink" => (0x72, 0x1b, 0x47),
        "brown" => (0x55, 0x37, 0x26),
        "slate" => (0x33, 0x3f, 0x4d),
        "navy" => (0x13, 0x28, 0x51),
        _ => (0x08, 0x40, 0x70),
    }
}

/// `GET /berita/{slug}/bagikan.png`: only of a published item at its present address.
pub(super) async fn show(Visit(ctx): Visit, Path(slug): Path<String>, uri: Uri) -> Result<Response<Body>> {
    let article = match public::find_article(ctx.db(), ctx.body(), &slug).await {
        // A picture has no place for the reason of a withdrawal.
        Err(Error::Gone { .. }) => return Err(Error::NotFound),
        found => found?,
    };
    if uri.query().is_some() || article.news.slug.as_deref() != Some(slug.as_str()) {
        return Err(Error::NotFound);
    }
    let unit = ctx.directory.unit(article.news.unit_id).ok_or(Error::NotFound)?;
    let (title, name, colour) = (article.revision.title, unit.name.clone(), colour(&unit.colour));
    let city = ctx.directory.body.short_name.clone();
    let is_sample = article.news.is_sample;
    let png =
        tokio::task::spawn_blocking(move || media::share_image(&title, &name, &city, colour, is_sample))
            .await
            .map_err(anyhow::Error::new)?;
    Ok(page::public(&ctx, "image/png", png))
}
