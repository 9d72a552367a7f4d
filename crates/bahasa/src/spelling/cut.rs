//! Words cut in two by the edge of a printed line: `infor- masi`, copied from a PDF.

use super::Misspelling;
use crate::root::known;
use crate::{Span, fold};

/// Words after a hanging hyphen that is meant: `pra- dan pascabencana`.
const MEANT: [&str; 6] = ["dan", "atau", "maupun", "hingga", "sampai", "ke"];

/// Shortest whole word that is offered.
const WORD_MIN: usize = 5;

/// The cut words whose halves make one word we know, in order. Two halves that are words of their own are left alone.
pub(super) fn find(text: &str) -> Vec<Misspelling> {
    text.match_indices('-').filter_map(|(at, _)| cut(text, at)).collect()
}

fn cut(text: &str, at: usize) -> Option<Misspelling> {
    let front = text.get(..at)?;
    let start = front.trim_end_matches(char::is_alphabetic).len();
    let head = front.get(start..)?;
    let rest = text.get(at + 1..)?;
    let back = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let gap = rest.len() - back.len();
    let tail_end = back.find(|c: char| !c.is_alphabetic()).unwrap_or(back.len());
    let tail = back.get(..tail_end)?;
    let is_cut = gap > 0
        && !head.is_empty()
        && !tail.is_empty()
        && tail.bytes().all(|byte| byte.is_ascii_lowercase())
        && !MEANT.contains(&tail);
    if !is_cut {
        return None;
    }
    let whole = fold(head) + tail;
    let are_words = known(&fold(head)).is_some() && known(tail).is_some();
    if whole.len() < WORD_MIN || are_words || known(&whole).is_none() {
        return None;
    }
    let span = Span { start, end: at + 1 + gap + tail.len() };
    let word = span.of(text).to_owned();
    Some(Misspelling { span, word, suggestions: vec![[head, tail].concat()] })
}
