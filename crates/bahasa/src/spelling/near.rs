//! Known words one letter away from an unknown one.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon;
use crate::root::known;

/// Words of laws, the most frequent first.
const COMMON: &str = include_str!("../../data/common.txt");

/// Most suggestions for one word.
const SUGGESTIONS: usize = 3;

/// Shortest root of a form that is suggested: short roots make up forms nobody writes.
const ROOT_MIN: usize = 5;

static RANK: LazyLock<HashMap<&str, usize>> =
    LazyLock::new(|| lexicon::listed(COMMON).enumerate().map(|(rank, word)| (word, rank)).collect());

/// The words one letter away (one more, one less, another, two swapped): frequent ones first, then roots, then forms.
pub(super) fn suggestions(word: &str) -> Vec<String> {
    let mut near: Vec<((usize, usize), String)> =
        edits(word).into_iter().filter_map(|near| Some((weight(word, &near)?, near))).collect();
    near.sort();
    near.dedup();
    near.into_iter().map(|(_, word)| word).take(SUGGESTIONS).collect()
}

/// How likely a word was meant, least first; none when it is not likely enough to be said. A frequent word may differ
/// in any letter; a rarer one only by a letter too many, too few or two swapped inside the word, since many good
/// words differ from a rare one in one letter.
fn weight(word: &str, near: &str) -> Option<(usize, usize)> {
    if let Some(rank) = RANK.get(near) {
        return Some((0, *rank));
    }
    let is_loan = LOAN_ENDINGS.iter().any(|ending| word.ends_with(ending));
    if is_loan
        || is_other_letter(word, near)
        || word.get(..word.len() - 1) == Some(near)
        || near.starts_with(word)
    {
        return None;
    }
    if lexicon::is_root(near) {
        return Some((1, word.len().abs_diff(near.len())));
    }
    let root = known(near)?;
    (root.len() >= ROOT_MIN).then(|| (2, near.len() - root.len()))
}

/// Endings of words from other languages, of which no list is complete.
const LOAN_ENDINGS: [&str; 14] =
    ["asi", "isi", "itas", "ik", "is", "if", "or", "al", "isme", "us", "um", "tor", "sir", "in"];

/// Whether one letter stands for another, the rest being the same.
fn is_other_letter(word: &str, near: &str) -> bool {
    word.len() == near.len()
        && word.bytes().zip(near.bytes()).filter(|(one, other)| one != other).count() == 1
}

/// Every string one edit away behind the first letter, with letters a to z.
fn edits(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    for at in 1..=letters.len() {
        let (front, back) = letters.split_at(at);
        let join = |middle: &[char], rest: &[char]| -> String {
            [front, middle, rest].concat().into_iter().collect()
        };
        for letter in 'a'..='z' {
            found.push(join(&[letter], back));
        }
        if let [first, rest @ ..] = back {
            found.push(join(&[], rest));
            found.extend(('a'..='z').filter(|letter| letter != first).map(|letter| join(&[letter], rest)));
            if let [second, rest @ ..] = rest {
                found.push(join(&[*second, *first], rest));
            }
        }
    }
    found
}
