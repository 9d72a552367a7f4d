//! Agency-speak in a text, with plain words that say the same.
//!
//! `melaksanakan kegiatan penanaman dalam rangka memperingati` is `menanam untuk memperingati`: shorter, and a citizen
//! understands it at once. What people are quoted with is left alone.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::pairs;
use crate::{Span, Token, fold, tokens};

/// `as said,better|better`; nothing behind the comma: leave it out.
const SAYINGS: &str = include_str!("../data/plain_words.csv");

/// Name of an act and its verb.
const ACTS: &str = include_str!("../data/nominal_verbs.csv");

/// Verbs that only say that something is done.
const DOING: [&str; 5] = ["melakukan", "melaksanakan", "mengadakan", "menggelar", "menyelenggarakan"];

/// Words between such a verb and the name of the act.
const FILLERS: [&str; 4] = ["kegiatan", "proses", "aksi", "upaya"];

/// Words of a saying, and what is better.
type Saying = (Vec<&'static str>, Vec<&'static str>);

/// Sayings by their first word, the longest first.
static BY_FIRST: LazyLock<HashMap<&str, Vec<Saying>>> = LazyLock::new(|| {
    let mut by_first: HashMap<&str, Vec<Saying>> = HashMap::new();
    for (said, better) in pairs(SAYINGS) {
        let words: Vec<&str> = said.split_whitespace().collect();
        let better = better.split('|').filter(|better| !better.is_empty()).collect();
        if let Some(first) = words.first().copied() {
            by_first.entry(first).or_default().push((words, better));
        }
    }
    for sayings in by_first.values_mut() {
        sayings.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    by_first
});

static VERB_OF: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| pairs(ACTS).collect());

/// Words that could be plainer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainWord {
    /// Where they stand.
    pub span: Span,
    /// As written.
    pub said: String,
    /// What is plainer, the best first, in small letters; empty when they are better left out. Words in brackets are
    /// advice to the writer and not to be put into the text.
    pub better: Vec<&'static str>,
}

/// Agency-speak outside quotations in order, never overlapping; of several the longest. Any text is fine.
pub fn plain_words(text: &str) -> Vec<PlainWord> {
    let words: Vec<Token<'_>> = tokens(text).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let quoted = quoted(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = words.get(at) {
        let rest = folded.get(at..).unwrap_or_default();
        let hit = [act(rest), saying(rest)].into_iter().flatten().max_by_key(|(length, _)| *length).and_then(
            |(length, better)| {
                let run = words.get(at..at + length)?;
                (is_unbroken(text, run) && !quoted.iter().any(|span| span.contains(first.start)))
                    .then_some((run, better))
            },
        );
        let Some((run, better)) = hit else {
            at += 1;
            continue;
        };
        let span = Span { start: first.start, end: run.last().map_or(first.end, |last| last.end) };
        found.push(PlainWord { span, said: span.of(text).to_owned(), better });
        at += run.len();
    }
    found
}

/// The longest saying at the beginning of these words: how many words, and what is better.
fn saying(rest: &[String]) -> Option<(usize, Vec<&'static str>)> {
    let sayings = BY_FIRST.get(rest.first()?.as_str())?;
    let (words, better) = sayings.iter().find(|(words, _)| {
        rest.len() >= words.len() && words.iter().zip(rest).all(|(word, written)| word == written)
    })?;
    Some((words.len(), better.clone()))
}

/// `melaksanakan kegiatan penanaman` at the beginning of these words.
fn act(rest: &[String]) -> Option<(usize, Vec<&'static str>)> {
    let [doing, rest @ ..] = rest else { return None };
    if !DOING.contains(&doing.as_str()) {
        return None;
    }
    let (taken, name) = match rest {
        [filler, name, ..] if FILLERS.contains(&filler.as_str()) => (3, name),
        [name, ..] => (2, name),
        [] => return None,
    };
    VERB_OF.get(name.as_str()).map(|verb| (taken, vec![*verb]))
}

/// Whether only white space stands between the words.
fn is_unbroken(text: &str, run: &[Token<'_>]) -> bool {
    run.windows(2).all(|pair| match pair {
        [one, other] => {
            text.get(one.end..other.start).is_some_and(|gap| gap.trim().is_empty() && !gap.contains("\n\n"))
        }
        _ => true,
    })
}

/// What stands in double quotation marks; a mark that is not closed ends with its line.
fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '\n')) {
        open = match (open, mark) {
            (_, '\n') | (None, '”') => None,
            (Some(start), _) => {
                found.push(Span { start, end: at });
                None
            }
            (None, _) => Some(at),
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Vec<(String, Option<&'static str>)> {
        plain_words(text).into_iter().map(|plain| (plain.said, plain.better.first().copied())).collect()
    }

    #[test]
    fn agency_speak_has_plain_words() {
        assert_eq!(
            said(
                "Dinas melaksanakan kegiatan penanaman mangrove Dalam Rangka Hari Bumi, bertempat di Merak."
            ),
            [
                ("melaksanakan kegiatan penanaman".to_owned(), Some("menanam")),
                ("Dalam Rangka".to_owned(), Some("untuk")),
                ("bertempat di".to_owned(), Some("di")),
            ]
        );
        assert_eq!(said("Pada dasarnya, warga setuju."), [("Pada dasarnya".to_owned(), None)]);
        assert_eq!(
            said("Produksi padi mengalami peningkatan."),
            [("mengalami peningkatan".to_owned(), Some("naik"))]
        );
    }

    #[test]
    fn quotations_and_broken_runs_are_left_alone() {
        for text in [
            "\"Dalam rangka HUT kota,\" ujarnya.",
            "“Kami bersinergi,” kata dia.",
            "dalam, rangka",
            "Warga menanam padi.",
            "",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }

    #[test]
    fn the_lists_are_long_enough_and_say_nothing_twice() {
        assert!(pairs(SAYINGS).count() >= 150 && pairs(ACTS).count() >= 80);
        let mut seen = std::collections::HashSet::new();
        for (said, better) in pairs(SAYINGS).chain(pairs(ACTS)) {
            assert!(seen.insert(said), "{said} stands twice");
            assert!(said == fold(said) && said != better, "{said}");
        }
    }

    proptest! {
        #[test]
        fn places_are_true_and_apart_for_any_text(text in "((dalam|rangka|melakukan|penanaman|guna|\"|\n| |,) ?|\\PC){0,40}") {
            let mut end = 0;
            for plain in plain_words(&text) {
                prop_assert_eq!(plain.span.of(&text), &plain.said);
                prop_assert!(plain.span.start >= end);
                end = plain.span.end;
            }
        }
    }
}
