//! How long a text is, as each network counts.

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// A link counts as this on X and Mastodon, however long it is.
const LINK: u32 = 23;

/// How a network counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// UTF-16 units.
    Utf16,
    /// X: most letters count one, other scripts and each emoji two, a link 23.
    Weighted,
    /// Mastodon: what people see as one character counts one, a link 23.
    LinksShort,
    /// Threads: characters; an emoji counts as its bytes in UTF-8.
    EmojiBytes,
}

/// The length of a text.
pub(super) fn length(text: &str, measure: Measure) -> u32 {
    match measure {
        Measure::Utf16 => count(text.encode_utf16().count()),
        Measure::EmojiBytes => text.graphemes(true).map(in_threads).fold(0, u32::saturating_add),
        Measure::LinksShort => with_links(text, |_| 1),
        Measure::Weighted => with_links(text, weight),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Counts word by word, so that a link is seen whole.
fn with_links(text: &str, of: fn(&str) -> u32) -> u32 {
    let plain = |text: &str| text.graphemes(true).map(of).fold(0, u32::saturating_add);
    let word = |word: &str| {
        let counted = plain(word);
        if is_link(word) {
            LINK
        } else if is_domain(word) {
            // X makes a link of a bare domain too, where it knows the ending; we cannot know, so the larger counts.
            counted.max(LINK)
        } else {
            counted
        }
    };
    text.split_inclusive(char::is_whitespace)
        .map(|piece| {
            let bare = piece.trim_end_matches(char::is_whitespace);
            word(bare).saturating_add(plain(piece.get(bare.len()..).unwrap_or_default()))
        })
        .fold(0, u32::saturating_add)
}

fn is_link(word: &str) -> bool {
    word.starts_with("https://") || word.starts_with("http://")
}

fn is_domain(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    let Some((_, ending)) = word.rsplit_once('.') else { return false };
    let is_ending = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_ending && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-/".contains(&byte))
}

/// The weight of one visible character on X, after composing (NFC): its configuration version 3.
fn weight(grapheme: &str) -> u32 {
    if is_emoji(grapheme) {
        return 2;
    }
    let weigh = |c: char| match u32::from(c) {
        0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037 => 1,
        _ => 2,
    };
    grapheme.nfc().map(weigh).fold(0, u32::saturating_add)
}

fn in_threads(grapheme: &str) -> u32 {
    if is_emoji(grapheme) { count(grapheme.len()) } else { count(grapheme.chars().count()) }
}

/// Pictures, flags, keys, and whatever asks to be shown as a picture.
fn is_emoji(grapheme: &str) -> bool {
    grapheme.chars().any(
        |c| matches!(u32::from(c), 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x20E3),
    )
}
