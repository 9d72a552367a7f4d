//! Whole sentences in another language: English, Javanese, Sundanese. A quotation may stay as it was said, with its
//! meaning beside it; a sentence of the writer may not.

use bahasa::Span;

use crate::item::Outcome;
use crate::reading::Reading;

const INDONESIAN: &[&str] = &[
    "yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "akan", "dalam", "oleh",
    "tidak", "juga", "kami", "kita", "adalah", "telah", "sudah", "karena", "saat", "para", "sebagai",
    "bahwa", "atau", "serta",
];
const OTHERS: &[&[&str]] = &[
    &[
        "the", "and", "of", "to", "in", "is", "are", "for", "with", "that", "this", "we", "our", "was",
        "were", "be", "been", "it", "from", "will", "have", "has", "by", "at", "so", "can", "you", "your",
        "they", "not", "who", "which", "their",
    ],
    &[
        "ing",
        "sing",
        "lan",
        "karo",
        "iki",
        "iku",
        "ora",
        "wong",
        "kang",
        "saking",
        "dumateng",
        "kula",
        "panjenengan",
        "nggih",
        "mboten",
        "wis",
        "durung",
        "ana",
        "neng",
        "kanggo",
        "awake",
        "dhewe",
        "arep",
        "marang",
        "menika",
        "punika",
        "kalihan",
        "wonten",
        "ingkang",
        "sampun",
        "badhe",
        "tansah",
        "uga",
    ],
    &[
        "anu", "nu", "jeung", "ka", "teu", "ieu", "eta", "sareng", "abdi", "urang", "aya", "kana", "tina",
        "pikeun", "henteu", "atuh", "mah", "oge", "parantos", "bade", "ngan", "lamun", "kudu", "kabeh",
        "nyaeta", "dina", "ti", "keur",
    ],
];

pub(crate) fn check(reading: &Reading<'_>) -> Outcome {
    Outcome::at(reading.sentences.iter().copied().filter(|sentence| is_foreign(reading, *sentence)).collect())
}

/// One word in four belongs to the small words of another language, and more of them than of Indonesian.
fn is_foreign(reading: &Reading<'_>, sentence: Span) -> bool {
    let words = reading.words_in(sentence);
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.lower.as_str())).count();
    let own = count(INDONESIAN);
    words.len() >= 5
        && OTHERS.iter().any(|list| {
            let other = count(list);
            other >= 2 && other * 4 >= words.len() && other > own
        })
}
