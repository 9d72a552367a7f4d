//! A text made ready for searching: characters folded one to one, with the way back to the bytes.

/// The folded characters of a text. Places are counted in characters; [`Reading::byte`] leads back.
pub(crate) struct Reading<'a> {
    text: &'a str,
    folded: Vec<char>,
    bytes: Vec<usize>,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut folded = Vec::with_capacity(text.len());
        let mut bytes = Vec::with_capacity(text.len());
        for (byte, character) in text.char_indices() {
            folded.push(fold(character));
            bytes.push(byte);
        }
        Self { text, folded, bytes }
    }

    pub(crate) fn len(&self) -> usize {
        self.folded.len()
    }

    /// The folded character at a place; NUL outside the text, which is in no set anywhere here.
    pub(crate) fn at(&self, place: usize) -> char {
        self.folded.get(place).copied().unwrap_or('\0')
    }

    /// The folded character before a place; NUL at the beginning.
    pub(crate) fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or('\0', |at| self.at(at))
    }

    /// The byte where a character begins, or the length of the text.
    pub(crate) fn byte(&self, place: usize) -> usize {
        self.bytes.get(place).copied().unwrap_or(self.text.len())
    }

    /// The text as it was written between two places.
    pub(crate) fn original(&self, from: usize, to: usize) -> String {
        self.text.get(self.byte(from)..self.byte(to)).unwrap_or_default().to_owned()
    }

    /// Whether the character at a place was written as a capital letter.
    pub(crate) fn is_capital(&self, place: usize) -> bool {
        self.original(place, place + 1).chars().any(char::is_uppercase)
    }

    /// The folded text between two places, with every run of other signs than letters and digits as one space
    /// and a space at both ends, so that `" nik "` finds the word and nothing longer.
    pub(crate) fn words(&self, from: usize, to: usize) -> String {
        let mut words = String::from(" ");
        for place in from..to.min(self.len()) {
            let c = self.at(place);
            if c.is_alphanumeric() {
                words.push(c);
            } else if !words.ends_with(' ') {
                words.push(' ');
            }
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        words
    }

    /// The words of up to `count` characters before a place. A word cut by the window is left out.
    pub(crate) fn words_before(&self, place: usize, count: usize) -> String {
        let mut from = place.saturating_sub(count);
        while from > 0
            && from < place
            && self.before(from).is_alphanumeric()
            && self.at(from).is_alphanumeric()
        {
            from += 1;
        }
        self.words(from, place)
    }
}

/// Lower case, digits of other widths and all kinds of blanks and dashes as their plain forms.
fn fold(character: char) -> char {
    match character {
        '\u{00a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{feff}' | '\t' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{00ad}' => '-',
        '\r' | '\u{000c}' | '\u{000b}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(character) - 0xff10, 10).unwrap_or(character),
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

/// Whether one of `phrases` (each with a blank at both ends) is in `words`.
pub(crate) fn has_any(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.contains(phrase))
}

/// The place in `words` right after the last of `phrases`; 0 when there is none. The larger, the nearer.
pub(crate) fn last_of(words: &str, phrases: &[&str]) -> usize {
    phrases.iter().filter_map(|phrase| words.rfind(phrase).map(|at| at + phrase.len())).max().unwrap_or(0)
}
