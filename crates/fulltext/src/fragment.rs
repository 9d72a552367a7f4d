//! Titles and snippets in pieces, with the found words marked, in any inflected form.

use std::ops::Range;

use crate::analyzer::{self, Word};
use crate::query::Wanted;

/// Characters of a snippet, about two lines of a result; and how many stand before the first found word.
const SNIPPET_CHARS: usize = 220;
const BEFORE_CHARS: usize = 40;

/// Bytes of a document in which the best page is looked for.
const PAGES_MAX: usize = 400_000;

/// A piece of a text. The page escapes it and wraps what is found in a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fragment {
    /// Plain text, not escaped.
    pub text: String,
    /// Whether it is one of the words asked for.
    pub is_match: bool,
}

/// Knows which words of a text were asked for.
#[derive(Debug, Default)]
pub struct Marker {
    /// Word as written, its stem, and the stem without its first letter.
    wanted: Vec<(String, String, String)>,
}

impl Marker {
    /// A marker for a question as it was typed, or for the suggestion that was answered.
    pub fn of(question: &str) -> Self {
        Self::new(&crate::query::read(question))
    }

    /// The page with the most different asked words, the first of equals, and its snippet. `None` when no page
    /// has any. Reads at most `PAGES_MAX` characters, so that a file of thousands of pages costs milliseconds.
    pub fn best_page(&self, pages: &[String]) -> Option<(usize, Vec<Fragment>)> {
        let mut room = PAGES_MAX;
        let mut best: Option<(usize, usize)> = None;
        for (number, page) in pages.iter().enumerate() {
            let most = best.map_or(0, |(most, _)| most);
            room = room.saturating_sub(page.len());
            if self.at_most(page) <= most {
                if room == 0 {
                    break;
                }
                continue;
            }
            let mut numbers: Vec<usize> = self.marks(page).into_iter().map(|(word, _)| word).collect();
            numbers.sort_unstable();
            numbers.dedup();
            if !numbers.is_empty() && best.is_none_or(|(most, _)| numbers.len() > most) {
                best = Some((numbers.len(), number));
            }
            if room == 0 || best.is_some_and(|(most, _)| most == self.wanted.len()) {
                break;
            }
        }
        let (_, number) = best?;
        Some((number, self.snippet(pages.get(number)?)))
    }

    /// No more different asked words than this are on a page: of a word that is there, its stem without the first
    /// letter stands in the folded text. Cutting the page into words would cost many times as much.
    fn at_most(&self, page: &str) -> usize {
        let mut page = bahasa::fold(page);
        page.retain(char::is_alphanumeric);
        let is_there = |(written, _, tail): &&(String, String, String)| {
            page.contains(tail.as_str()) || page.contains(written.as_str())
        };
        self.wanted.iter().filter(is_there).count()
    }

    pub(crate) fn new(wanted: &Wanted) -> Self {
        let words = wanted.pieces.iter().flat_map(crate::query::Piece::words);
        let forms = words.map(|word| {
            let stem = bahasa::stem(word).into_owned();
            let tail = stem.chars().skip(1).collect();
            (word.clone(), stem, tail)
        });
        Self { wanted: forms.collect() }
    }

    /// Number of the asked word this word is a form of.
    fn find(&self, word: &str) -> Option<usize> {
        // `bahasa::stem` promises that a stem without its first letter stands in the word (`tulis` in `menulis`),
        // so nearly all words are passed over without being stemmed.
        self.wanted.iter().position(|(written, stem, tail)| {
            word == written || (word.contains(tail.as_str()) && bahasa::stem(word) == stem.as_str())
        })
    }

    /// A whole text in fragments.
    pub fn whole(&self, text: &str) -> Vec<Fragment> {
        let marks: Vec<Range<usize>> = self.marks(text).into_iter().map(|(_, range)| range).collect();
        fragments(text, 0..text.len(), &marks)
    }

    /// The part of a text with the most of the asked words, the earliest of equals; its beginning when none is in it.
    pub(crate) fn snippet(&self, text: &str) -> Vec<Fragment> {
        let marks = self.marks(text);
        let Some(first) = best_start(&marks) else {
            let beginning = bahasa::excerpt(text, SNIPPET_CHARS);
            return if beginning.is_empty() {
                Vec::new()
            } else {
                vec![Fragment { text: beginning, is_match: false }]
            };
        };
        let range = around(text, first);
        let inside: Vec<Range<usize>> = marks
            .into_iter()
            .map(|(_, mark)| mark)
            .filter(|mark| mark.start >= range.start && mark.end <= range.end)
            .collect();
        let (starts, ends) = (range.start == 0, range.end == text.len());
        let mut fragments = fragments(text, range, &inside);
        if !starts {
            fragments.insert(0, Fragment { text: "… ".to_owned(), is_match: false });
        }
        if !ends {
            fragments.push(Fragment { text: " …".to_owned(), is_match: false });
        }
        fragments
    }

    /// Places of asked words, with the number of the word.
    fn marks(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        if self.wanted.is_empty() {
            return Vec::new();
        }
        let of_word = |word: Word| self.find(&word.text).map(|number| (number, word.start..word.end));
        analyzer::words(text).filter_map(of_word).collect()
    }
}

/// The mark from which a snippet holds the most different words, then the most words.
fn best_start(marks: &[(usize, Range<usize>)]) -> Option<usize> {
    let mut best: Option<((usize, usize), usize)> = None;
    for (at, (_, first)) in marks.iter().enumerate() {
        // Bytes for characters: the texts are nearly all ASCII, and a shorter window does no harm.
        let window = marks
            .iter()
            .skip(at)
            .take_while(|(_, mark)| mark.end - first.start <= SNIPPET_CHARS - BEFORE_CHARS);
        let mut numbers: Vec<usize> = window.map(|(number, _)| *number).collect();
        let all = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        if best.is_none_or(|(score, _)| (numbers.len(), all) > score) {
            best = Some(((numbers.len(), all), first.start));
        }
    }
    best.map(|(_, start)| start)
}

/// The range of a snippet around a place, from word to word.
fn around(text: &str, place: usize) -> Range<usize> {
    let before = text.get(..place).unwrap_or_default();
    let start = match before.char_indices().rev().nth(BEFORE_CHARS) {
        None => 0,
        Some((far, _)) => {
            before.get(far..).and_then(|near| near.find(' ')).map_or(place, |space| far + space + 1)
        }
    };
    let rest = text.get(start..).unwrap_or_default();
    let end = match rest.char_indices().nth(SNIPPET_CHARS) {
        None => text.len(),
        Some((far, _)) => {
            let cut = start + far;
            let last_space = text.get(place..cut).and_then(|kept| kept.rfind(' '));
            last_space.map_or(cut, |space| place + space)
        }
    };
    start..end
}

fn fragments(text: &str, range: Range<usize>, marks: &[Range<usize>]) -> Vec<Fragment> {
    let mut fragments = Vec::new();
    let mut at = range.start;
    for mark in marks {
        push(&mut fragments, text, at..mark.start, false);
        push(&mut fragments, text, mark.clone(), true);
        at = mark.end;
    }
    push(&mut fragments, text, at..range.end, false);
    fragments
}

fn push(fragments: &mut Vec<Fragment>, text: &str, range: Range<usize>, is_match: bool) {
    if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
        fragments.push(Fragment { text: part.to_owned(), is_match });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::read;
    use proptest::prelude::*;

    fn marked(fragments: &[Fragment]) -> String {
        fragments.iter().map(|f| if f.is_match { format!("[{}]", f.text) } else { f.text.clone() }).collect()
    }

    #[test]
    fn inflected_forms_are_marked() {
        let marker = Marker::new(&read("menulis"));
        assert_eq!(
            marked(&marker.whole("Surat ditulis, penulis menulis tulisan.")),
            "Surat [ditulis], [penulis] [menulis] [tulisan]."
        );
    }

    #[test]
    fn the_snippet_shows_where_the_words_meet() {
        let filler = "Kalimat lain tentang hal yang berbeda sama sekali. ".repeat(20);
        let text = format!("Pasar dibuka. {filler}Banjir di pasar lama surut. {filler}");
        let snippet = marked(&Marker::new(&read("banjir pasar")).snippet(&text));
        assert!(snippet.contains("[Banjir] di [pasar] lama"), "{snippet}");
        assert!(snippet.starts_with("… ") && snippet.ends_with(" …"), "{snippet}");
    }

    #[test]
    fn the_page_with_the_most_of_the_words_is_the_best() {
        let pages = ["Halaman judul", "Pasar dan Jum’at", "Penulisan di PASAR-pasar", "menulis pasar jumat"];
        let pages = pages.map(str::to_owned);
        let best = |typed: &str| Marker::of(typed).best_page(&pages).map(|(number, _)| number);
        assert_eq!(best("pasar"), Some(1));
        assert_eq!(best("menulis pasar"), Some(2));
        assert_eq!(best("menulis pasar jumat"), Some(3));
        assert_eq!(best("jumat"), Some(1));
        assert_eq!(best("banjir"), None);
    }

    #[test]
    fn without_a_match_the_text_begins() {
        assert_eq!(marked(&Marker::new(&read("lain")).snippet("Rapat kota.")), "Rapat kota.");
        assert_eq!(Marker::new(&read("lain")).snippet(""), []);
    }

    proptest! {
        #[test]
        fn fragments_give_the_text_back(text in any::<String>(), typed in any::<String>()) {
            let marker = Marker::new(&read(&typed));
            let whole: String = marker.whole(&text).into_iter().map(|f| f.text).collect();
            prop_assert_eq!(whole, text.clone());
            marker.snippet(&text);
        }
    }
}
