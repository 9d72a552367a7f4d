//! Honest shortening: a text ends after a sentence, or after a word with an ellipsis, and never inside a name, a number
//! with its unit, a quotation or a link. When nothing honest fits, nothing is kept.

use unicode_segmentation::UnicodeSegmentation as _;

/// Words that promise something to come; a text that ends in one says something else than it did.
const HANGING: &[&str] = &[
    "dan", "atau", "yang", "di", "ke", "dari", "oleh", "untuk", "dengan", "pada", "dalam", "bagi", "tentang",
    "agar", "karena", "tidak", "bukan", "belum", "tanpa", "jangan", "tak", "para", "sang", "si", "the", "of",
    "and", "not",
];
/// Small words inside names.
const PARTICLES: &[&str] = &["bin", "binti", "van", "al", "el", "de", "da"];
/// With this share of capitalised words (in percent) a text is a headline, and capitals tell no names.
const HEADLINE: usize = 70;

/// White space made single.
pub(super) fn flatten(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The longest honest beginning of a flat text that fits; the whole text if that does. `None` when none does.
/// What fits must shrink with the text: a beginning of what fits fits too.
pub(super) fn shorten(text: &str, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    if fits(text) {
        return Some(text.to_owned());
    }
    let whole = bahasa::sentences(text)
        .into_iter()
        .filter_map(|sentence| text.get(..sentence.end))
        .take_while(|begin| fits(begin))
        .last();
    let cut = at_word(text, fits);
    match (whole, cut) {
        // A whole sentence is worth a few words less.
        (Some(whole), Some(cut)) if whole.len() * 3 < cut.len() => Some(cut),
        (Some(whole), _) => Some(whole.to_owned()),
        (None, cut) => cut,
    }
}

/// The longest beginning that ends after a word, with its ellipsis.
fn at_word(text: &str, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_headline = is_headline(&words);
    let mut ends = Vec::new();
    let mut begin = String::new();
    for pair in words.windows(2) {
        let [word, next] = pair else { continue };
        if !begin.is_empty() {
            begin.push(' ');
        }
        begin.push_str(word);
        if may_part(word, next, is_headline) && !is_open(&begin) {
            ends.push(begin.len());
        }
    }
    let cut = |end: &usize| {
        let begin = text.get(..*end).unwrap_or_default();
        format!("{}…", begin.trim_end_matches([',', ';', ':', '-', '–', '—', '.']))
    };
    let fitting = ends.partition_point(|end| fits(&cut(end)));
    ends.get(fitting.checked_sub(1)?).map(cut)
}

fn is_headline(words: &[&str]) -> bool {
    let capital = words.iter().filter(|word| begins_large(word)).count();
    capital * 100 > words.len() * HEADLINE
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn begins_large(word: &str) -> bool {
    bare(word).chars().next().is_some_and(char::is_uppercase)
}

fn begins_with_digit(word: &str) -> bool {
    bare(word).chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// Whether a text may end between two words.
fn may_part(word: &str, next: &str, is_headline: bool) -> bool {
    let (folded, folded_next) = (bahasa::fold(bare(word)), bahasa::fold(bare(next)));
    let is_name = begins_large(word) && begins_large(next) && !is_headline;
    let is_particle = PARTICLES.contains(&folded.as_str()) && begins_large(next)
        || PARTICLES.contains(&folded_next.as_str()) && begins_large(word);
    // `5 Januari 2026`, `25 orang`, `Rp 1,2 miliar`, `Pasal 5`.
    let is_number = begins_with_digit(word) || begins_with_digit(next);
    // `dr. Ani`, `Jl. Merdeka`: a dot inside a sentence belongs to its word.
    let is_short_form = word.ends_with('.') && word.graphemes(true).count() <= 5;
    let is_mark = folded.is_empty();
    !(is_name || is_particle || is_number || is_short_form || is_mark || HANGING.contains(&folded.as_str()))
}

/// Whether a quotation or a bracket is not closed yet.
fn is_open(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    count('"') % 2 == 1 || count('“') > count('”') || count('(') > count(')')
}
