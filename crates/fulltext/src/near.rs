//! The second look at the best matches: words as they were written, and words near each other. Of documents that
//! hold the wanted words equally often, the one that holds them side by side is about them. Only the best are
//! looked at again, so the cost does not grow with the register.
//!
//! Source: S. Büttcher, C. Clarke, B. Lushman, "Term Proximity Scoring for Ad-Hoc Retrieval on Very Large Text
//! Collections", SIGIR 2006: two wanted words at distance d, with no other wanted word between them, give each
//! other their rarity divided by d².

use std::collections::{BTreeMap, BTreeSet};

use tantivy::postings::Postings;
use tantivy::query::Bm25Weight;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, Searcher, Term};

use crate::collect::Match;
use crate::query::{Piece, Wanted};
use crate::schema::Fields;

/// Matches that are looked at again, best first.
pub(crate) const LOOKED_AT: usize = 100;

/// Weight of a word as written beside its stem.
const WRITTEN: Score = 1.5;

/// Weight of nearness, of all words in one short stretch of text, and how soon more nearness of the same word
/// stops counting; found with `bench/rank.py`.
const NEARNESS: Score = 6.0;
const TOGETHER: Score = 8.0;
const ENOUGH: Score = 1.0;

/// A wanted word with its rarity.
struct Rare {
    term: Term,
    rarity: Score,
    /// What it weighs as written; none inside quotation marks, where it was weighed before.
    written: Option<Bm25Weight>,
}

/// Where the wanted words stand in one document: (place, number of the word), in order; and what they weigh.
#[derive(Default, Clone)]
struct Places {
    at: Vec<(u32, usize)>,
    written: Score,
}

/// Adds to the scores of the first [`LOOKED_AT`] matches.
/// Errors: the index cannot be read.
pub(crate) fn look_again(
    searcher: &Searcher,
    fields: &Fields,
    wanted: &Wanted,
    matches: &mut [Match],
) -> tantivy::Result<()> {
    let words = rare_words(searcher, fields, wanted)?;
    let mut by_segment: BTreeMap<u32, Vec<&mut Match>> = BTreeMap::new();
    for found in matches.iter_mut().take(LOOKED_AT) {
        by_segment.entry(found.address.segment_ord).or_default().push(found);
    }
    for (segment, mut found) in by_segment {
        found.sort_unstable_by_key(|found| found.address.doc_id);
        let documents: Vec<DocId> = found.iter().map(|found| found.address.doc_id).collect();
        let places = places(searcher, fields, &words, segment, &documents)?;
        for (found, mut places) in found.into_iter().zip(places) {
            places.at.sort_unstable();
            let near = NEARNESS * nearness(&words, &places.at) + TOGETHER * together(&words, &places.at);
            found.score += found.weight * (WRITTEN * places.written + near);
        }
    }
    Ok(())
}

fn rare_words(searcher: &Searcher, fields: &Fields, wanted: &Wanted) -> tantivy::Result<Vec<Rare>> {
    let documents = score_of(searcher.num_docs());
    let mut seen = BTreeSet::new();
    let mut words = Vec::new();
    for piece in &wanted.pieces {
        for word in piece.words().iter().filter(|word| seen.insert(word.as_str())) {
            let term = Term::from_field_text(fields.words, word);
            let occurs = score_of(searcher.doc_freq(&term)?);
            let rarity = (1.0 + (documents - occurs + 0.5).max(0.0) / (occurs + 0.5)).ln();
            let written = match piece {
                Piece::Word(_) if occurs > 0.0 => {
                    Some(Bm25Weight::for_terms(searcher, std::slice::from_ref(&term))?)
                }
                _ => None,
            };
            words.push(Rare { term, rarity, written });
        }
    }
    Ok(words)
}

/// The places in each of the documents, which come in rising order.
fn places(
    searcher: &Searcher,
    fields: &Fields,
    words: &[Rare],
    segment: u32,
    documents: &[DocId],
) -> tantivy::Result<Vec<Places>> {
    let reader = searcher.segment_reader(segment);
    let (index, lengths) =
        (reader.inverted_index(fields.words)?, reader.get_fieldnorms_reader(fields.words)?);
    let mut all = vec![Places::default(); documents.len()];
    let mut positions = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let with_places = IndexRecordOption::WithFreqsAndPositions;
        let Some(mut postings) = index.read_postings(&word.term, with_places)? else { continue };
        for (document, places) in documents.iter().zip(&mut all) {
            // Postings must never be asked to go back.
            let at = if postings.doc() < *document { postings.seek(*document) } else { postings.doc() };
            if at == *document {
                postings.positions(&mut positions);
                places.at.extend(positions.iter().map(|place| (*place, number)));
                let weight = word.written.as_ref();
                let length = lengths.fieldnorm_id(*document);
                places.written += weight.map_or(0.0, |weight| weight.score(length, postings.term_freq()));
            }
        }
    }
    Ok(all)
}

/// Nearness of the words standing at `places`, which are in order.
fn nearness(words: &[Rare], places: &[(u32, usize)]) -> Score {
    let mut gained = vec![0.0; words.len()];
    let rarity = |word: usize| words.get(word).map_or(0.0, |word| word.rarity);
    for pair in places.windows(2) {
        let [(before, left), (after, right)] = pair else { continue };
        if left == right {
            continue;
        }
        let distance = score_of(u64::from(after.saturating_sub(*before).max(1)));
        for (word, other) in [(*left, *right), (*right, *left)] {
            if let Some(gained) = gained.get_mut(word) {
                *gained += rarity(other) / (distance * distance);
            }
        }
    }
    gained.iter().zip(words).map(|(gained, word)| word.rarity.min(1.0) * gained / (gained + ENOUGH)).sum()
}

/// How closely all the words that occur stand together once: their rarity, less the longer the shortest stretch is
/// that holds each of them. `places` are in order.
fn together(words: &[Rare], places: &[(u32, usize)]) -> Score {
    let found: BTreeSet<usize> = places.iter().map(|(_, word)| *word).collect();
    if found.len() < 2 {
        return 0.0;
    }
    let Some(shortest) = shortest(words.len(), found.len(), places) else { return 0.0 };
    let rarity: Score = found.iter().filter_map(|word| words.get(*word)).map(|word| word.rarity).sum();
    let words = u64::try_from(found.len()).unwrap_or(u64::MAX);
    rarity * (score_of(words) / score_of(u64::from(shortest))).sqrt()
}

/// Length in words of the shortest stretch that holds all `missing` different words.
fn shortest(words: usize, mut missing: usize, places: &[(u32, usize)]) -> Option<u32> {
    let mut inside = vec![0_usize; words];
    let mut shortest: Option<u32> = None;
    let mut starts = places.iter();
    for (end, word) in places {
        let count = inside.get_mut(*word)?;
        missing -= usize::from(*count == 0);
        *count += 1;
        while missing == 0 {
            let (start, first) = starts.next()?;
            let length = end.saturating_sub(*start) + 1;
            shortest = Some(shortest.map_or(length, |known| known.min(length)));
            let count = inside.get_mut(*first)?;
            *count -= 1;
            missing += usize::from(*count == 0);
        }
    }
    shortest
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "a count as a weight")]
fn score_of(count: u64) -> Score {
    count as Score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: usize) -> Vec<Rare> {
        let term = || Term::from_field_text(tantivy::schema::Field::from_field_id(0), "x");
        (0..count).map(|_| Rare { term: term(), rarity: 2.0, written: None }).collect()
    }

    #[test]
    fn words_side_by_side_are_nearer_than_words_far_apart() {
        let near = nearness(&words(2), &[(5, 0), (6, 1)]);
        let far = nearness(&words(2), &[(5, 0), (60, 1)]);
        assert!(near > far && far > 0.0, "{near} {far}");
        assert_eq!(nearness(&words(2), &[(5, 0), (6, 0)]).to_bits(), 0.0_f32.to_bits());
    }

    #[test]
    fn the_shortest_stretch_holds_every_word_in_any_order() {
        let places = [(1, 0), (10, 1), (30, 2), (31, 0), (33, 1), (90, 2)];
        assert_eq!(shortest(3, 3, &places), Some(4));
        assert_eq!(shortest(3, 1, &[(4, 2)]), Some(1));
        assert_eq!(shortest(3, 3, &[(4, 2), (5, 1)]), None);
    }
}
