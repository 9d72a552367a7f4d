//! From the pieces of a question to the engine's query. Every query carries the body.

use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::query::{Piece, Wanted};
use crate::schema::Fields;

/// Weights: a word as written beats an inflected form, a word in the title beats one in the text.
const TITLE_WORD: f32 = 5.0;
const TITLE_STEM: f32 = 3.0;
const HEAD_STEM: f32 = 2.0;
const TEXT_WORD: f32 = 1.5;
const TEXT_STEM: f32 = 1.0;

/// Words that are searched of a question. A pasted paragraph has more; its rarest words say best what is meant,
/// and its most common ones cost the most.
const SEARCHED_MAX: usize = 40;

/// The question with at most [`SEARCHED_MAX`] pieces: of more, those whose stem occurs in the fewest documents.
/// Errors: the index cannot be read.
pub(crate) fn rarest(searcher: &Searcher, fields: &Fields, mut wanted: Wanted) -> tantivy::Result<Wanted> {
    if wanted.pieces.len() <= SEARCHED_MAX {
        return Ok(wanted);
    }
    let mut known = Vec::new();
    for piece in wanted.pieces {
        let mut rarest = u64::MAX;
        for word in piece.words() {
            let term = Term::from_field_text(fields.stems, &bahasa::stem(word));
            rarest = rarest.min(searcher.doc_freq(&term)?);
        }
        // A word that occurs nowhere helps nobody.
        if rarest > 0 {
            known.push((rarest, piece));
        }
    }
    known.sort_by_key(|(occurrences, _)| *occurrences);
    wanted.pieces = known.into_iter().take(SEARCHED_MAX).map(|(_, piece)| piece).collect();
    Ok(wanted)
}

/// How many of the pieces must be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    All,
    Any,
}

/// The query for a body, an optional label and the pieces.
pub(crate) fn plan(
    fields: &Fields,
    body_id: i64,
    label: Option<&str>,
    wanted: &Wanted,
    need: Need,
) -> BooleanQuery {
    let mut clauses = vec![(Occur::Must, unscored(Term::from_field_i64(fields.body, body_id)))];
    if let Some(label) = label {
        clauses.push((Occur::Must, unscored(Term::from_field_text(fields.label, &bahasa::fold(label)))));
    }
    let pieces = wanted.pieces.iter().map(|piece| of_piece(fields, piece));
    match need {
        Need::All => clauses.extend(pieces.map(|query| (Occur::Must, query))),
        Need::Any => clauses.push((Occur::Must, Box::new(BooleanQuery::union(pieces.collect())))),
    }
    clauses.extend(wanted.excluded.iter().map(|piece| (Occur::MustNot, of_piece(fields, piece))));
    BooleanQuery::new(clauses)
}

fn of_piece(fields: &Fields, piece: &Piece) -> Box<dyn Query> {
    match piece {
        Piece::Word(word) => {
            let stem = bahasa::stem(word);
            // Every field is part of `stems`, so that one decides and the others only add weight: a common word
            // is then one pass over one list. The word as written is weighed in `near`, for the best only.
            with_more(
                weighed(fields.stems, &stem, TEXT_STEM),
                vec![
                    weighed(fields.title_words, word, TITLE_WORD),
                    weighed(fields.title_stems, &stem, TITLE_STEM),
                    weighed(fields.head_stems, &stem, HEAD_STEM),
                ],
            )
        }
        Piece::Phrase(words) => match words.as_slice() {
            [word] => with_more(
                weighed(fields.words, word, TEXT_WORD),
                vec![weighed(fields.title_words, word, TITLE_WORD)],
            ),
            words => with_more(
                phrase(fields.words, words, TEXT_WORD),
                vec![phrase(fields.title_words, words, TITLE_WORD)],
            ),
        },
    }
}

/// What must be there, and what adds to its weight.
fn with_more(needed: Box<dyn Query>, more: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    let mut clauses = vec![(Occur::Must, needed)];
    clauses.extend(more.into_iter().map(|query| (Occur::Should, query)));
    Box::new(BooleanQuery::new(clauses))
}

fn weighed(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

fn phrase(field: Field, words: &[String], weight: f32) -> Box<dyn Query> {
    let terms = words.iter().map(|word| Term::from_field_text(field, word)).collect();
    Box::new(BoostQuery::new(Box::new(PhraseQuery::new(terms)), weight))
}

/// A filter: decides, but does not rank.
fn unscored(term: Term) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
}
