//! Measures the finder of the same story: `cargo run --release -p bahasa --example same_story FILE.jsonl…`.
//!
//! Each line of a file is an object with `title` and `body`. An archive of 100,000 items is made: the real texts, and
//! items from a chain of words (each word is one that follows the two before it somewhere in the real texts), which
//! share phrases with real ones but tell no story of theirs. Every real text is then retold in several ways and looked up. Prints recall, precision and time of a lookup, and
//! the pairs of real texts that are taken for one story.

use std::collections::HashMap;
use std::io::Write as _;
use std::time::{Duration, Instant};

use bahasa::near_duplicate::{Archive, Sketch};

const ITEMS: usize = 100_000;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut texts = Vec::new();
    for path in std::env::args().skip(1) {
        texts.extend(std::fs::read_to_string(&path)?.lines().filter_map(item));
    }
    texts.retain(|(_, sentences)| sentences.len() >= 6);
    let mut chance = Chance(7);
    let mut archive = Archive::default();
    for (title, sentences) in &texts {
        archive.add(&Sketch::of(&format!("{title}\n{}", sentences.join(" "))));
    }
    let real_pairs = pairs(&archive, &texts);
    let start = Instant::now();
    let words: Vec<&str> =
        texts.iter().flat_map(|(_, sentences)| sentences).flat_map(|s| s.split(' ')).collect();
    let chain = Chain::of(&words);
    while archive.add(&Sketch::of(&chain.item(&mut chance))) + 1 < ITEMS {}
    writeln!(out, "{} real texts, {ITEMS} items, made in {:.1?}", texts.len(), start.elapsed())?;
    let words: Vec<&str> =
        texts.iter().flat_map(|(_, sentences)| sentences).flat_map(|s| s.split(' ')).collect();
    let (mut wanted, mut right, mut wrong, mut times) = (0_u32, 0_u32, 0_u32, Vec::<Duration>::new());
    for way in WAYS {
        let (mut here, mut hit, mut miss) = (0_u32, 0_u32, 0_u32);
        for (number, text) in texts.iter().enumerate() {
            let retold = retell(way, text, &words, &mut chance);
            let start = Instant::now();
            let found = archive.same_story(&Sketch::of(&retold));
            times.push(start.elapsed());
            here += 1;
            // Real texts that were alike before they were retold are no mistakes.
            let is_right = |other: usize| {
                other == number || real_pairs.contains(&(number.min(other), number.max(other)))
            };
            hit += u32::from(found.iter().any(|(other, _)| *other == number));
            miss += u32::from(found.first().is_some_and(|(other, _)| !is_right(*other)));
        }
        writeln!(
            out,
            "{way:?}: recall {:.3}, first offer wrong {miss} of {here}",
            f64::from(hit) / f64::from(here)
        )?;
        (wanted, right, wrong) = (wanted + here, right + hit, wrong + miss);
    }
    // Stories that nobody has told: every offer is wrong.
    let mut false_offers = 0_u32;
    for _ in 0..2_000 {
        let fresh = chain.item(&mut chance);
        false_offers += u32::from(!archive.same_story(&Sketch::of(&fresh)).is_empty());
    }
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    let recall = f64::from(right) / f64::from(wanted);
    let precision = f64::from(right) / f64::from(right + wrong + false_offers);
    writeln!(
        out,
        "recall {recall:.3}, precision {precision:.3} ({wrong} wrong first offers, {false_offers} of 2,000 new stories)"
    )?;
    writeln!(out, "sketch and lookup: p50 {:.2?}, p95 {:.2?}, p99 {:.2?}", at(50), at(95), at(99))?;
    show_pairs(&mut out, &real_pairs, &texts)
}

/// Pairs for a person to judge.
fn show_pairs(
    out: &mut impl std::io::Write,
    real_pairs: &[(usize, usize)],
    texts: &[(String, Vec<String>)],
) -> std::io::Result<()> {
    writeln!(out, "{} pairs of real texts are one story, such as:", real_pairs.len())?;
    for (one, other) in real_pairs.iter().take(25) {
        if let (Some((one, _)), Some((other, _))) = (texts.get(*one), texts.get(*other)) {
            writeln!(out, "  {one} = {other}")?;
        }
    }
    Ok(())
}

/// How a story is told again.
#[derive(Debug, Clone, Copy)]
enum Way {
    TitleChanged,
    LeadCut,
    ParagraphMoved,
    UnitChanged,
    /// This share of the words replaced, in hundredths.
    Edited(u64),
    /// Title changed, lead cut, paragraph moved, 15 of 100 words replaced.
    All,
}

const WAYS: [Way; 8] = [
    Way::TitleChanged,
    Way::LeadCut,
    Way::ParagraphMoved,
    Way::UnitChanged,
    Way::Edited(10),
    Way::Edited(20),
    Way::Edited(30),
    Way::All,
];

fn retell(
    way: Way,
    (title, sentences): &(String, Vec<String>),
    words: &[&str],
    chance: &mut Chance,
) -> String {
    let moved = || {
        let third = sentences.len() / 3;
        sentences
            .iter()
            .skip(third)
            .chain(sentences.iter().take(third))
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let told = sentences.join(" ");
    match way {
        Way::TitleChanged => format!("Kabar terbaru hari ini\n{told}"),
        Way::LeadCut => {
            format!("{title}\n{}", sentences.iter().skip(2).cloned().collect::<Vec<_>>().join(" "))
        }
        Way::ParagraphMoved => format!("{title}\n{}", moved()),
        Way::UnitChanged => {
            format!("{title}\n{}", told.replace("Dinas", "Badan").replace("Kota", "Kecamatan"))
        }
        Way::Edited(share) => format!("{title}\n{}", edited(&told, share, words, chance)),
        Way::All => {
            let cut: Vec<&str> = told.split(' ').skip(25).collect();
            edited(&cut.join(" "), 15, words, chance)
        }
    }
}

fn edited(text: &str, share: u64, words: &[&str], chance: &mut Chance) -> String {
    let replaced =
        |word| if chance.below(100) < share { pick(words, chance).copied().unwrap_or(word) } else { word };
    text.split(' ').map(replaced).collect::<Vec<_>>().join(" ")
}

/// Which words follow two others in the real texts.
struct Chain<'a> {
    words: &'a [&'a str],
    next: HashMap<(&'a str, &'a str), Vec<usize>>,
}

impl<'a> Chain<'a> {
    fn of(words: &'a [&'a str]) -> Self {
        let mut next: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, run) in words.windows(3).enumerate() {
            if let [one, two, _] = run {
                next.entry((*one, *two)).or_default().push(at + 2);
            }
        }
        Self { words, next }
    }

    /// An item of 200 words; where only one word may follow, the chain leaps now and then, so that it does not copy.
    fn item(&self, chance: &mut Chance) -> String {
        let mut told = String::new();
        let mut at = self.anywhere(chance);
        for _ in 0..200 {
            let after = self
                .words
                .get(at.saturating_sub(1))
                .zip(self.words.get(at))
                .and_then(|(one, two)| self.next.get(&(*one, *two)));
            at = match after {
                Some(after) if after.len() > 1 || chance.below(3) > 0 => {
                    pick(after, chance).copied().unwrap_or_default()
                }
                _ => self.anywhere(chance),
            };
            told.push_str(self.words.get(at).copied().unwrap_or_default());
            told.push(' ');
        }
        told
    }

    fn anywhere(&self, chance: &mut Chance) -> usize {
        usize::try_from(chance.below(count(self.words))).unwrap_or_default()
    }
}

/// Pairs of real texts that are taken for one story.
fn pairs(archive: &Archive, texts: &[(String, Vec<String>)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (number, (title, sentences)) in texts.iter().enumerate() {
        let sketch = Sketch::of(&format!("{title}\n{}", sentences.join(" ")));
        found.extend(
            archive
                .same_story(&sketch)
                .iter()
                .map(|(other, _)| (number, *other))
                .filter(|(one, other)| one < other),
        );
    }
    found
}

fn item(line: &str) -> Option<(String, Vec<String>)> {
    let item: serde_json::Value = serde_json::from_str(line).ok()?;
    let body = item.get("body")?.as_str()?;
    let sentences =
        bahasa::sentences(body).into_iter().map(|span| span.of(body).to_owned()).take(40).collect();
    Some((item.get("title")?.as_str()?.to_owned(), sentences))
}

fn count<T>(items: &[T]) -> u64 {
    u64::try_from(items.len()).unwrap_or(u64::MAX)
}

fn pick<'a, T>(items: &'a [T], chance: &mut Chance) -> Option<&'a T> {
    items.get(usize::try_from(chance.below(count(items))).ok()?)
}

/// Numbers by chance, the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
