//! How hard a text is to read, in one grade with its reason.
//!
//! Formulas for English count syllables that Indonesian has more of. This one counts the words of a sentence, the
//! syllables of a word and the words that are not in our list of roots, each against what is usual in Indonesian
//! newspapers; the weights were chosen on news, laws and posts of public bodies (docs/measurements.md).

use crate::root::known;
use crate::{fold, sentences, tokens};

/// Words below which no grade is given: a title says nothing about a text.
const WORDS_MIN: usize = 30;

/// What is usual in a newspaper: the middle of 667 news. Words of a sentence.
const USUAL_SENTENCE: f64 = 18.0;
/// Syllables of a word.
const USUAL_SYLLABLES: f64 = 2.55;
/// Share of words in small letters that are not in our list.
const USUAL_RARE: f64 = 0.04;

/// How hard a text is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// A pupil of the sixth year understands it.
    Easy,
    /// As in a newspaper.
    Usual,
    /// As in an official letter.
    Hard,
    /// As in a law.
    VeryHard,
}

impl Grade {
    /// Short name for texts and addresses: `easy`, `usual`, `hard`, `very-hard`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Usual => "usual",
            Self::Hard => "hard",
            Self::VeryHard => "very-hard",
        }
    }
}

/// What makes a text harder than it need be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Burden {
    /// Sentences are long.
    LongSentences,
    /// Words are long.
    LongWords,
    /// Many words are rare.
    RareWords,
}

impl Burden {
    /// Short name for texts: `long-sentences`, `long-words`, `rare-words`.
    pub fn code(self) -> &'static str {
        match self {
            Self::LongSentences => "long-sentences",
            Self::LongWords => "long-words",
            Self::RareWords => "rare-words",
        }
    }
}

/// The reading ease of one text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readability {
    /// In one word.
    pub grade: Grade,
    /// What weighs most, when the grade is [`Grade::Hard`] or worse.
    pub burden: Option<Burden>,
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Words of a sentence on average.
    pub words_per_sentence: f64,
    /// Syllables of a word on average.
    pub syllables_per_word: f64,
    /// Share of words in small letters whose root is not in our list, 0 to 1.
    pub rare: f64,
    /// The sum behind the grade: 0 is a usual newspaper, above 0.8 hard, above 1.6 very hard, below -0.5 easy.
    pub weight: f64,
}

/// The reading ease of a text; none below 30 words.
pub fn readability(text: &str) -> Option<Readability> {
    let (mut words, mut syllables, mut small, mut rare) = (0_u32, 0_u32, 0_u32, 0_u32);
    for token in tokens(text).filter(|token| token.text.chars().any(char::is_alphabetic)) {
        words += 1;
        syllables += count_syllables(token.text);
        if token.text.bytes().all(|byte| byte.is_ascii_lowercase()) {
            small += 1;
            rare += u32::from(known(token.text).is_none());
        }
    }
    let count = usize::try_from(words).ok()?;
    let sentences = sentences(text).len();
    if count < WORDS_MIN || sentences == 0 {
        return None;
    }
    let words_per_sentence = f64::from(words) / f64::from(u32::try_from(sentences).ok()?);
    let syllables_per_word = f64::from(syllables) / f64::from(words);
    let rare = f64::from(rare) / f64::from(small.max(1));
    let burdens = [
        (Burden::LongSentences, (words_per_sentence - USUAL_SENTENCE) / 12.0),
        (Burden::LongWords, (syllables_per_word - USUAL_SYLLABLES) / 0.35),
        (Burden::RareWords, ((rare - USUAL_RARE) / 0.10).max(0.0)),
    ];
    let weight = burdens.iter().map(|(_, weight)| weight).sum();
    let grade = grade_of(weight);
    let heaviest =
        burdens.iter().max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(burden, _)| *burden);
    let burden = heaviest.filter(|_| grade >= Grade::Hard);
    Some(Readability {
        grade,
        burden,
        words: count,
        sentences,
        words_per_sentence,
        syllables_per_word,
        rare,
        weight,
    })
}

fn grade_of(weight: f64) -> Grade {
    if weight < -0.5 {
        Grade::Easy
    } else if weight < 0.8 {
        Grade::Usual
    } else if weight < 1.6 {
        Grade::Hard
    } else {
        Grade::VeryHard
    }
}

/// Syllables of a word: its vowels, with `ai`, `au`, `oi` at its end as one; at least one.
fn count_syllables(word: &str) -> u32 {
    let folded = fold(word);
    let vowels = folded.bytes().filter(|byte| b"aeiou".contains(byte)).count();
    let glides = usize::from(vowels > 2 && ["ai", "au", "oi"].iter().any(|end| folded.ends_with(end)));
    u32::try_from(vowels.saturating_sub(glides).max(1)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn syllables_are_counted() {
        for (word, expected) in
            [("rumah", 2), ("pemerintahan", 5), ("pegawai", 3), ("UU", 2), ("PPID", 1), ("dan", 1)]
        {
            assert_eq!(count_syllables(word), expected, "{word}");
        }
    }

    #[test]
    fn a_plain_notice_is_easier_than_a_law() {
        let notice = "Besok pagi air mati di Merak. Petugas mengganti pipa. Air mengalir lagi pukul dua siang. Warga \
            bisa mengambil air di kantor lurah. Bawa ember sendiri. Hubungi kami bila air belum keluar sampai sore.";
        let law = "Penyelenggaraan pemerintahan daerah sebagaimana dimaksud pada ayat (1) dilaksanakan berdasarkan \
            prinsip demokrasi, pemerataan, keadilan, serta memperhatikan kekhususan dan keanekaragaman daerah dalam \
            kerangka Negara Kesatuan Republik Indonesia sesuai dengan ketentuan peraturan perundang-undangan yang \
            mengatur mengenai pertanggungjawaban penyelenggaraan urusan pemerintahan konkuren yang diserahkan.";
        let (notice, law) =
            (readability(notice).expect("long enough"), readability(law).expect("long enough"));
        assert_eq!((notice.grade, notice.burden), (Grade::Easy, None), "{notice:?}");
        assert_eq!(law.grade, Grade::VeryHard, "{law:?}");
        assert!(law.burden.is_some());
        assert_eq!(notice.sentences, 6);
    }

    #[test]
    fn a_title_has_no_grade() {
        assert_eq!(readability("Air mati di Merak"), None);
        assert_eq!(readability(""), None);
    }

    proptest! {
        #[test]
        fn any_text_is_safe(text in "\\PC{0,400}") {
            if let Some(found) = readability(&text) {
                prop_assert!(found.weight.is_finite() && (0.0..=1.0).contains(&found.rare));
            }
        }
    }
}
