//! An article: the page most people come to see, from a link in a messenger, on a phone.

use askama::Template;
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Sql, params, sql};

use super::cards::{self, TopicLink, Topics};
use super::{facts, unit};
use crate::ctx::{Ctx, Visit};
use crate::news::public::{Article, Card, Which, find_article, list_cards};
use crate::news::{Attachment, Photo, Source};
use crate::org::Unit;
use crate::page::{Page, SafeHtml, moved, public_html};
use crate::{Error, Result};

const LIST_CORRECTIONS: Sql = sql!("sql/list_corrections.sql");

db::record! {
    /// A public note on a corrected text.
    struct Correction {
        /// What was corrected.
        note: String,
        /// When, Unix ms.
        at: i64,
    }
}

/// A photo with the sizes a browser may choose from.
struct Picture {
    photo: Photo,
    /// `/foto/1/480.jpg 480w, …`
    sources: String,
    /// Size of the middle picture, so that nothing jumps while it loads.
    size: Option<(i64, i64)>,
}

/// A link to another place where people talk.
struct Share {
    name: &'static str,
    to: String,
}

/// A file to fetch.
struct Download {
    attachment: Attachment,
    path: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "portal/pages/article.html")]
struct ArticlePage<'a> {
    p: Page,
    unit: &'a Unit,
    title: String,
    lead: String,
    html: SafeHtml,
    published_at: i64,
    changed_at: Option<i64>,
    is_sample: bool,
    topic: Option<TopicLink>,
    first: Option<Picture>,
    pictures: Vec<Picture>,
    downloads: Vec<Download>,
    corrections: Vec<Correction>,
    shares: Vec<Share>,
    report: String,
    others: Vec<Card>,
    entries: Vec<crate::register::public::Row>,
    address: String,
    source: Option<Source>,
}

/// `GET /berita/{slug}`
pub(super) async fn show(Visit(ctx): Visit, Path(slug): Path<String>) -> Result<Response<Body>> {
    let article = find_article(ctx.db(), ctx.body(), &slug).await?;
    let present = article.news.slug.clone().ok_or(Error::NotFound)?;
    if present != slug {
        return Ok(moved(&ctx, &format!("/berita/{present}")));
    }
    let speaker = ctx.directory.unit(article.news.unit_id).ok_or(Error::NotFound)?;
    let seen = params![ctx.body(), article.news.id, article.revision.number];
    let (corrections, topics, mut others) = tokio::try_join!(
        async { Ok(ctx.db().all::<Correction>(&LIST_CORRECTIONS, seen).await?) },
        Topics::read(&ctx),
        list_cards(ctx.db(), ctx.body(), Which::Unit(speaker.id), None, 4),
    )?;
    others.retain(|card| card.id != article.news.id);
    others.truncate(3);
    let topic = topics.of(article.news.topic_id, ctx.locale);
    let entries = super::register::entries_of_news(&ctx, article.news.id).await?;
    let source = crate::news::source(ctx.db(), ctx.body(), article.news.id).await?;
    let (id, unit) = (article.news.id.0, speaker.id);
    let shown = ArticlePage { entries, ..page(&ctx, article, speaker, topic, corrections, others, source) };
    Ok(crate::visit::mark(public_html(&ctx, &shown)?, &ctx, rules::visit::Kind::News, id, unit))
}

#[expect(
    clippy::too_many_arguments,
    reason = "what the page shows was read beside one another; a struct would say it twice"
)]
fn page<'a>(
    ctx: &Ctx,
    article: Article,
    speaker: &'a Unit,
    topic: Option<TopicLink>,
    corrections: Vec<Correction>,
    others: Vec<Card>,
    source: Option<Source>,
) -> ArticlePage<'a> {
    let description = match article.revision.lead.trim() {
        "" => bahasa::excerpt(&crate::news::markup::to_plain(&article.revision.text), 160),
        lead => bahasa::excerpt(lead, 200),
    };
    let title = article.revision.title.clone();
    let mut p = unit::frame(ctx, speaker, title.clone(), description).section("unit-news");
    p.share_image = Some(format!("{}/bagikan.png", ctx.path));
    p.repeats = source.as_ref().map(Source::path);
    p.structured = Some(facts::article(&p, &article, speaker));
    let address = p.absolute(&p.path);
    let published_at = article.news.published_at.unwrap_or_default();
    let mut pictures = article.photos.iter().map(picture);
    ArticlePage {
        first: pictures.next(),
        pictures: pictures.collect(),
        downloads: article.attachments.into_iter().map(download).collect(),
        html: crate::news::markup::to_html(&article.revision.text),
        lead: article.revision.lead,
        changed_at: article.news.changed_at.filter(|at| p.day(*at) != p.day(published_at)),
        is_sample: article.news.is_sample,
        shares: shares(&title, &address),
        report: report(&p, speaker, &title, &address),
        unit: speaker,
        published_at,
        topic,
        corrections,
        others,
        entries: Vec::new(),
        address,
        source,
        title,
        p,
    }
}

fn picture(photo: &Photo) -> Picture {
    let width = photo.width.unwrap_or(1600);
    let sizes = [480, 960, 1600];
    let fits = |size: &i64| *size == 480 || *size <= width;
    let sources: Vec<String> = sizes
        .iter()
        .filter(|size| fits(size))
        .map(|size| format!("/foto/{}/{size}.jpg {size}w", photo.file_id))
        .collect();
    let size = photo
        .width
        .zip(photo.height)
        .filter(|(width, _)| *width > 0)
        .map(|(width, height)| (960, height.saturating_mul(960) / width));
    Picture { photo: photo.clone(), sources: sources.join(", "), size }
}

fn download(attachment: Attachment) -> Download {
    let kind = attachment.name.rsplit_once('.').map_or("", |(_, ending)| ending).to_uppercase();
    Download { path: format!("/lampiran/{}/{}", attachment.file_id, attachment.name), kind, attachment }
}

/// Plain links: nothing of these services is loaded before someone follows one.
fn shares(title: &str, address: &str) -> Vec<Share> {
    let (title, address) = (encode(title), encode(address));
    vec![
        Share { name: "WhatsApp", to: format!("https://wa.me/?text={title}%20{address}") },
        Share { name: "X", to: format!("https://x.com/intent/post?text={title}&url={address}") },
        Share { name: "Facebook", to: format!("https://www.facebook.com/sharer/sharer.php?u={address}") },
    ]
}

/// Where to report a mistake: mail to the unit, else its contact page.
fn report(p: &Page, speaker: &Unit, title: &str, address: &str) -> String {
    if speaker.email.is_empty() {
        return p.to(&format!("{}/kontak", speaker.path()));
    }
    let subject = p.w("portal-article-report-subject", title);
    format!("mailto:{}?subject={}&body={}", speaker.email, encode(&subject), encode(address))
}

/// Percent-encoding for a value in an address (RFC 3986 §2).
fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _always_ok = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
