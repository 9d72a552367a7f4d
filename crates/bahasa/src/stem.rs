//! The stem of an Indonesian word: our families and base words first, then the Snowball stemmer.
//!
//! Snowball works without a dictionary. It errs on the words public bodies use most (`menteri` becomes `teri`,
//! `berita` `ita`), does not give back the letter a prefix swallows (`menulis` becomes `ulis`, `ditulis` `tulis`), and
//! cannot know that `pemohon` and `permohonan` are one family. A list of base words with the regular affixes
//! settles most of it, a table of families the rest.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::affix;

/// Families of words written by us: `stem,words of the family`; `#` starts a remark.
const EXCEPTIONS: &str = include_str!("stem_exceptions.csv");

/// Base words written by us, separated by white space; `#` starts a remark.
const ROOTS: &str = include_str!("roots.txt");

/// Version of the stemmer pinned in the root Cargo.toml; a test compares them.
const STEMMER_VERSION: &str = "2.20261016.1";

static TABLE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    EXCEPTIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(','))
        .flat_map(|(stem, words)| words.split(' ').chain([stem]).map(move |word| (word, stem)))
        .collect()
});

static BASE_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let listed = ROOTS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    listed.chain(TABLE.values().copied()).collect()
});

static SNOWBALL: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Indonesian));

/// The stem of one folded word (see [`crate::fold()`]). A doubled word gives the stem of its half
/// (`anak-anak`, `buku-bukunya`); words with digits and other scripts stay as they are.
/// The stem without its first letter always stands in the word (`tulis` in `menulis`).
pub fn stem(word: &str) -> Cow<'_, str> {
    if let Some((first, second)) = word.split_once('-') {
        let (first, second) = (stem(first), stem(second));
        return if first == second { first } else { Cow::Borrowed(word) };
    }
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = TABLE.get(word) {
        return Cow::Borrowed(stem);
    }
    if BASE_WORDS.contains(word) {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = in_table(word) {
        return Cow::Borrowed(stem);
    }
    match affix::base(word, |base| BASE_WORDS.contains(base)) {
        Some(base) => Cow::Owned(base),
        None => SNOWBALL.stem(word),
    }
}

/// The family of a word, also with a particle or possessive behind (`permohonannya`).
fn in_table(word: &str) -> Option<&'static str> {
    affix::without_endings(word).find_map(|word| TABLE.get(word).copied())
}

/// Names the stemmer and the table together; changes whenever a stem may have changed.
/// A search index made with another version must be made anew.
pub fn stem_version() -> String {
    // FNV-1a, so that an edit of the lists needs no version number raised by hand.
    let hash = EXCEPTIONS.bytes().chain(ROOTS.bytes()).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("frostem-{STEMMER_VERSION}+{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn families_of_public_administration_stay_together_and_apart() {
        for (word, expected) in [
            ("pemohon", "mohon"),
            ("memohon", "mohon"),
            ("permohonan", "mohon"),
            ("permohonannya", "mohon"),
            ("dimohonkan", "mohon"),
            ("menteri", "menteri"),
            ("kementerian", "menteri"),
            ("menterinya", "menteri"),
            ("kependudukan", "penduduk"),
            ("penduduk", "penduduk"),
            ("kedudukan", "duduk"),
            ("pemutakhiran", "mutakhir"),
            ("keuangan", "uang"),
            ("beruang", "beruang"),
            ("judi", "judi"),
            ("perjudian", "judi"),
            ("ajudikasi", "ajudikasi"),
            ("pemerintahan", "pemerintah"),
            ("berita", "berita"),
            ("kepala", "kepala"),
            ("sungai", "sungai"),
            ("nilai", "nilai"),
            ("penilaian", "nilai"),
            ("menulis", "tulis"),
            ("ditulis", "tulis"),
            ("penulisan", "tulis"),
            ("tertulis", "tulis"),
            ("penetapan", "tetap"),
            ("ditetapkan", "tetap"),
            ("penerimaan", "terima"),
            ("pengelolaan", "kelola"),
            ("menyelenggarakan", "selenggara"),
            ("penyaluran", "salur"),
            ("perizinan", "izin"),
            ("pemilihan", "pilih"),
            ("kesehatan", "sehat"),
            ("dilayani", "layan"),
            ("layanan", "layan"),
            ("pengadaan", "pengadaan"),
            ("memberikan", "beri"),
            ("pengawasan", "awas"),
            ("keterbukaan", "terbuka"),
            ("memanfaatkan", "manfaat"),
            ("pengadilan", "pengadilan"),
            ("anak-anak", "anak"),
            ("buku-bukunya", "buku"),
            ("ke-2", "ke-2"),
            ("2026", "2026"),
            ("", ""),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }

    #[test]
    fn lists_are_clean() {
        let words = TABLE.keys().chain(BASE_WORDS.iter());
        for word in words {
            assert!(!word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{word}");
        }
        for (word, stem) in TABLE.iter() {
            assert!(word.contains(stem.get(1..).unwrap_or_default()), "{word} does not hold {stem}");
        }
        let mut seen = HashMap::new();
        for line in EXCEPTIONS.lines().filter(|line| !line.starts_with('#')) {
            let (stem, words) = line.split_once(',').expect("stem,words");
            for word in words.split(' ') {
                assert_eq!(seen.insert(word, stem), None, "{word} stands twice");
            }
        }
    }

    /// Against lemmas of two treebanks kept beside this checkout; passes without comparing when they are absent.
    /// Lemmas there keep some derived words whole (`penduduk` becomes `duduk`), so full agreement is not the aim.
    #[test]
    fn most_stems_agree_with_treebanks_when_they_are_at_hand() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/stemming/ud_form_lemma.csv");
        let Ok(csv) = std::fs::read_to_string(file) else {
            println!("no treebank list beside this checkout: nothing compared");
            return;
        };
        let rows: Vec<(&str, &str)> = csv
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .filter_map(|(form, rest)| Some((form, rest.split(',').next()?)))
            .filter(|(form, _)| form.bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        let agree = rows.iter().filter(|(form, lemma)| stem(form) == *lemma).count();
        assert!(agree * 100 >= rows.len() * 87, "{agree} of {}", rows.len());
    }

    #[test]
    fn the_version_names_the_pinned_stemmer() {
        let manifest = include_str!("../../../Cargo.toml");
        assert!(manifest.contains(&format!("frostem = {{ version = \"={STEMMER_VERSION}\"")));
    }

    proptest! {
        #[test]
        fn any_word_is_safe(word in any::<String>()) {
            stem(&word);
        }

        #[test]
        fn a_stem_stands_in_its_word(word in "(me|pe|di|ber|ter|ke)?(m|n|ng|ny|r|l)?[aiueo][a-z]{0,8}(kan|an|i|nya)?") {
            let stem = stem(&word).into_owned();
            prop_assert!(word.contains(stem.get(1..).unwrap_or_default()), "{} {}", word, stem);
        }
    }
}
