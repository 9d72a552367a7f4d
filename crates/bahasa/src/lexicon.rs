//! The words the crate knows: roots, common spellings beside the rules, and families.
//!
//! All lists are the project's own; `data/README.md` says what each was made from.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Root words, separated by white space; `#` starts a remark.
pub(crate) const ROOTS: &str = include_str!("../data/roots.txt");

/// Root words in spellings that the rules do not know, with the right one: `resiko,risiko`; nothing behind the comma
/// when both are in use.
pub(crate) const VARIANTS: &str = include_str!("../data/variants.csv");

/// Words with two possible roots: `root,words`.
pub(crate) const AMBIGUOUS: &str = include_str!("../data/ambiguous.csv");

static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| listed(ROOTS).chain(pairs(VARIANTS).map(|(word, _)| word)).collect());

static MEANT: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| families(AMBIGUOUS));

/// Whether a folded word is a root.
pub(crate) fn is_root(word: &str) -> bool {
    KNOWN.contains(word)
}

/// The root that is meant where the letters allow two.
pub(crate) fn meant(word: &str) -> Option<&'static str> {
    MEANT.get(word).copied()
}

/// The words of a list without its remarks.
pub(crate) fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// The rows of a table with two columns.
pub(crate) fn pairs(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(','))
}

/// Every word of a table `head,words` with its head; a head belongs to itself.
pub(crate) fn families(table: &'static str) -> HashMap<&'static str, &'static str> {
    pairs(table)
        .flat_map(|(head, words)| words.split_whitespace().chain([head]).map(move |word| (word, head)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_clean() {
        let mut seen = HashSet::new();
        for word in listed(ROOTS).chain(pairs(VARIANTS).map(|(word, _)| word)) {
            assert!(!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            assert!(seen.insert(word), "{word} stands twice");
        }
        for (word, root) in MEANT.iter() {
            assert!(is_root(root), "{root} is no root");
            assert!(word.contains(root.get(1..).unwrap_or_default()), "{word} does not hold {root}");
        }
    }
}
