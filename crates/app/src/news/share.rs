//! The picture that messengers show beside a shared link, drawn from title and unit.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, Uri};

use super::public;
use crate::ctx::Visit;
use crate::page;
use crate::{Error, Result};

/// Colour of a unit as red, green, blue: the light theme's deep tone, on which white is read well.
fn colour(name: &str) -> (u8, u8, u8) {
    match name {
        "red" => (0xa6, 0x1b, 0x1b),
        "orange" => (0x9a, 0x3f, 0x0b),
        "amber" => (0x85, 0x4d, 0x0e),
        "green" => (0x16, 0x65, 0x34),
        "teal" => (0x0f, 0x5f, 0x5a),
        "indigo" => (0x3a, 0x37, 0xa0),
        "purple" => (0x69, 0x2a, 0x95),
        "pink" => (0x9c, 0x18, 0x52),
        "brown" => (0x6b, 0x42, 0x26),
        "slate" => (0x33, 0x41, 0x55),
        "navy" => (0x16, 0x2c, 0x5c),
        _ => (0x1b, 0x4b, 0x91),
    }
}

/// `GET /berita/{slug}/bagikan.png`: only of a published item at its present address.
pub(super) async fn show(Visit(ctx): Visit, Path(slug): Path<String>, uri: Uri) -> Result<Response<Body>> {
    let article = public::find_article(ctx.db(), ctx.body(), &slug).await?;
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
