//! Typing mistakes: for a word the body has not published, the nearest one it has.
//!
//! Looked up among words as written, since the stem of a misspelt word is somebody else's stem.

use tantivy::collector::Count;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::{Searcher, Term};

use crate::error::Result;
use crate::plan::{Need, plan};
use crate::query::{Piece, Wanted};
use crate::schema::Fields;

/// Shorter words have too many neighbours (`kota`, `kata`, `rata`).
const ONE_MISTAKE_FROM: usize = 5;
const TWO_MISTAKES_FROM: usize = 9;
/// Letters from which the beginning of a word is completed.
const PREFIX_FROM: usize = 4;

/// Neighbours looked at closely, the commonest first.
const CANDIDATES: usize = 8;

/// The question with rare words replaced by near ones the body uses more, none when no word was replaced.
/// A word found in more than `rare` documents is left alone. The last word may also be completed.
pub(crate) fn correct(
    searcher: &Searcher,
    fields: &Fields,
    body_id: i64,
    wanted: &Wanted,
    rare: usize,
) -> Result<Option<Wanted>> {
    let mut corrected = wanted.clone();
    let mut is_changed = false;
    let last = wanted.pieces.len().saturating_sub(1);
    for (at, piece) in corrected.pieces.iter_mut().enumerate() {
        let is_last_word = at == last && matches!(piece, Piece::Word(_));
        let words = match piece {
            Piece::Word(word) => std::slice::from_mut(word),
            Piece::Phrase(words) => words.as_mut_slice(),
        };
        for word in words {
            if let Some(better) = better(searcher, fields, body_id, word, rare, is_last_word)? {
                *word = better;
                is_changed = true;
            }
        }
    }
    Ok(is_changed.then_some(corrected))
}

fn better(
    searcher: &Searcher,
    fields: &Fields,
    body_id: i64,
    word: &str,
    rare: usize,
    may_complete: bool,
) -> Result<Option<String>> {
    let letters = word.chars().count();
    if letters < PREFIX_FROM || !word.chars().all(char::is_alphabetic) {
        return Ok(None);
    }
    let hits = |word: &str| -> Result<usize> {
        let wanted = Wanted { pieces: vec![Piece::Word(word.to_owned())], ..Wanted::default() };
        Ok(searcher.search(&plan(fields, body_id, None, &wanted, Need::All), &Count)?)
    };
    let own = hits(word)?;
    if own > rare {
        return Ok(None);
    }
    let mistakes: &[u8] = match letters {
        TWO_MISTAKES_FROM.. => &[1, 2],
        ONE_MISTAKE_FROM.. => &[1],
        _ => &[],
    };
    for distance in mistakes {
        let automaton =
            FuzzyTermQuery::new(Term::from_field_text(fields.words, word), *distance, true).automaton()?;
        if let Some(found) = commonest(near(searcher, fields, &automaton, word)?, own, hits)? {
            return Ok(Some(found));
        }
    }
    if may_complete && own == 0 {
        let automaton =
            FuzzyTermQuery::new_prefix(Term::from_field_text(fields.words, word), 0, true).automaton()?;
        return commonest(near(searcher, fields, &automaton, word)?, own, hits);
    }
    Ok(None)
}

/// Words of the index an automaton accepts, commonest first, then by the alphabet.
fn near(searcher: &Searcher, fields: &Fields, automaton: &DfaWrapper, word: &str) -> Result<Vec<String>> {
    let mut found = std::collections::BTreeMap::<String, u32>::new();
    for reader in searcher.segment_readers() {
        let inverted = reader.inverted_index(fields.words)?;
        let mut terms =
            inverted.terms().search(automaton).into_stream().map_err(tantivy::TantivyError::from)?;
        while terms.advance() {
            let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
            if term != word && term.chars().all(char::is_alphabetic) {
                *found.entry(term.to_owned()).or_default() += terms.value().doc_freq;
            }
        }
    }
    let mut found: Vec<(String, u32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(found.into_iter().take(CANDIDATES).map(|(term, _)| term).collect())
}

/// The candidate this body uses most, and at least four times as often as the word typed. Counted in the body:
/// the dictionary is shared, and another body's words must not be suggested here.
fn commonest(
    candidates: Vec<String>,
    own: usize,
    hits: impl Fn(&str) -> Result<usize>,
) -> Result<Option<String>> {
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates {
        let count = hits(&candidate)?;
        if count > own.saturating_mul(4) && best.as_ref().is_none_or(|(most, _)| count > *most) {
            best = Some((count, candidate));
        }
    }
    Ok(best.map(|(_, word)| word))
}
