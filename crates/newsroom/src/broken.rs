//! Words broken by copying: hyphens of a printed line, letters apart, letters of another encoding, words grown together.

use bahasa::Span;

use crate::item::Outcome;
use crate::reading::Reading;

/// Letters that only appear when bytes were read in the wrong encoding, and joined letters of a PDF.
const WRONG: &[&str] = &["Ã", "â€", "Â²", "Â ", "\u{FFFD}", "ﬁ", "ﬂ", "ﬀ", "ﬃ", "\u{AD}"];

/// Words with a capital inside that are names.
const CAMEL: &[&str] = &[
    "detik",
    "my",
    "e",
    "i",
    "mc",
    "de",
    "you",
    "tik",
    "whats",
    "linked",
    "face",
    "micro",
    "inspira",
    "nusantara",
];

pub(crate) fn check(reading: &Reading<'_>) -> Outcome {
    let text = reading.full;
    let mut found: Vec<Span> = WRONG
        .iter()
        .flat_map(|wrong| {
            text.match_indices(wrong).map(|(at, mark)| Span { start: at, end: at + mark.len() })
        })
        .collect();
    found.extend(cut_words(text));
    found.extend(spaced_letters(reading));
    found.extend(
        reading.words.iter().filter(|word| grown_together(word.token.text)).map(crate::reading::Word::span),
    );
    found.extend(joined_sentences(text));
    found.extend(chat_remains(text));
    found.sort_by_key(|span| span.start);
    Outcome::at(found)
}

/// `pemba- ngunan`, `sebanyak- banyaknya`: a hyphen that was the end of a line.
fn cut_words(text: &str) -> Vec<Span> {
    let cut = |at: usize| {
        let before = text.get(..at)?.chars().next_back()?;
        let rest = text.get(at + 1..)?;
        let tail = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let gap = rest.len() - tail.len();
        let next = tail.chars().next()?;
        let word: String = tail.chars().take_while(|c| c.is_alphabetic()).collect();
        // `pra- dan pascabencana` is meant.
        let meant = matches!(word.as_str(), "dan" | "atau" | "maupun" | "hingga" | "sampai" | "ke");
        let letters = before.is_alphabetic()
            && (next.is_lowercase() || (gap > 0 && next.is_alphabetic() && before.is_lowercase()));
        (gap > 0 && letters && !meant)
            .then(|| Span { start: at - before.len_utf8(), end: at + 1 + gap + next.len_utf8() })
    };
    text.match_indices('-').filter_map(|(at, _)| cut(at)).collect()
}

/// `p e m b a n g u n a n` or lines of one letter.
fn spaced_letters(reading: &Reading<'_>) -> Vec<Span> {
    let single = |word: &crate::reading::Word<'_>| {
        let mut chars = word.token.text.chars();
        chars.next().is_some_and(char::is_lowercase) && chars.next().is_none()
    };
    let apart = |at: usize| -> Option<Span> {
        let four = reading.words.get(at..at + 4)?;
        let (first, last) = (four.first()?, four.last()?);
        let gaps = reading.full.get(first.token.end..last.token.start)?;
        let plain = gaps.chars().all(|c| c.is_whitespace() || c.is_lowercase());
        (four.iter().take(3).all(single) && plain)
            .then_some(Span { start: first.token.start, end: last.token.end })
    };
    let letter_line = reading.full.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end()))
    });
    let lines = letter_line.filter(|(start, line)| {
        *start > 0 && line.chars().count() <= 2 && !line.is_empty() && line.chars().all(char::is_lowercase)
    });
    (0..reading.words.len())
        .filter_map(apart)
        .chain(lines.map(|(at, line)| Span { start: at, end: at + line.len() }))
        .collect()
}

/// `kepadaMapolres`: small letters, then a capital.
fn grown_together(word: &str) -> bool {
    let small: String = word.chars().take_while(|c| c.is_lowercase()).collect();
    let first_large = word.chars().next().is_some_and(char::is_uppercase);
    let head: String = if first_large {
        word.chars().take(1).chain(word.chars().skip(1).take_while(|c| c.is_lowercase())).collect()
    } else {
        small
    };
    let tail: String = word.chars().skip(head.chars().count()).collect();
    let grown = tail.chars().next().is_some_and(char::is_uppercase)
        && tail.chars().nth(1).is_some_and(char::is_lowercase)
        && tail.chars().count() >= 3
        && tail.chars().all(char::is_alphabetic);
    let name = CAMEL.contains(&head.to_lowercase().as_str());
    let long = !first_large || tail.chars().count() >= 4;
    (head.chars().count() >= 4 && grown && long && !name) || swallowed(word)
}

/// `menjadiconcern`, `lamanhttps`: a small word, or the beginning of a link, that lost its space.
fn swallowed(word: &str) -> bool {
    const SMALL: &[&str] =
        &["menjadi", "kepada", "merupakan", "dalam", "masih", "sebagai", "terjadi", "dengan"];
    const ENDINGS: &[&str] = &["nya", "kan", "lah", "kah", "pun", "ku", "mu"];
    let lower = word.to_lowercase();
    let link = lower.ends_with("https") && lower.len() > 5;
    link || SMALL.iter().filter_map(|small| lower.strip_prefix(small)).any(|rest| {
        rest.len() >= 5
            && rest.chars().all(char::is_alphabetic)
            && !ENDINGS.iter().any(|ending| rest.starts_with(ending))
    })
}

/// `bangsa.Hubungan`: two sentences without a space between.
fn joined_sentences(text: &str) -> Vec<Span> {
    let joined = |at: usize| {
        let before: String = text.get(..at)?.chars().rev().take_while(|c| c.is_lowercase()).collect();
        let after = text.get(at + 1..)?;
        let next = after.chars().next()?;
        let tail: String = after.chars().skip(1).take_while(|c| c.is_lowercase()).collect();
        let whole = before.chars().count() >= 4 && next.is_uppercase() && tail.chars().count() >= 2;
        whole.then(|| Span { start: at - before.len(), end: at + 1 + next.len_utf8() + tail.len() })
    };
    text.match_indices('.').filter_map(|(at, _)| joined(at)).collect()
}

/// `[13.35, 1/10/2025] Nama:` is the head of a chat message.
fn chat_remains(text: &str) -> Vec<Span> {
    let head = |at: usize| {
        let rest = text.get(at + 1..)?;
        let (inside, after) = rest.split_once(']')?;
        let time: String = inside.chars().take(5).collect();
        let is_time = time.chars().filter(char::is_ascii_digit).count() >= 3 && time.contains(['.', ':']);
        (inside.len() < 30 && is_time && inside.contains('/') && after.starts_with(' '))
            .then(|| Span { start: at, end: at + inside.len() + 2 })
    };
    text.match_indices('[').filter_map(|(at, _)| head(at)).collect()
}
