//! One pass over the matches: the best of them, their number, and the counts beside the filters.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use crate::document::Kind;
use crate::query::{Order, Purpose, Query};
use crate::schema::{CLASS, FILE_TYPE, ID, KIND, MONTH, OBLIGATION, PUBLISHED, UNIT, YEAR};

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
}

impl Pass {
    pub(crate) fn new(query: &Query, order: Order, keep: usize, newest: i64) -> Self {
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
            pass: self.clone(),
            segment,
            id: columns.i64(ID)?,
            kind: columns.i64(KIND)?,
            unit: columns.i64(UNIT)?,
            year: columns.i64(YEAR)?,
            month: columns.i64(MONTH)?,
            published: columns.i64(PUBLISHED)?,
            class: Codes::open(columns.str(CLASS)?, self.class.as_deref())?,
            file_type: Codes::open(columns.str(FILE_TYPE)?, self.file_type.as_deref())?,
            obligation: Codes::open(columns.str(OBLIGATION)?, self.obligation.as_deref())?,
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

/// What a filter on codes asks of one segment.
#[derive(Clone, Copy)]
enum WantedCode {
    /// Nothing: every document fits.
    Any,
    /// The code with this number in the segment's dictionary.
    Number(u64),
    /// A code that does not occur in this segment: nothing fits.
    Absent,
}

/// Codes of one column in one segment: the wanted one and the counts, by their numbers in the segment's dictionary.
struct Codes {
    column: Option<StrColumn>,
    wanted: WantedCode,
    counts: Vec<u64>,
}

impl Codes {
    fn open(column: Option<StrColumn>, wanted: Option<&str>) -> tantivy::Result<Self> {
        let wanted = match (wanted, &column) {
            (None, _) => WantedCode::Any,
            (Some(_), None) => WantedCode::Absent,
            (Some(code), Some(column)) => {
                column.dictionary().term_ord(code)?.map_or(WantedCode::Absent, WantedCode::Number)
            }
        };
        Ok(Self { column, wanted, counts: Vec::new() })
    }

    fn fits(&self, doc: DocId) -> bool {
        match (self.wanted, &self.column) {
            (WantedCode::Any, _) => true,
            (WantedCode::Number(number), Some(column)) => column.term_ords(doc).any(|each| each == number),
            _ => false,
        }
    }

    fn count(&mut self, doc: DocId) {
        let Some(column) = &self.column else { return };
        for number in column.term_ords(doc) {
            let at = usize::try_from(number).unwrap_or(usize::MAX);
            if at >= self.counts.len() {
                self.counts.resize(column.num_terms().max(at + 1), 0);
            }
            if let Some(count) = self.counts.get_mut(at) {
                *count += 1;
            }
        }
    }

    fn into_map(self) -> BTreeMap<String, u64> {
        let Some(column) = self.column else { return BTreeMap::new() };
        let mut map = BTreeMap::new();
        for (number, count) in (0_u64..).zip(self.counts).filter(|(_, count)| *count > 0) {
            let mut code = String::new();
            // A dictionary that cannot be read leaves a count out; the hits themselves are right.
            if column.ord_to_str(number, &mut code).unwrap_or(false) {
                map.insert(code, count);
            }
        }
        map
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
    fn passed(&self, doc: DocId, kind: i64, unit: i64, year: i64) -> Passed {
        let pass = &self.pass;
        let is_of_time = pass.published.is_none_or(|(from, until)| {
            (from..=until).contains(&self.published.first(doc).unwrap_or_default())
        });
        let month_fits = pass.month.is_none_or(|wanted| wanted == self.month.first(doc).unwrap_or_default());
        let bits = [
            (Passed::KIND, pass.kind.is_none_or(|wanted| wanted == kind)),
            (Passed::UNIT, pass.unit.is_none_or(|wanted| wanted == unit)),
            (Passed::YEAR, pass.year.is_none_or(|wanted| wanted == year)),
            (Passed::MONTH, month_fits),
            (Passed::CLASS, self.class.fits(doc)),
            (Passed::FILE_TYPE, self.file_type.fits(doc)),
            (Passed::OBLIGATION, self.obligation.fits(doc)),
            (Passed::PUBLISHED, is_of_time),
        ];
        Passed(bits.into_iter().filter(|(_, fits)| *fits).fold(0, |all, (bit, _)| all | bit))
    }

    fn count(&mut self, doc: DocId, passed: Passed, kind: i64, unit: i64, year: i64) {
        let is_counted = |own: u8| match self.pass.purpose {
            Purpose::Page => passed.all_but(own),
            Purpose::List => passed.all_but(0),
        };
        if is_counted(Passed::KIND) {
            self.kinds.count(kind);
        }
        if is_counted(Passed::UNIT) {
            self.units.count(unit);
        }
        // A month belongs to its year, so the other years are counted whole.
        if is_counted(Passed::YEAR | Passed::MONTH) {
            self.years.count(year);
        }
        if is_counted(Passed::CLASS) {
            self.class.count(doc);
        }
        if is_counted(Passed::FILE_TYPE) {
            self.file_type.count(doc);
        }
        if is_counted(Passed::OBLIGATION) {
            self.obligation.count(doc);
        }
    }
}

impl SegmentCollector for SegmentPass {
    type Fruit = Collected;

    fn collect(&mut self, doc: DocId, score: Score) {
        let of = |column: &Column<i64>| column.first(doc).unwrap_or_default();
        let (kind, unit, year) = (of(&self.kind), of(&self.unit), of(&self.year));
        let passed = self.passed(doc, kind, unit, year);
        self.count(doc, passed, kind, unit, year);
        if !passed.all_but(0) {
            return;
        }
        self.collected.total += 1;
        if self.pass.keep == 0 {
            return;
        }
        let published = of(&self.published);
        let score = self.pass.weighed(score, kind, published);
        let address = DocAddress::new(self.segment, doc);
        self.collected.matches.push(Match { score, published, kind, id: of(&self.id), unit, address });
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
            classes: self.class.into_map(),
            file_types: self.file_type.into_map(),
            obligations: self.obligation.into_map(),
            ..self.collected
        }
    }
}
