//! The stem of a word for search: its root, but families of administration kept together and apart.
//!
//! Roots alone are too coarse for a public body's words: `pengadilan` and `adil`, `pendapatan` and `dapat`, `kecamatan`
//! and `camat` are searched for apart. A table of families says which words belong together; all others go by
//! [`crate::root()`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lexicon::{self, AMBIGUOUS, ROOTS, VARIANTS};
use crate::{affix, root};

/// Families of words written by us: `stem,words of the family`; `#` starts a remark.
const FAMILIES: &str = include_str!("../data/families.csv");

/// Raised by hand when the rules of taking off affixes change; edits of the lists are noticed without.
const RULES_VERSION: u32 = 2;

static TABLE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| lexicon::families(FAMILIES));

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
    match affix::without_endings(word).find_map(|word| TABLE.get(word).copied()) {
        Some(stem) if !lexicon::is_root(word) || TABLE.contains_key(word) => Cow::Borrowed(stem),
        _ => root(word),
    }
}

/// Names the rules and the lists together; changes whenever a stem may have changed.
/// A search index made with another version must be made anew.
pub fn stem_version() -> String {
    // FNV-1a, so that an edit of the lists needs no version number raised by hand.
    let lists = FAMILIES.bytes().chain(ROOTS.bytes()).chain(VARIANTS.bytes()).chain(AMBIGUOUS.bytes());
    let hash = lists.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("roots-{RULES_VERSION}+{hash:016x}")
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
    fn families_are_clean() {
        for (word, stem) in TABLE.iter() {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            assert!(word.contains(stem.get(1..).unwrap_or_default()), "{word} does not hold {stem}");
        }
        let mut seen = HashMap::new();
        for line in FAMILIES.lines().filter(|line| !line.starts_with('#')) {
            let (stem, words) = line.split_once(',').expect("stem,words");
            for word in words.split_whitespace() {
                assert_eq!(seen.insert(word, stem), None, "{word} stands twice");
            }
        }
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
