//! The root of an Indonesian word (`pertanggungjawaban`, `menuliskannya`), for people who count or compare words.
//!
//! Search uses [`crate::stem()`], which keeps some families apart that share a root (`pengadilan`, `adil`).

use std::borrow::Cow;

use crate::{affix, lexicon};

/// Endings written with a hyphen: `kuasa-Mu`, `Allah-lah`.
const CLITICS: [&str; 7] = ["nya", "ku", "mu", "lah", "kah", "pun", "tah"];

/// The root of one word in any case. A doubled word gives the root of its half (`buku-bukunya`, `berbalas-balasan`,
/// `tembak-menembak`); other words with a hyphen, names, foreign words and words with digits stay as they are, in lower
/// case. Words whose root is not in the list lose affixes that leave no doubt (`diunggahkan`).
pub fn root(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return simple(word);
    }
    let folded = crate::fold(word);
    let root = if folded.contains('-') { doubled(&folded) } else { simple(&folded) };
    Cow::Owned(root.into_owned())
}

/// The root of a word without hyphen.
fn simple(word: &str) -> Cow<'_, str> {
    known(word).unwrap_or_else(|| match guess(word) {
        Some(root) => Cow::Owned(root),
        None => Cow::Borrowed(word),
    })
}

/// The root of a folded word without hyphen, when it is one of the list.
pub(crate) fn known(word: &str) -> Option<Cow<'_, str>> {
    if lexicon::is_root(word) {
        return Some(Cow::Borrowed(word));
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if let Some(root) = affix::without_endings(word).find_map(lexicon::meant) {
        return Some(Cow::Borrowed(root));
    }
    affix::base(word, lexicon::is_root).map(Cow::Owned)
}

/// The root of a word with hyphens.
fn doubled(word: &str) -> Cow<'_, str> {
    let Some((first, last)) = word.rsplit_once('-') else { return simple(word) };
    if first.is_empty() || last.is_empty() {
        return Cow::Borrowed(word);
    }
    if CLITICS.contains(&last) {
        return doubled(first);
    }
    if first.contains('-') {
        return Cow::Borrowed(word);
    }
    let (one, other) = (simple(first), simple(last));
    // The second half repeats the sound of the first: `meniru-nirukan` is `meniru` and `menirukan`.
    let is_same = one == other
        || known(&format!("me{last}")).is_some_and(|root| root == one)
        || (last.starts_with(&*one) && last.len() <= one.len() + LONGEST_ENDING);
    if is_same { one } else { Cow::Borrowed(word) }
}

/// `kan` and `nya`.
const LONGEST_ENDING: usize = 6;

/// Affixes taken off a word with an unknown root, only in pairs that hardly happen by chance, and `nya`.
fn guess(word: &str) -> Option<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let bare = word.strip_suffix("nya").filter(|bare| is_long_enough(bare));
    let middle = bare.unwrap_or(word);
    CONFIXES
        .iter()
        .find_map(|(prefix, swallowed, suffix)| {
            let rest = middle.strip_prefix(prefix)?.strip_suffix(suffix)?;
            let fits = swallowed.is_empty() || rest.starts_with(['a', 'e', 'i', 'o', 'u']);
            (fits && is_long_enough(rest)).then(|| format!("{swallowed}{rest}"))
        })
        .or_else(|| bare.map(str::to_owned))
}

/// Prefix, the letter it may have swallowed, suffix.
const CONFIXES: &[(&str, &str, &str)] = &[
    ("memper", "", "kan"),
    ("diper", "", "kan"),
    ("meny", "s", "kan"),
    ("meng", "", "kan"),
    ("mem", "p", "kan"),
    ("mem", "", "kan"),
    ("men", "t", "kan"),
    ("men", "", "kan"),
    ("di", "", "kan"),
    ("peny", "s", "an"),
    ("peng", "", "an"),
    ("pem", "p", "an"),
    ("pem", "", "an"),
    ("pen", "t", "an"),
    ("pen", "", "an"),
    ("ke", "", "an"),
    ("per", "", "an"),
];

/// Two syllables or four letters at least.
fn is_long_enough(rest: &str) -> bool {
    rest.len() >= 4 && rest.contains(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn roots_of_everyday_and_official_words() {
        let pairs = "\
            mempertanggungjawabkan tanggungjawab, ketidakhadiran hadir, pemberdayaan daya, penyalahgunaan salahguna,\
            berkesinambungan sambung, kepemimpinan pimpin, keterbukaan buka, pengadilan adil, pemerintahan perintah,\
            kecamatan camat, memperjualbelikan jualbeli, keberangkatan angkat, pengelolaan kelola,\
            menyelenggarakan selenggara, dipertahankan tahan, pengawasan awas, mengawal kawal, mengawali awal,\
            mengemas kemas, menyanyi nyanyi, penyanyi nyanyi, menyatakan nyata, penyewaan sewa, mengecat cat,\
            pengesahan sah, mengelap lap, pelajaran ajar, pekerjaan kerja, perumahan rumah, perawatan rawat,\
            peramalan ramal, perasaan rasa, peraturan atur, perubahan ubah, keretakan retak, beribadah ibadah,\
            berikan beri, diberikan beri, katakan kata, kementerian menteri, kepala kepala, berita berita,\
            gemetar getar, kinerja kerja, seruling suling, memroses proses, pemrograman program, menunjukan tunjuk,\
            sekolah sekolah, sungai sungai, merdeka merdeka, kemerdekaan merdeka, Kesehatan sehat, JALAN jalan,\
            rumahkulah rumah, siapakah siapa, kaubawa bawa, kubaca baca, undang-undang undang, sayur-mayur sayur-mayur,\
            tembak-menembak tembak, menimbang-nimbang timbang, sebaik-baiknya baik, rumah-Nya rumah, ke-2 ke-2,\
            mengunggahkan unggah, diviralkan viral, Jakarta jakarta, 2026 2026";
        for pair in pairs.split(',') {
            let (word, expected) = pair.trim().split_once(' ').expect("word root");
            assert_eq!(root(word), expected, "{word}");
        }
        assert_eq!(root(""), "");
        assert_eq!(root("-"), "-");
    }

    /// Rows `word,root` of a list beside this checkout, none when it is absent.
    fn rows(name: &str) -> Option<Vec<(String, String)>> {
        let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
        let csv = above.find_map(|folder| {
            std::fs::read_to_string(folder.join("shared/data/stemming").join(name)).ok()
        })?;
        let row = |line: &str| {
            let (word, rest) = line.split_once(',')?;
            Some((word.to_owned(), rest.split(',').next()?.to_owned()))
        };
        Some(csv.lines().skip(1).filter_map(row).collect())
    }

    /// `perusakan` is `rusak`; the list wants `rusa`, a deer.
    #[test]
    fn agrees_with_hand_made_pairs_when_they_are_at_hand() {
        let Some(rows) = rows("sastrawi_test_pairs.csv") else {
            println!("no hand-made pairs beside this checkout: nothing compared");
            return;
        };
        for (line, expected) in rows.iter().filter(|(word, _)| word != "perusakan") {
            let roots: Vec<_> = line.split(' ').map(root).collect();
            assert_eq!(roots.join(" "), *expected, "{line}");
        }
    }

    /// Lemmas of treebanks keep many derived words whole (`kegiatan`), so full agreement is not the aim.
    #[test]
    fn most_roots_agree_with_treebanks_when_they_are_at_hand() {
        let Some(rows) = rows("ud_form_lemma.csv") else {
            println!("no treebank list beside this checkout: nothing compared");
            return;
        };
        let agree = rows.iter().filter(|(form, lemma)| root(form) == *lemma).count();
        assert!(agree * 100 >= rows.len() * 92, "{agree} of {}", rows.len());
    }

    proptest! {
        #[test]
        fn any_word_is_safe(word in any::<String>()) {
            root(&word);
        }

        #[test]
        fn roots_of_lower_case_words_are_lower_case(word in "[a-z-]{0,20}") {
            prop_assert!(root(&word).bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
        }
    }
}
