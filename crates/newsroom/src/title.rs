//! The title: what happened, in a line that fits a list, without shouting or teasing.

use crate::item::Outcome;
use crate::reading::Reading;
use crate::verb;

/// More words do not fit a phone's list.
const MOST_WORDS: usize = 14;
/// Nor do more characters.
const MOST_CHARS: usize = 100;
/// Fewer words say too little in a list.
const FEWEST_WORDS: usize = 4;

pub(crate) fn long(reading: &Reading<'_>) -> Outcome {
    let words = reading.title.len();
    let chars = reading.story.title.trim().chars().count();
    if words > MOST_WORDS || chars > MOST_CHARS { Outcome::Title(words) } else { Outcome::Ok }
}

pub(crate) fn short(reading: &Reading<'_>) -> Outcome {
    let words = reading.title.len();
    if words < FEWEST_WORDS { Outcome::Title(words) } else { Outcome::Ok }
}

pub(crate) fn capitals(reading: &Reading<'_>) -> Outcome {
    let letters =
        |word: &&crate::reading::Word<'_>| word.token.text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let words = reading.title.iter().filter(letters).count();
    let large = reading.title.iter().filter(|word| word.is_upper()).count();
    if words >= 4 && large * 10 >= words * 8 { Outcome::Title(large) } else { Outcome::Ok }
}

/// A verb that stands after one of these belongs to a side clause and tells no event.
const SIDE: &[&str] = &["yang", "untuk", "cara", "dalam", "guna", "demi", "panduan", "momentum", "upaya"];

pub(crate) fn verb(reading: &Reading<'_>) -> Outcome {
    if reading.title.len() < 2 {
        return Outcome::NotApplicable;
    }
    let mut side = false;
    for word in &reading.title {
        if verb::is_headline_verb(&word.lower) {
            if !side {
                return Outcome::Ok;
            }
            side = false;
        } else {
            let begins = SIDE.contains(&word.lower.as_str());
            // `Panduan lengkap memilih`: an adjective may stand between.
            side = begins || (side && !word.starts_large());
        }
    }
    Outcome::Title(reading.title.len())
}

/// Words that promise instead of telling.
const BAIT: &[&str] = &[
    "begini",
    "ternyata",
    "wow",
    "heboh",
    "geger",
    "mengejutkan",
    "catat",
    "simak",
    "intip",
    "wajib",
    "kenapa",
    "mengapa",
    "terkuak",
    "misteri",
    "bikin",
    "auto",
    "viral",
];
/// Two words that do.
const BAIT_PAIRS: &[(&str, &str)] = &[
    ("apa", "itu"),
    ("tak", "disangka"),
    ("tidak", "disangka"),
    ("jangan", "kaget"),
    ("kamu", "harus"),
    ("siapa", "sangka"),
];

pub(crate) fn clickbait(reading: &Reading<'_>) -> Outcome {
    let title = reading.story.title.trim();
    let lower: Vec<&str> = reading.title.iter().map(|word| word.lower.as_str()).collect();
    let bait = lower.iter().any(|word| BAIT.contains(word));
    let pair = lower.windows(2).any(|two| matches!(two, [a, b] if BAIT_PAIRS.contains(&(*a, *b))));
    let asks = title.ends_with('?') || title.contains("? ");
    let withholds = title.ends_with("...") || title.ends_with('…') || title.contains("!!");
    let this = lower.first().is_some_and(|word| *word == "ini")
        || [", ini ", "? ini ", ": ini dia"].iter().any(|part| title.to_lowercase().contains(part));
    if bait || pair || asks || withholds || this { Outcome::Title(0) } else { Outcome::Ok }
}
