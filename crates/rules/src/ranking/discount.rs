//! Posts that do not count: the same text again, and texts too short to inform anybody.
//!
//! Counting posts rewards spam (`domain.md` §11), so two rules stand against it, simple enough to be run again by
//! anyone with the texts: within one unit and month the same text counts once, and a text of fewer words than the
//! body asks for does not count. Texts are the same when their [`plain`] forms are.

use std::collections::BTreeSet;

/// What becomes of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// It counts.
    Counts,
    /// The same text stood there before in the month.
    Repeated,
    /// Too few words.
    Filler,
}

/// The form in which texts are compared: small letters, words of letters and digits with one blank between them;
/// addresses, `#topics` and `@names` are left out.
pub fn plain(text: &str) -> String {
    let is_said = |word: &&str| {
        !(word.starts_with(['#', '@']) || word.starts_with("http://") || word.starts_with("https://"))
    };
    let spoken = text.split_whitespace().filter(is_said).map(str::to_lowercase);
    let letters = |word: String| -> String {
        word.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
    };
    let words: Vec<String> = spoken.map(letters).collect();
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Judges the posts of one unit in one month on one network, in the order they were published.
pub fn discount<'a>(texts: impl IntoIterator<Item = &'a str>, least_words: u32) -> Vec<Judged> {
    let least = usize::try_from(least_words).unwrap_or(usize::MAX);
    let mut seen = BTreeSet::new();
    let judge = |text: &str| {
        let text = plain(text);
        if text.split(' ').filter(|word| !word.is_empty()).count() < least {
            return Judged::Filler;
        }
        if seen.insert(text) { Judged::Counts } else { Judged::Repeated }
    };
    texts.into_iter().map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_counts_once_however_it_is_dressed() {
        let texts = [
            "Kerja bakti di Kelurahan Pabean",
            "KERJA BAKTI di Kelurahan Pabean!! #cilegon",
            "Kerja  bakti, di kelurahan Pabean https://contoh.test/1",
            "Kerja bakti di Kelurahan Gerem",
        ];
        let judged = discount(texts, 3);
        assert_eq!(judged, [Judged::Counts, Judged::Repeated, Judged::Repeated, Judged::Counts]);
    }

    #[test]
    fn a_text_of_too_few_words_is_filler_unless_the_body_takes_everything() {
        let texts = ["Selamat pagi", "#pagi @semua", "Selamat pagi warga Cilegon", ""];
        let filler = Judged::Filler;
        assert_eq!(discount(texts, 3), [filler, filler, Judged::Counts, filler]);
        assert_eq!(discount(["Pagi", "pagi"], 0), [Judged::Counts, Judged::Repeated]);
    }
}
