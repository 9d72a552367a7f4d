//! A story read once for all checks: words, sentences, quotations, people, regions.

use bahasa::{FoundPlace, Person, Quotation, Span, Token, fold, tokens};

use crate::Story;

/// Title and so many words of the text are what a reader sees at first; who, where and when belong there.
const HEAD_WORDS: usize = 120;

/// A word with its folded form.
pub(crate) struct Word<'a> {
    pub(crate) token: Token<'a>,
    pub(crate) lower: String,
}

impl Word<'_> {
    pub(crate) fn span(&self) -> Span {
        Span { start: self.token.start, end: self.token.end }
    }

    pub(crate) fn starts_large(&self) -> bool {
        self.token.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Two letters or more, all capitals.
    pub(crate) fn is_upper(&self) -> bool {
        is_upper(self.token.text)
    }
}

pub(crate) struct Reading<'a> {
    pub(crate) story: &'a Story,
    /// Lead and text.
    pub(crate) full: &'a str,
    pub(crate) title: Vec<Word<'a>>,
    pub(crate) words: Vec<Word<'a>>,
    pub(crate) sentences: Vec<Span>,
    pub(crate) paragraphs: Vec<Span>,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) people: Vec<Person>,
    pub(crate) places: Vec<FoundPlace>,
    /// The lead: the one given, else the first paragraph, of a long one the first sentence.
    pub(crate) lead: Span,
    /// First byte after the beginning that must say who, where and when.
    pub(crate) head_end: usize,
    pub(crate) word_count: usize,
    pub(crate) is_capitals: bool,
    pub(crate) readability: Option<bahasa::Readability>,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(story: &'a Story, full: &'a str) -> Self {
        let words = words(full);
        let sentences = bahasa::sentences(full);
        let paragraphs = bahasa::paragraphs(full);
        let large = words.iter().filter(|word| word.is_upper()).count();
        let plain = words
            .iter()
            .filter(|word| word.token.text.chars().filter(|c| c.is_alphabetic()).count() >= 2)
            .count();
        Self {
            story,
            full,
            title: self::words(&story.title),
            lead: lead(story, full, &paragraphs, &sentences),
            head_end: words.get(HEAD_WORDS).map_or(full.len(), |word| word.token.start),
            word_count: words.len(),
            is_capitals: plain >= 12 && large * 10 >= plain * 8,
            readability: bahasa::readability(full),
            quotations: bahasa::quotations(full),
            people: bahasa::people(full),
            places: bahasa::places(full),
            words,
            sentences,
            paragraphs,
        }
    }

    /// Whether the byte stands inside quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let next = self.quotations.partition_point(|quotation| quotation.span.end <= at);
        self.quotations.get(next).is_some_and(|quotation| quotation.span.contains(at))
    }

    /// The sentence the byte stands in.
    pub(crate) fn sentence_at(&self, at: usize) -> Option<Span> {
        let next = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(next).copied().filter(|sentence| sentence.contains(at))
    }

    /// The words between two bytes.
    pub(crate) fn words_in(&self, span: Span) -> &[Word<'a>] {
        let from = self.words.partition_point(|word| word.token.start < span.start);
        let to = self.words.partition_point(|word| word.token.start < span.end);
        self.words.get(from..to).unwrap_or_default()
    }

    /// The words of the beginning.
    pub(crate) fn head(&self) -> &[Word<'a>] {
        self.words_in(Span { start: 0, end: self.head_end })
    }

    /// The folded words of title and beginning.
    pub(crate) fn head_lower(&self) -> impl Iterator<Item = &str> {
        self.title.iter().chain(self.head()).map(|word| word.lower.as_str())
    }
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word<'_>> {
    tokens(text).map(|token| Word { token, lower: fold(token.text) }).collect()
}

/// Whether a word is all capitals, two letters at least.
pub(crate) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

fn lead(story: &Story, full: &str, paragraphs: &[Span], sentences: &[Span]) -> Span {
    if !story.lead.trim().is_empty() {
        return Span { start: 0, end: story.lead.len() };
    }
    let title = fold(story.title.trim());
    let first = paragraphs.iter().find(|paragraph| fold(paragraph.of(full)) != title);
    let Some(first) = first.copied() else { return Span { start: 0, end: 0 } };
    let mut inside = sentences.iter().filter(|sentence| first.contains(sentence.start));
    match (inside.next(), inside.count()) {
        (Some(sentence), more) if more >= 2 => *sentence,
        _ => first,
    }
}
