//! The same story looked up among many, measured: `cargo run --release -p testkit --example twins -- ITEMS
//! TEXTS.jsonl…` (100000; each line an object with `title` and `body`). Publishes the real texts and, up to ITEMS,
//! mixtures of their sentences with three of ten words changed; then an operator of another unit types 200 of the real
//! stories again, with 15 of 100 words changed, into the editor. Prints how many were named and how long an answer took:
//! saving, all checks, and the lookup. Through the whole program except the socket. SQLite, or PostgreSQL when
//! `TEST_POSTGRES_URL` is set.

#![expect(clippy::print_stdout, reason = "a measuring program talks to its reader")]
#![expect(clippy::indexing_slicing, reason = "places taken within the length")]

use std::time::Instant;

use app::news::{Content, ImportedNews};
use rules::news::State;
use rules::role::Role;
use testkit::TestApp;

/// Stories typed again.
const ASKED: usize = 200;
/// Stories written in one transaction; the search index learns of none.
const AT_ONCE: usize = 500;
/// Sentences of a mixture.
const SENTENCES: usize = 12;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let items: usize = std::env::args().nth(1).map_or(Ok(100_000), |word| word.parse())?;
    let mut texts = Vec::new();
    for path in std::env::args().skip(2) {
        texts.extend(std::fs::read_to_string(path)?.lines().filter_map(item));
    }
    texts.retain(|(_, sentences)| sentences.len() >= 6);
    texts.truncate(items);
    anyhow::ensure!(!texts.is_empty(), "name a file of texts");
    let words: Vec<&str> =
        texts.iter().flat_map(|(_, sentences)| sentences).flat_map(|sentence| sentence.split(' ')).collect();
    let mut chance = Chance(7);
    let city = TestApp::new().await;
    let begun = Instant::now();
    let ctx = city.system();
    let mut number = 0;
    while number < items {
        let tx = ctx.db().begin().await?;
        for _ in 0..AT_ONCE.min(items - number) {
            let (title, text) = match texts.get(number) {
                Some((title, sentences)) => (title.clone(), sentences.join(" ")),
                None => (format!("Kabar {number}"), mixture(&texts, &words, &mut chance)),
            };
            app::news::import_item(
                &ctx,
                &tx,
                published(&city, Content { title, text, ..Content::default() }),
            )
            .await?;
            number += 1;
        }
        tx.commit().await?;
    }
    println!("{items} stories, {} of them real, published in {:.0?}", texts.len(), begun.elapsed());
    let operator = city.sign_in_as(Role::ContentOperator, "kel-satu").await;
    let path = operator.post_form("/kerja/berita/baru", &[]).await.expect(303).location().to_owned();
    let mut times = Vec::new();
    let mut named = 0;
    for (title, sentences) in texts.iter().take(ASKED) {
        let text = changed(&sentences.join(" "), 15, &words, &mut chance);
        let form = [("version", "1"), ("title", title.as_str()), ("lead", ""), ("text", text.as_str())];
        let begun = Instant::now();
        let kept = operator.post_form(&format!("{path}/simpan-otomatis"), &form).await.expect(200).json();
        times.push(begun.elapsed());
        named += u32::from(kept["advice"].as_str().is_some_and(|advice| advice.contains("sudah ditulis")));
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("named {named} of {}", times.len());
    println!("saving, checks and lookup: p50 {:.1?}, p95 {:.1?}, worst {:.1?}", at(50), at(95), at(100));
    Ok(())
}

fn published(city: &TestApp, content: Content) -> ImportedNews {
    ImportedNews {
        unit: city.unit("kel-dua"),
        topic: None,
        author: None,
        approver: None,
        state: State::Published,
        content,
        at_ms: city.clock.now(),
        publish_at: None,
        remark: String::new(),
        withdraw_reason: String::new(),
        source: None,
        is_sample: false,
    }
}

fn item(line: &str) -> Option<(String, Vec<String>)> {
    let item: serde_json::Value = serde_json::from_str(line).ok()?;
    let body = item.get("body")?.as_str()?;
    let sentences = bahasa::sentences(body).into_iter().map(|span| span.of(body).to_owned());
    Some((item.get("title")?.as_str()?.to_owned(), sentences.take(40).collect()))
}

/// Sentences of many texts, three of ten words changed.
fn mixture(texts: &[(String, Vec<String>)], words: &[&str], chance: &mut Chance) -> String {
    let mut told = Vec::new();
    for _ in 0..SENTENCES {
        let sentences = &texts[chance.below(texts.len())].1;
        told.push(sentences[chance.below(sentences.len())].clone());
    }
    changed(&told.join(" "), 30, words, chance)
}

/// A text with so many of 100 words changed.
fn changed(text: &str, share: usize, words: &[&str], chance: &mut Chance) -> String {
    let mut told = Vec::new();
    for word in text.split(' ') {
        let is_changed = chance.below(100) < share;
        told.push(if is_changed { words[chance.below(words.len())] } else { word });
    }
    told.join(" ")
}

/// Numbers by chance, the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or_default()
    }
}
