//! One pass over the matches: the best of them, their number, and the counts beside the filters.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::columns::{Columns, Kept, Row, Sets};
use crate::document::Kind;
use crate::query::{Order, Purpose, Query};

/// The newest item of a body scores this much more than a very old one, falling by half in a year.
const NEW_BONUS: f64 = 0.25;
const DAY_MS: i64 = 86_400_000;
const YEAR_DAYS: f64 = 365.0;

/// Somebody who types the name of a unit wants the unit before the news about it.
const UNIT_BONUS: Score = 1.3;

/// Somebody who types a need wants the application or the service that meets it before the news about it.
const NEED: Score = 1.5;

/// What is over counts half: it stays findable, behind what is still to come.
const OVER: Score = 0.5;

/// One match with all it is ordered and shown by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub(crate) score: Score,
    /// What more points count.
    pub(crate) weight: Score,
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
    pub(crate) classes: BTreeMap<String, u64>,
    pub(crate) file_types: BTreeMap<String, u64>,
    pub(crate) obligations: BTreeMap<String, u64>,
}

/// The filters on numbers, the order, and how many of the best are kept.
///
/// The filters are applied here and not in the query, so that the counts of a filter can leave out that filter:
/// after choosing one unit a reader still sees how many results the others have.
#[derive(Debug, Clone)]
pub(crate) struct Pass {
    pub(crate) kind: Option<i64>,
    pub(crate) unit: Option<i64>,
    pub(crate) year: Option<i64>,
    pub(crate) month: Option<i64>,
    pub(crate) class: Option<String>,
    pub(crate) file_type: Option<String>,
    pub(crate) obligation: Option<String>,
    pub(crate) published: Option<(i64, i64)>,
    pub(crate) order: Order,
    pub(crate) purpose: Purpose,
    pub(crate) keep: usize,
    /// Publication of the newest document of the index: recency is counted from it, not from a clock.
    pub(crate) newest: i64,
    /// What ended before is over.
    pub(crate) now: i64,
    kept: Arc<Kept>,
}

impl Pass {
    pub(crate) fn new(query: &Query, order: Order, keep: usize, newest: i64, kept: &Arc<Kept>) -> Self {
        Self {
            kind: query.kind.map(Kind::number),
            unit: query.unit_id,
            year: query.year,
            month: query.month,
            class: query.class.clone(),
            file_type: query.file_type.clone(),
            obligation: query.obligation.clone(),
            published: query.published_ms,
            order,
            purpose: query.purpose,
            keep,
            newest,
            now: query.now_ms,
            kept: Arc::clone(kept),
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

    /// Sorts and keeps what is wanted.
    pub(crate) fn keep_best(&self, matches: &mut Vec<Match>) {
        matches.sort_unstable_by(|a, b| self.compare(a, b));
        matches.truncate(self.keep);
    }

    fn weighed(&self, score: Score, row: &Row) -> Score {
        let days = self.newest.saturating_sub(row.published).max(0) / DAY_MS;
        let age = f64::from(u32::try_from(days).unwrap_or(u32::MAX)) / YEAR_DAYS;
        let recency = f64_to_score(1.0 + NEW_BONUS / (1.0 + age));
        let unit = if i64::from(row.kind) == Kind::Unit.number() { UNIT_BONUS } else { 1.0 };
        score * recency * unit
    }

    /// What the points of a document count, in both looks.
    fn weight(&self, row: &Row) -> Score {
        let meets_needs = [Kind::App, Kind::Service].map(Kind::number).contains(&i64::from(row.kind));
        let is_over = row.ends > 0 && row.ends < self.now;
        let need = if meets_needs { NEED } else { 1.0 };
        need * if is_over { OVER } else { 1.0 }
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
        let columns = self.kept.of(reader)?;
        Ok(SegmentPass {
            pass: self.clone(),
            segment,
            class: Codes::new(&columns.classes, self.class.as_deref()),
            file_type: Codes::new(&columns.file_types, self.file_type.as_deref()),
            obligation: Codes::new(&columns.obligations, self.obligation.as_deref()),
            columns,
            kinds: Numbers::default(),
            units: Numbers::default(),
            years: Numbers::default(),
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
            add(&mut all.classes, fruit.classes);
            add(&mut all.file_types, fruit.file_types);
            add(&mut all.obligations, fruit.obligations);
        }
        self.keep_best(&mut all.matches);
        Ok(all)
    }
}

fn add<K: Ord>(all: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
    for (value, count) in more {
        *all.entry(value).or_default() += count;
    }
}

/// Counts by number. Ids, years and kinds are small, so most are counted in a plain list: this runs for every match.
#[derive(Debug, Default)]
struct Numbers {
    small: Vec<u64>,
    large: BTreeMap<i64, u64>,
}

impl Numbers {
    const SMALL: usize = 4_096;

    fn count(&mut self, value: i64) {
        match usize::try_from(value) {
            Ok(at) if at < Self::SMALL => {
                if at >= self.small.len() {
                    self.small.resize(at + 1, 0);
                }
                if let Some(count) = self.small.get_mut(at) {
                    *count += 1;
                }
            }
            _ => *self.large.entry(value).or_default() += 1,
        }
    }

    fn into_map(self) -> BTreeMap<i64, u64> {
        let small = (0_i64..).zip(self.small).filter(|(_, count)| *count > 0);
        self.large.into_iter().chain(small).collect()
    }
}

/// Codes of one column in one segment: which sets pass the filter, and the counts by set.
struct Codes {
    /// `None`: every set passes.
    wanted: Option<Vec<bool>>,
    counts: Vec<u64>,
}

impl Codes {
    fn new(sets: &Sets, wanted: Option<&str>) -> Self {
        Self { wanted: wanted.map(|code| sets.holding(code)), counts: Vec::new() }
    }

    fn fits(&self, set: u32) -> bool {
        self.wanted.as_ref().is_none_or(|wanted| wanted.get(index(set)).copied().unwrap_or(false))
    }

    fn count(&mut self, set: u32) {
        let at = index(set);
        if at >= self.counts.len() {
            self.counts.resize(at + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
    }

    fn into_map(self, sets: &Sets) -> BTreeMap<String, u64> {
        let mut map = BTreeMap::new();
        for (set, count) in self.counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            for code in sets.codes(set) {
                *map.entry(code.clone()).or_default() += count;
            }
        }
        map
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The pass over one segment.
pub(crate) struct SegmentPass {
    pass: Pass,
    segment: SegmentOrdinal,
    columns: Arc<Columns>,
    class: Codes,
    file_type: Codes,
    obligation: Codes,
    kinds: Numbers,
    units: Numbers,
    years: Numbers,
    collected: Collected,
}

/// Which filters a document passes; one bit each.
#[derive(Clone, Copy)]
struct Passed(u8);

impl Passed {
    const KIND: u8 = 1;
    const UNIT: u8 = 2;
    const YEAR: u8 = 4;
    const MONTH: u8 = 8;
    const CLASS: u8 = 16;
    const FILE_TYPE: u8 = 32;
    const OBLIGATION: u8 = 64;
    const PUBLISHED: u8 = 128;
    const ALL: u8 = 255;

    /// Whether all filters pass, those of `left_out` aside.
    fn all_but(self, left_out: u8) -> bool {
        self.0 | left_out == Self::ALL
    }
}

impl SegmentPass {
    fn passed(&self, row: &Row) -> Passed {
        let pass = &self.pass;
        let is_of_time = pass.published.is_none_or(|(from, until)| (from..=until).contains(&row.published));
        let bits = [
            (Passed::KIND, pass.kind.is_none_or(|wanted| wanted == i64::from(row.kind))),
            (Passed::UNIT, pass.unit.is_none_or(|wanted| wanted == row.unit)),
            (Passed::YEAR, pass.year.is_none_or(|wanted| wanted == i64::from(row.year))),
            (Passed::MONTH, pass.month.is_none_or(|wanted| wanted == i64::from(row.month))),
            (Passed::CLASS, self.class.fits(row.class)),
            (Passed::FILE_TYPE, self.file_type.fits(row.file_type)),
            (Passed::OBLIGATION, self.obligation.fits(row.obligation)),
            (Passed::PUBLISHED, is_of_time),
        ];
        Passed(bits.into_iter().filter(|(_, fits)| *fits).fold(0, |all, (bit, _)| all | bit))
    }

    fn count(&mut self, row: &Row, passed: Passed) {
        let is_counted = |own: u8| match self.pass.purpose {
            Purpose::Page => passed.all_but(own),
            Purpose::List => passed.all_but(0),
        };
        if is_counted(Passed::KIND) {
            self.kinds.count(i64::from(row.kind));
        }
        if is_counted(Passed::UNIT) {
            self.units.count(row.unit);
        }
        // A month belongs to its year, so the other years are counted whole.
        if is_counted(Passed::YEAR | Passed::MONTH) {
            self.years.count(i64::from(row.year));
        }
        if is_counted(Passed::CLASS) {
            self.class.count(row.class);
        }
        if is_counted(Passed::FILE_TYPE) {
            self.file_type.count(row.file_type);
        }
        if is_counted(Passed::OBLIGATION) {
            self.obligation.count(row.obligation);
        }
    }
}

impl SegmentCollector for SegmentPass {
    type Fruit = Collected;

    fn collect(&mut self, doc: DocId, score: Score) {
        let Some(row) = self.columns.rows.get(index(doc)).copied() else { return };
        let passed = self.passed(&row);
        self.count(&row, passed);
        if !passed.all_but(0) {
            return;
        }
        self.collected.total += 1;
        if self.pass.keep == 0 {
            return;
        }
        let Row { id, unit, published, .. } = row;
        let kind = i64::from(row.kind);
        let weight = self.pass.weight(&row);
        let score = weight * self.pass.weighed(score, &row);
        let address = DocAddress::new(self.segment, doc);
        self.collected.matches.push(Match { score, weight, published, kind, id, unit, address });
        // Sorting now and then keeps memory bounded at twice what is wanted.
        if self.collected.matches.len() >= self.pass.keep.saturating_mul(2).max(256) {
            self.pass.keep_best(&mut self.collected.matches);
        }
    }

    fn harvest(mut self) -> Collected {
        self.pass.keep_best(&mut self.collected.matches);
        Collected {
            kinds: self.kinds.into_map(),
            units: self.units.into_map(),
            years: self.years.into_map(),
            classes: self.class.into_map(&self.columns.classes),
            file_types: self.file_type.into_map(&self.columns.file_types),
            obligations: self.obligation.into_map(&self.columns.obligations),
            ..self.collected
        }
    }
}
