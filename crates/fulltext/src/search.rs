//! Answering a question: exactly first, then with mistakes corrected, then with any of the words.

use std::sync::Arc;

use tantivy::schema::Value;
use tantivy::{Searcher, TantivyDocument};

use crate::collect::{Collected, Match, Pass};
use crate::columns::Kept;
use crate::document::Kind;
use crate::error::Result;
use crate::fragment::{Fragment, Marker};
use crate::near;
use crate::plan::{self, Need, plan};
use crate::query::{self, Order, Purpose, Query, Wanted};
use crate::schema::{self, Fields, PUBLISHED};
use crate::typo;

/// Paging stops here: nobody reads further, and robots must not make us sort everything.
const OFFSET_MAX: usize = 1_000;
const LIMIT_MAX: usize = 100;

/// As above for lists, which cost less: programs read them to the end.
const LIST_OFFSET_MAX: usize = 10_000;
const LIST_LIMIT_MAX: usize = 1_000;

/// With fewer results than this a correction is looked for.
const FEW: u64 = 3;

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: i64,
    /// Its unit.
    pub unit_id: i64,
    /// Weight of the match; only comparable within one answer. Zero when ordered by date.
    pub score: f32,
    /// The title with the found words marked; empty in lists.
    pub title: Vec<Fragment>,
    /// The part of the lead and text that fits the question best, about 220 characters; empty when there is no text, and in lists.
    pub snippet: Vec<Fragment>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// How many pass the question and all filters.
    pub total: u64,
    /// The page asked for.
    pub hits: Vec<Hit>,
    /// Results by unit, most first, counted as if no unit were chosen.
    pub units: Vec<(i64, u64)>,
    /// Results by kind, counted as if no kind were chosen.
    pub kinds: Vec<(Kind, u64)>,
    /// Results by year, newest first, counted as if neither year nor month were chosen.
    pub years: Vec<(i64, u64)>,
    /// Results by legal class, counted as if no class were chosen.
    pub classes: Vec<(String, u64)>,
    /// Results by kind of file, most first, counted as if none were chosen.
    pub file_types: Vec<(String, u64)>,
    /// Results by obligation, most first, counted as if none were chosen.
    pub obligations: Vec<(String, u64)>,
    /// The question with typing mistakes corrected. When nothing was found as typed the hits answer this one;
    /// when little was found the hits answer the typed one, and this would find more.
    pub suggestion: Option<String>,
}

/// Answers a question on one state of the index.
pub(crate) fn search(searcher: &Searcher, fields: &Fields, kept: &Arc<Kept>, query: &Query) -> Result<Found> {
    kept.keep_only(searcher);
    let wanted = plan::rarest(searcher, fields, query::read(&query.text))?;
    if wanted.is_noise {
        return Ok(Found::default());
    }
    let ask = Ask { searcher, fields, kept, query, newest: newest(searcher)? };
    let exact = ask.run(&wanted, Need::All, true)?;
    if exact.total >= FEW || wanted.pieces.is_empty() {
        return ask.found(exact, &wanted, None);
    }
    let rare = usize::try_from(exact.total).unwrap_or(0);
    let corrected = typo::correct(searcher, fields, query.body_id, &wanted, rare)?;
    if exact.total > 0 {
        let suggestion = match corrected {
            Some(corrected) if ask.run(&corrected, Need::All, false)?.total > exact.total => {
                Some(corrected.to_text())
            }
            _ => None,
        };
        return ask.found(exact, &wanted, suggestion);
    }
    let suggestion = corrected.as_ref().map(Wanted::to_text);
    let wanted = corrected.unwrap_or(wanted);
    let mut collected = if suggestion.is_some() { ask.run(&wanted, Need::All, true)? } else { exact };
    if collected.total == 0 {
        collected = ask.run(&wanted, Need::Any, true)?;
    }
    ask.found(collected, &wanted, suggestion)
}

/// Publication of the newest document, the point recency is counted from.
fn newest(searcher: &Searcher) -> Result<i64> {
    let mut newest = i64::MIN;
    for reader in searcher.segment_readers() {
        newest = newest.max(reader.fast_fields().i64(PUBLISHED)?.max_value());
    }
    Ok(newest)
}

/// Counts in the order of a list of filters.
fn most_first<K: Ord>(counts: std::collections::BTreeMap<K, u64>) -> Vec<(K, u64)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

struct Ask<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    kept: &'a Arc<Kept>,
    query: &'a Query,
    newest: i64,
}

impl Ask<'_> {
    /// Hits to skip and hits to give.
    fn span(&self) -> (usize, usize) {
        let (offset, limit) = (self.query.offset, self.query.limit);
        match self.query.purpose {
            Purpose::Page => (offset.min(OFFSET_MAX), limit.min(LIMIT_MAX)),
            Purpose::List => (offset.min(LIST_OFFSET_MAX), limit.min(LIST_LIMIT_MAX)),
        }
    }

    fn run(&self, wanted: &Wanted, need: Need, with_hits: bool) -> Result<Collected> {
        let (offset, limit) = self.span();
        // Without words all match equally, and only the date says anything.
        let order = if wanted.pieces.is_empty() { Order::Newest } else { self.query.order };
        // Every page looks at the same best matches again, so that no hit changes its page.
        let is_ranked = order == Order::Relevance && with_hits;
        let keep = match (with_hits, is_ranked) {
            (false, _) => 0,
            (true, false) => offset + limit,
            (true, true) => (offset + limit).max(near::LOOKED_AT),
        };
        let pass = Pass::new(self.query, order, keep, self.newest, self.kept);
        let plan = plan(self.fields, self.query.body_id, self.query.label.as_deref(), wanted, need);
        let mut collected = self.searcher.search(&plan, &pass)?;
        if is_ranked {
            near::look_again(self.searcher, self.fields, wanted, &mut collected.matches)?;
            pass.keep_best(&mut collected.matches);
        }
        Ok(collected)
    }

    fn found(&self, collected: Collected, wanted: &Wanted, suggestion: Option<String>) -> Result<Found> {
        let marker = Marker::new(wanted);
        let (offset, limit) = self.span();
        let hits = collected
            .matches
            .iter()
            .skip(offset)
            .take(limit)
            .filter_map(|found| self.hit(found, &marker).transpose())
            .collect::<Result<Vec<_>>>()?;
        let units = most_first(collected.units);
        let kinds = collected
            .kinds
            .into_iter()
            .filter_map(|(kind, count)| Some((Kind::from_number(kind)?, count)))
            .collect();
        let years = collected.years.into_iter().rev().collect();
        Ok(Found {
            total: collected.total,
            hits,
            units,
            kinds,
            years,
            classes: collected.classes.into_iter().collect(),
            file_types: most_first(collected.file_types),
            obligations: most_first(collected.obligations),
            suggestion,
        })
    }

    fn hit(&self, found: &Match, marker: &Marker) -> Result<Option<Hit>> {
        let Some(kind) = Kind::from_number(found.kind) else { return Ok(None) };
        let mut hit = Hit {
            kind,
            id: found.id,
            unit_id: found.unit,
            score: found.score,
            title: Vec::new(),
            snippet: Vec::new(),
        };
        if self.query.purpose == Purpose::List {
            return Ok(Some(hit));
        }
        let stored: TantivyDocument = self.searcher.doc(found.address)?;
        let title =
            stored.get_first(self.fields.title_words).and_then(|value| value.as_str()).unwrap_or_default();
        let shown =
            stored.get_first(self.fields.shown).and_then(|value| value.as_bytes()).unwrap_or_default();
        hit.title = marker.whole(title);
        hit.snippet = marker.snippet(&schema::unpack(shown));
        Ok(Some(hit))
    }
}
