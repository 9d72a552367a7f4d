//! The stem of an Indonesian word: our table of exceptions first, then the Snowball stemmer.
//!
//! Snowball works without a dictionary and errs on the words public bodies use most (`menteri` becomes `teri`),
//! and it cannot know that `pemohon`, `memohon` and `permohonan` are one family. The table says so.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

/// Families of words written by us: `stem,words of the family`; `#` starts a remark.
const EXCEPTIONS: &str = include_str!("stem_exceptions.csv");

/// Version of the stemmer pinned in the root Cargo.toml; a test compares them.
const STEMMER_VERSION: &str = "2.20261016.1";

/// Particles and possessives that may follow any word of the table: `permohonannya`, `menterilah`.
const ENDINGS: [&str; 7] = ["nya", "lah", "kah", "pun", "tah", "ku", "mu"];

static TABLE: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    EXCEPTIONS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(','))
        .flat_map(|(stem, words)| words.split(' ').chain([stem]).map(move |word| (word, stem)))
        .collect()
});

static SNOWBALL: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::Indonesian));

/// The stem of one folded word (see [`crate::fold`]). A doubled word gives the stem of its half
/// (`anak-anak`, `buku-bukunya`); words with digits and other scripts stay as they are.
pub fn stem(word: &str) -> Cow<'_, str> {
    if let Some((first, second)) = word.split_once('-') {
        let (first, second) = (stem(first), stem(second));
        return if first == second { first } else { Cow::Borrowed(word) };
    }
    if !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = in_table(word) {
        return Cow::Borrowed(stem);
    }
    SNOWBALL.stem(word)
}

fn in_table(word: &str) -> Option<&'static str> {
    TABLE
        .get(word)
        .copied()
        .or_else(|| ENDINGS.iter().find_map(|ending| TABLE.get(word.strip_suffix(ending)?).copied()))
}

/// Names the stemmer and the table together; changes whenever a stem may have changed.
/// A search index made with another version must be made anew.
pub fn stem_version() -> String {
    // FNV-1a, so that an edit of the table needs no version number raised by hand.
    let hash = EXCEPTIONS.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("frostem-{STEMMER_VERSION}+{hash:016x}")
}
