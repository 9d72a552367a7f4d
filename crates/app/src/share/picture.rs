//! The pictures of a story for social networks: public, because Instagram fetches them where they stand.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, Uri};
use social::kit::Shape;

use super::model::Story;
use crate::ctx::Visit;
use crate::file::store;
use crate::ids::FileId;
use crate::news::{colour, public};
use crate::page;
use crate::{Ctx, Error, Result};

/// Wide enough for every shape.
const PHOTO_WIDTH: i64 = 1_080;

/// Where the picture of a story stands.
pub(super) fn path(story: &Story, shape: Shape) -> String {
    format!("{}/bagikan/{}.jpg", story.path(), shape.code())
}

/// Draws the picture of a story as JPEG. A photo or logo that cannot be read is left out.
/// Errors: `NotFound` for a unit nobody knows any more.
pub(super) async fn draw(ctx: &Ctx, story: &Story, shape: Shape) -> Result<Vec<u8>> {
    let unit = ctx.directory.unit(story.news.unit_id).ok_or(Error::NotFound)?;
    let at = story.news.published_at.unwrap_or_default();
    let day = bahasa::date_long(rules::zone::day(at, &ctx.directory.zone));
    let base = ctx.directory.body.public_url.as_deref().unwrap_or(&ctx.origin);
    let host = base.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let root = ctx.directory.body.root_unit_id.and_then(|root| ctx.directory.unit(root));
    let logo = unit.logo_file_id.or_else(|| root.and_then(|root| root.logo_file_id));
    let card = media::Card {
        city: ctx.directory.body.short_name.clone(),
        title: story.revision.title.clone(),
        unit: unit.name.clone(),
        foot: format!("{day} · {host}"),
        colour: colour(&unit.colour),
        photo: read(ctx, story.photos.first().map(|photo| photo.file_id)).await?,
        logo: read(ctx, logo).await?,
        mark: if story.news.is_sample {
            crate::locale::Locale::Indonesian.t("share-mark")
        } else {
            String::new()
        },
    };
    let drawn = tokio::task::spawn_blocking(move || media::card(&card, shape.pixels())).await;
    Ok(drawn.map_err(anyhow::Error::new)?)
}

/// The content of a picture, the smallest that is wide enough. A store that is away leaves it out.
async fn read(ctx: &Ctx, file: Option<FileId>) -> Result<Option<Vec<u8>>> {
    let Some(id) = file else { return Ok(None) };
    let variant = store::find_variant(ctx.db(), ctx.body(), id, PHOTO_WIDTH).await?;
    let sha256 = match variant {
        Some(variant) => Some(variant.sha256),
        None => store::find_file(ctx.db(), ctx.body(), id).await?.map(|file| file.sha256),
    };
    let Some(sha256) = sha256 else { return Ok(None) };
    match ctx.app.files.get(&sha256).await {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) => {
            tracing::warn!(%id, %error, "a picture to share is drawn without its photo or logo");
            Ok(None)
        }
    }
}

/// `GET /berita/{slug}/bagikan/{share_picture}`: `potret.jpg` and the like, of a published story at its present address.
pub(super) async fn show(
    Visit(ctx): Visit,
    Path((slug, name)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response<Body>> {
    let shape = name.strip_suffix(".jpg").and_then(Shape::from_code).ok_or(Error::NotFound)?;
    let article = public::find_article(ctx.db(), ctx.body(), &slug).await.map_err(|error| match error {
        Error::Gone { .. } => Error::NotFound,
        other => other,
    })?;
    if uri.query().is_some() || article.news.slug.as_deref() != Some(slug.as_str()) {
        return Err(Error::NotFound);
    }
    let story = Story { news: article.news, revision: article.revision, photos: article.photos };
    let jpeg = draw(&ctx, &story, shape).await?;
    Ok(page::public(&ctx, "image/jpeg", jpeg))
}
