//! One search for page and API: asks the index, then the tables for what each hit is called today.

use fulltext::{Fragment, Kind, Order, Query};

use crate::ctx::Ctx;
use crate::ids::{NewsId, UnitId};
use crate::news::public::{Card, find_card};
use crate::org::Unit;
use crate::{Error, Result};

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// Words as typed.
    pub text: String,
    /// Only news or only units.
    pub kind: Option<Kind>,
    /// Only this unit.
    pub unit: Option<UnitId>,
    /// Only this year of publication.
    pub year: Option<i64>,
    /// Newest first instead of best first.
    pub newest_first: bool,
    /// Hits to skip.
    pub offset: usize,
    /// Hits wanted.
    pub limit: usize,
}

/// Something found.
#[derive(Debug, Clone)]
pub enum Thing {
    /// A published item.
    News(Box<Card>),
    /// A unit.
    Unit(Box<Unit>),
}

/// One hit with its marked words.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is.
    pub thing: Thing,
    /// Title with marked words.
    pub title: Vec<Fragment>,
    /// Piece of the text with marked words.
    pub snippet: Vec<Fragment>,
}

impl Hit {
    /// Path of the thing, without language prefix.
    pub fn path(&self) -> String {
        match &self.thing {
            Thing::News(card) => card.path(),
            Thing::Unit(unit) => unit.path(),
        }
    }
}

/// The answer.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// How many there are.
    pub total: u64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Counts by unit, most first.
    pub units: Vec<(UnitId, u64)>,
    /// Counts by kind.
    pub kinds: Vec<(Kind, u64)>,
    /// Counts by year.
    pub years: Vec<(i64, u64)>,
    /// The question with typing mistakes corrected.
    pub suggestion: Option<String>,
}

/// Searches. Anyone may; the index holds public things only, and a hit whose item was withdrawn a
/// moment ago is left out because the table no longer calls it published.
/// Errors: index or database do not answer.
pub async fn find(ctx: &Ctx, input: Input) -> Result<Found> {
    let query = Query {
        body_id: ctx.body().0,
        text: input.text,
        kind: input.kind,
        unit_id: input.unit.map(|unit| unit.0),
        year: input.year,
        month: None,
        label: None,
        order: if input.newest_first { Order::Newest } else { Order::Relevance },
        offset: input.offset,
        limit: input.limit,
    };
    let index = ctx.app.index.clone();
    let found = tokio::task::spawn_blocking(move || index.search(&query))
        .await
        .map_err(anyhow::Error::new)?
        .map_err(|error| Error::Internal(error.into()))?;
    let mut hits = Vec::with_capacity(found.hits.len());
    for hit in found.hits {
        let thing = match hit.kind {
            Kind::News => {
                find_card(ctx.db(), ctx.body(), NewsId(hit.id)).await?.map(|card| Thing::News(Box::new(card)))
            }
            Kind::Unit => ctx
                .directory
                .unit(UnitId(hit.id))
                .filter(|unit| unit.is_active())
                .map(|unit| Thing::Unit(Box::new(unit.clone()))),
            Kind::Page => None,
        };
        hits.extend(thing.map(|thing| Hit { thing, title: hit.title, snippet: hit.snippet }));
    }
    Ok(Found {
        total: found.total,
        hits,
        units: found.units.into_iter().map(|(unit, count)| (UnitId(unit), count)).collect(),
        kinds: found.kinds,
        years: found.years,
        suggestion: found.suggestion,
    })
}
