//! Words of a text that are probably slips, with what was probably meant.
//!
//! Made to be right rather than complete, since an editor that calls names, places and Javanese words wrong is soon
//! ignored: only words in small letters are looked at, and an unknown one is named only when exactly one letter
//! parts it from a word we know and nothing around it looks foreign.

mod cut;
mod near;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::lexicon::{self, VARIANTS};
use crate::root::known;
use crate::{Span, Token, tokens};

/// Common slips, our own: `as written,as meant`.
const SLIPS: &str = include_str!("../data/misspellings.csv");

/// Regional, foreign and chat words that are left alone.
const REGIONAL: &str = include_str!("../data/regional.txt");

/// Unknown words of one text that are compared with the list; the rest is left alone, so that 20,000 words of
/// another language take no longer than a page.
const LOOKED_UP: usize = 60;

/// Shortest unknown word that is compared: with shorter ones every word has a neighbour.
const WORD_MIN: usize = 6;

/// Longest quoted stretch in bytes that counts as a foreign term (`"door to door"`) and not as what somebody said.
const TERM_MAX: usize = 48;

/// Parts that stand before whole words (`antardaerah`, `nonformal`).
const FRONTS: &[&str] = &[
    "adi", "agro", "anti", "antar", "auto", "bi", "bio", "catur", "de", "dwi", "eka", "eko", "eks", "ekstra",
    "etno", "foto", "geo", "hidro", "hiper", "infra", "inter", "intra", "ko", "kontra", "kosmo", "lintas",
    "maha", "makro", "mega", "meta", "mikro", "mini", "mono", "multi", "neo", "nir", "non", "panca", "para",
    "pasca", "poli", "pra", "pramu", "pre", "pro", "proto", "pseudo", "psiko", "purba", "purna", "re",
    "sapta", "semi", "serba", "sosio", "sub", "super", "supra", "swa", "tele", "trans", "tri", "tuna",
    "ultra", "uni",
];

static MEANT: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| lexicon::pairs(SLIPS).collect());

static RIGHT: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| lexicon::pairs(VARIANTS).filter(|(_, right)| !right.is_empty()).collect());

static LEFT_ALONE: LazyLock<HashSet<&str>> = LazyLock::new(|| lexicon::listed(REGIONAL).collect());

/// A word that is probably a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    /// Where it stands.
    pub span: Span,
    /// As written.
    pub word: String,
    /// What was probably meant, the best first, at least one, at most three.
    pub suggestions: Vec<String>,
}

/// The probable slips of a text in order, words cut in two among them. Any text is fine.
pub fn check(text: &str) -> Vec<Misspelling> {
    let words: Vec<Token<'_>> = tokens(text).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for word in &words {
        *times.entry(word.text).or_default() += 1;
    }
    let stranger: Vec<bool> = words.iter().map(|word| is_stranger(word.text)).collect();
    let foreign: Vec<bool> =
        words.iter().zip(&stranger).map(|(word, stranger)| *stranger || is_foreign(word.text)).collect();
    let terms = terms(text);
    let mut looked_up = 0;
    let mut found = cut::find(text);
    let halves: Vec<Span> = found.iter().map(|slip| slip.span).collect();
    let is_half = |at: usize| halves.iter().any(|half| half.contains(at));
    for (at, word) in words.iter().enumerate() {
        if !is_plain(text, *word) || terms.iter().any(|term| term.contains(word.start)) || is_half(word.start)
        {
            continue;
        }
        let beside = |step: Option<usize>| step.and_then(|step| foreign.get(step)).copied().unwrap_or(false);
        let suggestions = if let Some(right) = listed_slip(word.text) {
            vec![right]
        } else if stranger.get(at) == Some(&true) && !beside(at.checked_sub(1)) && !beside(at.checked_add(1))
        {
            let is_term = times.get(word.text).is_some_and(|times| *times > 1);
            if is_term || word.text.len() < WORD_MIN || looked_up >= LOOKED_UP {
                continue;
            }
            looked_up += 1;
            near::suggestions(word.text)
        } else {
            continue;
        };
        if !suggestions.is_empty() {
            let span = Span { start: word.start, end: word.end };
            found.push(Misspelling { span, word: word.text.to_owned(), suggestions });
        }
    }
    found.sort_by_key(|slip| slip.span.start);
    found
}

/// Small letters only, and not a part of an address, a handle, a file name or marked-up words.
fn is_plain(text: &str, word: Token<'_>) -> bool {
    let before = text.get(..word.start).and_then(|before| before.chars().next_back());
    let mut after = text.get(word.end..).unwrap_or_default().chars();
    let joined = |c: char| matches!(c, '@' | '#' | '/' | '\\' | '_' | '*' | '&' | '=');
    let in_address = after
        .next()
        .is_some_and(|c| joined(c) || (c == '.' && after.next().is_some_and(char::is_alphanumeric)));
    word.text.bytes().all(|byte| byte.is_ascii_lowercase())
        && !in_address
        && !before.is_some_and(|c| joined(c) || c == '.' || c == '\'')
}

/// The right word for one of the table, or for a form of a spelling that the rules do not know (`perijinan`).
fn listed_slip(word: &str) -> Option<String> {
    if let Some(right) = MEANT.get(word) {
        return Some((*right).to_owned());
    }
    if let Some(stem) = word.strip_suffix("nya")
        && let Some(right) = MEANT.get(stem)
    {
        return Some(format!("{right}nya"));
    }
    let root = known(word)?;
    let right = RIGHT.get(&*root)?;
    word.contains(&*root).then(|| word.replacen(&*root, right, 1))
}

/// Whether a word in small letters is neither known nor made of known parts.
fn is_stranger(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_word(word) && !LEFT_ALONE.contains(word)
}

/// Whether a word of another language stands there that is no Indonesian word too (`sampun`, not `jalan`).
fn is_foreign(word: &str) -> bool {
    LEFT_ALONE.contains(word) && !lexicon::is_root(word)
}

/// Whether a word of small letters is a root, a form of one, or made of known parts.
pub(crate) fn is_word(word: &str) -> bool {
    known(word).is_some()
        || FRONTS.iter().any(|front| {
            word.strip_prefix(front).is_some_and(|rest| rest.len() >= 4 && known(rest).is_some())
        })
        || crate::root(word) != word && is_made_of_two(&crate::root(word))
        || is_made_of_two(word)
}

/// `tenagakerja`: two roots written as one.
fn is_made_of_two(word: &str) -> bool {
    (4..word.len().saturating_sub(3)).any(|at| {
        word.split_at_checked(at).is_some_and(|(one, other)| lexicon::is_root(one) && lexicon::is_root(other))
    })
}

/// Short stretches in quotation marks: names of programmes and foreign terms.
fn terms(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”' | '‘' | '’')) {
        match open {
            Some(start) if at - start <= TERM_MAX => {
                found.push(Span { start, end: at + mark.len_utf8() });
                open = None;
            }
            _ => open = Some(at),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slips(text: &str) -> Vec<(String, String)> {
        check(text)
            .into_iter()
            .map(|slip| (slip.word, slip.suggestions.into_iter().next().unwrap_or_default()))
            .collect()
    }

    #[test]
    fn slips_are_found_with_what_was_meant() {
        for (text, word, meant) in [
            ("Dinas menunjukan data terbaru.", "menunjukan", "menunjukkan"),
            ("Warga antusias mengikuti kegitan itu.", "kegitan", "kegiatan"),
            ("Pengurusan perijinan kini gratis.", "perijinan", "perizinan"),
            ("Wali kota menghimbau warga.", "menghimbau", "mengimbau"),
            ("Petugas menyampaikn laporan.", "menyampaikn", "menyampaikan"),
            ("Panitia mendirkan tenda.", "mendirkan", "mendirikan"),
            ("Acara digelar diatas panggung.", "diatas", "di atas"),
            ("Semua elemen masyarkaat hadir.", "masyarkaat", "masyarakat"),
            ("Kendaraan dinas diperikasa.", "diperikasa", "diperiksa"),
        ] {
            assert_eq!(slips(text), [(word.to_owned(), meant.to_owned())], "{text}");
        }
    }

    #[test]
    fn names_places_foreign_and_regional_words_are_left_alone() {
        for text in [
            "Wali Kota Robinsar membuka acara di Citangkil, Jombang Wetan, dan Grogol.",
            "Program \"door to door\" dan 'one stop service' mulai hari ini.",
            "Kumaha damang, baraya? Urang kudu ngariung sasarengan di bale desa.",
            "Matur nuwun sanget, sedaya sampun rawuh ing acara punika.",
            "Layanan upload dan download lewat dashboard dan website berjalan lancar.",
            "Kunjungi ppid.cilegon.go.id atau kirim ke info@cilegon.go.id, tagar #cilegonjuare.",
            "Peserta memakai *kinaryosih* dan melantunkan salawat nonstop di antarkelurahan pascabanjir.",
            "Sosialisasi dihadiri ketua RT, perwakilan PKK, karang taruna, dan puskesmas pembantu.",
            "",
        ] {
            assert_eq!(slips(text), [], "{text}");
        }
    }

    #[test]
    fn words_cut_by_the_edge_of_a_page_are_offered_whole() {
        for (text, word, meant) in [
            ("Layanan infor- masi dibuka.", "infor- masi", "informasi"),
            ("Warga ikut pemba-\nngunan jalan.", "pemba-\nngunan", "pembangunan"),
            ("Masya- rakat hadir.", "Masya- rakat", "Masyarakat"),
        ] {
            assert_eq!(slips(text), [(word.to_owned(), meant.to_owned())], "{text}");
        }
        for text in ["Persiapan pra- dan pascabencana.", "Anak- anak bermain.", "PKK - warga", "a- ", "-"] {
            assert_eq!(slips(text), [], "{text}");
        }
    }

    #[test]
    fn a_text_in_capitals_is_no_list_of_slips() {
        assert_eq!(slips("DINAS MENUNJUKAN KEGITAN ITU KEPADA WARGA KELURAHAN KOTASARI."), []);
    }

    #[test]
    fn a_whole_text_in_another_language_is_not_a_list_of_slips() {
        let javanese = "Sedaya warga kedah njagi karesikan lingkunganipun piyambak-piyambak supados mboten kenging \
            sesakit ingkang tuwuh amargi toya ingkang mandheg wonten ing lepen utawi kalenan.";
        assert!(check(javanese).len() <= 1, "{:?}", check(javanese));
    }

    proptest! {
        #[test]
        fn places_are_true_for_any_text(text in "([a-z]{1,9}[ .,\"“\n]{1,2}|\\PC){0,40}") {
            for slip in check(&text) {
                prop_assert_eq!(slip.span.of(&text), &slip.word);
                prop_assert!((1..=3).contains(&slip.suggestions.len()));
            }
        }
    }
}
