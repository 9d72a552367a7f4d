//! The words of a text with their places, for search, marking and counting.

use crate::fold::is_invisible;
use unicode_normalization::char::is_combining_mark;

/// One word as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word as written: `anak-anak`, `ke-2`, `Jum'at`, `1.250.000`.
    pub text: &'a str,
    /// First byte in the text.
    pub start: usize,
    /// First byte after the word.
    pub end: usize,
}

impl<'a> Token<'a> {
    /// The parts of a compound between its hyphens, with places in the whole text:
    /// `anak-anak` gives `anak` twice, a simple word itself.
    pub fn parts(self) -> impl Iterator<Item = Token<'a>> {
        let mut start = self.start;
        self.text.split(is_hyphen).filter_map(move |text| {
            let end = start + text.len();
            let part = Token { text, start, end };
            // All hyphens we join over are one to three bytes: take the real length from the text.
            start = end
                + self
                    .text
                    .get(end - self.start..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8);
            (!text.is_empty()).then_some(part)
        })
    }
}

/// The words of a text in order. Any string is fine; punctuation and symbols are not words.
/// A hyphen or apostrophe joins only between letters or digits, a dot or comma only between digits.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let (start, mut last) = chars.next()?;
        let mut end = start + last.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let belongs = c.is_alphanumeric()
                || is_combining_mark(c)
                || is_invisible(c)
                || joins(last, c, text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()));
            if !belongs {
                break;
            }
            end = at + c.len_utf8();
            last = c;
            chars.next();
        }
        Some(Token { text: text.get(start..end)?, start, end })
    })
}

/// Whether `c` between `before` and `after` keeps them one word.
fn joins(before: char, c: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    if is_hyphen(c) || matches!(c, '\'' | '\u{2019}') {
        before.is_alphanumeric() && after.is_alphanumeric()
    } else {
        matches!(c, '.' | ',') && before.is_ascii_digit() && after.is_ascii_digit()
    }
}

/// Hyphen-minus, hyphen, non-breaking hyphen; dashes separate words.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn finds_indonesian_words() {
        for (text, expected) in [
            ("Rapat ke-2, anak-anak hadir.", vec!["Rapat", "ke-2", "anak-anak", "hadir"]),
            ("Rp1.250.000,50 untuk 3 RT/RW", vec!["Rp1.250.000,50", "untuk", "3", "RT", "RW"]),
            ("Jum'at (2/10) pukul 09.30 WIB", vec!["Jum'at", "2", "10", "pukul", "09.30", "WIB"]),
            ("-awal akhir- a--b", vec!["awal", "akhir", "a", "b"]),
            ("…", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn compounds_come_apart() {
        let text = "para anak\u{2010}anak";
        let token = tokens(text).last().expect("two words");
        let parts: Vec<_> = token.parts().collect();
        assert_eq!(parts.len(), 2);
        assert!(
            parts.iter().all(|part| part.text == "anak" && text.get(part.start..part.end) == Some("anak"))
        );
    }

    proptest! {
        #[test]
        fn places_are_true_for_any_text(text in any::<String>()) {
            let mut last_end = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= last_end);
                prop_assert_eq!(text.get(token.start..token.end), Some(token.text));
                for part in token.parts() {
                    prop_assert_eq!(text.get(part.start..part.end), Some(part.text));
                }
                last_end = token.end;
            }
        }
    }
}
