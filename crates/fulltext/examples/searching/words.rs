//! Running text for made-up documents, dealt anew from real ones; and what the system says of this process.
//! Shared by the examples that measure: this one, and the one of `testkit` that fills a whole city.

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Words of a page: what the published reports of cities have (about 1,600 characters).
const PAGE_WORDS: usize = 220;

/// The running words of real texts.
pub(crate) struct Words(Vec<String>);

impl Words {
    /// From the `title` and `body` of the lines of JSON files; without a file from made syllables.
    pub(crate) fn read(files: &[String]) -> Result<Self, Failure> {
        let mut words = Vec::new();
        for file in files {
            for line in std::fs::read_to_string(file)?.lines() {
                let object: serde_json::Value = serde_json::from_str(line)?;
                for name in ["title", "body"] {
                    let text = object.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
                    words.extend(text.split_whitespace().map(str::to_owned));
                }
            }
        }
        if words.is_empty() {
            let mut chance = Chance::new(3);
            words = (0..300_000).map(|_| made_word(&mut chance)).collect();
        }
        Ok(Self(words))
    }

    /// How many words there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// A run of `count` words from a place chance chooses.
    pub(crate) fn run(&self, chance: &mut Chance, count: usize) -> String {
        let start = chance.below(self.0.len().saturating_sub(count).max(1));
        self.0.iter().skip(start).take(count).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// A page: text, and the amounts that every report of a city is full of.
    pub(crate) fn page(&self, chance: &mut Chance) -> String {
        let mut page = self.run(chance, PAGE_WORDS);
        for _ in 0..4 {
            let zeros = chance.below(4) * 3;
            let amount = chance.below(9_999) + 1;
            page.push_str(" Rp");
            page.push_str(&amount.to_string());
            page.push_str(&"0".repeat(zeros));
        }
        page
    }
}

/// A word of two or three syllables; some syllables are far commoner than others, as in a language.
fn made_word(chance: &mut Chance) -> String {
    const SYLLABLES: [&str; 24] = [
        "ka", "ma", "sa", "ta", "la", "ra", "na", "pa", "ba", "di", "ke", "me", "ber", "kan", "an", "tu",
        "gi", "lo", "wi", "dan", "lam", "pus", "tor", "jing",
    ];
    let count = 2 + chance.below(2);
    (0..count).filter_map(|_| SYLLABLES.get(chance.below(24).min(chance.below(24)))).copied().collect()
}

/// A small generator, so that every run makes the same texts.
pub(crate) struct Chance(u64);

impl Chance {
    /// A generator by its seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

/// Memory of this process as Linux counts it; empty elsewhere.
pub(crate) fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let is_told = |line: &&str| ["VmHWM", "RssAnon", "RssFile"].iter().any(|name| line.starts_with(name));
    status.lines().filter(is_told).map(|line| line.replace('\t', " ")).collect::<Vec<_>>().join("; ")
}

/// Seconds of CPU this process used so far, as Linux counts them (100 a second).
pub(crate) fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |field: usize| behind.split_whitespace().nth(field).and_then(|text| text.parse::<f64>().ok());
    (ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()) / 100.0
}
