//! The same story twice: what is published already, or being written, and tells what a text tells.
//!
//! `rules::visibility` is asked for every find: an operator learns of the drafts of the own unit, an editor who reads
//! the workrooms of all units of two drafts that tell the same before either is published.

use std::collections::HashMap;

use bahasa::near_duplicate::{COMMON_FROM, Sketch};
use db::{Db, Sql, params, sql};
use rules::news::State;
use rules::visibility::{self, Visibility};

use super::model::{Content, News};
use super::{sketch, step};
use crate::ids::{BodyId, Coded, NewsId, UnitId};
use crate::{Ctx, Result};

const LIST_SKETCH_HITS: Sql = sql!("sql/list_sketch_hits.sql");
const FIND_TWIN: Sql = sql!("sql/find_twin.sql");

/// Hashes the statement asks for.
const ASKED: usize = 128;
/// Candidates that are looked at, those that share most first.
const CANDIDATES: usize = 12;
/// Stories that are shown; one would do, three leave a choice.
const SHOWN: usize = 3;

db::record! {
    /// Where a hash of the sketch stands.
    #[derive(Debug, Clone, Copy)]
    struct Hit {
        /// The hash.
        shingle: i64,
        /// Item that has it too.
        news_id: NewsId,
    }
}

db::record! {
    /// A story that tells the same.
    #[derive(Debug, Clone)]
    pub(super) struct Twin {
        /// Id.
        pub(super) id: NewsId,
        /// Unit that speaks.
        pub(super) unit_id: UnitId,
        /// Where it stands.
        pub(super) state: Coded<State>,
        /// Address.
        pub(super) slug: Option<String>,
        /// Title.
        pub(super) title: String,
        /// First published, else last changed, Unix ms.
        pub(super) at: i64,
        /// Hashes of its sketch.
        hashes: i64,
    }
}

impl Twin {
    /// Whether everybody can read it.
    pub(super) fn is_public(&self) -> bool {
        self.state.0 == State::Published
    }

    /// Where it is read: on the site, else in the workroom.
    pub(super) fn path(&self) -> String {
        match &self.slug {
            Some(slug) if self.is_public() => format!("/berita/{slug}"),
            _ => step::path(self.id),
        }
    }

    /// Its name among what somebody put aside.
    pub(super) fn code(&self) -> String {
        format!("twin-{}", self.id)
    }
}

/// Stories that tell what this text of an item tells, the most alike first, at most three.
pub(super) async fn twins(ctx: &Ctx, news: &News, content: &Content) -> Result<Vec<Twin>> {
    let sketch = sketch::of(content);
    let mut twins = Vec::new();
    for (id, shared) in candidates(ctx.db(), ctx.body(), &sketch).await? {
        if id == news.id {
            continue;
        }
        let Some(twin) = ctx.db().optional::<Twin>(&FIND_TWIN, params![ctx.body(), id]).await? else {
            continue;
        };
        let kept = usize::try_from(twin.hashes).unwrap_or_default();
        if may_show(ctx, &twin) && sketch.is_same_story(shared, kept) {
            twins.push(twin);
        }
        if twins.len() == SHOWN {
            break;
        }
    }
    Ok(twins)
}

/// Published or unfinished, and the actor may read it.
fn may_show(ctx: &Ctx, twin: &Twin) -> bool {
    let is_open =
        matches!(twin.state.0, State::Draft | State::Submitted | State::Returned | State::Scheduled);
    let may_see = visibility::news(twin.state.0, twin.unit_id.0, ctx.viewer()) == Visibility::Full;
    (twin.is_public() || is_open) && may_see
}

/// Items that share hashes, those that share most first. Hashes of many items are phrases of the house and no trace.
async fn candidates(db: &Db, body: BodyId, sketch: &Sketch) -> Result<Vec<(NewsId, usize)>> {
    let Some(last) = sketch.hashes().last() else { return Ok(Vec::new()) };
    let mut values = params![body];
    let asked = sketch.hashes().iter().chain(std::iter::repeat(last)).take(ASKED);
    values.extend(asked.map(|hash| db::Value::from(*hash)));
    let hits: Vec<Hit> = db.all(&LIST_SKETCH_HITS, values).await?;
    let mut shared: HashMap<NewsId, usize> = HashMap::new();
    for same in
        hits.chunk_by(|one, other| one.shingle == other.shingle).filter(|same| same.len() < COMMON_FROM)
    {
        for hit in same {
            *shared.entry(hit.news_id).or_default() += 1;
        }
    }
    let mut found: Vec<(NewsId, usize)> = shared.into_iter().collect();
    found.sort_by_key(|(id, shared)| (std::cmp::Reverse(*shared), *id));
    found.truncate(CANDIDATES);
    Ok(found)
}
