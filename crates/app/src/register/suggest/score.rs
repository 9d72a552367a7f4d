//! How well a text fits each obligation.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use rules::obligation::{Groups, Kind, catalogue};

use super::Guess;
use super::hints::HINTS;

/// Words in the title say more than words on a page.
const IN_TITLE: f64 = 3.0;
/// What a label whose every word is in the title is worth.
const WHOLE_LABEL: f64 = 9.0;
/// From here on a guess is worth showing, and worth being ticked beforehand.
const WORTH_SHOWING: f64 = 3.0;
const SURE: f64 = 8.0;

/// Words of nearly every title that tell no obligation from another.
const EVERYWHERE: &[&str] = &["tahun", "tahunan", "kota", "daerah"];

/// The words of a label by how much they say: a word of one label says more than a word of twenty.
struct Label {
    code: &'static str,
    stems: Vec<(String, f64)>,
    total: f64,
}

static LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let rows = catalogue().all().iter().filter(|row| row.kind != Kind::Field);
    let stems: Vec<(&str, HashSet<String>)> =
        rows.map(|row| (row.code.as_str(), stems(&row.label_id))).collect();
    let mut spread: HashMap<&str, u32> = HashMap::new();
    for stem in stems.iter().flat_map(|(_, stems)| stems) {
        *spread.entry(stem.as_str()).or_default() += 1;
    }
    let labels = stems.iter().map(|(code, words)| {
        let weighed: Vec<(String, f64)> = words
            .iter()
            .map(|stem| {
                (stem.clone(), 1.0 / f64::from(spread.get(stem.as_str()).copied().unwrap_or(1)).sqrt())
            })
            .collect();
        Label { code, total: weighed.iter().map(|(_, weight)| weight).sum(), stems: weighed }
    });
    labels.collect()
});

/// Stems of a text without the words that are everywhere.
fn stems(text: &str) -> HashSet<String> {
    let folded = bahasa::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| {
            word.len() > 2
                && !bahasa::is_stopword(word)
                && !EVERYWHERE.contains(word)
                && !word.bytes().all(|b| b.is_ascii_digit())
        })
        .map(|word| bahasa::stem(word).into_owned())
        .collect()
}

/// Folded words between single spaces, with a space at both ends, so that whole words can be looked for.
fn spaced(text: &str) -> String {
    let folded = bahasa::fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

/// The obligations that concern the groups (`None` = anyone) and fit best, likeliest first.
pub(super) fn rank(named: &str, head: &str, groups: Option<&Groups>, most: usize) -> Vec<Guess> {
    let (in_title, in_text) = (spaced(named), spaced(head));
    let title_stems = stems(named);
    let mut found: HashMap<&str, (f64, String)> = HashMap::new();
    for (words, code, weight) in HINTS {
        let pattern = format!(" {words} ");
        let long = f64::from(u8::try_from(words.split(' ').count()).unwrap_or(u8::MAX));
        let worth = f64::from(*weight) + long - 1.0;
        let gained = if in_title.contains(&pattern) {
            worth * IN_TITLE
        } else {
            // Named on many pages of a long file means more than once in passing.
            let times = in_text.matches(&pattern).take(4).count();
            worth * f64::from(u8::try_from(times).unwrap_or_default()) / 4.0
        };
        let one = found.entry(code).or_default();
        if gained > one.0 {
            *one = (gained, (*words).to_owned());
        }
    }
    for label in LABELS.iter() {
        let hit: f64 =
            label.stems.iter().filter(|(stem, _)| title_stems.contains(stem)).map(|(_, weight)| weight).sum();
        let share = if label.total > 0.0 { hit / label.total } else { 0.0 };
        if share > 0.34 {
            let one = found.entry(label.code).or_default();
            one.0 += share * WHOLE_LABEL;
            if one.1.is_empty() {
                let hits = label.stems.iter().filter(|(stem, _)| title_stems.contains(stem));
                let mut words: Vec<&str> = hits.map(|(stem, _)| stem.as_str()).collect();
                words.sort_unstable();
                one.1 = words.join(", ");
            }
        }
    }
    let rows = catalogue();
    let mut guesses: Vec<Guess> = found
        .into_iter()
        .filter(|(code, (score, _))| {
            *score >= WORTH_SHOWING
                && rows.find(code).is_some_and(|row| groups.is_none_or(|groups| row.applies(groups)))
        })
        .map(|(code, (score, words))| Guess { code: code.to_owned(), words, score, is_sure: false })
        .collect();
    guesses.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.code.cmp(&b.code)));
    guesses.truncate(most);
    if let Some(first) = guesses.first_mut() {
        first.is_sure = first.score >= SURE;
    }
    guesses
}
