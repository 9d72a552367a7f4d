//! Writing help in plain words. It advises and never blocks.

use super::markup;
use super::model::Content;
use crate::Ctx;

/// A lead that can be taken in at one glance.
const LEAD_WORDS: usize = 35;
/// Longer sentences are hard to read on a phone.
const SENTENCE_WORDS: usize = 30;
/// Longer paragraphs fill a phone's screen.
const PARAGRAPH_WORDS: usize = 90;
/// Shorter titles say too little in a list.
const TITLE_WORDS: usize = 4;

/// Short pieces of advice on a text, in the reader's language; none for an empty one.
pub(super) fn hints(ctx: &Ctx, content: &Content) -> Vec<String> {
    let mut keys = Vec::new();
    let title_words = words(&content.title);
    if title_words > 0 && title_words < TITLE_WORDS {
        keys.push("news-hint-title-short");
    }
    let letters = content.title.chars().filter(|c| c.is_alphabetic());
    if title_words >= TITLE_WORDS && letters.clone().all(char::is_uppercase) {
        keys.push("news-hint-title-capitals");
    }
    if words(&content.lead) > LEAD_WORDS {
        keys.push("news-hint-lead-long");
    }
    let plain = markup::to_plain(&content.text);
    if plain.split(['.', '!', '?', '\n']).any(|sentence| words(sentence) > SENTENCE_WORDS) {
        keys.push("news-hint-sentence-long");
    }
    if plain.lines().any(|line| words(line) > PARAGRAPH_WORDS) {
        keys.push("news-hint-paragraph-long");
    }
    if content.photos.iter().any(|photo| photo.caption.is_empty()) {
        keys.push("news-hint-caption");
    }
    if content.photos.iter().any(|photo| photo.credit.is_empty()) {
        keys.push("news-hint-credit");
    }
    keys.into_iter().map(|key| ctx.locale.t(key)).collect()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
