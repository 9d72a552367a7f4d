//! How much a short text is an advertisement for gambling. Never used alone on what a reader sees: a news item
//! *about* gambling says the same words (`domain.md` §10).

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use super::letters::{Plain, plain};

/// The words of the project, see the head of the file.
const TERMS: &str = include_str!("terms.csv");

struct Terms {
    /// Phrases of an advertisement by their first word.
    promo: HashMap<&'static str, Vec<Vec<&'static str>>>,
    stems: Vec<&'static str>,
    topic: HashSet<&'static str>,
    context: HashSet<&'static str>,
    hosts: Vec<&'static str>,
}

static KNOWN: LazyLock<Terms> = LazyLock::new(|| {
    let mut terms = Terms {
        promo: HashMap::new(),
        stems: Vec::new(),
        topic: HashSet::new(),
        context: HashSet::new(),
        hosts: Vec::new(),
    };
    for line in TERMS.lines().filter(|line| !line.starts_with('#')) {
        let Some((class, term)) = line.split_once(',') else { continue };
        match class {
            "promo" => {
                let words: Vec<&str> = term.split(' ').collect();
                if let Some(first) = words.first() {
                    terms.promo.entry(first).or_default().push(words);
                }
            }
            "stem" => terms.stems.push(term),
            "topic" => {
                terms.topic.insert(term);
            }
            "context" => {
                terms.context.insert(term);
            }
            "host" => terms.hosts.push(term),
            _ => {}
        }
    }
    terms
});

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Score {
    /// How much of an advertisement it is: 60 is one beyond doubt, 25 may be one.
    pub weight: u16,
    /// Phrases and names of advertisements in it, each once.
    pub promo: BTreeSet<String>,
    /// Names like those of gambling houses, each once.
    pub brands: BTreeSet<String>,
    /// How often it speaks of gambling at all.
    pub mentions: usize,
    /// Words of news, warnings and police reports, each once.
    pub context: BTreeSet<String>,
    /// Letters dressed up as others.
    pub dressed: usize,
    /// Words in all.
    pub words: usize,
}

impl Score {
    /// Whether it speaks as news or a warning does.
    pub fn is_report(&self) -> bool {
        !self.context.is_empty()
    }
}

/// Scores a text.
pub fn score(text: &str) -> Score {
    let plain = plain(text);
    let mut score = Score { dressed: plain.dressed, words: plain.words.len(), ..Score::default() };
    let mut rest = plain.words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        let phrases = KNOWN.promo.get(word.as_str());
        let starts = |phrase: &&Vec<&str>| {
            phrase.len() <= rest.len()
                && phrase.iter().zip(rest).all(|(wanted, word)| *wanted == word.as_str())
        };
        if let Some(phrase) = phrases.and_then(|phrases| phrases.iter().find(starts)) {
            score.promo.insert(phrase.join(" "));
            score.mentions += 1;
        }
        if let Some(stem) = KNOWN.stems.iter().find(|stem| word.contains(**stem)) {
            score.promo.insert((*stem).to_owned());
            score.mentions += 1;
        } else if KNOWN.topic.contains(word.as_str()) {
            score.mentions += 1;
        }
        if KNOWN.context.contains(word.as_str()) {
            score.context.insert(word.clone());
        }
        if is_brand(word) {
            score.brands.insert(word.clone());
        }
        rest = after;
    }
    score.weight = weight(&score, &plain);
    score
}

fn weight(score: &Score, plain: &Plain) -> u16 {
    let count = |number: usize, each: u16, most: u16| {
        u16::try_from(number).unwrap_or(u16::MAX).saturating_mul(each).min(most)
    };
    let promo = count(score.promo.len(), 60, 180);
    let brands = count(score.brands.len(), 30, 60);
    let topic = count(score.mentions.saturating_sub(score.promo.len()), 10, 30);
    let dressed = if plain.dressed >= 3 { 45 } else { 0 };
    let spaced = count(plain.spaced, 30, 30);
    promo + brands + topic + dressed + spaced
}

/// Words with figures that are no gambling houses, as prefixes.
const HARMLESS: &[&str] = &[
    "covid",
    "tahun",
    "kelas",
    "sdn",
    "smpn",
    "sman",
    "smkn",
    "mtsn",
    "man",
    "min",
    "perki",
    "permen",
    "perda",
    "perwal",
    "pasal",
    "ayat",
    "nomor",
    "edisi",
    "volume",
    "jam",
    "pukul",
    "menit",
    "hari",
    "bulan",
    "umur",
    "usia",
    "ke",
    "hut",
    "rt",
    "rw",
    "page",
    "halaman",
    "elementor",
    "post",
    "menu",
    "item",
    "col",
    "row",
    "web",
    "versi",
    "version",
    "windows",
    "android",
    "office",
    "html",
    "css",
    "utf",
    "base",
    "sha",
    "iso",
    "sni",
    "bpjs",
    "apbd",
    "apbn",
    "lppd",
    "lkjip",
    "rpjmd",
    "rkpd",
    "img",
    "dsc",
    "wa",
    "vid",
    "file",
    "doc",
    "form",
    "model",
    "lampiran",
    "tabel",
    "gambar",
    "kode",
    "pos",
    "telp",
    "fax",
    "mp",
    "jpg",
    "png",
    "pdf",
    "excel",
    "word",
    "server",
    "http",
    "https",
    "www",
    "id",
    "no",
];

/// Figures gambling houses like.
const LUCKY: &[&str] = &[
    "77", "88", "99", "69", "17", "33", "55", "123", "138", "168", "188", "303", "365", "388", "707", "777",
    "888", "899", "999", "4d", "3d", "2d", "5000", "1000", "22", "66", "89", "128", "178", "368", "500",
];

/// Whether a word is like the name of a gambling house: `alexis17`, `visi4d`, `megabet99`, `kepritogel`.
fn is_brand(word: &str) -> bool {
    let letters: String = word.chars().take_while(char::is_ascii_alphabetic).collect();
    let figures = word.get(letters.len()..).unwrap_or_default();
    if figures.is_empty() {
        return ["toto", "slot", "bet"].iter().any(|end| {
            letters
                .strip_suffix(end)
                .is_some_and(|name| name.len() >= 3 && !matches!(name, "alpha" | "dia" | "pro"))
        });
    }
    (3..=16).contains(&letters.len()) && LUCKY.contains(&figures) && !HARMLESS.contains(&letters.as_str())
}

/// Whether a host name is one of a gambling house.
pub fn is_gambling_host(host: &str) -> bool {
    let host = host.to_lowercase();
    KNOWN.hosts.iter().any(|part| host.contains(part)) || host.split(['.', '-']).any(is_brand)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advertisements_weigh_and_news_are_known_by_their_words() {
        for text in ["prediksi togel macau", "slot gacor hari ini", "ALEXIS17 𝗴𝗮𝗰𝗼𝗿", "rtp slot pragmatic"]
        {
            assert!(score(text).weight >= 60, "{text}: {:?}", score(text));
        }
        for text in ["Profil Kelurahan", "Berita PPID covid19 2023", "Ajudikasi nonlitigasi", "SMPN 12 juara"]
        {
            assert_eq!(score(text).weight, 0, "{text}");
        }
        assert!(score("Polisi tangkap bandar togel").is_report());
        assert!(is_gambling_host("link-slot88.example") && !is_gambling_host("cilegon.go.id"));
    }
}
