//! The words of the house: what a city allows though no dictionary knows it, and what it says instead of another word.

use std::collections::HashSet;

use bahasa::{Span, Token, fold, tokens};

/// Lines that are read; a longer list nobody keeps by hand.
const LINES: usize = 1_000;

/// Words of a term that is to be replaced.
const TERM_WORDS: usize = 6;

/// The own list of a city. Empty unless somebody wrote one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HouseWords {
    /// Folded words that are no slips.
    allowed: HashSet<String>,
    /// Folded words of a term and what to say instead, longer terms first.
    preferred: Vec<(Vec<String>, String)>,
}

/// A line of the list that cannot be read: its number from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TermLine(pub usize);

impl HouseWords {
    /// Reads a list: a line with a word allows it, a line `himbauan = imbauan` says the second instead of the first.
    /// Empty lines and lines beginning with `#` say nothing.
    /// Errors: the first line that is neither; a line above the thousandth.
    pub fn parse(list: &str) -> Result<Self, TermLine> {
        let mut words = Self::default();
        for (number, line) in (1..).zip(list.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if number > LINES {
                return Err(TermLine(number));
            }
            match line.split_once('=') {
                None => words.allowed.extend(folded(line)),
                Some((said, better)) => {
                    let (said, better) = (folded(said), better.trim());
                    let is_odd = said.is_empty() || said.len() > TERM_WORDS || better.is_empty();
                    if is_odd || better.contains('=') || said == folded(better) {
                        return Err(TermLine(number));
                    }
                    words.allowed.extend(folded(better));
                    words.preferred.push((said, better.to_owned()));
                }
            }
        }
        words.preferred.sort_by_key(|(said, _)| std::cmp::Reverse(said.len()));
        Ok(words)
    }

    /// Whether a word is allowed by the list.
    pub fn allows(&self, word: &str) -> bool {
        self.allowed.contains(&fold(word))
    }

    /// The places of a text where the list says something else, in order and apart.
    pub(crate) fn replaced(&self, text: &str) -> Vec<(Span, &str)> {
        if self.preferred.is_empty() {
            return Vec::new();
        }
        let words: Vec<(Token<'_>, String)> = tokens(text).map(|token| (token, fold(token.text))).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let hit = self.preferred.iter().find_map(|(said, better)| {
                let run = rest.get(..said.len())?;
                let is_same = run.iter().zip(said).all(|((_, word), said)| word == said);
                let span = Span { start: run.first()?.0.start, end: run.last()?.0.end };
                is_same.then_some((said.len(), span, better.as_str()))
            });
            at += hit.map_or(1, |(length, ..)| length);
            found.extend(hit.map(|(_, span, better)| (span, better)));
        }
        found
    }
}

fn folded(text: &str) -> Vec<String> {
    tokens(text).map(|token| fold(token.text)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_allows_and_replaces() {
        let words = HouseWords::parse("# daftar kota\nkolekdol\n\nhimbauan = imbauan\nair bah= banjir")
            .expect("a list");
        assert!(words.allows("Kolekdol") && words.allows("imbauan") && !words.allows("himbauan"));
        let text = "Himbauan wali kota soal air bah.";
        let found: Vec<(&str, &str)> =
            words.replaced(text).into_iter().map(|(span, better)| (span.of(text), better)).collect();
        assert_eq!(found, [("Himbauan", "imbauan"), ("air bah", "banjir")]);
    }

    #[test]
    fn a_line_nobody_can_read_is_named() {
        for list in ["baik\n= x", "baik\na = b = c", "baik\nsama = Sama", "baik\na =", "a\nb c d e f g h = i"]
        {
            assert_eq!(HouseWords::parse(list), Err(TermLine(2)), "{list}");
        }
    }

    proptest! {
        #[test]
        fn any_list_and_text_are_safe(list in "([a-z =\n#]|\\PC){0,60}", text in "\\PC{0,60}") {
            if let Ok(words) = HouseWords::parse(&list) {
                let mut end = 0;
                for (span, _) in words.replaced(&text) {
                    prop_assert!(span.start >= end && !span.of(&text).is_empty());
                    end = span.end;
                }
            }
        }
    }
}
