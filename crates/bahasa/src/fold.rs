//! Folding for comparisons and sort keys, and the slug of an address.
//!
//! Databases differ in what `lower()` does to people's text, so the folded form is made here and stored.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest slug in characters: long enough for a headline, short enough to share in a message.
const SLUG_MAX: usize = 80;

/// What an address is called when its title has no letter or digit an address can carry.
const SLUG_FALLBACK: &str = "berita";

/// Text without accents and in lower case, for comparing and sorting; not for showing.
/// Invisible joiners are dropped, so that a word pasted from a messenger equals the typed one.
/// Folding twice gives the same as folding once.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // Lower case may bring marks back (`İ`), hence the second pass.
    let lower = bare(text.nfkd()).flat_map(char::to_lowercase).collect::<String>();
    bare(lower.nfkd()).collect()
}

/// The characters that carry meaning for a comparison.
fn bare(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.filter(|c| !is_combining_mark(*c) && !is_invisible(*c))
}

/// Soft hyphen, zero-width characters, direction marks, byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

/// The part of an address made from a title: ASCII lower case, digits and single hyphens,
/// at most 80 characters, cut at a word, never empty (`berita` when nothing is left).
/// Apostrophes vanish (`Jum'at` gives `jumat`), everything else separates words.
pub fn slug(title: &str) -> String {
    let folded: String = fold(title)
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '`' | '\u{2bc}'))
        .collect();
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.is_empty() {
            slug.extend(word.chars().take(SLUG_MAX));
        } else if slug.len() + 1 + word.len() <= SLUG_MAX {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    if slug.is_empty() { SLUG_FALLBACK.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_case_accents_and_joiners() {
        for (text, folded) in [
            ("Dinas KESEHATAN", "dinas kesehatan"),
            ("Élite café", "elite cafe"),
            ("e\u{301}lite", "elite"),
            ("ＫＯＴＡ", "kota"),
            ("𝐬𝐥𝐨𝐭", "slot"),
            ("ber\u{200b}ita", "berita"),
            ("İzmir", "izmir"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn slugs_read_like_the_title() {
        for (title, expected) in [
            ("Jadwal Layanan KTP-el Tahun 2026", "jadwal-layanan-ktp-el-tahun-2026"),
            ("Salat Jum'at & Khotbah", "salat-jumat-khotbah"),
            ("  --  ", "berita"),
            ("", "berita"),
            ("市政府", "berita"),
            ("HUT ke-27", "hut-ke-27"),
            ("2026", "2026"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_word() {
        let title =
            "Pemerintah Kota menyalurkan bantuan sembako kepada warga terdampak banjir di seluruh kecamatan";
        let cut = slug(title);
        assert!(cut.len() <= SLUG_MAX);
        assert!(cut.ends_with("-seluruh") || cut.ends_with("-di"), "{cut}");
        assert_eq!(slug(&"a".repeat(500)).len(), SLUG_MAX);
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn slugs_are_safe_in_addresses(title in any::<String>()) {
            let slug = slug(&title);
            prop_assert!(!slug.is_empty() && slug.len() <= SLUG_MAX);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
