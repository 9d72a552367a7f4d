//! Length and shape: what a person can read on a phone.

use bahasa::Span;

use crate::item::Outcome;
use crate::reading::Reading;

/// A lead that can be taken in at one glance.
const LEAD_WORDS: usize = 35;
/// Longer sentences are hard to read on a phone.
const SENTENCE_WORDS: usize = 35;
/// Longer paragraphs fill a phone's screen and hold more than one idea.
const PARAGRAPH_WORDS: usize = 90;

pub(crate) fn lead_long(reading: &Reading<'_>) -> Outcome {
    let words = reading.words_in(reading.lead).len();
    if words > LEAD_WORDS { Outcome::Text(words, vec![reading.lead]) } else { Outcome::Ok }
}

pub(crate) fn sentence_long(reading: &Reading<'_>) -> Outcome {
    longer(reading, &reading.sentences, SENTENCE_WORDS)
}

pub(crate) fn paragraph_long(reading: &Reading<'_>) -> Outcome {
    longer(reading, &reading.paragraphs, PARAGRAPH_WORDS)
}

/// Advice on the parts with more words than `most`; the number is that of the longest.
fn longer(reading: &Reading<'_>, parts: &[Span], most: usize) -> Outcome {
    let counted = parts.iter().map(|part| (*part, reading.words_in(*part).len()));
    let long: Vec<(Span, usize)> = counted.filter(|(_, words)| *words > most).collect();
    let longest = long.iter().map(|(_, words)| *words).max();
    match longest {
        Some(words) => Outcome::Text(words, long.into_iter().map(|(part, _)| part).collect()),
        None => Outcome::Ok,
    }
}

pub(crate) fn capitals(reading: &Reading<'_>) -> Outcome {
    if reading.is_capitals {
        return Outcome::Text(reading.word_count, Vec::new());
    }
    let loud = |part: &&Span| {
        let words = reading.words_in(**part);
        words.len() >= 12 && words.iter().filter(|word| word.is_upper()).count() * 10 >= words.len() * 8
    };
    Outcome::at(reading.paragraphs.iter().filter(loud).copied().collect())
}
