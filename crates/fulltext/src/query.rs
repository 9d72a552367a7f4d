//! A question as it is asked, and what it says once it is read. Reading never fails.

use crate::analyzer::{self, Word};
use crate::document::Kind;

/// Characters of a question that are read, and words of it that are kept: strangers write here, and some
/// paste a whole paragraph. Of many words the rarest are searched (see `plan::rarest`).
const TEXT_MAX: usize = 1_000;
const WORDS_MAX: usize = 128;

/// The order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Best match first, a mild preference for newer.
    #[default]
    Relevance,
    /// Newest first.
    Newest,
}

/// What the answer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A page for a reader: titles and snippets; the counts of a filter leave out that filter, so that the
    /// reader sees what choosing another value would give.
    #[default]
    Page,
    /// A list for programs, which read the things elsewhere: no titles, no snippets, more and deeper hits;
    /// all counts are of what was found.
    List,
}

/// What is asked, with filters. All filters must hold.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// The public body; always applied.
    pub body_id: i64,
    /// Words as typed: all are wanted, `"a phrase"` as written, `-word` must not occur.
    /// Blank text finds everything that passes the filters, newest first.
    pub text: String,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this unit.
    pub unit_id: Option<i64>,
    /// Only this year of publication.
    pub year: Option<i64>,
    /// Only this month, 1 to 12; of any year when `year` is not given.
    pub month: Option<i64>,
    /// Only with this whole label; case and accents do not matter.
    pub label: Option<String>,
    /// Only entries of this legal class.
    pub class: Option<String>,
    /// Only with a file of this kind.
    pub file_type: Option<String>,
    /// Only fulfilling this obligation.
    pub obligation: Option<String>,
    /// Only published from the first to the last of these instants, Unix milliseconds.
    pub published_ms: Option<(i64, i64)>,
    /// The present, Unix milliseconds: what was over before it ranks lower. At 0 nothing is.
    pub now_ms: i64,
    /// Order of the hits.
    pub order: Order,
    /// What the answer is for.
    pub purpose: Purpose,
    /// Hits to skip, at most 1,000 (lists: 10,000; more counts as the most).
    pub offset: usize,
    /// Hits wanted, at most 100 (lists: 1,000; more counts as the most).
    pub limit: usize,
}

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A word in any inflected form.
    Word(String),
    /// Words exactly as written, side by side; one word only when it was quoted.
    Phrase(Vec<String>),
}

impl Piece {
    pub(crate) fn words(&self) -> &[String] {
        match self {
            Self::Word(word) => std::slice::from_ref(word),
            Self::Phrase(words) => words,
        }
    }
}

/// A question that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) excluded: Vec<Piece>,
    /// Something was typed, but no word in it: finds nothing, unlike a blank question.
    pub(crate) is_noise: bool,
}

impl Wanted {
    /// The question in words again, for the suggestion.
    pub(crate) fn to_text(&self) -> String {
        let wanted = self.pieces.iter().map(|piece| written(piece, ""));
        wanted.chain(self.excluded.iter().map(|piece| written(piece, "-"))).collect::<Vec<_>>().join(" ")
    }
}

fn written(piece: &Piece, sign: &str) -> String {
    match piece {
        Piece::Word(word) => format!("{sign}{word}"),
        Piece::Phrase(words) => format!("{sign}\"{}\"", words.join(" ")),
    }
}

/// Reads what was typed.
pub(crate) fn read(typed: &str) -> Wanted {
    let cut: String = typed.chars().take(TEXT_MAX).collect();
    let mut wanted = Wanted::default();
    let mut room = WORDS_MAX;
    for (chunk, is_quoted, is_excluded) in chunks(&cut) {
        for mut piece in pieces(chunk, is_quoted) {
            if room == 0 {
                break;
            }
            if let Piece::Phrase(words) = &mut piece {
                words.truncate(room);
            }
            room -= piece.words().len();
            let list = if is_excluded { &mut wanted.excluded } else { &mut wanted.pieces };
            if !list.contains(&piece) {
                list.push(piece);
            }
        }
    }
    let is_common = |piece: &Piece| matches!(piece, Piece::Word(word) if bahasa::is_stopword(word));
    if wanted.pieces.iter().any(|piece| !is_common(piece)) {
        wanted.pieces.retain(|piece| !is_common(piece));
    }
    wanted.is_noise = wanted.pieces.is_empty() && wanted.excluded.is_empty() && !cut.trim().is_empty();
    wanted
}

/// The parts between quotation marks and between spaces: text, quoted, excluded.
fn chunks(text: &str) -> Vec<(&str, bool, bool)> {
    let mut chunks = Vec::new();
    let mut minus_before = false;
    for (number, part) in text.split(['"', '“', '”', '„']).enumerate() {
        // Every second part stands inside quotation marks; a mark that is never closed quotes the rest.
        if number % 2 == 1 {
            chunks.push((part, true, minus_before));
            continue;
        }
        minus_before = part.ends_with('-') && !part.trim_end_matches('-').ends_with(char::is_alphanumeric);
        for chunk in part.split_whitespace() {
            chunks.push((chunk, false, chunk.starts_with('-')));
        }
    }
    chunks
}

/// The pieces of one part. A compound is wanted as it stands (`ke-2`), a doubled word as the word (`anak-anak`).
fn pieces(chunk: &str, is_quoted: bool) -> Vec<Piece> {
    if is_quoted {
        let words = usable(analyzer::words(chunk));
        return if words.is_empty() { Vec::new() } else { vec![Piece::Phrase(words)] };
    }
    bahasa::tokens(chunk)
        .filter_map(|token| {
            let words = usable(analyzer::words(token.text));
            let (first, rest) = words.split_first()?;
            let stem = bahasa::stem(first);
            let is_doubled = rest.iter().all(|word| bahasa::stem(word) == stem);
            Some(if is_doubled { Piece::Word(first.clone()) } else { Piece::Phrase(words) })
        })
        .collect()
}

fn usable(words: impl Iterator<Item = Word>) -> Vec<String> {
    words.map(|word| word.text).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Piece {
        Piece::Word(text.to_owned())
    }

    fn phrase(words: &[&str]) -> Piece {
        Piece::Phrase(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn questions_are_read() {
        for (typed, pieces, excluded) in [
            ("Layanan KTP", vec![word("layanan"), word("ktp")], vec![]),
            ("jadwal dan layanan", vec![word("jadwal"), word("layanan")], vec![]),
            ("yang", vec![word("yang")], vec![]),
            ("\"pelayanan publik\" kota", vec![phrase(&["pelayanan", "publik"]), word("kota")], vec![]),
            ("\"pelayanan", vec![phrase(&["pelayanan"])], vec![]),
            ("banjir -bandung", vec![word("banjir")], vec![word("bandung")]),
            ("banjir -\"kota bandung\"", vec![word("banjir")], vec![phrase(&["kota", "bandung"])]),
            ("anak-anak ke-2", vec![word("anak"), phrase(&["ke", "2"])], vec![]),
            ("- -- \" \"", vec![], vec![]),
            ("pasar pasar", vec![word("pasar")], vec![]),
        ] {
            let wanted = read(typed);
            assert_eq!((wanted.pieces, wanted.excluded), (pieces, excluded), "{typed}");
        }
    }

    #[test]
    fn blank_is_not_noise() {
        assert!(!read("  ").is_noise);
        assert!(read("?!").is_noise);
    }

    #[test]
    fn long_questions_are_cut() {
        let many = (0..400).map(|n| format!("k{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(read(&many).pieces.len(), WORDS_MAX);
        let quoted = format!("\"{many}\"");
        assert_eq!(
            read(&quoted).pieces,
            vec![phrase(
                &(0..WORDS_MAX)
                    .map(|n| format!("k{n}"))
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
            )]
        );
    }
}
