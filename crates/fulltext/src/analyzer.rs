//! How text becomes terms: words as written (folded), and their Indonesian stems.
//!
//! Both forms come from `bahasa`, so that what is indexed, asked and marked on the page is cut the same way.

use std::collections::HashMap;

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

/// Raised when a word is cut or folded differently; the stemmer has its own version.
const CUT_VERSION: u32 = 1;

/// Name of the analyzer that keeps words as written.
pub(crate) const WORDS: &str = "words";
/// Name of the analyzer that gives stems.
pub(crate) const STEMS: &str = "stems";

/// Longest term kept, in bytes. Longer ones are pasted noise, and would only bloat the dictionary.
const TERM_MAX: usize = 60;

/// Stems remembered by one analyzer: a text repeats its words, and stemming costs more than looking up.
const REMEMBERED: usize = 20_000;

/// A word of a text in the form it is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded, letters and digits only: `Jum'at` is `jumat`, `1.250.000` is `1250000`.
    pub(crate) text: String,
    /// First byte in the text it came from.
    pub(crate) start: usize,
    /// First byte after it.
    pub(crate) end: usize,
}

/// The words of a text; compounds come apart (`anak-anak` is twice `anak`).
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    bahasa::tokens(text).flat_map(bahasa::Token::parts).map(|part| {
        let mut text = bahasa::fold(part.text);
        text.retain(char::is_alphanumeric);
        Word { text, start: part.start, end: part.end }
    })
}

/// Names everything the stored terms depend on.
pub(crate) fn version() -> String {
    format!("cut {CUT_VERSION}, {}", bahasa::stem_version())
}

/// Makes both analyzers known to an index.
pub(crate) fn register(manager: &TokenizerManager) {
    manager.register(WORDS, TextAnalyzer::from(Analyzer { stems: None }));
    manager.register(STEMS, TextAnalyzer::from(Analyzer { stems: Some(HashMap::new()) }));
}

/// Cuts text into words, or into stems when it has a memory for them.
#[derive(Clone)]
struct Analyzer {
    stems: Option<HashMap<String, String>>,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream {
            words: Box::new(words(text)),
            stems: self.stems.as_mut(),
            token: Token::default(),
            position: 0,
        }
    }
}

struct Stream<'a> {
    words: Box<dyn Iterator<Item = Word> + 'a>,
    stems: Option<&'a mut HashMap<String, String>>,
    token: Token,
    position: usize,
}

impl Stream<'_> {
    /// The term for a word: itself or its stem.
    fn term(&mut self, word: String) -> String {
        let Some(stems) = self.stems.as_mut() else { return word };
        if let Some(stem) = stems.get(&word) {
            return stem.clone();
        }
        let stem = bahasa::stem(&word).into_owned();
        if stems.len() < REMEMBERED {
            stems.insert(word, stem.clone());
        }
        stem
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(word) = self.words.next() {
            // A skipped word still counts, so that a phrase does not match across it.
            let position = self.position;
            self.position += 1;
            if word.text.is_empty() || word.text.len() > TERM_MAX {
                continue;
            }
            let (offset_from, offset_to) = (word.start, word.end);
            let text = self.term(word.text);
            self.token = Token { offset_from, offset_to, position, text, position_length: 1 };
            return true;
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
