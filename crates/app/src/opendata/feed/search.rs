//! The feed of a search: what was published last among news and the register that the question finds.

use axum::body::Body;
use axum::http::Response;

use super::{Entry, Feed, Format, ITEMS, entry, register, write};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::ids::{EntryId, NewsId};
use crate::opendata::{entries, items};
use crate::page::{Query, public};
use crate::search::{self, Asked, Input};

/// `GET /cari/feed.xml`, with the fields of the search.
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx.directory, &query);
    let limit = usize::try_from(ITEMS).unwrap_or_default();
    // Units are no news: they have no day of publication.
    let input = Input { newest_first: true, published_ms: Some((1, i64::MAX)), limit, ..asked.input() };
    let found = search::list(&ctx, input).await?;
    let entries = entries(&ctx, &found.ids).await?;
    let question = asked.query();
    let title = ctx.locale.with("opendata-search-feed", &[("x", asked.in_words(&ctx, ctx.locale).into())]);
    let absolute = |path: &str| format!("{}{}{path}?{question}", ctx.origin, ctx.locale.prefix());
    let digest = web::secrets::sha256_hex(question.as_bytes());
    let feed = Feed {
        id: items::tag(&ctx.directory.body.code, &format!("search/{}", digest.get(..16).unwrap_or_default())),
        description: title.clone(),
        title,
        home: absolute("/cari"),
        address: absolute("/cari/feed.xml"),
        icon: format!("{}{}", ctx.origin, ctx.app.assets.path("favicon.svg").unwrap_or_default()),
        author: ctx.directory.body.name.clone(),
        updated_at: entries.iter().map(|entry| entry.updated_at).max().unwrap_or_default(),
        entries,
    };
    let format = Format::Atom;
    let mut response = public(&ctx, format.content_type(), write(&feed, format, &ctx.directory.zone));
    // Strangers ask anything: such answers would only push pages out of the memory.
    response.extensions_mut().remove::<web::Cacheable>();
    Ok(response)
}

/// The hits in their order, as the public sees them now.
async fn entries(ctx: &Ctx, ids: &[(fulltext::Kind, i64)]) -> Result<Vec<Entry>> {
    let topics = items::topics(ctx).await?;
    let mut found = Vec::with_capacity(ids.len());
    for (kind, id) in ids {
        match kind {
            fulltext::Kind::News => {
                let item = items::find(ctx, NewsId(*id)).await?;
                let of =
                    |item: &items::Item| entry(ctx, item, item.row.topic_id.and_then(|id| topics.get(&id)));
                found.extend(item.as_ref().map(of));
            }
            fulltext::Kind::Register => {
                let one = entries::find(ctx, EntryId(*id)).await?;
                found.extend(one.as_ref().map(|one| register::entry(ctx, one)));
            }
            fulltext::Kind::Unit | fulltext::Kind::Page => {}
        }
    }
    Ok(found)
}
