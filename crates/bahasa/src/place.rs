//! Regions of the country named in a text: provinces, kabupaten, cities, and around Cilegon and Serang the kecamatan
//! and kelurahan.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::{Span, Token, fold, tokens};

/// Names and codes, one region a line; where they come from stands in the file.
const REGIONS: &str = include_str!("../data/regions.txt");

/// What a region is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RegionKind {
    /// A province.
    Province,
    /// A kabupaten or a city.
    Regency,
    /// A kecamatan.
    District,
    /// A kelurahan.
    Village,
}

/// A region named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPlace {
    /// Where its name stands.
    pub span: Span,
    /// Code of the Ministry of Home Affairs, such as `36.72`; the first one when several regions share the name.
    pub code: &'static str,
    /// What it is.
    pub kind: RegionKind,
}

/// Short and usual names that stand for a region.
const ALSO: &[(&str, &str)] = &[
    ("jakarta", "31"),
    ("dki jakarta", "31"),
    ("jogja", "34"),
    ("yogyakarta", "34"),
    ("jateng", "33"),
    ("jatim", "35"),
    ("jabar", "32"),
    ("sumut", "12"),
    ("sumbar", "13"),
    ("sumsel", "16"),
    ("kepri", "21"),
    ("kaltim", "64"),
    ("kalbar", "61"),
    ("kalsel", "63"),
    ("kalteng", "62"),
    ("sulsel", "73"),
    ("sulut", "71"),
    ("sulteng", "72"),
    ("sultra", "74"),
    ("sulbar", "76"),
    ("ntb", "52"),
    ("ntt", "53"),
    ("solo", "33.72"),
];

/// Regions by the folded words of their names; kabupaten and cities also without that word.
static BY_NAME: LazyLock<HashMap<String, (&'static str, RegionKind)>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for (name, code) in ALSO {
        by_name.insert((*name).to_owned(), (*code, kind_of(code)));
    }
    let rows = REGIONS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(';'));
    for (code, name) in rows {
        let folded = fold(name);
        let kind = kind_of(code);
        let bare = folded.strip_prefix("kabupaten ").or_else(|| folded.strip_prefix("kota "));
        if let Some(bare) = bare.filter(|_| kind == RegionKind::Regency) {
            by_name.entry(bare.to_owned()).or_insert((code, kind));
        }
        // In Cilegon and Serang their own kecamatan is meant before a kelurahan or a kecamatan elsewhere of that name.
        let own = code.starts_with("36.7");
        let held = by_name.get(&folded).is_some_and(|(held, other): &(&str, RegionKind)| {
            *other <= RegionKind::Regency || !own || held.starts_with("36.7")
        });
        if !held {
            by_name.insert(folded, (code, kind));
        }
    }
    by_name
});

fn kind_of(code: &str) -> RegionKind {
    match code.len() {
        0..=2 => RegionKind::Province,
        3..=5 => RegionKind::Regency,
        6..=8 => RegionKind::District,
        _ => RegionKind::Village,
    }
}

/// The longest name has this many words.
const MOST_WORDS: usize = 5;

/// The regions named in a text, longest reading first, without overlap. Only names that begin with a capital count:
/// `serang` is a verb, `Serang` a city.
pub fn places(text: &str) -> Vec<FoundPlace> {
    let words: Vec<Token<'_>> = tokens(text).collect();
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let hit = if starts_large(first.text) { longest(text, rest) } else { None };
        match hit {
            Some((place, used)) => {
                found.push(place);
                rest = rest.get(used..).unwrap_or_default();
            }
            None => rest = after,
        }
    }
    found
}

/// The region whose name is exactly these words, whatever their case.
pub(crate) fn is_place(name: &str) -> bool {
    BY_NAME.contains_key(&fold(name))
}

fn starts_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The longest name at the beginning of `words`, and how many words it has.
fn longest(text: &str, words: &[Token<'_>]) -> Option<(FoundPlace, usize)> {
    let first = words.first()?;
    let mut name = String::new();
    let mut best = None;
    let mut end = first.start;
    for (at, word) in words.iter().take(MOST_WORDS).enumerate() {
        let gap = text.get(end..word.start)?;
        if at > 0 && (gap != " " || !starts_large(word.text)) {
            break;
        }
        if at > 0 {
            name.push(' ');
        }
        name.push_str(&fold(word.text));
        end = word.end;
        if let Some((code, kind)) = BY_NAME.get(&name) {
            best = Some((FoundPlace { span: Span { start: first.start, end }, code, kind: *kind }, at + 1));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(text: &str) -> Vec<(&str, &str)> {
        places(text).into_iter().map(|place| (place.span.of(text), place.code)).collect()
    }

    #[test]
    fn regions_are_found_by_their_longest_name() {
        assert_eq!(
            names("Warga Kecamatan Cibeber, Kota Cilegon, Banten, serang balik ke Serang."),
            [("Cibeber", "36.72.01"), ("Kota Cilegon", "36.72"), ("Banten", "36"), ("Serang", "36.04")]
        );
        assert_eq!(names("CILEGON – Pemkot"), [("CILEGON", "36.72")]);
        assert_eq!(names("di Jakarta dan Jateng"), [("Jakarta", "31"), ("Jateng", "33")]);
        assert_eq!(names("di Kabupaten Mandailing Natal"), [("Kabupaten Mandailing Natal", "12.13")]);
    }

    #[test]
    fn the_local_spelling_is_known_too() {
        assert_eq!(names("Kelurahan Deringo"), [("Deringo", "36.72.08.1002")]);
        assert_eq!(places("Kelurahan Deringo").first().map(|place| place.kind), Some(RegionKind::Village));
    }

    #[test]
    fn all_provinces_and_regencies_are_there() {
        let count = |kind| {
            REGIONS
                .lines()
                .filter(|l| !l.starts_with('#'))
                .filter_map(|l| l.split_once(';'))
                .filter(|(code, _)| kind_of(code) == kind)
                .count()
        };
        assert_eq!((count(RegionKind::Province), count(RegionKind::Regency)), (38, 514));
    }

    proptest! {
        #[test]
        fn places_are_true_for_any_text(text in any::<String>()) {
            for place in places(&text) {
                prop_assert!(text.get(place.span.start..place.span.end).is_some());
            }
        }
    }
}
