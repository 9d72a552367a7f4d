//! The feed of a search: what was published last among the news, entries of the register, things in the diary and
//! tables of programmes that the question finds.

use axum::body::Body;
use axum::http::Response;

use super::{Entry, Feed, Format, ITEMS, element, entry, register, write};
use crate::Result;
use crate::ctx::{Ctx, Visit};
use crate::ids::{EntryId, NewsId};
use crate::opendata::{entries, items};
use crate::page::{Query, public};
use crate::search::{self, Asked, Input, Thing};

/// `GET /cari/feed.xml`, with the fields of the search.
pub(super) async fn show(Visit(ctx): Visit, query: Query) -> Result<Response<Body>> {
    let asked = Asked::read(&ctx.directory, &query);
    let limit = usize::try_from(ITEMS).unwrap_or_default();
    // Units, applications and services are no news: they have no day of publication.
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
            _ => found.extend(Thing::find(ctx, *kind, *id).await?.and_then(|thing| plain(ctx, &thing))),
        }
    }
    Ok(found)
}

/// Something with a day and no more to read than its page says.
fn plain(ctx: &Ctx, thing: &Thing) -> Option<Entry> {
    let at = thing.at()?;
    let lead = match thing {
        Thing::Event(event) => {
            format!("{}, {}", crate::event::in_words(&ctx.directory, ctx.locale, event), event.said.place)
        }
        _ => String::new(),
    };
    let mut html = String::new();
    element(&mut html, "p", &lead);
    let mut title = thing.title(&ctx.directory, ctx.locale);
    let mut categories = Vec::new();
    if thing.is_sample() {
        let mark = ctx.locale.t("opendata-sample");
        title = format!("[{mark}] {title}");
        categories.push(("contoh".to_owned(), mark));
    }
    let kind = thing.kind().code();
    Some(Entry {
        id: items::tag(&ctx.directory.body.code, &format!("{kind}/{}", thing.id())),
        address: format!("{}{}{}", ctx.origin, ctx.locale.prefix(), thing.path()),
        title,
        lead,
        html,
        author: ctx.directory.name(thing.unit()).to_owned(),
        categories,
        image: None,
        enclosures: Vec::new(),
        published_at: at,
        updated_at: at,
    })
}
