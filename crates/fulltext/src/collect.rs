//! One pass over the matches: the best of them, their number, and the counts beside the filters.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::Kind;
use crate::query::{Order, Query};
use crate::schema::{ID, KIND, MONTH, PUBLISHED, UNIT, YEAR};

/// The newest item of a body scores this much more than a very old one, falling by half in a year.
const NEW_BONUS: f64 = 0.25;
const DAY_MS: i64 = 86_400_000;
const YEAR_DAYS: f64 = 365.0;

/// Somebody who types the name of a unit wants the unit before the news about it.
const UNIT_BONUS: f32 = 1.3;

/// One match with all it is ordered and shown by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub(crate) score: Score,
    pub(crate) published: i64,
    pub(crate) kind: i64,
    pub(crate) id: i64,
    pub(crate) unit: i64,
    pub(crate) address: DocAddress,
}

/// What one pass gives.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) total: u64,
    pub(crate) matches: Vec<Match>,
    pub(crate) units: BTreeMap<i64, u64>,
    pub(crate) kinds: BTreeMap<i64, u64>,
    pub(crate) years: BTreeMap<i64, u64>,
}

/// The filters on numbers, the order, and how many of the best are kept.
///
/// The filters are applied here and not in the query, so that the counts of a filter can leave out that filter:
/// after choosing one unit a reader still sees how many results the others have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pass {
    pub(crate) kind: Option<i64>,
    pub(crate) unit: Option<i64>,
    pub(crate) year: Option<i64>,
    pub(crate) month: Option<i64>,
    pub(crate) order: Order,
    pub(crate) keep: usize,
    /// Publication of the newest document of the index: recency is counted from it, not from a clock.
    pub(crate) newest: i64,
}

impl Pass {
    pub(crate) fn new(query: &Query, order: Order, keep: usize, newest: i64) -> Self {
        Self {
            kind: query.kind.map(Kind::number),
            unit: query.unit_id,
            year: query.year,
            month: query.month,
            order,
            keep,
            newest,
        }
    }

    /// Total order, so that the same question gives the same list.
    fn compare(&self, a: &Match, b: &Match) -> Ordering {
        let by_score = match self.order {
            Order::Relevance => b.score.total_cmp(&a.score),
            Order::Newest => Ordering::Equal,
        };
        by_score.then(b.published.cmp(&a.published)).then(a.kind.cmp(&b.kind)).then(a.id.cmp(&b.id))
    }

    fn keep_best(&self, matches: &mut Vec<Match>) {
        matches.sort_unstable_by(|a, b| self.compare(a, b));
        matches.truncate(self.keep);
    }

    fn weighed(&self, score: Score, kind: i64, published: i64) -> Score {
        let days = self.newest.saturating_sub(published).max(0) / DAY_MS;
        let age = f64::from(u32::try_from(days).unwrap_or(u32::MAX)) / YEAR_DAYS;
        let recency = f64_to_score(1.0 + NEW_BONUS / (1.0 + age));
        let unit = if kind == Kind::Unit.number() { UNIT_BONUS } else { 1.0 };
        score * recency * unit
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a factor between 1 and 2, precision does not matter"
)]
fn f64_to_score(factor: f64) -> Score {
    factor as Score
}

impl Collector for Pass {
    type Fruit = Collected;
    type Child = SegmentPass;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<SegmentPass> {
        let columns = reader.fast_fields();
        Ok(SegmentPass {
            pass: *self,
            segment,
            id: columns.i64(ID)?,
            kind: columns.i64(KIND)?,
            unit: columns.i64(UNIT)?,
            year: columns.i64(YEAR)?,
            month: columns.i64(MONTH)?,
            published: columns.i64(PUBLISHED)?,
            collected: Collected::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.order == Order::Relevance
    }

    fn merge_fruits(&self, fruits: Vec<Collected>) -> tantivy::Result<Collected> {
        let mut all = Collected::default();
        for fruit in fruits {
            all.total += fruit.total;
            all.matches.extend(fruit.matches);
            add(&mut all.units, fruit.units);
            add(&mut all.kinds, fruit.kinds);
            add(&mut all.years, fruit.years);
        }
        self.keep_best(&mut all.matches);
        Ok(all)
    }
}

fn add(all: &mut BTreeMap<i64, u64>, more: BTreeMap<i64, u64>) {
    for (value, count) in more {
        *all.entry(value).or_default() += count;
    }
}

/// The pass over one segment.
pub(crate) struct SegmentPass {
    pass: Pass,
    segment: SegmentOrdinal,
    id: Column<i64>,
    kind: Column<i64>,
    unit: Column<i64>,
    year: Column<i64>,
    month: Column<i64>,
    published: Column<i64>,
    collected: Collected,
}

impl SegmentCollector for SegmentPass {
    type Fruit = Collected;

    fn collect(&mut self, doc: DocId, score: Score) {
        let of = |column: &Column<i64>| column.first(doc).unwrap_or_default();
        let (kind, unit, year, month) = (of(&self.kind), of(&self.unit), of(&self.year), of(&self.month));
        let pass = &self.pass;
        let kind_fits = pass.kind.is_none_or(|wanted| wanted == kind);
        let unit_fits = pass.unit.is_none_or(|wanted| wanted == unit);
        let year_fits = pass.year.is_none_or(|wanted| wanted == year);
        let month_fits = pass.month.is_none_or(|wanted| wanted == month);
        if unit_fits && year_fits && month_fits {
            *self.collected.kinds.entry(kind).or_default() += 1;
        }
        if kind_fits && year_fits && month_fits {
            *self.collected.units.entry(unit).or_default() += 1;
        }
        // A month belongs to its year, so the other years are counted whole.
        if kind_fits && unit_fits {
            *self.collected.years.entry(year).or_default() += 1;
        }
        if !(kind_fits && unit_fits && year_fits && month_fits) {
            return;
        }
        self.collected.total += 1;
        if pass.keep == 0 {
            return;
        }
        let published = of(&self.published);
        let score = pass.weighed(score, kind, published);
        let address = DocAddress::new(self.segment, doc);
        self.collected.matches.push(Match { score, published, kind, id: of(&self.id), unit, address });
        // Sorting now and then keeps memory bounded at twice what is wanted.
        if self.collected.matches.len() >= pass.keep.saturating_mul(2).max(256) {
            pass.keep_best(&mut self.collected.matches);
        }
    }

    fn harvest(mut self) -> Collected {
        self.pass.keep_best(&mut self.collected.matches);
        self.collected
    }
}
