//! Looking at a text before it is public: the officer's own preview, and a secret link for someone
//! without an account. Only the hash of the link's token is kept; it is shown once, when it is made.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, Response, header};
use rules::visibility::{self, Viewer, Visibility};

use super::model::{Content, News};
use super::posted::Posted;
use super::{markup, step, store, store_desk};
use crate::ctx::{SignedIn, Visit};
use crate::ids::{FileId, NewsId};
use crate::page::{Fields, Page, SafeHtml, html, see_other};
use crate::{Ctx, Error, Result};

/// Label of the signature in addresses of photos on a preview page.
const PHOTO_LABEL: &str = "news-preview-photo";

#[derive(Template)]
#[template(path = "news/pages/preview.html")]
struct PreviewPage {
    p: Page,
    news: News,
    content: Content,
    html: SafeHtml,
    /// Path of each photo, in order.
    photos: Vec<String>,
    /// Path of each attachment, in order.
    files: Vec<String>,
}

#[derive(Template)]
#[template(path = "news/pages/preview_link.html")]
struct LinkPage {
    p: Page,
    news: News,
    link: String,
}

/// The signature that opens one file of an item to holders of its preview link, as long as the link
/// is not renewed or switched off. `None` without a link.
pub(crate) fn photo_signature(ctx: &Ctx, news: &News, file: FileId) -> Option<String> {
    let hash = news.preview_hash.as_ref()?;
    let text = format!("{}:{}:{}:{hash}", ctx.body(), news.id, file);
    let mac = ctx.app.secrets.mac(PHOTO_LABEL, text.as_bytes());
    Some(crate::audit::hex(&mac))
}

/// Whether `signature` opens `file` through the preview link of `news`.
/// Errors: the database does not answer.
pub(crate) async fn opens(ctx: &Ctx, news: NewsId, file: FileId, signature: &str) -> Result<bool> {
    let Some(news) = store::find_news(ctx.db(), ctx.body(), news).await? else { return Ok(false) };
    let seen = visibility::news(news.state.0, news.unit_id.0, Viewer::PreviewLink);
    let Some(wanted) = photo_signature(ctx, &news, file) else { return Ok(false) };
    Ok(seen == Visibility::Full && web::secrets::same(wanted.as_bytes(), signature.as_bytes()))
}

fn render(ctx: &Ctx, news: News, content: Content, is_link: bool) -> Result<Response<Body>> {
    let mut p = Page::new(ctx, content.title.clone()).of_unit(news.unit_id);
    p.is_hidden = true;
    // The officer is not named on a page that shows what the public will see.
    p.officer = None;
    let query = |file: FileId| match photo_signature(ctx, &news, file) {
        Some(signature) if is_link => format!("?n={}&t={signature}", news.id),
        _ => String::new(),
    };
    let photos = content.photos.iter().map(|photo| photo.file_id);
    let photos = photos.map(|id| format!("/foto/{id}/960.jpg{}", query(id))).collect();
    let files = content.attachments.iter().map(|file| (file.file_id, &file.name));
    let files = files.map(|(id, name)| format!("/lampiran/{id}/{name}{}", query(id))).collect();
    let html_text = markup::to_html(&content.text);
    let mut response = html(&PreviewPage { p, news, html: html_text, content, photos, files })?;
    let headers = response.headers_mut();
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    // The token is in the address: no other site may learn it.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// `GET /kerja/berita/{id}/pratinjau`
pub(super) async fn show(SignedIn(ctx): SignedIn, Path(id): Path<NewsId>) -> Result<Response<Body>> {
    let news = step::find(&ctx, id).await?;
    let content = step::latest(&ctx, &news).await?;
    render(&ctx, news, content, false)
}

/// `GET /pratinjau/{token}`
pub(super) async fn show_link(Visit(ctx): Visit, Path(token): Path<String>) -> Result<Response<Body>> {
    if token.len() > 64 {
        return Err(Error::NotFound);
    }
    let hash = web::secrets::sha256_hex(token.as_bytes());
    let id = store_desk::find_news_by_preview(ctx.db(), ctx.body(), &hash).await?.ok_or(Error::NotFound)?;
    let news = store::find_news(ctx.db(), ctx.body(), id).await?.ok_or(Error::NotFound)?;
    match visibility::news(news.state.0, news.unit_id.0, Viewer::PreviewLink) {
        Visibility::Full => {}
        Visibility::Notice => return Err(Error::Gone { reason: news.withdraw_reason, unit: news.unit_id }),
        Visibility::Nothing => return Err(Error::NotFound),
    }
    let content = step::latest(&ctx, &news).await?;
    render(&ctx, news, content, true)
}

/// Makes a new link, the old one dies; or switches the link off. Returns the token.
/// Errors: `Forbidden` for who may not write in the unit; `Conflict`.
async fn set_link(ctx: &Ctx, id: NewsId, is_on: bool) -> Result<(News, Option<String>)> {
    let mut news = step::find(ctx, id).await?;
    let role = ctx.allow(rules::permission::Act::WriteNews, Some(news.unit_id))?;
    let token = is_on.then(web::secrets::random_token);
    news.preview_hash = token.as_ref().map(|token| web::secrets::sha256_hex(token.as_bytes()));
    let act = if is_on { "news.preview_on" } else { "news.preview_off" };
    let tx = ctx.db().begin().await?;
    step::write(ctx, &tx, &news, step::change(act, &news, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok((news, token))
}

/// `POST /kerja/berita/{id}/tautan`: the one answer that shows the link.
pub(super) async fn post_link(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let version = match super::answer::save_first(&ctx, id, &posted).await? {
        Ok(version) => version,
        Err(response) => return Ok(response),
    };
    let is_on = posted.text("link") != "off";
    let (news, token) = set_link(&ctx, id, is_on).await?;
    tracing::debug!(news.id = %id, news.version = version, "preview link changed");
    match token {
        Some(token) => {
            let p = Page::new(&ctx, ctx.locale.t("news-link-title")).section("news");
            html(&LinkPage { link: format!("{}/pratinjau/{token}", ctx.origin), p, news })
        }
        None => Ok(see_other(&ctx, &format!("{}?ok=news-link-off", step::path(id)))),
    }
}

/// `POST /kerja/berita/tampilan`: the markup of the editor as HTML, for the preview beside it.
pub(super) async fn post_markup(SignedIn(_ctx): SignedIn, fields: Fields) -> Response<Body> {
    let text = fields.raw("text").unwrap_or_default();
    let mut response = Response::new(Body::from(markup::to_html(text).to_string()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
