//! Words and how hard they are: slips, terms of the house, agency-speak, reading ease, templates left unfilled.

use bahasa::{Grade, Span};

use crate::HouseWords;
use crate::item::{Better, Outcome};
use crate::reading::Reading;

/// Slips that were named; a text with more is in another language or a table, and its writer knows.
const MOST_SLIPS: usize = 12;

/// Longest `[isi: …]` in bytes.
const PLACEHOLDER_MAX: usize = 120;

pub(crate) fn spelling(reading: &Reading<'_>, house: &HouseWords) -> Outcome {
    let slips = bahasa::spelling::check(reading.full).into_iter().filter(|slip| !house.allows(&slip.word));
    let places = slips.map(|slip| Better { in_title: false, span: slip.span, better: slip.suggestions });
    Outcome::better(places.take(MOST_SLIPS).collect())
}

pub(crate) fn house(reading: &Reading<'_>, house: &HouseWords) -> Outcome {
    let in_part = |in_title: bool, text: &str| -> Vec<Better> {
        let found = house.replaced(text).into_iter();
        found.map(|(span, better)| Better { in_title, span, better: vec![better.to_owned()] }).collect()
    };
    let mut places = in_part(true, &reading.story.title);
    places.extend(
        in_part(false, reading.full).into_iter().filter(|found| !reading.is_quoted(found.span.start)),
    );
    Outcome::better(places)
}

/// Agency-speak; words the house allows are its own affair.
pub(crate) fn plain(reading: &Reading<'_>, house: &HouseWords) -> Outcome {
    let found = bahasa::plain_words(reading.full).into_iter().filter(|plain| !house.allows(&plain.said));
    let places = found.map(|plain| Better {
        in_title: false,
        span: plain.span,
        better: plain.better.into_iter().map(str::to_owned).collect(),
    });
    Outcome::better(places.collect())
}

/// Advice from the grade of an office's letter on; the number is that of words in a sentence.
pub(crate) fn readability(reading: &Reading<'_>) -> Outcome {
    match reading.readability {
        None => Outcome::NotApplicable,
        Some(found) if found.grade < Grade::Hard => Outcome::Ok,
        Some(found) => Outcome::Text(found.words / found.sentences.max(1), Vec::new()),
    }
}

/// `[isi: tempat]`: what a template asks for and nobody wrote yet.
pub(crate) fn unfilled(reading: &Reading<'_>) -> Outcome {
    let title = placeholders(&reading.story.title).into_iter().map(|span| (true, span));
    let text = placeholders(reading.full).into_iter().map(|span| (false, span));
    let places = title.chain(text).map(|(in_title, span)| Better { in_title, span, better: Vec::new() });
    Outcome::better(places.collect())
}

/// A text without the placeholders that are left in it.
pub fn without_placeholders(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for span in placeholders(text).into_iter().chain([Span { start: text.len(), end: text.len() }]) {
        kept.push_str(text.get(from..span.start).unwrap_or_default());
        from = span.end.max(from);
    }
    kept
}

fn placeholders(text: &str) -> Vec<Span> {
    let one = |at: usize| {
        let rest = text.get(at..)?;
        let end = rest.find(']')? + 1;
        let words = rest.get(1..end)?.trim_start();
        (end <= PLACEHOLDER_MAX && bahasa::fold(words).starts_with("isi"))
            .then_some(Span { start: at, end: at + end })
    };
    text.match_indices('[').filter_map(|(at, _)| one(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_other_brackets() {
        assert_eq!(
            without_placeholders("Warga [isi: RT] rapat [1] di [ISI tempat]."),
            "Warga  rapat [1] di ."
        );
        assert_eq!(without_placeholders("[isi: tanpa akhir"), "[isi: tanpa akhir");
    }
}
