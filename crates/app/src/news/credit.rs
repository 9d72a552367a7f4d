//! Telling whose story it is: a draft names the story another unit told first, and takes its words if it wants to.
//!
//! The public page then names unit and title with a link, and its canonical address is that of the first story.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use db::{Db, Sql, Tx, params, sql};
use rules::news::Step;
use rules::visibility::{self, Viewer, Visibility};

use super::model::Content;
use super::posted::Posted;
use super::save::{Save, save};
use super::{answer, step, store};
use crate::ctx::SignedIn;
use crate::ids::{BodyId, NewsId, UnitId};
use crate::{Ctx, Error, Result};

const PUT_CREDIT: Sql = sql!("sql/put_credit.sql");
const DELETE_CREDIT: Sql = sql!("sql/delete_credit.sql");
const FIND_CREDIT: Sql = sql!("sql/find_credit.sql");

db::record! {
    /// The published story an item names as its source.
    #[derive(Debug, Clone)]
    pub struct Source {
        /// Id.
        pub id: NewsId,
        /// Unit that told it first.
        pub unit_id: UnitId,
        /// Address.
        pub slug: Option<String>,
        /// Title.
        pub title: String,
    }
}

impl Source {
    /// Path of the article.
    pub fn path(&self) -> String {
        format!("/berita/{}", self.slug.as_deref().unwrap_or_default())
    }
}

/// The story an item names as its source, while that is published.
pub async fn source(db: &Db, body: BodyId, news: NewsId) -> Result<Option<Source>> {
    Ok(db.optional(&FIND_CREDIT, params![body, news]).await?)
}

/// Forgets the source of an item that is thrown away.
pub(super) async fn delete(tx: &Tx, body: BodyId, news: NewsId) -> Result<()> {
    tx.exec(&DELETE_CREDIT, params![body, news]).await?;
    Ok(())
}

/// Notes the source of an item; permission and the row of the change log are the caller's.
pub(super) async fn put(ctx: &Ctx, tx: &Tx, id: NewsId, source: NewsId) -> Result<()> {
    tx.exec(&PUT_CREDIT, params![ctx.body(), id, source, ctx.account(), ctx.now()]).await?;
    Ok(())
}

/// Names `source` as the story an item takes up; of a story that names one itself, the first one.
/// Errors: `NotFound` for a story the public cannot read; `Refused` for the item itself, or when it may not be written
/// on now; `Conflict`, `Forbidden`.
pub async fn credit(ctx: &Ctx, id: NewsId, version: i64, source_id: NewsId) -> Result<()> {
    let step::Taken { news, role, .. } = step::take(ctx, id, Step::Edit, Some(version)).await?;
    let named = store::find_news(ctx.db(), ctx.body(), source_id).await?.ok_or(Error::NotFound)?;
    if visibility::news(named.state.0, named.unit_id.0, Viewer::Public) != Visibility::Full {
        return Err(Error::NotFound);
    }
    let first = source(ctx.db(), ctx.body(), source_id).await?.map_or(source_id, |first| first.id);
    if first == id {
        return Err(Error::Refused("news-refused-credit"));
    }
    let tx = ctx.db().begin().await?;
    put(ctx, &tx, id, first).await?;
    let change = step::change("news.credit", &news, role).detail(first.to_string());
    crate::audit::record(ctx, &tx, change).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Takes the name of the source off again.
/// Errors: `Refused`, `Conflict`, `Forbidden`.
pub async fn uncredit(ctx: &Ctx, id: NewsId, version: i64) -> Result<()> {
    let step::Taken { news, role, .. } = step::take(ctx, id, Step::Edit, Some(version)).await?;
    let tx = ctx.db().begin().await?;
    delete(&tx, ctx.body(), id).await?;
    crate::audit::record(ctx, &tx, step::change("news.uncredit", &news, role)).await?;
    tx.commit().await?;
    ctx.app.ring();
    Ok(())
}

/// Names the source and takes its title, lead and text, as a new version; own photos and files stay, and so does what
/// was written before, among the versions.
async fn take_up(ctx: &Ctx, id: NewsId, version: i64, source_id: NewsId) -> Result<()> {
    credit(ctx, id, version, source_id).await?;
    let news = step::find(ctx, id).await?;
    let named = store::find_news(ctx.db(), ctx.body(), source_id).await?.ok_or(Error::NotFound)?;
    let public = named.public_revision_id.ok_or(Error::NotFound)?;
    let words = store::find_content(ctx.db(), ctx.body(), public).await?;
    let own = step::latest(ctx, &news).await?;
    let content = Content { title: words.title, lead: words.lead, text: words.text, ..own };
    save(ctx, id, &Save { version, content, topic: news.topic_id, ..Save::default() }).await?;
    Ok(())
}

/// `POST /kerja/berita/{id}/sumber`: saves what was typed, then `take=ID` (their words with their name), `name=ID` (own
/// words, their name) or `drop`.
pub(super) async fn post(
    SignedIn(ctx): SignedIn,
    Path(id): Path<NewsId>,
    posted: Posted,
) -> Result<Response<Body>> {
    let of = |name: &str| posted.text(name).parse::<NewsId>().ok();
    let (take, name) = (of("take"), of("name"));
    let ok = match (take, name) {
        (Some(_), _) => "ok=news-credit-taken",
        (None, Some(_)) => "ok=news-credited",
        (None, None) if posted.has("drop") => "ok=news-uncredited",
        (None, None) => return Err(Error::BadRequest),
    };
    let act = async |version| match (take, name) {
        (Some(source), _) => take_up(&ctx, id, version, source).await,
        (None, Some(source)) => credit(&ctx, id, version, source).await,
        (None, None) => uncredit(&ctx, id, version).await,
    };
    answer::act(&ctx, id, &posted, ok, act).await
}
