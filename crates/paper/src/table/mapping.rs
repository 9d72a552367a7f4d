//! Which column of a file means which of ours, by the words of its heading.
//!
//! Words are folded and stemmed, so `PENANGGUNG JAWAB PEMBUATAN`, `penanggung_jawab_pembuatan` and
//! "Penanggungjawab pembuat informasi" come close enough. The closest pair is settled first; a column is
//! used once.

use std::collections::HashSet;

/// One of our columns and what others call it, best names first.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Our name for it.
    pub code: &'static str,
    /// Names found on real lists.
    pub words: &'static [&'static str],
}

/// For every field the number of the column that fits best, if any does. Empty headings are never taken.
pub fn suggest_mapping(headings: &[String], known: &[Field]) -> Vec<(&'static str, Option<usize>)> {
    let columns: Vec<_> = headings.iter().map(|heading| stems(heading)).collect();
    let mut pairs = Vec::new();
    for (at, field) in known.iter().enumerate() {
        let phrases: Vec<_> = field.words.iter().map(|phrase| stems(phrase)).collect();
        for (column, heading) in columns.iter().enumerate() {
            let closeness =
                phrases.iter().enumerate().filter_map(|(place, phrase)| close(phrase, heading, place)).max();
            pairs.extend(closeness.map(|closeness| (closeness, at, column)));
        }
    }
    // The closest first; among equals the earlier field and the column further left.
    pairs.sort_by_key(|(closeness, at, column)| (std::cmp::Reverse(*closeness), *at, *column));
    let mut chosen: Vec<Option<usize>> = vec![None; known.len()];
    let mut taken = HashSet::new();
    for (_, at, column) in pairs {
        if let Some(place) = chosen.get_mut(at).filter(|place| place.is_none())
            && taken.insert(column)
        {
            *place = Some(column);
        }
    }
    known.iter().zip(chosen).map(|(field, column)| (field.code, column)).collect()
}

/// What identifies a layout: its headings folded to their stems, in order. The same form filled in next year
/// has the same fingerprint.
pub fn fingerprint(headings: &[String]) -> String {
    let words: Vec<_> = headings.iter().map(|heading| stems(heading).join(" ")).collect();
    words.join("|")
}

/// How many fields a row of headings would fill with more than one loose word.
pub(super) fn matches(headings: &[String], known: &[Field]) -> usize {
    suggest_mapping(headings, known).iter().filter(|(_, column)| column.is_some()).count()
}

/// The words that carry the meaning of a heading, as stems.
fn stems(heading: &str) -> Vec<String> {
    let folded = bahasa::fold(heading);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !JOINERS.contains(word))
        .map(|word| bahasa::stem(word).into_owned())
        .collect()
}

/// Words without weight in a heading.
const JOINERS: [&str; 10] = ["dan", "atau", "yang", "di", "dari", "the", "of", "and", "or", "pada"];

/// How close a heading is to a name: 0 is far; `None` not at all. All words of the one must be in the other.
/// `place` is how far down the list of names it stands.
fn close(phrase: &[String], heading: &[String], place: usize) -> Option<usize> {
    if phrase.is_empty() || heading.is_empty() {
        return None;
    }
    let is_in = |few: &[String], many: &[String]| few.iter().all(|word| many.contains(word));
    let spare = phrase.len().abs_diff(heading.len());
    let base: usize = if phrase == heading {
        2_000
    } else if is_in(phrase, heading) {
        500 + 60 * phrase.len()
    } else if is_in(heading, phrase) {
        300 + 60 * heading.len()
    } else {
        return None;
    };
    Some(base.saturating_sub(10 * spare + place))
}
