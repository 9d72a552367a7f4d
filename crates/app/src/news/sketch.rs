//! What each item is recognised by, kept beside its newest text: the sketch of `bahasa::near_duplicate`, one hash a row,
//! so that among 100,000 stories those that share hashes are found by looking up 128 numbers.
//!
//! Written with every saved text (`store::insert_revision`), and at night for items older than the sketches.

use std::sync::LazyLock;

use bahasa::near_duplicate::{Phrases, Sketch};
use db::{Db, Sql, Tx, params, sql};

use super::model::Content;
use super::{markup, store};
use crate::daily::Daily;
use crate::ids::{BodyId, NewsId, RevisionId};
use crate::{Ctx, Result};

const INSERT_SKETCH: Sql = sql!("sql/insert_sketch.sql");
const DELETE_SKETCH: Sql = sql!("sql/delete_sketch.sql");
const DELETE_SKETCHED: Sql = sql!("sql/delete_sketched.sql");
const PUT_SKETCHED: Sql = sql!("sql/put_sketched.sql");
const LIST_UNSKETCHED: Sql = sql!("sql/list_unsketched.sql");
const COUNT_SKETCHED: Sql = sql!("sql/count_sketched.sql");

/// Sentences of the templates people begin with.
static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(newsroom::KINDS.iter().flat_map(|kind| kind.fixed())));

/// Hashes one statement writes.
const AT_ONCE: usize = 32;

db::record! {
    /// How far the nightly work is.
    #[derive(Debug, Clone, Copy)]
    pub(super) struct Progress {
        /// Items with a text.
        pub(super) items: i64,
        /// Of these, items that can be compared.
        pub(super) sketched: i64,
    }
}

/// The sketch of a text: title, lead and body as a reader sees them.
pub(super) fn of(content: &Content) -> Sketch {
    let Content { title, lead, text, .. } = content;
    let whole = format!("{title}.\n{lead}\n{}", markup::to_plain(text));
    Sketch::of_own(&newsroom::without_placeholders(&whole), &PHRASES)
}

/// Keeps the sketch of an item's newest text in place of the one before.
pub(super) async fn put(
    tx: &Tx,
    body: BodyId,
    news: NewsId,
    revision: RevisionId,
    content: &Content,
) -> Result<()> {
    tx.exec(&DELETE_SKETCH, params![body, news]).await?;
    let sketch = of(content);
    for hashes in sketch.hashes().chunks(AT_ONCE) {
        let mut values = params![body, news];
        // A shorter chunk repeats its last hash; the statement writes each once.
        let filled = hashes.iter().chain(std::iter::repeat(hashes.last().unwrap_or(&0))).take(AT_ONCE);
        values.extend(filled.map(|hash| db::Value::from(*hash)));
        tx.exec(&INSERT_SKETCH, values).await?;
    }
    let count = i64::try_from(sketch.hashes().len()).unwrap_or(i64::MAX);
    tx.exec(&PUT_SKETCHED, params![body, news, revision, count]).await?;
    Ok(())
}

/// Forgets the sketch of an item that is thrown away.
pub(super) async fn delete(tx: &Tx, body: BodyId, news: NewsId) -> Result<()> {
    tx.exec(&DELETE_SKETCH, params![body, news]).await?;
    tx.exec(&DELETE_SKETCHED, params![body, news]).await?;
    Ok(())
}

/// How many items can be compared.
pub(super) async fn progress(db: &Db, body: BodyId) -> Result<Progress> {
    Ok(db.one(&COUNT_SKETCHED, params![body]).await?)
}

/// Sketches of items that were written before there were any, at night.
pub(crate) struct Night;

impl Daily for Night {
    const NAME: &'static str = "news.sketch";
    const HOUR: i8 = 2;
    const ACTOR: &'static str = "penjadwal";

    async fn run(ctx: &Ctx) -> Result<()> {
        let mut last = NewsId(0);
        let mut count = 0;
        loop {
            let due: Vec<NewsId> = ctx.db().all(&LIST_UNSKETCHED, params![ctx.body(), last]).await?;
            let Some(end) = due.last() else { return Ok(()) };
            last = *end;
            let tx = ctx.db().begin().await?;
            for id in due {
                let news = store::find_news(&tx, ctx.body(), id).await?;
                let Some(revision) = news.and_then(|news| news.latest_revision_id) else { continue };
                let content = store::find_content(&tx, ctx.body(), revision).await?;
                put(&tx, ctx.body(), id, revision, &content).await?;
                count += 1;
            }
            tx.commit().await?;
            tracing::info!(count, "stories were made comparable");
        }
    }
}
