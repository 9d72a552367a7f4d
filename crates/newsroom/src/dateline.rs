//! The dateline: `CILEGON –`, `Jakarta (ANTARA) -`, `Diskominfo, Panyabungan -`.

use bahasa::Span;

use crate::item::Outcome;
use crate::reading::{Reading, is_upper};

/// A dateline is short: so many characters at most before its dash.
const MOST_CHARS: usize = 70;

pub(crate) fn check(reading: &Reading<'_>) -> Outcome {
    Outcome::of(find(reading).is_none())
}

/// The dateline, looked for at the beginning of the first three paragraphs and, with the agency in brackets, anywhere
/// at the beginning: agencies put a quotation before it.
pub(crate) fn find(reading: &Reading<'_>) -> Option<Span> {
    let head = reading.full.get(..reading.head_end).unwrap_or_default();
    let starts = reading.paragraphs.iter().take(3).find_map(|paragraph| at_start(reading, *paragraph));
    starts.or_else(|| with_agency(head))
}

fn at_start(reading: &Reading<'_>, paragraph: Span) -> Option<Span> {
    let body = paragraph.of(reading.full);
    let limit = body.char_indices().nth(MOST_CHARS).map_or(body.len(), |(at, _)| at);
    let head = body.get(..limit)?;
    head.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')).find_map(|(at, c)| {
        let name = head.get(..at)?;
        let after = body.get(at + c.len_utf8()..)?;
        let spaced = name.ends_with(' ') || after.starts_with([' ', '-', '–', '—']);
        let begins = after.trim_start_matches([' ', '-', '–', '—', '(']).chars().next()?;
        let names_place = is_name_of_place(name, spaced || c != '-');
        let large = begins.is_uppercase() || begins.is_ascii_digit() || matches!(begins, '"' | '“');
        (names_place && large).then(|| Span { start: paragraph.start, end: paragraph.start + at })
    })
}

/// Whether the words before the dash are a place: few, each with a capital, with a date or an agency at most.
fn is_name_of_place(name: &str, is_dash: bool) -> bool {
    let name = name.trim().trim_end_matches(',');
    let bare = name.split('(').next().unwrap_or_default();
    let words: Vec<&str> = bare.split([' ', ',', '/']).filter(|word| !word.is_empty()).collect();
    let large = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if words.is_empty()
        || words.len() > 7
        || !words.iter().all(large)
        || bare.contains(['.', ':', '"', '!', '?'])
    {
        return false;
    }
    let has_place = !bahasa::places(bare).is_empty() || words.iter().any(|word| is_upper(word));
    let short = words.len() <= 4 && words.first().is_some_and(|word| word.chars().all(char::is_alphabetic));
    has_place && (is_dash || bare.contains(',') || words.len() <= 3) || (is_dash && short)
}

fn with_agency(head: &str) -> Option<Span> {
    head.match_indices("(ANTARA").find_map(|(at, mark)| {
        let after = head.get(at + mark.len()..)?;
        let (_, rest) = after.split_once(')')?;
        rest.trim_start().starts_with(['-', '–', '—']).then_some(Span { start: at, end: at + mark.len() })
    })
}
