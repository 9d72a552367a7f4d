//! Who is responsible for what the story says: somebody with name and office, in words of their own.

use std::collections::HashSet;

use bahasa::{Person, Span};

use crate::item::Outcome;
use crate::reading::{Reading, words};

pub(crate) fn named(reading: &Reading<'_>) -> Outcome {
    Outcome::of(!(in_title(reading) || in_text(reading)))
}

/// `Wali Kota Robinsar: …`, `Menko AHY Tegaskan …`: title that gives its statement to a holder of an office.
fn in_title(reading: &Reading<'_>) -> bool {
    let title = &reading.story.title;
    bahasa::people(title).iter().filter(|person| person.office.is_some()).any(|person| {
        let after = title.get(person.name.end..).unwrap_or_default();
        after.starts_with(':') || words(after).first().is_some_and(|word| bahasa::is_speech(&word.lower))
    })
}

fn in_text(reading: &Reading<'_>) -> bool {
    let holders = || reading.people.iter().filter(|person| person.office.is_some());
    let told = |person: &Person| {
        reading.sentence_at(person.name.start).is_some_and(|sentence| has_speech(reading, sentence))
    };
    // So many people are enough to know; a list of thousands is no story.
    holders().take(50).any(told) || speaks_later(reading, &name_words(reading, holders()))
}

/// The words of the names, folded, without initials.
fn name_words<'a>(reading: &Reading<'_>, people: impl Iterator<Item = &'a Person>) -> HashSet<String> {
    let all = people.flat_map(|person| words(person.name.of(reading.full)));
    all.map(|word| word.lower).filter(|word| word.chars().count() > 2).collect()
}

fn has_speech(reading: &Reading<'_>, sentence: Span) -> bool {
    reading
        .words_in(sentence)
        .iter()
        .any(|word| bahasa::is_speech(&word.lower) && !reading.is_quoted(word.token.start))
}

/// Whether a word of a name stands beside a verb of speech somewhere: news names people in full once.
fn speaks_later(reading: &Reading<'_>, names: &HashSet<String>) -> bool {
    let beside = reading.words.windows(2).any(|two| {
        matches!(two, [one, other]
            if (bahasa::is_speech(&one.lower) && names.contains(&other.lower))
                || (names.contains(&one.lower) && bahasa::is_speech(&other.lower)))
    });
    let mut speakers = reading.quotations.iter().filter_map(|quotation| quotation.speaker);
    beside || speakers.any(|speaker| reading.words_in(speaker).iter().any(|word| names.contains(&word.lower)))
}

pub(crate) fn quote(reading: &Reading<'_>) -> Outcome {
    let spoken = reading.quotations.iter().any(|quotation| quotation.is_speech(reading.full));
    Outcome::of(!spoken)
}
